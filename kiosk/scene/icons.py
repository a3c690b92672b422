"""The vocabulary of marks and icons, each designed once in a box from -1 to 1, y down."""

from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; `part` is the index of its colour."""

    points: tuple[Point, ...]
    part: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    centre: Point
    radius: float
    part: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A line with round ends."""

    start: Point
    end: Point
    width: float
    part: int


Shape: TypeAlias = Area | Dot | Bar
Icon: TypeAlias = tuple[Shape, ...]


def _polygon(corners: int, radius: float, turn: float, part: int) -> Area:
    return Area(
        tuple(
            (
                radius * sin(2 * pi * (index / corners + turn)),
                -radius * cos(2 * pi * (index / corners + turn)),
            )
            for index in range(corners)
        ),
        part,
    )


def _star(radius: float, part: int) -> Area:
    points = []
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.40
        points.append((reach * sin(pi * index / 5), -reach * cos(pi * index / 5)))
    return Area(tuple(points), part)


def _eye(part: int) -> Area:
    # Two parabolas that meet in the corners of the eye.
    upper = [(x / 12, -0.62 * (1 - (x / 12) ** 2)) for x in range(-12, 13)]
    lower = [(-x, -y) for x, y in upper]
    return Area((*upper, *lower), part)


def _mark(name: str) -> Icon:
    # The same optical weight for each shape: the design's factors for circle, triangle,
    # square and diamond. Parts: 0 outer ring, 1 keyline, 2 fill.
    if name == "circle":
        return (Dot((0, 0), 1.0, 0), Dot((0, 0), 0.82, 1), Dot((0, 0), 0.68, 2))
    if name == "triangle":
        return (
            _shifted(_polygon(3, 1.28, 0.0, 0), 0.16),
            _shifted(_polygon(3, 1.0, 0.0, 1), 0.16),
            _shifted(_polygon(3, 0.74, 0.0, 2), 0.16),
        )
    if name == "square":
        return tuple(
            _polygon(4, size * sqrt(2), 0.125, part) for part, size in enumerate((0.92, 0.76, 0.62))
        )
    return tuple(_polygon(4, size, 0.0, part) for part, size in enumerate((1.2, 0.98, 0.8)))


def _shifted(area: Area, down: float) -> Area:
    return Area(tuple((x, y + down) for x, y in area.points), area.part)


def _sun() -> Icon:
    rays = tuple(
        Bar(
            (0.62 * sin(pi * index / 4), -0.62 * cos(pi * index / 4)),
            (0.88 * sin(pi * index / 4), -0.88 * cos(pi * index / 4)),
            0.13,
            0,
        )
        for index in range(8)
    )
    return (Dot((0, 0), 0.40, 0), *rays)


ICONS: dict[str, Icon] = {
    "mark:circle": _mark("circle"),
    "mark:triangle": _mark("triangle"),
    "mark:square": _mark("square"),
    "mark:diamond": _mark("diamond"),
    "disc": (Dot((0, 0), 1.0, 0),),
    "roundel": (Dot((0, 0), 1.0, 0), Dot((0, 0), 0.86, 1)),
    "star": (Dot((0, 0), 1.0, 0), Dot((0, 0), 0.86, 1), _star(0.58, 2)),
    "lit": (Dot((0, 0), 1.0, 0), Dot((0, 0), 0.80, 1), Dot((0, 0), 0.62, 0)),
    "unlit": (Dot((0, 0), 1.0, 0), Dot((0, 0), 0.76, 1)),
    "button": (Dot((0, 0), 1.0, 0), Dot((0, 0), 0.93, 1)),
    "play": (Area(((-0.30, -0.48), (0.52, 0.0), (-0.30, 0.48)), 0),),
    "pause": (
        Area(((-0.34, -0.44), (-0.10, -0.44), (-0.10, 0.44), (-0.34, 0.44)), 0),
        Area(((0.10, -0.44), (0.34, -0.44), (0.34, 0.44), (0.10, 0.44)), 0),
    ),
    "next": (
        Area(((-0.40, -0.40), (0.20, 0.0), (-0.40, 0.40)), 0),
        Area(((0.22, -0.40), (0.38, -0.40), (0.38, 0.40), (0.22, 0.40)), 0),
    ),
    "back": (
        Area(((0.40, -0.40), (-0.20, 0.0), (0.40, 0.40)), 0),
        Area(((-0.22, -0.40), (-0.38, -0.40), (-0.38, 0.40), (-0.22, 0.40)), 0),
    ),
    "plus": (Bar((-0.48, 0), (0.48, 0), 0.18, 0), Bar((0, -0.48), (0, 0.48), 0.18, 0)),
    "minus": (Bar((-0.48, 0), (0.48, 0), 0.18, 0),),
    "close": (
        Bar((-0.52, -0.52), (0.52, 0.52), 0.24, 0),
        Bar((-0.52, 0.52), (0.52, -0.52), 0.24, 0),
    ),
    "sun": _sun(),
    "tick": (Bar((-0.62, 0.02), (-0.18, 0.46), 0.24, 0), Bar((-0.18, 0.46), (0.68, -0.5), 0.24, 0)),
    # Somebody with arms spread wide: the sign by which such a key is known all over the world.
    "access": (
        Dot((0.0, -0.58), 0.18, 0),
        Bar((-0.64, -0.28), (0.0, -0.18), 0.14, 0),
        Bar((0.64, -0.28), (0.0, -0.18), 0.14, 0),
        Area(((-0.16, -0.23), (0.16, -0.23), (0.16, 0.27), (-0.16, 0.27)), 0),
        Bar((-0.1, 0.19), (-0.3, 0.72), 0.14, 0),
        Bar((0.1, 0.19), (0.3, 0.72), 0.14, 0),
    ),
    "eye": (_eye(0), Dot((0, 0), 0.44, 1), Dot((0, 0), 0.34, 0), Dot((0.0, 0.0), 0.20, 1)),
    # Heading right, so that a turn by the heading on screen is all they need.
    "ship": (
        Area(((-1.0, -0.46), (0.52, -0.46), (1.08, 0.0), (0.52, 0.46), (-1.0, 0.46)), 0),
        Area(((-0.88, -0.33), (0.47, -0.33), (0.89, 0.0), (0.47, 0.33), (-0.88, 0.33)), 1),
        Area(((-0.45, -0.13), (0.12, -0.13), (0.12, 0.13), (-0.45, 0.13)), 2),
    ),
    "submarine": (
        Dot((-0.62, 0.0), 0.42, 0),
        Area(((-0.62, -0.42), (0.5, -0.42), (1.05, 0.0), (0.5, 0.42), (-0.62, 0.42)), 0),
        Dot((-0.62, 0.0), 0.29, 1),
        Area(((-0.62, -0.29), (0.45, -0.29), (0.86, 0.0), (0.45, 0.29), (-0.62, 0.29)), 1),
        Dot((0.0, 0.0), 0.14, 2),
    ),
    "plane": (
        Area(
            (
                (1.0, 0.0),
                (0.7, -0.2),
                (0.15, -0.2),
                (-0.1, -1.1),
                (-0.45, -1.1),
                (-0.32, -0.2),
                (-0.7, -0.2),
                (-0.85, -0.5),
                (-1.08, -0.5),
                (-0.98, 0.0),
                (-1.08, 0.5),
                (-0.85, 0.5),
                (-0.7, 0.2),
                (-0.32, 0.2),
                (-0.45, 1.1),
                (-0.1, 1.1),
                (0.15, 0.2),
                (0.7, 0.2),
            ),
            0,
        ),
        Area(
            (
                (0.88, 0.0),
                (0.66, -0.1),
                (0.06, -0.1),
                (-0.18, -1.0),
                (-0.35, -1.0),
                (-0.22, -0.1),
                (-0.76, -0.1),
                (-0.9, -0.4),
                (-0.98, -0.4),
                (-0.9, 0.0),
                (-0.98, 0.4),
                (-0.9, 0.4),
                (-0.76, 0.1),
                (-0.22, 0.1),
                (-0.35, 1.0),
                (-0.18, 1.0),
                (0.06, 0.1),
                (0.66, 0.1),
            ),
            1,
        ),
    ),
    "letter": (
        Area(((-1.0, -0.7), (1.0, -0.7), (1.0, 0.7), (-1.0, 0.7)), 0),
        Area(((-0.84, -0.54), (0.84, -0.54), (0.84, 0.54), (-0.84, 0.54)), 1),
        Bar((-0.84, -0.54), (0.0, 0.12), 0.14, 0),
        Bar((0.84, -0.54), (0.0, 0.12), 0.14, 0),
    ),
    "left": (Area(((0.35, -0.5), (-0.45, 0.0), (0.35, 0.5)), 0),),
    "right": (Area(((-0.35, -0.5), (0.45, 0.0), (-0.35, 0.5)), 0),),
    "down": (Area(((-0.6, -0.5), (0.6, -0.5), (0.0, 0.5)), 0),),
    # Two arrows apart: all of it.
    "whole": (
        Bar((-0.6, 0.0), (0.6, 0.0), 0.18, 0),
        Area(((-0.5, -0.45), (-1.0, 0.0), (-0.5, 0.45)), 0),
        Area(((0.5, -0.45), (1.0, 0.0), (0.5, 0.45)), 0),
    ),
    # A way with three stops.
    "tour": (
        Bar((-0.72, 0.5), (0.0, -0.42), 0.16, 0),
        Bar((0.0, -0.42), (0.72, 0.36), 0.16, 0),
        Dot((-0.72, 0.5), 0.30, 0),
        Dot((0.0, -0.42), 0.30, 0),
        Dot((0.72, 0.36), 0.30, 0),
    ),
    "city": (Dot((0, 0), 1.0, 0), Dot((0, 0), 0.66, 1)),
    "capital": (
        Dot((0, 0), 1.0, 0),
        Dot((0, 0), 0.80, 1),
        Dot((0, 0), 0.54, 0),
        Dot((0, 0), 0.30, 1),
    ),
}

# Signs that point to where something was or will be; each is the same above and below its middle.
DIRECTED = frozenset(("left", "right", "back", "play", "next"))
