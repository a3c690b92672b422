"""Line and column of every cell of a table with commas, and of every value of a JSON text.

The readers in Python's library forget where they read what, so the text is gone through a second
time, and only when there is something to report.
"""

import csv
import re
from io import StringIO
from json import JSONDecoder

from kiosk.content.faults import KeyPath
from kiosk.content.offsets import WHOLE_FILE, Position, position_of_offset

# RFC 4180: quotation marks hold commas and line ends, and are doubled inside.
_CELL = re.compile(r'(?:"(?:[^"]|"")*"?)?[^,\r\n]*(,|\r\n|\n|\r|\Z)')
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = JSONDecoder()


class CellPositions:
    """Where each cell begins; a path is the number of a row, from 0, and the name of a column."""

    def __init__(self, text: str) -> None:
        self._text = text
        header = next(csv.reader(StringIO(text, newline="")), [])
        self._columns = {name.strip(): index for index, name in enumerate(header)}
        self._rows = [[0]]
        offset = 0
        while (cell := _CELL.match(text, offset)) and cell.end() < len(text):
            offset = cell.end()
            if cell[1] == ",":
                self._rows[-1].append(offset)
            else:
                self._rows.append([offset])
        if text.endswith(","):
            self._rows[-1].append(len(text))

    def of(self, path: KeyPath, *, at_key: bool = False) -> Position:
        """Return where a cell begins, or the name of its column; without either, the row."""
        if not path or not isinstance(path[0], int):
            return WHOLE_FILE
        cells = self._rows[0 if at_key else min(path[0], len(self._rows) - 1)]
        column = self._columns.get(str(path[1]), 0) if len(path) > 1 else 0
        return position_of_offset(self._text, cells[min(column, len(cells) - 1)])

    def last(self) -> Position:
        """Return where the last cell begins."""
        return position_of_offset(self._text, self._rows[-1][-1])


class JsonPositions:
    """Where each key and each value of a JSON text begins, which must be sound."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._inside: dict[KeyPath, dict[str | int, tuple[int, int]]] = {}

    def of(self, path: KeyPath, *, at_key: bool = False) -> Position:
        """Return where a value begins, or its key; for what is not there, what it belongs to."""
        offset = self._skipped(0)
        here: KeyPath = ()
        for part in path:
            inside = self._children(here, offset)
            if part not in inside:
                break
            key_offset, offset = inside[part]
            here = (*here, part)
            if at_key and len(here) == len(path):
                offset = key_offset
        return position_of_offset(self._text, offset)

    def _children(self, path: KeyPath, offset: int) -> dict[str | int, tuple[int, int]]:
        """Return, by key or number, where the keys and the values inside a value begin."""
        if path not in self._inside:
            self._inside[path] = self._found(offset)
        return self._inside[path]

    def _found(self, offset: int) -> dict[str | int, tuple[int, int]]:
        opening = self._text[offset : offset + 1]
        found: dict[str | int, tuple[int, int]] = {}
        if opening not in ("{", "["):
            return found
        offset = self._skipped(offset + 1)
        while self._text[offset : offset + 1] not in ("}", "]", ""):
            key: str | int = len(found)
            key_offset = offset
            if opening == "{":
                key, offset = _DECODER.raw_decode(self._text, offset)
                offset = self._skipped(self._skipped(offset) + 1)
            # Of a key that is written twice, the last counts, as it does for the library.
            found[key] = key_offset, offset
            _, offset = _DECODER.raw_decode(self._text, offset)
            offset = self._skipped(offset)
            if self._text[offset : offset + 1] == ",":
                offset = self._skipped(offset + 1)
        return found

    def _skipped(self, offset: int) -> int:
        space = _SPACE.match(self._text, offset)
        return offset if space is None else space.end()
