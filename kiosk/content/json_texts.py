"""A JSON text in; what it says, or in plain words why it cannot be read, out."""

import json
import re
from json import JSONDecodeError

from kiosk.content.offsets import position_of_offset
from kiosk.content.plain_words import PRINTERS_QUOTES, PRINTERS_QUOTES_SIGNS
from kiosk.content.problems import Problem


def json_read(text: str, name: str) -> object:
    """Return what a text says; a problem if it is no JSON.

    Args:
        text: The whole file.
        name: What messages call it.
    """
    try:
        return json.loads(text, parse_constant=_refused)
    except JSONDecodeError as error:
        return _slip(text, name, error)
    except RecursionError:
        found, remedy = "Brackets are nested too deeply.", "Remove the extra brackets."
        return Problem(name, 0, 0, "", found, remedy)
    except ValueError:
        return _at_odd_number(name, text)


def _at_odd_number(name: str, text: str) -> Problem:
    # Constants that JSON does not know, and more digits than Python reads (4,300).
    odd = re.search(r"-?\b(?:NaN|Infinity)\b|\d{4000,}", text)
    line, column = position_of_offset(text, odd.start() if odd else 0)
    return Problem(
        name, line, column, "", "This number cannot be read.", "Write a number of a few digits."
    )


def _refused(constant: str) -> float:
    raise ValueError(constant)


# By the beginning of what Python's reader says (its wording since 3.11).
_WORDS: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        "Unterminated string",
        ("The text is not closed.", "End it with a quotation mark, on the same line."),
    ),
    (
        "Invalid control character",
        ("A line end or a tab stands inside a text.", "Write \\n or a space in its place."),
    ),
    (
        "Invalid \\",
        ("A backslash stands alone in the text.", "Write two of them: \\\\"),
    ),
    (
        "Expecting property name",
        ("Here a key was expected.", "Write it in quotation marks; the last one has no comma."),
    ),
    (
        "Illegal trailing comma",
        ("This comma comes after the last entry.", "Remove it."),
    ),
    ("Expecting ':'", ("After the key a colon is missing.", 'Write: "key": value')),
    (
        "Expecting ','",
        (
            "Before this a comma or a closing bracket is missing.",
            'Add it. Inside a text a quotation mark is written \\".',
        ),
    ),
    (
        "Expecting value",
        (
            "Here a value was expected.",
            "Write a number, or text in quotation marks; after the last entry stands no comma.",
        ),
    ),
    ("Extra data", ("The outermost bracket is closed, and something follows it.", "Remove it.")),
)


def _slip(text: str, name: str, error: JSONDecodeError) -> Problem:
    if error.pos >= len(text.rstrip()):
        found = "The file ends too early." if text.strip() else "The file is empty."
        return Problem(
            name, error.lineno, error.colno, "", found, "Save it anew, or take it from a copy."
        )
    words = (words for beginning, words in _WORDS if error.msg.startswith(beginning))
    found, remedy = next(words, ("This cannot be read.", "Compare it with the lines around it."))
    if text[error.pos] in PRINTERS_QUOTES_SIGNS:
        found, remedy = PRINTERS_QUOTES
    return Problem(name, error.lineno, error.colno, "", found, remedy)
