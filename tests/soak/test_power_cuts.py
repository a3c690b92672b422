"""The plug is pulled, a hundred times at any moment: what was kept is whole each time."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.app.assembly import load_content, proven_content
from kiosk.app.baking import stored_atlas
from kiosk.app.folders import cache_folder
from kiosk.ops.journal_reading import entries_in
from tests.e2e.kiosks import plain, ran, state_beside
from tests.e2e.small import write_land, write_small

CUTS = 100
# A start, a first bake and a reload all fit in here.
LONGEST_S = 4.0


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
