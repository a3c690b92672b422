"""A CSV file with columns of longitude and latitude in, its rows as points out."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from kiosk.bake.findings import Findings, Spot, listed
from kiosk.bake.table import FEATURE_LIMIT, Table, note_crowd, text_of

_LON_NAMES = ("lon", "lng", "long", "longitude", "x")
_LAT_NAMES = ("lat", "latitude", "y")
_SEPARATORS = ",;\t"

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What spreadsheets write as "Unicode text".

_NUMBER = re.compile(r"[+\-\u2212]?[0-9]+(?:[.,][0-9]*)?(?:[eE][+-]?[0-9]+)?")
# Also with a decimal comma, as spreadsheets of half the world write it, and the true minus sign.


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row and the line on which it begins."""

    cells: list[str]
    line: int


def csv_table(path: Path, findings: Findings) -> Table | None:
    """Return the rows of a CSV file, None if something in it must be mended first."""
    text = _text(path, findings)
    if text is None:
        return None
    rows = _rows(text, findings)
    header = [text_of(cell) for cell in next(rows, _Row([], 1)).cells]
    lon_at, lat_at = _column(header, _LON_NAMES), _column(header, _LAT_NAMES)
    if lon_at is None or lat_at is None:
        if not findings.has_errors():
            findings.error(
                f"The first line names the columns {listed(header)}, none for longitude and"
                " latitude."
                if header
                else "The file is empty.",
                'Name two columns "lon" and "lat", and write degrees with a decimal point in them.',
                Spot(line=1, column=1),
            )
        return None
    twice = [name for name, count in Counter(filter(None, header)).items() if count > 1]
    if twice:
        findings.error(
            f"The first line names these columns more than once: {listed(twice)}.",
            "Give each column a name of its own.",
            Spot(line=1, column=1),
        )
        return None
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if len(filled) > FEATURE_LIMIT:
        note_crowd(len(filled), findings)
        return None
    lonlat = [_lonlat(row, header, (lon_at, lat_at), findings) for row in filled]
    others = [at for at, name in enumerate(header) if name and at not in (lon_at, lat_at)]
    return Table(
        columns={header[at]: [text_of(_cell(row, at)) for row in filled] for at in others},
        geometries=np.asarray(shapely.points(np.array(lonlat).reshape(-1, 2))),
        crs="",
        line=np.array([row.line for row in filled], np.int64),
    )


def _text(path: Path, findings: Findings) -> str | None:
    content = path.read_bytes()
    encoding = "utf-16" if content.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = content.decode(encoding)
        wrong_at = text.find("\0")
        line = text.count("\n", 0, wrong_at) + 1
    except UnicodeDecodeError as error:
        text, wrong_at = "", error.start
        line = content.count(b"\n", 0, wrong_at) + 1
    if wrong_at >= 0:
        findings.error(
            "This line holds letters that are not UTF-8.",
            "Save the file again with the encoding UTF-8.",
            Spot(line=line, column=1),
        )
        return None
    return text


def _rows(text: str, findings: Findings) -> Iterator[_Row]:
    first_line = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first_line.count)
    # Not by splitlines: inside of quotation marks a line may break, and letters that Python takes
    # for the end of a line do not end a row.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield _Row(cells, line)
            line = reader.line_num + 1
    except csv.Error as error:
        findings.error(
            f"A cell in this row has more than {csv.field_size_limit():,} letters."
            if "limit" in str(error)
            else "A quotation mark in this row is not closed, or stands inside of a cell.",
            'Put the whole cell in quotation marks, and write each " in it twice.',
            Spot(line=line, column=1),
        )


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    lowered = [name.lower() for name in header]
    return next((lowered.index(name) for name in names if name in lowered), None)


def _cell(row: _Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _lonlat(
    row: _Row, header: list[str], at: tuple[int, int], findings: Findings
) -> tuple[float, float]:
    if any(cell.strip() for cell in row.cells[len(header) :]):
        findings.error(
            f"The row has {len(row.cells)} cells, and the first line names {len(header)} columns.",
            "Put a cell that holds the separator in quotation marks.",
            Spot(line=row.line, column=1),
        )
        return 0.0, 0.0
    lon_deg, lat_deg = (_degrees(row, column, header, findings) for column in at)
    return lon_deg, lat_deg


def _degrees(row: _Row, at: int, header: list[str], findings: Findings) -> float:
    cell = _cell(row, at).strip()
    if not _NUMBER.fullmatch(cell):
        findings.error(
            f'The column "{header[at]}" holds "{text_of(cell)}", which is no number.',
            "Write degrees with a decimal point, for example 23.13.",
            Spot(line=row.line, column=1),
        )
        return 0.0
    return float(cell.replace(",", ".").replace("\u2212", "-"))
