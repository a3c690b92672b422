"""Shapes as they were drawn in, shapes on one sheet of longitudes out.

The sheet reaches from 169 W eastward to 191 E: its edge runs through the Bering Strait, where no
land but Antarctica meets it, so that a country across the date line stays in one piece.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from kiosk.bake.arrays import Bools, FloatArray, Geometries, Ints

SEAM_WEST_DEG, SEAM_EAST_DEG = -169.0, 191.0

_TURN_DEG = 360.0
_GRAIN_DEG = 2.0**-40
# 0.1 micrometres: in such grains a longitude plus and minus a turn is exactly itself again, so
# that neighbours still share their vertices.

_SAME_DEG = 1e-6
_ROUNDING_DEG = 1e-9
# 0.1 mm: what moving by a whole turn may lose.


def areas_on_sheet(areas: Geometries) -> Geometries:
    """Return valid, unrolled polygons in degrees, moved onto the sheet and cut at its edge."""
    parts, owner = shapely.get_parts(areas, return_index=True)
    bounds = shapely.bounds(parts)
    off = (bounds[:, 0] < SEAM_WEST_DEG) | (bounds[:, 2] > SEAM_EAST_DEG)
    if not off.any():
        return areas
    # Halves that a file keeps on either side of the date line grow together again.
    at_date_line = (np.abs(np.abs(bounds[:, [0, 2]]) - 180.0) < _ROUNDING_DEG).any(axis=1)
    areas = areas.copy()
    for i in np.unique(owner[off]):
        of_area = owner == i
        moved = of_area & (off | at_date_line)
        placed = [window for part in parts[moved] for window in _windows(part)]
        joined = shapely.transform(_grown_together(placed), _snapped_to_seam)
        others = parts[of_area & ~moved]
        areas[i] = shapely.multipolygons([*shapely.get_parts(joined), *others])
    return areas


def lines_on_sheet(lines: Geometries) -> Geometries:
    """Return lines in degrees without jumps at the date line; longitudes may pass 180."""
    lines = shapely.transform(lines, _rounded)
    for i in over_date_line(lines):
        parts = shapely.get_parts(lines[i])
        lines[i] = shapely.multilinestrings(
            [_continuous(shapely.get_coordinates(p)) for p in parts]
        )
    return lines


def over_date_line(shapes: Geometries) -> Ints:
    """Return the indices of shapes in degrees whose longitudes jump at the date line."""
    places, shape = shapely.get_coordinates(shapes, return_index=True)
    return np.unique(shape[1:][_crossings(places) & (shape[1:] == shape[:-1])])


def unrolled(areas: Geometries) -> Geometries:
    """Return polygons in degrees whose longitudes go on where they jumped at the date line.

    A ring whose longitudes jump by more than half a turn crosses the date line, and one that
    does not come back to its longitude goes round the nearer pole and so contains it.
    """
    areas = shapely.transform(areas, _rounded)
    for i in over_date_line(areas):
        areas[i] = _grown_together([_unrolled_part(part) for part in shapely.get_parts(areas[i])])
    return areas


def _grown_together(pieces: Sequence[BaseGeometry]) -> BaseGeometry:
    try:
        return shapely.union_all(pieces)
    except GEOSException:
        # The cut at the edge of the sheet may leave a ring that touches itself.
        sound = shapely.make_valid(np.array(pieces), method="structure", keep_collapsed=False)
        return shapely.union_all(sound)


def _unrolled_part(part: shapely.Polygon) -> BaseGeometry:
    shell = _unrolled_ring(part.exterior)
    if shell.is_empty:
        return shell
    middle_deg = (shell.bounds[0] + shell.bounds[2]) / 2.0
    holes = []
    for hole in filter(shapely.area, map(_unrolled_ring, part.interiors)):
        offset_deg = middle_deg - (hole.bounds[0] + hole.bounds[2]) / 2.0
        holes.append(_shifted(hole, _TURN_DEG * round(offset_deg / _TURN_DEG)))
    return shapely.difference(shell, shapely.union_all(holes))


def _unrolled_ring(ring: shapely.LinearRing) -> BaseGeometry:
    places = _continuous(shapely.get_coordinates(ring))
    if abs(places[-1, 0] - places[0, 0]) > _TURN_DEG / 2.0:
        pole = np.copysign(90.0, places[:, 1].mean())
        # From the vertex nearest to the pole the way there crosses nothing.
        nearest = int(np.argmin(np.abs(places[:, 1] - pole)))
        places = _continuous(np.concatenate((places[nearest:-1], places[: nearest + 1])))
        round_pole = [(places[-1, 0], pole), (places[0, 0], pole)]
        places = np.concatenate((places, round_pole, places[:1]))
    return shapely.make_valid(shapely.Polygon(places), method="structure", keep_collapsed=False)


def _crossings(places: FloatArray) -> Bools:
    """Return which steps from a vertex to the next jump across the date line.

    A step of a whole turn is the edge of a sheet, and a step along a pole goes nowhere.
    """
    step_deg = np.abs(np.diff(places[:, 0]))
    at_pole = np.abs(places[:, 1]) > 90.0 - _SAME_DEG
    whole_turn = np.abs(step_deg - _TURN_DEG) < _SAME_DEG
    return (step_deg > _TURN_DEG / 2.0) & ~whole_turn & ~(at_pole[1:] & at_pole[:-1])


def _continuous(places: FloatArray) -> FloatArray:
    """Return places whose longitudes go on beyond the date line instead of jumping."""
    step_deg = np.diff(places[:, 0])
    turns = np.where(_crossings(places), -np.round(step_deg / _TURN_DEG), 0.0)
    moved_deg = _TURN_DEG * np.concatenate(([0.0], np.cumsum(turns)))
    return np.column_stack((places[:, 0] + moved_deg, places[:, 1]))


def _windows(part: shapely.Polygon) -> list[BaseGeometry]:
    """Return a polygon's share of each turn, moved onto the sheet."""
    west, south, east, north = part.bounds
    first = int(np.floor((west - SEAM_WEST_DEG) / _TURN_DEG))
    last = int(np.ceil((east - SEAM_EAST_DEG) / _TURN_DEG))
    if first == last:
        return [_shifted(part, -first * _TURN_DEG)]
    shares = []
    for turn in range(first, last + 1):
        begin, end = SEAM_WEST_DEG + turn * _TURN_DEG, SEAM_EAST_DEG + turn * _TURN_DEG
        share = shapely.clip_by_rect(part, begin, south, end, north)
        shares.append(_shifted(share, -turn * _TURN_DEG))
    return shares


def _shifted(geometry: BaseGeometry, by_deg: float) -> BaseGeometry:
    return shapely.transform(geometry, lambda places: places + np.array((by_deg, 0.0)))


def _rounded(places: FloatArray) -> FloatArray:
    return np.round(places / _GRAIN_DEG) * _GRAIN_DEG


def _snapped_to_seam(places: FloatArray) -> FloatArray:
    for seam_deg in (SEAM_WEST_DEG, SEAM_EAST_DEG):
        places[np.abs(places[:, 0] - seam_deg) < _ROUNDING_DEG, 0] = seam_deg
    return places
