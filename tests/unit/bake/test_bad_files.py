"""Each fault in a file of geodata is told in whole sentences, and nothing is baked."""

import os
from pathlib import Path

import pytest
import shapely
from shapely.errors import GEOSException

from kiosk.atlas.store import current_atlas
from kiosk.bake.atlas import bake_atlas
from kiosk.bake.findings import TOLD_AT_MOST
from kiosk.content.model import MapLayer, MapLayerKind
from kiosk.content.problems import Severity
from tests.unit.bake.samples import halve, map_layer, write_geojson, write_layer

SQUARE = shapely.box(10, 10, 20, 20)
IN_METRES = shapely.box(400_000, 5_000_000, 500_000, 6_000_000)


def told(folder: Path, layer: MapLayer) -> str:
    """What a bake says of a layer that it refuses."""
    result = bake_atlas(folder, [layer], folder / "cache")
    assert result.folder is None
    assert current_atlas(folder / "cache") is None
    return "\n".join(str(problem) for problem in result.problems)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert told(tmp_path, map_layer("geodata/world.gpkg")) == (
        'geodata/world.gpkg  map layer "world"\n'
        "    There is no such file.\n"
        "    Put the file there, or correct the path in config.toml."
    )


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "world.docx").write_text("The world")
    assert told(tmp_path, map_layer("world.docx")) == (
        'world.docx  map layer "world"\n'
        '    The file ends in ".docx", which is no kind of geodata that can be read.\n'
        "    Save it as GeoPackage (.gpkg), GeoJSON (.geojson), Shapefile (.shp) or CSV (.csv)."
    )


def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "world.gpkg").touch()
    os.truncate(tmp_path / "world.gpkg", 1_000_000_000)
    assert told(tmp_path, map_layer("world.gpkg")) == (
        'world.gpkg  map layer "world"\n'
        "    The file has 1000 MB; at most 200 MB are read.\n"
        "    Simplify it in QGIS (Vector, Geometry Tools, Simplify), or leave out what the map does"
        " not show."
    )


def test_a_cut_off_geojson_is_located(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE))
    halve(tmp_path / "world.geojson")
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson:15:6  map layer "world"\n'
        "    The text breaks off or is malformed here.\n"
        "    Copy the file here again, or export it again from QGIS."
    )


@pytest.mark.parametrize("suffix", [".gpkg", ".shp"])
def test_a_cut_off_binary_file_is_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"world{suffix}"
    rows = [({"id": f"t{i}"}, shapely.box(i, 0, i + 1, 1).segmentize(0.001)) for i in range(9)]
    write_layer(path, "world", rows)
    for file in tmp_path.glob("world.*"):
        halve(file)
    assert told(tmp_path, map_layer(path.name)) == (
        f'world{suffix}  map layer "world"\n'
        "    The file is damaged or was cut off; it cannot be opened.\n"
        "    Copy the file here again, or export it again from QGIS."
    )


def test_a_shapefile_without_its_index_is_told(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.shp", "world", [({"id": "cuba"}, SQUARE)])
    (tmp_path / "world.shx").unlink()
    assert "The file is damaged or was cut off" in told(tmp_path, map_layer("world.shp"))


def test_a_missing_layer_is_told_with_those_that_exist(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.gpkg", "territories", [({"id": "cuba"}, SQUARE)])
    write_layer(tmp_path / "world.gpkg", "lakes", [({"id": "lake"}, SQUARE)])
    assert told(tmp_path, map_layer("world.gpkg", layer="teritories")) == (
        'world.gpkg  map layer "world"\n'
        '    The file holds no layer "teritories"; it holds "territories", "lakes".\n'
        '    Did you mean layer = "territories"?'
    )
    assert told(tmp_path, map_layer("world.gpkg")) == (
        'world.gpkg  map layer "world"\n'
        '    The file holds several layers: "territories", "lakes".\n'
        '    Say which one is meant in config.toml, for example layer = "territories".'
    )


def test_boundaries_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.gpkg", "territories", [({"id": "cuba"}, SQUARE)])
    layer = map_layer("world.gpkg", layer="territories", boundaries="borders")
    assert told(tmp_path, layer) == (
        'world.gpkg  map layer "world"\n'
        '    The file holds no layer "borders" of boundaries.\n'
        "    Correct the name in config.toml, or leave it out."
    )
    edge = shapely.LineString([(0, 0), (1, 1)])
    write_layer(tmp_path / "world.gpkg", "borders", [({"a": "cuba", "b": "cuba"}, edge)])
    assert told(tmp_path, layer) == (
        'world.gpkg  map layer "world"\n'
        '    The layer of boundaries lacks these columns: "kind".\n'
        '    It needs the columns "a" and "b" with the ids of two neighbours, and "kind".'
    )


def test_features_without_a_shape_are_all_named_at_once(tmp_path: Path) -> None:
    write_geojson(
        tmp_path / "world.geojson",
        ({"id": "cuba", "name": "Cuba"}, SQUARE),
        ({"id": "ussr", "name": "СССР"}, None),
        ({"id": "", "name": ""}, shapely.Polygon()),
    )
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "ussr" (СССР)\n'
        "    The feature has no shape.\n"
        "    Draw it or delete the row.\n"
        'world.geojson  map layer "world", row 3\n'
        "    The feature has no shape.\n"
        "    Draw it or delete the row."
    )


def test_a_thousand_faults_are_told_as_twenty_and_a_number(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", *[({"name": "x"}, None)] * 1000)
    lines = told(tmp_path, map_layer("world.geojson")).splitlines()
    assert len(lines) == 3 * (TOLD_AT_MOST + 1)
    assert "    The layer has 980 more faults besides those told." in lines


def test_an_empty_layer_is_told(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson")
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        "    The layer is empty.\n"
        "    Draw at least one feature in it."
    )


def test_swapped_longitude_and_latitude_are_told(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "japan"}, shapely.box(30, 130, 45, 145)))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world", feature "japan"\n'
        "    Longitude and latitude are swapped: a latitude of 145.0 degrees does not exist.\n"
        "    Write the longitude first, then the latitude."
    )


@pytest.mark.parametrize(
    ("crs", "claim"),
    [(None, "names no coordinate system"), ("EPSG:4326", "says that they are EPSG:4326")],
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


@pytest.mark.parametrize("stage", ["sound_features", "area_layer"])
def test_shapes_beyond_repair_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def give_up(*_: object) -> None:
        msg = "TopologyException: side location conflict"
        raise GEOSException(msg)

    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE))
    monkeypatch.setattr(f"kiosk.bake.atlas.{stage}", give_up)
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        "    The shapes cross one another so much that they cannot be worked on.\n"
        "    In QGIS, run Fix Geometries on the layer and look at it with Check Validity."
    )


def test_a_file_that_another_program_holds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".geojson":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE))
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        "    The file cannot be opened: Permission denied.\n"
        "    Close it in other programs and let everybody read it."
    )


def test_the_faults_of_all_layers_are_told_at_once(tmp_path: Path) -> None:
    layers = [map_layer("a.gpkg", id_="a"), map_layer("b.gpkg", id_="b")]
    result = bake_atlas(tmp_path, layers, tmp_path / "cache")
    assert [problem.path for problem in result.problems] == ["a.gpkg", "b.gpkg"]


def test_a_csv_file_without_positions_is_told(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("name,rank\nHavana,1\n")
    assert told(tmp_path, map_layer("cities.csv", MapLayerKind.POINTS)) == (
        'cities.csv:1:1  map layer "world"\n'
        '    The first line names the columns "name", "rank", none for longitude and latitude.\n'
        '    Name two columns "lon" and "lat", and write degrees with a decimal point in them.'
    )


def test_bad_numbers_in_a_csv_file_are_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("name;lon;lat\nHavana;-82,36;23.13\nMoscow;37.6\n")
    assert told(tmp_path, map_layer("cities.csv", MapLayerKind.POINTS)) == (
        'cities.csv:2:1  map layer "world"\n'
        '    The column "lon" holds "-82,36", which is no number.\n'
        "    Write degrees with a decimal point, for example 23.13.\n"
        'cities.csv:3:1  map layer "world"\n'
        '    The column "lat" holds "", which is no number.\n'
        "    Write degrees with a decimal point, for example 23.13."
    )


def test_a_place_off_the_globe_in_a_csv_file_is_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("name,lon,lat\nMoscow,37.6,55.8\nTokyo,35.7,139.7\n")
    assert told(tmp_path, map_layer("cities.csv", MapLayerKind.POINTS)) == (
        'cities.csv:3:1  map layer "world", row 2 "Tokyo"\n'
        "    Longitude and latitude are swapped: a latitude of 139.7 degrees does not exist.\n"
        "    Write the longitude first, then the latitude."
    )


def test_a_csv_file_in_an_old_encoding_is_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_bytes("name,lon,lat\nBogotá,-74,4.6\n".encode("latin-1"))
    assert told(tmp_path, map_layer("cities.csv", MapLayerKind.POINTS)) == (
        'cities.csv:2:1  map layer "world"\n'
        "    This line holds letters that are not UTF-8.\n"
        "    Save the file again with the encoding UTF-8."
    )


def test_an_empty_csv_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").touch()
    assert "The file is empty." in told(tmp_path, map_layer("cities.csv", MapLayerKind.POINTS))


def test_areas_in_a_csv_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "world.csv").write_text("lon,lat\n1,2\n")
    assert told(tmp_path, map_layer("world.csv")) == (
        'world.csv  map layer "world"\n'
        "    A CSV file can hold points only, and the layer is to hold areas.\n"
        "    Save the layer as GeoPackage or GeoJSON."
    )
