"""Sound areas in, an area layer of the atlas out: grounds, fills, outlines and borders."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import shapely

from kiosk.atlas.model import TERRITORIES, AreaLayer, AreaLod
from kiosk.bake.arrays import Geometries
from kiosk.bake.cells import plain_pieces
from kiosk.bake.coverage import coarser_and_coarser, matched
from kiosk.bake.cylinder import (
    areas_on_cylinder,
    cylinder_from_lonlat,
    lonlat_from_cylinder,
)
from kiosk.bake.edges import borders, edges_of, outlines
from kiosk.bake.features import Features
from kiosk.bake.kinds import BorderKinds, kinds_of
from kiosk.bake.labels import area_features
from kiosk.bake.levels import Level, ladder
from kiosk.bake.packing import packed
from kiosk.bake.stacking import stacked
from kiosk.bake.strands import Strands, lengths_deg
from kiosk.content.model import MapLayer

_WORKERS = 2
# The geometry library lets go of Python's lock: while one level is simplified, those before it
# are cut.

_LEFT_AFTER_CHECK = 0.9
# Of the work on a layer, once it is known whether neighbours match.

_WORTH_MERGING = 0.25
# Where fewer edges than these lie between two features, the ground merged would have hardly fewer
# vertices than the fills, which then serve for both: a quarter of the atlas on the disk.

_NO_LENGTH_DEG = 1e-9
# 0.1 mm; the cosine of 90 degrees is not quite 0.


def area_layer(
    layer: MapLayer, features: Features, kinds: BorderKinds, on_share: Callable[[float], None]
) -> AreaLayer:
    """Return the baked layer.

    Args:
        layer: What the exhibit says of it.
        features: Areas in degrees.
        kinds: Of their borders.
        on_share: Called with the share that is done, up to 1.
    """
    polygons, is_coverage = matched(areas_on_cylinder(features.geometries))
    if not is_coverage and layer.role == TERRITORIES:
        # The map tells by the lines alone on whose ground one stands: there it must be one.
        polygons, is_coverage = matched(stacked(polygons))
    levels = levels_of(features.geometries)
    on_share(1.0 - _LEFT_AFTER_CHECK)
    with ThreadPoolExecutor(_WORKERS) as pool:
        labelled = pool.submit(area_features, features)
        jobs = []
        for level, simplified in coarser_and_coarser(polygons, levels, is_coverage=is_coverage):
            jobs.append(pool.submit(_area_lod, level, simplified, kinds, is_coverage))
            # Each level has about half the vertices of the one before.
            on_share(1.0 - _LEFT_AFTER_CHECK * 0.5 ** len(jobs))
        lods = tuple(job.result() for job in reversed(jobs))
        return AreaLayer(layer.id, layer.role, labelled.result(), kinds.names, lods)


def levels_of(geometries: Geometries) -> tuple[Level, ...]:
    """Return the levels that suit shapes in degrees."""
    places, part = shapely.get_coordinates(geometries, return_index=True)
    low, high = places.min(axis=0), places.max(axis=0)
    across = np.cos(np.radians(np.clip(0.0, low[1], high[1])))
    extent_deg = float(np.hypot((high[0] - low[0]) * across, high[1] - low[1]))
    spacing_deg = lengths_deg(places[:-1], places[1:])
    # A side along the pole has no length, and says nothing of how fine the drawing is.
    is_side = (part[1:] == part[:-1]) & (spacing_deg > _NO_LENGTH_DEG)
    area_sr = shapely.area(shapely.transform(geometries, cylinder_from_lonlat)).sum()
    area_deg2 = float(area_sr) * np.degrees(1.0) ** 2
    middle_deg = float(np.median(spacing_deg[is_side])) if is_side.any() else extent_deg
    return ladder(extent_deg, middle_deg, area_deg2)


def _area_lod(level: Level, polygons: Geometries, kinds: BorderKinds, is_coverage: bool) -> AreaLod:
    parts, owner = shapely.get_parts(polygons, return_index=True)
    fills = packed(_cut(parts, owner.astype(np.int32), level), level, closed=True)
    edges = edges_of(polygons)
    border_strands, kind, sides = borders(edges, kinds_of(edges, kinds))
    border_paths = packed(border_strands, level, closed=False)
    shared = np.count_nonzero(edges.other >= 0)
    if not is_coverage or shared > _WORTH_MERGING * len(edges.other):
        whole = shapely.coverage_union_all(polygons) if is_coverage else shapely.union_all(polygons)
        merged = shapely.get_parts(whole)
        ground = packed(_cut(merged, np.zeros(len(merged), np.int32), level), level, closed=True)
    else:
        ground = replace(fills, owner=np.zeros_like(fills.owner))
    return AreaLod(
        tolerance_rad=level.tolerance_rad,
        ground=ground,
        fills=fills,
        outlines=packed(outlines(edges), level, closed=False),
        borders=replace(border_paths, owner=kind[border_paths.owner].astype(np.int32)),
        border_sides=sides[border_paths.owner].astype(np.int32),
    )


def _cut(polygons: Geometries, owners: npt.NDArray[np.int32], level: Level) -> Strands:
    pieces, owner = plain_pieces(polygons, owners, level)
    places, piece = shapely.get_coordinates(pieces, return_index=True)
    count = np.bincount(piece, minlength=len(pieces))
    return Strands(lonlat_from_cylinder(places), np.concatenate(([0], np.cumsum(count))), owner)
