"""What was made last is kept until something that it was made of has changed."""

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

from kiosk.content.forgetting import when_replaced

Parts = ParamSpec("Parts")
Made = TypeVar("Made")

# The present one, and the one before: a finger that comes and goes changes between two.
NEWEST = 2


class Kept(Generic[Parts, Made]):
    """A function that remembers its newest results.

    Unlike `functools.lru_cache` it compares and never hashes: of a state that has hardly changed
    nearly all parts are the same objects, which are equal at a glance, while a hash goes through
    all of them in every frame.
    """

    def __init__(self, make: Callable[Parts, Made]) -> None:
        self._make = make
        self._newest: list[tuple[tuple[object, ...], Made]] = []
        when_replaced(self._forget)

    def __call__(self, *parts: Parts.args, **named: Parts.kwargs) -> Made:
        """Return what is made of the parts."""
        key = (*parts, *named.items())
        # Never changed in place: another thread may look through it.
        newest = self._newest
        for index, (known, made) in enumerate(newest):
            if known == key:
                if index:
                    self._newest = [newest[index], *newest[:index], *newest[index + 1 :]]
                return made
        made = self._make(*parts, **named)
        self._newest = [(key, made), *self._newest[: NEWEST - 1]]
        return made

    def _forget(self) -> None:
        self._newest = []
