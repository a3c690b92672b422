"""Where a character of a text stands, by line and column."""

from typing import NamedTuple


class Position(NamedTuple):
    """A place in a text: line and column from 1, the column in characters."""

    line: int
    column: int


WHOLE_FILE = Position(0, 0)


def position_of_offset(text: str, offset: int) -> Position:
    """Return the line and column of a character."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
