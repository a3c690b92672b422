"""Natural Earth's lakes and rivers in, the lakes and rivers of October 1962 out."""

from __future__ import annotations

import json
import math
import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING

import geopandas
import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point

from geodata.recipe.coverage import (
    COORDINATE_DECIMALS,
    EARTH_RADIUS_M,
    METRES_PER_DEGREE,
    polygonal,
    west_shifted,
)
from geodata.recipe.geopackage import Layer
from geodata.recipe.roster import RECIPE_DIR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geodata.recipe.coverage import FloatArray
    from geodata.recipe.geopackage import Value

# As fine as the coasts: about 250 m.
TOLERANCE_DEG = 0.0025
SMALLEST_LAKE_KM2 = 250.0
# Rank 1 to 4 by area: from the Great Lakes down to what a continent's view can spare.
RANK_LIMITS_KM2 = (10_000.0, 3_000.0, 1_000.0)
# Natural Earth's scale rank: 6 keeps the 500 rivers of a school atlas.
LAST_RIVER_RANK = 6


def area_km2(area: BaseGeometry) -> float:
    """Return the area on a sphere of equal volume, good to half a per cent."""

    def equal_area_km(lonlat: FloatArray) -> FloatArray:
        radius_km = EARTH_RADIUS_M / 1000
        return np.column_stack(
            [
                radius_km * np.radians(lonlat[:, 0]),
                radius_km * np.sin(np.radians(lonlat[:, 1])),
            ]
        )

    return float(shapely.transform(area, equal_area_km).area)


def lakes(lakes_1_10m: Sequence[BaseGeometry]) -> Layer:
    """Return the lakes of October 1962 that are larger than 250 square kilometres or have a name.

    Args:
        lakes_1_10m: Modern lakes of Natural Earth, without names.

    Raises:
        ValueError: If a row of lakes.toml lies in none of the lakes.
    """
    rules = tomllib.loads((RECIPE_DIR / "lakes.toml").read_text(encoding="utf-8"))
    historic = _historic_lakes()
    modern = [polygonal(lake) for lake in lakes_1_10m]
    tree = shapely.STRtree(modern)
    later = {_lake_at(tree, row[0], row[1], row[2]) for row in rules["later"]}
    names = {_lake_at(tree, row[0], row[1], row[2]): str(row[2]) for row in rules["named"]}
    regrown = {
        int(index)
        for _, area in historic
        for index in tree.query(area, predicate="intersects")
        if shapely.intersection(modern[index], area).area > 0.5 * modern[index].area
    }
    of_1962 = [
        (names.get(index, ""), lake)
        for index, lake in enumerate(modern)
        if index not in later | regrown
    ]
    kept = [
        (name, lake)
        for name, lake in _joined(of_1962)
        if name or area_km2(lake) >= SMALLEST_LAKE_KM2
    ]
    drawn = _apart(
        sorted(
            ((name, _thinned(lake)) for name, lake in kept + historic),
            key=lambda found: (-area_km2(found[1]), found[1].bounds),
        )
    )
    return Layer(
        name="lakes",
        geometry_type="MULTIPOLYGON",
        columns={"id": "TEXT", "name": "TEXT", "rank": "INTEGER"},
        rows=[
            ((f"lake-{number:03d}", name, _rank(lake)), lake)
            for number, (name, lake) in enumerate(drawn, start=1)
        ],
        description="Lakes over 250 square kilometres, and some others, of October 1962",
    )


def _joined(lakes: Sequence[tuple[str, MultiPolygon]]) -> list[tuple[str, MultiPolygon]]:
    """Return nameless waters joined to the lake with which they share most of their edge.

    The source parts arms and bays from their lake, and a line drawn there would be a shore across
    open water.
    """
    areas = np.array([area for _, area in lakes], dtype=object)
    one, other = shapely.STRtree(areas).query(areas, predicate="intersects")
    shared = shapely.length(shapely.intersection(areas[one], areas[other]))
    of_another = (one != other) & (shared > 0.0)
    home = np.arange(len(areas))
    # The longest shared edge comes last and stays.
    for index in np.flatnonzero(of_another)[np.argsort(shared[of_another], kind="stable")]:
        if not lakes[one[index]][0]:
            home[one[index]] = other[index]
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(areas)):
        members[_last(home, index)].append(index)
    return [
        (lakes[index][0], areas[index] if len(found) == 1 else _union(areas[found]))
        for index, found in members.items()
    ]


def _apart(lakes: Sequence[tuple[str, MultiPolygon]]) -> list[tuple[str, MultiPolygon]]:
    """Return lakes of which each leaves free what a larger one before it covers.

    Thinned one by one, neighbours overlap a little.
    """
    areas = [area for _, area in lakes]
    one, other = shapely.STRtree(areas).query(areas, predicate="overlaps")
    for larger, smaller in zip(one.tolist(), other.tolist(), strict=True):
        if larger < smaller:
            areas[smaller] = polygonal(areas[smaller].difference(areas[larger]))
    return [(name, area) for (name, _), area in zip(lakes, areas, strict=True)]


def _last(home: NDArray[np.intp], index: int) -> int:
    """Return the lake at the end of the way from home to home; of two that turn, the lower."""
    seen: list[int] = []
    while index not in seen:
        seen.append(index)
        index = int(home[index])
    return min(seen[seen.index(index) :])


def _union(areas: NDArray[np.object_]) -> MultiPolygon:
    return polygonal(shapely.union_all(areas))


def rivers(path: Path) -> Layer:
    """Return the main rivers; those that run through lakes run through them here too."""
    text = (RECIPE_DIR / "rivers.toml").read_text(encoding="utf-8")
    names: dict[str, str] = tomllib.loads(text)["names"]
    frame = geopandas.read_file(path)
    frame = frame[frame.geometry.notna() & (frame["scalerank"] <= LAST_RIVER_RANK)]
    rows = [
        (_river_name(name, names), max(1, int(rank)), _thinned_line(line))
        for name, rank, geometry in zip(
            frame["name"], frame["scalerank"], frame.geometry, strict=True
        )
        for line in shapely.get_parts(shapely.line_merge(geometry))
        if isinstance(line, LineString)
    ]
    rows.sort(key=lambda row: (row[1], row[0], row[2].wkt))
    return Layer(
        name="rivers",
        geometry_type="LINESTRING",
        columns={"name": "TEXT", "rank": "INTEGER"},
        rows=[((name, rank), line) for name, rank, line in rows],
        description="Main rivers; rank 1 is the largest",
    )


def _river_name(name: object, names: Mapping[str, str]) -> str:
    if not isinstance(name, str):
        return ""
    known = names.get(name, name)
    return "" if "?" in known else known


def _lake_at(tree: shapely.STRtree, lon_deg: float, lat_deg: float, name: str) -> int:
    found = tree.query(Point(lon_deg, lat_deg), predicate="within")
    if len(found) == 0:
        msg = f"lakes.toml: no lake at {lon_deg}, {lat_deg} ({name})"
        raise ValueError(msg)
    # Bays are lakes of their own inside the larger one.
    return int(found[np.argmin(shapely.area(tree.geometries[found]))])


def _historic_lakes() -> list[tuple[str, MultiPolygon]]:
    text = (RECIPE_DIR / "lakes_historic.geojson").read_text(encoding="utf-8")
    return [
        (feature["properties"]["name"], polygonal(shapely.from_geojson(json.dumps(feature))))
        for feature in json.loads(text)["features"]
    ]


def _rank(lake: MultiPolygon) -> int:
    area = area_km2(lake)
    return 1 + sum(area < limit for limit in RANK_LIMITS_KM2)


def _thinned(lake: MultiPolygon) -> MultiPolygon:
    thin = shapely.make_valid(lake.simplify(TOLERANCE_DEG))
    rounded = shapely.transform(thin, lambda xy: np.round(xy, COORDINATE_DECIMALS))
    return polygonal(shapely.normalize(west_shifted(polygonal(shapely.make_valid(rounded)))))


def _thinned_line(line: LineString) -> LineString:
    thin = shapely.get_coordinates(line.simplify(TOLERANCE_DEG))
    return LineString(np.round(thin, COORDINATE_DECIMALS))


def berlin_water() -> list[Layer]:
    """Return Berlin's water twice: all of it as areas, and the narrow part as middle lines.

    A city's view draws the lines, which keep their weight; a street's view draws the areas.
    """
    text = (RECIPE_DIR / "berlin_water.geojson").read_text(encoding="utf-8")
    areas: list[tuple[tuple[Value, ...], BaseGeometry]] = []
    lines: list[tuple[tuple[Value, ...], BaseGeometry]] = []
    for feature in sorted(json.loads(text)["features"], key=lambda row: row["properties"]["id"]):
        facts = feature["properties"]
        label = (facts["id"], facts["name"], facts["kind"], facts["accuracy_m"])
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        if isinstance(shape, LineString):
            lines.append(((*label, facts["width_m"]), shape))
            shape = _strip(shape, facts["width_m"])
        areas.append((label, polygonal(shapely.normalize(shape))))
    columns = {"id": "TEXT", "name": "TEXT", "kind": "TEXT", "accuracy_m": "REAL"}
    return [
        Layer(
            name="water",
            geometry_type="MULTIPOLYGON",
            columns=columns,
            rows=areas,
            description="Rivers, canals and lakes as areas",
        ),
        Layer(
            name="waterways",
            geometry_type="LINESTRING",
            columns={**columns, "width_m": "REAL"},
            rows=lines,
            description="Middle lines of rivers and canals with their width",
        ),
    ]


def _strip(line: LineString, width_m: float) -> BaseGeometry:
    # A plane true to scale in the middle of Berlin is true to 0.4 per cent at its ends.
    to_m = METRES_PER_DEGREE * np.array([math.cos(math.radians(52.5)), 1.0])
    strip = shapely.transform(line, lambda xy: xy * to_m).buffer(width_m / 2, quad_segs=3)
    return shapely.transform(strip, lambda xy: np.round(xy / to_m, COORDINATE_DECIMALS))
