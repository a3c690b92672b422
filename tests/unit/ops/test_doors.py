"""Opening and closing in simulated days, with clocks that are wrong and clocks that are set."""

from datetime import datetime
from json import loads
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.chrono.opening import Hours
from kiosk.ops.doors import Doors
from kiosk.ops.journal import Journal
from tests.fakes import ManualClock

HOURS = Hours("Tu-Su 10:00-18:00; PH off", "Europe/Berlin", "DE")
DAY_S = 86400.0


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin")).timestamp()


class House:
    """Doors, their clock and what they told."""

    def __init__(self, now: str) -> None:
        self.clock = ManualClock(5000.0, at(now))
        self.events: list[dict[str, Any]] = []
        journal = Journal(lambda line: self.events.append(loads(line)), self.clock, 1)
        self.doors = Doors(self.clock, journal)

    def is_open(self) -> bool:
        self.clock.advance(1.0)
        return self.doors.are_open(HOURS)

    def minutes_until(self, is_open: bool) -> int:
        """Return how many minutes pass until the doors are so."""
        for minute in range(14 * 24 * 60):
            if self.doors.are_open(HOURS) is is_open:
                return minute
            self.clock.advance(60.0)
        pytest.fail("that never happens")


def test_the_house_opens_and_closes_by_itself_day_after_day() -> None:
    house = House("2026-11-24T09:00")  # a Tuesday
    spans = []
    for _ in range(3):
        spans += [house.minutes_until(is_open=True), house.minutes_until(is_open=False)]
    assert spans == [60, 480, 16 * 60, 480, 16 * 60, 480]


def test_on_a_monday_it_stays_closed() -> None:
    house = House("2026-11-22T18:00")
    assert house.minutes_until(is_open=True) == 40 * 60


@pytest.mark.parametrize("eve", ["2026-03-28T18:00", "2026-10-24T18:00"])
def test_the_night_in_which_clocks_change_does_not_change_the_hour_of_opening(eve: str) -> None:
    house = House(eve)
    night = {"2026-03-28T18:00": 15, "2026-10-24T18:00": 17}[eve]
    assert house.minutes_until(is_open=True) == night * 60


@pytest.mark.parametrize("boot", ["1970-01-01T00:00", "2000-01-01T00:00", "2025-12-31T03:00"])
def test_with_a_clock_that_is_certainly_wrong_the_house_is_open_until_the_clock_is_right(
    boot: str,
) -> None:
    house = House(boot)
    assert house.is_open()
    house.clock.set_wall(at("2026-11-24T21:00"))
    assert not house.is_open()
    house.clock.set_wall(at("2026-11-24T12:00"))
    assert house.is_open()


@pytest.mark.parametrize("by_s", [-DAY_S, 365 * DAY_S, -3600.0, 7 * DAY_S])
def test_a_clock_that_was_set_wrong_and_right_again_leaves_nothing_behind(by_s: float) -> None:
    house = House("2026-11-25T12:00")
    assert house.is_open()
    right_utc_s = house.clock.wall_utc_s()
    house.clock.set_wall(right_utc_s + by_s)
    assert house.is_open() is HOURS.are_open(right_utc_s + by_s + 1.0)
    house.clock.set_wall(right_utc_s)
    assert house.is_open()
    assert house.minutes_until(is_open=False) == 6 * 60
    jumps_s = [entry["by_s"] for entry in house.events if entry["event"] == "clock_set"]
    assert jumps_s == pytest.approx([by_s, -by_s], abs=2.5)


def test_a_clock_that_is_kept_right_by_the_network_is_no_news() -> None:
    house = House("2026-11-25T12:00")
    for _ in range(3600):
        house.clock.set_wall(house.clock.wall_utc_s() + 0.01)
        house.is_open()
    assert house.events == []


def test_visitors_who_are_at_it_may_finish_but_not_for_ever() -> None:
    house = House("2026-11-25T17:59:58")
    seconds = 0
    while house.doors.visits_go_on(HOURS, idle=False):
        house.clock.advance(1.0)
        seconds += 1
    assert seconds == 2 + 5 * 60
    house = House("2026-11-25T17:59:58")
    house.clock.advance(5.0)
    assert not house.doors.visits_go_on(HOURS, idle=True)


def test_visitors_are_told_until_when_they_may_finish_and_only_then() -> None:
    house = House("2026-11-25T17:59:58")

    def until(hours: Hours, after_s: float) -> float | None:
        house.clock.advance(after_s)
        house.doors.visits_go_on(hours, idle=False)
        return house.doors.stays_until_utc_s

    assert until(HOURS, 0.0) is None
    closes_utc_s = at("2026-11-25T18:05:02")
    assert [until(HOURS, after_s) for after_s in (4.0, 60.0, 60.0)] == [closes_utc_s] * 3
    assert until(Hours("24/7", "Europe/Berlin"), 1.0) is None
    assert until(HOURS, 1.0) == at("2026-11-25T18:07:04")
    assert until(HOURS, 301.0) is None


def test_each_evening_has_its_own_grace() -> None:
    house = House("2026-11-25T18:00:00")
    assert house.doors.visits_go_on(HOURS, idle=False)
    house.clock.advance(5 * 60 - 1.0)
    assert house.doors.visits_go_on(HOURS, idle=False)
    house.clock.set_wall(at("2026-11-26T12:00"))
    house.clock.advance(1.0)
    assert house.doors.visits_go_on(HOURS, idle=False)
    house.clock.set_wall(at("2026-11-26T19:00"))
    house.clock.advance(60.0)
    assert house.doors.visits_go_on(HOURS, idle=False)


def test_a_house_without_hours_is_always_open() -> None:
    house = House("2026-11-23T03:00")
    assert house.doors.are_open(None)
    assert house.doors.opens_utc_s() is None


def test_new_hours_count_at_once() -> None:
    house = House("2026-11-24T20:00")
    assert not house.doors.are_open(HOURS)
    assert house.doors.are_open(Hours("24/7", "Europe/Berlin"))
