"""A table in, sound features out: repaired where that is safe, refused with a reason where not."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely

from kiosk.bake.arrays import FloatArray, Geometries
from kiosk.bake.findings import Findings, Spot
from kiosk.bake.sheet import areas_on_sheet, lines_on_sheet, unrolled
from kiosk.bake.table import Table
from kiosk.content.model import MapLayerKind

_ID_NAMES = ("id", "code")
_NAME_NAMES = ("name", "title")

_WGS84_NAMES = ("EPSG:4326", "OGC:CRS84", "")

_FARTHEST_LON_DEG = 360.0
_POLE_SLACK_DEG = 1e-6

_REPAIR_GRID_DEG = 1e-9
# 0.1 mm.

_TYPES = {
    MapLayerKind.AREAS: (3, 6),
    MapLayerKind.LINES: (1, 5),
    MapLayerKind.POINTS: (0,),
}
# Numbers of shapely.GeometryType: Polygon 3, MultiPolygon 6, LineString 1, MultiLineString 5.

_TYPE_NAMES = ("a point", "a line", "a line", "an area", "points", "lines", "areas", "a mixture")


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The sound features of a layer.

    Attributes:
        ids: One for each feature, all different.
        names: As the file has them; the id where it has none.
        properties: The other columns of each feature.
        geometries: In degrees, longitude first; areas and lines go on past 180 where they must.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    properties: tuple[dict[str, str], ...]
    geometries: Geometries


def sound_features(table: Table, kind: MapLayerKind, findings: Findings) -> Features | None:
    """Return the features of a table, None if something must be mended by hand first."""
    if not len(table.geometries):
        findings.error("The layer is empty.", "Draw at least one feature in it.")
        return None
    features = _named(table, findings)
    spots = _spots(features, table)
    _note_wrong_types(features.geometries, kind, spots, findings)
    if findings.has_errors():
        return None
    geometries = in_degrees(shapely.force_2d(features.geometries), table.crs, findings)
    if geometries is None or not _in_range(geometries, table.crs, spots, findings):
        return None
    match kind:
        case MapLayerKind.AREAS:
            geometries = _sound_areas(geometries, spots, findings)
        case MapLayerKind.LINES:
            geometries = lines_on_sheet(shapely.remove_repeated_points(geometries))
            for i in np.flatnonzero(shapely.length(geometries) == 0.0).tolist():
                findings.error("The line has no length.", "Draw it again or delete it.", spots(i))
        case MapLayerKind.POINTS:
            pass
    return None if findings.has_errors() else replace(features, geometries=geometries)


def _named(table: Table, findings: Findings) -> Features:
    by_lower_name = {name.lower(): name for name in table.columns}
    id_column = next((by_lower_name[n] for n in _ID_NAMES if n in by_lower_name), None)
    name_column = next((by_lower_name[n] for n in _NAME_NAMES if n in by_lower_name), None)
    rows = [str(i + 1) for i in range(len(table.geometries))]
    given = table.columns[id_column] if id_column else rows
    ids = tuple(id_ or row for id_, row in zip(given, rows, strict=True))
    seen: dict[str, str] = {}
    for id_, row in zip(ids, rows, strict=True):
        if id_ in seen:
            findings.error(
                f'The rows {seen[id_]} and {row} have the same {id_column}, "{id_}".',
                f"Give each feature an {id_column} of its own.",
                Spot(f"row {row}"),
            )
        seen[id_] = row
    named = table.columns[name_column] if name_column else ids
    others = [name for name in table.columns if name not in (id_column, name_column)]
    cells = [table.columns[name] for name in others]
    return Features(
        ids=ids,
        names=tuple(name or id_ for name, id_ in zip(named, ids, strict=True)),
        properties=tuple(dict(zip(others, row, strict=True)) for row in zip(*cells, strict=True))
        if cells
        else tuple({} for _ in ids),
        geometries=table.geometries,
    )


def _spots(features: Features, table: Table) -> Callable[[int], Spot]:
    def spot(i: int) -> Spot:
        id_, name, row = features.ids[i], features.names[i], str(i + 1)
        if id_ == row:
            subject = f'row {row} "{name}"' if name != row else f"row {row}"
        else:
            subject = f'feature "{id_}"' + (f" ({name})" if name != id_ else "")
        line = int(table.line[i])
        return Spot(subject, line, min(line, 1))

    return spot


def _note_wrong_types(
    geometries: Geometries, kind: MapLayerKind, spots: Callable[[int], Spot], findings: Findings
) -> None:
    types = shapely.get_type_id(geometries)
    for i in np.flatnonzero(shapely.is_missing(geometries) | shapely.is_empty(geometries)).tolist():
        findings.error("The feature has no shape.", "Draw it or delete the row.", spots(i))
    usable = ~shapely.is_empty(geometries) & (types >= 0)
    for i in np.flatnonzero(usable & ~np.isin(types, _TYPES[kind])).tolist():
        findings.error(
            f"The feature is {_TYPE_NAMES[types[i]]}, and the layer is to hold {kind}.",
            "Move it to a layer of its own, or correct the kind of the layer in config.toml.",
            spots(i),
        )


def in_degrees(geometries: Geometries, crs: str, findings: Findings) -> Geometries | None:
    """Return shapes in longitude and latitude, None if their coordinate system is unknown."""
    if crs in _WGS84_NAMES:
        return geometries
    # Imported here: few files need it, and the others need not wait for it.
    from pyproj import Transformer
    from pyproj.exceptions import CRSError, ProjError

    try:
        transformer = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    except (CRSError, ProjError):
        findings.error(
            f'The coordinate system "{crs[:60]}" is not known.',
            "Export the layer again from QGIS with the coordinate system EPSG:4326.",
        )
        return None

    def lonlat(places: FloatArray) -> FloatArray:
        return np.column_stack(transformer.transform(places[:, 0], places[:, 1]))

    return shapely.transform(geometries, lonlat)


def _in_range(
    geometries: Geometries, crs: str, spots: Callable[[int], Spot], findings: Findings
) -> bool:
    bounds = shapely.bounds(geometries)
    low_lon, low_lat, high_lon, high_lat = bounds.T
    latest_deg = 90.0 + _POLE_SLACK_DEG
    # Written so that a bound that is no number counts as outside.
    inside = (low_lon >= -_FARTHEST_LON_DEG) & (high_lon <= _FARTHEST_LON_DEG)
    inside &= (low_lat >= -latest_deg) & (high_lat <= latest_deg)
    outside = np.flatnonzero(~inside)
    if not len(outside):
        return True
    swapped = np.abs(bounds[outside][:, [0, 2]]).max(axis=1) <= latest_deg
    swapped &= np.abs(bounds[outside][:, [1, 3]]).max(axis=1) <= _FARTHEST_LON_DEG
    for i, looks_swapped in zip(outside.tolist(), swapped.tolist(), strict=True):
        if looks_swapped:
            findings.error(
                f"Longitude and latitude are swapped: a latitude of {_far(bounds[i, 1::2])} degrees"
                " does not exist.",
                "Write the longitude first, then the latitude.",
                spots(i),
            )
        else:
            findings.error(
                f"The coordinates (x up to {_far(bounds[i, ::2])}, y up to {_far(bounds[i, 1::2])})"
                f" are not degrees, and the file {_claim(crs)}.",
                "In QGIS, set the layer's coordinate system to the one in which it was drawn, and"
                " export it as EPSG:4326.",
                spots(i),
            )
    return False


def _far(values: npt.NDArray[np.float64]) -> str:
    farthest = float(values[np.argmax(np.abs(values))])
    return f"{farthest:,.0f}" if abs(farthest) >= 1000.0 else f"{farthest:.1f}"


def _claim(crs: str) -> str:
    return f"says that they are {crs}" if crs else "names no coordinate system"


def _sound_areas(areas: Geometries, spots: Callable[[int], Spot], findings: Findings) -> Geometries:
    areas = unrolled(areas)
    broken = np.flatnonzero(~shapely.is_valid(areas) | (shapely.area(areas) == 0.0))
    for i, reason in zip(broken.tolist(), shapely.is_valid_reason(areas[broken]), strict=True):
        mended = shapely.make_valid(areas[i], method="structure", keep_collapsed=False)
        # Where sides crossed the repair may leave gaps that are a rounding step wide.
        mended = shapely.set_precision(mended, _REPAIR_GRID_DEG)
        if mended.is_empty or mended.area == 0.0:
            findings.error(
                f"The outline encloses no ground{_where(reason)}.",
                "Draw the feature again or delete it.",
                spots(i),
            )
        else:
            findings.warning(
                f"The outline crosses or touches itself{_where(reason)}; it was repaired.",
                "Look at it on the map; in QGIS, Fix Geometries repairs it for good.",
                spots(i),
            )
            areas[i] = mended
    if findings.has_errors():
        return areas
    return shapely.remove_repeated_points(areas_on_sheet(areas))


def _where(reason: str) -> str:
    found = re.search(r"\[(\S+) (\S+)\]", reason)
    return f" near longitude {float(found[1]):.4f}, latitude {float(found[2]):.4f}" if found else ""
