"""Where every cell and every value of the shipped layers stands."""

import csv
import json
from collections.abc import Iterator
from io import StringIO

import pytest

from kiosk.content.cell_positions import CellPositions, JsonPositions
from kiosk.content.faults import KeyPath
from tests.unit.content.curated_files import SHIPPED, shipped_text

TABLES = [layer for layer, name in SHIPPED.items() if name.endswith(".csv")]
FEATURES = [layer for layer in SHIPPED if layer not in TABLES]


def _from(text: str, position: tuple[int, int]) -> str:
    """Return the text from a position on."""
    line, column = position
    lines = text.split("\n")
    return "\n".join([lines[line - 1][column - 1 :], *lines[line:]])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("layer", TABLES)
def test_every_cell_is_found(layer: str, end: str) -> None:
    text = shipped_text(layer).replace("\n", end)
    positions = CellPositions(text)
    rows = list(csv.reader(StringIO(text, newline="")))
    for number, row in enumerate(rows):
        for column, cell in zip(rows[0], row, strict=True):
            found = _from(text, positions.of((number, column)))
            quoted = '"' + cell.replace('"', '""') + '"'
            assert found.startswith((f"{cell},", f"{cell}{end}", quoted))
            assert _from(text, positions.of((number, column), at_key=True)).startswith(column)


def test_a_cell_with_a_line_end_does_not_shift_the_rows_below() -> None:
    text = 'a,b\n"one\ntwo",x\n,\ny,"z""z"\n'
    positions = CellPositions(text)
    assert positions.of((1, "b")) == (3, 6)
    assert positions.of((2, "b")) == (4, 2)
    assert positions.of((3, "b")) == (5, 3)
    assert positions.of(()) == (0, 0)


def _values(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    yield path, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _values(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _values(each, (*path, index))


@pytest.mark.parametrize("layer", FEATURES)
def test_every_value_and_every_key_is_found(layer: str) -> None:
    text = shipped_text(layer)
    positions = JsonPositions(text)
    decoder = json.JSONDecoder()
    for path, value in _values(json.loads(text)):
        assert decoder.raw_decode(_from(text, positions.of(path)))[0] == value
        if path and isinstance(path[-1], str):
            assert _from(text, positions.of(path, at_key=True)).startswith(f'"{path[-1]}"')


def test_what_is_not_there_is_looked_for_where_it_belongs() -> None:
    positions = JsonPositions('{"a": [1, {"b": 2}]}')
    assert positions.of(("a", 1, "c", 7)) == positions.of(("a", 1)) == (1, 11)
    assert positions.of(("z",)) == (1, 1)
