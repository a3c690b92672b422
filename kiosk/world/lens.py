"""The rule of the two worlds: through the public lens a thing exists only once it was public."""

from math import inf

from kiosk.content.curated import Sourced
from kiosk.content.model import Lens


def public_utc_s(thing: Sourced) -> float:
    """Return from when the public could know of a thing; infinity for not within the story."""
    return inf if thing.public_utc_s is None else thing.public_utc_s


def opens_utc_s(thing: Sourced, lens: Lens) -> float:
    """Return from when a lens lets a thing through, if it is there."""
    return public_utc_s(thing) if lens is Lens.PUBLIC else -inf


def is_unknown(thing: Sourced, utc_s: float) -> bool:
    """Return whether the public does not know of a thing at an instant."""
    return public_utc_s(thing) > utc_s
