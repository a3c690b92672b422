"""Where a finger means a slip, or the mark of what the world said."""

from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.slips import Slip
from kiosk.scene.style import Style
from kiosk.state.intents import SelectEvent

TOUCH_RADIUS = 32


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
