"""What loading remembers so that the next save is seen soon, and how all of it is let go."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_forget_each: list[Callable[[], None]] = []


def until_forgotten(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator: results are remembered, so many at most, until `forget`.

    Args:
        maxsize: Files and texts of an exhibit, with room for those of the save before.
    """

    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        remembering = lru_cache(maxsize=maxsize)(function)
        _forget_each.append(remembering.cache_clear)
        # Callers see the function alone: what it remembers is nobody's but its own.
        return remembering  # type: ignore[return-value]  # a cache is more than it

    return decorated


def forget() -> None:
    """Let go of all of it: 14 MB in the shipped exhibit, which nobody needs who saves nothing."""
    for forget_this in _forget_each:
        forget_this()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Pause the garbage collection meanwhile: all that is read is kept, and no cycle is made.

    A thread beside the main one leaves it as it is, because the main one may change it meanwhile.
    """
    changes = gc.isenabled() and threading.current_thread() is threading.main_thread()
    if changes:
        gc.disable()
    try:
        yield
    finally:
        if changes:
            gc.enable()
