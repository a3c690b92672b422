"""What was made last is kept until something that it was made of has changed."""

from collections.abc import Callable
from typing import Generic, TypeVar, TypeVarTuple

from kiosk.content.keeping import Of, exhibit_of

Parts = TypeVarTuple("Parts")
Made = TypeVar("Made")

# The present one, and the one before: a finger that comes and goes changes between two.
NEWEST = 2


class Kept(Generic[Of, *Parts, Made]):
    """A function that remembers its newest results, with the exhibit that they belong to.

    Unlike `kept_by_exhibit` it compares and never hashes: of a state that has hardly changed nearly
    all parts are the same objects, which are equal at a glance, while a hash goes through all of
    them in every frame.
    """

    def __init__(self, make: Callable[[Of, *Parts], Made]) -> None:
        self._make = make

    def __call__(self, owner: Of, *parts: *Parts) -> Made:
        """Return what is made of the parts."""
        key, derived = (owner, *parts), exhibit_of(owner).derived
        # Never changed in place: another thread may look through it.
        newest: tuple[tuple[tuple[object, ...], Made], ...] = derived.get(self, ())
        for index, (known, made) in enumerate(newest):
            if known == key:
                if index:
                    derived[self] = (newest[index], *newest[:index], *newest[index + 1 :])
                return made
        made = self._make(owner, *parts)
        derived[self] = ((key, made), *newest[: NEWEST - 1])
        return made
