"""Polygons that reach far beyond the screen, filled in the time of those that lie on it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, floor

import pygame

from kiosk.scene.primitives import Px

# So far beyond the edge the polygon is cut off: what is rounded there is not seen.
MARGIN_PX = 4.0


def fill_polygon(
    surface: pygame.Surface, colour: tuple[int, ...], points: Sequence[Px], shift_px: Px
) -> None:
    """Fill a polygon, moved by a shift.

    SDL goes through every row from its top to its bottom, on screen or not: a ring that is seen
    from near is ten thousands of px high, and took 7 ms.
    """
    moved = [(x_px + shift_px[0], y_px + shift_px[1]) for x_px, y_px in points]
    top_px, bottom_px = -MARGIN_PX, surface.get_height() + MARGIN_PX
    for edge_px, side in ((top_px, 1.0), (bottom_px, -1.0)):
        if any((y_px - edge_px) * side < 0.0 for _, y_px in moved):
            moved = list(_beyond(moved, edge_px, side))
    if len(moved) > 2:
        pygame.draw.polygon(surface, colour, moved)


def around(outlines_px: Iterable[Sequence[Px]], shift_px: Px) -> pygame.Rect:
    """Return the whole pixels that some polygons may touch, moved by a shift."""
    points = [point for outline in outlines_px for point in outline]
    if not points:
        return pygame.Rect(0, 0, 0, 0)
    left_px, top_px = (floor(min(axis)) for axis in zip(*points, strict=True))
    right_px, bottom_px = (ceil(max(axis)) + 1 for axis in zip(*points, strict=True))
    area = pygame.Rect(left_px, top_px, right_px - left_px, bottom_px - top_px)
    return area.move(floor(shift_px[0]), floor(shift_px[1])).inflate(2, 2)


def _beyond(points: Sequence[Px], edge_px: float, side: float) -> Iterator[Px]:
    """Yield the polygon of what lies below a level, or with a negative side above it."""
    for start, end in pairwise((points[-1], *points)):
        from_px, to_px = (start[1] - edge_px) * side, (end[1] - edge_px) * side
        if (from_px < 0.0) != (to_px < 0.0):
            share = from_px / (from_px - to_px)
            yield start[0] + (end[0] - start[0]) * share, edge_px
        if to_px >= 0.0:
            yield end
