"""Areas in, about how often their outlines cross themselves out: a repair might take hours."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

CROSSING_LIMIT = 50_000
# Of a layer. The repair takes 60 microseconds and a kilobyte for each: 3 seconds.

_SAMPLE = 64
_SAMPLE_AT_LEAST = 8
_LOOKS = 2_000_000
# Pairs of sides that are compared at most, about: a second or two.


def crossings(area: BaseGeometry) -> float:
    """Return about how often the sides of an area cross one another, by a sample of its sides."""
    rings = shapely.get_rings(shapely.get_parts(area))
    places, ring = shapely.get_coordinates(rings, return_index=True)
    ends = np.stack((places[:-1], places[1:]), axis=1)
    sides = np.asarray(shapely.linestrings(ends[ring[1:] == ring[:-1]]))
    sampled = int(np.clip(_LOOKS // max(len(sides), 1), _SAMPLE_AT_LEAST, _SAMPLE))
    step = max(1, len(sides) // sampled)
    crossed = shapely.STRtree(sides).query(sides[::step], predicate="crosses")
    # Each crossing has two sides.
    return float(crossed.shape[1] * step) / 2.0
