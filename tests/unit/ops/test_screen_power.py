"""The power of the screen: the operator's commands, and nothing lost where they do not work."""

import sys
import threading
from json import loads
from pathlib import Path
from typing import Any

import pytest

from kiosk.ops.journal import Journal
from kiosk.ops.screen_power import OFF_AGAIN_S, ScreenPower
from tests.fakes import ManualClock


class Screen:
    """The power of a screen whose switch is a file that grows by a letter each time."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.events: list[dict[str, Any]] = []
        self.log = folder / "log"
        journal = Journal(lambda line: self.events.append(loads(line)), self.clock, 1)
        self.power = ScreenPower(self.clock, journal)

    def command(self, letter: str) -> tuple[str, ...]:
        code = f"import pathlib; pathlib.Path({str(self.log)!r}).open('a').write({letter!r})"
        return (sys.executable, "-S", "-c", code)

    def happened(self) -> str:
        for thread in threading.enumerate():
            if thread.name == "screen-power":
                thread.join()
        return self.log.read_text() if self.log.exists() else ""


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    return Screen(tmp_path)


def test_a_screen_that_a_touch_wakes_is_sent_back_to_sleep(screen: Screen) -> None:
    for _ in range(int(2 * OFF_AGAIN_S) + 5):
        screen.power.keep_off(screen.command("0"))
        screen.happened()
        screen.clock.advance(1.0)
    assert screen.happened() == "000"


def test_a_screen_is_turned_on_and_off_in_turn(screen: Screen) -> None:
    for _ in range(2):
        screen.power.keep_off(screen.command("0"))
        screen.happened()
        screen.power.turn_on(screen.command("1"))
        screen.happened()
    assert screen.happened() == "0101"


def test_at_the_end_a_screen_that_is_off_is_left_on(screen: Screen) -> None:
    screen.power.leave_on(screen.command("1"))
    assert screen.happened() == ""
    screen.power.keep_off(screen.command("0"))
    screen.happened()
    screen.power.leave_on(screen.command("1"))
    assert screen.happened() == "01"


def test_without_commands_nothing_happens(screen: Screen) -> None:
    screen.power.keep_off(())
    screen.power.leave_on(())
    screen.power.turn_on(())
    assert (screen.happened(), screen.events) == ("", [])


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("no-such-command", "off"), "this machine has no program no-such-command"),
        ((sys.executable, "-c", "import sys; sys.exit('no screen')"), "exit status 1: no screen"),
        (("x\0y",), "null byte"),
    ],
)
def test_a_command_that_does_not_work_is_told_once(
    screen: Screen, command: tuple[str, ...], reason: str
) -> None:
    for _ in range(3):
        screen.power.turn_on(command)
        screen.happened()
    (event,) = screen.events
    assert event["event"] == "screen_command_failed"
    assert reason in event["reason"]
