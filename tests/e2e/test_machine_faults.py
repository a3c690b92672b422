"""What may happen to the machine around a kiosk: its clock, sound, memory and disks."""

import resource
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app.folders import state_folder
from kiosk.app.state_files import STATISTICS
from kiosk.ops.statistics import counts_in
from tests.e2e.conftest import FIRST
from tests.e2e.kiosks import difference, plain, ran, state_beside
from tests.e2e.unattended import (
    BROKEN,
    RESTART_S,
    SAME,
    Unattended,
    broken_at,
    is_alive,
    lock,
    small_disk,
    unattended,
    wait_until,
)
from tests.rig.display import TouchDisplay

DAY_S, YEAR_S = 86_400, 365 * 86_400
OPEN_SEA_PX = (200, 420)


def goes_home(kiosk: Unattended) -> None:
    """Press a key until the exhibit is as at its start; a busy machine may need more than one."""
    with Image.open(kiosk.config.with_name(FIRST)) as picture:
        wanted = picture.convert("RGB")
    asked_s: list[float] = []

    def is_home() -> bool:
        if not asked_s or time.monotonic() - asked_s[-1] > 5.0:
            kiosk.display.key("Home")
            asked_s.append(time.monotonic())
        return kiosk.display.screenshot() == wanted

    wait_until(is_home, 60.0, "it does not go home")


# -- clock


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


# -- sound


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


# -- memory


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


# -- disks


@pytest.mark.soak
def test_a_database_that_somebody_holds_keeps_nobody_waiting_and_a_kill_besides_loses_no_visit(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_STATE", str(state_beside(cache)))
    database = state_folder(baked_small) / STATISTICS
    database.parent.mkdir(parents=True)

    def touched(times: int) -> None:
        for _ in range(times):
            touch_display.tap(*OPEN_SEA_PX)
            # Taps that follow each other faster are one finger to a panel that loses it.
            time.sleep(0.3)

    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with unattended(touch_display, baked_small, cache) as kiosk:
            kiosk.is_up()
            touched(3)
            kiosk.loses_child()
            kiosk.is_up()
            touched(4)
            # An end in order that cannot wait for the lock.
            assert kiosk.kiosk.ends(5.0) == 0
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        assert kiosk.kiosk.ends(5.0) == 0
    counts = counts_in(database)
    assert sum(n for key, n in counts.items() if key.kind == "touch_screen") == 7
    assert sum(n for key, n in counts.items() if key.kind == "visits") == 2
    assert not list(database.parent.glob("*unwritten*"))


def test_fonts_that_vanish_under_the_running_exhibit_cost_the_fonts_alone(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        before = touch_display.screenshot()
        shutil.rmtree(baked_small.parent / "fonts")
        # The sheet of languages has letters of sizes that nothing had before.
        touch_display.key("l")
        kiosk.kiosk.watched(lambda picture: difference(picture, before) > SAME)
        touch_display.key("Escape")
        kiosk.kiosk.watched(lambda picture: difference(picture, before) < SAME)
        assert kiosk.reports() == []
        kiosk.loses_child()
        kiosk.tells("exhibit_shown", 2)
        assert kiosk.kiosk.ends() == 0


def test_a_full_cache_costs_the_spare_copy_and_not_the_change(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(cache, kept)
    with small_disk(cache, "size=4m") as disk:
        shutil.copytree(kept, disk, dirs_exist_ok=True)
        with pytest.raises(OSError, match="No space left"):
            (disk / "ballast").write_bytes(bytes(8 << 20))
        with unattended(touch_display, baked_small, cache) as kiosk:
            kiosk.is_up()
            before = touch_display.screenshot()
            text = baked_small.read_text(encoding="utf-8").replace(
                'sea = "#0A1B2C"', 'sea = "#7A1B2C"'
            )
            baked_small.write_text(text, encoding="utf-8")
            kiosk.kiosk.watched(lambda picture: difference(picture, before) > SAME)
            kiosk.loses_child()
            kiosk.tells("exhibit_shown", 2)
            assert kiosk.kiosk.ends() == 0
            assert "Traceback" not in kiosk.kiosk.complaints()


# -- processes


@pytest.mark.soak
def test_an_empty_cache_on_a_full_disk_costs_the_cache_and_not_the_exhibit(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    shutil.rmtree(cache)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    with small_disk(cache, "size=64k") as disk:
        (disk / "filler").write_bytes(bytes(64 * 1024))
        env = {"TMPDIR": str(temporary)}
        with unattended(touch_display, baked_small, cache, env=env) as kiosk:
            kiosk.is_up()
            (told,) = kiosk.tells("cache_replaced")
            assert told["reason"] == "No space left on device"
            assert Path(told["instead"]).is_relative_to(temporary)
            assert not kiosk.reports()
            doctor = ran(
                "doctor", "--config", baked_small, env=plain({}, cache) | env, cwd=tmp_path
            )
            assert f"No space left on device. The map lies in {told['instead']}" in doctor.stdout


def test_a_supervisor_that_stood_still_takes_nobody_for_hung(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        child, supervisor = kiosk.child(), kiosk.kiosk.process
        supervisor.send_signal(signal.SIGSTOP)
        before = touch_display.screenshot()
        touch_display.drag([(600, 300), (300, 250)])
        kiosk.kiosk.watched(lambda picture: difference(picture, before) > SAME)
        time.sleep(7.0)
        supervisor.send_signal(signal.SIGCONT)
        time.sleep(1.5)
        assert kiosk.child() == child
        assert not kiosk.told("exhibit_hung")
        assert kiosk.kiosk.ends() == 0


def test_a_change_that_the_program_fails_at_stays_out_and_the_next_one_is_taken_over(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    armed = tmp_path / "armed"
    env = broken_at("kiosk.app.watch:load_content", armed, once=True)
    whole = baked_small.read_text(encoding="utf-8")
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        child, before = kiosk.child(), touch_display.screenshot()
        time.sleep(1.0)
        armed.touch()
        baked_small.write_text(f"{whole}\n# once", encoding="utf-8")
        kiosk.tells("change_refused")
        wait_until(lambda: len(kiosk.reports()) == 1, 5.0, "there is no report")
        assert touch_display.screenshot() == before
        changed = whole.replace('sea = "#0A1B2C"', 'sea = "#7A1B2C"')
        assert changed != whole
        baked_small.write_text(changed, encoding="utf-8")
        kiosk.kiosk.watched(lambda picture: difference(picture, before) > SAME)
        assert kiosk.child() == child
        assert kiosk.kiosk.ends() == 0


def test_a_thread_that_is_lost_is_reported_and_the_exhibit_goes_on(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    armed = tmp_path / "armed"
    armed.touch()
    env = broken_at("kiosk.ops.statistics:Statistics._run", armed, once=True)
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        wait_until(lambda: len(kiosk.reports()) == 1, 5.0, "there is no report")
        assert "broken by a test" in (kiosk.reports()[0] / "report.txt").read_text()
        touch_display.tap(*OPEN_SEA_PX)
        assert kiosk.kiosk.ends(5.0) == 0
        assert "Traceback" not in kiosk.kiosk.complaints()
    # What it should have written is handed to the next start.
    assert list(kiosk.state.glob("*/statistics-unwritten.jsonl"))


def test_a_full_disk_costs_the_journal_and_nothing_else(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path, cache: Path
) -> None:
    with small_disk(tmp_path / "state", "size=64k") as state:
        with pytest.raises(OSError, match="No space left"):
            (state / "ballast").write_bytes(bytes(1 << 20))
        with unattended(touch_display, baked_small, cache) as kiosk:
            kiosk.is_up()
            _, lost_s = kiosk.loses_child()
            kiosk.comes_back(lost_s, RESTART_S)
            (state / "ballast").unlink()
            kiosk.loses_child()
            kiosk.is_up()
            kiosk.tells("exhibit_ended")
            assert kiosk.kiosk.ends() == 0
            told = kiosk.kiosk.complaints()
        assert "Traceback" not in told
        assert told.count("cannot be written: No space left on device") == 1


@pytest.mark.parametrize("name", ["state", "cache"])
def test_a_disk_that_cannot_be_written_is_no_reason_not_to_show(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path, cache: Path, name: str
) -> None:
    kept = tmp_path / "kept"
    if name == "cache":
        shutil.copytree(cache, kept)
    with small_disk(tmp_path / name, "size=4m") as disk:
        if name == "cache":
            shutil.copytree(kept, disk, dirs_exist_ok=True)
        lock(disk)
        with unattended(touch_display, baked_small, cache) as kiosk:
            kiosk.is_up()
            _, lost_s = kiosk.loses_child()
            kiosk.comes_back(lost_s, RESTART_S)
            assert kiosk.kiosk.ends() == 0
            assert "Traceback" not in kiosk.kiosk.complaints()
