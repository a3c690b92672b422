"""Rectangles and discs on screen, in px with y down."""

from collections import defaultdict
from math import hypot
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: left, top, width, height."""

    x_px: float
    y_px: float
    width_px: float
    height_px: float

    @property
    def right_px(self) -> float:
        return self.x_px + self.width_px

    @property
    def bottom_px(self) -> float:
        return self.y_px + self.height_px

    @property
    def centre_px(self) -> tuple[float, float]:
        return self.x_px + self.width_px / 2, self.y_px + self.height_px / 2

    def contains(self, px: tuple[float, float]) -> bool:
        return self.x_px <= px[0] < self.right_px and self.y_px <= px[1] < self.bottom_px

    def holds(self, other: "Box") -> bool:
        """Return whether another box lies wholly within this one."""
        return (
            self.x_px <= other.x_px
            and other.right_px <= self.right_px
            and self.y_px <= other.y_px
            and other.bottom_px <= self.bottom_px
        )

    def overlaps(self, other: "Box") -> bool:
        return (
            self.x_px < other.right_px
            and other.x_px < self.right_px
            and self.y_px < other.bottom_px
            and other.y_px < self.bottom_px
        )

    def grown(self, by_px: float) -> "Box":
        return Box(
            self.x_px - by_px,
            self.y_px - by_px,
            self.width_px + 2 * by_px,
            self.height_px + 2 * by_px,
        )

    @classmethod
    def around(cls, px: tuple[float, float], reach_px: float) -> "Box":
        """Return the square that reaches so far from a point to each side."""
        return cls(px[0] - reach_px, px[1] - reach_px, 2 * reach_px, 2 * reach_px)

    def nearest_px(self, px: tuple[float, float], inset_px: float = 0.0) -> tuple[float, float]:
        """Return the place of the box that is nearest to a point, so far in from its sides."""
        return (
            min(max(px[0], self.x_px + inset_px), self.right_px - inset_px),
            min(max(px[1], self.y_px), self.bottom_px),
        )

    def is_cut_by(self, start_px: tuple[float, float], end_px: tuple[float, float]) -> bool:
        """Return whether a straight line meets the rectangle."""
        # Most lines pass it by at some distance.
        if (
            max(start_px[0], end_px[0]) < self.x_px
            or min(start_px[0], end_px[0]) > self.right_px
            or max(start_px[1], end_px[1]) < self.y_px
            or min(start_px[1], end_px[1]) > self.bottom_px
        ):
            return False
        corners = (
            (self.x_px, self.y_px),
            (self.right_px, self.y_px),
            (self.right_px, self.bottom_px),
            (self.x_px, self.bottom_px),
        )
        edges = zip(corners, (*corners[1:], corners[0]), strict=True)
        ends_in = self.contains(start_px) or self.contains(end_px)
        return ends_in or any(lines_cross(start_px, end_px, *edge) for edge in edges)


def lines_cross(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    """Return whether the lines from a to b and from c to d cross."""

    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0.0 and side(c, d, a) * side(c, d, b) < 0.0


class Disc(NamedTuple):
    """A filled circle."""

    centre_px: tuple[float, float]
    radius_px: float

    def contains(self, px: tuple[float, float]) -> bool:
        dx, dy = px[0] - self.centre_px[0], px[1] - self.centre_px[1]
        return dx * dx + dy * dy <= self.radius_px * self.radius_px


class Covered:
    """The parts of the screen that are taken, found by cells instead of one after the other."""

    def __init__(self, cell_px: float) -> None:
        self._cell_px = cell_px
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        """Take a box."""
        for cell in self._cells_of(box):
            self._cells[cell].append(box)

    def is_free(self, box: Box) -> bool:
        """Return whether a box overlaps none that is taken."""
        left_px, top_px, width_px, height_px = box
        right_px, bottom_px = left_px + width_px, top_px + height_px
        for cell in self._cells_of(box):
            for x_px, y_px, other_width_px, other_height_px in self._cells.get(cell, ()):
                if (
                    left_px < x_px + other_width_px
                    and x_px < right_px
                    and top_px < y_px + other_height_px
                    and y_px < bottom_px
                ):
                    return False
        return True

    def _cells_of(self, box: Box) -> list[tuple[int, int]]:
        size_px = self._cell_px
        left, right = int(box[0] // size_px), int((box[0] + box[2]) // size_px)
        top, bottom = int(box[1] // size_px), int((box[1] + box[3]) // size_px)
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def boxes_along(
    start_px: tuple[float, float], end_px: tuple[float, float], reach_px: float
) -> tuple[Box, ...]:
    """Return a chain of boxes that reach so far to all sides of a straight line."""
    (x_px, y_px), (end_x_px, end_y_px) = start_px, end_px
    count = max(1, round(hypot(end_x_px - x_px, end_y_px - y_px) / (1.75 * reach_px)))
    return tuple(
        Box.around(
            (x_px + (end_x_px - x_px) * nth / count, y_px + (end_y_px - y_px) * nth / count),
            reach_px,
        )
        for nth in range(count + 1)
    )
