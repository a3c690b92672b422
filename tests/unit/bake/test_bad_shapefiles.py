"""A Shapefile is several files: what is missing or broken off is told by its own name."""

from pathlib import Path

import pytest
import shapely

from kiosk.bake.atlas import bake_atlas
from tests.unit.bake.samples import halve, map_layer, told, told_after_a_good_map, write_layer

SQUARE = shapely.box(10, 10, 20, 20)


@pytest.mark.parametrize("part", ["world.shp", "world.shx", "world.dbf"])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_cut_off_part_of_a_shapefile_is_named(tmp_path: Path, part: str, share: float) -> None:
    rows = [({"id": f"t{i}"}, shapely.box(i, 0, i + 1, 1)) for i in range(9)]
    write_layer(tmp_path / "world.shp", "world", rows)
    content = (tmp_path / part).read_bytes()
    # The last byte of a table is a mark that may be missing.
    (tmp_path / part).write_bytes(content[: int(share * (len(content) - 1))])
    if part == "world.shp" and not share:
        assert "The file is empty." in told(tmp_path, map_layer("world.shp"))
        return
    assert told(tmp_path, map_layer("world.shp")) == (
        'world.shp  map layer "world"\n'
        f'    "{part}" was cut off: its end is missing.\n'
        "    Copy all files of the Shapefile here: .shp, .shx, .dbf and .prj."
    )


def test_a_shapefile_without_its_index_is_told(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.shp", "world", [({"id": "cuba"}, SQUARE)])
    (tmp_path / "world.shx").unlink()
    assert told(tmp_path, map_layer("world.shp")) == (
        'world.shp  map layer "world"\n'
        '    There is no "world.shx" beside it, which tells where each shape begins.\n'
        "    Copy all files of the Shapefile here: .shp, .shx, .dbf and .prj."
    )


def test_a_shapefile_without_its_table_is_baked_with_a_warning(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.shp", "world", [({"id": "cuba"}, SQUARE)])
    (tmp_path / "world.dbf").unlink()
    result = bake_atlas(tmp_path, [map_layer("world.shp")], tmp_path / "cache")
    assert result.folder is not None
    assert [str(problem) for problem in result.problems] == [
        'world.shp  map layer "world"\n'
        '    There is no "world.dbf" beside it, which holds ids, names and all other columns.\n'
        "    Copy all files of the Shapefile here: .shp, .shx, .dbf and .prj."
    ]


def test_a_shapefile_in_capital_letters_is_read_with_all_its_parts(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.shp", "world", [({"id": "cuba"}, SQUARE)])
    for part in list(tmp_path.glob("world.*")):
        part.rename(tmp_path / part.name.upper())
    assert bake_atlas(tmp_path, [map_layer("WORLD.SHP")], tmp_path / "cache").folder is not None
    (tmp_path / "WORLD.SHX").unlink()
    assert "is no" in told_after_a_good_map(tmp_path, map_layer("WORLD.SHP"))


def test_a_cut_off_coordinate_system_is_told(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.shp", "world", [({"id": "cuba"}, SQUARE)])
    halve(tmp_path / "world.prj")
    assert told(tmp_path, map_layer("world.shp")) == (
        'world.shp  map layer "world"\n'
        "    The coordinate system is damaged or was cut off; it cannot be read.\n"
        "    Export the layer again from QGIS with the coordinate system EPSG:4326."
    )


def test_names_in_another_encoding_than_the_file_says_are_told(tmp_path: Path) -> None:
    write_layer(tmp_path / "world.shp", "world", [({"id": "Koln"}, SQUARE)])
    table = tmp_path / "world.dbf"
    table.write_bytes(table.read_bytes().replace(b"Koln", "Köln".encode("latin-1")))
    (tmp_path / "world.cpg").write_text("UTF-8")
    assert told(tmp_path, map_layer("world.shp")) == (
        'world.shp  map layer "world"\n'
        "    The names are in another encoding than the file says.\n"
        "    Export the layer again from QGIS with the encoding UTF-8."
    )
