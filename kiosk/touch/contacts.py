"""Reports of a touch panel in, believable contacts out."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import count
from math import dist, isfinite
from typing import Literal, NamedTuple

from kiosk.geo.camera import Viewport
from kiosk.state.intents import Px

STITCH_S = 0.06
STITCH_MM = 5.0
# Worn panels lose a resting finger for a few reports. 60 ms is four frames, too short a time to
# lift a finger and tap again; two fingertips side by side lie farther apart than 5 mm.

OUTSIDE_MM = 5.0
# At its edges a panel may report a little more than the whole; farther out is noise.

SILENCE_LIMIT_S = 30.0
# A finger trembles, so it reports; one so long without a word was lifted and the report lost.


class Phase(Enum):
    """What became of a contact."""

    DOWN = auto()
    MOVE = auto()
    UP = auto()
    CANCEL = auto()


@dataclass(frozen=True, slots=True)
class Contact:
    """One report of one finger, mouse button or pen.

    Attributes:
        id: The same from down to up; afterwards another finger may have it.
        at_s: By the clock of the loop.
    """

    id: Hashable
    phase: Phase
    px: Px
    at_s: float
    source: Literal["finger", "mouse", "pen"] = "finger"


class ContactFilter:
    """Forgets phantoms, mends gaps and gives each finger an id of its own.

    What comes out keeps this order for every id: DOWN, any number of MOVE, then UP or CANCEL. The
    UP of a finger waits 60 ms for the finger to come back; it keeps the time of the lift.
    """

    def __init__(self, mm_per_px: float, viewport: Viewport) -> None:
        self._stitch_px = STITCH_MM / mm_per_px
        self._outside_px = OUTSIDE_MM / mm_per_px
        self._last_px = (viewport.width_px - 1.0, viewport.height_px - 1.0)
        self._ids = count()
        self._live: dict[Hashable, Contact] = {}
        self._lifts: list[_Lift] = []

    def feed(self, contact: Contact) -> list[Contact]:
        """Return what follows from a report, oldest first."""
        clean = self.flush(contact.at_s)
        px = self._held_on_screen(contact.px)
        last = self._live.get(contact.id)
        if contact.phase is Phase.DOWN:
            if px is not None and self._is_near_screen(contact.px):
                clean += self._downed(replace(contact, px=px))
        elif last is not None:
            here = replace(contact, id=last.id, px=last.px if px is None else px)
            clean += self._followed(contact.id, here, last)
        return clean

    def flush(self, now_s: float) -> list[Contact]:
        """Return the lifts that waited long enough, and the end of fingers long silent."""
        due = [lift for lift in self._lifts if now_s - lift.contact.at_s >= STITCH_S]
        silent = [key for key, last in self._live.items() if now_s - last.at_s >= SILENCE_LIMIT_S]
        return [self._released(lift) for lift in due] + [
            _cancelled(self._live.pop(key), now_s) for key in silent
        ]

    def cancel_all(self, now_s: float) -> list[Contact]:
        """Return the end of every contact, as when the panel is gone."""
        ends = [lift.contact for lift in self._lifts]
        ends += [_cancelled(last, now_s) for last in self._live.values()]
        self._lifts.clear()
        self._live.clear()
        return ends

    def _downed(self, contact: Contact) -> list[Contact]:
        key, ends = contact.id, list[Contact]()
        if key in self._live:
            ends = [_cancelled(self._live.pop(key), contact.at_s)]
        elif (lift := self._nearest_lift(contact)) is not None:
            back = replace(contact, id=self._released(lift).id, phase=Phase.MOVE)
            self._live[key] = back
            return [back] if back.px != lift.contact.px else []
        else:
            ends = [self._released(lift) for lift in self._lifts if lift.key == key]
        began = replace(contact, id=next(self._ids))
        self._live[key] = began
        return [*ends, began]

    def _followed(self, key: Hashable, here: Contact, last: Contact) -> list[Contact]:
        """Return what a report of a live contact adds."""
        if here.phase is Phase.MOVE:
            self._live[key] = here
            return [here] if here.px != last.px else []
        del self._live[key]
        if here.phase is Phase.UP and here.source == "finger":
            self._lifts.append(_Lift(key, here))
            return []
        return [here]

    def _nearest_lift(self, contact: Contact) -> "_Lift | None":
        """Return the lift of the finger that this contact continues."""
        if contact.source != "finger":
            return None
        near = [x for x in self._lifts if dist(x.contact.px, contact.px) <= self._stitch_px]
        return min(near, key=lambda lift: dist(lift.contact.px, contact.px), default=None)

    def _released(self, lift: "_Lift") -> Contact:
        self._lifts.remove(lift)
        return lift.contact

    def _held_on_screen(self, px: Px) -> Px | None:
        if not (isfinite(px[0]) and isfinite(px[1])):
            return None
        return min(max(px[0], 0.0), self._last_px[0]), min(max(px[1], 0.0), self._last_px[1])

    def _is_near_screen(self, px: Px) -> bool:
        return all(
            -self._outside_px <= at_px <= last_px + self._outside_px
            for at_px, last_px in zip(px, self._last_px, strict=True)
        )


class _Lift(NamedTuple):
    """An UP that waits, and the id by which the panel knew its finger."""

    key: Hashable
    contact: Contact


def _cancelled(last: Contact, at_s: float) -> Contact:
    return replace(last, phase=Phase.CANCEL, at_s=at_s)
