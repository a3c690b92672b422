"""Is my city within reach? The answer for the place that a visitor has touched."""

from dataclasses import dataclass

from kiosk.content.curated import Ring
from kiosk.content.model import Lens
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM, angle_between, unit_from_lonlat
from kiosk.scene.boxes import Box, boxes_along
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.labels import Town
from kiosk.scene.mirror import as_read, mirrored_box
from kiosk.scene.panels import key, sheet
from kiosk.scene.primitives import Glyph, Primitive, Stroke, Text
from kiosk.scene.reach import rings_in_view
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.scene.words import number
from kiosk.state.intents import AskPlace, CloseAnswer
from kiosk.state.state import Asked, State
from kiosk.world.world import World

PAD, TITLE, ROW = 22, 48, 40
# The cross that puts it away: 15 mm on a screen of 21 inches, and so far from the edge.
CROSS, CROSS_EDGE = 76, 12
MOST_ROWS = 4
# Ranges are round figures and sites are known to a few km: so near to the line nobody can say.
ROUNDED = 0.02
CLOSE = "answer-close"
# A town answers within this many design px of its dot.
TOWN_REACH = 34


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on the map.

    Attributes:
        targets: Its ground, on which nothing of the map answers, and the cross.
        covers: What of the map it covers.
    """

    layer: Layer
    targets: tuple[HitTarget, ...]
    covers: tuple[Box, ...]


def answer_to(style: Style, state: State, world: World, typography: Typography) -> Answer | None:
    """Return the answer for the place asked, or None if nobody asks or no range is in view."""
    if state.asked is None or not state.camera.faces(state.asked.lonlat):
        return None
    nearest = _nearest(style, state, world, state.asked)
    if not nearest:
        return None
    k = style.layout.px
    wording = style.exhibit.wording
    title_style = style.type("tag_title")
    title = style.capitals(state.asked.name or wording["this_place"])
    rows = [_verdict(style, ring, distance_km) for ring, distance_km in nearest]
    words = [
        wording["distance_of"].format(
            km=number(style.exhibit, _rounded_km(km)), place=_centre(ring, style.lens)
        )
        for ring, km in nearest
    ]
    # In large letters on an upright screen the longest of them takes more than its width.
    room_px = style.layout.beside.width_px - k(PAD + 40 + 2 * CROSS_EDGE + CROSS)
    said = (*words, *(verdict for _, verdict in rows))
    row_style = min(
        (style.fitting("tag_sub", each, room_px, typography) for each in said),
        key=lambda text: text.size_px,
    )
    widest_px = max(
        typography.width_px(title, title_style),
        *(k(40) + typography.width_px(verdict, row_style) for _, verdict in rows),
        *(typography.width_px(line, row_style) for line in words),
    )
    place_px = state.camera.px_from_lonlat(state.asked.lonlat)
    height_px = k(2 * PAD - 8 + TITLE + 2 * ROW * len(rows))
    box = _box(style, place_px, widest_px + k(PAD + 2 * CROSS_EDGE + CROSS), height_px)
    dot = (
        Glyph("disc", place_px, k(12), (style.either("white", "sea"),)),
        Glyph("disc", place_px, k(8), (style.either("ink", "text"),)),
    )
    items: list[Primitive] = [
        *sheet(style, box),
        Text(
            (box.x_px + k(PAD), box.y_px + k(PAD - 4 + TITLE / 2)), title, title_style, style.text
        ),
    ]
    y_px = box.y_px + k(PAD + TITLE)
    for (shape, verdict), line in zip(rows, words, strict=True):
        items += [
            Text((box.x_px + k(PAD), y_px + k(ROW / 2)), line, row_style, style.text_quiet),
            Glyph(
                shape,
                (box.x_px + k(PAD + 12), y_px + k(ROW * 1.5)),
                k(12),
                (style.text, style.panel),
            ),
            Text((box.x_px + k(PAD + 34), y_px + k(ROW * 1.5)), verdict, row_style, style.text),
        ]
        y_px += k(2 * ROW)
    end_px = box.nearest_px(place_px)
    leader = Stroke((place_px, end_px), style.text, k(2.5))
    cross = _cross(style, box)
    drawn = (
        leader,
        *dot,
        *as_read(style, box, items),
        *key(style, cross, pressed=CLOSE in state.pressed, lit=False),
        Glyph("close", cross.centre_px, k(28), (style.text,)),
    )
    return Answer(
        Layer("answer", style.layout.map, drawn, kept=False),
        (HitTarget("answer", box, None), HitTarget(CLOSE, cross, CloseAnswer())),
        (box.grown(k(10)), *boxes_along(place_px, end_px, k(14))),
    )


def _cross(style: Style, box: Box) -> Box:
    """Return where the key lies that puts an answer away: low, where everybody reaches it."""
    side_px, edge_px = style.layout.px(CROSS), style.layout.px(CROSS_EDGE)
    cross = Box(
        box.right_px - edge_px - side_px, box.bottom_px - edge_px - side_px, side_px, side_px
    )
    return mirrored_box(cross, box.x_px + box.right_px) if style.exhibit.rtl else cross


def town_targets(
    style: Style,
    camera: Camera,
    world: World,
    towns: tuple[Town, ...],
) -> tuple[HitTarget, ...]:
    """Return the named towns, dots and words, as what answers while there is a range to ask about.

    Args:
        style: The look.
        camera: Where they lie on screen.
        world: Tells the ranges.
        towns: Those in view.
    """
    if not rings_in_view(style, camera, world):
        return ()
    half_px = style.layout.px(TOWN_REACH)
    dots, names = [], []
    for town in towns:
        label, words = town.label, town.words
        tap = AskPlace(label.text, label.lonlat)
        dot = Box.around(camera.px_from_lonlat(label.lonlat), half_px)
        wide_px, high_px = max(words.width_px / 2, half_px), max(words.height_px / 2, half_px)
        x_px, y_px = words.centre_px
        name = Box(x_px - wide_px, y_px - high_px, 2 * wide_px, 2 * high_px)
        dots.append(HitTarget(label.subject, dot, tap, Handle.MAP))
        names.append(HitTarget(f"name:{label.subject}", name, tap, Handle.MAP))
    # Where towns lie close together, a touch on a dot means that one.
    return (*names, *dots)


def _nearest(style: Style, state: State, world: World, asked: Asked) -> list[tuple[Ring, float]]:
    """Return for each range in view the nearest of its centres and how far it is."""
    best: dict[str, tuple[Ring, float]] = {}
    for shown in rings_in_view(style, state.camera, world):
        ring = shown.ring
        apart_rad = angle_between(unit_from_lonlat(ring.lonlat), unit_from_lonlat(asked.lonlat))
        distance_km = EARTH_RADIUS_KM * float(apart_rad)
        if ring.label not in best or distance_km < best[ring.label][1]:
            best[ring.label] = (ring, distance_km)
    return sorted(best.values(), key=lambda pair: -pair[0].radius_km)[:MOST_ROWS]


def _verdict(style: Style, ring: Ring, distance_km: float) -> tuple[str, str]:
    """Return the mark and the words: within, out of, or where the sources differ."""
    wording, weapon = style.exhibit.wording, ring.label_in(style.lens)
    if distance_km <= ring.low_km * (1.0 - ROUNDED):
        return "capital", wording["reach_yes"].format(weapon=weapon)
    if distance_km <= ring.radius_km * (1.0 + ROUNDED):
        return "city", wording["reach_edge"].format(weapon=weapon)
    return "city", wording["reach_no"].format(weapon=weapon)


def _centre(ring: Ring, lens: Lens) -> str:
    return ring.place.name_in(lens) if ring.place else ring.weapon


def _rounded_km(km: float) -> int:
    return round(km / 10) * 10 if km >= 100 else round(km)


def _box(style: Style, place_px: tuple[float, float], width_px: float, height_px: float) -> Box:
    k = style.layout.px
    room, gap_px = style.layout.beside, k(44)
    left_px = place_px[0] + gap_px
    if left_px + width_px > room.right_px:
        left_px = place_px[0] - gap_px - width_px
    left_px = min(max(left_px, room.x_px), room.right_px - width_px)
    # Beside its place, but never so high that the cross would be out of reach from a wheelchair.
    highest_px = max(room.y_px, style.layout.reach_px + k(CROSS + CROSS_EDGE) - height_px)
    lowest_px = room.bottom_px - height_px
    top_px = min(max(place_px[1] - height_px / 2, highest_px), lowest_px)
    if style.layout.low:
        top_px = lowest_px
    return style.layout.clear_of_date(
        Box(round(left_px), round(top_px), round(width_px), round(height_px))
    )
