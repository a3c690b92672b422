"""The small exhibit as a table, and tables as spreadsheet programs make them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from kiosk.content.spreadsheet.changes import changes_of
from kiosk.content.spreadsheet.checking import table_problems
from kiosk.content.spreadsheet.columns import Cell, cells_of, columns_of
from kiosk.content.spreadsheet.workbook import Table, csv_of, read_table, xlsx_of
from kiosk.content.story_files import StoryFiles, read_story

PARTIES = ("public", "london")
COLUMNS = columns_of(PARTIES)


def rows_of(story: StoryFiles) -> list[dict[str, Cell]]:
    """Return all events as rows."""
    return [
        cells_of(event, file.name)
        for file in story.checked
        for event in file.table.get("event", [])
    ]


def exported(config: Path, name: str) -> Path:
    """Write the events of an exhibit beside it and return the path of the table."""
    path = config.parent / name
    rows = rows_of(read_story(config))
    if path.suffix == ".csv":
        path.write_text(csv_of(COLUMNS, rows), encoding="utf-8", newline="")
    else:
        path.write_bytes(xlsx_of(COLUMNS, rows))
    return path


def edited(path: Path, edits: Mapping[tuple[int, str], object]) -> Path:
    """Write other values into cells, by row and column, as a spreadsheet program would."""
    book = load_workbook(path)
    sheet = book["events"]
    for (row, column), value in edits.items():
        sheet.cell(row, COLUMNS.index(column) + 1).value = value  # type: ignore[assignment]  # any value that a person may type
    book.save(path)
    return path


def read(path: Path) -> Table:
    """Read a table that can be read."""
    table = read_table(path)
    assert isinstance(table, Table), table
    return table


def told(config: Path, path: Path) -> list[str]:
    """Return what is wrong with a table, as a curator reads it."""
    story = read_story(config)
    table = read_table(path)
    if not isinstance(table, Table):
        return [str(table)]
    changes = changes_of(table, story.checked, config.name)
    return [str(each) for each in table_problems(table, changes, story.checked, COLUMNS)]


def workbook_of(values: Mapping[str, str]) -> bytes:
    """Return a workbook with cells such as "A1"."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for place, value in values.items():
        sheet[place] = value
    raw = BytesIO()
    book.save(raw)
    return raw.getvalue()
