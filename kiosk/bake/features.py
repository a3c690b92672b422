"""A table in, sound features out: repaired where that is safe, refused with a reason where not."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import shapely

from kiosk.bake.arrays import Geometries, Ints
from kiosk.bake.findings import Findings, Spot
from kiosk.bake.positions import lonlat_shapes
from kiosk.bake.table import Table
from kiosk.bake.tangles import CROSSING_LIMIT, crossings
from kiosk.bake.unrolling import areas_on_sheet, lines_on_sheet, over_date_line, unrolled
from kiosk.content.model import MapLayerKind

_ID_NAMES = ("id", "code")
_NAME_NAMES = ("name", "title")

_NAME_LIMIT = 120
# Letters: four times the longest name on the map. A longer one is a text in the wrong column.

_REPAIR_GRID_DEG = 1e-9
# 0.1 mm.

_TYPES = {
    MapLayerKind.AREAS: (3, 6),
    MapLayerKind.LINES: (1, 5),
    MapLayerKind.POINTS: (0,),
}
# Numbers of shapely.GeometryType: Polygon 3, MultiPolygon 6, LineString 1, MultiLineString 5.

_TYPE_NAMES = (
    "a point", "a line", "a line", "an area", "several points", "lines", "areas", "a mixture",
)  # fmt: skip
_SEVERAL_POINTS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The sound features of a layer.

    Attributes:
        ids: One for each feature, all different.
        names: As the file has them; empty where it has none, and then the map prints none.
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
    spots = spots_of(features, table)
    shapes = _single_points(features.geometries)
    _note_wrong_types(shapes, kind, spots, findings)
    if findings.has_errors():
        return None
    geometries = lonlat_shapes(shapely.force_2d(shapes), table.crs, spots, findings)
    if geometries is None:
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
    for id_, row, line in zip(ids, rows, table.line.tolist(), strict=True):
        if id_ in seen:
            findings.error(
                f'The rows {seen[id_]} and {row} have the same {id_column}, "{id_}".',
                f"Give each feature an {id_column} of its own.",
                Spot(f"row {row}", line, min(line, 1)),
            )
        seen[id_] = row
    named = [
        _short(name, row, findings)
        for name, row in zip(
            table.columns[name_column] if name_column else [""] * len(rows), rows, strict=True
        )
    ]
    others = [name for name in table.columns if name not in (id_column, name_column)]
    cells = [table.columns[name] for name in others]
    return Features(
        ids=ids,
        names=tuple(named),
        properties=tuple(dict(zip(others, row, strict=True)) for row in zip(*cells, strict=True))
        if cells
        else tuple({} for _ in ids),
        geometries=table.geometries,
    )


def _short(name: str, row: str, findings: Findings) -> str:
    if len(name) <= _NAME_LIMIT:
        return name
    findings.warning(
        f"The name has {len(name)} letters; the map shows the first {_NAME_LIMIT}.",
        "Write a shorter name, and keep the text in a column that is not called name or title.",
        Spot(f"row {row}"),
    )
    return f"{name[:_NAME_LIMIT].rstrip()}…"


def spots_of(features: Features, table: Table) -> Callable[[int], Spot]:
    """Return where in the file each feature is."""

    def spot(i: int) -> Spot:
        id_, name, row = features.ids[i], features.names[i], str(i + 1)
        if id_ == row:
            subject = f'row {row} "{name}"' if name else f"row {row}"
        else:
            subject = f'feature "{id_}"' + (f" ({name})" if name else "")
        line = int(table.line[i])
        return Spot(subject, line, min(line, 1))

    return spot


def _single_points(geometries: Geometries) -> Geometries:
    """Return the shapes with points instead of collections of one, as many programs write them."""
    single = (shapely.get_type_id(geometries) == _SEVERAL_POINTS) & (
        shapely.get_num_geometries(geometries) == 1
    )
    return np.where(single, shapely.get_geometry(geometries, 0), geometries)


def _note_wrong_types(
    geometries: Geometries, kind: MapLayerKind, spots: Callable[[int], Spot], findings: Findings
) -> None:
    types = shapely.get_type_id(geometries)
    for i in np.flatnonzero(shapely.is_missing(geometries) | shapely.is_empty(geometries)).tolist():
        findings.error(
            "The feature has no shape that can be read.", "Draw it or delete the row.", spots(i)
        )
    usable = ~shapely.is_empty(geometries) & (types >= 0)
    wrong = usable & ~np.isin(types, _TYPES[kind])
    for other, numbers in _TYPES.items():
        if len(types) > 1 and wrong.all() and np.isin(types, numbers).all():
            # Not the features are wrong, but what the exhibit says of them.
            findings.error(
                f"The layer in the file holds {other}, and it is to hold {kind}.",
                f'Write kind = "{other}", or name another layer or file.',
                Spot(key="kind"),
            )
            return
    for i in np.flatnonzero(wrong).tolist():
        is_split = kind is MapLayerKind.POINTS and types[i] == _SEVERAL_POINTS
        findings.error(
            f"The feature is {_TYPE_NAMES[types[i]]}, and the layer is to hold {kind}.",
            "In QGIS, run Multipart to Singleparts on the layer."
            if is_split
            else "Move it to a layer of its own, or correct the kind of the layer in config.toml.",
            spots(i),
        )


def _sound_areas(areas: Geometries, spots: Callable[[int], Spot], findings: Findings) -> Geometries:
    if _too_tangled(areas, over_date_line(areas), spots, findings):
        return areas
    areas = unrolled(areas)
    broken = np.flatnonzero(~shapely.is_valid(areas) | (shapely.area(areas) == 0.0))
    if _too_tangled(areas, broken, spots, findings):
        return areas
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


def _too_tangled(
    areas: Geometries, chosen: Ints, spots: Callable[[int], Spot], findings: Findings
) -> bool:
    budget = float(CROSSING_LIMIT)
    for i in chosen.tolist():
        budget -= crossings(areas[i])
        if budget < 0.0:
            findings.error(
                "The outline crosses itself so often that it cannot be repaired.",
                "Draw the feature again, or run Fix Geometries in QGIS.",
                spots(i),
            )
            return True
    return False


def _where(reason: str) -> str:
    found = re.search(r"\[(\S+) (\S+)\]", reason)
    return f" near longitude {float(found[1]):.4f}, latitude {float(found[2]):.4f}" if found else ""
