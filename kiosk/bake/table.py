"""A file of geodata in, its rows out: names, properties and shapes, still as they were drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.bake.arrays import Geometries, Ints


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
    """Return a cell of a table as text."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
