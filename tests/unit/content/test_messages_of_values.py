"""Every fault of a single value, as a curator reads it: where, what is there, what to write."""

from pathlib import Path

import pytest

from tests.unit.content.exhibits import STORY
from tests.unit.content.places_told import EVENT, START, TIME, assert_told, config_at, story_at

# By what is wrong: a text, what stands there instead, and what the curator reads.
FAULTS: dict[str, tuple[str, str, str]] = {
    "a key spelt wrong": (
        "summary = ",
        "sumary = ",
        f"{story_at('summary')}  {EVENT}, sumary\n"
        '    There is no key "sumary" here.\n'
        '    Did you mean "summary"?',
    ),
    "a key that nobody knows": (
        "weight = 5",
        "weight = 5\nphotographer = 1",
        f"story/story.toml:{STORY[: STORY.index('weight')].count(chr(10)) + 2}:1"
        f"  {EVENT}, photographer\n"
        '    There is no key "photographer" here.\n'
        "    Remove it; known are: id, chapter, title, start, end, precision, places, theatre,"
        " setting, theme, country, stance, weight, tension, public, public_tells,"
        " public_title, public_note, knew, summary,"
        " short, body, why, quote, quote_by, quote_source, dispute, sources, confidence,"
        " verification, links, media, seed.",
    ),
    "a picture that does not say whose it is": (
        "[[event.media]]",
        "[[media]]",
        f"{story_at('[[event.media]]', 2)}  media\n"
        '    There is no key "media" here.\n'
        "    Write [[event.media]], below its [[event]].",
    ),
    "a key of another section": (
        "weight = 5",
        "weight = 5\nlat = 52.5",
        f"story/story.toml:{STORY[: STORY.index('weight')].count(chr(10)) + 2}:1  {EVENT}, lat\n"
        '    There is no key "lat" here.\n'
        "    It belongs below [[place]].",
    ),
    "a key that is missing": (
        'why = "Nobody had to starve."\n',
        "",
        f"{story_at('[[event]]')}  {EVENT}\n"
        '    "why" is missing.\n'
        '    Add it, for example: why = "Nobody had to starve."',
    ),
    "a number for text": (
        'title = "The first aircraft land"',
        "title = 7",
        f"{story_at('title = ', 8)}  {EVENT}, title\n"
        "    This is the number 7, not text.\n"
        '    Write text in quotes, for example: title = "The first aircraft lands"',
    ),
    "text for a number": (
        "weight = 5",
        'weight = "five"',
        f"{story_at('weight = ', 9)}  {EVENT}, weight\n"
        '    This is the text "five", not a whole number.\n'
        "    Write digits without quotes, for example: weight = 3",
    ),
    "a number out of its range": (
        "weight = 5",
        "weight = 6",
        f"{story_at('weight = ', 9)}  {EVENT}, weight\n"
        "    This is the number 6.\n"
        "    Write a number from 1 to 5, for example: weight = 3",
    ),
    "a picture without its credit": (
        'credit = "The air force."\n',
        "",
        f"{story_at('[[event.media')}  {EVENT}, media 1\n"
        '    "credit" is missing.\n'
        '    Add it, for example: credit = "US Air Force, public domain"',
    ),
    "a picture without words for those who do not see it": (
        'alt = "A crowd."\n',
        "",
        f"{story_at('[[event.media')}  {EVENT}, media 1\n"
        '    "alt" is missing.\n'
        '    Add it, for example: alt = "Children wave at an aircraft."',
    ),
    "a picture that cannot be shown": (
        'path = "media/a.jpg',
        'path = "media/a.tif',
        f"{story_at('path = ' + chr(34) + 'media', 7)}  {EVENT}, media 1, path\n"
        '    "media/a.tif" is not a picture that can be shown.\n'
        "    Name a JPEG, PNG or WebP file, for example:"
        ' path = "assets/media/tempelhof.jpg"',
    ),
    "a focus outside the picture": (
        "focus = [0.2, 1.0]",
        "focus = [0.2, 1.5]",
        f"{story_at('focus = ', 14)}  {EVENT}, media 1, focus, entry 2\n"
        "    This is the number 1.5.\n"
        "    Write two numbers from 0 to 1, for example: focus = [0.5, 0.3]",
    ),
    "text for true": (
        "seed = true",
        'seed = "yes"',
        f"{story_at('seed = ', 7)}  {EVENT}, seed\n"
        '    This is the text "yes", not true or false.\n'
        "    Write true or false without quotes, for example: seed = true",
    ),
    "text for a list": (
        'sources = ["A book, page 7"]',
        'sources = "A book, page 7"',
        f"{story_at('sources = ', 10)}  {EVENT}, sources\n"
        '    This is the text "A book, page 7", not a list.\n'
        '    Write it as a whole, for example: sources = ["A book, page 7"]',
    ),
    "an empty list": (
        'places = ["tempelhof", "gatow"]',
        "places = []",
        f"{story_at('places = ', 9)}  {EVENT}, places\n"
        "    The list is empty.\n"
        '    Write at least one entry, for example: places = ["tempelhof"]',
    ),
    "an empty text": (
        'title = "The first aircraft land"',
        'title = " "',
        f"{story_at('title = ', 8)}  {EVENT}, title\n"
        "    The text is empty.\n"
        '    Write something, for example: title = "The first aircraft lands"',
    ),
    "a wrong entry of a list": (
        'places = ["tempelhof", "gatow"]',
        'places = ["tempelhof", 7]',
        f"{story_at('places = ', 23)}  {EVENT}, places, entry 2\n"
        "    This is the number 7, not text.\n"
        '    Write text in quotes, for example: places = ["tempelhof"]',
    ),
    "an invisible character": (
        'note = "In the American sector."',
        'note = "In the\\u0007 sector."',
        f'{story_at("note = ", 7)}  place "tempelhof", note\n'
        '    "In the\x07 sector." holds an invisible character.\n'
        '    Delete it, or type the text anew, for example: note = "In the south."',
    ),
    "a name with a space": (
        'id = "first-flight"',
        'id = "First flight"',
        f'{story_at("id = " + chr(34) + "first", 5)}  event "First flight", id\n'
        '    "First flight" is not a name for files.\n'
        "    Write small letters, digits and hyphens, without spaces, for example:"
        ' id = "first-flight"',
    ),
    "a word out of a few": (
        'precision = "hour"',
        'precision = "hours"',
        f"{story_at('precision = ', 12)}  {EVENT}, precision\n"
        '    "hours" is not known here.\n'
        '    Did you mean "hour"? Known are: "minute", "hour", "day", "month", "year", for'
        ' example: precision = "hour"',
    ),
    "a word far from the few": (
        'confidence = "high"',
        'confidence = "sure"',
        f"{story_at('confidence = ', 13)}  {EVENT}, confidence\n"
        '    "sure" is not known here.\n'
        '    Write one of: "high", "medium", "low", for example: confidence = "high"',
    ),
    "a time in quotes": (
        START,
        'start = "1948-06-26 12:00"',
        f"{story_at(START, 8)}  {EVENT}, start\n"
        '    This is the text "1948-06-26 12:00", not a time.\n'
        f"    Write the local time with its offset, without quotes, {TIME}",
    ),
    "a time without an offset": (
        START,
        "start = 1948-06-26T12:00:00",
        f"{story_at(START, 8)}  {EVENT}, start\n"
        "    The time is 1948-06-26T12:00:00, without an offset from UTC.\n"
        f"    Write the local time with its offset, {TIME}",
    ),
    "a date for a time": (
        START,
        "start = 1948-06-26",
        f"{story_at(START, 8)}  {EVENT}, start\n"
        "    This is the date 1948-06-26, not a time.\n"
        f"    Write the local time with its offset, without quotes, {TIME}",
    ),
    "a year that cannot be": (
        START,
        "start = 9999-06-26T12:00:00+02:00",
        f"{story_at(START, 8)}  {EVENT}, start\n"
        "    The year cannot be counted with.\n"
        f"    Check the year, {TIME}",
    ),
    "a time for a date": (
        "counted_from = 1948-06-24",
        "counted_from = 1948-06-24T00:00:00",
        f"{config_at('counted_from = ', 15)}  timeline, counted_from\n"
        "    This is the time 1948-06-24T00:00:00, not a date.\n"
        "    Write the date without an hour and without quotes, for example:"
        " counted_from = 1948-06-24",
    ),
    "no word from which it was known": (
        'public = "same"',
        'public = "soon"',
        f"{story_at('public = ', 9)}  {EVENT}, public\n"
        '    This is the text "soon", not a time from which it was known.\n'
        '    Write "same", a time with its offset, a date, a year or "never", for example:'
        ' public = "same"',
    ),
    "the same for a party, inside braces": (
        'london = "same"',
        "london = true",
        f"{story_at('london = ', 9)}  {EVENT}, knew, london\n"
        "    This is true, not a time from which it was known.\n"
        '    Write "same", a time with its offset, a date, a year or "never", for example:'
        ' london = "same"',
    ),
    "a colour": (
        'fill = "#EA7317"',
        'fill = "orange"',
        f'{config_at("fill = ", 7)}  theatre "city", fill\n'
        '    "orange" is not a colour.\n'
        '    Write # and six digits from 0 to F, for example: fill = "#EA7317"',
    ),
    "a colour in a palette": (
        'uk_land = "#0A1B2C", uk_dot = "#0A1B2C", paper',
        'uk_land = "#0A1B2", uk_dot = "#0A1B2C", paper',
        f"{config_at('uk_land = ', 10)}  palette, public, uk_land\n"
        '    "#0A1B2" is not a colour.\n'
        '    Write # and six digits from 0 to F, for example: uk_land = "#C9D5CF"',
    ),
    "a country's zone that is a number": (
        'Germany = "Europe/Berlin"',
        '"West Germany" = 1',
        "story/story.toml:2:18  zones, West Germany\n"
        "    This is the number 1, not text.\n"
        '    Write text in quotes, for example: "West Germany" = "Europe/Paris"',
    ),
    "a number that is infinite": (
        "idle_limit_s = 60",
        "idle_limit_s = inf",
        f"{config_at('idle_limit_s = ', 15)}  visit, idle_limit_s\n"
        "    This is not a finite number.\n"
        "    Write digits, for example: idle_limit_s = 60",
    ),
    "a wait that hurries people": (
        "idle_limit_s = 60",
        "idle_limit_s = 5",
        f"{config_at('idle_limit_s = ', 15)}  visit, idle_limit_s\n"
        "    This is the number 5.\n"
        "    Write a number from 30 to 3600, for example: idle_limit_s = 60",
    ),
    "too few of them": (
        "scale_limits = [0.3, 300.0]",
        "scale_limits = [0.3]",
        f"{config_at('scale_limits = ', 15)}  map, scale_limits\n"
        "    The list needs 2 entries and has 1.\n"
        "    Write 2 of them, for example: scale_limits = [0.3, 300.0]",
    ),
    "a scale of nothing": (
        "scale_limits = [0.3, 300.0]",
        "scale_limits = [0.0, 300.0]",
        f"{config_at('scale_limits = ', 16)}  map, scale_limits, entry 1\n"
        "    This is the number 0.0.\n"
        "    Write a number above 0, for example: scale_limits = [0.3, 300.0]",
    ),
    "a section with two brackets": (
        "[screen]",
        "[[screen]]",
        f"{config_at('[screen]')}  screen\n"
        "    This is a list, not a section.\n"
        "    Begin it with [screen].",
    ),
    "an entry with one bracket": (
        '[[theme]]\nid = "supply"',
        '[theme]\nid = "supply"',
        f"{config_at('[[theme]]')}  theme\n"
        "    This is a group of keys, not a list.\n"
        "    Begin each entry with [[theme]].",
    ),
    "an entry inside a section with one bracket": (
        "[[map.tint]]",
        "[map.tint]",
        f"{config_at('[[map.tint]]')}  map, tint\n"
        "    This is a group of keys, not a list.\n"
        "    Begin each entry with [[map.tint]].",
    ),
    "text for a view": (
        "home = { lon = 0.0, lat = 45.0, scale = 0.6 }",
        'home = "here"',
        f"{config_at('home = ', 7)}  map, home\n"
        '    This is the text "here", not a section.\n'
        "    Write it as a whole, for example: home = { lon = 13.4, lat = 52.5, scale = 2.5 }",
    ),
    "a blank that is lost": (
        'day_of_days = "Day {day} of {days}"',
        'day_of_days = "Day {day}"',
        f"{config_at('day_of_days = ', 14)}  wording, day_of_days\n"
        "    The program fills in {day} and {days} here.\n"
        '    Write {day} and {days} once each, for example: day_of_days = "Day {day} of {days}"',
    ),
    "a blank where none is filled in": (
        'back = "Back"',
        'back = "Back {day"',
        f"{config_at('back = ', 7)}  wording, back\n"
        "    The program fills in nothing here.\n"
        '    Write it without braces, for example: back = "Back"',
    ),
    # -- what no entry can tell alone
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_its_remedy(tmp_path: Path, fault: str) -> None:
    assert_told(tmp_path, FAULTS[fault])
