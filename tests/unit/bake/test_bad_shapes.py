"""Each fault of a shape is told with its feature, or mended where that is safe."""

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import CRS
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from kiosk.atlas.store import load_atlas
from kiosk.bake.atlas import bake_atlas
from kiosk.bake.coverage import matched
from kiosk.bake.cylinder import areas_on_cylinder
from kiosk.bake.findings import TOLD_AT_MOST
from kiosk.bake.tangles import crossings
from kiosk.content.model import MapLayerKind
from kiosk.content.problems import Severity
from tests.unit.bake.samples import map_layer, told, write_geojson, write_layer

SQUARE = shapely.box(10, 10, 20, 20)
IN_METRES = shapely.box(400_000, 5_000_000, 500_000, 6_000_000)


def test_features_without_a_shape_are_all_named_at_once(tmp_path: Path) -> None:
    write_geojson(
        tmp_path / "world.geojson",
        ({"id": "cuba", "name": "Cuba"}, SQUARE),
        ({"id": "ussr", "name": "СССР"}, None),
        ({"id": "", "name": ""}, shapely.Polygon()),
    )
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "ussr" (СССР)\n'
        "    The feature has no shape that can be read.\n"
        "    Draw it or delete the row.\n"
        'world.geojson  map layer "world", row 3\n'
        "    The feature has no shape that can be read.\n"
        "    Draw it or delete the row."
    )


def test_a_thousand_faults_are_told_as_twenty_and_a_number(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", *[({"name": "x"}, None)] * 1000)
    lines = told(tmp_path, map_layer("world.geojson")).splitlines()
    assert len(lines) == 3 * (TOLD_AT_MOST + 1)
    assert "    The layer has 980 more faults besides those told." in lines


def test_swapped_longitude_and_latitude_are_told(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "japan"}, shapely.box(30, 130, 45, 145)))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "japan"\n'
        "    A latitude of 145.0 degrees does not exist; longitude and latitude seem to be"
        " swapped.\n"
        "    Write the longitude first, then the latitude."
    )


@pytest.mark.parametrize(
    ("crs", "claim"),
    [(None, "names no coordinate system"), ("EPSG:4326", "counts as EPSG:4326")],
)
def test_metres_without_their_coordinate_system_are_told(
    tmp_path: Path, crs: str | None, claim: str
) -> None:
    write_layer(tmp_path / "world.gpkg", "world", [({"id": "gdr"}, IN_METRES)], crs=crs)
    assert told(tmp_path, map_layer("world.gpkg")) == (
        'world.gpkg  map layer "world", feature "gdr"\n'
        "    The coordinates (x up to 500,000, y up to 6,000,000) are not degrees, and the file"
        f" {claim}.\n"
        "    In QGIS, set the layer's coordinate system to the one in which it was drawn, and"
        " export it as EPSG:4326."
    )


def test_shapes_of_another_kind_are_told(tmp_path: Path) -> None:
    line = shapely.LineString([(0, 0), (1, 1)])
    write_geojson(tmp_path / "world.geojson", ({"id": "wall"}, line))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "wall"\n'
        "    The feature is a line, and the layer is to hold areas.\n"
        "    Move it to a layer of its own, or correct the kind of the layer in config.toml."
    )


def test_an_id_given_twice_is_told(tmp_path: Path) -> None:
    other = shapely.box(30, 30, 31, 31)
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE), ({"id": "cuba"}, other))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", row 2\n'
        '    The rows 1 and 2 have the same id, "cuba".\n'
        "    Give each feature an id of its own."
    )


def test_an_outline_without_ground_is_told(tmp_path: Path) -> None:
    flat = shapely.Polygon([(0, 0), (1, 1), (2, 2)])
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba", "name": "Cuba"}, flat))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "cuba" (Cuba)\n'
        "    The outline encloses no ground near longitude 1.0000, latitude 1.0000.\n"
        "    Draw the feature again or delete it."
    )


def test_an_outline_that_crosses_itself_is_repaired_with_a_warning(tmp_path: Path) -> None:
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, bow_tie))
    for _ in range(2):
        # The second time the layer is not baked again, and the warning still stands.
        result = bake_atlas(tmp_path, [map_layer("world.geojson")], tmp_path / "cache")
        assert result.folder is not None
        assert [problem.severity for problem in result.problems] == [Severity.WARNING]
        assert str(result.problems[0]) == (
            'world.geojson  map layer "world", feature "cuba"\n'
            "    The outline crosses or touches itself near longitude 1.0000, latitude 1.0000;"
            " it was repaired.\n"
            "    Look at it on the map; in QGIS, Fix Geometries repairs it for good."
        )


@pytest.mark.parametrize("stage", ["planning.sound_features", "atlas.area_layer"])
def test_shapes_beyond_repair_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def give_up(*_: object) -> None:
        msg = "TopologyException: side location conflict"
        raise GEOSException(msg)

    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE))
    monkeypatch.setattr(f"kiosk.bake.{stage}", give_up)
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        "    The shapes cross one another so much that they cannot be worked on.\n"
        "    In QGIS, run Fix Geometries on the layer and look at it with Check Validity."
    )


def in_system(crs: str, shape: BaseGeometry, folder: Path) -> str:
    write_layer(folder / "world.gpkg", "world", [({"id": "gdr"}, shape)], crs=crs)
    return told(folder, map_layer("world.gpkg"))


def test_degrees_that_are_said_to_be_metres_are_told(tmp_path: Path) -> None:
    assert in_system("EPSG:25833", SQUARE, tmp_path) == (
        'world.gpkg  map layer "world"\n'
        "    The coordinates (x up to 20.0, y up to 20.0) look like degrees, and the file says"
        " that they are EPSG:25833, which would be a speck.\n"
        "    In QGIS, set the layer's coordinate system to EPSG:4326 and export it again."
    )


def test_a_shape_beyond_its_coordinate_system_is_told(tmp_path: Path) -> None:
    # The globe seen from space has no places beyond its edge.
    crs = CRS.from_proj4("+proj=ortho +datum=WGS84").to_wkt()
    beyond = shapely.box(-9_000_000, -9_000_000, 9_000_000, 9_000_000)
    assert in_system(crs, beyond, tmp_path) == (
        'world.gpkg  map layer "world", feature "gdr"\n'
        '    The shape reaches beyond what the coordinate system "unknown" can hold.\n'
        "    In QGIS, set the layer's coordinate system to the one in which it was drawn, and"
        " export it as EPSG:4326."
    )


def test_a_longitude_that_does_not_exist_is_told(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, shapely.box(400, 10, 410, 20)))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "cuba"\n'
        "    A longitude of 410.0 degrees does not exist.\n"
        "    Write longitudes from -180 to 180 and latitudes from -90 to 90."
    )


def test_a_shape_twice_round_the_globe_is_told(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "sea"}, shapely.box(-360, 0, 360, 10)))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "sea"\n'
        "    The shape goes more than once round the globe.\n"
        "    Draw it within 360 degrees of longitude."
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_a_corner_that_is_nowhere_is_told(tmp_path: Path, number: str) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE), ({"id": "haiti"}, SQUARE))
    text = (tmp_path / "world.geojson").read_text()
    before, last = text.rsplit("20.0", 1)
    (tmp_path / "world.geojson").write_text(f"{before}{number}{last}")
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "haiti"\n'
        "    A corner of the shape has a coordinate that is no number or endless.\n"
        "    Move that corner, or draw the feature again."
    )


def test_boundaries_that_lie_nowhere_are_told(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.gpkg", "territories", [({"id": "cuba"}, SQUARE)])
    line = shapely.LineString([(10, 10), (10, 200)])
    write_layer(tmp_path / "world.gpkg", "borders", [({"a": "a", "b": "b", "kind": "x"}, line)])
    layer = map_layer("world.gpkg", layer="territories", boundaries="borders")
    assert told(tmp_path, layer) == (
        'world.gpkg  map layer "world", layer "borders", row 1\n'
        "    A latitude of 200.0 degrees does not exist; longitude and latitude seem to be"
        " swapped.\n"
        "    Write the longitude first, then the latitude."
    )


def test_an_outline_that_was_not_closed_is_closed(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE))
    content = json.loads((tmp_path / "world.geojson").read_text())
    content["features"][0]["geometry"]["coordinates"][0].pop()
    (tmp_path / "world.geojson").write_text(json.dumps(content))
    result = bake_atlas(tmp_path, [map_layer("world.geojson")], tmp_path / "cache")
    assert result.folder is not None
    assert result.problems == ()


def test_a_collection_of_one_point_is_a_point_and_one_of_several_is_told(tmp_path: Path) -> None:
    one, two = shapely.MultiPoint([(1, 2)]), shapely.MultiPoint([(1, 2), (3, 4)])
    layer = map_layer("cities.geojson", MapLayerKind.POINTS)
    write_geojson(tmp_path / "cities.geojson", ({"id": "havana"}, two))
    assert told(tmp_path, layer) == (
        'cities.geojson  map layer "world", feature "havana"\n'
        "    The feature is several points, and the layer is to hold points.\n"
        "    In QGIS, run Multipart to Singleparts on the layer."
    )
    write_geojson(tmp_path / "cities.geojson", ({"id": "havana"}, one))
    assert bake_atlas(tmp_path, [layer], tmp_path / "cache").folder is not None


@pytest.mark.parametrize("over_the_date_line", [False, True])
def test_a_hopeless_tangle_is_told_at_once(tmp_path: Path, over_the_date_line: bool) -> None:
    rng = np.random.default_rng(1)
    places = rng.uniform((-80, -80), (80, 80), (2000, 2))
    if over_the_date_line:
        places[:, 0] = (places[:, 0] + 360.0) % 360.0 - 180.0
    write_geojson(tmp_path / "world.geojson", ({"id": "wool"}, shapely.Polygon(places)))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "wool"\n'
        "    The outline crosses itself so often that it cannot be repaired.\n"
        "    Draw the feature again, or run Fix Geometries in QGIS."
    )


def test_crossings_are_counted(tmp_path: Path) -> None:
    star = np.array([(np.sin(2.4 * i * np.pi / 3), np.cos(2.4 * i * np.pi / 3)) for i in range(5)])
    assert crossings(shapely.Polygon(star)) == 5.0
    assert crossings(SQUARE) == 0.0


def test_the_edges_of_many_areas_on_one_another_are_not_matched() -> None:
    # That took longer than anybody waited.
    rng = np.random.default_rng(1)
    circles = shapely.buffer(shapely.points(rng.uniform(-60, 60, (400, 2))), 15.0)
    polygons = areas_on_cylinder(np.asarray(circles))
    same, is_coverage = matched(polygons)
    assert not is_coverage
    assert same is polygons


def test_the_whole_globe_is_one_area(tmp_path: Path) -> None:
    # Its sides along the poles have no length, from which a level to the metre once followed.
    write_geojson(tmp_path / "world.geojson", ({"id": "sea"}, shapely.box(-180, -90, 180, 90)))
    result = bake_atlas(tmp_path, [map_layer("world.geojson")], tmp_path / "cache")
    assert result.folder is not None
    fills = load_atlas(result.folder).areas[0].lods[-1].fills
    assert len(fills.owner) < 1000


def test_a_long_name_is_shortened_with_a_warning(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba", "name": "Cuba " * 100}, SQUARE))
    result = bake_atlas(tmp_path, [map_layer("world.geojson")], tmp_path / "cache")
    assert result.folder is not None
    assert len(load_atlas(result.folder).areas[0].features[0].name) <= 121
    assert [str(problem) for problem in result.problems] == [
        'world.geojson  map layer "world", row 1\n'
        "    The name has 499 letters; the map shows the first 120.\n"
        "    Write a shorter name, and keep the text in a column that is not called name or title."
    ]


def test_a_name_is_one_line_without_commands_to_a_terminal(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "a", "name": "\x1b[31mUnion\nof\tX"}, SQUARE))
    result = bake_atlas(tmp_path, [map_layer("world.geojson")], tmp_path / "cache")
    assert result.folder is not None
    assert load_atlas(result.folder).areas[0].features[0].name == "[31mUnion of X"


def test_names_and_paths_in_any_script_come_through(tmp_path: Path) -> None:
    path = "карта мира 世界.gpkg"
    write_layer(tmp_path / path, "страны", [({"id": "ссср", "name": "Союз ССР 蘇聯"}, SQUARE)])
    layer = map_layer(path, layer="страны")
    result = bake_atlas(tmp_path, [layer], tmp_path / "cache")
    assert result.folder is not None
    assert load_atlas(result.folder).areas[0].features[0].name == "Союз ССР 蘇聯"


def test_a_layer_of_another_kind_is_told_once_and_where_the_exhibit_says_what_it_holds(
    tmp_path: Path,
) -> None:
    line = shapely.LineString([(0, 0), (1, 1)])
    write_geojson(tmp_path / "world.geojson", *[({"id": f"t{i}"}, line) for i in range(3)])
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map, layer "world", kind\n'
        "    The layer in the file holds lines, and it is to hold areas.\n"
        '    Write kind = "lines", or name another layer or file.'
    )
    rows = [({"id": f"t{i}"}, line) for i in range(3)]
    write_geojson(tmp_path / "world.geojson", *rows, ({"id": "t3"}, shapely.box(0, 0, 1, 1)))
    assert 'feature "t0"' in told(tmp_path, map_layer("world.geojson"))
