"""Slips in writing TOML, told with their place."""

import pytest

from kiosk.content.problems import Problem
from kiosk.content.reading import parsed

KEY = "Here a key was expected."
VALUE = "This value cannot be read."
QUOTE = "The text does not end on its line."
HEADING = "The heading is not written to its end."
AFTER = "The value has ended, and something follows it on the line."
COMMA = "A number is written with a comma."
DATE = "This is no date or time as it is written."
PRINTED = "These are printers' quotation marks."
SIGN = "After the value stands a sign that does not belong there."
END = "The file ends in the middle of this."
BODY = 'The text "body" begins here and is not closed.'
LIST = 'The list "places" begins here and is not closed.'
GROUP = 'The group "knew" begins here and is not closed.'

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
    "no value": ("title = \n", 1, 9, "After the equals sign the value is missing."),
    "a remark for a value": (
        "title = # soon\n",
        1,
        9,
        "After the equals sign the value is missing.",
    ),
    "text of several lines begun with two marks": (
        'why = ""\nIt shows how.\n"""\n',
        1,
        7,
        "This text ends where it begins, and more words follow on the next line.",
    ),
    "an empty text before a slip": (
        'note = ""\nmy key = 1\n',
        2,
        4,
        "After the key an equals sign is missing.",
    ),
    "two versions": (
        "a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\n>>>>>>> other\n",
        2,
        1,
        "Here stand two versions of the text, and nobody has chosen between them yet.",
    ),
    "text without quotes": ("a = 1.5\ntitle = Kennedy\n", 2, 9, VALUE),
    "typographic quotes": (
        "title = “Kennedy”\n",
        1,
        9,
        PRINTED,
    ),
    "a capital True": ("on = True\n", 1, 6, VALUE),
    "no closing quote": ('a = "x\nb = 2\n', 1, 7, QUOTE),
    "a quote inside": ('a = "say "so" now"\n', 1, 11, AFTER),
    "no seconds": ("t = 1962-10-27T11:19-04:00\n", 1, 15, "The time has no seconds."),
    "a printer's quote at the end": ('a = "x”\n', 1, 8, PRINTED),
    "an apostrophe between single quotes": (
        "a = 'It's'\n",
        1,
        9,
        "Between single quotes no apostrophe may stand.",
    ),
    "a dash for a minus": ("a = –1\n", 1, 5, "This dash is no minus."),
    "a dash in a date": ("a = 1962–10–22\n", 1, 9, "This dash is no minus."),
    "a comma after a value": ("a = 4,  # four\n", 1, 6, SIGN),
    "a semicolon after a value": ('a = "x";\n', 1, 8, SIGN),
    "values without brackets": ('a = "x", "y"\n', 1, 8, SIGN),
    "a space of a word processor": (
        "a\u00a0= 4\n",
        1,
        2,
        "Here is a space as word processors make it.",
    ),
    "a heading cut short": ("a = 1\n[[eve", 2, 1, HEADING),
    "a heading within none": (
        "[[Event]]\na = 1\n[[event.media]]\nb = 2\n[[event]]\na = 1\n",
        3,
        1,
        '"[[event.media]]" stands below no [[event]].',
    ),
    "a section that is a list": (
        "[event]\na = 1\n[[event]]\n",
        3,
        1,
        '"[event]" is already in line 1.',
    ),
    "no such day": ("t = 1962-02-30\n", 1, 5, "There is no such date or time."),
    "a comma in a number": ("a = 1,5\n", 1, 6, COMMA),
    "a comma in a place": ("lon = -81,69  # west\n", 1, 10, COMMA),
    "a day that no month has": ("t = 1962-10-32T19:00:00-04:00\n", 1, 9, DATE),
    "a month that no year has": ("t = 1962-31-10T19:00:00-04:00\n", 1, 9, DATE),
    "a date as in German": ("t = 22.10.1962\n", 1, 10, DATE),
    "an hour of one digit": ("t = 1962-10-22T7:00:00-04:00\n", 1, 15, DATE),
    "an hour after midnight": ("t = 1962-10-22T24:00:00-04:00\n", 1, 15, DATE),
    "a key twice": ('a = 1\nb = """\nx\n"""\na = 2\n', 5, 1, '"a" is already in line 1.'),
    "a long text twice": ('a = 1\na = """\nx\n"""\n', 2, 1, '"a" is already in line 1.'),
    "a key twice in an entry": (
        "[[b]]\na = 1\n\n[[b]]\na = 2\nc = 3\na = 4\n",
        7,
        1,
        '"a" is already in line 5.',
    ),
    "a key inside a value": ("a = 1\na.b = 2\n", 2, 1, '"a" is already in line 1.'),
    "a key twice in braces": (
        'x = { a = 1, "é" = 2, a = 3 }\n',
        1,
        23,
        '"a" is already in line 1.',
    ),
    "a section twice": ("[a]\nb = 1\n[a]\n", 3, 1, '"[a]" is already in line 1.'),
    "a section and a list": ("[a]\nb = 1\n[[a]]\n", 3, 1, '"[a]" is already in line 1.'),
    "an open heading": ("[a\nb = 1\n", 1, 3, HEADING),
    "an open double heading": ("[[a]\nb = 1\n", 1, 4, HEADING),
    "a list without comma": (
        'a = ["x" "y"]\n',
        1,
        10,
        "A comma or the closing bracket of the list is missing.",
    ),
    "a group over two lines": ("a = 1\nknew = { b = 1,\n  c = 2 }\n", 2, 8, GROUP),
    "a group without its brace": ("a = 1\nknew = { b = 1\nc = 2\n", 2, 8, GROUP),
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
    "the end inside a list": ('a = 1\nplaces = ["x",\n', 2, 10, LIST),
    "the end inside a text": ('a = 1\nbody = """\nOne. Two.\n', 2, 8, BODY),
    "the end after a key": ("a = 1\nbody =", 2, 7, END),
    "a text that runs into the next": (
        'body = """\nSay "x" [\nwhy = """\nOne. Two.\n"""\n',
        1,
        8,
        BODY,
    ),
    "a text that lacks one quote": ('body = """\nOne.\n""\nwhy = """\nTwo.\n"""\n', 1, 8, BODY),
    "a text that runs to the end": ('body = """\nOne.\n\n[[event]]\nid = "x"\n', 1, 8, BODY),
    "a list that runs into a key": ('places = ["x",\n"y"\nb = 2\n', 1, 10, LIST),
    "a list that runs into a heading": ('places = [\n"x",\n\n[[event]]\nb = 2\n', 1, 10, LIST),
    "a list behind brackets in a text": ('a = "[x" # [\nplaces = [1\nb = 2\n', 2, 10, LIST),
}


def test_a_key_given_twice_is_told_with_both_lines_and_how_an_entry_begins() -> None:
    assert str(parsed('[[event]]\nid = "x"\nid = "y"\n', "a.toml")) == (
        "a.toml:3:1\n"
        '    "id" is already in line 2.\n'
        "    Keep one of the two. If another entry begins here, write [[event]] above it."
    )


def test_what_is_not_closed_is_told_with_what_to_write_before_which_line() -> None:
    assert str(parsed('body = """\nOne.\nwhy = """\nTwo.\n"""\n', "a.toml")) == (
        "a.toml:1:8\n"
        '    The text "body" begins here and is not closed.\n'
        '    Put """ at its end, before line 3.'
    )


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
