"""Names that nothing bears and times that cannot be, as a curator reads them."""

from pathlib import Path

import pytest

from tests.unit.content.places_told import EVENT, START, assert_told, config_at, story_at

LAST = 'id = "last-flight"'

# By what is wrong: a text, what stands there instead, and what the curator reads.
FAULTS: dict[str, tuple[str, str, str]] = {
    "a place that does not exist": (
        'places = ["tempelhof", "gatow"]',
        'places = ["tempelhof", "gatov"]',
        f"{story_at('places = ', 23)}  {EVENT}, places\n"
        '    There is no place "gatov".\n'
        '    Did you mean "gatow"?',
    ),
    "a theatre that does not exist": (
        'theatre = "city"',
        'theatre = "sea"',
        f"{story_at('theatre = ', 10)}  {EVENT}, theatre\n"
        '    There is no theatre "sea".\n'
        "    Choose one of: city, world.",
    ),
    "a theme that does not exist": (
        'theme = "supply"\ncountry',
        'theme = "supplies"\ncountry',
        f"{story_at('theme = ', 8)}  {EVENT}, theme\n"
        '    There is no theme "supplies".\n'
        '    Did you mean "supply"?',
    ),
    "a chapter that does not exist": (
        'chapter = "beginning"',
        'chapter = "begining"',
        f"{story_at('chapter = ', 10)}  {EVENT}, chapter\n"
        '    There is no chapter "begining".\n'
        '    Did you mean "beginning"?',
    ),
    "a setting that does not exist": (
        'setting = "air"',
        'setting = "underground"',
        f"{story_at('setting = ', 10)}  {EVENT}, setting\n"
        '    There is no setting "underground".\n'
        "    Choose one of: air.",
    ),
    "two pictures of one event with one name": (
        f"[[event]]\n{LAST}",
        '[[event.media]]\npath = "other/a.png"\nalt = "A field."\ncredit = "Unknown."\n\n'
        f"[[event]]\n{LAST}",
        f"{story_at(LAST, 7)}  {EVENT}, media 2, path\n"
        f'    Another picture of this event is called "a" too, in {story_at("path = ", 7)[:-2]}.\n'
        "    Give one of the files another name: translations know a picture by it.",
    ),
    "a stance that does not exist": (
        'stance = "helps"',
        'stance = "help"',
        f"{story_at('stance = ', 9)}  {EVENT}, stance\n"
        '    There is no stance "help".\n'
        '    Did you mean "helps"?',
    ),
    "a party that does not exist": (
        'london = "same"',
        'londn = "same"',
        f"{story_at('london = ', 8)}  {EVENT}, knew\n"
        '    There is no party "londn".\n'
        '    Did you mean "london"?',
    ),
    "a link that leads nowhere": (
        'links = ["last-flight"]',
        'links = ["lost-flight"]',
        f"{story_at('links = ', 9)}  {EVENT}, links\n"
        '    There is no event "lost-flight".\n'
        '    Did you mean "last-flight"?',
    ),
    "a link to itself": (
        'links = ["last-flight"]',
        'links = ["last-flight", "first-flight"]',
        f"{story_at('links = ')[:-1]}25  {EVENT}, links\n"
        "    The event is linked to itself.\n"
        "    Remove this link.",
    ),
    "a place that is named twice": (
        'places = ["tempelhof", "gatow"]',
        'places = ["tempelhof", "tempelhof"]',
        f"{story_at('places = ', 23)}  {EVENT}, places\n"
        '    "tempelhof" is named twice.\n'
        "    Remove one of the two.",
    ),
    "an actor without its place": (
        'place = "gatow"',
        'place = "london"',
        f'{config_at("place = ", 8)}  actor "uk", place\n'
        '    There is no place "london".\n'
        "    Choose one of: gatow, tempelhof.",
    ),
    "an end before the start": (
        "end = 1948-06-26T18:00:00+02:00",
        "end = 1948-06-26T11:00:00+02:00",
        f"{story_at('end = ', 6)}  {EVENT}, end\n"
        "    The end, 1948-06-26T11:00:00+02:00, is before the start,"
        " 1948-06-26T12:00:00+02:00.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "an offset of another season": (
        START,
        "start = 1948-06-26T12:00:00+01:00",
        f"{story_at(START, 8)}  {EVENT}, start\n"
        '    The offset is +01:00, but the clocks of "tempelhof" were at +02:00.\n'
        "    If the hour is right, write: start = 1948-06-26T12:00:00+02:00",
    ),
    "a chapter that lies elsewhere": (
        START,
        "start = 1947-06-26T12:00:00+03:00",
        f"{story_at(START, 8)}  {EVENT}, start\n"
        "    The time 1947-06-26T12:00:00+03:00 lies before the timeline, but the chapter"
        ' "beginning" lies within it.\n'
        "    Correct the time, or name another chapter.",
    ),
    "something known before it happened": (
        'public = "same"',
        "public = 1948-06-25",
        f"{story_at('public = ', 9)}  {EVENT}, public\n"
        "    The public knew from 1948-06-25, before it happened.\n"
        '    Correct it, or write: public = "same"',
    ),
    "a zone that does not exist": (
        '[[clock]]\nname = "Berlin"\nzone = "Europe/Berlin"',
        '[[clock]]\nname = "Berlin"\nzone = "Europe/Berlim"',
        f'{config_at("name = " + chr(34) + "Berlin", 23)}  clock "Berlin", zone\n'
        '    There is no time zone "Europe/Berlim".\n'
        '    Did you mean "Europe/Berlin"?',
    ),
    "a timeline that runs backwards": (
        "end = 1949-05-13T00:00:00+02:00",
        "end = 1948-05-13T00:00:00+02:00",
        f"{config_at('end = ', 6)}  timeline, end\n"
        "    The end, 1948-05-13T00:00:00+02:00, is not after the start,"
        " 1948-06-24T00:00:00+02:00.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "a visit that begins outside": (
        "opens_at = 1948-06-26T12:00:00+02:00",
        "opens_at = 1948-06-23T12:00:00+02:00",
        f"{config_at('opens_at = ', 11)}  timeline, opens_at\n"
        "    The time 1948-06-23T12:00:00+02:00 lies outside the timeline.\n"
        "    Write one from 1948-06-24T00:00:00+02:00 to 1949-05-13T00:00:00+02:00.",
    ),
    "an offset of the timeline": (
        "opens_at = 1948-06-26T12:00:00+02:00",
        "opens_at = 1948-06-26T12:00:00+01:00",
        f"{config_at('opens_at = ', 11)}  timeline, opens_at\n"
        '    The offset is +01:00, but the clocks of "Europe/Berlin" were at +02:00.\n'
        "    If the hour is right, write: opens_at = 1948-06-26T12:00:00+02:00",
    ),
    "a fold at the start": (
        "fold = 1948-10-03T00:00:00+02:00",
        "fold = 1948-06-24T00:00:00+02:00",
        f"{config_at('fold = ', 7)}  timeline, fold\n"
        "    The fold is at the start, so that nothing lies before it.\n"
        "    Move it, or remove it together with fold_share.",
    ),
    "half of a pair": (
        "fold_share = 0.5\n",
        "",
        f"{config_at('fold = ', 7)}  timeline, fold\n"
        '    "fold" says nothing without "fold_share".\n'
        '    Add "fold_share", or remove "fold".',
    ),
    "the other half": (
        "counted_from = 1948-06-24\n",
        "",
        f"{config_at('counted_from = ', 0)[:-2]}:16  timeline, counted_days\n"
        '    "counted_days" says nothing without "counted_from".\n'
        '    Add "counted_from", or remove "counted_days".',
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_its_remedy(tmp_path: Path, fault: str) -> None:
    assert_told(tmp_path, FAULTS[fault])
