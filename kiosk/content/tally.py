"""How far a language has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.content.catalogues import Entry
from kiosk.content.comparing import compared
from kiosk.content.texts import Text


@dataclass(frozen=True, slots=True)
class Tally:
    """Texts of one file: translated, in doubt (fuzzy or stale), missing."""

    translated: int
    doubtful: int
    missing: int


def tally(texts: Mapping[str, Text], entries: Sequence[Entry]) -> Tally:
    """Return how many texts are translated."""
    sound, _ = compared(texts, entries, "", complete=False)
    done = {entry.address for entry in sound if entry.address in texts}
    begun = {entry.address for entry in entries if entry.words and entry.address in texts}
    return Tally(len(done), len(begun - done), len(texts) - len(begun | done))
