"""The room of slips and of their marks: for fingers, for names and for call-outs."""

from kiosk.geo.camera import Camera
from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.slips import MARK_RADIUS, RECALLED_S, Slip
from kiosk.scene.style import Style
from kiosk.state.intents import SelectEvent
from kiosk.world.world import World

TOUCH_RADIUS = 32


def slip_boxes(style: Style, slips: tuple[Slip, ...]) -> tuple[Box, ...]:
    """Return what no label may cover."""
    k = style.layout.px
    reach_px = k(2 * MARK_RADIUS)
    marks = (Box.around(slip.foot_px, reach_px) for slip in slips)
    return (*marks, *(slip.box.grown(k(6)) for slip in slips if slip.box is not None))


def reaction_boxes(style: Style, camera: Camera, world: World) -> tuple[Box, ...]:
    """Return what no call-out may cover: the marks of all that the world has said of late."""
    reach_px = style.layout.px(MARK_RADIUS * 1.25)
    return tuple(
        Box.around(camera.px_from_lonlat(event.places[0].lonlat), reach_px)
        for event in world.reactions
        if world.utc_s - event.start_utc_s <= RECALLED_S and camera.faces(event.places[0].lonlat)
    )


def slip_targets(style: Style, slips: tuple[Slip, ...]) -> tuple[HitTarget, ...]:
    """Return the slips, and the marks of those without, as what opens their cards."""
    return tuple(
        HitTarget(
            f"slip:{slip.event.id}",
            _reach(style, slip),
            SelectEvent(slip.event.id),
            Handle.MAP,
        )
        for slip in reversed(slips)
    )


def _reach(style: Style, slip: Slip) -> Box | Disc:
    """Return where a finger means a slip: one of a single line is lower than a finger."""
    box, radius_px = slip.box, style.layout.px(TOUCH_RADIUS)
    if box is None:
        return Disc(slip.foot_px, radius_px)
    more_px = max(0.0, 2 * radius_px - box.height_px)
    return box._replace(y_px=box.y_px - more_px / 2, height_px=box.height_px + more_px)
