"""What may happen to the disks and files of a kiosk: full, locked, held by somebody, or gone."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.app.folders import state_folder
from kiosk.app.state_files import STATISTICS
from kiosk.ops.statistics import counts_in
from tests.e2e.kiosks import Kiosk, difference, plain, ran, state_beside
from tests.e2e.small import first_picture
from tests.e2e.unattended import (
    BLACK,
    CORNER_PX,
    NOTICE_SEA,
    OPEN_SEA_PX,
    RESTART_S,
    SAME,
    Unattended,
    is_alive,
    lock,
    small_disk,
    unattended,
)
from tests.rig.display import TouchDisplay


def test_a_log_on_a_full_disk_is_no_reason_to_end(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    env = plain(touch_display.env, cache, DISPLAY=touch_display.env["DISPLAY"])
    words = [sys.executable, "-m", "kiosk", "run", "--explore", "--config", str(baked_small)]
    with Path("/dev/full").open("wb") as full:
        process = subprocess.Popen(words, env=env, stdout=full, stderr=full, text=True)
        kiosk = Unattended(Kiosk(touch_display, process), baked_small, state_beside(cache))
        try:
            kiosk.is_up()
            kiosk.loses_child()
            kiosk.is_up()
            # Python's own word for an end in order whose last lines could not be written.
            assert kiosk.kiosk.ends() in (0, 120)
        finally:
            process.kill()
            process.wait()


def test_a_map_that_was_cut_off_under_the_running_exhibit_is_baked_anew(
    kiosk: Unattended, cache: Path
) -> None:
    (data,) = cache.glob("*/atlas-*/paths.bin")
    os.truncate(data, 0)
    # Its next look at the map may be its last; either way the visitor gets the exhibit.
    kiosk.display.drag([(600, 300), (200, 250)])
    if is_alive(kiosk.child()):
        kiosk.loses_child()
    kiosk.is_up(timeout_s=30.0)
    assert data.stat().st_size


def test_content_that_was_deleted_leaves_the_exhibit_on_screen_and_it_comes_up_again(
    kiosk: Unattended,
) -> None:
    before = first_picture(kiosk.config)
    (kiosk.config.parent / "story" / "story.toml").unlink()
    shutil.rmtree(kiosk.config.parent / "geodata")
    kiosk.tells("content_refused")
    kiosk.kiosk.shows(before)
    _, lost_s = kiosk.loses_child()
    kiosk.comes_back(lost_s, RESTART_S)


def test_missing_fonts_cost_the_fonts_and_not_the_exhibit(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    shutil.rmtree(baked_small.parent / "fonts")
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.tells("exhibit_shown", timeout_s=20.0)
        touch_display.wait_pixel(*CORNER_PX, lambda colour: colour not in (BLACK, NOTICE_SEA), 10.0)
        assert touch_display.pixel(*CORNER_PX) == first_picture(kiosk.config).getpixel(CORNER_PX)


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
