"""What is remembered for as long as it is of use, and how all of it is let go at once.

There are two kinds: what loading remembers so that the next save is seen soon, and what is derived
from the exhibit that is shown. The latter would keep an exhibit alive that was replaced long ago.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_forget_each: list[Callable[[], None]] = []
_forget_each_shown: list[Callable[[], None]] = []


def until_forgotten(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator: results are remembered, so many at most, until `forget`.

    Args:
        maxsize: Files and texts of an exhibit, with room for those of the save before.
    """
    return _remembered(maxsize, _forget_each)


def while_shown(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator: results are remembered, so many at most, until another exhibit is shown.

    Args:
        maxsize: What one exhibit needs.
    """
    return _remembered(maxsize, _forget_each_shown)


def when_replaced(forget_this: Callable[[], None]) -> None:
    """Have this done, too, when another exhibit is shown."""
    _forget_each_shown.append(forget_this)


def _remembered(
    maxsize: int, forgetting: list[Callable[[], None]]
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        remembering = lru_cache(maxsize=maxsize)(function)
        forgetting.append(remembering.cache_clear)
        # Callers see the function alone: what it remembers is nobody's but its own.
        return remembering  # type: ignore[return-value]

    return decorated


def forget() -> None:
    """Let go of all of it: 14 MB in the shipped exhibit, which nobody needs who saves nothing."""
    for forget_this in _forget_each:
        forget_this()


def forget_shown() -> None:
    """Let go of what was derived from an exhibit that is shown no longer: 25 MB with itself."""
    for forget_this in _forget_each_shown:
        forget_this()
