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

RESTED_LIMIT_S = 60.0
RESTED_MM = 4.0
# Nobody holds a fingertip within 4 mm for a minute; a bag on the glass does, and trembles.

BAG_GONE_S = 10.0
# So long after its last report a bag is taken for gone.


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
        self._rested_px = RESTED_MM / mm_per_px
        self._last_px = (viewport.width_px - 1.0, viewport.height_px - 1.0)
        self._ids = count()
        self._live: dict[Hashable, Contact] = {}
        # Where and when each of them was when it last went anywhere.
        self._rests: dict[Hashable, Contact] = {}
        self._bags: dict[Hashable, Contact] = {}
        self._lifts: list[_Lift] = []

    def feed(self, contact: Contact) -> list[Contact]:
        """Return what follows from a report, oldest first."""
        clean = self.flush(contact.at_s)
        if self._is_of_bag(contact):
            return clean
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
        """Return the lifts that waited long enough, and the end of what is no finger any more."""
        due = [lift for lift in self._lifts if now_s - lift.contact.at_s >= STITCH_S]
        lost = [key for key, last in self._live.items() if now_s - last.at_s >= SILENCE_LIMIT_S]
        resting = [key for key, at in self._rests.items() if now_s - at.at_s >= RESTED_LIMIT_S]
        bags = {key: self._live[key] for key in resting if key not in lost}
        self._bags |= bags
        self._bags = {k: bag for k, bag in self._bags.items() if now_s - bag.at_s < BAG_GONE_S}
        return [self._released(lift) for lift in due] + [
            _cancelled(self._forgotten(key), now_s) for key in (*lost, *bags)
        ]

    def cancel_all(self, now_s: float) -> list[Contact]:
        """Return the end of every contact, as when the panel is gone."""
        ends = [lift.contact for lift in self._lifts]
        ends += [_cancelled(last, now_s) for last in self._live.values()]
        self._lifts.clear()
        self._live.clear()
        self._rests.clear()
        self._bags.clear()
        return ends

    def _is_of_bag(self, contact: Contact) -> bool:
        """Return whether a report is of something that is no finger, and remember it if so."""
        if contact.phase is Phase.DOWN:
            near = (dist(bag.px, contact.px) <= self._rested_px for bag in self._bags.values())
            if contact.source != "finger" or not any(near):
                self._bags.pop(contact.id, None)
                return False
        elif contact.id not in self._bags:
            return False
        bag = self._bags.get(contact.id, contact)
        self._bags[contact.id] = replace(bag, at_s=contact.at_s)
        return True

    def _downed(self, contact: Contact) -> list[Contact]:
        key, ends = contact.id, list[Contact]()
        if key in self._live:
            ends = [_cancelled(self._forgotten(key), contact.at_s)]
        elif (lift := self._nearest_lift(contact)) is not None:
            # One that flickers where it lies rests all the same.
            rested = lift.rest
            back = replace(contact, id=self._released(lift).id, phase=Phase.MOVE)
            self._rests[key] = rested if dist(rested.px, back.px) <= self._rested_px else back
            self._live[key] = back
            return [back] if back.px != lift.contact.px else []
        else:
            ends = [self._released(lift) for lift in self._lifts if lift.key == key]
        began = replace(contact, id=next(self._ids))
        self._live[key] = self._rests[key] = began
        return [*ends, began]

    def _followed(self, key: Hashable, here: Contact, last: Contact) -> list[Contact]:
        """Return what a report of a live contact adds."""
        if here.phase is Phase.MOVE:
            self._live[key] = here
            if dist(self._rests[key].px, here.px) > self._rested_px:
                self._rests[key] = here
            return [here] if here.px != last.px else []
        if here.phase is Phase.UP and here.source == "finger":
            self._lifts.append(_Lift(key, here, self._rests[key]))
            here_now = []
        else:
            here_now = [here]
        self._forgotten(key)
        return here_now

    def _nearest_lift(self, contact: Contact) -> "_Lift | None":
        """Return the lift of the finger that this contact continues."""
        if contact.source != "finger":
            return None
        near = [x for x in self._lifts if dist(x.contact.px, contact.px) <= self._stitch_px]
        return min(near, key=lambda lift: dist(lift.contact.px, contact.px), default=None)

    def _forgotten(self, key: Hashable) -> Contact:
        del self._rests[key]
        return self._live.pop(key)

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
    """An UP that waits, the id by which the panel knew its finger, and where that rested."""

    key: Hashable
    contact: Contact
    rest: Contact


def _cancelled(last: Contact, at_s: float) -> Contact:
    return replace(last, phase=Phase.CANCEL, at_s=at_s)
