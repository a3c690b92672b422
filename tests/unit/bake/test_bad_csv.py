"""What spreadsheets write as CSV is read, and what cannot be read is told with its line."""

from pathlib import Path

import numpy as np
import pytest

from kiosk.atlas.store import load_atlas
from kiosk.bake.atlas import bake_atlas
from kiosk.content.model import MapLayerKind
from tests.unit.bake.samples import map_layer, told

CITIES = map_layer("cities.csv", MapLayerKind.POINTS)


def test_a_csv_file_without_positions_is_told(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("name,rank\nHavana,1\n")
    assert told(tmp_path, CITIES) == (
        'cities.csv:1:1  map layer "world"\n'
        '    The first line names the columns "name", "rank", none for longitude and latitude.\n'
        '    Name two columns "lon" and "lat", and write degrees with a decimal point in them.'
    )


def test_bad_numbers_in_a_csv_file_are_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("name;lon;lat\nHavana;82°21'W;23.13\nMoscow;37.6\n")
    assert told(tmp_path, CITIES) == (
        'cities.csv:2:1  map layer "world"\n'
        '    The column "lon" holds "82°21\'W", which is no number.\n'
        "    Write degrees with a decimal point, for example 23.13.\n"
        'cities.csv:3:1  map layer "world"\n'
        '    The column "lat" holds "", which is no number.\n'
        "    Write degrees with a decimal point, for example 23.13."
    )


def test_a_place_off_the_globe_in_a_csv_file_is_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("name,lon,lat\nMoscow,37.6,55.8\nTokyo,35.7,139.7\n")
    assert told(tmp_path, CITIES) == (
        'cities.csv:3:1  map layer "world", row 2 "Tokyo"\n'
        "    A latitude of 139.7 degrees does not exist; longitude and latitude seem to be"
        " swapped.\n"
        "    Write the longitude first, then the latitude."
    )


def test_a_csv_file_in_an_old_encoding_is_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_bytes("name,lon,lat\nBogotá,-74,4.6\n".encode("latin-1"))
    assert told(tmp_path, CITIES) == (
        'cities.csv:2:1  map layer "world"\n'
        "    This line holds letters that are not UTF-8.\n"
        "    Save the file again with the encoding UTF-8."
    )


def test_an_empty_csv_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").touch()
    assert "The file is empty." in told(tmp_path, CITIES)


def test_areas_in_a_csv_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "world.csv").write_text("lon,lat\n1,2\n")
    assert told(tmp_path, map_layer("world.csv")) == (
        'world.csv  map, layer "world", kind\n'
        "    A CSV file can hold points only, and the layer is to hold areas.\n"
        "    Save the layer as GeoPackage or GeoJSON."
    )


HAVANA = (-82.36, 23.13)


def places(folder: Path, content: bytes | str) -> list[tuple[str, float, float]]:
    """What a bake makes of a file: names and positions."""
    raw = content.encode() if isinstance(content, str) else content
    (folder / "cities.csv").write_bytes(raw)
    result = bake_atlas(folder, [CITIES], folder / "cache")
    assert result.folder is not None, [str(problem) for problem in result.problems]
    assert result.problems == ()
    features = load_atlas(result.folder).points[0].features
    return [(feature.name, *feature.label_lonlat) for feature in features]


@pytest.mark.parametrize(
    "content",
    [
        "name,lon,lat\nHavana,-82.36,23.13\n",
        "name;lon;lat\nHavana;-82.36;23.13\n",
        "name\tlon\tlat\r\nHavana\t-82.36\t23.13\r\n",
        "name,lon,lat\rHavana,-82.36,23.13\r",
        "name;lon;lat\nHavana;-82,36;23,13\n",
        'name,lon,lat\nHavana,"-82,36","23,13"\n',
        " name , lon , lat \n Havana , -82.36 , 23.13 \n",
        "name,lon,lat\nHavana,\u221282.36,+23.13\n",
        "\n\nname,lon,lat\n\nHavana,-82.36,23.13",
        "name,lon,lat,,\nHavana,-82.36,23.13,,\n",
        b"\xef\xbb\xbfname,lon,lat\nHavana,-82.36,23.13\n",
        "name\tlon\tlat\nHavana\t-82.36\t23.13\n".encode("utf-16"),
        b"\xfe\xff" + "name,lon,lat\nHavana,-82.36,23.13\n".encode("utf-16-be"),
    ],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, content: bytes | str) -> None:
    assert places(tmp_path, content) == [("Havana", *HAVANA)]


def test_a_cell_in_quotation_marks_may_go_over_several_lines(tmp_path: Path) -> None:
    text = 'name,note,lon,lat\n"Ha\nvana","one\n\ntwo",-82.36,23.13\nMos\u2028cow,x,37.6,55.8\n'
    assert places(tmp_path, text) == [("Ha vana", *HAVANA), ("Mos cow", 37.6, 55.8)]
    (tmp_path / "cities.csv").write_text('name,lon,lat\n"Ha\nvana",1,2\n"Mos\ncow",x,2\n')
    result = bake_atlas(tmp_path, [CITIES], tmp_path / "cache")
    # The line on which the row begins, as an editor counts.
    assert [problem.line for problem in result.problems] == [4]


@pytest.mark.parametrize("row", ['"Havana,1,2', 'Havana,1,"2', '"Ha"vana,1,2'])
def test_a_quotation_mark_out_of_place_is_located(tmp_path: Path, row: str) -> None:
    (tmp_path / "cities.csv").write_text(f"name,lon,lat\nMoscow,3,4\n{row}\nParis,5,6\n")
    assert told(tmp_path, CITIES) == (
        'cities.csv:3:1  map layer "world"\n'
        "    A quotation mark in this row is not closed, or stands inside of a cell.\n"
        '    Put the whole cell in quotation marks, and write each " in it twice.'
    )


def test_an_endless_cell_is_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text(f"name,lon,lat\n{'x' * 200_000},1,2\n")
    assert told(tmp_path, CITIES).startswith(
        'cities.csv:2:1  map layer "world"\n    A cell in this row has more than 131,072 letters.'
    )


def test_decimal_commas_that_split_the_row_are_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("name,lon,lat\nHavana,-82,36,23,13\n")
    assert told(tmp_path, CITIES) == (
        'cities.csv:2:1  map layer "world"\n'
        "    The row has 5 cells, and the first line names 3 columns.\n"
        "    Put a cell that holds the separator in quotation marks."
    )


def test_columns_of_one_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("name,lon,lat,lon,note,note\nHavana,1,2,3,a,b\n")
    assert told(tmp_path, CITIES) == (
        'cities.csv:1:1  map layer "world"\n'
        '    The first line names these columns more than once: "lon", "note".\n'
        "    Give each column a name of its own."
    )


@pytest.mark.parametrize("number", ["nan", "inf", "1_0", "", "23°08'N", "0x10", "1,234.5"])
def test_what_only_a_program_would_take_for_a_number_is_located(
    tmp_path: Path, number: str
) -> None:
    (tmp_path / "cities.csv").write_text(f"name;lon;lat\nHavana;{number};23.13\n")
    assert told(tmp_path, CITIES) == (
        'cities.csv:2:1  map layer "world"\n'
        f'    The column "lon" holds "{number}", which is no number.\n'
        "    Write degrees with a decimal point, for example 23.13."
    )


def test_text_with_empty_letters_is_located(tmp_path: Path) -> None:
    # As UTF-16 looks without its mark.
    (tmp_path / "cities.csv").write_bytes("name,lon,lat\nHavana,1,2\n".encode("utf-16-le"))
    assert told(tmp_path, CITIES).startswith('cities.csv:1:1  map layer "world"\n')


def test_an_id_given_twice_is_located(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("id,lon,lat\na,1,2\n\na,3,4\n")
    assert told(tmp_path, CITIES).startswith('cities.csv:4:1  map layer "world", row 2\n')


@pytest.mark.parametrize("share", np.linspace(0.05, 0.95, 10))
def test_a_csv_file_cut_off_within_a_row_is_located(tmp_path: Path, share: float) -> None:
    rows = "".join(f'"Place {i}",{10 + i / 10},20\n' for i in range(50))
    whole = f"name,lon,lat\n{rows}"
    cut = whole.rfind("\n", 0, int(share * len(whole))) + 4
    (tmp_path / "cities.csv").write_text(whole[:cut])
    line = whole[:cut].count("\n") + 1
    assert told(tmp_path, CITIES).startswith(f"cities.csv:{line}:1")
