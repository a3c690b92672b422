"""Memory given back to the system in moments of rest."""

import ctypes
import gc
import sys
from collections.abc import Callable
from contextlib import suppress


def tidier() -> Callable[[], None]:
    """Return what collects garbage, and gives back what the C library of Linux would keep."""
    trim: Callable[[int], object] = lambda _: None  # noqa: E731  the same shape as the other
    if sys.platform == "linux":
        # A library without it, as Alpine has, keeps less by itself.
        with suppress(OSError, AttributeError):
            trim = ctypes.CDLL(None).malloc_trim

    def tidy() -> None:
        gc.collect()
        # 1 to 4 ms: pictures of the map at rest leave holes of some 10 MB.
        trim(0)

    return tidy
