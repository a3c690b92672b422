"""A table with commas in; its rows, or in plain words why not, out."""

import csv
from difflib import get_close_matches
from io import StringIO

from kiosk.content.curating.records import Keys, Record
from kiosk.content.faults import Fault, Origin
from kiosk.content.plain_words import choice
from kiosk.content.problems import Problem


def rows_of(text: str, name: str, keys: Keys, faults: list[Fault]) -> list[Record] | Problem:
    """Return the rows of a table below its heading; empty lines are passed over.

    Args:
        text: The whole file.
        name: What messages call it.
        keys: The columns that it must or may have.
        faults: What is wrong with columns and rows is added to these.
    """
    rows: list[list[str]] = []
    try:
        # Strict, or else a quotation mark that is never closed would swallow the rest in silence.
        rows.extend(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return _slip(text, name, len(rows), str(error))
    if not rows or not any(rows[0]):
        return Problem(
            name, 0, 0, "", "The file has no heading.", f"Begin it with: {','.join(keys.needed)}"
        )
    columns = [column.strip() for column in rows[0]]
    heading_faults = _heading_faults(columns, name, keys)
    if heading_faults:
        # Below a wrong heading nothing can be told of the cells.
        faults += heading_faults
        return []
    records = []
    for number, row in enumerate(rows[1:], 1):
        if not any(cell.strip() for cell in row):
            continue
        origin = Origin(name, (number,))
        record = Record(keys, dict(zip(columns, row, strict=False)), origin, faults)
        if len(row) != len(columns):
            found = f"The row has {len(row)} cells, and the heading has {len(columns)}."
            faults.append(Fault(origin, record.name, found, _RAGGED))
        else:
            records.append(record)
    return records


_RAGGED = (
    "Write one cell for each column; put text with a comma between quotation marks, and leave"
    " nothing between two commas for an empty cell."
)


def _heading_faults(columns: list[str], name: str, keys: Keys) -> list[Fault]:
    if len(columns) == 1 and (";" in columns[0] or "\t" in columns[0]):
        sign = "semicolons" if ";" in columns[0] else "tabs"
        found = f"The columns stand between {sign}, not commas."
        return [Fault(Origin(name, (0,)), "", found, 'Save it as "CSV" with commas.')]
    unknown = [column for column in columns if column not in keys.all]
    faults = []
    for column in unknown:
        remedy = choice(column, keys.all, f"Remove it; known are: {', '.join(keys.all)}.")
        found = f'There is no column "{column}" here.'
        faults.append(Fault(Origin(name, (0, column)), f"column {column}", found, remedy))
    for column in keys.needed:
        # One that is nearly the same has just been told of.
        if column not in columns and not get_close_matches(column, unknown):
            found = f'The column "{column}" is missing.'
            faults.append(Fault(Origin(name, (0,)), "heading", found, "Add it to every row."))
    for column in {each for each in columns if columns.count(each) > 1}:
        found = f'The column "{column}" is there twice.'
        faults.append(Fault(Origin(name, (0, column)), "heading", found, "Remove one of the two."))
    return faults


def _slip(text: str, name: str, row: int, said: str) -> Problem:
    from kiosk.content.cell_positions import CellPositions

    positions = CellPositions(text)
    if said == "unexpected end of data":
        line, column = positions.last()
        found, remedy = "The text is not closed.", "End it with a quotation mark."
    else:
        line, column = positions.of((row,))
        found = "This row cannot be read."
        remedy = (
            "Put text with quotation marks between quotation marks, and double those inside:"
            ' "a ""word"""'
        )
    return Problem(name, line, column, "", found, remedy)
