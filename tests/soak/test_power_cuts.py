"""The plug is pulled, a hundred times at any moment: what was kept is whole each time."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from kiosk.app.assembly import load_content, proven_content
from kiosk.app.baking import stored_atlas
from kiosk.app.folders import cache_folder
from kiosk.ops.journal_reading import entries_in
from kiosk.ops.statistics import counts_in
from tests.e2e.conftest import baked_small as baked_small
from tests.e2e.conftest import small as small
from tests.e2e.conftest import small_once as small_once
from tests.e2e.kiosks import plain, ran, state_beside
from tests.e2e.small import write_land, write_small
from tests.e2e.unattended import BROKEN
from tests.rig.display import TouchDisplay

CUTS = 100
# A start, a first bake and a reload all fit in here.
LONGEST_S = 4.0
TOUCHED_S = 2.0


@pytest.mark.soak
def test_a_hundred_power_cuts_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1962)
    cache = tmp_path / "cache"
    monkeypatch.setenv("KIOSK_CACHE", str(cache))
    config = write_small(tmp_path / "small")
    own, whole = cache_folder(config), config.read_text(encoding="utf-8")
    env = plain(os.environ, cache, SDL_VIDEODRIVER="dummy")
    command = [sys.executable, "-m", "kiosk", "run", "--config", str(config)]
    for cut in range(CUTS):
        # So that there is something to bake, and then something to load again.
        write_land(config.parent, f"Britain {cut}")
        with subprocess.Popen(
            command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as kiosk:  # fmt: skip
            until_s = time.monotonic() + chance.uniform(0.0, LONGEST_S)
            time.sleep(max(0.0, (until_s - time.monotonic()) / 2))
            config.write_text(f"{whole}\n# {cut}\n", encoding="utf-8")
            time.sleep(max(0.0, until_s - time.monotonic()))
            os.killpg(kiosk.pid, signal.SIGKILL)
        for content in (load_content(config, own), proven_content(config, own)):
            assert content.exhibit is not None
        atlas = stored_atlas(own)
        if (own / "current").exists():
            assert atlas is not None
    done = ran("shot", "--config", config, "-o", "x.png", env=env, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (journal,) = state_beside(cache).glob("*/journal/kiosk.jsonl")
    told = [entry["event"] for entry in entries_in(journal)]
    lines = sum(bool(line) for line in journal.read_text(encoding="utf-8").split("\n"))
    assert told.count("supervisor_started") > CUTS / 2
    assert lines - len(told) <= CUTS / 10


@pytest.mark.soak
def test_a_hundred_power_cuts_under_a_finger_keep_what_was_counted_and_count_nothing_twice(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    chance, cache = random.Random(1962), tmp_path / "cache"
    env = plain(os.environ, cache, DISPLAY=touch_display.env["DISPLAY"], SDL_VIDEODRIVER="x11")
    env["PYTHONPATH"] = f"{BROKEN}:{env['PYTHONPATH']}"
    # Written all the time, so that many a cut falls into a write.
    env["FAULT_SETS"] = "kiosk.app.counting:WRITE_AGAIN_S=0.05 WRITE_EVERY_S=0.05"
    command = [sys.executable, "-m", "kiosk", "run", "--explore", "--config", str(baked_small)]
    taps = counted = cuts_under_a_finger = 0
    for cut in range(CUTS + 1):
        with subprocess.Popen(
            command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as kiosk:  # fmt: skip
            try:
                touch_display.wait_pixel(640, 10, lambda colour: colour != (0, 0, 0), 60.0)
                if cut == CUTS:
                    # The last one only brings in what was left.
                    time.sleep(3.0)
                    kiosk.terminate()
                    kiosk.wait(10.0)
                    break
                until_s = time.monotonic() + chance.uniform(0.0, TOUCHED_S)
                while time.monotonic() < until_s:
                    touch_display.tap(chance.uniform(100, 1200), chance.uniform(200, 600), 0.01)
                    taps += 1
            finally:
                # Also when something above fails: nobody else would ever end it.
                with suppress(ProcessLookupError):
                    os.killpg(kiosk.pid, signal.SIGKILL)
        touch_display.wait_pixel(640, 10, (0, 0, 0), 10.0)
        for database in state_beside(cache).glob("*/statistics.sqlite"):
            now = touches_in(database)
            assert counted <= now <= taps
            cuts_under_a_finger += now > counted
            counted = now
    (database,) = state_beside(cache).glob("*/statistics.sqlite")
    kept = touches_in(database)
    told = f"{kept} of {taps} touches kept, {cuts_under_a_finger} of {CUTS} cuts after a write"
    sys.stdout.write(f"{told}\n")
    assert counted <= kept <= taps
    assert cuts_under_a_finger > CUTS / 3
    # What is lost with everything at once is what came since the last write.
    assert kept > taps * 0.7, told
    assert not list(database.parent.glob("statistics-broken*"))


def touches_in(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    return sum(n for key, n in counts_in(database).items() if key.kind == "touch_screen")
