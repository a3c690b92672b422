"""Words set apart: more space after each letter, with the kerning that the font has for pairs."""

from collections.abc import Iterator
from typing import Protocol

from uniseg.graphemecluster import grapheme_clusters


class Measured(Protocol):
    """A font as far as it is measured."""

    def size(self, text: str, /) -> tuple[int, int]:
        """Return the width and height of a text."""
        ...


def letters_of(text: str, font: Measured, tracking_px: int) -> Iterator[tuple[str, int]]:
    """Yield each letter with how far right of the text's left edge it begins.

    A text that is not set apart is yielded whole: what belongs together is shaped together.
    """
    if not tracking_px:
        yield text, 0
        return
    before, count = "", 0
    for letter in text if text.isascii() else grapheme_clusters(text):
        # The width of both less the second's own is where the second begins, kerning and all.
        after = before + letter
        left_px = font.size(after)[0] - font.size(letter)[0]
        yield letter, max(0, left_px) + tracking_px * count
        before, count = after, count + 1
