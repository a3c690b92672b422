"""What a layout must know of type: styles, and how wide a word is in one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, update_wrapper
from typing import Protocol, TypeAlias, TypeVar
from weakref import WeakKeyDictionary, ref

T = TypeVar("T")


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


Setting: TypeAlias = Callable[[str, TextStyle, float, Typography], T]


def kept_by_typography(maxsize: int) -> Callable[[Setting[T]], Setting[T]]:
    """Return a decorator: the newest texts that were set are kept for as long as their fonts.

    Args:
        maxsize: How many, for each typography.
    """

    def decorated(set_text: Setting[T]) -> Setting[T]:
        memories: WeakKeyDictionary[Typography, Callable[[str, TextStyle, float], T]]
        memories = WeakKeyDictionary()

        def begun(typography: Typography) -> Callable[[str, TextStyle, float], T]:
            # A memory that held its fonts would keep them for ever.
            fonts = ref(typography)

            @lru_cache(maxsize)
            def memory(text: str, style: TextStyle, width_px: float) -> T:
                there = fonts()
                assert there is not None
                return set_text(text, style, width_px, there)

            return memory

        def keeping(text: str, style: TextStyle, width_px: float, typography: Typography) -> T:
            memory = memories.get(typography)
            if memory is None:
                memory = memories.setdefault(typography, begun(typography))
            return memory(text, style, width_px)

        update_wrapper(keeping, set_text)
        return keeping

    return decorated
