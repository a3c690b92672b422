"""Paths in degrees in, packed unit vectors with bounding caps out."""

import numpy as np

from kiosk.atlas.model import IntArray, Paths
from kiosk.bake.arrays import FloatArray, Ints
from kiosk.bake.levels import Level
from kiosk.bake.strands import Strands, chopped
from kiosk.geo.sphere import unit_from_lonlat

_ZERO = 1e-15

_ON_GRID = 1e-9
# Degrees: 0.1 mm. Edges of a cut lie on their meridian or parallel to a rounding step.

_CAP_SLACK_RAD = 2e-7
# Three rounding steps of a float32 unit vector, so that the cap holds what was rounded.


def packed(strands: Strands, level: Level, *, closed: bool) -> Paths:
    """Return the paths as unit vectors, with vertices put into their long segments.

    Lines are chopped into pieces, rings are not: they come as pieces already.

    Args:
        strands: The paths; rings repeat their first vertex at the end.
        level: Gives the longest segment and the type of the vectors.
        closed: Whether these are rings, whose repeated last vertex is left out.
    """
    dense = _densified(strands, level.step_deg)
    dense = _stitched(dense) if closed else chopped(dense, level)
    unit = unit_from_lonlat(dense.lonlat).astype(level.dtype)
    # The cosine of 90 degrees is not quite 0, and all longitudes of a pole are one place.
    unit[np.abs(unit) < _ZERO] = 0.0
    path = np.repeat(np.arange(len(dense.owner)), np.diff(dense.start))
    keep = np.ones(len(unit), dtype=bool)
    # Neighbours that fall on one vector, as all longitudes do at a pole, make one vertex.
    keep[:-1] = (unit[1:] != unit[:-1]).any(axis=1) | (path[1:] != path[:-1])
    if closed:
        keep[dense.start[1:] - 1] = False
    count = np.bincount(path[keep], minlength=len(dense.owner))
    enough = count >= (3 if closed else 2)
    keep &= enough[path]
    unit, count = unit[keep], count[enough]
    start = np.concatenate(([0], np.cumsum(count))).astype(np.int32)
    cap_unit, cap_rad = _caps(unit.astype(np.float64), start)
    return Paths(unit, start, cap_unit, cap_rad, dense.owner[enough].astype(np.int32))


def _caps(unit: FloatArray, start: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return centres and angular radii of caps that hold the vertices of each path."""
    if len(start) == 1:
        return np.empty((0, 3)), np.empty(0)
    first = start[:-1]
    middle = np.minimum.reduceat(unit, first) + np.maximum.reduceat(unit, first)
    cap_unit = middle / np.linalg.norm(middle, axis=1, keepdims=True)
    chord = np.linalg.norm(unit - np.repeat(cap_unit, np.diff(start), axis=0), axis=1)
    # By the chord: acos would lose half its digits in a small cap.
    cap_rad = 2.0 * np.arcsin(np.minimum(np.maximum.reduceat(chord, first) / 2.0, 1.0))
    return cap_unit, cap_rad + _CAP_SLACK_RAD


def _stitched(rings: Strands) -> Strands:
    """Return the rings with a vertex wherever another ring has one on the same cut.

    Where one side of a cut was halved again, the other side gets the corner too: without it the
    chord of a long edge along a parallel would leave the corner aside and show a crack.
    """
    dense = rings
    for along in (0, 1):
        across = 1 - along
        begin, end = dense.lonlat[:-1], dense.lonlat[1:]
        on_cut = np.flatnonzero(begin[:, across] == end[:, across])
        on_cut = on_cut[~np.isin(on_cut, dense.start[1:-1] - 1)]
        # Ordered by the line they lie on, then along it.
        line, low, high = (
            begin[on_cut, across],
            np.minimum(begin, end)[on_cut, along],
            np.maximum(begin, end)[on_cut, along],
        )
        corners = np.unique(np.concatenate((line + 1j * low, line + 1j * high)))
        first = np.searchsorted(corners, line + 1j * low, side="right")
        count = np.maximum(np.searchsorted(corners, line + 1j * high, side="left") - first, 0)
        nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        upward = np.repeat(end[on_cut, along] > begin[on_cut, along], count)
        rank = np.where(upward, nth, np.repeat(count, count) - 1 - nth)
        corner = corners[np.repeat(first, count) + rank]
        between = np.empty((len(corner), 2))
        between[:, across], between[:, along] = corner.real, corner.imag
        dense = _with_vertices(dense, np.repeat(on_cut, count), between)
    return dense


def _with_vertices(strands: Strands, after: Ints, lonlat: FloatArray) -> Strands:
    """Return the paths with vertices put in, each after the vertex of that index."""
    if not len(after):
        return strands
    added = np.bincount(after, minlength=len(strands.lonlat))
    shift = np.concatenate(([0], np.cumsum(added)))
    places = np.insert(strands.lonlat, after + 1, lonlat, axis=0)
    return Strands(places, strands.start + shift[strands.start], strands.owner)


def _densified(strands: Strands, step_deg: float) -> Strands:
    """Return the paths with no segment longer than a step.

    A segment is straight in degrees, as in QGIS and by RFC 7946, section 3.1.1: the border along
    the 49th parallel stays on it. Along a parallel or meridian the new vertices lie on multiples
    of the step, so that pieces on either side of a cut have the same ones and no crack shows.
    """
    begin, end = strands.lonlat[:-1], strands.lonlat[1:]
    is_segment = np.ones(len(begin), dtype=bool)
    is_segment[strands.start[1:-1] - 1] = False
    delta = end - begin
    flat = np.abs(delta) < _ON_GRID
    along = np.where(flat[:, 1], 0, 1)
    gridded = is_segment & flat.any(axis=1)
    rows = np.arange(len(begin))
    low = np.minimum(begin, end)[rows, along] / step_deg
    high = np.maximum(begin, end)[rows, along] / step_deg
    first = np.floor(low + _ON_GRID) + 1.0
    on_grid = np.maximum(np.ceil(high - _ON_GRID) - first, 0.0)
    across = np.cos(np.radians((begin[:, 1] + end[:, 1]) / 2.0))
    length_deg = np.hypot(delta[:, 0] * across, delta[:, 1])
    evenly = np.maximum(np.ceil(length_deg / step_deg) - 1.0, 0.0)
    added = np.where(gridded, on_grid, np.where(is_segment, evenly, 0.0)).astype(np.int64)
    segment = np.repeat(rows, added)
    nth = np.arange(len(segment)) - np.repeat(np.cumsum(added) - added, added)
    share = (nth + 1.0) / (added[segment] + 1.0)
    between = begin[segment] + delta[segment] * share[:, None]
    upward = delta[segment, along[segment]] > 0.0
    rung = first[segment] + np.where(upward, nth, added[segment] - 1 - nth)
    aligned = gridded[segment]
    between[aligned, along[segment][aligned]] = rung[aligned] * step_deg
    return _with_vertices(strands, segment, between)
