"""A bake that starves the machine or never ends is ended, and the kiosk beside it runs on."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from kiosk.bake import bounds
from kiosk.bake.bounds import TIME_LIMIT_S, time_limit

STARVED = """
import os
from kiosk.bake import bounds
bounds.MEMORY_SHARE = 5e8 / os.sysconf("SC_PAGE_SIZE") / os.sysconf("SC_PHYS_PAGES")
bounds.limit_memory()
try:
    bytearray(1_000_000_000)
except MemoryError:
    print("refused")
"""


class ManualTimer:
    """A timer that goes off when a test says so."""

    def __init__(self, seconds: float, action: Callable[[], None]) -> None:
        self.seconds = seconds
        self.action = action
        self.running = False
        self.daemon = False

    def start(self) -> None:
        self.running = True

    def cancel(self) -> None:
        self.running = False


def test_a_bake_that_never_ends_says_so_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[object] = []
    made: list[ManualTimer] = []

    def timer_of(seconds: float, action: Callable[[], None]) -> ManualTimer:
        made.append(ManualTimer(seconds, action))
        return made[0]

    monkeypatch.setattr(bounds, "Timer", timer_of)
    monkeypatch.setattr(os, "_exit", happened.append)
    with time_limit(lambda: happened.append("told"), 1):
        (timer,) = made
        assert timer.running
        assert timer.daemon
        assert timer.seconds == TIME_LIMIT_S
        timer.action()
    assert happened == ["told", 1]
    assert not timer.running


def test_more_memory_than_its_share_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARVED], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "refused\n"), done.stderr
