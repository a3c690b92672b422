"""Slips in writing TOML, told with their place."""

import pytest

from kiosk.content.problems import Problem
from kiosk.content.reading import parsed

KEY = "Here a key was expected."
VALUE = "This value cannot be read."
QUOTE = "The text does not end on its line."
TWICE = "This name already has a value further up."
HEADING = "The heading is not written to its end."
AFTER = "The value has ended, and something follows it on the line."
COMMA = "A number is written with a comma."
DATE = "This is no date or time as it is written."
END = "The file ends in the middle of this."

SLIPS = {
    "a line that is no key": ('a = 1\n= "x"\n', 2, 1, KEY),
    "a key of two words": ('my key = "x"\n', 1, 4, "After the key an equals sign is missing."),
    "a colon for the equals sign": ("title: 1\n", 1, 6, "After the key an equals sign is missing."),
    "a key with an accent": (
        "durée = 1\n",
        1,
        4,
        "This key has a letter that may only stand in quotes.",
    ),
    "a key that begins with an accent": (
        "état = 1\n",
        1,
        1,
        "This key has a letter that may only stand in quotes.",
    ),
    "no value": ("title = \n", 1, 9, VALUE),
    "text without quotes": ("a = 1.5\ntitle = Kennedy\n", 2, 9, VALUE),
    "typographic quotes": (
        "title = “Kennedy”\n",
        1,
        9,
        "These are printers' quotation marks.",
    ),
    "a capital True": ("on = True\n", 1, 6, VALUE),
    "no closing quote": ('a = "x\nb = 2\n', 1, 7, QUOTE),
    "a quote inside": ('a = "say "so" now"\n', 1, 11, AFTER),
    "no seconds": ("t = 1962-10-27T11:19-04:00\n", 1, 15, "The time has no seconds."),
    "no such day": ("t = 1962-02-30\n", 1, 5, "There is no such date or time."),
    "a comma in a number": ("a = 1,5\n", 1, 6, COMMA),
    "a comma in a place": ("lon = -81,69  # west\n", 1, 10, COMMA),
    "a day that no month has": ("t = 1962-10-32T19:00:00-04:00\n", 1, 9, DATE),
    "a month that no year has": ("t = 1962-31-10T19:00:00-04:00\n", 1, 9, DATE),
    "a date as in German": ("t = 22.10.1962\n", 1, 10, DATE),
    "an hour of one digit": ("t = 1962-10-22T7:00:00-04:00\n", 1, 15, DATE),
    "an hour after midnight": ("t = 1962-10-22T24:00:00-04:00\n", 1, 15, DATE),
    "a key twice": ('a = 1\nb = """\nx\n"""\na = 2\n', 5, 1, TWICE),
    "a long text twice": ('a = 1\na = """\nx\n"""\n', 2, 1, TWICE),
    "a key twice in braces": ('x = { a = 1, "é" = 2, a = 3 }\n', 1, 23, TWICE),
    "a section twice": ("[a]\nb = 1\n[a]\n", 3, 1, TWICE),
    "a section and a list": ("[a]\nb = 1\n[[a]]\n", 3, 1, TWICE),
    "an open heading": ("[a\nb = 1\n", 1, 3, HEADING),
    "an open double heading": ("[[a]\nb = 1\n", 1, 4, HEADING),
    "a list without comma": (
        'a = ["x" "y"]\n',
        1,
        10,
        "A comma or the closing bracket of the list is missing.",
    ),
    "a group over two lines": (
        "a = { b = 1,\n  c = 2 }\n",
        1,
        13,
        KEY,
    ),
    "a group without comma": (
        "a = { b = 1 c = 2 }\n",
        1,
        13,
        "A comma or the closing brace is missing.",
    ),
    "a backslash": ('a = "C:\\photos"\n', 1, 10, "A backslash stands alone in the text."),
    "a code that is none": (
        'a = "\\uD800"\n',
        1,
        12,
        "The code after the backslash is not a character.",
    ),
    "an invisible character": (
        'a = "x\x07"\n',
        1,
        7,
        "Here is an invisible character that may not stand in a file.",
    ),
    "the end inside a list": ('a = 1\nwhy = ["x",\n', 2, 7, END),
    "the end inside a text": ('a = 1\nbody = """\nOne. Two.\n', 2, 8, END),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_writing_is_told_with_its_place(slip: str) -> None:
    text, line, column, found = SLIPS[slip]
    problem = parsed(text, "story.toml")
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column, problem.found) == (line, column, found)
    assert problem.remedy


def test_windows_line_ends_do_not_move_a_slip() -> None:
    for text, line, column, _ in SLIPS.values():
        problem = parsed(text.replace("\n", "\r\n"), "story.toml")
        assert isinstance(problem, Problem)
        assert (problem.line, problem.column) == (line, column)
