"""What may happen to the machine around a kiosk: its clock, sound and memory."""

import resource
import time
from pathlib import Path

import pytest

from kiosk.ops.statistics import counts_in
from tests.e2e.kiosks import difference
from tests.e2e.small import first_picture
from tests.e2e.unattended import (
    BROKEN,
    OPEN_SEA_PX,
    SAME,
    Unattended,
    broken_at,
    is_alive,
    unattended,
    wait_until,
)
from tests.rig.display import TouchDisplay

DAY_S, YEAR_S = 86_400, 365 * 86_400


def goes_home(kiosk: Unattended) -> None:
    """Press a key until the exhibit is as at its start; a busy machine may need more than one."""
    wanted = first_picture(kiosk.config)
    asked_s: list[float] = []

    def is_home() -> bool:
        if not asked_s or time.monotonic() - asked_s[-1] > 5.0:
            kiosk.display.key("Home")
            asked_s.append(time.monotonic())
        return kiosk.display.screenshot() == wanted

    wait_until(is_home, 60.0, "it does not go home")


def test_a_clock_set_back_a_day_and_forward_a_year_is_felt_by_nobody(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    off = tmp_path / "off"
    env = {"PYTHONPATH": f"{BROKEN}:{Path(__file__).parents[2]}", "CLOCK_OFF": str(off)}
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        child = kiosk.child()
        months = set()
        for wrong_s in (-DAY_S, YEAR_S, 0):
            months.add(time.strftime("%Y-%m", time.localtime(time.time() + wrong_s)))
            off.write_text(str(wrong_s), encoding="ascii")
            touch_display.tap(*OPEN_SEA_PX)
            # The tap is over: together with it, a key would be the first of both.
            time.sleep(0.3)
            goes_home(kiosk)
        assert kiosk.child() == child
        # Restarts are counted by a clock that nobody sets.
        off.write_text(str(YEAR_S), encoding="ascii")
        _, lost_s = kiosk.loses_child()
        kiosk.comes_back(lost_s, 10.0)
        assert kiosk.kiosk.ends(5.0) == 0
        assert not kiosk.told("exhibit_hung")
        assert not kiosk.told("safe_mode_entered")
        assert [len(kiosk.reports()), len(kiosk.told("exhibit_started"))] == [1, 2]
        (database,) = kiosk.state.glob("*/statistics.sqlite")
        touched = {key.day for key in counts_in(database) if key.kind == "touch_screen"}
        # What was counted in a wrong month is counted; what was counted before it stays.
        assert touched == months


def test_without_sound_whoever_wants_to_be_read_to_loses_nothing_else(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    whole = baked_small.read_text(encoding="utf-8")
    machine = '\n[machine]\nvoice = ["no-such-voice", "{language}"]\n'
    baked_small.write_text(whole + machine, encoding="utf-8")
    env = {"SDL_AUDIODRIVER": "alsa", "AUDIODEV": "/dev/no-such-card"}
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        child, before = kiosk.child(), touch_display.screenshot()
        for key in ("bracketright", "Tab", "Tab", "m"):
            touch_display.key(key)
        (failed,) = kiosk.tells("voice_failed")
        assert failed["command"] == "no-such-voice"
        kiosk.kiosk.watched(lambda picture: difference(picture, before) > SAME)
        assert kiosk.child() == child
        assert kiosk.reports() == []
        assert kiosk.kiosk.ends() == 0


@pytest.mark.soak
def test_a_hog_is_ended_while_nobody_is_there_and_not_under_a_finger(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    whole = baked_small.read_text(encoding="utf-8")
    baked_small.write_text(f"{whole}\n[machine]\nmemory_limit_mb = 700\n", encoding="utf-8")
    armed = tmp_path / "armed"
    env = broken_at("kiosk.visit:update", armed) | {"FAULT_HOGS": "20"}
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        child = kiosk.child()
        touch_display.tap(600, 300)
        armed.touch()
        wait_until(lambda: child.memory_info().rss > 800e6, 20.0, "it takes no memory")
        armed.unlink()
        time.sleep(1.5)
        # Somebody is still at it.
        assert is_alive(child)
        touch_display.key("Home")
        touch_display.key("Escape")
        assert kiosk.tells("memory_limit_exceeded", timeout_s=100.0)[0]["memory_mb"] > 700.0
        kiosk.tells("exhibit_shown", 2)
        kiosk.is_up()
        assert kiosk.child().memory_info().rss < 400e6
        assert kiosk.reports() == []


def test_where_the_system_has_no_more_memory_the_exhibit_is_back(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        child = kiosk.child()
        # Less than it has: whatever it asks for from now on it does not get.
        taken = child.memory_info().vms
        child.rlimit(resource.RLIMIT_AS, (taken // 2, resource.RLIM_INFINITY))
        for _ in range(3):
            touch_display.drag([(600, 300), (300, 250)], 0.2)
            touch_display.key("period")
        wait_until(
            lambda: not is_alive(child) or bool(kiosk.told("frame_failed")), 10.0, "it lacks none"
        )
        if is_alive(child):
            child.rlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            touch_display.key("Home")
            touch_display.key("Escape")
        kiosk.is_up()
        assert kiosk.kiosk.ends(5.0) == 0
