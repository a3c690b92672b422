"""What is derived from an exhibit, kept for as long as the exhibit itself and no longer.

While a curator works there is a new exhibit with every save. Kept in the common memory of a
function, the old ones would stay with it.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from kiosk.content.model import Exhibit


class OfExhibit(Protocol):
    """Something that belongs to one exhibit, as the look of a scene does."""

    @property
    def exhibit(self) -> Exhibit:
        """Which."""
        ...


P = ParamSpec("P")
T = TypeVar("T")
Of = TypeVar("Of", bound=Exhibit | OfExhibit)


def exhibit_of(owner: Exhibit | OfExhibit) -> Exhibit:
    """Return the exhibit that something belongs to, or that it is."""
    return owner if isinstance(owner, Exhibit) else owner.exhibit


def kept_by_exhibit(
    maxsize: int,
) -> Callable[[Callable[Concatenate[Of, P], T]], Callable[Concatenate[Of, P], T]]:
    """Return a decorator: the newest results for each exhibit are kept.

    Args:
        maxsize: How many; an exhibit in another language is another one.
    """

    def decorated(
        function: Callable[Concatenate[Of, P], T],
    ) -> Callable[Concatenate[Of, P], T]:
        def keeping(owner: Of, /, *others: P.args, **named: P.kwargs) -> T:
            exhibit = exhibit_of(owner)
            kept = exhibit.derived.get(function)
            if kept is None:
                # Two threads may meet here; one of the two memories stays.
                kept = exhibit.derived.setdefault(function, lru_cache(maxsize)(function))
            found: T = kept(owner, *others, **named)
            return found

        update_wrapper(keeping, function)
        return keeping

    return decorated
