"""Berlin of 1962, against known sizes, lengths and places."""

import pytest
import shapely
from pyproj import Geod
from shapely import Point
from shapely.geometry.base import BaseGeometry

from tests.geodata.reading import area_of, layer

WGS84 = Geod(ellps="WGS84")
STATUTE_MILE_KM = 1.609344


def by_id(name: str) -> dict[str, BaseGeometry]:
    return {row["id"]: row["geometry"] for row in layer("berlin-1962.gpkg", name)}


def length_km(geometry: BaseGeometry) -> float:
    return float(WGS84.geometry_length(geometry)) / 1000


def area_km2(geometry: BaseGeometry) -> float:
    return abs(float(WGS84.geometry_area_perimeter(geometry)[0])) / 1e6


def test_sectors_fill_west_and_east_berlin_of_the_world_to_the_last_bit() -> None:
    sectors = by_id("sectors")
    west = shapely.coverage_union_all([sectors["us"], sectors["british"], sectors["french"]])
    assert shapely.normalize(west).equals(area_of("west-berlin"))
    assert sectors["soviet"].equals(area_of("east-berlin"))
    assert shapely.coverage_is_valid(list(sectors.values()))


@pytest.mark.parametrize(
    ("sector", "expected_km2"),
    # Statistisches Jahrbuch Berlin, sums of the Bezirke (211, 166 and 110 with West-Staaken).
    [("us", 211), ("british", 166), ("french", 106), ("soviet", 403)],
)
def test_sectors_have_their_known_size(sector: str, expected_km2: float) -> None:
    assert area_km2(by_id("sectors")[sector]) == pytest.approx(expected_km2, rel=0.03)


def test_the_twenty_districts_fill_the_sectors() -> None:
    districts = layer("berlin-1962.gpkg", "districts")
    assert len(districts) == 20
    for sector, area in by_id("sectors").items():
        mine = [row["geometry"] for row in districts if row["sector"] == sector]
        assert shapely.coverage_union_all(mine).equals(area)


def test_the_wall_is_as_long_as_the_books_say() -> None:
    # Stiftung Berliner Mauer: 43.7 km through the city, 156.4 km in all; lines of today's
    # Ortsteile leave out some exclaves.
    parts = {row["part"]: length_km(row["geometry"]) for row in layer("berlin-1962.gpkg", "wall")}
    assert parts["inner"] == pytest.approx(43.7, rel=0.03)
    assert sum(parts.values()) == pytest.approx(156.4, rel=0.03)


def test_the_wall_stands_on_the_limit_of_west_berlin() -> None:
    # The Lenné triangle, 250 m wide, is the one place where the Wall left the limit.
    limit = area_of("west-berlin").boundary.buffer(0.004)
    for row in layer("berlin-1962.gpkg", "wall"):
        assert limit.contains(row["geometry"])


@pytest.mark.parametrize(
    ("point", "where"),
    [
        ("tempelhof", "us"),
        ("schoeneberg", "us"),
        ("us-headquarters", "us"),
        ("dreilinden", "us"),
        ("gatow", "british"),
        ("reichstag", "british"),
        ("zoo-station", "british"),
        ("tegel", "french"),
        ("friedrichstrasse-station", "soviet"),
        ("east-berlin", "soviet"),
        ("karlshorst", "soviet"),
        ("brandenburg-gate", "soviet"),
    ],
)
def test_points_lie_in_their_sector(point: str, where: str) -> None:
    assert by_id("sectors")[where].distance(by_id("points")[point]) < 0.0005


@pytest.mark.parametrize(
    "point",
    [
        "checkpoint-charlie",
        "bernauer-strasse",
        "oberbaum-bridge",
        "bornholmer-bridge",
        "invalidenstrasse-crossing",
        "chausseestrasse-crossing",
        "heinrich-heine-crossing",
        "sonnenallee-crossing",
        "glienicke-bridge",
    ],
)
def test_crossings_lie_on_the_wall(point: str) -> None:
    # A crossing is a street's length; 0.0025 degrees are 170 to 280 m.
    walls = shapely.union_all([row["geometry"] for row in layer("berlin-1962.gpkg", "wall")])
    assert walls.distance(by_id("points")[point]) < 0.0025


def test_the_spree_and_the_canals_run_in_berlin_and_its_doorstep() -> None:
    city = shapely.union_all([area_of("west-berlin"), area_of("east-berlin")])
    doorstep = city.simplify(0.001).buffer(0.007)
    for row in layer("berlin-1962.gpkg", "water"):
        assert shapely.is_valid(row["geometry"])
        inside = row["geometry"].intersection(doorstep)
        assert inside.length > 0.85 * row["geometry"].length, row["id"]


def test_waterways_are_middle_lines_of_the_water() -> None:
    water = by_id("water")
    for row in layer("berlin-1962.gpkg", "waterways"):
        strip = water[row["id"]]
        assert strip.contains(row["geometry"])
        width_m = 1e6 * area_km2(strip) / (1000 * length_km(row["geometry"]))
        assert width_m == pytest.approx(row["width_m"], rel=0.06)


@pytest.mark.parametrize(
    ("lake", "expected_km2"),
    # Senatsverwaltung für Umwelt, Berlin: areas of the large lakes.
    [("grosser-mueggelsee", 7.4), ("grosser-wannsee", 2.7), ("tegeler-see", 4.0)],
)
def test_lakes_have_their_known_size(lake: str, expected_km2: float) -> None:
    assert area_km2(by_id("water")[lake]) == pytest.approx(expected_km2, rel=0.1)


def test_the_havel_separates_spandau_from_grunewald() -> None:
    # Middle of the river off the Grunewald tower, where the Bezirke meet.
    assert by_id("water")["havel-lower"].contains(Point(13.1895, 52.478))


def test_corridors_are_twenty_statute_miles_wide_and_reach_the_border() -> None:
    gdr = area_of("east-germany")
    west = area_of("west-germany")
    lines = {
        row["id"]: row["geometry"] for row in layer("berlin-1962.gpkg", "corridor_centrelines")
    }
    corridors = layer("berlin-1962.gpkg", "corridors")
    assert {row["kind"] for row in corridors} == {"corridor", "control-zone"}
    for row in corridors:
        assert row["source"]
        assert row["width_km"] == pytest.approx(20 * STATUTE_MILE_KM, abs=0.01)
        if row["kind"] == "corridor":
            run_km = length_km(lines[row["id"]].intersection(row["geometry"]))
            assert area_km2(row["geometry"]) / run_km == pytest.approx(32.2, rel=0.12)
            assert row["geometry"].distance(west) < 0.02
            assert row["geometry"].intersection(gdr).area > 0.97 * row["geometry"].area


def test_the_motorway_runs_from_the_border_to_west_berlin() -> None:
    road = layer("berlin-1962.gpkg", "autobahn")[0]["geometry"]
    start, end = Point(road.coords[0]), Point(road.coords[-1])
    assert area_of("west-germany").distance(start) < 0.02
    assert area_of("west-berlin").distance(end) < 0.01
    # 167 to 170 km by road; the drawn line cuts the bends.
    assert length_km(road) == pytest.approx(168, rel=0.06)
