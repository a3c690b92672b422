"""What may fail inside the program: a frame, a change, a thread, or the supervisor over it."""

import signal
import time
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app.trace import read_trace
from tests.e2e.kiosks import difference, ran
from tests.e2e.small import first_picture
from tests.e2e.unattended import OPEN_SEA_PX, SAME, broken_at, unattended, wait_until
from tests.rig.display import TouchDisplay

# From the glass down to the map and up again, two at a time.
LAYERS = (
    ("kiosk.screen.window:Window.signals", "kiosk.touch.contacts:ContactFilter.feed"),
    ("kiosk.visit:update", "kiosk.world.world:world_at"),
    ("kiosk.visit:build_scene", "kiosk.content.model:Exhibit.in_language"),
    ("kiosk.screen.painter:Painter.paint", "kiosk.geo.camera:Camera.px_from_unit"),
    ("kiosk.app.vitals:Vitals.beat", "kiosk.chrono.scale:TimeScale.px_from_utc"),
    ("kiosk.app.watch:Watch.latest", "kiosk.ops.visit_counter:VisitCounter.see"),
)


@pytest.mark.parametrize("functions", LAYERS)
def test_an_exception_in_a_frame_ends_the_visit_and_not_the_exhibit(
    touch_display: TouchDisplay,
    baked_small: Path,
    cache: Path,
    tmp_path: Path,
    functions: tuple[str, str],
) -> None:
    armed = tmp_path / "armed"
    env = broken_at(" ".join(functions), armed, once=True)
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        child = kiosk.child()
        for count, function in enumerate(functions, start=1):
            touch_display.drag([(600, 300), (400, 300)])
            wait_until(
                lambda: touch_display.screenshot() != first_picture(kiosk.config),
                5.0,
                "nothing happened",
            )
            # At once: empty, the file would mean all of them.
            partial = armed.with_suffix(".partial")
            partial.write_text(function, encoding="ascii")
            partial.replace(armed)
            touch_display.tap(600, 300)
            kiosk.tells("frame_failed", count)
            kiosk.is_up()
            assert kiosk.child() == child
            report = kiosk.reports()[-1]
            assert len(kiosk.reports()) == count
            told = (report / "report.txt").read_text()
            assert f"ArithmeticError: broken by a test: {function}" in told
            assert any(
                line.signal is not None for line in read_trace(report / "trace.jsonl").happenings
            )
            with Image.open(report / "last-frame.png") as picture:
                assert picture.size == (1280, 800)
        assert kiosk.kiosk.ends() == 0
        assert "Traceback" not in kiosk.kiosk.complaints()


def test_a_third_failed_frame_within_a_minute_ends_the_process_and_another_begins(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    armed = tmp_path / "armed"
    env = broken_at("kiosk.visit:build_scene", armed, once=True)
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        child = kiosk.child()
        for count in (1, 2, 3):
            armed.touch()
            touch_display.tap(600, 300)
            kiosk.tells("crash_reported", count)
        kiosk.tells("exhibit_shown", 2)
        kiosk.is_up()
        assert kiosk.child() != child
        assert kiosk.tells("exhibit_ended")[0]["how"] == "the program failed"
        assert len(kiosk.reports()) == 3


def test_the_trace_of_a_failed_frame_fails_again_when_it_is_played(
    touch_display: TouchDisplay,
    baked_small: Path,
    cache: Path,
    tmp_path: Path,
    small_env: dict[str, str],
) -> None:
    armed = tmp_path / "armed"
    env = broken_at("kiosk.visit:intents_for_key", armed)
    with unattended(touch_display, baked_small, cache, env=env) as kiosk:
        kiosk.is_up()
        touch_display.tap(600, 300)
        armed.touch()
        touch_display.key("Right")
        kiosk.tells("frame_failed")
        wait_until(lambda: len(kiosk.reports()) == 1, 5.0, "there is no report")
        (report,) = kiosk.reports()
    words = ("replay", report / "trace.jsonl", "--config", baked_small)
    failed = ran(*words, env=small_env | env, cwd=tmp_path)
    assert failed.returncode == 2
    assert "the program has failed" in failed.stderr
    armed.unlink()
    assert ran(*words, env=small_env | env, cwd=tmp_path).returncode == 0


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
