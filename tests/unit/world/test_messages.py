"""Letters and broadcasts on their way, and who knew of them."""

import pytest

from kiosk.content.curated import Curated, Message
from kiosk.content.model import Exhibit, Lens
from kiosk.world.messages import (
    ARRIVED_S,
    AT_ONCE_S,
    UNTOLD_S,
    Passage,
    ShownMessage,
    messages_at,
)
from tests.unit.world.layers import HOUR_S, message


def shown(one: Message, at_h: float, lens: Lens = Lens.SECRET) -> ShownMessage | None:
    found = messages_at(Curated(messages=(one,)), at_h * HOUR_S, lens)
    return found[0] if found else None


def passage(one: Message, at_h: float) -> tuple[Passage, float | None] | None:
    found = shown(one, at_h)
    return None if found is None else (found.passage, found.share)


def test_a_letter_goes_its_way_in_the_time_it_took() -> None:
    letter = message(0.0, 8.0)
    assert passage(letter, -0.001) is None
    assert passage(letter, 0.0) == (Passage.UNDER_WAY, 0.0)
    assert passage(letter, 2.0) == (Passage.UNDER_WAY, 0.25)
    assert passage(letter, 8.0) == (Passage.ARRIVED, 1.0)


def test_a_letter_in_parts_arrives_with_its_last() -> None:
    assert passage(message(0.0, 4.0, read_h=8.0), 4.0) == (Passage.UNDER_WAY, 0.5)


def test_what_has_arrived_fades_for_some_hours() -> None:
    letter, linger_h = message(0.0, 8.0), ARRIVED_S / HOUR_S
    found = shown(letter, 8.0 + linger_h / 2)
    assert found is not None
    assert found.freshness == pytest.approx(0.5)
    assert shown(letter, 8.0 + linger_h) is None


def test_a_broadcast_is_there_at_once_and_shown_for_a_short_time() -> None:
    broadcast, short_h = message(0.0, 0.0), AT_ONCE_S / HOUR_S
    assert passage(broadcast, 0.0) == (Passage.AT_ONCE, 1.0)
    assert passage(broadcast, short_h * 0.999) == (Passage.AT_ONCE, 1.0)
    assert passage(broadcast, short_h) == (Passage.ARRIVED, 1.0)


def test_of_a_letter_whose_arrival_nobody_tells_no_place_is_invented() -> None:
    letter = message(0.0, None)
    assert passage(letter, 1.0) == (Passage.UNTOLD, None)
    assert shown(letter, UNTOLD_S / HOUR_S) is None


def test_of_a_letter_that_came_some_time_in_a_day_no_place_is_invented() -> None:
    letter = message(0.0, 20.0, timed=False)
    assert passage(letter, 10.0) == (Passage.UNTOLD, None)
    # By the end of the day it must have been there.
    assert passage(letter, 20.0) == (Passage.ARRIVED, 1.0)


def test_a_letter_that_had_arrived_before_it_was_public_never_was_for_the_public() -> None:
    for public_h in (8.0, 9.0, None):
        letter = message(0.0, 8.0, public_h=public_h)
        assert [shown(letter, h / 2, Lens.PUBLIC) for h in range(40)] == [None] * 40


def test_the_public_sees_a_letter_from_when_it_is_told() -> None:
    letter = message(0.0, 8.0, public_h=2.0)
    assert shown(letter, 1.9999, Lens.PUBLIC) is None
    assert shown(letter, 2.0, Lens.PUBLIC) == shown(letter, 2.0)
    secret = shown(letter, 1.9999)
    assert secret is not None
    assert secret.hidden


def test_the_letter_of_26_october_is_under_way_until_it_is_read(
    shipped_exhibit: Exhibit,
) -> None:
    curated = shipped_exhibit.curated
    (letter,) = (each for each in curated.messages if each.id == "letter-06")
    minutes = 0
    for minute in range(-60, 13 * 60):
        utc_s = letter.sent_utc_s + minute * 60.0
        found = [x for x in messages_at(curated, utc_s, Lens.SECRET) if x.message is letter]
        minutes += bool(found) and found[0].passage is Passage.UNDER_WAY
    assert letter.read_utc_s is not None
    assert minutes == (letter.read_utc_s - letter.sent_utc_s) / 60.0
