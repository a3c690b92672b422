"""Everything that is wrong with an exhibit is counted, and the journal told when that changes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.assembly import Content, load_content
from kiosk.app.ledger import Ledger
from kiosk.clock import SystemClock
from kiosk.content.problems import Problem, Severity
from kiosk.ops.journal import Journal
from tests.e2e.small import write_small

ROW = Problem("geodata/land.geojson", 3, 1, 'map layer "land", row 1', "It is bad.", "Mend it.")
KIND = Problem("geodata/land.geojson", 0, 0, 'map, layer "land", kind', "It is bad.", "Mend it.")
PICTURE = Problem(
    "media/a.jpg", 0, 0, 'event "first-flight", media 1, path', "It is bad.", "Mend it."
)
ODD = Problem("geodata/land.geojson", 4, 1, "row 2", "It is odd.", "Look.", Severity.WARNING)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")


@pytest.fixture
def content(config: Path, tmp_path: Path) -> Content:
    return load_content(config, tmp_path / "cache")


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def ledger(lines: list[str], content: Content) -> Ledger:
    ledger = Ledger(Journal(lines.append, SystemClock(), 1))
    ledger.take_content(content, aloud=False)
    return ledger


@pytest.fixture
def told(lines: list[str]) -> Callable[[], list[tuple[str, Any]]]:
    def told() -> list[tuple[str, Any]]:
        entries = [json.loads(line) for line in lines]
        return [(each["event"], each.get("reason")) for each in entries]

    return told


def test_a_broken_save_tells_its_errors_alone_and_the_mended_one_only_what_is_new(
    ledger: Ledger, content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    other = replace(ODD, subject="row 3")
    for problems, current in (((ODD,), True), ((ROW, other), False), ((ODD, other), True)):
        ledger.take_content(replace(content, problems=problems, current=current), aloud=True)
    told = capsys.readouterr().err
    assert [told.count(each) for each in ("row 2", "row 1", "row 3")] == [1, 1, 1]
    assert told.index("row 1") < told.index("row 3")


def test_what_is_wrong_with_layers_and_pictures_counts_like_what_is_wrong_with_the_story(
    ledger: Ledger,
) -> None:
    assert ledger.counted() == (0, 0)
    ledger.take("map", (ROW, ODD))
    ledger.take("pictures", (PICTURE,))
    assert ledger.counted() == (2, 1)
    ledger.take("map", ())
    assert ledger.counted() == (1, 0)


def test_the_journal_is_told_once_and_when_it_is_mended(
    ledger: Ledger, told: Callable[[], list[tuple[str, Any]]]
) -> None:
    reason = 'geodata/land.geojson:3:1 map layer "land", row 1 It is bad. Mend it.'
    for problems in ((ODD,), (ROW, ODD), (ODD, ROW), (ROW, ROW), (), ()):
        ledger.take("map", problems)
    assert told() == [
        ("map_refused", reason),
        ("map_refused", f"{reason} (2 in all)"),
        ("map_mended", None),
    ]


def test_what_was_told_before_the_show_began_is_told_again_only_when_it_is_mended(
    lines: list[str], content: Content, told: Callable[[], list[tuple[str, Any]]]
) -> None:
    ledger = Ledger(Journal(lines.append, SystemClock(), 1), "The disk is full")
    ledger.take_content(content, aloud=False)
    ledger.take("map", (), "The disk is full")
    assert told() == []
    ledger.take("map", ())
    assert told() == [("map_mended", None)]


def test_a_fault_of_what_the_story_says_is_told_at_its_line_as_that_is_now(
    ledger: Ledger, config: Path, tmp_path: Path
) -> None:
    def line_told() -> int:
        (problem,) = ledger.problems()
        assert problem.path == "config.toml"
        return problem.line

    ledger.take("map", (KIND,))
    lines = config.read_text().splitlines()
    assert lines[line_told() - 1] == 'kind = "areas"'
    config.write_text("# A line more.\n" + config.read_text())
    ledger.take_content(load_content(config, tmp_path / "cache"), aloud=False)
    assert line_told() == lines.index('kind = "areas"') + 2


def test_pictures_are_mended_when_none_is_missing_and_none_is_broken(
    ledger: Ledger,
    config: Path,
    tmp_path: Path,
    told: Callable[[], list[tuple[str, Any]]],
) -> None:
    picture = config.parent / "media" / "a.jpg"
    whole = picture.read_bytes()
    picture.unlink()
    ledger.take_content(load_content(config, tmp_path / "cache"), aloud=False)
    ledger.take("pictures", ())
    assert [event for event, _ in told()] == ["pictures_refused"]
    picture.write_bytes(whole[:50])
    ledger.take_content(load_content(config, tmp_path / "cache"), aloud=False)
    ledger.take("pictures", (PICTURE,))
    assert [event for event, _ in told()] == ["pictures_refused"] * 2
    picture.write_bytes(whole)
    ledger.take_content(load_content(config, tmp_path / "cache"), aloud=False)
    ledger.take("pictures", ())
    assert [event for event, _ in told()] == [*["pictures_refused"] * 2, "pictures_mended"]
    assert ledger.counted() == (0, 0)
