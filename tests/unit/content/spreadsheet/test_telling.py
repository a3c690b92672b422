"""What a table would change, as a curator reads it before it is written."""

from pathlib import Path

import pytest

from kiosk.content.spreadsheet.changes import changes_of
from kiosk.content.spreadsheet.telling import TOLD_LETTERS, difference, told_changes
from kiosk.content.story_files import read_story
from tests.unit.content.exhibits import write
from tests.unit.content.spreadsheet.tables import edited, exported, read

LONG = "The first aircraft land at noon, and the others follow them in the evening of that day."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("four", "five", ("four", "five")),
        ("", "new", ("", "new")),
        (
            LONG,
            LONG.replace("noon", "one"),
            (
                "…aircraft land at noon, and the others fol…",
                "…aircraft land at one, and the others fol…",
            ),
        ),
        (LONG, f"{LONG} So it is.", ("…of that day.", "…of that day. So it is.")),
        (LONG, LONG[4:], ("The first aircraft land…", "first aircraft land…")),
    ],
)
def test_a_long_text_is_shortened_around_what_differs(
    old: str, new: str, told: tuple[str, str]
) -> None:
    assert difference(old, new) == told
    assert difference(new, old) == told[::-1]


def test_nothing_that_is_told_is_long() -> None:
    for old, new in ((LONG * 9, "x" * 999), ("x" * 999, f"{'x' * 999}y"), (LONG, LONG.upper())):
        assert all(len(each) <= TOLD_LETTERS + 2 for each in difference(old, new))


def test_each_value_that_changes_is_told_with_what_it_was(tmp_path: Path) -> None:
    config = write(tmp_path)
    cells: dict[tuple[int, str], object] = {
        (2, "weight"): 4,
        (2, "places"): "gatow",
        (2, "dispute"): None,
        (2, "knew.public"): "1948-06-28",
        (2, "sources"): "A book, page 7\nAnother",
    }
    path = edited(exported(config, "events.xlsx"), cells)
    (change,) = changes_of(read(path), read_story(config).checked, "config.toml").changed
    assert list(told_changes(change)) == [
        "places: tempelhof, gatow -> gatow",
        "weight: 5 -> 4",
        "knew.public: 1948-06-27 -> 1948-06-28",
        "sources: A book, page 7 -> A book, page 7 / Another",
        "dispute: Counts differ. -> empty",
    ]
