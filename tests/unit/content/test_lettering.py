"""Letters that no font has are told before a visitor sees a box in their place."""

from pathlib import Path

import pytest

from kiosk.content.lettering import letters_of
from kiosk.content.load import load_exhibit
from kiosk.content.memory import Memory
from kiosk.content.problems import Severity
from tests.e2e.small import write_small
from tests.unit.content.exhibits import ROOT, STORY

GERMAN = """\
msgid ""
msgstr ""

msgctxt "event/first-flight/title"
msgid "The first aircraft land"
msgstr "Die ersten ✈"
"""


def _told(config: Path) -> list[str]:
    problems = load_exhibit(config).problems
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    return [str(problem) for problem in problems]


def test_a_letter_that_a_font_lacks_is_told_where_it_stands(tmp_path: Path) -> None:
    config = write_small(tmp_path)
    story = tmp_path / "story/story.toml"
    story.write_text(STORY.replace("Nobody had to", "Nobody ☃ had to"), encoding="utf-8")
    line = STORY[: STORY.index("why = ")].count("\n") + 1
    assert _told(config) == [
        f'story/story.toml:{line}:7  event "first-flight", why\n'
        '    The font for "ui_text" does not have "☃" (snowman).\n'
        "    Write it otherwise, or name a font that has it under [fonts]."
    ]


def test_in_a_translation_it_is_told_with_the_line_of_the_entry(tmp_path: Path) -> None:
    config = write_small(tmp_path)
    path = tmp_path / "assets/locale/de/LC_MESSAGES/story.po"
    path.parent.mkdir(parents=True)
    path.write_text(GERMAN, encoding="utf-8")
    assert _told(config) == [
        "assets/locale/de/LC_MESSAGES/story.po:4:1  event/first-flight/title\n"
        '    The font for "headline" does not have "✈" (airplane).\n'
        "    Write it otherwise, or name a font that has it under [fonts]."
    ]


@pytest.mark.parametrize("name", ["SofiaSansExtraCondensed_900Black", "NotoNaskhArabic_500Medium"])
def test_the_letters_of_a_font_are_known_and_remembered(tmp_path: Path, name: str) -> None:
    path = ROOT / "assets" / "fonts" / f"{name}.ttf"
    letters = letters_of(path, Memory(tmp_path))
    assert letters is not None
    assert "A" in letters
    assert ("Ж" in letters) == name.startswith("Sofia")
    assert ("ش" in letters) == name.startswith("Noto")
    assert list(tmp_path.iterdir())


@pytest.mark.parametrize("raw", [b"", b"\x00\x01\x00\x00", b"OTTO" + bytes(40), b"noise" * 99])
def test_what_is_no_font_is_passed_over(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(raw)
    assert letters_of(path, Memory()) is None or letters_of(path, Memory()) == frozenset()
    assert letters_of(tmp_path / "none.ttf", Memory()) is None


@pytest.mark.parametrize("kind", ["cut off", "a picture", "empty"])
def test_what_is_no_font_or_only_a_part_of_one_is_told(tmp_path: Path, kind: str) -> None:
    config = write_small(tmp_path)
    loaded = load_exhibit(config).exhibit
    assert loaded is not None
    name = loaded.fonts["headline"]
    path = tmp_path / name
    content = {
        "cut off": path.read_bytes()[: path.stat().st_size // 2],
        "a picture": (ROOT / "assets/readme/card.png").read_bytes(),
        "empty": b"",
    }
    path.unlink()
    path.write_bytes(content[kind])
    errors = [each for each in load_exhibit(config).problems if each.severity is Severity.ERROR]
    assert errors
    assert all(each.found.startswith(f'"{name}" is no font that can be read') for each in errors)
    assert "fonts, headline" in {each.subject for each in errors}
