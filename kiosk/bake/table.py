"""A file of geodata in, its rows out: names, properties and shapes, still as they were drawn."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.bake.arrays import Geometries, Ints
from kiosk.bake.findings import Findings

FEATURE_LIMIT = 100_000
# Each costs 10 kB of memory and most of a millisecond, however small it is drawn.

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Line breaks, tabs and what a terminal or a font would take for a command.


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The rows of one layer of a file.

    Attributes:
        columns: Values by the column's name, as text; empty for none.
        geometries: The shape of each row, None for none.
        crs: The coordinate system as the file names it; empty for none.
        line: The line of each row; 0 in a file that has no lines.
    """

    columns: Mapping[str, Sequence[str]]
    geometries: Geometries
    crs: str
    line: Ints


def text_of(value: object) -> str:
    """Return a cell of a table as text on one line."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _CONTROLS.sub(" ", str(value)).strip()


def note_crowd(count: int, findings: Findings) -> None:
    """Note that a layer has more features than are baked."""
    findings.error(
        f"The layer has {count:,} features; at most {FEATURE_LIMIT:,} are baked.",
        "Leave out what the map does not show, or dissolve small features into larger ones.",
    )
