"""Events on the map: marks on stems, gathered where they would overlap, and call-outs."""

from dataclasses import dataclass

from kiosk.content.model import Event
from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Ring, Stroke, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style, mixed
from kiosk.scene.words import digits
from kiosk.state.intents import Gather, SelectEvent
from kiosk.state.pulses import PULSE_S
from kiosk.state.state import State
from kiosk.world.world import ShownEvent, World

# The layer that marks are drawn on, with names and call-outs.
MARKS = "overlay"
MARK_RADIUS = 20
STEM = 58
# How far a pulse runs beyond its mark.
PULSE_REACH = 44
# Marks nearer than this share one; a finger could not tell them apart.
GATHER = 46
# Within these hours of story time the weightier event leads a mark, not the newer one.
NEWS_S = 3 * 3600.0


# What nobody may miss, while it is so fresh that it may have a call-out.
TURNING_WEIGHT, FRESH = 5, 0.35


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """Events that share a mark, the one to be told first in front."""

    shown: tuple[ShownEvent, ...]
    foot_px: tuple[float, float]
    head_px: tuple[float, float]

    @property
    def first(self) -> ShownEvent:
        return self.shown[0]


def is_turning(shown: ShownEvent) -> bool:
    """Return whether an event is a turning point that may be named."""
    return shown.event.weight >= TURNING_WEIGHT and shown.freshness > FRESH


def mark_groups(
    style: Style, state: State, world: World, apart: frozenset[str] | None = None
) -> tuple[MarkGroup, ...]:
    """Return the marks of the map but those told apart, gathered so that none covers another.

    Those that are still to come up, while the dark develops, are not among them.

    The event of the open card leads, then the news of the last hours by weight, then the newest;
    where some are told apart, the turning points of the last days before all others.
    """
    k = style.layout.px
    camera = state.camera
    screen = style.layout.map.grown(k(STEM))
    coming = {name for name, age_s in state.pulses if age_s < 0.0}
    order = sorted(
        (shown for shown in world.shown if shown.event.id not in coming | (apart or set())),
        key=lambda shown: (
            shown.event.id != state.event_id,
            apart is not None and not is_turning(shown),
            shown.age_s // NEWS_S,
            -shown.event.weight,
            shown.age_s,
        ),
    )
    gather_px = k(GATHER)
    heads: list[tuple[tuple[float, float], list[ShownEvent]]] = []
    # Many events share a place, as a capital.
    at_place: dict[tuple[float, float], list[ShownEvent] | None] = {}
    for shown in order:
        lonlat = shown.event.places[0].lonlat
        if lonlat in at_place:
            gathered = at_place[lonlat]
            if gathered is not None:
                gathered.append(shown)
            continue
        foot_px = camera.px_from_lonlat(lonlat)
        if not (camera.faces(lonlat) and screen.contains(foot_px)):
            at_place[lonlat] = None
            continue
        near = (
            members
            for (x_px, y_px), members in heads
            if abs(x_px - foot_px[0]) < gather_px and abs(y_px - foot_px[1]) < gather_px
        )
        members = next(near, [])
        if not members:
            heads.append((foot_px, members))
        members.append(shown)
        at_place[lonlat] = members
    return tuple(
        MarkGroup(tuple(members), foot_px, _head_px(style, foot_px)) for foot_px, members in heads
    )


def _head_px(style: Style, foot_px: tuple[float, float]) -> tuple[float, float]:
    """Return the middle of a mark: on its stem, which is shorter below the date than elsewhere."""
    k, date = style.layout.px, style.layout.date
    x_px, y_px = foot_px[0], foot_px[1] - k(STEM)
    clear_px = date.bottom_px + k(MARK_RADIUS + 8)
    beside = abs(x_px - date.centre_px[0]) > date.width_px / 2 + k(MARK_RADIUS)
    if not beside and foot_px[1] > date.bottom_px:
        y_px = min(foot_px[1], max(y_px, clear_px))
    return x_px, y_px


def stem_items(style: Style, groups: tuple[MarkGroup, ...]) -> tuple[Primitive, ...]:
    """Return what joins the marks to their places, to be drawn beneath the badges of capitals."""
    k = style.layout.px
    stem, halo = style.either("ink", "coast"), style.colour("mark_halo")
    items: list[Primitive] = []
    for group in groups:
        if not style.secret:
            items.append(Stroke((group.foot_px, group.head_px), halo, k(7)))
        items += [
            Stroke((group.foot_px, group.head_px), stem, k(3)),
            Glyph("disc", group.foot_px, k(5), (stem,)),
        ]
    return tuple(items)


def mark_items(style: Style, state: State, groups: tuple[MarkGroup, ...]) -> tuple[Primitive, ...]:
    """Return the drawing of the marks, the first in front."""
    items: list[Primitive] = []
    for group in reversed(groups):
        items += _mark_items(style, state, group)
    return tuple(items)


def _mark_items(style: Style, state: State, group: MarkGroup) -> tuple[Primitive, ...]:
    k = style.layout.px
    event, shown = group.first.event, group.first
    active = event.id == state.event_id
    # In whole steps, so that a mark is not drawn anew with every minute that it grows older.
    radius_px = k(round(MARK_RADIUS * (1.15 if active else 1.0) * (0.8 + 0.2 * shown.freshness)))
    keyline = style.colour("mark_keyline")
    halo = style.colour("mark_halo")
    fill = event.theatre.fill_rgb
    if style.secret and not shown.hidden:
        fill = mixed(fill, style.colour("sea"), 0.4)
    items: list[Primitive] = []
    if style.secret and shown.hidden:
        glow = event.theatre.glow_rgb
        for spread, alpha in ((2.9, 18), (2.2, 26), (1.6, 41)):
            items.append(Glyph("disc", group.head_px, radius_px * spread, (glow,), alpha))
        items.append(Ring(group.head_px, radius_px + k(7), (*glow, 255), k(2.5)))
    if active:
        ring = event.theatre.glow_rgb if style.secret else keyline
        items += [
            Ring(group.head_px, radius_px + k(14), (*ring, 128), k(3)),
            Ring(group.head_px, radius_px + k(28), (*ring, 64), k(3)),
        ]
    items.append(
        Glyph(f"mark:{event.theatre.shape}", group.head_px, radius_px * 1.25, (halo, keyline, fill))
    )
    if len(group.shown) > 1:
        badge_px = (group.head_px[0] + radius_px * 1.05, group.head_px[1] - radius_px * 0.95)
        ground, ink = style.either("ink", "text"), style.either("paper", "sea")
        items += [
            Glyph("roundel", badge_px, k(15), (style.either("paper", "sea"), ground)),
            Text(
                badge_px,
                digits(style.exhibit, len(group.shown)),
                style.type("count"),
                ink,
                Anchor.CENTRE,
            ),
        ]
    return tuple(items)


def mark_targets(style: Style, groups: tuple[MarkGroup, ...]) -> tuple[HitTarget, ...]:
    """Return where the marks answer: with their event, or with the choice of several."""
    targets = []
    for group in reversed(groups):
        ids = tuple(shown.event.id for shown in group.shown)
        tap = SelectEvent(ids[0]) if len(ids) == 1 else Gather(ids)
        area = Disc(group.head_px, style.layout.px(38))
        targets.append(HitTarget(_target_id(ids[0]), area, tap, Handle.MAP))
    return tuple(targets)


def with_pulses(
    style: Style, state: State, layers: tuple[Layer, ...], targets: tuple[HitTarget, ...]
) -> tuple[Layer, ...]:
    """Return the layers of the map, and above the marks a ring for each that has just come up.

    The rings run outward in every frame, three times; all that they run over stays as it is.
    """
    heads = {target.id: target.area for target in targets}
    rings = []
    for event_id, age_s in state.pulses:
        head = heads.get(_target_id(event_id))
        if age_s >= 0.0 and head is not None:
            rings.append(_pulse(style, style.exhibit.event_by_id[event_id], age_s, head.centre_px))
    above = 1 + next(at for at, layer in enumerate(layers) if layer.id == MARKS)
    return (*layers[:above], *rings, *layers[above:])


def _pulse(style: Style, event: Event, age_s: float, head_px: tuple[float, float]) -> Layer:
    k = style.layout.px
    share = age_s % PULSE_S / PULSE_S
    colour = event.theatre.glow_rgb if style.secret else style.colour("mark_keyline")
    radius_px = k(MARK_RADIUS + 6 + PULSE_REACH * share)
    ring = Ring(head_px, radius_px, (*colour, round(200 * (1.0 - share))), k(3.5))
    half_px = k(MARK_RADIUS + PULSE_REACH + 14)
    return Layer(f"pulse:{event.id}", Box.around(head_px, half_px), (ring,), kept=False)


def _target_id(event_id: str) -> str:
    return f"mark:{event_id}"


def mark_boxes(style: Style, groups: tuple[MarkGroup, ...]) -> tuple[Box, ...]:
    """Return what no label or call-out may cover."""
    k = style.layout.px
    return tuple(
        Box(group.head_px[0] - k(30), group.head_px[1] - k(30), k(60), k(30 + STEM + 8))
        for group in groups
    )
