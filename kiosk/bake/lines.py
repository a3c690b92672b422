"""Sound lines in, a line layer of the atlas out."""

import numpy as np
import shapely

from kiosk.atlas.model import LineLayer, LineLod
from kiosk.bake.areas import levels_of
from kiosk.bake.arrays import FloatArray, Geometries, Ints
from kiosk.bake.features import Features
from kiosk.bake.labels import line_features
from kiosk.bake.levels import Level
from kiosk.bake.packing import packed
from kiosk.bake.strands import Strands, joined
from kiosk.content.model import MapLayer


def line_layer(layer: MapLayer, features: Features) -> LineLayer:
    """Return the baked layer of lines in degrees."""
    parts, owner = shapely.get_parts(
        np.array([shapely.line_merge(line) for line in features.geometries], dtype=object),
        return_index=True,
    )
    lods = tuple(_line_lod(level, parts, owner) for level in levels_of(features.geometries))
    return LineLayer(layer.id, layer.role, line_features(features), lods)


def _line_lod(level: Level, parts: Geometries, owner: Ints) -> LineLod:
    places, part = shapely.get_coordinates(_simplified(parts, level), return_index=True)
    first = np.flatnonzero(part[:-1] == part[1:])
    strands, begin = joined(places, first, part[first, None])
    path_owner = owner[part[first[begin]]].astype(np.int32)
    owned = Strands(strands.lonlat, strands.start, path_owner)
    return LineLod(level.tolerance_rad, packed(owned, level, closed=False))


def _simplified(parts: Geometries, level: Level) -> Geometries:
    # Degrees of longitude shrink towards the poles; each line is measured at its own latitude.
    places, part = shapely.get_coordinates(parts, return_index=True)
    bounds = shapely.bounds(parts)
    across = np.cos(np.radians((bounds[:, 1] + bounds[:, 3]) / 2.0))[part]
    narrowed = shapely.set_coordinates(parts.copy(), _scaled(places, across))
    simple = shapely.simplify(narrowed, level.tolerance_deg, preserve_topology=False)
    places, part = shapely.get_coordinates(simple, return_index=True)
    across = np.cos(np.radians((bounds[:, 1] + bounds[:, 3]) / 2.0))[part]
    return shapely.set_coordinates(simple, _scaled(places, 1.0 / across))


def _scaled(places: FloatArray, factor: FloatArray) -> FloatArray:
    return np.column_stack((places[:, 0] * factor, places[:, 1]))
