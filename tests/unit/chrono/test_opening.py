"""Opening hours by the clock of the house, whatever the clocks of the machine have been through."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.chrono.opening import Hours, has_holidays, names_holidays, never_opens, unread_part

BERLIN = Hours("Tu-Su 10:00-18:00; PH off", "Europe/Berlin", "DE")


def at(text: str, zone: str = "Europe/Berlin") -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-24T09:59:59", False),  # a Tuesday
        ("2026-11-24T10:00:00", True),
        ("2026-11-24T17:59:59", True),
        ("2026-11-24T18:00:00", False),
        ("2026-11-23T12:00:00", False),  # a Monday
        ("2026-12-25T12:00:00", False),  # Christmas, a Friday
        ("2026-10-03T12:00:00", False),  # German Unity Day, a Saturday
        ("2027-03-26T12:00:00", False),  # Good Friday: it follows the moon
        ("2026-07-14T12:00:00", True),  # a holiday elsewhere
    ],
)
def test_a_museum_is_open_when_its_door_says_so(moment: str, is_open: bool) -> None:
    assert BERLIN.are_open(at(moment)) is is_open


@pytest.mark.parametrize(
    ("opens", "zone"),
    [
        ("2026-03-28T10:00", "Europe/Berlin"),
        ("2026-03-29T10:00", "Europe/Berlin"),  # summer time has begun this night
        ("2026-10-25T10:00", "Europe/Berlin"),  # it has ended
        ("2026-03-08T10:00", "America/New_York"),
        ("2026-11-01T10:00", "America/New_York"),
        ("2026-10-04T10:00", "Australia/Lord_Howe"),  # by half an hour
    ],
)
def test_clocks_that_change_do_not_change_the_hour_on_the_door(opens: str, zone: str) -> None:
    hours = Hours("Mo-Su 10:00-18:00", zone)
    opens_utc_s = at(opens, zone)
    assert not hours.are_open(opens_utc_s - 1.0)
    assert hours.are_open(opens_utc_s)
    assert hours.next_change_utc_s(opens_utc_s - 3600.0) == opens_utc_s
    assert hours.next_change_utc_s(opens_utc_s) == opens_utc_s + 8 * 3600.0


def test_a_night_at_the_museum_goes_past_midnight() -> None:
    hours = Hours("Sa 18:00-02:00", "Europe/Berlin")
    assert hours.are_open(at("2026-11-29T01:59"))
    assert not hours.are_open(at("2026-11-29T02:00"))


def test_hours_that_are_uncertain_count_as_open() -> None:
    assert Hours("Mo 10:00-18:00 unknown", "UTC").are_open(at("2026-11-23T12:00", "UTC"))


def test_a_house_that_is_always_open_never_changes() -> None:
    assert Hours("24/7", "UTC").next_change_utc_s(0.0) is None


@given(st.datetimes(datetime(1970, 1, 2), datetime(9000, 1, 1)))  # noqa: DTZ001  made aware below
def test_any_clock_gets_an_answer_and_the_next_change_is_one(moment: datetime) -> None:
    utc_s = (moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1)
    hours = Hours("Mo-Su 10:00-18:00", "Europe/Berlin")
    change_utc_s = hours.next_change_utc_s(utc_s)
    assert change_utc_s is not None
    assert 0.0 < change_utc_s - utc_s <= 17 * 3600.0
    assert hours.are_open(change_utc_s) is not hours.are_open(utc_s)


@pytest.mark.parametrize(
    ("expression", "rest"),
    [
        ("Tu-Su 10:00-18:00; PH off", None),
        ("24/7", None),
        ("sunrise-sunset", None),
        ("Dec 24 10:00-14:00, Dec 25 off", None),
        ("Tu-Su 10-18", "10-18"),
        ("Tu\N{EN DASH}Su 10:00-18:00", "\N{EN DASH}Su 10:00-18:00"),
        ("Di-So 10:00-18:00", "Di-So 10:00-18:00"),
        ("Mo 10:00-18:00;", ""),
        ("", ""),
    ],
)
def test_what_makes_no_sense_is_told_from_where_on(expression: str, rest: str | None) -> None:
    assert unread_part(expression) == rest


@given(st.text())
def test_any_text_is_read_or_told(text: str) -> None:
    rest = unread_part(text)
    assert rest is None or text.endswith(rest)


def test_what_hours_speak_of_is_known() -> None:
    assert names_holidays("Mo off; ph off")
    assert not names_holidays("Mo-Su 10:00-18:00")
    assert has_holidays("US")
    assert not has_holidays("XX")
    assert never_opens("off")
    assert not never_opens("24/7")
    assert not never_opens("Dec 24 10:00-12:00")
