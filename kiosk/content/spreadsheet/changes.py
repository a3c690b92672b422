"""A table and the story in; what the table would change, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.content.gathering import CheckedFile
from kiosk.content.spreadsheet.columns import FILE, KNEW, cells_of, event_of
from kiosk.content.spreadsheet.workbook import Row, Table


@dataclass(frozen=True, slots=True)
class Change:
    """What a row would change.

    Attributes:
        file: Where the event stands, or shall stand.
        before: The event as it is; nothing for a new one.
        event: The whole event, as it shall be.
        keys: The keys that change; of a new event all that it has.
        index: Its position among the events of the file; None for a new one.
        row: Of the table.
    """

    file: str
    before: Mapping[str, Any]
    event: Mapping[str, Any]
    keys: tuple[str, ...]
    index: int | None
    row: Row


@dataclass(frozen=True, slots=True)
class Changes:
    """What a table would change.

    Attributes:
        rows: For each row the event that it makes, whether it changes or not.
        changed: Those that change, and the new ones.
        untold: The ids of the events that the table does not name; they stay as they are.
    """

    rows: tuple[Change, ...]
    untold: tuple[str, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        return tuple(each for each in self.rows if each.keys)


def changes_of(table: Table, files: Sequence[CheckedFile], config_name: str) -> Changes:
    """Return what a table would change.

    Args:
        table: As it was read; a column that it does not have changes nothing.
        files: All files of the story.
        config_name: The file that a new event goes into where no other suggests itself.
    """
    known = {
        event["id"]: (file, index, event)
        for file in files
        for index, event in enumerate(_events(file))
        if isinstance(event, dict) and isinstance(event.get("id"), str)
    }
    homes = _homes(files)
    rows = []
    for row in table.rows:
        id_ = str(row.cells.get("id", "")).strip()
        if id_ in known:
            file, index, event = known[id_]
            rows.append(_change(row, table.columns, file.name, index, event))
        else:
            chapter = str(row.cells.get("chapter", "")).strip()
            wanted = str(row.cells.get(FILE, "")).strip()
            named = wanted in {file.name for file in files}
            home = wanted if named else homes.get(chapter, homes.get("", config_name))
            new = event_of(row.cells)
            rows.append(Change(home, {}, new, tuple(new), None, row))
    told = {str(each.event.get("id")) for each in rows}
    return Changes(tuple(rows), tuple(id_ for id_ in known if id_ not in told))


def _change(
    row: Row, columns: Sequence[str], file: str, index: int, event: Mapping[str, Any]
) -> Change:
    before = cells_of(event, file)
    # Of what the table does not have, the event keeps what it says.
    after = {**{key: cell for key, cell in before.items() if key not in columns}, **row.cells}
    # Both by the same way, so that only what somebody has typed differs.
    old, new = event_of(before), event_of(after)
    keys = [key for key in (*new, *old) if new.get(key) != old.get(key)]
    return Change(file, old, new, tuple(dict.fromkeys(keys)), index, row)


def column_of(path: Sequence[str | int]) -> str:
    """Return the column of a key path inside an event, such as "knew.london"."""
    names = [str(part) for part in path if isinstance(part, str)]
    if names[:1] == ["knew"] and len(names) > 1:
        return f"{KNEW}{names[1]}"
    return names[0] if names else ""


def _events(file: CheckedFile) -> Sequence[Any]:
    events = file.table.get("event", [])
    return events if isinstance(events, list) else []


def _homes(files: Sequence[CheckedFile]) -> dict[str, str]:
    """Return by chapter the file with most of its events; by "" the last file with any."""
    counts: dict[str, dict[str, int]] = {}
    homes: dict[str, str] = {}
    for file in files:
        for event in _events(file):
            homes[""] = file.name
            chapter = event.get("chapter") if isinstance(event, dict) else None
            if isinstance(chapter, str):
                by_file = counts.setdefault(chapter, {})
                by_file[file.name] = by_file.get(file.name, 0) + 1
    homes |= {chapter: max(found, key=found.__getitem__) for chapter, found in counts.items()}
    return homes
