"""Features in, a GeoPackage out whose bytes depend on the features alone."""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

Value = str | int | float | None

WGS84_SRS_ID = 4326
# OGC 12-128r17, table 1: "GPKG" in ASCII, and version 1.3.0 of the format.
APPLICATION_ID = 0x47504B47
USER_VERSION = 10300
PAGE_BYTES = 4096
# A fixed moment instead of the time of writing, so that equal features give equal files.
LAST_CHANGE = "1962-10-28T14:00:00.000Z"
# SQLite stamps its own version and change counters into the header (fileformat2, section 1.3).
STAMP_OFFSETS = (24, 92, 96)
STAMP = struct.pack(">I", 3_040_000)

WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)

SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE,
  max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""


@dataclass(frozen=True)
class Layer:
    """One table of features.

    Attributes:
        name: Table name.
        geometry_type: OGC name in capitals, for example MULTIPOLYGON.
        columns: SQL type by column name, in the order of the values.
        rows: Values and geometry of each feature, in the order they are stored.
        description: One sentence for the curator, shown by QGIS.
    """

    name: str
    geometry_type: str
    columns: Mapping[str, str]
    rows: Sequence[tuple[tuple[Value, ...], BaseGeometry]]
    description: str


def geometry_blob(geometry: BaseGeometry) -> bytes:
    """Return the GeoPackage binary of a geometry in EPSG:4326."""
    min_x, min_y, max_x, max_y = geometry.bounds
    little_endian_with_xy_envelope = 0b0000_0011
    head = struct.pack(
        "<2sBBi4d",
        b"GP",
        0,
        little_endian_with_xy_envelope,
        WGS84_SRS_ID,
        min_x,
        max_x,
        min_y,
        max_y,
    )
    return head + shapely.to_wkb(geometry, byte_order=1, output_dimension=2)


def write_geopackage(path: Path, layers: Sequence[Layer]) -> None:
    """Write the layers to a new file, replacing an old one only when the new one is whole."""
    fresh = path.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    connection = sqlite3.connect(fresh, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA auto_vacuum = NONE")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {USER_VERSION}")
        connection.execute("BEGIN")
        _write_reference_systems(connection)
        for layer in layers:
            _write_layer(connection, layer)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()
    with fresh.open("r+b") as file:
        for offset in STAMP_OFFSETS:
            file.seek(offset)
            file.write(STAMP)
    fresh.replace(path)


def _write_reference_systems(connection: sqlite3.Connection) -> None:
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        [
            ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
            ("WGS 84 geodetic", WGS84_SRS_ID, "EPSG", WGS84_SRS_ID, WGS84_WKT, None),
        ],
    )


def _write_layer(connection: sqlite3.Connection, layer: Layer) -> None:
    bounds = [float(value) for value in shapely.total_bounds([row[1] for row in layer.rows])]
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
        (layer.name, layer.name, layer.description, LAST_CHANGE, *bounds, WGS84_SRS_ID),
    )
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
        (layer.name, layer.geometry_type, WGS84_SRS_ID),
    )
    columns = "".join(f', "{name}" {kind}' for name, kind in layer.columns.items())
    connection.execute(
        f'CREATE TABLE "{layer.name}" (fid INTEGER PRIMARY KEY NOT NULL, '
        f"geom {layer.geometry_type}{columns})"
    )
    marks = ", ".join("?" * (2 + len(layer.columns)))
    connection.executemany(
        f'INSERT INTO "{layer.name}" VALUES ({marks})',
        [
            (fid, geometry_blob(geometry), *values)
            for fid, (values, geometry) in enumerate(layer.rows, start=1)
        ],
    )
