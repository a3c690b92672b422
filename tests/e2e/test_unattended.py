"""What may happen to the processes of a kiosk: each time the exhibit is back by itself."""

import signal
import time
from pathlib import Path

import psutil

from kiosk.app.trace import read_trace
from tests.e2e.kiosks import plain, ran
from tests.e2e.unattended import (
    BLACK,
    CORNER_PX,
    NOTICE_SEA,
    RESTART_S,
    Unattended,
    broken_at,
    is_alive,
    unattended,
    wait_until,
)
from tests.rig.display import TouchDisplay

HANG_S = 5.0


def test_a_killed_exhibit_is_back_in_a_moment(kiosk: Unattended) -> None:
    child, lost_s = kiosk.loses_child()
    kiosk.comes_back(lost_s, RESTART_S)
    assert kiosk.child() != child
    assert kiosk.tells("exhibit_ended")[0]["how"] == "killed by SIGKILL"
    assert kiosk.kiosk.ends() == 0


def test_the_supervisor_stays_small_and_idle(kiosk: Unattended) -> None:
    supervisor = psutil.Process(kiosk.kiosk.process.pid)
    for _ in range(5):
        kiosk.display.drag([(600, 300), (300, 250)])
        kiosk.display.drag([(300, 250), (600, 300)])
    assert supervisor.memory_info().rss < 25e6
    cpu_s = sum(supervisor.cpu_times()[:2])
    time.sleep(3.0)
    assert sum(supervisor.cpu_times()[:2]) - cpu_s <= 0.02


def test_a_segfault_is_survived_and_its_stack_and_the_visit_are_kept(kiosk: Unattended) -> None:
    kiosk.display.tap(600, 300)
    lost_s = time.monotonic()
    kiosk.child().send_signal(signal.SIGSEGV)
    kiosk.display.wait_pixel(640, 400, BLACK, 5.0)
    kiosk.comes_back(lost_s, RESTART_S + 1.0)
    (report,) = kiosk.reports()
    told = (report / "report.txt").read_text()
    # pygame has a handler of its own, which aborts.
    assert "killed by SIGSEGV" in told or "killed by SIGABRT" in told
    assert "Fatal Python error: Segmentation fault" in told
    assert "kiosk/loop.py" in told
    trace = read_trace(report / "trace.jsonl")
    assert (trace.viewport.width_px, trace.viewport.height_px) == (1280, 800)
    assert len(trace.happenings) >= 2


def test_a_stopped_exhibit_is_noticed_and_replaced(kiosk: Unattended) -> None:
    child = kiosk.child()
    lost_s = time.monotonic()
    child.suspend()
    wait_until(lambda: not is_alive(child), HANG_S + 2.0, "nobody noticed")
    assert time.monotonic() - lost_s >= HANG_S - 1.5
    kiosk.display.wait_pixel(640, 400, BLACK, 5.0)
    kiosk.comes_back(lost_s, HANG_S + 1.0 + RESTART_S)
    assert kiosk.tells("exhibit_hung")


def test_a_hang_leaves_a_report_of_where_the_program_stood(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    armed = tmp_path / "armed"
    env = broken_at("kiosk.visit:build_scene", armed) | {"FAULT_HANGS": "1"}
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        child = kiosk.child()
        armed.touch()
        kiosk.display.tap(600, 300)
        # Not before it is gone: freed, it would go on while it is asked where it stands.
        wait_until(lambda: not is_alive(child), HANG_S + 7.0, "nobody noticed")
        armed.unlink()
        assert kiosk.tells("exhibit_hung")
        kiosk.is_up()
        wait_until(lambda: len(kiosk.reports()) == 1, 5.0, "there is no report")
        assert "in rebuild" in (kiosk.reports()[0] / "report.txt").read_text()


def test_the_exhibit_ends_with_its_supervisor_and_the_next_one_takes_over(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        child = kiosk.child()
        lost_s = time.monotonic()
        kiosk.kiosk.process.kill()
        wait_until(lambda: not is_alive(child), 1.5, "the child goes on without its supervisor")
        assert touch_display.pixel(640, 400) == BLACK
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        assert time.monotonic() - lost_s < 10.0
        assert len(kiosk.tells("supervisor_started", 2)) == 2


def test_a_wish_to_end_is_heard_while_the_exhibit_hangs(kiosk: Unattended) -> None:
    child = kiosk.child()
    child.suspend()
    assert kiosk.kiosk.ends(timeout_s=6.0) == 0
    assert not is_alive(child)


def test_crash_after_crash_ends_in_the_safe_part_which_shows_the_same(kiosk: Unattended) -> None:
    for _ in range(3):
        _, lost_s = kiosk.loses_child()
        kiosk.comes_back(lost_s, RESTART_S)
    assert "safe" in kiosk.child().cmdline()
    kiosk.display.tap(600, 300)
    kiosk.tells("safe_mode_entered")


def test_when_nothing_can_be_shown_a_notice_stays_on_screen(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    armed = tmp_path / "armed"
    armed.touch()
    env = broken_at("kiosk.app.assembly:load_exhibit", armed)
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.tells("notice_put_up", timeout_s=20.0)
        touch_display.wait_pixel(*CORNER_PX, NOTICE_SEA, 10.0)
        wait_until(lambda: "notice" in kiosk.child().cmdline(), 5.0, "something else is shown")
        # Whole, with its words: more than a plain sheet.
        colours = touch_display.screenshot().getcolors(1 << 20)
        assert colours is not None
        assert len(colours) > 20
        armed.unlink()
        kiosk.is_up(timeout_s=30.0)
        assert kiosk.kiosk.ends() == 0


def test_memory_over_its_limit_is_given_back_while_nobody_is_there_and_not_again_and_again(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    whole = baked_small.read_text(encoding="utf-8")
    baked_small.write_text(f"{whole}\n[machine]\nmemory_limit_mb = 50\n", encoding="utf-8")
    with unattended(touch_display, baked_small, cache) as kiosk:
        (exceeded,) = kiosk.tells("memory_limit_exceeded", timeout_s=20.0)
        assert exceeded["memory_mb"] > exceeded["limit_mb"] == 50.0
        kiosk.tells("exhibit_shown", 2)
        kiosk.is_up()
        child = kiosk.child()
        time.sleep(3.0)
        assert kiosk.child() == child
        assert kiosk.reports() == []


def test_a_second_kiosk_on_one_state_says_so_and_a_killed_one_leaves_nothing_locked(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    env = plain(touch_display.env, cache)
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        for more in ((), ("--unsupervised",)):
            second = ran("run", "--config", baked_small, *more, env=env, cwd=tmp_path)
            assert second.returncode == 3
            pid = kiosk.kiosk.process.pid
            assert f"the exhibit is running already, as process {pid};" in second.stderr
            assert second.stderr.count("\n") == 1
        assert len(kiosk.told("supervisor_started")) == 1
        kiosk.kiosk.process.kill()
        kiosk.kiosk.process.wait()
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.tells("supervisor_started", 2)
        kiosk.is_up()
