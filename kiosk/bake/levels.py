"""How fine the map is baked: the ladder of levels of detail (LODs)."""

from dataclasses import dataclass
from math import degrees, radians, sqrt

import numpy as np

COARSEST_DEG = 0.4
# The whole world on a screen of 1080 lines has about 0.2 degrees a pixel: two pixels here.

FINEST_DEG = 1e-5
# About a metre: no map of a museum shows less.

_DETAILS_IN_EXTENT = 25.0
# A layer no wider than this many tolerances would be a smudge at that level.

_SPACINGS_IN_TOLERANCE = 3.0
# A vertex that stands off by a third of the distance to its neighbours is about the smallest
# corner that a digitised line holds; a finer level would repeat the one before.

_CELL_TOLERANCES = (400.0, 60.0)
_TILTED_CELL_TOLERANCES = (240.0, 160.0)
_TILTED_FROM_DEG = 0.05
# Two pixels a tolerance make a cell of 800 by 120 px. A scanline fill costs its rows and height
# times edges, so flat pieces fill faster than square ones. On views of a whole hemisphere east
# is seldom level, and a flat piece would stand upright: those levels have squarer cells.

_CELL_LIMIT = 100_000
# Of a level: the land of the globe to some 60 m. A layer that covers much ground and yet is drawn
# to the metre would be cut into billions of pieces without anything in them.

_CELL_FLOOR_DEG = (2.5, 0.375)
_CELL_FLOOR_TIMES = 8.0
# No finer level has smaller cells than that of 700 m, unless these are so many times as large as
# its own: what is crowded is cut by its vertices, and the rest would be empty squares inland, four
# fifths of all pieces of a map drawn to 50 m. Each row of a piece costs, also those out of sight:
# on the largest scale of a map of a city a cell is 14,000 by 2,100 px.

_STEPS_IN_PIECE = 64
# Of a parallel. Beside a pole a piece is narrow and yet spans many steps of longitude.

_WIDEST_DEG = 90.0
# There it may also be small and yet go all round: no plain ring.

_STEP_UNIT_DEG = 5.0
_STEP_SLACK = 1.1
# A chord of s radians leaves its circle by at most s * s / 8, so a step of the square root of the
# tolerance errs by an eighth of it. Steps are 5 degrees halved again and again, so that a coarse
# grid lies on a fine one.

_FLOAT32_LIMIT_DEG = degrees(20.0 / 6_371_008.8)
# float32 holds a unit vector to 0.4 m: a fiftieth of this tolerance of 20 m.


@dataclass(frozen=True, slots=True)
class Level:
    """One level of detail.

    Attributes:
        tolerance_deg: What may be simplified away.
        cell_deg: The largest width and height of a piece, along a great circle.
        span_deg: The most longitudes that a piece reaches across, wherever it lies.
        step_deg: The longest segment left without a vertex between; cuts lie on its multiples.
    """

    tolerance_deg: float
    cell_deg: tuple[float, float]
    span_deg: float
    step_deg: float

    @property
    def tolerance_rad(self) -> float:
        return radians(self.tolerance_deg)

    @property
    def dtype(self) -> type[np.floating]:
        """The smallest type that holds a unit vector well enough at this level."""
        return np.float32 if self.tolerance_deg >= _FLOAT32_LIMIT_DEG else np.float64


def level(tolerance_deg: float) -> Level:
    """Return the level for a tolerance."""
    longest_deg = _STEP_SLACK * degrees(sqrt(radians(tolerance_deg)))
    step_deg = _STEP_UNIT_DEG
    while step_deg > longest_deg:
        step_deg /= 2.0
    is_tilted = tolerance_deg >= _TILTED_FROM_DEG
    wide, high = _TILTED_CELL_TOLERANCES if is_tilted else _CELL_TOLERANCES
    cell_wide_deg, cell_high_deg = (
        max(own, min(_CELL_FLOOR_TIMES * own, floor))
        for own, floor in zip(
            (wide * tolerance_deg, high * tolerance_deg), _CELL_FLOOR_DEG, strict=True
        )
    )
    return Level(
        tolerance_deg=tolerance_deg,
        cell_deg=(cell_wide_deg, cell_high_deg),
        span_deg=min(_STEPS_IN_PIECE * step_deg, _WIDEST_DEG),
        step_deg=step_deg,
    )


def ladder(extent_deg: float, spacing_deg: float, area_deg2: float = 0.0) -> tuple[Level, ...]:
    """Return the levels, from coarse to fine, that suit a layer.

    Args:
        extent_deg: How wide the layer is along a great circle.
        spacing_deg: The middle distance between neighbouring vertices.
        area_deg2: The ground that its shapes cover, in square degrees.
    """
    tolerance_deg = COARSEST_DEG
    while tolerance_deg > max(extent_deg / _DETAILS_IN_EXTENT, FINEST_DEG):
        tolerance_deg /= 2.0
    levels = [level(tolerance_deg)]
    smallest_cell = _CELL_TOLERANCES[0] * _CELL_TOLERANCES[1] * _CELL_FLOOR_TIMES**2
    affordable_deg = sqrt(area_deg2 / smallest_cell / _CELL_LIMIT)
    finest_deg = max(spacing_deg / _SPACINGS_IN_TOLERANCE, affordable_deg, FINEST_DEG)
    while levels[-1].tolerance_deg / 2.0 >= finest_deg:
        levels.append(level(levels[-1].tolerance_deg / 2.0))
    return tuple(levels)
