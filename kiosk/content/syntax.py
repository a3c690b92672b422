"""Slips in the writing of TOML, told in plain words."""

import re

from kiosk.content.offsets import position_of_offset
from kiosk.content.plain_words import (
    PRINTERS_QUOTES,
    PRINTERS_QUOTES_SIGNS,
    UNMERGED,
    UNMERGED_SIGN,
)
from kiosk.content.problems import Problem
from kiosk.content.unclosed import Opened, unclosed_at, unclosed_at_end

_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_KEY_LINE = re.compile(r"^[ \t]*[\w.\"'-]+[ \t]*=[ \t]*", re.MULTILINE)

# A text of several lines that was begun with two marks in place of three.
_CLOSED_AT_ONCE = re.compile(r"[^=]*=[ \t]*(\"\"|'')[ \t\r]*\Z")

_ENDS_AT_ONCE = (
    "This text ends where it begins, and more words follow on the next line.",
    'Text of several lines stands between """ and """.',
)
_TWICE = ("This name already has a value further up.", "Keep one of the two.")
_ACCENT = re.compile(r"[^\x00-\x7f][^=]*=")
_QUOTED_KEY = (
    "This key has a letter that may only stand in quotes.",
    'Put the key in quotes, for example: "é" = 1',
)
_HEADING = (
    "The heading is not written to its end.",
    "Write [name] for a section, or [[name]] for one more entry of a list.",
)
_NO_KEY = (
    "Here a key was expected.",
    "Write: key = value. Text stands in quotes, longer text between three of them; a remark"
    " begins with #.",
)
_NO_VALUE = (
    "This value cannot be read.",
    "Text stands in quotes; numbers, true, false and times stand without them.",
)
_QUOTE = (
    "The text does not end on its line.",
    'End it with a quotation mark; text of several lines stands between """ and """.',
)

# By the beginning of what Python's parser says (its wording since 3.11); what it will say one day
# and is not in this list still gets its line and column.
_WORDS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("Invalid statement", _NO_KEY),
    ("Invalid initial character for a key part", _NO_KEY),
    (
        "Expected '=' after a key",
        ("After the key an equals sign is missing.", "Write: key = value."),
    ),
    (
        "Expected newline or end of document after a statement",
        (
            "The value has ended, and something follows it on the line.",
            "Give each key its own line. Text stands in quotes; inside it, a quotation mark is"
            ' written \\".',
        ),
    ),
    ("Expected ']' at the end", _HEADING),
    ("Expected ']]' at the end", _HEADING),
    ("Cannot declare", _TWICE),
    ("Cannot overwrite a value", _TWICE),
    ("Cannot mutate immutable namespace", _TWICE),
    ("Cannot redefine namespace", _TWICE),
    ("Duplicate inline table key", _TWICE),
    (
        "Unclosed array",
        ("A comma or the closing bracket of the list is missing.", 'Write: ["one", "two"].'),
    ),
    (
        "Unclosed inline table",
        (
            "A comma or the closing brace is missing.",
            "Write: { one = 1, two = 2 }, all on one line.",
        ),
    ),
    (
        "Unescaped '\\' in a string",
        (
            "A backslash stands alone in the text.",
            "Write two of them, \\\\; in the name of a file write / in its place.",
        ),
    ),
    (
        "Invalid hex value",
        ("The code after the backslash is not a character.", "Type the character itself."),
    ),
    (
        "Escaped character is not a Unicode scalar value",
        ("The code after the backslash is not a character.", "Type the character itself."),
    ),
    ("Illegal character '\\n'", _QUOTE),
    ("Unterminated string", _QUOTE),
    (
        "Illegal character",
        ("Here is an invisible character that may not stand in a file.", "Delete it."),
    ),
    (
        "Found invalid character",
        ("Here is an invisible character that may not stand in a file.", "Delete it."),
    ),
    (
        "Invalid date or datetime",
        ("There is no such date or time.", "Check the day, the month and the hour."),
    ),
    ("Invalid value", _NO_VALUE),
)

_SIGN_AFTER = "After the value stands a sign that does not belong there."
_DASH = ("This dash is no minus.", "Type the one on the keyboard: -")

# What is written at the fault may say more than the parser does: by the beginning of its words and
# what stands there.
_AT_THE_FAULT: tuple[tuple[str, re.Pattern[str], tuple[str, str]], ...] = (
    ("", UNMERGED_SIGN, UNMERGED),
    ("Invalid ", re.compile(f"[{PRINTERS_QUOTES_SIGNS}]"), PRINTERS_QUOTES),
    ("Invalid ", re.compile("[\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}]"), _DASH),
    (
        "",
        re.compile(r"(?![ \t\r\n])\s|[\u200b\u2060\ufeff]"),
        ("Here is a space as word processors make it.", "Delete it, and type a plain one."),
    ),
    (
        "Invalid value",
        re.compile(r"(?i)(?:true|false|yes|no)\b"),
        (_NO_VALUE[0], "Write true or false, in small letters."),
    ),
    (
        "Invalid value",
        re.compile(r"[ \t\r]*(?:#.*)?\Z"),
        (
            "After the equals sign the value is missing.",
            'Write it on the same line; text of several lines begins there with """.',
        ),
    ),
    ("Invalid ", _ACCENT, _QUOTED_KEY),
    ("Expected '='", _ACCENT, _QUOTED_KEY),
    (
        "Expected newline",
        re.compile(r"[Tt ]\d\d:\d\d(?![:\d])"),
        (
            "The time has no seconds.",
            "Write hours, minutes and seconds, for example: T19:00:00.",
        ),
    ),
)

_NEWLINE = "Expected newline"
# What a value looks like may say what was meant, where the parser stops in the middle of it.
_MEANT: tuple[tuple[str, re.Pattern[str], tuple[str, str]], ...] = (
    (
        _NEWLINE,
        re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[Tt ].*)?\Z"),
        (
            "This is no date or time as it is written.",
            "Write year, month, day and hour with two digits each, and the offset from UTC:"
            " 1962-10-22T19:00:00-04:00.",
        ),
    ),
    (
        _NEWLINE,
        re.compile(r"[-+]?\d+,\d+\Z"),
        ("A number is written with a comma.", "Write it with a point, for example 2.5."),
    ),
    (
        _NEWLINE,
        re.compile(r"'"),
        (
            "Between single quotes no apostrophe may stand.",
            'Put the text between double ones: "text".',
        ),
    ),
    # It begins as it should, and ends as a word processor writes it.
    (
        "Illegal character '\\n'",
        re.compile(f'"[^"]*[{PRINTERS_QUOTES_SIGNS}]\\Z'),
        PRINTERS_QUOTES,
    ),
)

# What comes after a value, where that tells nothing of what was meant.
_AFTER_VALUE: tuple[tuple[str, re.Pattern[str], tuple[str, str]], ...] = (
    (_NEWLINE, re.compile("[\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}]"), _DASH),
    (
        _NEWLINE,
        re.compile(r"[,;][ \t\r]*(?:#.*)?\Z"),
        (_SIGN_AFTER, "Delete it: a line ends without one."),
    ),
    (
        _NEWLINE,
        re.compile(r","),
        (_SIGN_AFTER, 'If several values are meant, put them in brackets: ["one", "two"].'),
    ),
)


def syntax_problem(name: str, text: str, message: str) -> Problem:
    """Return what a parser's message means.

    Args:
        name: Of the file.
        text: The whole file.
        message: As `tomllib` words it, with its place at the end.
    """
    match = _PLACE.fullmatch(message)
    said = match[1] if match else message
    if match is None or match[2] is None:
        return _at_end(name, text)
    line, column = int(match[2]), int(match[3])
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    written = lines[line - 1].partition("=")[2] if line <= len(lines) else ""
    opened = unclosed_at(text, line, column)
    if opened is not None:
        return _unclosed(name, opened)
    closed = _CLOSED_AT_ONCE.match(lines[line - 2]) if 1 < line <= len(lines) else None
    if closed is not None and "=" not in lines[line - 1]:
        return Problem(name, line - 1, closed.start(1) + 1, "", *_ENDS_AT_ONCE)
    found, remedy = _words_for(said, rest, written.partition("#")[0].strip())
    if (found, remedy) == _TWICE:
        return _twice(name, text, line, column)
    return Problem(name, line, column, "", found, remedy)


def _words_for(said: str, rest: str, written: str) -> tuple[str, str]:
    for table, text in ((_AT_THE_FAULT, rest), (_MEANT, written), (_AFTER_VALUE, rest)):
        for beginning, pattern, words in table:
            if said.startswith(beginning) and pattern.match(text):
                return words
    for beginning, words in _WORDS:
        if said.startswith(beginning):
            return words
    return "This cannot be read.", "Compare it with the lines around it."


def _twice(name: str, text: str, line: int, column: int) -> Problem:
    # The parser notices at the end of the second value; the curator looks for its beginning.
    from kiosk.content.positions import given_twice_at

    twice = given_twice_at(text, line, column)
    found, remedy = _TWICE
    if twice.inner and twice.first.line:
        found = f'"{twice.inner}" stands below no {twice.name}.'
        remedy = f"Correct the heading above that line: {twice.name}, letter by letter."
        return Problem(name, *twice.first, "", found, remedy)
    if twice.name and twice.first.line:
        found = f'"{twice.name}" is already in line {twice.first.line}.'
    if twice.name.startswith("["):
        heading = f"[[{twice.name.strip('[]')}]]"
        more = f"for one more entry of a list, write {heading} in both places"
        remedy = f"Put their keys under one heading; {more}."
    elif twice.entry:
        remedy += f" If another entry begins here, write [[{twice.entry}]] above it."
    return Problem(name, *twice.at, "", found, remedy)


def _unclosed(name: str, opened: Opened) -> Problem:
    if opened.what == "heading":
        return Problem(name, *opened.at, "", *_HEADING)
    whose = f'The {opened.what} "{opened.key}"' if opened.key else f"This {opened.what}"
    found, remedy = f"{whose} begins here and is not closed.", f"Put {opened.closing} at its end."
    if opened.closing == "}":
        remedy = "Put } at the end of the line: the whole group stands on one."
    elif opened.before is not None:
        remedy = f"Put {opened.closing} at its end, before line {opened.before}."
    return Problem(name, *opened.at, "", found, remedy)


def _at_end(name: str, text: str) -> Problem:
    opened = unclosed_at_end(text)
    if opened is not None:
        return _unclosed(name, opened)
    begun = list(_KEY_LINE.finditer(text))
    index = begun[-1].end() if begun else len(text.rstrip())
    return Problem(
        name,
        *position_of_offset(text, index),
        "",
        "The file ends in the middle of this.",
        "Complete the value.",
    )
