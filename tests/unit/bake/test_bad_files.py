"""Each fault of a file of geodata is told in whole sentences, and the last good map stays."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyogrio.errors import DataSourceError

from kiosk.atlas.store import MANIFEST
from kiosk.bake.atlas import bake_atlas
from kiosk.bake.files import readable_sha256
from kiosk.bake.findings import Findings
from kiosk.content.model import MapLayerKind
from tests.unit.bake.samples import (
    halve,
    map_layer,
    told,
    told_after_a_good_map,
    write_geojson,
    write_layer,
)

SQUARE = shapely.box(10, 10, 20, 20)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert told(tmp_path, map_layer("geodata/world.gpkg")) == (
        'geodata/world.gpkg  map, layer "world", path\n'
        "    There is no such file.\n"
        "    Put the file there, or correct the path in config.toml."
    )


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "world.docx").write_text("The world")
    assert told(tmp_path, map_layer("world.docx")) == (
        'world.docx  map, layer "world", path\n'
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


def test_a_cut_off_geopackage_is_told(tmp_path: Path) -> None:
    path = tmp_path / "world.gpkg"
    rows = [({"id": f"t{i}"}, shapely.box(i, 0, i + 1, 1).segmentize(0.001)) for i in range(9)]
    write_layer(path, "world", rows)
    halve(path)
    assert told(tmp_path, map_layer(path.name)) == (
        'world.gpkg  map layer "world"\n'
        "    The file is damaged or was cut off; it cannot be opened.\n"
        "    Copy the file here again, or export it again from QGIS."
    )


def test_a_missing_layer_is_told_with_those_that_exist(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.gpkg", "territories", [({"id": "cuba"}, SQUARE)])
    write_layer(tmp_path / "world.gpkg", "lakes", [({"id": "lake"}, SQUARE)])
    assert told(tmp_path, map_layer("world.gpkg", layer="teritories")) == (
        'world.gpkg  map, layer "world", layer\n'
        '    The file holds no layer "teritories"; it holds "territories", "lakes".\n'
        '    Did you mean layer = "territories"?'
    )
    assert told(tmp_path, map_layer("world.gpkg")) == (
        'world.gpkg  map, layer "world", layer\n'
        '    The file holds several layers: "territories", "lakes".\n'
        '    Say which one is meant in config.toml, for example layer = "territories".'
    )


def test_boundaries_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.gpkg", "territories", [({"id": "cuba"}, SQUARE)])
    layer = map_layer("world.gpkg", layer="territories", boundaries="borders")
    assert told(tmp_path, layer) == (
        'world.gpkg  map, layer "world", boundaries\n'
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


def test_an_empty_layer_is_told(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson")
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        "    The layer is empty.\n"
        "    Draw at least one feature in it."
    )


def test_a_file_that_another_program_holds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE))
    monkeypatch.setattr(
        "kiosk.bake.files.hashlib.file_digest", raising(PermissionError(13, "Permission denied"))
    )
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        "    The file cannot be opened: Permission denied.\n"
        "    Close it in other programs and let everybody read it."
    )


def test_the_faults_of_all_layers_are_told_at_once(tmp_path: Path) -> None:
    layers = [map_layer("a.gpkg", id_="a"), map_layer("b.gpkg", id_="b")]
    result = bake_atlas(tmp_path, layers, tmp_path / "cache")
    assert [problem.path for problem in result.problems] == ["a.gpkg", "b.gpkg"]


@pytest.mark.parametrize("share", np.linspace(0.0, 0.99, 12))
@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_wherever_a_file_was_cut_off_it_is_told_and_the_last_good_map_stays(
    tmp_path: Path, suffix: str, share: float
) -> None:
    path = tmp_path / f"world{suffix}"
    rows = [({"id": f"t{i}"}, shapely.box(i, 0, i + 1, 1).segmentize(0.01)) for i in range(9)]
    if suffix == ".gpkg":
        write_layer(path, "world", rows)
    else:
        write_geojson(path, *rows)
    assert bake_atlas(tmp_path, [map_layer(path.name)], tmp_path / "cache").folder is not None
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    faults = told_after_a_good_map(tmp_path, map_layer(path.name))
    assert any(words in faults for words in ("is empty", "breaks off", "damaged"))


def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "world.geojson")
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        '    "world.geojson" is a pipe or a device, not a file.\n'
        "    Put the file itself there."
    )
    write_layer(tmp_path / "world.shp", "world", [({"id": "cuba"}, SQUARE)])
    (tmp_path / "world.dbf").unlink()
    os.mkfifo(tmp_path / "world.dbf")
    assert '"world.dbf" is a pipe or a device' in told(tmp_path, map_layer("world.shp"))


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "world.geojson").mkdir()
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        '    "world.geojson" is a folder, not a file.\n'
        "    Put the file itself there."
    )


def test_links_that_go_round_in_circles_are_told(tmp_path: Path) -> None:
    (tmp_path / "world.geojson").symlink_to("other.geojson")
    (tmp_path / "other.geojson").symlink_to("world.geojson")
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        "    The file cannot be opened: Too many levels of symbolic links.\n"
        "    Close it in other programs and let everybody read it."
    )


def test_a_file_in_a_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: bool) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    findings = Findings(map_layer("world.geojson"))
    assert readable_sha256(tmp_path / "world.geojson", findings) is None
    assert [problem.found for problem in findings.told()] == [
        "The file cannot be opened: Permission denied."
    ]


def test_a_file_that_vanishes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    (tmp_path / "cities.csv").write_text("lon,lat\n1,2\n")
    monkeypatch.setattr("kiosk.bake.source.csv_table", vanish)
    assert told(tmp_path, map_layer("cities.csv", MapLayerKind.POINTS)) == (
        'cities.csv  map layer "world"\n'
        "    The file cannot be opened: No such file or directory.\n"
        "    Close it in other programs and let everybody read it."
    )


def test_a_geopackage_to_which_another_program_writes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_layer(tmp_path / "world.gpkg", "world", [({"id": "cuba"}, SQUARE)])
    # The reader waits five seconds for the other program each time it opens the file.
    monkeypatch.setattr(
        "kiosk.bake.reader.list_layers",
        raising(DataSourceError("prepare failed: database is locked")),
    )
    assert told(tmp_path, map_layer("world.gpkg")) == (
        'world.gpkg  map layer "world"\n'
        "    Another program is writing to the file.\n"
        "    Save the layer there, and close the file or the program."
    )


def raising(error: Exception) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("world.gpkg", b"PK\3\4", "The file does not begin as a GeoPackage does"),
        ("world.shp", b"PK\3\4", "The file does not begin as a Shapefile does"),
        ("world.json", b"<OGRVRTDataSource/>", 'The file does not begin with "{"'),
        ("world.geojson", '{"type": "Point"}'.encode("utf-16"), 'does not begin with "{"'),
        ("world.geojson", b"", "The file is empty."),
        ("world.geojson", b'{"a": 1}', "The text is JSON, but no GeoJSON that can be read."),
        ("world.geojson", b'{"features": ' + b"[" * 100_000, "nested without end"),
        ("world.geojson", b'{"a":\n"K\xf6ln', "This line holds letters that are not UTF-8."),
    ],
)
def test_what_is_not_what_its_name_says_is_told(
    tmp_path: Path, name: str, content: bytes, found: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert found in told(tmp_path, map_layer(name))


def test_names_in_a_geojson_file_in_an_old_encoding_are_located(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "Koln"}, SQUARE))
    content = (tmp_path / "world.geojson").read_bytes()
    (tmp_path / "world.geojson").write_bytes(content.replace(b"Koln", b"K\xf6ln"))
    line = content[: content.index(b"Koln")].count(b"\n") + 1
    assert told(tmp_path, map_layer("world.geojson")) == (
        f'world.geojson:{line}:1  map layer "world"\n'
        "    The names are in another encoding than the file says.\n"
        "    Export the layer again from QGIS with the encoding UTF-8."
    )


@pytest.mark.parametrize("suffix", [".geojson", ".csv"])
def test_too_many_features_are_told_before_they_starve_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    for module in ("source", "points_csv", "table"):
        monkeypatch.setattr(f"kiosk.bake.{module}.FEATURE_LIMIT", 2)
    path = tmp_path / f"world{suffix}"
    if suffix == ".csv":
        path.write_text("lon,lat\n1,2\n3,4\n5,6\n")
    else:
        write_geojson(path, *[({"name": "x"}, shapely.Point(1, 2))] * 3)
    assert told(tmp_path, map_layer(path.name, MapLayerKind.POINTS)) == (
        f'world{suffix}  map layer "world"\n'
        "    The layer has 3 features; at most 2 are baked.\n"
        "    Leave out what the map does not show, or dissolve small features into larger ones."
    )


@pytest.mark.parametrize("stage", ["planning.sound_features", "atlas.area_layer"])
def test_a_layer_that_needs_more_memory_than_there_is_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE))
    monkeypatch.setattr(f"kiosk.bake.{stage}", raising(MemoryError()))
    assert told(tmp_path, map_layer("world.geojson")) == (
        'world.geojson  map layer "world"\n'
        "    The layer needs more memory than this computer has to spare.\n"
        "    Simplify it in QGIS (Vector, Geometry Tools, Simplify), or leave out what the map"
        " does not show."
    )


def test_texts_on_sources_that_cannot_be_read_do_not_keep_the_map_back(tmp_path: Path) -> None:
    write_geojson(tmp_path / "world.geojson", ({"id": "cuba"}, SQUARE))
    (tmp_path / "LICENSE").mkdir()
    (tmp_path / "NOTICE").symlink_to("NOTICE")
    os.mkfifo(tmp_path / "SOURCES")
    (tmp_path / "CREDITS.bin").touch()
    os.truncate(tmp_path / "CREDITS.bin", 1_000_000_000)
    (tmp_path / "CREDITS.md").write_text("Natural Earth")
    folder = bake_atlas(tmp_path, [map_layer("world.geojson")], tmp_path / "cache").folder
    assert folder is not None
    manifest = json.loads((folder / MANIFEST).read_bytes())
    assert manifest["credits"] == {"CREDITS.md": "Natural Earth"}
