"""Entries with a fault of their own, read as if it were mended, so that the rest is checked."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.content.faults import KeyPath
from kiosk.content.gathering import Guessed
from kiosk.content.schema import ContentFile
from kiosk.content.schema.keys import keys_at


def record_of(path: KeyPath) -> KeyPath:
    """Return the section, or the entry of a list of sections, that holds something."""
    return path[:2] if len(path) > 1 and isinstance(path[1], int) else path[:1]


def without(
    table: Mapping[str, Any], records: Iterable[KeyPath]
) -> tuple[dict[str, Any], dict[str, tuple[int, ...]]]:
    """Return a file without some records, and for each list the positions of what is left."""
    left_out = set(records)
    sound: dict[str, Any] = {}
    kept: dict[str, tuple[int, ...]] = {}
    for section, value in table.items():
        if (section,) in left_out:
            continue
        if isinstance(value, list):
            kept[section] = tuple(i for i in range(len(value)) if (section, i) not in left_out)
            sound[section] = [value[index] for index in kept[section]]
        else:
            sound[section] = value
    return sound, kept


def guessed(table: Mapping[str, Any], details: Iterable[ErrorDetails]) -> Guessed | None:
    """Return a file with an example of the schema wherever something is wrong with a value.

    Args:
        table: As it was read.
        details: Everything that the schema objects to in it.
    """
    mended: dict[str, Any] = deepcopy(dict(table))
    guesses: dict[KeyPath, set[KeyPath]] = {}
    hopeless: set[KeyPath] = set()
    for each in details:
        record = record_of(each["loc"])
        at = _with_example(mended, each)
        if at is None:
            hopeless.add(record)
        else:
            guesses.setdefault(record, set()).add(at)
    hopeless |= {each for each in guesses if not _is_sound(mended, each)}
    records = guesses.keys() - hopeless
    if not records:
        return None
    sound, kept = without(mended, hopeless)
    at_all = frozenset(at for record in records for at in guesses[record])
    return Guessed(ContentFile.model_validate(sound), kept, frozenset(records), at_all)


def _with_example(table: dict[str, Any], error: ErrorDetails) -> KeyPath | None:
    """Put an example where something is wrong; return where, or None if there is none to put."""
    path = error["loc"]
    if error["type"] == "extra_forbidden":
        holder = _inside(table, path[:-1])
        near = get_close_matches(str(path[-1]), keys_at(path[:-1]), n=1)
        if not isinstance(holder, dict):
            return None
        holder.pop(path[-1], None)
        if not near or near[0] in holder:
            return path
        # Of the two spellings it is the other one that rules ask for.
        path = (*path[:-1], near[0])
    for end in range(len(path), 0, -1):
        field = keys_at(path[: end - 1]).get(str(path[end - 1]))
        if field is None:
            continue
        holder = _inside(table, path[: end - 1])
        if not field.examples or not isinstance(holder, dict):
            return None
        holder[str(path[end - 1])] = deepcopy(field.examples[0])
        return path[:end]
    return None


def _inside(table: object, path: KeyPath) -> object:
    here = table
    for part in path:
        if isinstance(here, dict):
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            return None
    return here


def _is_sound(table: Mapping[str, Any], record: KeyPath) -> bool:
    entry = _inside(table, record)
    try:
        ContentFile.model_validate({str(record[0]): entry if len(record) == 1 else [entry]})
    except ValidationError:
        return False
    return True
