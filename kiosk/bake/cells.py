"""Polygons in, plain pieces out: small, of few vertices and without holes, for a fast fill.

A software fill costs height times edges, so halving a polygon again and again turns a quadratic
cost into a linear one, and a hole that is cut through needs no rule of its own.
"""

import numpy as np
import numpy.typing as npt
import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from kiosk.bake.arrays import FloatArray, Geometries, Ints
from kiosk.bake.cylinder import lonlat_from_cylinder
from kiosk.bake.levels import Level

VERTEX_LIMIT = 128
# Before the long edges of a piece are densified.

_SMALLEST_DEG = 1e-6
# 0.1 m: nothing on the map is seen below it, and halving must end.

_POLYGON = 3
# The number of this type in shapely.GeometryType.

_MARGIN = 0.2
# A cut on the grid leaves at least this share of the piece on either side.

_AREA_ERROR = 1e-7
# Halves whose areas miss the whole by more than this share are cut again the slow, exact way.


def plain_pieces(
    polygons: Geometries, owners: npt.NDArray[np.int32], level: Level
) -> tuple[Geometries, npt.NDArray[np.int32]]:
    """Return polygons without holes that cover the same ground.

    Args:
        polygons: Polygons on the cylinder, no multi-polygons.
        owners: A number for each polygon, handed on to its pieces.
        level: Gives the size of the pieces and the grid on which they are cut.
    """
    whole: list[Geometries] = []
    whole_owners: list[npt.NDArray[np.int32]] = []
    while True:
        axis, at = _cuts(polygons, level)
        is_whole = axis < 0
        whole.append(polygons[is_whole])
        whole_owners.append(owners[is_whole])
        cut = np.flatnonzero(~is_whole)
        if not len(cut):
            break
        polygons, of = _halved(polygons[cut], axis[cut], at[cut])
        owners = owners[cut][of]
    return np.concatenate(whole), np.concatenate(whole_owners)


def _cuts(polygons: Geometries, level: Level) -> tuple[npt.NDArray[np.int8], FloatArray]:
    """Return for each polygon the axis to cut (0, 1; -1 for none) and where on the cylinder."""
    bounds = shapely.bounds(polygons)
    low_deg = lonlat_from_cylinder(bounds[:, :2])
    high_deg = lonlat_from_cylinder(bounds[:, 2:])
    size_deg = high_deg - low_deg
    nearest_lat = np.clip(0.0, low_deg[:, 1], high_deg[:, 1])
    across_deg = size_deg * np.column_stack((np.cos(np.radians(nearest_lat)), np.ones(len(bounds))))
    cells = across_deg / level.cell_deg
    cells[:, 0] = np.maximum(cells[:, 0], size_deg[:, 0] / level.span_deg)
    longer = np.argmax(cells, axis=1)
    rows = np.arange(len(bounds))
    longest_deg = across_deg[rows, longer]
    is_large = cells[rows, longer] > 1.0
    holed = shapely.get_num_interior_rings(polygons) > 0
    crowded = shapely.get_num_coordinates(polygons) > VERTEX_LIMIT + 1
    to_cut = (is_large | crowded | holed) & (longest_deg > _SMALLEST_DEG)
    axis = np.where(to_cut, longer, -1).astype(np.int8)
    middle_deg = (low_deg[rows, longer] + high_deg[rows, longer]) / 2.0
    on_grid_deg = np.round(middle_deg / level.step_deg) * level.step_deg
    reach_deg = (0.5 - _MARGIN) * size_deg[rows, longer]
    at_deg = np.where(np.abs(on_grid_deg - middle_deg) <= reach_deg, on_grid_deg, middle_deg)
    through_hole = np.flatnonzero(holed & ~crowded & ~is_large)
    at = np.where(longer == 0, np.radians(at_deg), np.sin(np.radians(at_deg)))
    if len(through_hole):
        hole = shapely.bounds(shapely.get_interior_ring(polygons[through_hole], 0))
        side = longer[through_hole]
        at[through_hole] = (
            hole[np.arange(len(hole)), side] + hole[np.arange(len(hole)), side + 2]
        ) / 2.0
    return axis, at


def _halved(
    polygons: Geometries, axis: npt.NDArray[np.int8], at: FloatArray
) -> tuple[Geometries, Ints]:
    """Return the polygons of both halves of each, and for each the index of its whole."""
    low, high = shapely.bounds(polygons), shapely.bounds(polygons)
    rows = np.arange(len(polygons))
    low[rows, axis + 2] = at
    high[rows, axis] = at
    boxes = np.stack((low, high), axis=1)
    halves = [
        [_clipped(polygon, box) for box in pair]
        for polygon, pair in zip(polygons, boxes.tolist(), strict=True)
    ]
    pieces, whole = _polygons(np.array(halves, dtype=object))
    missing = shapely.area(polygons) - np.bincount(whole, shapely.area(pieces), len(polygons))
    wrong = np.flatnonzero(np.abs(missing) > _AREA_ERROR * shapely.area(polygons))
    if len(wrong):
        exact = [[_exactly_clipped(polygons[i], box) for box in boxes[i].tolist()] for i in wrong]
        again, again_whole = _polygons(np.array(exact, dtype=object))
        right = ~np.isin(whole, wrong)
        pieces = np.concatenate((pieces[right], again))
        whole = np.concatenate((whole[right], wrong[again_whole]))
    return pieces, whole


def _clipped(polygon: shapely.Polygon, box: tuple[float, float, float, float]) -> BaseGeometry:
    try:
        return shapely.clip_by_rect(polygon, *box)
    except GEOSException:
        # It gives up on pieces so thin that rounding folds them.
        return _exactly_clipped(polygon, box)


def _exactly_clipped(
    polygon: shapely.Polygon, box: tuple[float, float, float, float]
) -> BaseGeometry:
    # A ring that touches itself is drawn well but is not valid to this slower way.
    return shapely.intersection(shapely.make_valid(polygon), shapely.box(*box))


def _polygons(halves: Geometries) -> tuple[Geometries, Ints]:
    # Where a cut runs along an edge it leaves lines and points besides the pieces.
    parts, half = shapely.get_parts(halves.ravel(), return_index=True)
    solid = (shapely.get_type_id(parts) == _POLYGON) & (shapely.area(parts) > 0.0)
    return parts[solid], half[solid] // 2
