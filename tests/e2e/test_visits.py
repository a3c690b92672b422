"""Visits at a real screen are counted, through whatever happens to the counts."""

import json
import time
from pathlib import Path

from kiosk.ops.statistics import counts_in
from tests.e2e.kiosks import plain, ran
from tests.e2e.unattended import Unattended, unattended
from tests.rig.display import TouchDisplay


def database(kiosk: Unattended) -> Path:
    (folder,) = {path.parent.parent for path in kiosk.state.glob("*/journal/kiosk.jsonl")}
    return folder / "statistics.sqlite"


def visited(kiosk: Unattended) -> None:
    kiosk.display.tap(600, 300)
    kiosk.display.key("space")
    kiosk.display.key("Home")
    kiosk.display.tap(600, 300)
    # What comes with the wish to end is not heard any more.
    time.sleep(1.0)


def test_visits_are_counted_and_told_and_a_broken_database_is_replaced(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        visited(kiosk)
        # Nothing is written yet: the supervisor holds it for the next one.
        assert not database(kiosk).exists()
        kiosk.loses_child()
        kiosk.is_up()
        assert kiosk.kiosk.ends(5.0) == 0
        counts = counts_in(database(kiosk))
        assert sum(n for key, n in counts.items() if key.kind == "visits") >= 1
        assert sum(n for key, n in counts.items() if key.kind == "touch_screen") == 2
        assert sum(n for key, n in counts.items() if key.kind == "touch_globe") == 2
    env = plain(touch_display.env, cache)
    told = ran("stats", "--config", baked_small, env=env, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert "visits on 1 day," in told.stdout
    database(kiosk).write_bytes(b"broken" * 2000)
    with unattended(touch_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        visited(kiosk)
        assert kiosk.kiosk.ends(5.0) == 0
        assert counts_in(database(kiosk))
        assert kiosk.tells("statistics_begun_afresh")
    assert database(kiosk).with_name("statistics-broken.sqlite").exists()
    journal = ran("journal", "--config", baked_small, "--json", env=env, cwd=tmp_path)
    events = [json.loads(line)["event"] for line in journal.stdout.splitlines()]
    assert "frame_failed" not in events
