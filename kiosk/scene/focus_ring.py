"""The ring round what keys have reached: seen on every ground of its world."""

from collections.abc import Sequence

from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import HitTarget
from kiosk.scene.primitives import Primitive, Ring, Stroke
from kiosk.scene.reading_order import bounds
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style

WIDTH, OUTSIDE = 6, 7
# An edge in the colour of the ground parts the ring from what it lies on.
HALO = 12


def focus_layer(style: Style, focus: str, targets: Sequence[HitTarget]) -> Layer | None:
    """Return the ring, or None while keys have reached nothing that is on screen."""
    target = next((each for each in targets if each.id == focus), None)
    if target is None:
        return None
    k = style.layout.px
    away_px = k(OUTSIDE + WIDTH / 2)
    palette = style.palette(style.lens)
    colour = palette.get("focus", style.text)
    halo = style.either("paper", "panel")
    items: list[Primitive] = []
    if isinstance(target.area, Disc):
        centre_px, radius_px = target.area
        for ink, width in ((halo, HALO), (colour, WIDTH)):
            # A ring lies within its radius, a stroke on both sides of its line.
            reach_px = radius_px + away_px + k(width / 2)
            items.append(Ring(centre_px, reach_px, (*ink, 255), k(width)))
        box = bounds(target.area).grown(away_px + k(HALO))
    else:
        room = style.layout.screen.grown(-k(HALO / 2 + 1))
        box = _within(target.area.grown(away_px), room)
        corners = (
            (box.x_px, box.y_px),
            (box.right_px, box.y_px),
            (box.right_px, box.bottom_px),
            (box.x_px, box.bottom_px),
        )
        for ink, width in ((halo, HALO), (colour, WIDTH)):
            half_px = k(width) / 2
            for (x_px, y_px), (to_x_px, to_y_px) in zip(
                corners, corners[1:] + corners[:1], strict=True
            ):
                # Each side reaches over the corners, so that these are filled.
                along_x = (to_x_px > x_px) - (to_x_px < x_px)
                along_y = (to_y_px > y_px) - (to_y_px < y_px)
                start = (x_px - along_x * half_px, y_px - along_y * half_px)
                end = (to_x_px + along_x * half_px, to_y_px + along_y * half_px)
                items.append(Stroke((start, end), ink, k(width), smooth=False))
        box = box.grown(k(HALO))
    return Layer("focus", box, tuple(items), kept=False)


def _within(box: Box, room: Box) -> Box:
    left_px, top_px = max(box.x_px, room.x_px), max(box.y_px, room.y_px)
    right_px, bottom_px = min(box.right_px, room.right_px), min(box.bottom_px, room.bottom_px)
    return Box(left_px, top_px, max(1.0, right_px - left_px), max(1.0, bottom_px - top_px))
