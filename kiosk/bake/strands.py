"""Segments in, short paths that meet out."""

from dataclasses import dataclass

import numpy as np

from kiosk.atlas.model import IntArray
from kiosk.bake.arrays import Bools, FloatArray, Ints
from kiosk.bake.levels import Level

SEGMENT_LIMIT = 96
# A piece of line is culled, gathered and drawn as a whole.

_CELLS_IN_PIECE = 3.0
# Along the line: a coast winds, so that its cap is about a cell.


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


def joined(lonlat: FloatArray, first: Ints, labels: Ints, level: Level) -> tuple[Strands, Ints]:
    """Return segments joined into paths, without owners, and the first segment of each path.

    Args:
        lonlat: Vertices, shape (n, 2).
        first: For each segment the index of its first vertex; the second is the next one.
        labels: For each segment what must not change along a path, shape (segments, any).
        level: Gives the size of the paths.
    """
    if not len(first):
        nothing = np.empty(0, np.int32)
        return Strands(np.empty((0, 2)), np.zeros(1, np.int64), nothing), nothing.astype(np.int64)
    goes_on = (np.diff(first) == 1) & (np.diff(labels, axis=0) == 0).all(axis=1)
    follows = np.concatenate(([False], goes_on))
    nth = _since_run_began(np.ones(len(first)), follows)
    travelled_deg = _since_run_began(lengths_deg(lonlat[first], lonlat[first + 1]), follows)
    by_count = np.floor(nth / SEGMENT_LIMIT)
    by_length = np.floor(travelled_deg / (_CELLS_IN_PIECE * level.cell_deg[0]))
    goes_on &= (np.diff(by_count) == 0) & (np.diff(by_length) == 0)
    begin = np.flatnonzero(np.concatenate(([True], ~goes_on)))
    count = np.diff(np.append(begin, len(first))) + 1
    start = np.concatenate(([0], np.cumsum(count)))
    vertex = np.arange(start[-1]) - np.repeat(start[:-1] - first[begin], count)
    return Strands(lonlat[vertex], start, np.empty(0, np.int32)), begin


def lengths_deg(begin: FloatArray, end: FloatArray) -> FloatArray:
    """Return how long segments between positions in degrees are, nearly, for short ones."""
    across = np.cos(np.radians((begin[:, 1] + end[:, 1]) / 2.0))
    return np.asarray(np.hypot((end[:, 0] - begin[:, 0]) * across, end[:, 1] - begin[:, 1]))


def _since_run_began(amount: FloatArray, follows: Bools) -> FloatArray:
    """Return the sum of the amounts before each segment within its run."""
    before = np.cumsum(amount) - amount
    run = np.cumsum(~follows) - 1
    return np.asarray(before - before[~follows][run])
