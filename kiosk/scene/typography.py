"""What a layout must know of type: styles, and how wide a word is in one."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A font in a size.

    Attributes:
        font: A role such as "headline" or "body"; the exhibit names the file.
        tracking_px: Extra space after each letter; letters that join are never parted.
        language: Whose fonts are used first, and whose words are parted by its rules; empty for
            the language of the files.
        rtl: Whether this language begins its lines on the right.
    """

    font: str
    size_px: int
    tracking_px: int = 0
    language: str = ""
    rtl: bool = False


class Typography(Protocol):
    """Measures text; the same text in the same style always measures the same."""

    def width_px(self, text: str, style: TextStyle) -> int:
        """Return the width of one line: of its advances, and of what juts out of them."""
        ...

    def lacks(self, text: str, style: TextStyle) -> frozenset[str]:
        """Return the letters of a text that no font has: they are left out."""
        ...

    def __hash__(self) -> int:
        """Return a hash, so that what was measured is remembered."""
        ...
