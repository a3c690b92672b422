"""Segments in, short paths that meet out."""

from dataclasses import dataclass, replace

import numpy as np

from kiosk.atlas.model import IntArray
from kiosk.bake.arrays import FloatArray, Ints
from kiosk.bake.levels import Level

SEGMENT_LIMIT = 96
# A piece of line is culled, gathered and drawn as a whole.

_CELLS_IN_PIECE = 3.0
# Along the line: a coast winds, so that its cap is about a cell.

_LONGEST_DEG = 90.0
# A path half round the globe would have no middle.


@dataclass(frozen=True, slots=True, eq=False)
class Strands:
    """Many paths in degrees, end to end.

    Attributes:
        lonlat: Vertices, shape (vertices, 2).
        start: Where each path begins, and one past the last; shape (paths + 1,).
        owner: A number for each path, shape (paths,).
    """

    lonlat: FloatArray
    start: Ints
    owner: IntArray


def joined(lonlat: FloatArray, first: Ints, labels: Ints) -> tuple[Strands, Ints]:
    """Return segments joined into paths as long as can be, and the first segment of each path.

    Args:
        lonlat: Vertices, shape (n, 2).
        first: For each segment the index of its first vertex; the second is the next one.
        labels: For each segment what must not change along a path, shape (segments, any).

    Returns:
        The paths, owned by their own numbers, and for each of them the index of a segment.
    """
    goes_on = (np.diff(first) == 1) & (np.diff(labels, axis=0) == 0).all(axis=1)
    begin = np.flatnonzero(np.concatenate(([True], ~goes_on))[: len(first)])
    strands = _cut_before(lonlat, first, begin)
    return replace(strands, owner=np.arange(len(begin), dtype=np.int32)), begin


def chopped(strands: Strands, level: Level) -> Strands:
    """Return the paths in short pieces that meet."""
    is_end = np.zeros(len(strands.lonlat), dtype=bool)
    is_end[strands.start[1:] - 1] = True
    first = np.flatnonzero(~is_end)
    path = np.repeat(np.arange(len(strands.owner)), np.diff(strands.start) - 1)
    length_deg = lengths_deg(strands.lonlat[first], strands.lonlat[first + 1])
    limit_deg = min(_CELLS_IN_PIECE * level.cell_deg[0], _LONGEST_DEG)
    by_length = np.floor(_since_path_began(length_deg, path) / limit_deg)
    by_count = np.floor(_since_path_began(np.ones(len(first)), path) / SEGMENT_LIMIT)
    goes_on = (np.diff(path) == 0) & (np.diff(by_count) == 0) & (np.diff(by_length) == 0)
    begin = np.flatnonzero(np.concatenate(([True], ~goes_on))[: len(first)])
    return replace(_cut_before(strands.lonlat, first, begin), owner=strands.owner[path[begin]])


def _cut_before(lonlat: FloatArray, first: Ints, begin: Ints) -> Strands:
    """Return paths of segments, each path from one segment of `begin` up to the next."""
    count = np.diff(np.append(begin, len(first))) + 1
    start = np.concatenate(([0], np.cumsum(count)))
    vertex = np.arange(start[-1]) - np.repeat(start[:-1] - first[begin], count)
    return Strands(lonlat[vertex], start, np.empty(0, np.int32))


def lengths_deg(begin: FloatArray, end: FloatArray) -> FloatArray:
    """Return how long segments between positions in degrees are, nearly, for short ones."""
    across = np.cos(np.radians((begin[:, 1] + end[:, 1]) / 2.0))
    return np.asarray(np.hypot((end[:, 0] - begin[:, 0]) * across, end[:, 1] - begin[:, 1]))


def _since_path_began(amount: FloatArray, path: Ints) -> FloatArray:
    """Return the sum of the amounts before each segment within its path."""
    before = np.cumsum(amount) - amount
    begins = np.concatenate(([True], np.diff(path) != 0))[: len(path)]
    return np.asarray(before - before[begins][np.cumsum(begins) - 1])
