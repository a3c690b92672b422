"""A JSON file of translations by address in; what it gives, or what is wrong with it, out."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from kiosk.content.cell_positions import JsonPositions
from kiosk.content.json_texts import json_read
from kiosk.content.plain_words import choice, described
from kiosk.content.problems import Problem
from kiosk.content.texts import Text

_EXAMPLE = '{"theatre/city/name": "Die Stadt"}'
_REMEDY = f"Write addresses and texts, as `kiosk messages --missing` does: {_EXAMPLE}"


def given_in(text: str, name: str, known: Collection[str]) -> dict[str, str] | list[Problem]:
    """Return the translations that a file gives, by address.

    Args:
        text: The whole file.
        name: What messages call it.
        known: The addresses of all texts.
    """
    given = json_read(text, name)
    if isinstance(given, Problem):
        return [given]
    if not isinstance(given, dict):
        what = f"This is {described(given)}, not addresses with their texts."
        return [Problem(name, 1, 1, "", what, _REMEDY)]
    return list(_faults(given, text, name, known)) or given


def _faults(
    given: Mapping[str, Any], text: str, name: str, known: Collection[str]
) -> Iterator[Problem]:
    positions = JsonPositions(text)
    for address, words in given.items():
        if address not in known:
            remedy = choice(address, known, "Correct the address, or remove this line.")
            at = positions.of((address,), at_key=True)
            yield Problem(name, *at, address, "No text has this address.", remedy)
        elif not isinstance(words, str):
            found = f"This is {'nothing' if words is None else described(words)}, not a text."
            remedy = "Write the translation in quotation marks, or remove this line."
            yield Problem(name, *positions.of((address,)), address, found, remedy)
    yield from _given_twice(text, name, given)


def _given_twice(text: str, name: str, given: Mapping[str, Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    twice: dict[str, None] = {}

    def noted(pairs: list[tuple[str, Any]]) -> None:
        for key, _ in pairs:
            if key in seen:
                twice[key] = None
            seen.add(key)

    json.loads(text, object_pairs_hook=noted)
    positions = JsonPositions(text)
    for address in twice:
        if address in given:
            at = positions.of((address,), at_key=True)
            found = "This address has a text already, further up."
            yield Problem(name, *at, address, found, "Keep one of the two.")


def left_as_written(
    given: Mapping[str, str], texts: Sequence[Text], same_elsewhere: Collection[str]
) -> frozenset[str]:
    """Return the addresses of the texts that nobody has translated, by all that can be known.

    Args:
        given: The translations.
        texts: All that there are.
        same_elsewhere: Addresses of texts that are the same in some other language, such as names.
    """
    return frozenset(
        text.address
        for text in texts
        if given.get(text.address, "").strip() == text.words.strip()
        and text.address not in same_elsewhere
        and any(letter.isalpha() for letter in text.words)
    )
