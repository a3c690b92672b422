"""Whatever a panel reports, fingers come out that come down, move and lift once."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace

from hypothesis import given

from kiosk.geo.camera import Viewport
from kiosk.touch.contacts import Contact, ContactFilter, Phase
from tests.strategies import contact_streams

MM_PER_PX = 0.25
SCREEN = Viewport(1920, 1080)
HALF = Viewport(900, 1080)
LETTERS = {Phase.DOWN: "D", Phase.MOVE: "m", Phase.UP: "U", Phase.CANCEL: "C"}


def cleaned(contacts: Iterable[Contact], *, to_the_end: bool = True) -> list[Contact]:
    contact_filter, clean, now_s = ContactFilter(MM_PER_PX, SCREEN), list[Contact](), 0.0
    for contact in contacts:
        clean += contact_filter.feed(contact)
        now_s = contact.at_s
    return clean + contact_filter.cancel_all(now_s + 1.0) if to_the_end else clean


def by_finger(clean: Iterable[Contact]) -> dict[Hashable, list[Contact]]:
    fingers = defaultdict[Hashable, list[Contact]](list)
    for contact in clean:
        fingers[contact.id].append(contact)
    return fingers


@given(contact_streams(SCREEN))
def test_every_finger_comes_down_moves_and_ends_once(contacts: tuple[Contact, ...]) -> None:
    for of_one in by_finger(cleaned(contacts)).values():
        assert re.fullmatch("Dm*[UC]", "".join(LETTERS[contact.phase] for contact in of_one))


@given(contact_streams(SCREEN))
def test_no_finger_lies_off_screen(contacts: tuple[Contact, ...]) -> None:
    for contact in cleaned(contacts):
        assert 0.0 <= contact.px[0] <= SCREEN.width_px - 1
        assert 0.0 <= contact.px[1] <= SCREEN.height_px - 1


@given(contact_streams(SCREEN))
def test_the_filter_invents_no_fingers(contacts: tuple[Contact, ...]) -> None:
    seen = sum(contact.phase is Phase.DOWN for contact in contacts)
    assert len(by_finger(cleaned(contacts))) <= seen


@given(contact_streams(SCREEN))
def test_what_is_clean_passes_unchanged_but_for_its_ids(contacts: tuple[Contact, ...]) -> None:
    # Mice are not held back, so that a second pass has nothing left to mend.
    clean = [replace(contact, source="mouse") for contact in cleaned(contacts)]
    again = cleaned(clean, to_the_end=False)
    assert [replace(contact, id=0) for contact in again] == [
        replace(contact, id=0) for contact in clean
    ]


@given(contact_streams(HALF, sane=True), contact_streams(HALF, sane=True, first_id=4))
def test_two_visitors_do_not_interfere(
    left: tuple[Contact, ...], right: tuple[Contact, ...]
) -> None:
    # Each keeps to one half of the screen, farther apart than a finger is stitched.
    right = tuple(replace(x, px=(x.px[0] + 1000.0, x.px[1])) for x in right)
    together = cleaned(sorted(left + right, key=lambda contact: contact.at_s))

    def stories(clean: list[Contact]) -> list[list[tuple[Phase, tuple[float, float]]]]:
        return sorted(
            ([(x.phase, x.px) for x in of_one] for of_one in by_finger(clean).values()),
            key=repr,
        )

    alone = stories(cleaned(left)) + stories(cleaned(right))
    assert stories(together) == sorted(alone, key=repr)
