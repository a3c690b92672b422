"""Outlines in sheet pixels (1560 by 520, y down), and ways to make, bend and move them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, radians, sin

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
_TOKEN = re.compile(r"[A-Za-z]|-?\d+\.?\d*|-?\.\d+")
_NUMBERS_OF = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "Z": 0}
_STEPS = 18


@dataclass(frozen=True)
class Path:
    """Lines of points; one that is closed ends where it began. Areas fill by even and odd."""

    parts: tuple[Points, ...]

    def placed(self, x: float, y: float, scale: float = 1.0, turn_deg: float = 0.0) -> "Path":
        """Return the path scaled and turned (clockwise) about the origin, then moved."""
        return self.stretched(scale, scale).turned(turn_deg).moved(x, y)

    def moved(self, x: float, y: float) -> "Path":
        return Path(tuple(part + np.array((x, y)) for part in self.parts))

    def stretched(self, x: float, y: float) -> "Path":
        return Path(tuple(part * (x, y) for part in self.parts))

    def turned(self, turn_deg: float) -> "Path":
        turn = radians(turn_deg)
        matrix = np.array([[cos(turn), sin(turn)], [-sin(turn), cos(turn)]])
        return Path(tuple(part @ matrix for part in self.parts))

    def seen(self, plane: "Plane") -> "Path":
        """Return the path as it lies on a plane that recedes into the picture."""
        return Path(tuple(plane.points(part) for part in self.parts))

    def __add__(self, other: "Path") -> "Path":
        return Path(self.parts + other.parts)


@dataclass(frozen=True)
class Plane:
    """A perspective view of the unit square: where its four corners come to lie.

    Corners in the order (0, 0), (1, 0), (1, 1), (0, 1).
    """

    corners: tuple[tuple[float, float], ...]

    def points(self, points: Points) -> Points:
        """Return points of the square as they appear, by the homography of the corners."""
        rows: list[list[float]] = []
        right: list[float] = []
        for (u, v), (x, y) in zip(((0, 0), (1, 0), (1, 1), (0, 1)), self.corners, strict=True):
            rows += [[u, v, 1, 0, 0, 0, -u * x, -v * x], [0, 0, 0, u, v, 1, -u * y, -v * y]]
            right += [x, y]
        a, b, c, d, e, f, g, h = np.linalg.solve(np.array(rows, float), np.array(right, float))
        across, down = points[:, 0], points[:, 1]
        depth = g * across + h * down + 1
        x_px = (a * across + b * down + c) / depth
        return np.stack([x_px, (d * across + e * down + f) / depth], axis=1)


def path(words: str) -> Path:
    """Return the outline that SVG path words describe: M L H V C S Q Z, capital or small."""
    parts: list[list[tuple[float, float]]] = []
    here, handle = (0.0, 0.0), (0.0, 0.0)
    for command, numbers in _commands(words):
        kind = command.upper()
        base = (0.0, 0.0) if command.isupper() else here
        ends = _ends(kind, numbers, here, base)
        if kind == "Z":
            parts[-1].append(parts[-1][0])
            here = parts[-1][0]
        elif kind == "M":
            parts.append([ends[0]])
            here = ends[0]
        else:
            if kind == "S":
                ends = [(2 * here[0] - handle[0], 2 * here[1] - handle[1]), *ends]
            parts[-1] += _bent([here, *ends])
            here = ends[-1]
        handle = ends[-2] if kind in "CS" else here
    return Path(tuple(np.array(part) for part in parts))


def _commands(words: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(words)
    at, command = 0, "M"
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        count = _NUMBERS_OF[command.upper()]
        yield command, [float(token) for token in tokens[at : at + count]]
        at += count
        command = {"M": "L", "m": "l"}.get(command, command)


def _ends(
    kind: str, numbers: list[float], here: tuple[float, float], base: tuple[float, float]
) -> list[tuple[float, float]]:
    if kind == "H":
        return [(base[0] + numbers[0], here[1])]
    if kind == "V":
        return [(here[0], base[1] + numbers[0])]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [(base[0] + x, base[1] + y) for x, y in pairs]


def _bent(knots: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points of a Bézier curve after its first, by de Casteljau's scheme."""
    if len(knots) == 2:
        return [knots[1]]
    steps = np.linspace(0, 1, _STEPS + 1)[1:, None]
    rows = [np.array(knot)[None, :] * np.ones_like(steps) for knot in knots]
    while len(rows) > 1:
        rows = [a + (b - a) * steps for a, b in pairwise(rows)]
    return [(float(x), float(y)) for x, y in rows[0]]


def smooth(words: str, *, closed: bool = False) -> Path:
    """Return a curve through the points "x,y x,y ...": Catmull-Rom splines."""
    knots = np.array([[float(n) for n in pair.split(",")] for pair in words.split()])
    return Path((smoothed(knots, closed=closed),))


def smoothed(knots: Points, *, closed: bool = False) -> Points:
    """Return points of the Catmull-Rom curve through the knots."""
    if closed:
        run = np.vstack([knots[-1], knots, knots[0], knots[1]])
    else:
        run = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    steps = np.linspace(0, 1, 12, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(run, run[1:], run[2:], run[3:], strict=False):
        bend = 2 * b + (c - a) * steps + (2 * a - 5 * b + 4 * c - d) * steps**2
        pieces.append((bend + (3 * b - a - 3 * c + d) * steps**3) / 2)
    return np.vstack([*pieces, run[-2]])


def poly(*numbers: float) -> Path:
    """Return the closed polygon x, y, x, y ..."""
    points = np.array(numbers, float).reshape(-1, 2)
    return Path((np.vstack([points, points[:1]]),))


def lines(*numbers: float) -> Path:
    """Return the open line x, y, x, y ..."""
    return Path((np.array(numbers, float).reshape(-1, 2),))


def box(x: float, y: float, width: float, height: float) -> Path:
    """Return an upright rectangle."""
    return poly(x, y, x + width, y, x + width, y + height, x, y + height)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Path:
    """Return an upright rectangle with round corners."""
    right, low, r = x + width, y + height, radius
    return path(
        f"M{x + r} {y} H{right - r} Q{right} {y} {right} {y + r} V{low - r}"
        f"Q{right} {low} {right - r} {low} H{x + r} Q{x} {low} {x} {low - r} V{y + r}"
        f"Q{x} {y} {x + r} {y} Z"
    )


def oval(x: float, y: float, wide: float, high: float | None = None) -> Path:
    """Return an ellipse about a middle, by its two radii."""
    return arc(x, y, (wide, wide if high is None else high), 0, 360)


def arc(x: float, y: float, radii: tuple[float, float], start_deg: float, end_deg: float) -> Path:
    """Return a piece of an ellipse; angles from the right, clockwise."""
    turn = np.linspace(start_deg, end_deg, max(8, int(abs(end_deg - start_deg) / 4))) * pi / 180
    return Path((np.stack([x + radii[0] * np.cos(turn), y + radii[1] * np.sin(turn)], axis=1),))


def star(x: float, y: float, radius: float) -> Path:
    """Return a star of five points."""
    turn = np.arange(11) * pi / 5 - pi / 2
    reach = radius * np.where(np.arange(11) % 2, 0.382, 1.0)
    return Path((np.stack([x + reach * np.cos(turn), y + reach * np.sin(turn)], axis=1),))


def brush(way: Path, *widths: float) -> Path:
    """Return the outline of a stroke whose width runs through the widths from end to end."""
    parts = []
    for points in way.parts:
        step = np.gradient(points, axis=0)
        length = np.hypot(step[:, 0], step[:, 1])[:, None]
        normal = np.stack([-step[:, 1], step[:, 0]], axis=1) / np.maximum(length, 1e-9)
        run = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
        share = run / max(run[-1], 1e-9)
        half = np.interp(share, np.linspace(0, 1, len(widths)), widths)[:, None] / 2
        outline = np.vstack([points + normal * half, (points - normal * half)[::-1]])
        parts.append(np.vstack([outline, outline[:1]]))
    return Path(tuple(parts))
