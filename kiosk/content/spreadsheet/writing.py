"""Changes in; the texts of the story with them, and with every remark and line as it was, out."""

import re
import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT, InlineTable, Item, Table

from kiosk.content.plain_words import key_written
from kiosk.content.positions import Positions
from kiosk.content.schema.story import EventEntry
from kiosk.content.spreadsheet.changes import Change

LINE_LETTERS = 100
# Longer than this, a text stands on lines of its own.
SHORT_LETTERS = 80


def rewritten(text: str, changes: Sequence[Change]) -> str:
    """Return the text of a file with its changed and its new events.

    Args:
        text: Sound TOML.
        changes: Those of this file.

    Raises:
        ValueError: If the result would not say what it should; then nothing may be written.
    """
    # What is added to the last line of a file begins on the next one.
    text = text if text.endswith("\n") else f"{text}\n"
    lines = re.split(r"(?<=\n)", text)
    line_end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    starts = [*_event_lines(text), len(lines)]
    changed = {change.index: change for change in changes if change.index is not None}
    # From the last to the first, so that the numbers of the lines above stay right. The library is
    # given one event at a time: what nobody has changed keeps every space.
    for index in sorted(changed, reverse=True):
        first, after = starts[index], starts[index + 1]
        block = tomlkit.parse("".join(lines[first:after]))
        events = block["event"]
        _change(_first(events), changed[index])
        lines[first:after] = [_with_space(block.as_string())]
    result = "".join(lines)
    for change in changes:
        if change.index is None:
            written = _with_space(_new(change.event))
            result = f"{result.rstrip()}\n\n{written}" if result.strip() else written
    if line_end != "\n":
        result = result.replace("\r\n", "\n").replace("\n", line_end)
    _require(result, text, changes)
    return result


def _first(events: object) -> Table:
    match events:
        case AoT():
            return events[0]
        case _:
            msg = "its events do not begin with [[event]]"
            raise ValueError(msg)


def _event_lines(text: str) -> list[int]:
    """Return the numbers, from 0, of the lines in which an event begins."""
    count = len(tomllib.loads(text).get("event", []))
    positions = Positions(text)
    return [positions.of(("event", index)).line - 1 for index in range(count)]


def _with_space(text: str) -> str:
    # The library loses the space between a date and the brace after it.
    return re.sub(r"^(\w+ = \{ .*[^ ])\}", r"\1 }", text, flags=re.MULTILINE)


def _change(table: Table, change: Change) -> None:
    for key in change.keys:
        value = change.event.get(key)
        if value is None:
            table.remove(key)
        elif key == "knew" and isinstance(table.get("knew"), InlineTable):
            _change_knew(table["knew"], value)
        elif key in table:
            table[key] = _item(value)
        else:
            _insert(table, key, value)


def _change_knew(table: Any, knew: Mapping[str, Any]) -> None:  # noqa: ANN401 - tomlkit's own
    for party in list(table):
        if party not in knew:
            table.remove(party)
    for party, when in knew.items():
        if table.get(party) != when:
            table[party] = when


def _insert(table: Table, key: str, value: object) -> None:
    """Put a new key after the one that comes before it in the order of the schema."""
    order = list(EventEntry.model_fields)
    before = [each for each in order[: order.index(key)] if each in table]
    if not before:
        table.add(key, _item(value))
        return
    # The library appends only, and there the remarks of the next event stand. What follows a value
    # up to the end of its line is its trail, and a whole line fits into it.
    trivia = table[before[-1]].trivia
    trivia.trail = f"{trivia.trail}{key} = {_item(value).as_string()}\n"


def _item(value: object) -> Item:
    match value:
        case str() if "\n" in value or len(value) > SHORT_LETTERS:
            quoted = tomlkit.string(f"{_wrapped(value)}\n", multiline=True).as_string()
            # The text begins on its own line, which does not belong to it.
            return tomlkit.value(f'"""\n{quoted[3:]}')
        case str():
            return tomlkit.string(value)
        case list():
            entries = [tomlkit.string(each).as_string() for each in value]
            if sum(map(len, entries)) <= SHORT_LETTERS:
                return tomlkit.value(f"[{', '.join(entries)}]")
            lines = "".join(f"  {each},\n" for each in entries)
            return tomlkit.value(f"[\n{lines}]")
        case dict():
            pairs = [
                f"{key_written(each)} = {tomlkit.item(when).as_string()}"
                for each, when in value.items()
            ]
            return tomlkit.value(f"{{ {', '.join(pairs)} }}")
        case _:
            return tomlkit.item(value)


def _wrapped(text: str) -> str:
    return "\n\n".join(
        "\n".join(
            textwrap.wrap(paragraph, LINE_LETTERS, break_long_words=False, break_on_hyphens=False)
        )
        for paragraph in text.split("\n\n")
    )


def _new(event: Mapping[str, Any]) -> str:
    table = tomlkit.table()
    for key in EventEntry.model_fields:
        if key in event:
            table.add(key, _item(event[key]))
    events = tomlkit.aot()
    events.append(table)
    document = tomlkit.document()
    document.append("event", events)
    return document.as_string()


def _require(result: str, text: str, changes: Sequence[Change]) -> None:
    """Read the result as the program will, and compare it with what was meant."""
    from kiosk.content.spreadsheet.columns import cells_of

    before, after = tomllib.loads(text), tomllib.loads(result)
    old, new = before.pop("event", []), after.pop("event", [])
    meant = [cells_of(event, "") for event in old]
    for change in changes:
        cells = cells_of(change.event, "")
        if change.index is None:
            meant.append(cells)
        else:
            meant[change.index] = cells
    if before != after or [cells_of(event, "") for event in new] != meant:
        msg = "the file would not say what the table says"
        raise ValueError(msg)
