"""`kiosk export` and `kiosk import`: a summary first, and nothing written without a yes."""

import io
import os
import pty
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.__main__ import main
from kiosk.content import atomic
from kiosk.content.load import load_exhibit
from tests.e2e.small import write_small
from tests.unit.content.exhibits import STORY


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return write_small(tmp_path / "small")


def _table(tmp_path: Path, text: str) -> str:
    path = tmp_path / "events.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def _story(small: Path) -> str:
    return (small.parent / "story/story.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["events.csv", "events.xlsx"])
def test_what_was_exported_changes_nothing(
    small: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    assert main(["export", str(path), "--config", str(small)]) == 0
    assert main(["import", str(path), "--yes", "--config", str(small)]) == 0
    assert capsys.readouterr().out == (
        f"2 events written to {path}\n0 events change, 0 are new, 2 stay as they are.\n"
    )
    assert _story(small) == STORY


def test_nobody_asked_and_nothing_written_without_a_yes(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _table(tmp_path, "id,weight\nfirst-flight,4\n")
    assert main(["import", path, "--config", str(small)]) == 0
    out = capsys.readouterr().out
    assert (
        'changed  event "first-flight" (row 2), in story/story.toml\n'
        "    weight: 5 -> 4\n"
        "1 event changes, 0 are new, 0 stay as they are.\n"
        "1 more is not in the table; it stays as it is.\n"
    ) in out
    assert "To write this, add --yes.\nNothing has been written.\n" in out
    assert _story(small) == STORY


def test_with_a_yes_it_is_written(small: Path, tmp_path: Path) -> None:
    path = _table(tmp_path, "id,weight\nfirst-flight,4\n")
    assert main(["import", path, "--yes", "--config", str(small)]) == 0
    assert _story(small) == STORY.replace("weight = 5", "weight = 4")


@pytest.mark.parametrize(
    ("answer", "is_written"),
    [("", False), ("n", False), ("x", False), ("yes please", False), ("y", True), ("YES", True)],
)
def test_at_a_terminal_it_asks_and_only_a_yes_writes(
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    *,
    is_written: bool,
) -> None:
    path = _table(tmp_path, "id,weight\nfirst-flight,4\n")
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "wb", buffering=0) as keyboard, os.fdopen(theirs) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        keyboard.write(f"{answer}\n".encode())
        assert main(["import", path, "--config", str(small)]) == 0
    assert "Write this? [y/N] " in capsys.readouterr().out
    changed = STORY.replace("weight = 5", "weight = 4")
    assert _story(small) == (changed if is_written else STORY)


@pytest.mark.parametrize("name", ["events.csv", "events.xlsx"])
def test_a_cell_from_right_to_left_comes_in_and_pictures_and_tours_stay(
    small: Path, tmp_path: Path, name: str
) -> None:
    tours = small.parent / "story/tours.toml"
    tours.write_text(TOUR, encoding="utf-8")
    path = tmp_path / name
    assert main(["export", str(path), "--config", str(small)]) == 0
    assert main(["import", str(_retitled(path, ARABIC)), "--yes", "--config", str(small)]) == 0
    assert _story(small) == STORY.replace("The first aircraft land", ARABIC)
    assert tours.read_text(encoding="utf-8") == TOUR
    exhibit = load_exhibit(small).exhibit
    assert exhibit is not None
    assert exhibit.event_by_id["first-flight"].title == ARABIC
    assert exhibit.event_by_id["first-flight"].media


# With a mark that turns the line, a word from the left in it, and digits.
ARABIC = "\u200fأول طائرة «C-47» تهبط في 1948"
TOUR = """\
# My tour.
[[tour]]
id = "by-air"
title = "By air"
summary = "One line."

[[tour.step]]
id = "takeoff"
event = "first-flight"   # the first
lens = "public"
caption = "They land."
seconds = 9
"""


def _retitled(path: Path, title: str) -> Path:
    """Return the table with another title, as a spreadsheet program saves it."""
    old = "The first aircraft land"
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        assert text.count(f",{old},") == 1
        path.write_text(text.replace(f",{old},", f",{title},"), encoding="utf-8-sig")
        return path
    book = load_workbook(path)
    (sheet,) = book.worksheets
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == old)
    cell.value = title
    book.save(path)
    return path


def test_a_table_with_a_fault_changes_nothing(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _table(tmp_path, "id,weight,theme\nfirst-flight,9,suply\n")
    assert main(["import", path, "--yes", "--config", str(small)]) == 1
    told = capsys.readouterr()
    assert "events.csv, cell B2" in told.err
    # What is wrong between entries is told once each entry is sound by itself.
    assert "Nothing has been written" in told.out
    assert _story(small) == STORY


def test_a_table_that_is_not_there_exits_with_2(small: Path, tmp_path: Path) -> None:
    assert main(["import", str(tmp_path / "no.csv"), "--config", str(small)]) == 2


@pytest.mark.parametrize("name", ["events.ods", "missing/events.csv", "missing/events.xlsx"])
def test_a_table_that_cannot_be_written_is_refused(
    small: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / name), "--config", str(small)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_broken_content_must_be_mended_before_a_table(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write_text("[", encoding="utf-8")
    assert main(["export", str(tmp_path / "events.csv"), "--config", str(small)]) == 1
    assert "must be mended first" in capsys.readouterr().err


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "no-folder"
    good.write_text("old", encoding="utf-8")
    bad.write_text("a file", encoding="utf-8")
    with pytest.raises(OSError, match=r"exists|directory"):
        atomic.write_all({good: "new", bad / "x.toml": "new"})
    assert good.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.toml", "no-folder"]
