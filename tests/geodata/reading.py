"""The committed geodata as plain rows."""

import csv
import json
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

GEODATA = Path(__file__).parents[2] / "geodata"
# Bytes before the WKB: magic, version, flags, srs id and an xy envelope (OGC 12-128r17, 2.1.3).
GEOPACKAGE_HEADER_BYTES = 8 + 4 * 8


@cache
def layer(file: str, name: str) -> list[dict[str, Any]]:
    """Return the features of a GeoPackage layer; the geometry is under "geometry"."""
    connection = sqlite3.connect(f"file:{GEODATA / file}?mode=ro&immutable=1", uri=True)
    try:
        cursor = connection.execute(f'SELECT * FROM "{name}" ORDER BY fid')
        columns = [column[0] for column in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor]
    finally:
        connection.close()
    for row in rows:
        row["geometry"] = shapely.from_wkb(row.pop("geom")[GEOPACKAGE_HEADER_BYTES:])
    return rows


@cache
def territories() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in layer("world-1962.gpkg", "territories")}


@cache
def boundaries() -> list[dict[str, Any]]:
    return layer("world-1962.gpkg", "boundaries")


def area_of(territory: str) -> BaseGeometry:
    geometry: BaseGeometry = territories()[territory]["geometry"]
    return geometry


@cache
def table(file: str) -> list[dict[str, str]]:
    with (GEODATA / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def features(file: str) -> list[dict[str, Any]]:
    """Return properties of a GeoJSON file, each with its "geometry"."""
    collection = json.loads((GEODATA / file).read_text(encoding="utf-8"))
    return [
        {**feature["properties"], "geometry": shapely.from_geojson(json.dumps(feature))}
        for feature in collection["features"]
    ]
