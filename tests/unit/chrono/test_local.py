"""Local times of 1962, with the nights on which clocks were set."""

from itertools import pairwise
from zoneinfo import ZoneInfoNotFoundError

import pytest

from kiosk.chrono.instant import utc_s_from_iso
from kiosk.chrono.local import local_time, midnights, utc_s_from_local

RADIO_MOSCOW_UTC_S, _ = utc_s_from_iso("1962-10-28T14:00:00Z")
DAY_S = 86400.0


def on_the_wall(utc_s: float, zone: str) -> str:
    shown = local_time(utc_s, zone)
    return f"{shown.day} {shown.hour:02}:{shown.minute:02}"


@pytest.mark.parametrize(
    ("zone", "wall"),
    [
        # The clock card of the exhibit's research notes: Khrushchev's answer on Radio Moscow.
        ("America/New_York", "28 09:00"),
        ("America/Havana", "28 09:00"),
        ("Europe/London", "28 14:00"),
        ("Europe/Berlin", "28 15:00"),
        ("Europe/Paris", "28 15:00"),
        ("Europe/Rome", "28 15:00"),
        ("Europe/Istanbul", "28 17:00"),
        ("Europe/Moscow", "28 17:00"),
        ("Asia/Kolkata", "28 19:30"),
        ("Asia/Shanghai", "28 22:00"),
        ("Asia/Tokyo", "28 23:00"),
        ("Australia/Sydney", "29 00:00"),
    ],
)
def test_the_clocks_of_the_world_when_radio_moscow_spoke(zone: str, wall: str) -> None:
    assert on_the_wall(RADIO_MOSCOW_UTC_S, zone) == wall


@pytest.mark.parametrize(
    ("zone", "wall"),
    [
        ("America/New_York", "27 10:00"),
        ("America/Havana", "27 09:00"),
        ("Europe/London", "27 15:00"),
    ],
)
def test_the_day_before_washington_and_london_still_kept_summer_time(zone: str, wall: str) -> None:
    assert on_the_wall(RADIO_MOSCOW_UTC_S - DAY_S, zone) == wall


def test_a_local_time_says_its_weekday() -> None:
    shown = local_time(RADIO_MOSCOW_UTC_S, "America/New_York")
    assert (shown.year, shown.month, shown.weekday) == (1962, 10, 6)


def test_the_last_second_of_a_minute_belongs_to_it() -> None:
    assert on_the_wall(RADIO_MOSCOW_UTC_S - 0.001, "Europe/London") == "28 13:59"


def test_the_day_on_which_new_york_set_its_clocks_back_has_25_hours() -> None:
    start_s = utc_s_from_local(1962, 10, 26, 12, 0, "America/New_York")
    end_s = utc_s_from_local(1962, 10, 30, 12, 0, "America/New_York")
    found = midnights(start_s, end_s, "America/New_York")
    assert [later - earlier for earlier, later in pairwise(found)] == [
        24 * 3600.0,
        25 * 3600.0,
        24 * 3600.0,
    ]
    assert found[0] == utc_s_from_iso("1962-10-27T00:00:00-04:00")[0]
    assert found[-1] == utc_s_from_iso("1962-10-30T00:00:00-05:00")[0]


def test_both_ends_of_the_span_count() -> None:
    start_s = utc_s_from_local(1962, 10, 14, 0, 0, "Europe/Berlin")
    found = midnights(start_s, start_s + 2 * DAY_S, "Europe/Berlin")
    assert found == (start_s, start_s + DAY_S, start_s + 2 * DAY_S)


def test_a_repeated_hour_means_its_first_coming() -> None:
    assert (
        utc_s_from_local(1962, 10, 28, 1, 30, "America/New_York")
        == (utc_s_from_iso("1962-10-28T01:30:00-04:00")[0])
    )


def test_a_day_that_lost_its_midnight_begins_when_the_clocks_went_forward() -> None:
    # Havana, 1 June 1965: 00:00 became 01:00 (IANA time zone database, rules of Cuba).
    (began_s,) = midnights(
        utc_s_from_local(1965, 5, 31, 12, 0, "America/Havana"),
        utc_s_from_local(1965, 6, 1, 12, 0, "America/Havana"),
        "America/Havana",
    )
    assert on_the_wall(began_s, "America/Havana") == "1 01:00"
    assert on_the_wall(began_s - 1.0, "America/Havana") == "31 23:59"


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        local_time(0.0, "Atlantis/Capital")
