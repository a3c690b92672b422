"""Fonts that the exhibit names must be fonts, and whole."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.content.faults import Fault
from kiosk.content.gathering import Story
from kiosk.content.lettering import letters_of
from kiosk.content.memory import Memory
from kiosk.content.plain_words import shortened
from kiosk.content.presence import is_file_at
from kiosk.content.rules.files import font_uses


def font_faults(story: Story, folder: Path, memory: Memory) -> Iterator[Fault]:
    """Yield the files that are named as fonts and cannot be read as such."""
    for origin, subject, name in font_uses(story):
        # One that is missing is told already.
        if is_file_at(folder / name) and letters_of(folder / name, memory) is None:
            yield Fault(
                origin,
                subject,
                f"{shortened(name)} is no font that can be read, or only a part of one.",
                "Name a TrueType or OpenType file, or copy it here once more.",
            )
