from kiosk.clock import Clock, SystemClock
from tests.fakes import ManualClock


def test_the_system_clock_never_runs_backwards() -> None:
    clock: Clock = SystemClock()
    assert clock.now_s() <= clock.now_s()
    # Any day after this was written and before the clock of a machine is plainly wrong.
    assert 1.7e9 < clock.wall_utc_s() < 1e11


def test_a_manual_clock_stands_until_advanced() -> None:
    clock = ManualClock(now_s=5.0, wall_utc_s=100.0)
    clock.advance(2.5)
    clock.set_wall(7.0)
    as_clock: Clock = clock
    assert (as_clock.now_s(), as_clock.wall_utc_s()) == (7.5, 7.0)
