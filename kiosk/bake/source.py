"""A layer that the exhibit names in, its table out, or why the file cannot be read."""

import difflib
import hashlib
import json
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from kiosk.bake.findings import Findings, Spot, listed
from kiosk.bake.points_csv import csv_table
from kiosk.bake.table import Table, text_of
from kiosk.content.model import MapLayer, MapLayerKind

SIZE_LIMIT_BYTES = 200_000_000
# Ten times the finest public map of the world; beyond it the bake would starve a small machine.

_KINDS_OF_FILE = (".gpkg", ".geojson", ".json", ".shp", ".csv")
_SHAPEFILE_PARTS = (".shx", ".dbf", ".prj", ".cpg")


def source_files(path: Path) -> tuple[Path, ...]:
    """Return the files that make up a source.

    A Shapefile is several, and beside a GeoPackage lies what QGIS saved last while it is open.
    """
    match path.suffix.lower():
        case ".shp":
            others = [path.with_suffix(suffix) for suffix in _SHAPEFILE_PARTS]
        case ".gpkg":
            others = [path.with_name(f"{path.name}-wal")]
        case _:
            others = []
    return (path, *(other for other in others if other.is_file()))


def readable_sha256(path: Path, findings: Findings) -> str | None:
    """Return the hash of all files of a source, None if they should not or cannot be read."""
    if not _is_readable(path, findings):
        return None
    digest = hashlib.sha256()
    try:
        for file in source_files(path):
            digest.update(file.read_bytes())
    except OSError as error:
        findings.error(
            f"The file cannot be opened: {error.strerror or error}.",
            "Close it in other programs and let everybody read it.",
        )
        return None
    return digest.hexdigest()


def _is_readable(path: Path, findings: Findings) -> bool:
    if not path.is_file():
        findings.error(
            "There is no such file.",
            "Put the file there, or correct the path in config.toml.",
        )
    elif path.suffix.lower() not in _KINDS_OF_FILE:
        findings.error(
            f'The file ends in "{path.suffix}", which is no kind of geodata that can be read.',
            "Save it as GeoPackage (.gpkg), GeoJSON (.geojson), Shapefile (.shp) or CSV (.csv).",
        )
    elif (size_bytes := sum(file.stat().st_size for file in source_files(path))) > SIZE_LIMIT_BYTES:
        findings.error(
            f"The file has {size_bytes / 1e6:.0f} MB; at most"
            f" {SIZE_LIMIT_BYTES / 1e6:.0f} MB are read.",
            "Simplify it in QGIS (Vector, Geometry Tools, Simplify), or leave out what the map"
            " does not show.",
        )
    else:
        return True
    return False


def layer_table(path: Path, layer: MapLayer, findings: Findings) -> Table | None:
    """Return the rows of the layer, None if the file or the layer cannot be read."""
    if path.suffix.lower() == ".csv":
        if layer.kind is not MapLayerKind.POINTS:
            findings.error(
                f"A CSV file can hold points only, and the layer is to hold {layer.kind}.",
                "Save the layer as GeoPackage or GeoJSON.",
            )
            return None
        return csv_table(path, findings)
    name = _layer_name(path, layer, findings)
    return None if name is None else named_table(path, name, findings)


def named_table(path: Path, layer_name: str, findings: Findings) -> Table | None:
    """Return the rows of a layer that the file holds, None if it is damaged."""
    # Imported here: it brings in pandas and costs half a second, which a bake of unchanged
    # layers need not pay.
    from pyogrio.errors import DataSourceError, FeatureError, GeometryError
    from pyogrio.raw import read

    try:
        with warnings.catch_warnings():
            # Warnings of the reader are about columns that it cannot hold in full.
            warnings.simplefilter("ignore")
            meta, _, geometry, values = read(path, layer=layer_name)
    except (DataSourceError, FeatureError, GeometryError, RuntimeError, ValueError, OSError):
        _note_damage(path, findings)
        return None
    columns = dict(zip(meta["fields"].tolist(), values, strict=True))
    shapes = np.asarray(shapely.from_wkb(geometry, on_invalid="ignore"))
    return Table(
        columns={column: [text_of(v) for v in cells.tolist()] for column, cells in columns.items()},
        geometries=shapes,
        crs=meta["crs"] or "",
        line=np.zeros(len(shapes), np.int64),
    )


def layer_names(path: Path, findings: Findings) -> Sequence[str] | None:
    """Return the names of the layers in a file, None if it is damaged."""
    from pyogrio import list_layers
    from pyogrio.errors import DataSourceError

    try:
        layers: Any = list_layers(path)
    except (DataSourceError, RuntimeError, ValueError, OSError):
        _note_damage(path, findings)
        return None
    return [str(name) for name, geometry_type in layers if geometry_type is not None]


def _layer_name(path: Path, layer: MapLayer, findings: Findings) -> str | None:
    names = layer_names(path, findings)
    if names is None:
        return None
    if layer.layer in names:
        return layer.layer
    if not names:
        findings.error("The file holds no layer with shapes.", "Export the layer again from QGIS.")
    elif layer.layer:
        guess = difflib.get_close_matches(layer.layer, names, n=1)
        findings.error(
            f'The file holds no layer "{layer.layer}"; it holds {listed(names)}.',
            f'Did you mean layer = "{guess[0]}"?' if guess else "Name one of these in config.toml.",
        )
    elif len(names) == 1:
        return names[0]
    else:
        findings.error(
            f"The file holds several layers: {listed(names)}.",
            f'Say which one is meant in config.toml, for example layer = "{names[0]}".',
        )
    return None


def _note_damage(path: Path, findings: Findings) -> None:
    line, column = _json_fault(path)
    findings.error(
        "The text breaks off or is malformed here."
        if line
        else "The file is damaged or was cut off; it cannot be opened.",
        "Copy the file here again, or export it again from QGIS.",
        Spot(line=line, column=column),
    )


def _json_fault(path: Path) -> tuple[int, int]:
    if path.suffix.lower() not in (".geojson", ".json"):
        return 0, 0
    try:
        json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        return error.lineno, error.colno
    except UnicodeDecodeError:
        return 0, 0
    return 0, 0
