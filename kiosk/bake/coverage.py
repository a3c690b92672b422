"""Areas that share boundaries in, the same areas ever coarser out, still without gap or overlap."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely.errors import GEOSException

from kiosk.bake.arrays import Bools, FloatArray, Geometries, Ints
from kiosk.bake.levels import Level
from kiosk.bake.unrolling import SEAM_EAST_DEG, SEAM_WEST_DEG

_SMALLEST_PART = 0.5
# In square tolerances: two square pixels where two pixels are a tolerance.

_FAR_FINER = 0.125
# A feature whose vertices stand closer than this share of the tolerance keeps them all.

_BAND_RAD = 0.02
# About a degree: the strips need some width, no matter which.

_OVERLAP_BY_MISTAKE = 0.02
# Neighbours drawn apart overlap by less than this share of a feature; more is meant to be so.

_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
# Odd numbers without a pattern: the golden ratio, and a prime of the hash xxh64.
_HALF_BITS = 32

_SAMPLE = 100
_NEIGHBOURS = 40
# The box of a country meets those of 15 others; where it meets more, much may overlap.


def matched(polygons: Geometries) -> tuple[Geometries, bool]:
    """Return features whose shared boundaries have the same vertices, and whether they are so.

    A layer in which features lie on one another by intent, such as ranges, comes back as it was,
    with False.
    """
    try:
        if _overlap_by_intent(polygons):
            return polygons, False
        if shapely.coverage_is_valid(polygons):
            return polygons, True
        cleaned = shapely.coverage_clean(polygons)  # type: ignore[attr-defined]  # stubs of shapely 2.1
    except GEOSException:
        # Features that lie across one another cannot be matched.
        return polygons, False
    before, after = shapely.area(polygons), shapely.area(cleaned)
    if (after < (1.0 - _OVERLAP_BY_MISTAKE) * before).any() or not shapely.coverage_is_valid(
        cleaned
    ):
        return polygons, False
    return cleaned, True


def _overlap_by_intent(polygons: Geometries) -> bool:
    """Return whether so much lies on one another that to look closely would take for ever."""
    sample = polygons[:: max(1, len(polygons) // _SAMPLE)]
    if shapely.STRtree(polygons).query(sample).shape[1] <= _NEIGHBOURS * len(sample):
        return False
    covered = shapely.union_all(polygons).area
    return bool(covered < (1.0 - _OVERLAP_BY_MISTAKE) * shapely.area(polygons).sum())


def seam_guards(polygons: Geometries) -> Geometries:
    """Return a strip beyond either edge of the sheet that shares the edge with the polygons.

    Simplified together with them, the strips hold the corners where a coast meets the seam, so
    that the two edges still fit when the sheet is rolled up.
    """
    places = shapely.get_coordinates(polygons)
    guards = []
    for seam_deg, outward in ((SEAM_WEST_DEG, -1.0), (SEAM_EAST_DEG, 1.0)):
        seam = np.radians(seam_deg)
        heights = np.unique(places[places[:, 0] == seam, 1])
        if len(heights):
            low, high = min(-1.0, heights[0]) - _BAND_RAD, max(1.0, heights[-1]) + _BAND_RAD
            outer = seam + outward * _BAND_RAD
            inner = [(seam, height) for height in (low, *heights, high)]
            guards.append(shapely.Polygon([(outer, high), (outer, low), *inner]))
    return np.array(guards, dtype=object)


def coarser_and_coarser(
    polygons: Geometries, levels: Sequence[Level], *, is_coverage: bool
) -> Iterator[tuple[Level, Geometries]]:
    """Yield the levels from fine to coarse, each simplified from the one before.

    Args:
        polygons: One polygon or multi-polygon for each feature, on the cylinder.
        levels: From coarse to fine.
        is_coverage: Whether neighbours share their boundaries and nothing overlaps; if not, each
            feature is simplified alone.
    """
    guards = seam_guards(polygons)
    parts, owner = shapely.get_parts(polygons, return_index=True)
    touching = touching_parts(parts)
    for level in reversed(levels):
        keep = touching | ~_specks(parts, owner, level)
        parts, owner, touching = parts[keep], owner[keep], touching[keep]
        whole = np.asarray(shapely.multipolygons(parts, indices=owner))
        if is_coverage:
            simple = _simplified(whole, guards, level)
        else:
            alone = [_simplified(whole[i : i + 1], guards, level) for i in range(len(whole))]
            simple = np.concatenate(alone)
        yield level, _with_fine_features(whole, simple, level) if level is levels[-1] else simple
        # Simplification drops vertices, never a part, so the parts keep their order.
        parts = shapely.get_parts(simple)


def _simplified(polygons: Geometries, guards: Geometries, level: Level) -> Geometries:
    # Visvalingam and Whyatt (1993): drops the vertex of the smallest triangle first, and the
    # tolerance is the root of the largest triangle dropped.
    together = np.concatenate((polygons, guards))
    simple: Geometries = shapely.coverage_simplify(together, level.tolerance_rad)
    return simple[: len(polygons)]


def _with_fine_features(whole: Geometries, simplified: Geometries, level: Level) -> Geometries:
    """Return the finest level with the full detail of features that are drawn far finer.

    So a city among countries holds when the map is enlarged beyond this level. A vertex is kept
    for all features or for none, so neighbours still match.
    """
    fine = median_spacings_rad(whole) < _FAR_FINER * level.tolerance_rad
    if not fine.any():
        return simplified
    parts, part_owner = shapely.get_parts(whole, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    places, ring = shapely.get_coordinates(rings, return_index=True)
    is_fine = fine[part_owner[ring_part[ring]]]
    place = place_numbers(np.concatenate((places, shapely.get_coordinates(simplified))))
    kept = np.zeros(place.max() + 1, dtype=bool)
    kept[place[len(places) :]] = True
    kept[place[: len(places)][is_fine]] = True
    keep = kept[place[: len(places)]]
    kept_rings = np.asarray(shapely.linearrings(places[keep], indices=ring[keep]))
    kept_parts = np.asarray(shapely.polygons(kept_rings, indices=ring_part))
    detailed = np.asarray(shapely.multipolygons(kept_parts, indices=part_owner))
    return detailed if shapely.is_valid(detailed).all() else simplified


def median_spacings_rad(areas: Geometries) -> FloatArray:
    """Return for each feature on the cylinder the middle length of its segments."""
    places, area = shapely.get_coordinates(areas, return_index=True)
    # On the cylinder a parallel is stretched as much as a meridian is shortened.
    across = np.sqrt(np.maximum(1.0 - places[:-1, 1] ** 2, 1e-12))
    step = np.diff(places, axis=0)
    length_rad = np.hypot(step[:, 0] * across, step[:, 1] / across)
    within = area[1:] == area[:-1]
    length_rad, area = length_rad[within], area[1:][within]
    order = np.lexsort((length_rad, area))
    count = np.bincount(area, minlength=len(areas))
    middle = np.cumsum(count) - count + count // 2
    return np.asarray(length_rad[order][middle])


def _specks(parts: Geometries, owner: Ints, level: Level) -> Bools:
    """Return which parts are too small to see, but for the largest part of each feature."""
    area = shapely.area(parts)
    largest = np.zeros(owner.max(initial=-1) + 1)
    np.maximum.at(largest, owner, area)
    return (area < _SMALLEST_PART * level.tolerance_rad**2) & (area < largest[owner])


def touching_parts(parts: Geometries) -> Bools:
    """Return which parts share a vertex with another: dropped, they would leave a hole in it."""
    places, part = shapely.get_coordinates(parts, return_index=True)
    place = place_numbers(places)
    # A part visits its own first vertex twice, so count each part at a place once.
    pair_place, pair_part = np.divmod(np.unique(place * len(parts) + part), len(parts))
    shared = np.bincount(pair_place) > 1
    touching = np.zeros(len(parts), dtype=bool)
    touching[pair_part[shared[pair_place]]] = True
    return touching


def place_numbers(places: FloatArray) -> Ints:
    """Return a number for each place, shape (n, 2): the same for exactly the same place."""
    # By a hash of both coordinates, which sorts in a third of the time that pairs take; that two of
    # ten million places share one by chance happens once in a hundred thousand maps. The zero makes
    # one number of 0.0 and -0.0.
    bits = (np.ascontiguousarray(places) + 0.0).view(np.uint64)
    mixed = (bits[:, 0] * _MIX[0]) ^ (bits[:, 1] * _MIX[1])
    mixed ^= mixed >> np.uint64(_HALF_BITS)
    return np.unique(mixed, return_inverse=True)[1].astype(np.int64)
