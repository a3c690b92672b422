"""An hour that the main clock did not show says whose it is."""

import pytest

from kiosk.content.model import Exhibit, Lens, Precision
from kiosk.scene.words import event_hour, event_time, hour_named, place_and_hour


@pytest.mark.parametrize(
    ("event_id", "where_and_when"),
    [
        ("moscow-radio", "Radio Moscow · 17:00 Moscow"),
        ("cuba-combat-alert", "about 15:50 Havana"),
        ("u2-shot-down", "Banes (U-2 crash area) · 10:19 Havana"),
        ("spiegel-raid", "Hamburg · about 21:30 Berlin"),
        ("allies-told", "London · about 12:00 local time"),
        ("kennedy-speech", "White House, Washington · 19:00"),
    ],
)
def test_a_call_out_says_whose_hour_it_tells(
    shipped_exhibit: Exhibit, event_id: str, where_and_when: str
) -> None:
    event = shipped_exhibit.event_by_id[event_id]
    assert place_and_hour(shipped_exhibit, event, Lens.SECRET) == where_and_when


def test_in_every_language_no_hour_of_another_clock_stands_alone(shipped_exhibit: Exhibit) -> None:
    for edition in shipped_exhibit.editions.values():
        named = set()
        for event in edition.events:
            if event.precision not in (Precision.HOUR, Precision.MINUTE):
                continue
            told = hour_named(edition, event)
            assert event_time(edition, event, named=True).endswith(told)
            if told != event_hour(edition, event):
                named.add(event.id)
        assert {"moscow-radio", "u2-shot-down", "castro-letter", "allies-told"} <= named
        assert not {"kennedy-speech", "excomm"} & named
