"""Memory given back to the system in moments of rest."""

import ctypes
import gc
import sys
from collections.abc import Callable
from contextlib import suppress


class Tidier:
    """Collects garbage, and gives back what the C library of Linux would keep.

    A collection takes up to 30 ms. So there is none but in a moment of rest, and what lives as long
    as the exhibit is not looked through again.
    """

    def __init__(self) -> None:
        self._trim: Callable[[int], object] = lambda _: None
        if sys.platform == "linux":
            # A library without it, as Alpine has, keeps less by itself.
            with suppress(OSError, AttributeError):
                self._trim = ctypes.CDLL(None).malloc_trim
        self._lasting = True

    def begin(self) -> None:
        """Take all that there is for lasting, and collect nothing by the way."""
        gc.collect()
        gc.freeze()
        gc.disable()

    def begin_anew(self) -> None:
        """Let go of the exhibit that was shown, in the next moment of rest: another took its place.

        Its languages know each other, so that only a collection finds it: 25 MB.
        """
        gc.unfreeze()
        self._lasting = False

    def tidy(self, *, alone: bool) -> None:
        """Do it now.

        Args:
            alone: Whether nobody is there. While somebody is, free memory is kept: what moves next
                takes it up again, and the system hands out its pages so slowly that frames lag.
        """
        gc.collect()
        replaced = not self._lasting
        if replaced:
            gc.freeze()
            self._lasting = True
        if alone or replaced:
            # 1 to 4 ms: pictures of the map at rest leave holes of some 10 MB.
            self._trim(0)
