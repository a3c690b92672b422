"""The report of visits: right figures, one page alone, and no mark-up from content in it."""

import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.folders import state_folder
from kiosk.app.state_files import STATISTICS
from kiosk.ops.journal import Journal
from kiosk.ops.statistics import Statistics
from kiosk.ops.statistics_digest import digest_of, table_of
from kiosk.ops.statistics_page import page_of
from kiosk.ops.visit_counter import Key
from tests.e2e.small import write_small
from tests.fakes import ManualClock

COUNTS = Counter(
    {
        Key("visits", "2026-11-27", "10"): 3,
        Key("visits", "2026-11-28", "11"): 1,
        Key("visit_s", "2026-11-27", ""): 400,
        Key("visit_length", "2026-11-27", "120"): 4,
        Key("visit_language", "2026-11-27", "de"): 4,
        Key("lens_shown", "2026-11-27", "secret"): 5,
        Key("event_opened", "2026-11-27", "first"): 2,
        Key("event_s", "2026-11-27", "first"): 60,
        Key("tour_begun", "2026-11-27", "short"): 2,
        Key("tour_completed", "2026-11-27", "short"): 1,
        Key("touch_screen", "2026-11", "3,4"): 9,
        Key("touch_globe", "2026-11", "-25,7"): 9,
        Key("touch_globe", "2026-11", "nonsense"): 1,
    }
)
TITLES = {"first": '<script>alert("x")</script>', "short": "The short tour"}


class Tags(HTMLParser):
    """Sees that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: Counter[str] = Counter()

    def handle_starttag(self, tag: str, _: object) -> None:
        self.seen[tag] += 1
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _: object) -> None:
        self.seen[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_table_tells_the_figures() -> None:
    told = "\n".join(table_of(digest_of(COUNTS), TITLES))
    assert "4 visits on 2 days, 100 s each on average" in told
    assert re.search(r"^ +2 +30  <script>", told, re.MULTILINE)
    assert re.search(r"2 +1  The short tour", told)
    assert re.search(r"4  100%  up to 2 min", told)


def test_the_page_is_whole_alone_and_clean() -> None:
    land = [[(-80.0, 20.0), (-75.0, 20.0), (-75.0, 23.0)]]
    page = page_of(digest_of(COUNTS), "A & B", "now", TITLES, land, [(0.0, 0.0, 0.5, 0.5)])
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert tags.seen["svg"] == 10
    assert tags.seen["script"] == 0
    assert "A &amp; B" in page
    assert not re.search(r"(src|href)=|url\(|@import", page)


def test_nothing_counted_makes_a_page_too() -> None:
    page = page_of(digest_of(Counter()), "A", "now", {}, [], [])
    assert page.count("Nothing yet.") == 10


def test_the_command_tells_all_three_ways(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    config = write_small(tmp_path / "small")
    words = ["--config", str(config)]
    assert main(["stats", *words]) == 0
    assert "No visits" in capsys.readouterr().out
    store = Statistics(state_folder(config) / STATISTICS, Journal(print, ManualClock(), 1))
    store.add(COUNTS)
    store.close()
    assert main(["stats", *words]) == 0
    assert "4 visits on 2 days, 100 s each" in capsys.readouterr().out
    assert main(["stats", *words, "--since", "2026-11-28"]) == 0
    assert "1 visit on 1 day, 0 s" in capsys.readouterr().out
    assert main(["stats", *words, "--csv"]) == 0
    assert "event_s,2026-11-27,first,60" in capsys.readouterr().out
    assert main(["stats", *words, "--html", str(tmp_path / "page.html")]) == 0
    assert "4 visits" in (tmp_path / "page.html").read_text()
    shutil.rmtree(state_folder(config))
    store = Statistics(state_folder(config) / STATISTICS, Journal(print, ManualClock(), 1))
    store.add(Counter({Key("visit_language", "2026-11-28", "en"): 2}))
    store.add(Counter({Key("lens_shown", "2026-11-28", "secret"): 1}))
    store.close()
    assert main(["stats", *words]) == 0
    told = capsys.readouterr().out
    assert "English (en)" in told
    assert "100%  secret" not in told
    (state_folder(config) / STATISTICS).write_bytes(b"x" * 9000)
    assert main(["stats", *words]) == 2
