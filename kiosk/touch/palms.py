"""Contacts in, fingers out: a hand that leans on the glass touches nothing.

SDL tells no size of a contact, but a palm or a forearm is felt as many contacts close together
that come down at once, as fingers that point do not.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from math import dist

from kiosk.touch.contacts import Contact, Phase

# So many contacts make a hand; two visitors who pinch are four, but far apart.
LEAST = 4
# A palm is some 80 mm wide, and rests on the glass in places no farther apart than this.
REACH_MM = 55.0
TOGETHER_S = 0.12


@dataclass(frozen=True, slots=True)
class _Live:
    """A contact that has come down."""

    first: Contact
    last: Contact


class PalmFilter:
    """Takes back the contacts of a palm, and ignores it until it is lifted."""

    def __init__(self, mm_per_px: float) -> None:
        self._reach_px = REACH_MM / mm_per_px
        self._live: dict[Hashable, _Live] = {}
        self._palm: dict[Hashable, Contact] = {}

    def feed(self, contacts: Iterable[Contact]) -> list[Contact]:
        """Return what fingers did, of contacts from a ContactFilter."""
        found: list[Contact] = []
        for contact in contacts:
            found += self._fed(contact)
        return found

    def _fed(self, contact: Contact) -> list[Contact]:
        if contact.phase is Phase.DOWN:
            return self._downed(contact)
        ended = contact.phase is not Phase.MOVE
        if contact.id in self._palm:
            if ended:
                del self._palm[contact.id]
            else:
                self._palm[contact.id] = contact
            return []
        live = self._live.get(contact.id)
        if live is not None:
            if ended:
                del self._live[contact.id]
            else:
                self._live[contact.id] = replace(live, last=contact)
        return [contact]

    def _downed(self, contact: Contact) -> list[Contact]:
        if contact.source != "finger":
            return [contact]
        if any(dist(other.px, contact.px) <= self._reach_px for other in self._palm.values()):
            self._palm[contact.id] = contact
            return []
        self._live[contact.id] = _Live(contact, contact)
        near = [
            live.last
            for live in self._live.values()
            if contact.at_s - live.first.at_s <= TOGETHER_S
            and dist(live.last.px, contact.px) <= self._reach_px
        ]
        close = all(
            dist(one.px, other.px) <= self._reach_px for one, other in combinations(near, 2)
        )
        if len(near) < LEAST or not close:
            return [contact]
        taken_back = []
        for other in near:
            del self._live[other.id]
            self._palm[other.id] = other
            if other.id != contact.id:
                taken_back.append(replace(other, phase=Phase.CANCEL, at_s=contact.at_s))
        return taken_back
