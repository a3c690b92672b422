"""Translations as visitors read them, and what a translator is told."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.content.load import Loaded, load_exhibit
from kiosk.content.model import Exhibit
from kiosk.content.problems import Severity
from kiosk.content.texts import prose
from tests.unit.content.exhibits import CONFIG, STORY, write

HEAD = 'msgid ""\nmsgstr "Language: de\\n"\n\n'
TITLE = "The first aircraft land"
COMPLETE = CONFIG.replace("complete = false", "complete = true")


def _entry(address: str, words: str, translated: str, mark: str = "") -> str:
    return f'{mark}msgctxt "{address}"\nmsgid "{words}"\nmsgstr "{translated}"\n\n'


def _load(
    folder: Path,
    entries: str,
    domain: str = "story",
    config: str = CONFIG,
    story: str = STORY,
) -> Loaded:
    path = folder / "assets/locale/de/LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + entries, encoding="utf-8")
    return load_exhibit(write(folder, config, story), with_files=False)


def _german(loaded: Loaded) -> Exhibit:
    assert loaded.exhibit is not None, loaded.problems
    return loaded.exhibit.in_language("de")


def _told(loaded: Loaded) -> list[str]:
    assert all(each.severity is Severity.WARNING for each in loaded.problems)
    return [str(problem) for problem in loaded.problems]


BODY = prose(tomllib.loads(STORY)["event"][0]["body"])


def test_a_text_is_shown_in_the_language_that_was_chosen(tmp_path: Path) -> None:
    entries = (
        _entry("event/first-flight/title", TITLE, "Die ersten Flugzeuge")
        + _entry("theatre/city/name", "The city", "Die Stadt")
        + _entry("place/gatow/name", "Gatow", "Gatow (Havel)")
        + _entry("event/first-flight/quote", "Look upon this city.", "Schaut auf diese Stadt.")
        + _entry("event/first-flight/body", BODY.replace("\n", "\\n"), "Da.")
    )
    loaded = _load(tmp_path, entries)
    assert loaded.problems == ()
    german = _german(loaded)
    event = german.event_by_id["first-flight"]
    assert (event.title, event.theatre.name, event.body) == (
        "Die ersten Flugzeuge", "Die Stadt", "Da.",
    )  # fmt: skip
    assert event.theatre is german.theatre_by_id["city"]
    assert event.places[1] is next(each for each in german.places if each.id == "gatow")
    assert event.quote is not None
    assert (event.quote.text, event.quote.author) == ("Schaut auf diese Stadt.", "Ernst Reuter")
    assert loaded.exhibit is not None
    assert loaded.exhibit.event_by_id["first-flight"].title == TITLE


def test_all_but_words_is_the_same_in_every_language(tmp_path: Path) -> None:
    loaded = _load(tmp_path, "")
    assert loaded.exhibit is not None
    german = _german(loaded)
    # Only whose words they are is told, where nobody has translated them.
    assert {event.language for event in german.events} == {"en"}
    told = tuple(replace(event, language="") for event in german.events)
    assert repr(told) == repr(loaded.exhibit.events)
    assert german.timeline is loaded.exhibit.timeline
    assert german.palettes is loaded.exhibit.palettes


def test_a_language_is_the_same_exhibit_each_time_and_leads_back(tmp_path: Path) -> None:
    exhibit = _load(tmp_path, "").exhibit
    assert exhibit is not None
    assert exhibit.in_language("de") is exhibit.in_language("de")
    assert exhibit.in_language("de").in_language("en") is exhibit
    assert exhibit.in_language("eo") is exhibit
    assert [each.name for each in exhibit.languages] == ["English", "Deutsch"]


def test_fonts_and_dates_are_those_of_the_language(tmp_path: Path) -> None:
    german = _german(_load(tmp_path, ""))
    assert german.fonts["body"] == "fonts/b.ttf"
    assert german.conventions.months[9] == "Okt."


def test_a_name_in_the_files_of_the_map_is_translated_too(tmp_path: Path) -> None:
    entries = _entry("map/land/uk", "Britain", "Großbritannien")
    loaded = _load(tmp_path, entries, "map")
    assert loaded.problems == ()
    assert _german(loaded).map.translated == {"Britain": "Großbritannien"}


def test_a_text_that_has_changed_is_shown_as_it_is_written(tmp_path: Path) -> None:
    loaded = _load(tmp_path, _entry("event/first-flight/title", "The old title", "Alt"))
    assert _german(loaded).event_by_id["first-flight"].title == TITLE
    assert _told(loaded) == [
        "assets/locale/de/LC_MESSAGES/story.po:4:1  event/first-flight/title\n"
        '    The text is "The first aircraft land" now.\n'
        "    Run `kiosk messages`, then translate it anew and take away the mark fuzzy."
    ]


def test_a_doubtful_translation_is_not_shown(tmp_path: Path) -> None:
    loaded = _load(tmp_path, _entry("event/first-flight/title", TITLE, "Neu", "#, fuzzy\n"))
    assert _german(loaded).event_by_id["first-flight"].title == TITLE
    assert _told(loaded) == [
        "assets/locale/de/LC_MESSAGES/story.po:5:1  event/first-flight/title\n"
        "    This translation is marked as fuzzy: the text has changed, or somebody has a doubt.\n"
        "    Correct it, and take away the mark."
    ]


def test_the_words_of_now_win_over_those_of_before(tmp_path: Path) -> None:
    entries = _entry("event/first-flight/title", "The old title", "Alt") + _entry(
        "event/first-flight/title", TITLE, "Neu"
    )
    loaded = _load(tmp_path, entries)
    assert _german(loaded).event_by_id["first-flight"].title == "Neu"
    assert loaded.problems == ()


@pytest.mark.parametrize("wrong", ["Tag {day}", "Tag {day} von {dayz}", "Tag {day} von {", "Tag"])
def test_a_sign_without_its_blanks_is_not_shown(tmp_path: Path, wrong: str) -> None:
    entries = _entry("wording/day_of_days", "Day {day} of {days}", wrong)
    loaded = _load(tmp_path, entries, "interface")
    assert _german(loaded).wording["day_of_days"] == "Day {day} of {days}"
    assert _told(loaded) == [
        "assets/locale/de/LC_MESSAGES/interface.po:4:1  wording/day_of_days\n"
        "    The program fills in {day} and {days} here.\n"
        "    Write {day} and {days} once each."
    ]


def test_blanks_may_change_places(tmp_path: Path) -> None:
    entries = _entry("wording/day_of_days", "Day {day} of {days}", "{days} Tage, der {day}.")
    loaded = _load(tmp_path, entries, "interface")
    assert loaded.problems == ()
    assert _german(loaded).wording["day_of_days"] == "{days} Tage, der {day}."


def test_braces_in_the_story_are_only_braces(tmp_path: Path) -> None:
    loaded = _load(tmp_path, _entry("event/first-flight/title", TITLE, "{x"))
    assert _german(loaded).event_by_id["first-flight"].title == "{x"
    assert loaded.problems == ()


def test_an_address_that_nothing_has_is_told(tmp_path: Path) -> None:
    (told,) = _told(_load(tmp_path, _entry("event/gone/title", "Gone", "Weg")))
    assert "story.po:4:1  event/gone/title\n    Nothing in the exhibit has this address." in told


def test_addresses_that_nothing_has_are_told_in_one_sentence_where_they_are_many(
    tmp_path: Path,
) -> None:
    gone = "".join(_entry(f"event/gone-{each}/title", "Gone", "Weg") for each in range(6))
    (told,) = _told(_load(tmp_path, gone))
    assert "story.po:4:1  event/gone-0/title\n    Nothing in the exhibit has the addresses" in told
    assert "of 6 texts" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("weight = 5", 'weight = "five"'),
        ('id = "first-flight"', 'id = "first-flight'),
    ],
    ids=["the entry is broken", "the file is broken"],
)
def test_of_what_is_broken_nobody_says_that_its_translation_is_left_over(
    tmp_path: Path, old: str, new: str
) -> None:
    loaded = _load(tmp_path, _entry("event/first-flight/title", TITLE, "Das erste Flugzeug"))
    assert loaded.problems == ()
    assert old in STORY
    (tmp_path / "story" / "story.toml").write_text(STORY.replace(old, new, 1), encoding="utf-8")
    told = [str(each) for each in load_exhibit(tmp_path / "config.toml").problems]
    assert told
    assert not any("first-flight/title" in each for each in told)


def test_an_invisible_character_is_not_shown(tmp_path: Path) -> None:
    loaded = _load(tmp_path, _entry("event/first-flight/title", TITLE, "a\x07b"))
    assert _german(loaded).event_by_id["first-flight"].title == TITLE
    assert len(loaded.problems) == 1


def test_what_is_hardly_begun_is_told_in_one_sentence_a_file(tmp_path: Path) -> None:
    entries = _entry("exhibit/title", "The Airlift", "") + _entry(
        "theatre/city/name", "The city", ""
    )
    told = _told(_load(tmp_path, entries, config=COMPLETE))
    assert [each.split("  ")[0] for each in told] == [
        "assets/locale/de/LC_MESSAGES/interface.po",
        "assets/locale/de/LC_MESSAGES/story.po:4:1",
    ]
    assert "have no translation yet; this is the first." in told[1]


def test_the_last_ones_that_are_missing_are_told_one_by_one(tmp_path: Path) -> None:
    first = _load(tmp_path, "", config=COMPLETE)
    entries = "".join(
        _entry(text.address, text.words.replace("\n", "\\n"), "x")
        for text in first.texts
        if text.domain == "story" and text.address != "theme/supply/name"
    )
    told = [each for each in _told(_load(tmp_path, entries, config=COMPLETE)) if "story.po" in each]
    assert told == [
        "assets/locale/de/LC_MESSAGES/story.po  theme/supply/name\n"
        "    This has no translation yet.\n"
        "    Run `kiosk messages`, and translate what is empty."
    ]


BROKEN = {
    "an open quotation mark": ('msgctxt "a"\nmsgid "b"\nmsgstr "c\n', "po:6:1"),
    "a word that is no part": ("hello\n", "po:4:1"),
    "no translation": ('msgctxt "a"\nmsgid "b"\nmsgid "c"\nmsgstr ""\n', "po:5:1"),
    "two versions": ('<<<<<<< HEAD\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n', "po:4:1"),
    "a head that lies": ('msgid ""\nmsgstr "POT-Creation-Date: soon\\n"\n', "po:1:1"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_an_error_with_its_line(tmp_path: Path, name: str) -> None:
    entries, place = BROKEN[name]
    loaded = _load(tmp_path, entries)
    (problem,) = loaded.problems
    assert problem.severity is Severity.ERROR
    assert str(problem).split("\n")[0].endswith(place)
    assert problem.remedy
    assert loaded.exhibit is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("an open quotation mark", "The text has no quotation mark at its end."),
        ("two versions", "Here stand two versions of the text"),
        ("a word that is no part", "This line is not as it should be."),
    ],
)
def test_what_is_wrong_with_a_line_of_a_file_is_said(tmp_path: Path, name: str, found: str) -> None:
    (problem,) = _load(tmp_path, BROKEN[name][0]).problems
    assert problem.found.startswith(found)


def test_what_stands_empty_in_a_file_is_to_be_filled_in_there(tmp_path: Path) -> None:
    first = _load(tmp_path, "", config=COMPLETE)
    entries = "".join(
        _entry(
            text.address,
            text.words.replace("\n", "\\n"),
            "" if text.address == "theme/supply/name" else "x",
        )
        for text in first.texts
        if text.domain == "story"
    )
    loaded = _load(tmp_path, entries, config=COMPLETE)
    (problem,) = (each for each in loaded.problems if "story.po" in each.path)
    assert problem.line
    assert problem.remedy == "Write the translation between the quotation marks after msgstr."


def test_an_event_with_another_id_is_told_as_before_and_at_once(tmp_path: Path) -> None:
    entries = _entry("event/last-flight/title", "The last flight", "Der letzte Flug")
    story = STORY.replace('"last-flight"', '"end-of-the-flights"')
    loaded = _load(tmp_path, entries, story=story)
    assert loaded.problems == ()
    assert _german(loaded).event_by_id["end-of-the-flights"].title == "Der letzte Flug"


@pytest.mark.parametrize("section", ["[map]", "[wording]"])
def test_of_half_an_exhibit_nobody_says_that_translations_are_left_over(
    tmp_path: Path, section: str
) -> None:
    entries = _entry("wording/back", "Back", "Zurück") + _entry("ring/a/label", "R-1", "R-1")
    languages = CONFIG[CONFIG.index("[[language]]") :]
    half = f"{CONFIG[: CONFIG.index(section)]}\n{languages}"
    told = [str(each) for each in _load(tmp_path, entries, config=half).problems]
    left_over = [each for each in told if "Nothing in the exhibit" in each]
    # Of the rings the map tells, and where it is whole there are none.
    assert len(left_over) == (section == "[wording]")
    assert not [each for each in left_over if "wording" in each]


def test_a_file_of_translations_in_a_wide_encoding_is_told(tmp_path: Path) -> None:
    _load(tmp_path, "")
    path = tmp_path / "assets/locale/de/LC_MESSAGES/story.po"
    path.write_text(HEAD, encoding="utf-16")
    (problem,) = load_exhibit(tmp_path / "config.toml", with_files=False).problems
    assert problem.found == "The file is saved as UTF-16."


def test_the_files_of_translations_are_watched_before_they_are_there(tmp_path: Path) -> None:
    loaded = load_exhibit(write(tmp_path), with_files=False)
    assert tmp_path / "assets/locale/de/LC_MESSAGES/map.po" in loaded.files


def test_what_a_language_still_lacks_is_a_note_where_not_all_is_meant_to_be_there(
    tmp_path: Path,
) -> None:
    config = write(tmp_path)
    assert load_exhibit(config, with_files=False).problems == ()
    noted = load_exhibit(config, with_files=False, with_notes=True).problems
    told = [each for each in noted if each.path.startswith("assets/locale/de/")]
    assert told
    assert all("Without a translation" in each.found for each in told)
    assert {each.severity for each in told} == {Severity.NOTE}


PICTURE = """
[[event.media]]
path = "media/{}.png"
alt = "A ship."
credit = "By us"
"""


def test_a_picture_with_another_name_is_described_as_before_and_at_once(tmp_path: Path) -> None:
    entries = _entry("event/first-flight/ship/alt", "A ship.", "Ein Schiff.") + _entry(
        "event/first-flight/ship/credit", "By us", "Von uns"
    )
    at = STORY.index("[[event]]", STORY.index('id = "first-flight"'))
    for name in ("ship", "boat"):
        story = STORY[:at] + PICTURE.format(name) + STORY[at:]
        loaded = _load(tmp_path, entries, story=story)
        assert loaded.problems == ()
        *_, media = _german(loaded).event_by_id["first-flight"].media
        assert (media.alt, media.credit) == ("Ein Schiff.", "Von uns")


def test_a_printers_quotation_mark_in_a_translation_is_told_by_its_line(tmp_path: Path) -> None:
    entry = _entry("theatre/city/name", "The city", "Die Stadt").replace('"Die Stadt"', "“Stadt”")
    (problem,) = map(str, _load(tmp_path, entry).problems)
    assert problem.startswith("assets/locale/de/LC_MESSAGES/story.po:6:1\n")
    assert "These are printers' quotation marks." in problem
