"""What a layout must know of type: styles, and how wide a word is in one."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A font in a size.

    Attributes:
        font: A role such as "headline" or "body"; the exhibit names the file.
        tracking_px: Extra space after each letter.
    """

    font: str
    size_px: int
    tracking_px: int = 0


class Typography(Protocol):
    """Measures text; the same text in the same style always measures the same."""

    def width_px(self, text: str, style: TextStyle) -> int:
        """Return the advance width of one line."""
        ...

    def __hash__(self) -> int:
        """Return a hash, so that what was measured is remembered."""
        ...
