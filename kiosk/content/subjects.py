"""What a message is about, in the curator's names."""

from collections.abc import Mapping
from typing import Any

from kiosk.content.faults import KeyPath


def subject_of(table: Mapping[str, Any], path: KeyPath) -> str:
    """Return a short name for a place in a file, such as 'event "first-flight", start'.

    Args:
        table: The whole file.
        path: The keys and list positions that lead there.
    """
    words: list[str] = []
    here: object = table
    for index, part in enumerate(path):
        here = _inside(here, part)
        if isinstance(part, str):
            words.append(part)
        elif index and isinstance(here, dict):
            words[-1] = f"{words[-1]} {_entry_name(here, part)}"
        else:
            words.append(f"entry {part + 1}")
    return ", ".join(words)


def said_of_layer(layer_id: str, key: str) -> str:
    """Return how problems call what a story says of a layer of the map."""
    return f'map, layer "{layer_id}", {key}'


def said_of_picture(event_id: str, index: int, key: str) -> str:
    """Return how problems call what a story says of a picture of an event."""
    return f'event "{event_id}", media {index + 1}, {key}'


def _inside(value: object, part: str | int) -> object:
    """Return what a key or a position leads to; None where nothing is."""
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return None


def _entry_name(entry: Mapping[str, Any], index: int) -> str:
    name = entry.get("id", entry.get("name"))
    return f'"{name}"' if isinstance(name, str) and len(name) <= 60 else str(index + 1)
