"""What is well written and yet not right, as a curator reads it."""

from pathlib import Path

import pytest

from tests.unit.content.exhibits import FIRST_SHORT, LAST_BODY, STORY, told
from tests.unit.content.places_told import EVENT, assert_told, config_at, story_at

# By what is wrong: a text, what stands there instead, and what the curator reads.
FAULTS: dict[str, tuple[str, str, str]] = {
    "a latitude beyond the pole": (
        "lat = 52.4744",
        "lat = 95.0",
        f'{story_at("lat = 52.4744", 6)}  place "gatow", lat\n'
        "    There is no latitude 95.0; longitude and latitude seem to be exchanged.\n"
        "    Write: lon = 95.0, and lat = 13.1381",
    ),
    "a longitude round the world": (
        "lon = 13.1381",
        "lon = 373.1",
        f'{story_at("lon = 13.1381", 6)}  place "gatow", lon\n'
        "    There is no longitude 373.1.\n"
        "    Write degrees from -180 to 180.",
    ),
    "two numbers exchanged": (
        "lon = 13.1381\nlat = 52.4744",
        "lon = 52.4744\nlat = 13.1381",
        f'{story_at("lon = 13.1381", 6)}  place "gatow", lon\n'
        "    The place lies 5,600 km from where its clocks (Europe/Berlin) would put it.\n"
        "    Perhaps the two are exchanged. If so, write: lon = 13.1381, and lat = 52.4744",
    ),
    "a minus too much": (
        "lon = 13.1381",
        "lon = -13.1381",
        f'{story_at("lon = 13.1381", 6)}  place "gatow", lon\n'
        "    The place lies 1,800 km from where its clocks (Europe/Berlin) would put it.\n"
        "    Perhaps the number has a minus too much. If so, write: lon = 13.1381",
    ),
    "a quotation of nobody": (
        'quote_by = "Ernst Reuter"\n',
        "",
        f"{story_at('quote = ', 8)}  {EVENT}, quote\n"
        "    The quotation does not say who said it.\n"
        '    Add it, for example: quote_by = "…"',
    ),
    "a quotation from nowhere": (
        'quote_source = "Speech of 9 September 1948"\n',
        "",
        f"{story_at('quote = ', 8)}  {EVENT}, quote\n"
        "    The quotation does not say where it is printed.\n"
        '    Add it, for example: quote_source = "…"',
    ),
    "a stance of nobody": (
        'country = "United Kingdom"\n',
        "",
        f"story/story.toml:{STORY[: STORY.index('stance')].count(chr(10))}:10  {EVENT}, stance\n"
        "    It is not said whose stance this is.\n"
        '    Add the country, for example: country = "France"',
    ),
    "a headline too long": (
        'title = "The last flight"',
        f'title = "{"é" * 61}"',
        f'{story_at("title = " + chr(34) + "The last", 8)}  event "last-flight", title\n'
        "    The text has 61 letters; 60 find room.\n"
        "    Shorten it.",
    ),
    "a summary too long": (
        'summary = "It is over."',
        f'summary = "{"é" * 141}"',
        f'{story_at("summary = " + chr(34) + "It is over", 10)}  event "last-flight", summary\n'
        "    The text has 141 letters; 140 find room.\n"
        "    Shorten it.",
    ),
    "a language in two entries": (
        'code = "de"',
        'code = "en"',
        f'{config_at("code = " + chr(34) + "de", 7)}  language "en", code\n'
        f'    The language "en" is already in {config_at("code = " + chr(34) + "en")[:-2]}.\n'
        "    Remove one of the two.",
    ),
    "a country that writes no dates": (
        'locale = "de-AT"',
        'locale = "dx-AT"',
        f'{config_at("locale = " + chr(34) + "de", 9)}  language "de", locale\n'
        '    There is no language "dx-AT".\n'
        '    Write the code of its language, and of its country if need be, such as "pt-BR".',
    ),
    "a script that begins on the other side": (
        'name = "Deutsch"',
        'name = "العربية"',
        f'{config_at("direction = ", 12)}  language "de", direction\n'
        '    The script of "العربية" begins on the right.\n'
        '    Write: direction = "rtl"',
    ),
    "text that is too near to its ground": (
        'ink = "#0A1B2C"',
        'ink = "#9A9B9C"',
        f"{config_at(' ink = ' + chr(34) + '#0A1B2C', 7)}  palette, public, ink\n"
        '    The contrast to "paper" is 2.5; 7 is needed to be seen by all.\n'
        "    Take a darker colour.\n"
        f"{config_at(' ink = ' + chr(34) + '#0A1B2C', 7)}  palette, public, ink\n"
        '    The contrast to "paper2" is 2.5; 7 is needed to be seen by all.\n'
        "    Take a darker colour.",
    ),
    "letters at night that are too dark": (
        'glow = "#FF9C4A"',
        'glow = "#224466"',
        f'{config_at("glow = ", 7)}  theatre "city", glow\n'
        '    The contrast to "panel" at night is 1.7; 7 is needed to be seen by all.\n'
        "    Take a brighter colour.",
    ),
    "a sentence without end": (
        'why = "Nobody had to starve."',
        f'why = "Nobody had to starve{" and nobody had to starve" * 6}."',
        f"{story_at('why = ', 6)}  {EVENT}, why\n"
        '    The sentence "Nobody had to starve and nobody had to …" has 34 words; 25 are read'
        " easily.\n"
        "    Make two of it.",
    ),
    "long words only": (
        FIRST_SHORT,
        f'short = "{"Administrative requirements notwithstanding. " * 9}"',
        f"{story_at('short = ', 8)}  {EVENT}, short\n"
        "    The text is hard to read: 27 of its 27 words are long.\n"
        "    Write shorter words and sentences.",
    ),
    "a body of a few words": (
        LAST_BODY,
        'body = "It is over."',
        f'{story_at(LAST_BODY, 7)}  event "last-flight", body\n'
        "    The text has 3 words; 55 to 110 are meant.\n"
        "    Tell more.",
    ),
    "a body of a page": (
        LAST_BODY,
        f'body = "{"It is over now. " * 28}"',
        f'{story_at(LAST_BODY, 7)}  event "last-flight", body\n'
        "    The text has 112 words; 55 to 110 are meant.\n"
        "    Shorten it.",
    ),
    "a short text of one word": (
        FIRST_SHORT,
        'short = "Food."',
        f"{story_at('short = ', 8)}  {EVENT}, short\n"
        "    The text has 1 word; 25 to 40 are meant.\n"
        "    Tell more.",
    ),
    "one mark for two theatres": (
        'shape = "square"',
        'shape = "circle"',
        f'{config_at("shape = " + chr(34) + "square", 8)}  theatre "world", shape\n'
        '    The shape "circle" already belongs to another theatre, in config.toml:52.\n'
        "    Give each theatre a shape of its own: not everybody can tell the colours apart.",
    ),
    "a tint without its colour": (
        'flat = "uk_land"',
        'flat = "uk_lamd"',
        f"{config_at('flat = ', 7)}  map, tint 1, flat\n"
        '    There is no colour "uk_lamd" in [palette.public].\n'
        '    Did you mean "uk_land"?\n'
        f"{config_at('flat = ', 7)}  map, tint 1, flat\n"
        '    There is no colour "uk_lamd" in [palette.secret].\n'
        '    Did you mean "uk_land"?',
    ),
    "two tints for one territory": (
        'territories = ["uk"]',
        'territories = ["uk", "uk"]',
        f"{config_at('territories = ')[:-1]}22  map, tint 1, territories\n"
        '    The territory "uk" already has a tint, in '
        f"{config_at('territories = ')[:-2]}.\n"
        "    Remove one of the two.",
    ),
    "limits the wrong way round": (
        "scale_limits = [0.3, 300.0]",
        "scale_limits = [300.0, 0.3]",
        f"{config_at('scale_limits = ', 15)}  map, scale_limits\n"
        "    The smallest scale, 300.0, is not below the largest, 0.3.\n"
        "    Write the smaller one first, for example: scale_limits = [0.3, 300.0]",
    ),
    "a view beyond the limits": (
        "scale = 100.0 }",
        "scale = 1000.0 }",
        f'{config_at("scale = 100.0", 8)}  theatre "city", view, scale\n'
        "    The scale 1000.0 lies outside the scale_limits of the map.\n"
        "    Write a scale from 0.3 to 300.0, or widen the limits.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_its_remedy(tmp_path: Path, fault: str) -> None:
    assert_told(tmp_path, FAULTS[fault])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "The last flight"', f'title = "{"é" * 60}"'),
        ('summary = "It is over."', f'summary = "{"é" * 140}"'),
        (LAST_BODY, f'body = "{"It is over now to all. " * 18}It is."'),
        (LAST_BODY, f'body = "{"It is over now. " * 14}"'),
        # Between the words of some scripts there are no spaces.
        (LAST_BODY, f'body = "{"城市由空中供应。" * 20}"'),
    ],
)
def test_a_text_that_just_finds_room_is_no_fault(tmp_path: Path, old: str, new: str) -> None:
    assert told(tmp_path, old, new) == ""
