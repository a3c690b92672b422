"""A layer that the exhibit names in, its table out, or why the file cannot be read."""

import difflib
import json
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from kiosk.bake.findings import Findings, Spot, listed
from kiosk.bake.points_csv import csv_table
from kiosk.bake.table import FEATURE_LIMIT, Table, note_crowd, text_of
from kiosk.content.model import MapLayer, MapLayerKind

_JSON_FORMAT = "Export the layer again from QGIS as GeoJSON with the encoding UTF-8."


def layer_table(path: Path, layer: MapLayer, findings: Findings) -> Table | None:
    """Return the rows of the layer, None if the file or the layer cannot be read."""
    if path.suffix.lower() == ".csv":
        if layer.kind is not MapLayerKind.POINTS:
            findings.error(
                f"A CSV file can hold points only, and the layer is to hold {layer.kind}.",
                "Save the layer as GeoPackage or GeoJSON.",
                Spot(key="kind"),
            )
            return None
        return csv_table(path, findings)
    name = _layer_name(path, layer, findings)
    return None if name is None else named_table(path, name, findings)


def named_table(path: Path, layer_name: str, findings: Findings) -> Table | None:
    """Return the rows of a layer that the file holds, None if it is damaged."""
    # Imported here: a bake of unchanged layers and of CSV files need not wait for it.
    from kiosk.bake.reader import CRSError, DataSourceError, FeatureError, GeometryError, read

    try:
        with warnings.catch_warnings():
            # Warnings of the reader are about columns that it cannot hold in full.
            warnings.simplefilter("ignore")
            meta, _, geometry, values = read(path, layer=layer_name)
    except CRSError:
        findings.error(
            "The coordinate system is damaged or was cut off; it cannot be read.",
            "Export the layer again from QGIS with the coordinate system EPSG:4326.",
        )
        return None
    except UnicodeDecodeError:
        findings.error(
            "The names are in another encoding than the file says.",
            "Export the layer again from QGIS with the encoding UTF-8.",
            Spot(line=(line := _line_not_utf8(path)), column=min(line, 1)),
        )
        return None
    except (DataSourceError, FeatureError, GeometryError, RuntimeError, ValueError) as error:
        _note_damage(path, error, findings)
        return None
    # A table without shapes has none at all.
    geometry = np.empty(0, object) if geometry is None else geometry
    count = len(geometry)
    if count > FEATURE_LIMIT:
        note_crowd(count, findings)
        return None
    columns = dict(zip(meta["fields"].tolist(), values, strict=True))
    # Where a coordinate is no number numpy would print a warning; it is told with its feature.
    with np.errstate(invalid="ignore"):
        shapes = np.asarray(shapely.from_wkb(geometry, on_invalid="fix"))
    return Table(
        columns={column: [text_of(v) for v in cells.tolist()] for column, cells in columns.items()},
        geometries=shapes,
        crs=meta["crs"] or "",
        line=np.zeros(count, np.int64),
    )


def layer_names(path: Path, findings: Findings) -> Sequence[str] | None:
    """Return the names of the layers in a file, None if it is damaged."""
    from kiosk.bake.reader import DataSourceError, list_layers

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layers: Any = list_layers(path)
    except (DataSourceError, RuntimeError, ValueError) as error:
        _note_damage(path, error, findings)
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
            Spot(key="layer"),
        )
    elif len(names) == 1:
        return names[0]
    else:
        findings.error(
            f"The file holds several layers: {listed(names)}.",
            f'Say which one is meant in config.toml, for example layer = "{names[0]}".',
            Spot(key="layer"),
        )
    return None


def _note_damage(path: Path, error: Exception, findings: Findings) -> None:
    if "database is locked" in str(error):
        findings.error(
            "Another program is writing to the file.",
            "Save the layer there, and close the file or the program.",
        )
    elif path.suffix.lower() in (".geojson", ".json"):
        _note_json_fault(path, str(error), findings)
    else:
        findings.error(
            "The file is damaged or was cut off; it cannot be opened.",
            "Copy the file here again, or export it again from QGIS.",
        )


def _note_json_fault(path: Path, told: str, findings: Findings) -> None:
    try:
        json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        findings.error(
            "The text breaks off or is malformed here.",
            "Copy the file here again, or export it again from QGIS.",
            Spot(line=error.lineno, column=error.colno),
        )
    except UnicodeDecodeError:
        findings.error(
            "This line holds letters that are not UTF-8.",
            _JSON_FORMAT,
            Spot(line=_line_not_utf8(path), column=1),
        )
    except RecursionError:
        findings.error("The brackets in the text are nested without end.", _JSON_FORMAT)
    else:
        # Such as a number of more than 18 digits.
        place = re.search(r"line (\d+), character (\d+)", told)
        findings.error(
            "The text is JSON, but no GeoJSON that can be read.",
            _JSON_FORMAT,
            Spot("", int(place[1]), int(place[2])) if place else Spot(),
        )


def _line_not_utf8(path: Path) -> int:
    """Return the first line with letters that are not UTF-8, 0 for none or a file without lines."""
    if path.suffix.lower() not in (".geojson", ".json"):
        return 0
    content = path.read_bytes()
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return content[: error.start].count(b"\n") + 1
    return 0
