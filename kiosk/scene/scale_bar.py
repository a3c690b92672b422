"""How long a way on the map is: a bar in kilometres and miles, true at the middle of the map."""

from math import floor, log10

from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM
from kiosk.scene.boxes import Box
from kiosk.scene.mirror import mirrored_boxes, mirrored_items
from kiosk.scene.primitives import Anchor, Primitive, Stroke, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.scene.words import number
from kiosk.state.stage import reference_px

KM_PER_MILE = 1.609344
LONGEST = 240
# On a view of half the globe no one length is right everywhere.
LEAST_SCALE = 0.9
# Where the first map of a stranger would have it: at the foot, to the right.
RIGHT, FOOT = 4, 24


def scale_bar(
    style: Style, camera: Camera, taken: tuple[Box, ...], typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[Box, ...]]:
    """Return the bar in the corner that the controls leave free, and the box that it takes."""
    if not style.exhibit.rtl:
        return _bar(style, camera, taken, typography)
    width_px = style.layout.viewport.width_px
    items, boxes = _bar(style, camera, mirrored_boxes(taken, width_px), typography)
    return mirrored_items(items, width_px), mirrored_boxes(boxes, width_px)


def _bar(
    style: Style, camera: Camera, taken: tuple[Box, ...], typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[Box, ...]]:
    """Return the bar and the box that it takes; nothing where there is no room for it."""
    k = style.layout.px
    if camera.scale_px < LEAST_SCALE * reference_px(camera.viewport):
        return (), ()
    px_per_km = camera.scale_px / EARTH_RADIUS_KM
    bars = [
        (_round_length(k(LONGEST) / px_per_unit), px_per_unit, style.exhibit.wording[unit])
        for px_per_unit, unit in ((px_per_km, "km"), (px_per_km * KM_PER_MILE, "miles"))
    ]
    text_style = style.type("scale")
    words = [f"{number(style.exhibit, length)} {unit}" for length, _, unit in bars]
    width_px = max(
        *(length * px_per_unit for length, px_per_unit, _ in bars),
        *(typography.width_px(line, text_style) + k(8) for line in words),
    )
    corner = style.layout.legend
    right_px, y_px = corner.right_px - k(RIGHT), corner.bottom_px - k(FOOT)
    box = Box(right_px - width_px - k(10), y_px - k(34), width_px + k(20), k(68))
    if any(box.overlaps(other) for other in taken):
        return (), ()
    ink, halo = style.text, style.colour("land")
    items: list[Primitive] = []
    for (length, px_per_unit, _), line, side in zip(bars, words, (-1, 1), strict=True):
        left_px = right_px - length * px_per_unit
        tick_px = y_px + side * k(11)
        for colour, pen_px in ((halo, k(7)), (ink, k(2.5))):
            points = ((left_px, tick_px), (left_px, y_px), (right_px, y_px), (right_px, tick_px))
            items.append(Stroke(points, colour, pen_px, smooth=False))
        middle_px = ((left_px + right_px) / 2, y_px + side * k(17))
        items.append(
            Text(middle_px, line, text_style, ink, Anchor.CENTRE, halo, style.layout.whole_px(2))
        )
    return tuple(items), (box,)


def _round_length(longest: float) -> float:
    """Return the largest of 1, 2 and 5 times a power of ten that is not longer."""
    power = 10.0 ** floor(log10(longest))
    return next(factor * power for factor in (5.0, 2.0, 1.0) if factor * power <= longest)
