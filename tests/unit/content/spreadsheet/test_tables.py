"""The events as a table and back: nothing lost, and everything wrong told by its cell."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from kiosk.content.problems import Severity
from kiosk.content.spreadsheet.changes import changes_of
from kiosk.content.spreadsheet.checking import table_problems
from kiosk.content.spreadsheet.columns import columns_of
from kiosk.content.spreadsheet.workbook import Table, csv_of, read_table, xlsx_of
from kiosk.content.story_files import read_story
from tests.unit.content.exhibits import PROGRAMMERS_WORDS, ROOT, write
from tests.unit.content.spreadsheet.tables import (
    COLUMNS,
    edited,
    exported,
    read,
    rows_of,
    told,
    workbook_of,
)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_shipped_story_comes_back_as_it_went(tmp_path: Path, suffix: str) -> None:
    story = read_story(ROOT / "config.toml")
    columns = columns_of(each.id for file in story.checked for each in file.content.party)
    path = tmp_path / f"events.{suffix}"
    if suffix == "csv":
        path.write_text(csv_of(columns, rows_of(story)), encoding="utf-8", newline="")
    else:
        path.write_bytes(xlsx_of(columns, rows_of(story)))
    changes = changes_of(read(path), story.checked, "config.toml")
    assert len(changes.rows) == sum(len(file.content.event) for file in story.checked) > 0
    assert changes.changed == ()
    assert changes.untold == ()


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_an_unchanged_table_has_no_fault(tmp_path: Path, suffix: str) -> None:
    config = write(tmp_path)
    assert told(config, exported(config, f"events.{suffix}")) == []


WRONG: dict[str, tuple[tuple[int, str], object, str]] = {
    "a time that the spreadsheet has made its own": (
        (2, "start"),
        datetime(1948, 6, 26, 12, 0),  # noqa: DTZ001 - that is what a spreadsheet knows
        'events.xlsx, sheet "events", cell D2  event "first-flight", start\n'
        "    The time is 1948-06-26T12:00:00, without an offset from UTC.\n"
        "    Write the local time with its offset, for example: 1948-06-24T06:00:00+02:00",
    ),
    "a place that does not exist": (
        (2, "places"),
        "tempelhof, gatov",
        'events.xlsx, sheet "events", cell G2  event "first-flight", places\n'
        '    There is no place "gatov".\n'
        '    Did you mean "gatow"?',
    ),
    "who knew before it was": (
        (2, "knew.london"),
        "soon",
        'events.xlsx, sheet "events", cell T2  event "first-flight", knew, london\n'
        '    This is the text "soon", not a time from which it was known.\n'
        '    Write "same", a time with its offset, a date, a year or "never", for example:'
        ' "same"',
    ),
    "a formula": (
        (3, "title"),
        "=1+1",
        'events.xlsx, sheet "events", cell C3\n'
        "    The cell holds a formula.\n"
        "    Put the text itself there: copy the cell, and paste its value.",
    ),
    "an event that is there twice": (
        (3, "id"),
        "first-flight",
        'events.xlsx, sheet "events", cell A3  event "first-flight", id\n'
        '    The id "first-flight" is already used in events.xlsx, sheet "events", cell A2.\n'
        "    Give one of the two another id, or delete the one that is there twice.",
    ),
    "a column that nobody knows": (
        (1, "why"),
        "whi",
        'events.xlsx, sheet "events", cell X1\n'
        '    There is no column "whi".\n'
        '    Did you mean "why"?',
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_by_sheet_row_and_column(tmp_path: Path, name: str) -> None:
    place, value, message = WRONG[name]
    config = write(tmp_path)
    problems = told(config, edited(exported(config, "events.xlsx"), {place: value}))
    assert message in problems
    assert not PROGRAMMERS_WORDS.search(message)


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    config = write(tmp_path)
    wrong = {(2, "weight"): 9, (2, "theatre"): "cty", (2, "places"): "gatov"}
    problems = "\n".join(told(config, edited(exported(config, "events.xlsx"), wrong)))
    assert "This is the number 9." in problems
    assert 'There is no theatre "cty".' in problems
    assert 'There is no place "gatov".' in problems


def test_a_number_for_a_text_and_a_text_for_a_number_are_understood(tmp_path: Path) -> None:
    config = write(tmp_path)
    path = edited(
        exported(config, "events.xlsx"),
        {(2, "title"): 1948, (2, "weight"): "4", (2, "public"): 1989, (2, "seed"): "no"},
    )
    assert told(config, path) == []
    story = read_story(config)
    (change,) = changes_of(read(path), story.checked, "config.toml").changed
    assert set(change.keys) == {"title", "weight", "public", "seed"}
    said = [change.event.get(key) for key in ("title", "weight", "public", "seed")]
    assert said == ["1948", 4, 1989, None]


def test_a_day_that_the_spreadsheet_has_made_its_own_is_the_same_day(tmp_path: Path) -> None:
    config = write(tmp_path)
    midnight = datetime(1948, 6, 27)  # noqa: DTZ001 - that is what a spreadsheet knows
    path = edited(exported(config, "events.xlsx"), {(2, "knew.public"): midnight})
    assert changes_of(read(path), read_story(config).checked, "config.toml").changed == ()


def test_semicolons_and_apostrophes_of_spreadsheets_are_understood(tmp_path: Path) -> None:
    config = write(tmp_path)
    path = tmp_path / "events.csv"
    path.write_text("id;start;weight\nfirst-flight;'1948-06-26T12:00:00+02:00;3\n", "utf-8-sig")
    assert told(config, path) == []
    (change,) = changes_of(read(path), read_story(config).checked, "config.toml").changed
    assert change.keys == ("weight",)


def test_a_column_that_is_not_there_changes_nothing_and_an_empty_cell_takes_away(
    tmp_path: Path,
) -> None:
    config = write(tmp_path)
    path = tmp_path / "events.csv"
    path.write_text("id,dispute\nfirst-flight,\n", encoding="utf-8")
    changes = changes_of(read(path), read_story(config).checked, "config.toml")
    assert [each.keys for each in changes.changed] == [("dispute",)]
    assert changes.untold == ("last-flight",)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_stands_beside_the_table_is_told_by_its_cell_and_changes_nothing(
    tmp_path: Path, suffix: str
) -> None:
    config = write(tmp_path)
    path = exported(config, f"events.{suffix}")
    if suffix == "xlsx":
        book = load_workbook(path)
        book["events"].cell(2, len(COLUMNS) + 2).value = "=A1"
        book["events"].cell(3, len(COLUMNS) + 1).value = "mine"
        book.save(path)
    else:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        lines[-2] = f"{lines[-2].rstrip()},,mine\r"
        path.write_text("\n".join(lines), encoding="utf-8")
    table = read(path)
    assert changes_of(table, read_story(config).checked, "config.toml").changed == ()
    (problem,) = table_problems(
        table,
        changes_of(table, read_story(config).checked, "config.toml"),
        read_story(config).checked,
        COLUMNS,
    )
    assert problem.severity is Severity.WARNING
    first = get_column_letter(len(COLUMNS) + 2)
    assert problem.path.endswith(f"cell {first}{2 if suffix == 'xlsx' else 3}")
    assert "in row 1, stands no name" in problem.found


def test_a_row_without_an_id_is_told_once(tmp_path: Path) -> None:
    config = write(tmp_path)
    path = edited(exported(config, "events.xlsx"), {(9, "chapter"): "later"})
    assert told(config, path) == [
        'events.xlsx, sheet "events", cell A9\n'
        '    The row has no id, but "later" under "chapter".\n'
        "    Write the id of the event here, or empty the row."
    ]


def test_a_cell_that_must_be_filled_is_told_by_its_place(tmp_path: Path) -> None:
    config = write(tmp_path)
    path = edited(exported(config, "events.xlsx"), {(3, "why"): None})
    place = f"cell {get_column_letter(COLUMNS.index('why') + 1)}3"
    assert [each for each in told(config, path) if place in each and '"why" is missing' in each]


def test_of_a_formula_nothing_else_is_told(tmp_path: Path) -> None:
    config = write(tmp_path)
    (message,) = told(config, edited(exported(config, "events.xlsx"), {(3, "start"): "=NOW()"}))
    assert "The cell holds a formula." in message


def test_a_new_event_goes_where_its_chapter_is(tmp_path: Path) -> None:
    config = write(tmp_path)
    path = tmp_path / "events.csv"
    path.write_text("id,chapter\nnew-one,later\n", encoding="utf-8")
    (change,) = changes_of(read(path), read_story(config).checked, "config.toml").changed
    assert (change.file, change.index) == ("story/story.toml", None)
    assert any('"title" is missing.' in each for each in told(config, path))
    assert all("events.csv, row 2" in each for each in told(config, path))


def test_a_file_that_unpacks_to_no_end_is_never_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "events.xlsx"
    path.write_bytes(workbook_of({"A1": "id"}))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(7):
            archive.writestr(f"xl/media/{number}.bin", bytes(10_000_000))
    assert path.stat().st_size < 200_000
    assert told(write(tmp_path), path) == [
        "events.xlsx\n"
        "    The file unpacks to 70 MB, which no table of events has.\n"
        "    Name the right file."
    ]


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
    '<c t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>'
)


def test_entities_in_a_spreadsheet_are_never_opened(tmp_path: Path) -> None:
    good, path = tmp_path / "good.xlsx", tmp_path / "events.xlsx"
    good.write_bytes(workbook_of({"A1": "id"}))
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            sheet = part == "xl/worksheets/sheet1.xml"
            target.writestr(part, ENTITIES if sheet else source.read(part))
    assert told(write(tmp_path), path) == [
        "events.xlsx\n"
        "    The file cannot be read as a table.\n"
        "    Save it as XLSX in a spreadsheet program."
    ]


UNREADABLE = {
    "nothing": b"",
    "noise": bytes(range(256)) * 4,
    "the beginning of an archive": b"PK\x03\x04" + bytes(60),
    "wide letters": "id\n".encode("utf-16"),
    "an open quotation mark": b'id,title\n"a,b\n',
    "another archive": b"PK\x05\x06" + bytes(18),
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_whatever_else_the_file_holds_is_told_in_one_message(
    tmp_path: Path, name: str, suffix: str
) -> None:
    path = tmp_path / f"events.{suffix}"
    path.write_bytes(UNREADABLE[name])
    (problem,) = told(write(tmp_path), path)
    assert problem.startswith(f"events.{suffix}")
    assert problem.count("\n") == 2


def test_a_file_of_something_else_is_told_as_no_table_of_events(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("Name,Address\nAnna,Berlin\n", encoding="utf-8")
    (problem,) = told(write(tmp_path), path)
    assert "This is no table of events" in problem
    assert "kiosk export events.xlsx" in problem


@pytest.mark.parametrize("code", ["cp1252", "utf-16"])
def test_a_table_in_another_code_is_told_with_what_to_choose(tmp_path: Path, code: str) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes("id;title\nfirst-flight;Café\n".encode(code))
    (problem,) = told(write(tmp_path), path)
    assert 'Save it as XLSX, or as "CSV UTF-8", in the spreadsheet program.' in problem


def test_a_table_that_is_not_there_or_too_large_is_told(tmp_path: Path) -> None:
    assert "No such file" in str(read_table(tmp_path / "none.xlsx"))
    path = tmp_path / "large.csv"
    path.write_bytes(b"a" * 10_000_001)
    assert "larger than 10 MB" in str(read_table(path))


def test_what_belongs_to_no_column_is_told_by_its_row() -> None:
    assert Table("events.csv", ("id", ""), ()).place(3, "") == "events.csv, row 3"
    assert Table("events.csv", ("id", ""), ()).place(3, "id") == "events.csv, cell A3"
