"""Files of spreadsheet programs: XLSX and CSV, in and out."""

import csv
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as WorkbookCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import SIZE_LIMIT_BYTES, decoded
from kiosk.content.spreadsheet.columns import Cell, is_text

SHEET = "events"
# Unpacked, a table of a thousand events has 5 MB; a file that unpacks to more is no table.
UNPACKED_LIMIT_BYTES = 64_000_000
PARTS_LIMIT = 500
ROWS_LIMIT, COLUMNS_LIMIT = 5000, 200
# What a cell of a spreadsheet program can hold.
CELL_LETTERS = 32_767
# A cell that begins like this would be worked out as a formula when the table is opened.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "'")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number, from 1 for the heading, and its cells by column."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read.

    Attributes:
        name: What messages call it.
        columns: The heading, in the order of the table.
        rows: Those that are not empty.
        problems: What cannot be read in single cells.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    def place(self, row: int, column: str) -> str:
        """Return what messages call a cell, such as 'events.csv, cell C5'."""
        if not column or column not in self.columns:
            return f"{self.name}, row {row}"
        return _cell(self.name, row, self.columns.index(column) + 1)


def _cell(table: str, row: int, column: int) -> str:
    return f"{table}, cell {get_column_letter(column)}{row}"


def xlsx_of(columns: Sequence[str], rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """Return a table as an XLSX file."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet.freeze_panes = "B2"
    for index, column in enumerate(columns, 1):
        sheet.cell(1, index, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(index)].width = 40 if is_text(column) else 18
        for number, row in enumerate(rows, 2):
            value = row.get(column)
            if value is None:
                continue
            cell = sheet.cell(number, index)
            assert isinstance(cell, WorkbookCell)
            cell.value = value
            if isinstance(value, str):
                # Text stays text, also if it begins with an equals sign or looks like a date.
                cell.data_type, cell.number_format = "s", "@"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    raw = BytesIO()
    book.save(raw)
    return raw.getvalue()


def csv_of(columns: Sequence[str], rows: Sequence[Mapping[str, Cell]]) -> str:
    """Return a table as a CSV file, with the mark by which spreadsheets know UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_guarded(column, row.get(column)) for column in columns])
    return f"\ufeff{out.getvalue()}"


def _guarded(column: str, value: Cell) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if is_text(column) and text.startswith(_FORMULA_SIGNS) else text


def read_table(path: Path) -> Table | Problem:
    """Read a table of events; whatever the file holds, this returns and tells."""
    name = path.name
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "the disk does not answer"
        return _whole(name, f"The file cannot be read: {reason}.", "Check its name and its place.")
    if len(raw) > SIZE_LIMIT_BYTES:
        found = f"The file is larger than {SIZE_LIMIT_BYTES // 1_000_000} MB."
        return _whole(name, found, "Name the right file.")
    if raw.startswith(b"PK"):
        return _xlsx(raw, name)
    if path.suffix.lower() == ".xlsx":
        return _whole(name, "This is no XLSX file.", "Save it as XLSX in a spreadsheet program.")
    text = decoded(raw, name)
    if isinstance(text, Problem):
        remedy = 'Save it as XLSX, or as "CSV UTF-8", in the spreadsheet program.'
        return replace(text, remedy=remedy)
    return _csv(text, name)


def _xlsx(raw: bytes, name: str) -> Table | Problem:
    remedy = "Save it as XLSX in a spreadsheet program."
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > PARTS_LIMIT or size > UNPACKED_LIMIT_BYTES:
            found = f"The file unpacks to {size // 1_000_000} MB, which no table of events has."
            return _whole(name, found, "Name the right file.")
        book = load_workbook(BytesIO(raw), read_only=True, data_only=False)
        # Read as it comes, a sheet is none of the classes that the types of the library tell of.
        sheet: Any = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        title = f'{name}, sheet "{sheet.title}"'
        rows: list[list[object]] = []
        problems: dict[tuple[int, int], Problem] = {}
        found = sheet.iter_rows(max_row=ROWS_LIMIT + 1, max_col=COLUMNS_LIMIT)
        for number, cells in enumerate(found, 1):
            rows.append([each.value for each in cells])
            problems |= {
                (number, index): _formula(_cell(title, number, index), each.data_type)
                for index, each in enumerate(cells, 1)
                if each.data_type in ("f", "e") and each.value is not None
            }
        book.close()
    except Exception:  # the library stumbles in many ways over what is no table, or a damaged one
        return _whole(name, "The file cannot be read as a table.", remedy)
    return _table(title, rows, problems)


def _formula(place: str, kind: str) -> Problem:
    found = "The cell holds a formula." if kind == "f" else "The cell holds an error."
    return _whole(place, found, "Put the text itself there: copy the cell, and paste its value.")


def _csv(text: str, name: str) -> Table | Problem:
    heading = text.split("\n", 1)[0]
    # Where the comma parts decimals, spreadsheets part cells by semicolons.
    sign = max((",", ";", "\t"), key=heading.count)
    rows: list[list[Cell]] = []
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True):
            rows.append([_unguarded(each) for each in cells])
            if len(rows) > ROWS_LIMIT:
                break
    except csv.Error:
        place = f"{name}, row {len(rows) + 1}"
        return _whole(place, "The row cannot be read.", "Close the quotation marks of its cells.")
    return _table(name, rows, {})


def _unguarded(cell: str) -> str:
    guarded = cell.startswith("'") and cell[1:].startswith(_FORMULA_SIGNS)
    return cell[1:] if guarded else cell


def _table(
    name: str, rows: Sequence[Sequence[object]], problems: Mapping[tuple[int, int], Problem]
) -> Table | Problem:
    """Return a table of rows, and of what is wrong in some cells, by row and column from 1."""
    if len(rows) > ROWS_LIMIT and any(any(_filled(cell) for cell in row) for row in rows[-1:]):
        return _whole(name, f"The table has more than {ROWS_LIMIT} rows.", "Split it.")
    if not rows or not any(_filled(cell) for cell in rows[0]):
        return _whole(name, "The first row has no names of columns.", "Begin with an export.")
    columns = tuple("" if cell is None else str(cell).strip() for cell in rows[0])
    found, beyond = [], []
    for number, row in enumerate(rows[1:], 2):
        cells = {
            column: _plain(cell)
            for column, cell in zip(columns, row, strict=False)
            if column and _filled(cell)
        }
        if cells:
            found.append(Row(number, cells))
        beyond += [
            (number, index)
            for index, cell in enumerate(row, 1)
            if _filled(cell) and not _is_named(columns, index)
        ]
    told = [each for (_, index), each in problems.items() if _is_named(columns, index)]
    return Table(name, columns, tuple(found), (*told, *_beyond(name, beyond)))


def _is_named(columns: Sequence[str], index: int) -> bool:
    return index <= len(columns) and columns[index - 1] != ""


def _beyond(name: str, cells: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    """Yield that something stands beside the table, once for all of it."""
    if cells:
        place = _cell(name, *cells[0])
        more = f" So it is with {len(cells) - 1} more." if len(cells) > 1 else ""
        found = f"Above this cell, in row 1, stands no name: nothing is taken from it.{more}"
        remedy = "Where it belongs to the event, move it under its name; else leave it."
        yield Problem(place, 0, 0, "", found, remedy, Severity.WARNING)


def _filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def _plain(cell: object) -> Cell:
    # Hours and durations, which no column has, are told of as text.
    return cell if isinstance(cell, Cell) else str(cell)


def _whole(name: str, found: str, remedy: str) -> Problem:
    return Problem(name, 0, 0, "", found, remedy)
