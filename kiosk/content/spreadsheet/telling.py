"""What a table would change, value by value, as a curator reads it."""

from collections.abc import Iterator, Mapping

from kiosk.content.spreadsheet.changes import Change
from kiosk.content.spreadsheet.columns import KNEW, Cell, cells_of

# Of each text so much is told, and so much of what is the same on either side.
TOLD_LETTERS, SAME_LETTERS = 60, 20
EMPTY = "empty"


def told_changes(change: Change) -> Iterator[str]:
    """Yield each value of an event that changes: its column, the old value and the new one."""
    old, new = cells_of(change.before, change.file), cells_of(change.event, change.file)
    for column in _columns(change.keys, {**old, **new}):
        if old.get(column) != new.get(column):
            before, after = difference(_text(old.get(column)), _text(new.get(column)))
            yield f"{column}: {before or EMPTY} -> {after or EMPTY}"


def difference(old: str, new: str) -> tuple[str, str]:
    """Return two texts, shortened around where they differ."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    first = max(0, same - SAME_LETTERS)
    if first:
        # From the beginning of a word on, where there is one.
        first = old.find(" ", first, same) + 1 or first
    return _shown(old, first, new), _shown(new, first, old)


def _shown(text: str, first: int, other: str) -> str:
    last = len(text)
    least = min(len(text), len(other)) - first
    same = 0
    while same < least and text[-1 - same] == other[-1 - same]:
        same += 1
    if same > SAME_LETTERS:
        last = len(text) - same + SAME_LETTERS
    last = min(last, first + TOLD_LETTERS)
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return f"{before}{text[first:last].strip()}{after}"


def _columns(keys: tuple[str, ...], cells: Mapping[str, Cell]) -> Iterator[str]:
    for key in keys:
        if key == "knew":
            yield from (column for column in cells if column.startswith(KNEW))
        else:
            yield key


def _text(cell: Cell) -> str:
    return "" if cell is None else " / ".join(str(cell).split("\n"))
