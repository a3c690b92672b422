"""Files in; parsed text out, or in plain words why not."""

import errno
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from kiosk.content.offsets import position_of_offset
from kiosk.content.problems import Problem
from kiosk.content.syntax import syntax_problem

# Fifty times the story that ships: whatever is larger was put here by mistake.
SIZE_LIMIT_BYTES = 10_000_000

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# How files begin that are no texts, by what made them.
_OTHERS = {
    b"PK\x03\x04": "a document of a word processor, a spreadsheet or an archive",
    b"\xd0\xcf\x11\xe0": "a document of a word processor or a spreadsheet",
    b"{\\rtf": "a document of a word processor",
    b"%PDF": "a PDF document",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A content file, read and parsed.

    Attributes:
        name: Relative to the exhibit's folder, with forward slashes.
        text: Without the mark that some editors put before it.
    """

    name: str
    text: str
    table: dict[str, Any]


def read_text(path: Path, name: str) -> str | Problem:
    """Read a text, whatever it says.

    Args:
        path: Where it lies.
        name: What messages call it.
    """
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            return _whole(name, "This is a folder, not a file.", "Name the file inside it.")
        if not S_ISREG(mode):
            return _whole(name, "This is a device, not a file.", "Name a file.")
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT_BYTES + 1)
    except OSError as error:
        return _unreadable(name, error)
    if len(raw) > SIZE_LIMIT_BYTES:
        limit_mb = SIZE_LIMIT_BYTES // 1_000_000
        return _whole(
            name, f"The file is larger than {limit_mb} MB.", "Split it, or name the right file."
        )
    return decoded(raw, name)


def decoded(raw: bytes, name: str) -> str | Problem:
    """Return the text of a file, without a byte order mark."""
    if raw.startswith(_WIDE_MARKS):
        return _whole(
            name, "The file is saved as UTF-16.", 'Save it as "UTF-8" in your text editor.'
        )
    for beginning, what in _OTHERS.items():
        if raw.startswith(beginning):
            remedy = 'Copy its words into a file made with a text editor, and save that as "UTF-8".'
            return _whole(name, f"This is {what}, not a text.", remedy)
    if b"\0" in raw:
        return _whole(
            name, "The file is not a text.", 'Name a text file, saved as "UTF-8" in a text editor.'
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the mark, so the count is made on what it was given.
        before = error.object[: error.start].decode("utf-8")
        return Problem(
            name,
            *position_of_offset(before, len(before)),
            "",
            "Here is a character that is not saved as UTF-8.",
            'Save the file as "UTF-8" in your text editor, and check this character.',
        )


def parsed(text: str, name: str) -> Source | Problem:
    """Return the text with what it says."""
    try:
        return Source(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return syntax_problem(name, text, str(error))
    except RecursionError:
        return _whole(name, "Brackets are nested too deeply.", "Remove the extra brackets.")
    except ValueError:
        # The one thing that the parser hands on as it is: Python reads no more than 4,300 digits.
        return _at_long_number(name, text)


def _at_long_number(name: str, text: str) -> Problem:
    found = re.search(r"[0-9_]{4000,}", text)
    line, column = position_of_offset(text, found.start() if found else 0)
    return Problem(
        name, line, column, "", "This number is too long.", "Write a number of a few digits."
    )


def _whole(name: str, found: str, remedy: str) -> Problem:
    return Problem(name, 0, 0, "", found, remedy)


def _unreadable(name: str, error: OSError) -> Problem:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return _whole(name, "There is no such file.", "Create it, or correct its name.")
        case errno.EACCES | errno.EPERM:
            return _whole(
                name,
                "The file may not be read by this user.",
                "Give this user the right to read it.",
            )
        case errno.ELOOP:
            return _whole(
                name, "The link leads round in a circle.", "Replace it by the file itself."
            )
        case _:
            reason = error.strerror or "the disk does not answer"
            return _whole(
                name, f"The file cannot be read: {reason}.", "Check the disk, or copy it anew."
            )
