"""Every kind of fault, as a curator reads it: where, what is there, what to write."""

import re
from pathlib import Path

import pytest

from tests.unit.content.exhibits import CONFIG, PROGRAMMERS_WORDS, STORY, broken, load, told

EVENT = 'event "first-flight"'
START = "start = 1948-06-26T12:00:00+02:00"
TIME = "for example: start = 1948-06-24T06:00:00+02:00"


def _at(path: str, text: str, offset: int = 0) -> str:
    """Return the place of the beginning of a text in one of the two files."""
    whole = CONFIG if path == "config.toml" else STORY
    before = whole[: whole.index(text) + offset]
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def _story(text: str, offset: int = 0) -> str:
    return _at("story/story.toml", text, offset)


def _config(text: str, offset: int = 0) -> str:
    return _at("config.toml", text, offset)


FAULTS: dict[str, tuple[str, str, str]] = {
    "a key spelt wrong": (
        "summary = ",
        "sumary = ",
        f"{_story('summary')}  {EVENT}, sumary\n"
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
        " setting, theme, country, stance, weight, tension, public, public_tells, public_note,"
        " knew, summary,"
        " short, body, why, quote, quote_by, quote_source, dispute, sources, confidence,"
        " verification, links, media, seed.",
    ),
    "a key that is missing": (
        'why = "Nobody had to starve."\n',
        "",
        f"{_story('[[event]]')}  {EVENT}\n"
        '    "why" is missing.\n'
        '    Add it, for example: why = "Nobody had to starve."',
    ),
    "a number for text": (
        'title = "The first aircraft land"',
        "title = 7",
        f"{_story('title = ', 8)}  {EVENT}, title\n"
        "    This is the number 7, not text.\n"
        '    Write text in quotes, for example: title = "The first aircraft lands"',
    ),
    "text for a number": (
        "weight = 5",
        'weight = "five"',
        f"{_story('weight = ', 9)}  {EVENT}, weight\n"
        '    This is the text "five", not a whole number.\n'
        "    Write digits without quotes, for example: weight = 3",
    ),
    "a number out of its range": (
        "weight = 5",
        "weight = 6",
        f"{_story('weight = ', 9)}  {EVENT}, weight\n"
        "    This is the number 6.\n"
        "    Write a number from 1 to 5, for example: weight = 3",
    ),
    "a picture without its credit": (
        'credit = "The air force."\n',
        "",
        f"{_story('[[event.media')}  {EVENT}, media 1\n"
        '    "credit" is missing.\n'
        '    Add it, for example: credit = "US Air Force, public domain"',
    ),
    "a picture without words for those who do not see it": (
        'alt = "A crowd."\n',
        "",
        f"{_story('[[event.media')}  {EVENT}, media 1\n"
        '    "alt" is missing.\n'
        '    Add it, for example: alt = "Children wave at an aircraft."',
    ),
    "a picture that cannot be shown": (
        'path = "media/a.jpg',
        'path = "media/a.tif',
        f"{_story('path = ' + chr(34) + 'media', 7)}  {EVENT}, media 1, path\n"
        '    "media/a.tif" is not a picture that can be shown.\n'
        "    Name a JPEG, PNG or WebP file, for example:"
        ' path = "assets/media/tempelhof.jpg"',
    ),
    "a focus outside the picture": (
        "focus = [0.2, 1.0]",
        "focus = [0.2, 1.5]",
        f"{_story('focus = ', 14)}  {EVENT}, media 1, focus, entry 2\n"
        "    This is the number 1.5.\n"
        "    Write two numbers from 0 to 1, for example: focus = [0.5, 0.3]",
    ),
    "text for true": (
        "seed = true",
        'seed = "yes"',
        f"{_story('seed = ', 7)}  {EVENT}, seed\n"
        '    This is the text "yes", not true or false.\n'
        "    Write true or false without quotes, for example: seed = true",
    ),
    "text for a list": (
        'sources = ["A book, page 7"]',
        'sources = "A book, page 7"',
        f"{_story('sources = ', 10)}  {EVENT}, sources\n"
        '    This is the text "A book, page 7", not a list.\n'
        '    Write it as a whole, for example: sources = ["A book, page 7"]',
    ),
    "an empty list": (
        'places = ["tempelhof", "gatow"]',
        "places = []",
        f"{_story('places = ', 9)}  {EVENT}, places\n"
        "    The list is empty.\n"
        '    Write at least one entry, for example: places = ["tempelhof"]',
    ),
    "an empty text": (
        'title = "The first aircraft land"',
        'title = " "',
        f"{_story('title = ', 8)}  {EVENT}, title\n"
        "    The text is empty.\n"
        '    Write something, or remove the key, for example: title = "The first aircraft lands"',
    ),
    "a wrong entry of a list": (
        'places = ["tempelhof", "gatow"]',
        'places = ["tempelhof", 7]',
        f"{_story('places = ', 23)}  {EVENT}, places, entry 2\n"
        "    This is the number 7, not text.\n"
        '    Write text in quotes, for example: places = ["tempelhof"]',
    ),
    "an invisible character": (
        'note = "In the American sector."',
        'note = "In the\\u0007 sector."',
        f'{_story("note = ", 7)}  place "tempelhof", note\n'
        '    "In the\x07 sector." holds an invisible character.\n'
        '    Delete it, or type the text anew, for example: note = "In the south."',
    ),
    "a name with a space": (
        'id = "first-flight"',
        'id = "First flight"',
        f'{_story("id = " + chr(34) + "first", 5)}  event "First flight", id\n'
        '    "First flight" is not a name for files.\n'
        "    Write small letters, digits and hyphens, without spaces, for example:"
        ' id = "first-flight"',
    ),
    "a word out of a few": (
        'precision = "hour"',
        'precision = "hours"',
        f"{_story('precision = ', 12)}  {EVENT}, precision\n"
        '    "hours" is not known here.\n'
        '    Did you mean "hour"? Known are: "minute", "hour", "day", "month", "year", for'
        ' example: precision = "hour"',
    ),
    "a word far from the few": (
        'confidence = "high"',
        'confidence = "sure"',
        f"{_story('confidence = ', 13)}  {EVENT}, confidence\n"
        '    "sure" is not known here.\n'
        '    Write one of: "high", "medium", "low", for example: confidence = "high"',
    ),
    "a time in quotes": (
        START,
        'start = "1948-06-26 12:00"',
        f"{_story(START, 8)}  {EVENT}, start\n"
        '    This is the text "1948-06-26 12:00", not a time.\n'
        f"    Write the local time with its offset, without quotes, {TIME}",
    ),
    "a time without an offset": (
        START,
        "start = 1948-06-26T12:00:00",
        f"{_story(START, 8)}  {EVENT}, start\n"
        "    The time is 1948-06-26T12:00:00, without an offset from UTC.\n"
        f"    Write the local time with its offset, {TIME}",
    ),
    "a date for a time": (
        START,
        "start = 1948-06-26",
        f"{_story(START, 8)}  {EVENT}, start\n"
        "    This is the date 1948-06-26, not a time.\n"
        f"    Write the local time with its offset, without quotes, {TIME}",
    ),
    "a year that cannot be": (
        START,
        "start = 9999-06-26T12:00:00+02:00",
        f"{_story(START, 8)}  {EVENT}, start\n"
        "    The year cannot be counted with.\n"
        f"    Check the year, {TIME}",
    ),
    "a time for a date": (
        "counted_from = 1948-06-24",
        "counted_from = 1948-06-24T00:00:00",
        f"{_config('counted_from = ', 15)}  timeline, counted_from\n"
        "    This is the time 1948-06-24T00:00:00, not a date.\n"
        "    Write the date without an hour and without quotes, for example:"
        " counted_from = 1948-06-24",
    ),
    "no word from which it was known": (
        'public = "same"',
        'public = "soon"',
        f"{_story('public = ', 9)}  {EVENT}, public\n"
        '    This is the text "soon", not a time from which it was known.\n'
        '    Write "same", a time with its offset, a date, a year or "never", for example:'
        ' public = "same"',
    ),
    "the same for a party, inside braces": (
        'london = "same"',
        "london = true",
        f"{_story('london = ', 9)}  {EVENT}, knew, london\n"
        "    This is true, not a time from which it was known.\n"
        '    Write "same", a time with its offset, a date, a year or "never", for example:'
        ' london = "same"',
    ),
    "a colour": (
        'fill = "#EA7317"',
        'fill = "orange"',
        f'{_config("fill = ", 7)}  theatre "city", fill\n'
        '    "orange" is not a colour.\n'
        '    Write # and six digits from 0 to F, for example: fill = "#EA7317"',
    ),
    "a colour in a palette": (
        'uk_land = "#0A1B2C", uk_dot = "#0A1B2C", paper',
        'uk_land = "#0A1B2", uk_dot = "#0A1B2C", paper',
        f"{_config('uk_land = ', 10)}  palette, public, uk_land\n"
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
        f"{_config('idle_limit_s = ', 15)}  visit, idle_limit_s\n"
        "    This is not a finite number.\n"
        "    Write digits, for example: idle_limit_s = 60",
    ),
    "a wait that hurries people": (
        "idle_limit_s = 60",
        "idle_limit_s = 5",
        f"{_config('idle_limit_s = ', 15)}  visit, idle_limit_s\n"
        "    This is the number 5.\n"
        "    Write a number from 30 to 3600, for example: idle_limit_s = 60",
    ),
    "too few of them": (
        "scale_limits = [0.3, 300.0]",
        "scale_limits = [0.3]",
        f"{_config('scale_limits = ', 15)}  map, scale_limits\n"
        "    The list needs 2 entries and has 1.\n"
        "    Write 2 of them, for example: scale_limits = [0.3, 300.0]",
    ),
    "a scale of nothing": (
        "scale_limits = [0.3, 300.0]",
        "scale_limits = [0.0, 300.0]",
        f"{_config('scale_limits = ', 16)}  map, scale_limits, entry 1\n"
        "    This is the number 0.0.\n"
        "    Write a number above 0, for example: scale_limits = [0.3, 300.0]",
    ),
    "a section with two brackets": (
        "[screen]",
        "[[screen]]",
        f"{_config('[screen]')}  screen\n"
        "    This is a list, not a section.\n"
        "    Begin it with [screen].",
    ),
    "an entry with one bracket": (
        '[[theme]]\nid = "supply"',
        '[theme]\nid = "supply"',
        f"{_config('[[theme]]')}  theme\n"
        "    This is a group of keys, not a list.\n"
        "    Begin each entry with [[theme]].",
    ),
    "an entry inside a section with one bracket": (
        "[[map.tint]]",
        "[map.tint]",
        f"{_config('[[map.tint]]')}  map, tint\n"
        "    This is a group of keys, not a list.\n"
        "    Begin each entry with [[map.tint]].",
    ),
    "text for a view": (
        "home = { lon = 0.0, lat = 45.0, scale = 0.6 }",
        'home = "here"',
        f"{_config('home = ', 7)}  map, home\n"
        '    This is the text "here", not a section.\n'
        "    Write it as a whole, for example: home = { lon = 13.4, lat = 52.5, scale = 2.5 }",
    ),
    "a blank that is lost": (
        'day_of_days = "Day {day} of {days}"',
        'day_of_days = "Day {day}"',
        f"{_config('day_of_days = ', 14)}  wording, day_of_days\n"
        "    The program fills in {day} and {days} here.\n"
        '    Write {day} and {days} once each, for example: day_of_days = "Day {day} of {days}"',
    ),
    "a blank where none is filled in": (
        'back = "Back"',
        'back = "Back {day"',
        f"{_config('back = ', 7)}  wording, back\n"
        "    The program fills in nothing here.\n"
        '    Write it without braces, for example: back = "Back"',
    ),
    # -- what no entry can tell alone
    "a place that does not exist": (
        'places = ["tempelhof", "gatow"]',
        'places = ["tempelhof", "gatov"]',
        f"{_story('places = ', 23)}  {EVENT}, places\n"
        '    There is no place "gatov".\n'
        '    Did you mean "gatow"?',
    ),
    "a theatre that does not exist": (
        'theatre = "city"',
        'theatre = "sea"',
        f"{_story('theatre = ', 10)}  {EVENT}, theatre\n"
        '    There is no theatre "sea".\n'
        "    Choose one of: city, world.",
    ),
    "a theme that does not exist": (
        'theme = "supply"\ncountry',
        'theme = "supplies"\ncountry',
        f"{_story('theme = ', 8)}  {EVENT}, theme\n"
        '    There is no theme "supplies".\n'
        '    Did you mean "supply"?',
    ),
    "a chapter that does not exist": (
        'chapter = "beginning"',
        'chapter = "begining"',
        f"{_story('chapter = ', 10)}  {EVENT}, chapter\n"
        '    There is no chapter "begining".\n'
        '    Did you mean "beginning"?',
    ),
    "a setting that does not exist": (
        'setting = "air"',
        'setting = "underground"',
        f"{_story('setting = ', 10)}  {EVENT}, setting\n"
        '    There is no setting "underground".\n'
        "    Choose one of: air.",
    ),
    "a stance that does not exist": (
        'stance = "helps"',
        'stance = "help"',
        f"{_story('stance = ', 9)}  {EVENT}, stance\n"
        '    There is no stance "help".\n'
        '    Did you mean "helps"?',
    ),
    "a party that does not exist": (
        'london = "same"',
        'londn = "same"',
        f"{_story('london = ', 8)}  {EVENT}, knew\n"
        '    There is no party "londn".\n'
        '    Did you mean "london"?',
    ),
    "a link that leads nowhere": (
        'links = ["last-flight"]',
        'links = ["lost-flight"]',
        f"{_story('links = ', 9)}  {EVENT}, links\n"
        '    There is no event "lost-flight".\n'
        '    Did you mean "last-flight"?',
    ),
    "a link to itself": (
        'links = ["last-flight"]',
        'links = ["last-flight", "first-flight"]',
        f"{_story('links = ')[:-1]}25  {EVENT}, links\n"
        "    The event is linked to itself.\n"
        "    Remove this link.",
    ),
    "a place that is named twice": (
        'places = ["tempelhof", "gatow"]',
        'places = ["tempelhof", "tempelhof"]',
        f"{_story('places = ', 23)}  {EVENT}, places\n"
        '    "tempelhof" is named twice.\n'
        "    Remove one of the two.",
    ),
    "an actor without its place": (
        'place = "gatow"',
        'place = "london"',
        f'{_config("place = ", 8)}  actor "uk", place\n'
        '    There is no place "london".\n'
        "    Choose one of: gatow, tempelhof.",
    ),
    "an end before the start": (
        "end = 1948-06-26T18:00:00+02:00",
        "end = 1948-06-26T11:00:00+02:00",
        f"{_story('end = ', 6)}  {EVENT}, end\n"
        "    The end, 1948-06-26T11:00:00+02:00, is before the start,"
        " 1948-06-26T12:00:00+02:00.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "an offset of another season": (
        START,
        "start = 1948-06-26T12:00:00+01:00",
        f"{_story(START, 8)}  {EVENT}, start\n"
        '    The offset is +01:00, but the clocks of "tempelhof" were at +02:00.\n'
        "    If the hour is right, write: start = 1948-06-26T12:00:00+02:00",
    ),
    "a chapter that lies elsewhere": (
        START,
        "start = 1947-06-26T12:00:00+03:00",
        f"{_story(START, 8)}  {EVENT}, start\n"
        "    The time 1947-06-26T12:00:00+03:00 lies before the timeline, but the chapter"
        ' "beginning" lies within it.\n'
        "    Correct the time, or name another chapter.",
    ),
    "something known before it happened": (
        'public = "same"',
        "public = 1948-06-25",
        f"{_story('public = ', 9)}  {EVENT}, public\n"
        "    The public knew from 1948-06-25, before it happened.\n"
        '    Correct it, or write: public = "same"',
    ),
    "a zone that does not exist": (
        '[[clock]]\nname = "Berlin"\nzone = "Europe/Berlin"',
        '[[clock]]\nname = "Berlin"\nzone = "Europe/Berlim"',
        f'{_config("name = " + chr(34) + "Berlin", 23)}  clock "Berlin", zone\n'
        '    There is no time zone "Europe/Berlim".\n'
        '    Did you mean "Europe/Berlin"?',
    ),
    "a timeline that runs backwards": (
        "end = 1949-05-13T00:00:00+02:00",
        "end = 1948-05-13T00:00:00+02:00",
        f"{_config('end = ', 6)}  timeline, end\n"
        "    The end, 1948-05-13T00:00:00+02:00, is not after the start,"
        " 1948-06-24T00:00:00+02:00.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "a visit that begins outside": (
        "opens_at = 1948-06-26T12:00:00+02:00",
        "opens_at = 1948-06-23T12:00:00+02:00",
        f"{_config('opens_at = ', 11)}  timeline, opens_at\n"
        "    The time 1948-06-23T12:00:00+02:00 lies outside the timeline.\n"
        "    Write one from 1948-06-24T00:00:00+02:00 to 1949-05-13T00:00:00+02:00.",
    ),
    "an offset of the timeline": (
        "opens_at = 1948-06-26T12:00:00+02:00",
        "opens_at = 1948-06-26T12:00:00+01:00",
        f"{_config('opens_at = ', 11)}  timeline, opens_at\n"
        '    The offset is +01:00, but the clocks of "Europe/Berlin" were at +02:00.\n'
        "    If the hour is right, write: opens_at = 1948-06-26T12:00:00+02:00",
    ),
    "a fold at the start": (
        "fold = 1948-10-03T00:00:00+02:00",
        "fold = 1948-06-24T00:00:00+02:00",
        f"{_config('fold = ', 7)}  timeline, fold\n"
        "    The fold is at the start, so that nothing lies before it.\n"
        "    Move it, or remove it together with fold_share.",
    ),
    "half of a pair": (
        "fold_share = 0.5\n",
        "",
        f"{_config('fold = ', 7)}  timeline, fold\n"
        '    "fold" says nothing without "fold_share".\n'
        '    Add "fold_share", or remove "fold".',
    ),
    "the other half": (
        "counted_from = 1948-06-24\n",
        "",
        f"{_config('counted_from = ', 0)[:-2]}:16  timeline, counted_days\n"
        '    "counted_days" says nothing without "counted_from".\n'
        '    Add "counted_from", or remove "counted_days".',
    ),
    "a latitude beyond the pole": (
        "lat = 52.4744",
        "lat = 95.0",
        f'{_story("lat = 52.4744", 6)}  place "gatow", lat\n'
        "    There is no latitude 95.0; longitude and latitude seem to be exchanged.\n"
        "    Write: lon = 95.0, and lat = 13.1381",
    ),
    "a longitude round the world": (
        "lon = 13.1381",
        "lon = 373.1",
        f'{_story("lon = 13.1381", 6)}  place "gatow", lon\n'
        "    There is no longitude 373.1.\n"
        "    Write degrees from -180 to 180.",
    ),
    "two numbers exchanged": (
        "lon = 13.1381\nlat = 52.4744",
        "lon = 52.4744\nlat = 13.1381",
        f'{_story("lon = 13.1381", 6)}  place "gatow", lon\n'
        "    The place lies far from where its clocks (Europe/Berlin) would put it.\n"
        "    Perhaps the two are exchanged. If so, write: lon = 13.1381, and lat = 52.4744",
    ),
    "a quotation of nobody": (
        'quote_by = "Ernst Reuter"\n',
        "",
        f"{_story('quote = ', 8)}  {EVENT}, quote\n"
        "    The quotation does not say who said it.\n"
        '    Add it, for example: quote_by = "…"',
    ),
    "a quotation from nowhere": (
        'quote_source = "Speech of 9 September 1948"\n',
        "",
        f"{_story('quote = ', 8)}  {EVENT}, quote\n"
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
        f'{_story("title = " + chr(34) + "The last", 8)}  event "last-flight", title\n'
        "    The text has 61 letters; 60 find room.\n"
        "    Shorten it.",
    ),
    "a language in two entries": (
        'code = "de"',
        'code = "en"',
        f'{_config("code = " + chr(34) + "de", 7)}  language "en", code\n'
        f'    The language "en" is already in {_config("code = " + chr(34) + "en")[:-2]}.\n'
        "    Remove one of the two.",
    ),
    "a country that writes no dates": (
        'locale = "de-AT"',
        'locale = "dx-AT"',
        f'{_config("locale = " + chr(34) + "de", 9)}  language "de", locale\n'
        '    How "dx-AT" writes a date is not known.\n'
        '    Write the code of its language, and of its country if need be, such as "pt-BR".',
    ),
    "a script that begins on the other side": (
        'name = "Deutsch"',
        'name = "العربية"',
        f'{_config("direction = ", 12)}  language "de", direction\n'
        '    The script of "العربية" begins on the right.\n'
        '    Write: direction = "rtl"',
    ),
    "text that is too near to its ground": (
        'ink = "#0A1B2C"',
        'ink = "#9A9B9C"',
        f"{_config(' ink = ' + chr(34) + '#0A1B2C', 7)}  palette, public, ink\n"
        '    The contrast to "paper" is 2.5; 7 is needed to be seen by all.\n'
        "    Take a darker colour.\n"
        f"{_config(' ink = ' + chr(34) + '#0A1B2C', 7)}  palette, public, ink\n"
        '    The contrast to "paper2" is 2.5; 7 is needed to be seen by all.\n'
        "    Take a darker colour.",
    ),
    "letters at night that are too dark": (
        'glow = "#FF9C4A"',
        'glow = "#224466"',
        f'{_config("glow = ", 7)}  theatre "city", glow\n'
        '    The contrast to "panel" at night is 1.7; 7 is needed to be seen by all.\n'
        "    Take a brighter colour.",
    ),
    "a sentence without end": (
        'why = "Nobody had to starve."',
        f'why = "Nobody had to starve{" and nobody had to starve" * 6}."',
        f"{_story('why = ', 6)}  {EVENT}, why\n"
        '    The sentence "Nobody had to starve and nobody had to …" has 34 words; 25 are read'
        " easily.\n"
        "    Make two of it.",
    ),
    "long words only": (
        'short = "Aircraft bring food."',
        f'short = "{"Administrative requirements notwithstanding. " * 8}"',
        f"{_story('short = ', 8)}  {EVENT}, short\n"
        "    The text is hard to read: 24 of its 24 words are long.\n"
        "    Write shorter words and sentences.",
    ),
    "one mark for two theatres": (
        'shape = "square"',
        'shape = "circle"',
        f'{_config("shape = " + chr(34) + "square", 8)}  theatre "world", shape\n'
        '    The shape "circle" already belongs to another theatre, in config.toml:50.\n'
        "    Give each theatre a shape of its own: not everybody can tell the colours apart.",
    ),
    "a tint without its colour": (
        'flat = "uk_land"',
        'flat = "uk_lamd"',
        f"{_config('flat = ', 7)}  map, tint 1, flat\n"
        '    There is no colour "uk_lamd" in [palette.public].\n'
        '    Did you mean "uk_land"?\n'
        f"{_config('flat = ', 7)}  map, tint 1, flat\n"
        '    There is no colour "uk_lamd" in [palette.secret].\n'
        '    Did you mean "uk_land"?',
    ),
    "two tints for one territory": (
        'territories = ["uk"]',
        'territories = ["uk", "uk"]',
        f"{_config('territories = ')[:-1]}22  map, tint 1, territories\n"
        '    The territory "uk" already has a tint, in '
        f"{_config('territories = ')[:-2]}.\n"
        "    Remove one of the two.",
    ),
    "limits the wrong way round": (
        "scale_limits = [0.3, 300.0]",
        "scale_limits = [300.0, 0.3]",
        f"{_config('scale_limits = ', 15)}  map, scale_limits\n"
        "    The smallest scale, 300.0, is not below the largest, 0.3.\n"
        "    Write the smaller one first, for example: scale_limits = [0.3, 300.0]",
    ),
    "a view beyond the limits": (
        "scale = 100.0 }",
        "scale = 1000.0 }",
        f'{_config("scale = 100.0", 8)}  theatre "city", view, scale\n'
        "    The scale 1000.0 lies outside the scale_limits of the map.\n"
        "    Write a scale from 0.3 to 300.0, or widen the limits.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_its_remedy(tmp_path: Path, fault: str) -> None:
    old, new, message = FAULTS[fault]
    assert told(tmp_path, old, new) == message


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
        f"    The section [screen] is already in {_config('[screen]')[:-2]}.\n"
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
        f"{_config('[screen]', 1)}  scren\n"
        '    There is no key "scren" here.\n'
        '    Did you mean "screen"?'
    )


def test_all_faults_of_all_files_come_at_once_and_in_order(tmp_path: Path) -> None:
    config = CONFIG.replace("idle_limit_s = 60", "idle_limit_s = 1").replace("[0.3,", "[-1,")
    story = STORY.replace("weight = 5", "weight = 9").replace('"last-flight"]', '"none"]')
    story = story.replace('theatre = "world"', 'theatre = "word"')
    problems = load(tmp_path, config, story).problems
    assert [(problem.path, problem.subject) for problem in problems] == [
        ("config.toml", "visit, idle_limit_s"),
        ("config.toml", "map, scale_limits, entry 1"),
        ("story/story.toml", 'event "first-flight", weight'),
        ("story/story.toml", 'event "last-flight", theatre'),
    ]
    assert list(problems) == sorted(problems)


def test_the_language_of_the_files_must_be_one_to_choose(tmp_path: Path) -> None:
    problems = broken(tmp_path, 'language = "en"', 'language = "fr"')
    assert (
        f"{_config('language = ' + chr(34) + 'en', 11)}  exhibit, language\n"
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
        f'story/story.toml:25:6  place "gatow", id\n'
        f'    The id "gatow" is already used in {_story("id = " + chr(34) + "gatow")[:-2]}.\n'
        "    Give one of the two another id."
    )


def test_no_message_has_the_words_of_programmers() -> None:
    for _, _, message in FAULTS.values():
        assert not PROGRAMMERS_WORDS.search(message)
