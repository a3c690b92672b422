"""Changes into the files of the story: only what was changed, and every remark stays."""

import difflib
from pathlib import Path

import pytest

from kiosk.content.load import load_exhibit
from kiosk.content.spreadsheet.changes import changes_of
from kiosk.content.spreadsheet.writing import rewritten
from kiosk.content.story_files import read_story
from tests.unit.content.exhibits import CONFIG, STORY, write
from tests.unit.content.spreadsheet.tables import edited, exported, read

REMARKED = STORY.replace(
    'title = "The first aircraft land"', 'title = "The first aircraft land"  # as in the papers'
).replace('[[event]]\nid = "last-flight"', '# The end.\n\n[[event]]\nid = "last-flight"')


def _written(tmp_path: Path, edits: dict[tuple[int, str], object], story: str = REMARKED) -> str:
    config = write(tmp_path, CONFIG, story)
    path = edited(exported(config, "events.xlsx"), edits)
    files = read_story(config)
    changes = changes_of(read(path), files.checked, config.name).changed
    return rewritten(files.texts["story/story.toml"], changes)


def _changed_lines(new: str, old: str = REMARKED) -> list[str]:
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_only_the_line_of_a_changed_key_changes(tmp_path: Path) -> None:
    new = _written(tmp_path, {(2, "title"): "They land", (3, "weight"): 2})
    assert _changed_lines(new) == [
        '- title = "The first aircraft land"  # as in the papers',
        '+ title = "They land"  # as in the papers',
        "- weight = 1",
        "+ weight = 2",
    ]


def test_a_new_key_stands_at_its_place_and_an_empty_one_goes(tmp_path: Path) -> None:
    new = _written(tmp_path, {(3, "dispute"): "Was it?", (2, "dispute"): None})
    assert _changed_lines(new) == ['- dispute = "Counts differ."', '+ dispute = "Was it?"']
    lines = new.splitlines()
    assert lines[lines.index('dispute = "Was it?"') - 1] == 'why = "It had worked."'


def test_a_long_text_is_broken_into_lines_and_keeps_its_paragraphs(tmp_path: Path) -> None:
    paragraph = "word " * 40 + "end."
    new = _written(tmp_path, {(2, "body"): f"{paragraph}\n{paragraph}"})
    assert max(map(len, new.splitlines())) <= 100
    (tmp_path / "story/story.toml").write_text(new, encoding="utf-8")
    exhibit = load_exhibit(tmp_path / "config.toml", with_files=False).exhibit
    assert exhibit is not None
    assert exhibit.event_by_id["first-flight"].body == f"{paragraph}\n{paragraph}"


def test_who_knew_changes_inside_its_braces(tmp_path: Path) -> None:
    new = _written(tmp_path, {(2, "knew.london"): "never", (3, "knew.public"): "1989"})
    assert 'knew = { public = 1948-06-27, london = "never" }\n' in new
    assert "public = 1989\nknew = { public = 1989 }\n" in new


def test_quotation_marks_and_backslashes_are_kept(tmp_path: Path) -> None:
    words = 'He said """no""" \\ and "yes" ' * 4 + "\N{SNOWMAN}"
    new = _written(tmp_path, {(2, "why"): words, (2, "quote"): '"\\'})
    (tmp_path / "story/story.toml").write_text(new, encoding="utf-8")
    exhibit = load_exhibit(tmp_path / "config.toml", with_files=False).exhibit
    assert exhibit is not None
    event = exhibit.event_by_id["first-flight"]
    assert event.why == words
    assert event.quote is not None
    assert event.quote.text == '"\\'


def test_a_new_event_is_added_at_the_end(tmp_path: Path) -> None:
    cells = {
        "id": "new-one", "chapter": "beginning", "title": "New",
        "start": "1948-06-27T12:00:00+02:00", "precision": "hour", "places": "gatow",
        "theatre": "city", "theme": "supply", "weight": 1, "tension": 0, "public": "same",
        "knew.london": "same", "summary": "S.", "short": "S. " * 30, "body": "B. " * 60,
        "why": "W.", "sources": "One\nTwo", "confidence": "high", "verification": "partly",
    }  # fmt: skip
    new = _written(tmp_path, {(4, column): cell for column, cell in cells.items()})
    assert new.startswith(REMARKED)
    (tmp_path / "story/story.toml").write_text(new, encoding="utf-8")
    loaded = load_exhibit(tmp_path / "config.toml", with_files=False)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.event_by_id["new-one"].sources == ("One", "Two")


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    story = REMARKED.replace("\n", "\r\n")
    config = write(tmp_path)
    (tmp_path / "story/story.toml").write_bytes(story.encode())
    path = edited(exported(config, "events.xlsx"), {(2, "title"): "They land"})
    files = read_story(config)
    changes = changes_of(read(path), files.checked, config.name).changed
    new = rewritten(files.texts["story/story.toml"], changes)
    assert new.count("\n") == new.count("\r\n")
    assert _changed_lines(new, story) == [
        '- title = "The first aircraft land"  # as in the papers',
        '+ title = "They land"  # as in the papers',
    ]


def test_a_file_whose_last_line_has_no_end_takes_in_a_new_key(tmp_path: Path) -> None:
    story = f"{REMARKED.rstrip()}\n"
    edits: dict[tuple[int, str], object] = {(3, "links"): "first-flight"}
    assert _written(tmp_path, edits, story.rstrip("\n")) == _written(tmp_path, edits, story)


def test_events_that_are_written_in_another_way_are_left_to_a_person(tmp_path: Path) -> None:
    config = write(tmp_path)
    path = edited(exported(config, "events.xlsx"), {(2, "title"): "They land"})
    changes = changes_of(read(path), read_story(config).checked, config.name).changed
    with pytest.raises(ValueError, match=r"\[\[event\]\]|TOML|Unexpected|Unknown|at line"):
        rewritten('event = [{ id = "first-flight" }]\n', changes)
