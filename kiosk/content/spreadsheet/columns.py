"""What a key of an event looks like in a cell, and what a cell means for a key."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, TypeAlias

from kiosk.content.schema.story import EventEntry
from kiosk.content.texts import prose

Cell: TypeAlias = str | int | float | bool | date | None

MOMENTS = ("start", "end")
NUMBERS = ("weight", "tension")
LISTS = ("places", "links")
LINES = ("sources",)
TRUTHS = ("seed",)
KNEW = "knew."
# Pictures are groups of keys, for which a cell has no room; they stay in the files as they are.
NOT_IN_TABLES = ("media",)
EVENT_KEYS = tuple(key for key in EventEntry.model_fields if key not in NOT_IN_TABLES)
# In which file an event stands, or a new one shall stand; the only column that is no key.
FILE = "file"

_SEPARATORS = re.compile(r"[,;\n]")
_YES = ("true", "yes", "1", "x")
_NO = ("false", "no", "0")


def columns_of(parties: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all columns, in their order.

    Args:
        parties: The ids of those whose knowledge is told.
    """
    names: list[str] = []
    for key in EVENT_KEYS:
        names += [f"{KNEW}{party}" for party in parties] if key == "knew" else [key]
    return (*names, FILE)


def is_text(column: str) -> bool:
    """Return whether a column holds text for people, in which every letter counts."""
    odd = (*MOMENTS, *NUMBERS, *LISTS, *TRUTHS, "public", "id", FILE)
    return column not in odd and not column.startswith(KNEW)


def cells_of(event: Mapping[str, Any], file: str) -> dict[str, Cell]:
    """Return an event as cells by their column; an empty one for what it does not say.

    Args:
        event: As a file of the story has it.
        file: The name of that file.
    """
    cells: dict[str, Cell] = {FILE: file}
    for key, value in event.items():
        if key in NOT_IN_TABLES:
            continue
        if key == "knew":
            cells |= {f"{KNEW}{party}": _cell("public", when) for party, when in value.items()}
        else:
            cells[key] = _cell(key, value)
    return cells


def _cell(key: str, value: object) -> Cell:
    match value:
        case bool():
            return "true" if value else None
        case int() | float():
            # A year of `public` is text, or else a spreadsheet would make a day of it.
            return value if key in NUMBERS else str(value)
        case datetime() | date():
            return value.isoformat()
        case list():
            return ("\n" if key in LINES else ", ").join(prose(str(each)) for each in value)
        case _:
            return prose(str(value)) if is_text(key) else str(value)


def event_of(cells: Mapping[str, Cell]) -> dict[str, Any]:
    """Return cells as an event, as a file of the story would have it; what is wrong stays wrong."""
    event: dict[str, Any] = {}
    for key in EVENT_KEYS:
        if key == "knew":
            knew = {
                column.removeprefix(KNEW): value
                for column, cell in cells.items()
                if column.startswith(KNEW) and (value := _value("public", cell)) is not None
            }
            if knew:
                event["knew"] = knew
            continue
        value = _value(key, cells.get(key))
        if value is not None:
            event[key] = value
    return event


def _value(key: str, cell: Cell) -> object:
    if isinstance(cell, str):
        cell = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
        if not is_text(key):
            # How spreadsheets mark what they shall not make a number of.
            cell = cell.removeprefix("'").strip()
    if cell is None or cell == "":
        return None
    if key in MOMENTS:
        return _moment(cell)
    if key == "public":
        return _known(cell)
    if key in NUMBERS:
        return _number(cell)
    if key in TRUTHS:
        return _truth(cell)
    if key in LISTS:
        return [part.strip() for part in _SEPARATORS.split(_text(cell)) if part.strip()]
    if key in LINES:
        return [line.strip() for line in _text(cell).split("\n") if line.strip()]
    # In a cell a line end is a new paragraph: nobody breaks lines by hand there.
    return re.sub(r"[ \t]*\n[ \t\n]*", "\n\n", _text(cell)) if is_text(key) else _text(cell)


def _text(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _moment(cell: Cell) -> object:
    if isinstance(cell, str):
        with suppress(ValueError):
            # TOML knows times and dates apart; what is only a date stays one and is told of.
            return datetime.fromisoformat(cell) if len(cell) > 10 else date.fromisoformat(cell)
    return cell


def _known(cell: Cell) -> object:
    match cell:
        case datetime() if cell.time() == datetime.min.time() and cell.tzinfo is None:
            # A spreadsheet has no dates without an hour.
            return cell.date()
        case float() if cell.is_integer():
            return int(cell)
        case str() if cell.isascii() and cell.isdigit() and len(cell) <= 9:
            return int(cell)
        case _:
            return _moment(cell)


def _number(cell: Cell) -> object:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str) and re.fullmatch(r"[+-]?[0-9]{1,9}", cell):
        return int(cell)
    return cell


def _truth(cell: Cell) -> object:
    word = _text(cell).lower()
    if word in _YES:
        return True
    return None if word in _NO else cell
