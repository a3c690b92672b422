"""What many files together have wrong is told at once, each thing where it is."""

import re
from pathlib import Path

import pytest

from kiosk.content.load import load_exhibit
from kiosk.content.problems import Problem, most_urgent_first
from tests.unit.content.exhibits import CONFIG, STORY, broken, load, told, write
from tests.unit.content.places_told import START, config_at, story_at


def test_the_small_exhibit_has_no_fault_of_its_own(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert loaded.problems == ()
    assert loaded.exhibit is not None


@pytest.mark.parametrize("name", ["sea", "mark_keyline"])
def test_a_colour_that_the_program_needs_is_missed_in_both_palettes(
    tmp_path: Path, name: str
) -> None:
    config = re.sub(rf' {name} = "(#\w+)",', rf' my_{name} = "\1",', CONFIG)
    places = [
        (problem.path, problem.subject, problem.found)
        for problem in load(tmp_path, config).problems
    ]
    assert places == [
        ("config.toml", "palette, public", f'The colour "{name}" is missing.'),
        ("config.toml", "palette, secret", f'The colour "{name}" is missing.'),
    ]


def test_a_layer_that_is_given_twice_is_told(tmp_path: Path) -> None:
    start, end = CONFIG.index("[[map.layer]]"), CONFIG.index("[[map.tint]]")
    layer = CONFIG[start:end]
    (problem,) = load(tmp_path, CONFIG[:end] + layer + CONFIG[end:]).problems
    assert problem.found.startswith('The id "land" is already used in config.toml:')


def test_a_section_in_two_files_is_told_in_the_second(tmp_path: Path) -> None:
    (problem,) = load(tmp_path, CONFIG, "[screen]\ndiagonal_inch = 40\n" + STORY).problems
    assert str(problem) == (
        "story/story.toml:1:1  screen\n"
        f"    The section [screen] is already in {config_at('[screen]')[:-2]}.\n"
        "    Keep one of the two."
    )


@pytest.mark.parametrize("section", ["screen", "visit", "fonts"])
def test_a_section_in_no_file_is_missed(tmp_path: Path, section: str) -> None:
    start = CONFIG.index(f"[{section}]")
    config = CONFIG[:start] + CONFIG[CONFIG.index("\n[", start) + 1 :]
    (problem,) = load(tmp_path, config).problems
    assert str(problem) == (
        f"config.toml  {section}\n"
        f"    There is no [{section}] in this file or those that it includes.\n"
        "    Add it, or include the file that holds it."
    )


def test_a_heading_spelt_wrong_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, "[screen]", "[scren]") == (
        f"{config_at('[screen]', 1)}  scren\n"
        '    There is no key "scren" here.\n'
        '    Did you mean "screen"?'
    )


def test_what_stands_below_a_heading_spelt_wrong_is_not_missed_elsewhere(tmp_path: Path) -> None:
    story = STORY.replace('[[event]]\nid = "last', '[[events]]\nid = "last')
    (problem,) = load(tmp_path, CONFIG, story).problems
    assert problem.subject == "events"
    assert problem.remedy == 'Did you mean "event"?'


def test_an_empty_file_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "story" / "new.toml").write_text("\n", encoding="utf-8")
    loaded = load_exhibit(tmp_path / "config.toml", with_files=False)
    (problem,) = loaded.problems
    assert (problem.path, problem.found) == ("story/new.toml", "The file is empty.")
    assert loaded.exhibit is not None


def test_all_faults_of_all_files_come_at_once_and_in_order(tmp_path: Path) -> None:
    config = CONFIG.replace("idle_limit_s = 60", "idle_limit_s = 1").replace("[0.3,", "[-1,")
    story = STORY.replace("weight = 5", "weight = 9").replace('"last-flight"]', '"none"]')
    story = story.replace('theatre = "world"', 'theatre = "word"')
    problems = load(tmp_path, config, story).problems
    assert [(problem.path, problem.subject) for problem in problems] == [
        ("config.toml", "visit, idle_limit_s"),
        ("config.toml", "map, scale_limits, entry 1"),
        ("story/story.toml", 'event "first-flight", weight'),
        ("story/story.toml", 'event "first-flight", links'),
        ("story/story.toml", 'event "last-flight", theatre'),
    ]
    assert list(problems) == sorted(problems)


@pytest.mark.parametrize(
    ("old", "new", "subject"),
    [
        ('theatre = "city"', 'theatre = "cty"', "theatre"),
        ('places = ["tempelhof", "gatow"]', 'places = ["tempelhof", "gatov"]', "places"),
        ('summary = "The', f'summary = "{"very " * 30} The', "summary"),
        ('quote_by = "Ernst Reuter"\n', "", "quote"),
    ],
)
@pytest.mark.parametrize(
    ("slip", "told_of"),
    [
        ("weight = 9", "weight"),
        ("wieght = 5", "wieght"),
        ("weight = 5\nmore = 1", "more"),
    ],
)
def test_what_else_is_wrong_with_a_broken_entry_is_told_with_it(
    tmp_path: Path, old: str, new: str, subject: str, slip: str, told_of: str
) -> None:
    assert old in STORY
    story = STORY.replace(old, new, 1).replace("weight = 5", slip, 1)
    told = {problem.subject for problem in load(tmp_path, CONFIG, story).problems}
    assert told == {f'event "first-flight", {each}' for each in (subject, told_of)}


def test_of_what_is_broken_itself_nothing_more_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, 'theme = "supply"', "theme = 5").count("\n    ") == 2
    assert told(tmp_path, 'quote_by = "Ernst Reuter"', "quote_by = 5").count("\n    ") == 2
    assert told(tmp_path, 'quote_by = "Ernst', 'quote_bye = "Ernst').count("\n    ") == 2


def test_a_section_that_is_broken_is_checked_to_its_end(tmp_path: Path) -> None:
    config = CONFIG.replace("warning_s = 25.5", 'warning_s = "25"\nholidays_of = "XX"\n', 1)
    told = [problem.subject for problem in load(tmp_path, config, STORY).problems]
    assert told[0] == "visit, warning_s"
    assert set(told[1:]) == {"visit, holidays_of"}


def test_features_are_told_in_the_order_of_their_numbers() -> None:
    told = [Problem("a.gpkg", 0, 0, f"feature {each}", "", "") for each in (10, 2, 1, 11)]
    assert [each.subject for each in most_urgent_first(told)] == [
        f"feature {each}" for each in (1, 2, 10, 11)
    ]


def test_the_language_of_the_files_must_be_one_to_choose(tmp_path: Path) -> None:
    problems = broken(tmp_path, 'language = "en"', 'language = "fr"')
    assert (
        f"{config_at('language = ' + chr(34) + 'en', 11)}  exhibit, language\n"
        '    The language of these files, "fr", cannot be chosen.\n'
        '    Add a [[language]] with: code = "fr"'
    ) in [str(problem) for problem in problems]


def test_a_broken_event_still_counts_where_others_link_to_it(tmp_path: Path) -> None:
    assert told(tmp_path, "weight = 1", "weight = 9").count("\n") == 2


def test_what_a_broken_file_may_hold_is_not_missed_elsewhere(tmp_path: Path) -> None:
    (problem,) = load(tmp_path, CONFIG, STORY + "\n[[place\n").problems
    assert problem.path == "story/story.toml"
    assert problem.found == "The heading is not written to its end."


def test_only_warnings_leave_the_exhibit_to_be_shown(tmp_path: Path) -> None:
    story = STORY.replace('title = "The last flight"', f'title = "{"x" * 61}"')
    loaded = load(tmp_path, CONFIG, story)
    assert [str(problem.severity) for problem in loaded.problems] == ["warning"]
    assert loaded.exhibit is not None


def test_an_offset_is_not_judged_where_the_zone_of_a_place_is_unknown(tmp_path: Path) -> None:
    story = STORY.replace('Germany = "Europe/Berlin"', 'France = "Europe/Paris"')
    story = story.replace(START, "start = 1948-06-26T12:00:00+01:00")
    assert load(tmp_path, CONFIG, story).problems == ()


def test_an_id_that_is_used_twice_is_told_at_the_second_use(tmp_path: Path) -> None:
    start, end = STORY.index('[[place]]\nid = "gatow"'), STORY.index("[[event]]")
    (problem,) = load(tmp_path, CONFIG, STORY[:end] + STORY[start:end] + STORY[end:]).problems
    assert str(problem) == (
        f'story/story.toml:26:6  place "gatow", id\n'
        f'    The id "gatow" is already used in {story_at("id = " + chr(34) + "gatow")[:-2]}.\n'
        "    Give one of the two another id, or delete the one that is there twice."
    )
