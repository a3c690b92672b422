"""Small files of geodata as a curator might drop them in."""

import json
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.atlas.model import AreaLayer, Atlas, Paths
from kiosk.atlas.store import current_atlas, load_atlas
from kiosk.bake.atlas import bake_atlas
from kiosk.content.model import MapLayer, MapLayerKind
from kiosk.geo.sphere import lonlat_from_unit

Properties = Mapping[str, Any]

_DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile"}


WEST, EAST = shapely.box(0, 40, 10, 50), shapely.box(10, 40, 20, 50)
ALIKE_DEG = 1e-5
# 1 m: three rounding steps of float32.


def map_layer(
    path: str,
    kind: MapLayerKind = MapLayerKind.AREAS,
    *,
    layer: str = "",
    boundaries: str = "",
    id_: str = "world",
    role: str = "territories",
) -> MapLayer:
    return MapLayer(id_, path, layer, kind, role, boundaries)


def told(folder: Path, layer: MapLayer) -> str:
    """What a bake says of a layer that it refuses."""
    result = bake_atlas(folder, [layer], folder / "cache")
    assert result.folder is None
    assert current_atlas(folder / "cache") is None
    return "\n".join(str(problem) for problem in result.problems)


def told_after_a_good_map(folder: Path, layer: MapLayer) -> str:
    """The same where there is a map already, which must stay."""
    before = current_atlas(folder / "cache")
    result = bake_atlas(folder, [layer], folder / "cache")
    assert result.folder is None
    assert current_atlas(folder / "cache") == before is not None
    return "\n".join(str(problem) for problem in result.problems)


def write_geojson(path: Path, *features: tuple[Properties, BaseGeometry | None]) -> None:
    rows = [
        {
            "type": "Feature",
            "properties": dict(properties),
            "geometry": None if shape is None else json.loads(shapely.to_geojson(shape)),
        }
        for properties, shape in features
    ]
    text = json.dumps({"type": "FeatureCollection", "features": rows}, indent=1)
    path.write_text(text, encoding="utf-8")


def write_layer(
    path: Path,
    layer: str,
    features: Sequence[tuple[Properties, BaseGeometry]],
    *,
    crs: str | None = "EPSG:4326",
) -> None:
    """Write a layer of a GeoPackage, beside those already there, or a Shapefile."""
    names = list(features[0][0])
    columns = [np.array([row[name] for row, _ in features], dtype=object) for name in names]
    shapes = [shape for _, shape in features]
    with warnings.catch_warnings():
        # The writer warns of a missing coordinate system, which some of these files lack by intent.
        warnings.simplefilter("ignore")
        pyogrio.raw.write(
            path,
            geometry=np.array([shapely.to_wkb(shape) for shape in shapes], dtype=object),
            field_data=columns,
            fields=names,
            layer=layer,
            driver=_DRIVERS[path.suffix],
            geometry_type=shapes[0].geom_type,
            crs=crs,
            append=path.exists(),
        )


def halve(path: Path) -> None:
    """Cut the file off in the middle, as an interrupted copy does."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def baked(folder: Path, *layers: MapLayer) -> Atlas:
    result = bake_atlas(folder, layers, folder / "cache")
    assert result.folder is not None, [str(problem) for problem in result.problems]
    assert result.folder == current_atlas(folder / "cache")
    return load_atlas(result.folder, verify=True)


def baked_areas(folder: Path, *shapes: BaseGeometry, role: str = "territories") -> AreaLayer:
    rows = [({"id": f"t{i}"}, shape) for i, shape in enumerate(shapes)]
    write_geojson(folder / "world.geojson", *rows)
    return baked(folder, map_layer("world.geojson", role=role)).areas[0]


def rings(paths: Paths) -> list[list[tuple[float, ...]]]:
    vertices = [tuple(vertex) for vertex in paths.unit.tolist()]
    return [
        vertices[begin:end] for begin, end in zip(paths.start[:-1], paths.start[1:], strict=True)
    ]


def pieces_over(paths: Paths, place: tuple[float, float]) -> int:
    """How many rings, none of them over the date line, lie over a place."""
    shapes = [shapely.Polygon(lonlat_from_unit(np.array(ring))) for ring in rings(paths)]
    return sum(shape.covers(shapely.Point(place)) for shape in shapes)
