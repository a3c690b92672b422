"""The one clock that goes on when the time of the machine is set, and the one for tests."""

import time

import pytest

from kiosk.clock import Clock, SystemClock
from tests.fakes import ManualClock


def test_durations_go_on_when_the_time_of_the_machine_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock: Clock = SystemClock()
    # Any day after this was written and before the clock of a machine is plainly wrong.
    assert 1.7e9 < clock.wall_utc_s() < 1e11
    for set_to_utc_s in (0.0, 4e9, 1e9):
        before_s = clock.now_s()
        monkeypatch.setattr(time, "time", lambda: set_to_utc_s)  # noqa: B023 - called in this turn
        assert clock.wall_utc_s() == set_to_utc_s
        assert 0.0 <= clock.now_s() - before_s < 60.0


def test_a_manual_clock_stands_until_advanced() -> None:
    clock = ManualClock(now_s=5.0, wall_utc_s=100.0)
    clock.advance(2.5)
    clock.set_wall(7.0)
    as_clock: Clock = clock
    assert (as_clock.now_s(), as_clock.wall_utc_s()) == (7.5, 7.0)
