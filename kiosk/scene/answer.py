"""Is my city within reach? The answer for the place that a visitor has touched."""

from dataclasses import dataclass

from kiosk.content.curated import Ring
from kiosk.content.model import Lens
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM, angle_between, unit_from_lonlat
from kiosk.scene.boxes import Box
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.mirror import as_read
from kiosk.scene.panels import sheet
from kiosk.scene.placing import Label
from kiosk.scene.primitives import Glyph, Primitive, Stroke, Text
from kiosk.scene.reach import rings_in_view
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.scene.words import number
from kiosk.state.intents import AskPlace
from kiosk.state.state import Asked, State
from kiosk.world.world import World

PAD, TITLE, ROW = 22, 48, 40
MOST_ROWS = 4
# Ranges are round figures and sites are known to a few km: so near to the line nobody can say.
ROUNDED = 0.02
# A town answers within this many design px of its dot.
TOWN_REACH = 34


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on the map.

    Attributes:
        target: A touch on it puts it away.
        covers: What of the map it covers.
    """

    layer: Layer
    target: HitTarget
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
    room_px = style.layout.beside.width_px - k(2 * PAD + 40)
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
    box = _box(style, place_px, widest_px + k(2 * PAD), height_px)
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
    end_px = _toward(box, place_px)
    leader = Stroke((place_px, end_px), style.text, k(2.5))
    left_px, right_px = sorted((place_px[0], end_px[0]))
    way = Box(left_px, place_px[1] - k(14), right_px - left_px, k(28))
    tap = AskPlace(state.asked.name, state.asked.lonlat)
    return Answer(
        Layer("answer", style.layout.map, (leader, *dot, *as_read(style, box, items)), kept=False),
        HitTarget("answer", box, tap, Handle.MAP),
        (box.grown(k(10)), way),
    )


def town_targets(
    style: Style,
    camera: Camera,
    world: World,
    towns: tuple[Label, ...],
) -> tuple[HitTarget, ...]:
    """Return the named towns as what answers, while there is a range to ask about.

    Args:
        style: The look.
        camera: Where they lie on screen.
        world: Tells the ranges.
        towns: Those in view.
    """
    if not rings_in_view(style, camera, world):
        return ()
    half_px = style.layout.px(TOWN_REACH)
    targets = []
    for town in towns:
        x_px, y_px = camera.px_from_lonlat(town.lonlat)
        area = Box(x_px - half_px, y_px - half_px, 2 * half_px, 2 * half_px)
        targets.append(HitTarget(town.subject, area, AskPlace(town.text, town.lonlat), Handle.MAP))
    return tuple(targets)


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
    top_px = min(max(place_px[1] - height_px / 2, room.y_px), room.bottom_px - height_px)
    return style.layout.clear_of_date(
        Box(round(left_px), round(top_px), round(width_px), round(height_px))
    )


def _toward(box: Box, px: tuple[float, float]) -> tuple[float, float]:
    return (
        min(max(px[0], box.x_px), box.right_px),
        min(max(px[1], box.y_px), box.bottom_px),
    )
