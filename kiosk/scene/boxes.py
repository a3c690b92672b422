"""Rectangles and discs on screen, in px with y down."""

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


class Disc(NamedTuple):
    """A filled circle."""

    centre_px: tuple[float, float]
    radius_px: float

    def contains(self, px: tuple[float, float]) -> bool:
        dx, dy = px[0] - self.centre_px[0], px[1] - self.centre_px[1]
        return dx * dx + dy * dy <= self.radius_px * self.radius_px
