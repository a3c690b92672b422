"""`kiosk journal`: every event in plain words, and no damage to the file makes it fail."""

import ast
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.__main__ import main
from kiosk.app.folders import state_folder
from kiosk.app.state_files import JOURNAL
from kiosk.ops.journal import Journal, Pages
from kiosk.ops.journal_reading import SENTENCES, blanks, entries_in, last_entries, sentence
from tests.conftest import ROOT
from tests.fakes import ManualClock

NOON_UTC_S = 1_790_000_000.0


def told_events() -> Iterator[tuple[str, set[str]]]:
    """Yield each event that the program tells, with the fields that it gives."""
    for path in (ROOT / "kiosk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "tell"
            ):
                event = node.args[0]
                names = [event.body, event.orelse] if isinstance(event, ast.IfExp) else [event]
                for name in names:
                    if isinstance(name, ast.Constant):
                        yield str(name.value), {str(each.arg) for each in node.keywords}


def test_every_event_has_a_sentence_that_uses_all_that_it_tells() -> None:
    events = dict(told_events())
    assert len(events) > 15
    for event, fields in events.items():
        assert blanks(SENTENCES[event]) == fields, event
        assert event == event.lower()
    assert set(SENTENCES) == set(events)


def test_all_times_of_an_entry_are_those_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    entry = {
        "at": "2026-11-28T03:54:01.963Z",
        "event": "house_closed",
        "opens": "2026-11-28T17:49:00.000Z",
    }
    try:
        assert sentence(entry) == (
            "2026-11-28 12:54:01  The house closed; it opens: 2026-11-29 02:49:00."
        )
        assert sentence(entry | {"opens": "never"}).endswith("it opens: never.")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_entry_is_said_with_its_time_and_its_fields() -> None:
    entry = {
        "at": "2026-11-28T03:54:01.963Z",
        "up_s": 16.3,
        "pid": 7,
        "event": "exhibit_shown",
        "part": "safe",
        "took_s": 1.3,
    }
    said = sentence(entry)
    assert said.endswith("  The safe part was on screen after 1.3 s.")
    assert ":54:01  " in said


@pytest.mark.parametrize("event", ["went_to_the_moon", "exhibit_shown"])
def test_an_event_of_another_version_is_said_as_it_is(event: str) -> None:
    entry = {"at": "2026-11-28T03:54:01Z", "event": event, "height_km": 3}
    assert sentence(entry).endswith(f"  {event} height_km=3")


def test_the_newest_entries_are_said_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    page = state_folder(config) / JOURNAL
    pages = Pages(page, lambda _: None)
    clock = ManualClock(0.0, NOON_UTC_S)
    journal = Journal(pages.write, clock, 1)
    for count in range(5):
        journal.tell("content_refused", problems=count, first="story.toml:3:1")
        # A clock that is set back does not change the order.
        clock.set_wall(NOON_UTC_S - 86400.0 * count)
    pages.close()
    assert main(["journal", "--config", str(config), "--last", "2"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1] for line in said] == [
        "The content has errors (3); the last good one is shown. The first: story.toml:3:1",
        "The content has errors (4); the last good one is shown. The first: story.toml:3:1",
    ]
    assert main(["journal", "--config", str(config), "--json"]) == 0
    assert len([json.loads(line) for line in capsys.readouterr().out.splitlines()]) == 5


def test_without_a_journal_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "--config", str(tmp_path / "config.toml")]) == 0
    assert capsys.readouterr().out.startswith("Nothing has happened yet")


@given(st.binary(max_size=400))
def test_no_damage_hides_what_stands_before_and_after(
    tmp_path_factory: pytest.TempPathFactory, damage: bytes
) -> None:
    page = tmp_path_factory.mktemp("pages") / "kiosk.jsonl"
    whole = b'{"at": "2026-11-28T03:54:01Z", "event": "screen_lost"}\n'
    page.write_bytes(whole + damage + b"\n" + whole)
    events = [entry["event"] for entry in entries_in(page)]
    assert events[0] == events[-1] == "screen_lost"
    assert len(events) >= 2


def test_old_pages_come_first(tmp_path: Path) -> None:
    page = tmp_path / "kiosk.jsonl"
    for name, event in (("kiosk.jsonl.2", "a"), ("kiosk.jsonl.1", "b"), ("kiosk.jsonl", "c")):
        entry = {"at": "2026-11-28T03:54:01Z", "event": event}
        page.with_name(name).write_text(json.dumps(entry) + "\n")
    assert [entry["event"] for entry in last_entries(page, 10)] == ["a", "b", "c"]
    assert [entry["event"] for entry in last_entries(page, 1)] == ["c"]
