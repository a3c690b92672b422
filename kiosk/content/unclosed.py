"""A TOML text and where its parser stopped in; what was opened before and never closed, out."""

import re
from typing import NamedTuple

from kiosk.content.offsets import Position, position_of_offset

# In the order in which they are tried: texts hold brackets and remarks that mean nothing.
_PIECES = re.compile(
    r"(?P<long>\"\"\"(?:\\.|(?!\"\"\").)*(?:\"{3,5})?|'''(?:(?!''').)*(?:'{3,5})?)"
    r"|(?P<text>\"(?:\\.|[^\"\\\n])*\"?|'[^'\n]*'?)"
    r"|(?P<remark>\#[^\n]*)"
    r"|(?P<open>[\[{])"
    r"|(?P<close>[\]}])",
    re.DOTALL,
)
# A key, and its value or what opens it; or the heading of a section.
_BEGINS = re.compile(r"[ \t]*(?:[\w.\"-]+[ \t]*=|\[\[?[ \t]*[A-Za-z])")
_KEY_BEFORE = re.compile(r"([\w.\"-]+)[ \t]*=[ \t]*\Z")
_NAMES = {"[": "list", "{": "group"}
_CLOSING = {"[": "]", "{": "}"}


class Opened(NamedTuple):
    """What was opened and not closed.

    Attributes:
        at: Where.
        key: Whose value it is; empty if nothing tells.
        what: "text", "list", "group" or "heading".
        closing: What is missing at its end.
        before: The line before which that belongs; None for the end of the file.
    """

    at: Position
    key: str
    what: str
    closing: str
    before: int | None


def unclosed_at(text: str, line: int, column: int) -> Opened | None:
    """Return what is still open where a parser stopped, if that is why it did.

    Args:
        text: The whole file.
        line: Where the parser stopped, from 1.
        column: From 1, in characters.
    """
    lines = text.split("\n")
    stop = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    opened, last_long = _open_before(text, stop)
    if opened and opened[-1][1] == "{" and not lines[line - 1][column - 1 :].strip():
        return _opened(text, *opened[-1], line + 1)
    if opened and _BEGINS.match(lines[line - 1]):
        # On one line a comma may be what is missing; and a heading has brackets, too.
        above = [each for each in opened if position_of_offset(text, each[0]).line < line]
        return _opened(text, *above[-1], line) if above else None
    return None if opened or last_long is None else _run_into_the_next(text, last_long, line)


def unclosed_at_end(text: str) -> Opened | None:
    """Return what is open where the file ends."""
    opened, last_long = _open_before(text, len(text))
    if last_long is not None and not _is_closed(last_long[0]):
        return _opened(text, last_long.start(), last_long[0][:3], None)
    if not opened:
        return None
    first = _opened(text, *opened[0], None)
    return _open_bracket(text, *opened[-1]) if first.key else first._replace(what="heading")


def _open_before(text: str, stop: int) -> tuple[list[tuple[int, str]], re.Match[str] | None]:
    """Return where each open bracket stands, and the last long text that began."""
    opened: list[tuple[int, str]] = []
    last_long = None
    for piece in _PIECES.finditer(text):
        if piece.start() >= stop:
            break
        if piece["open"]:
            opened.append((piece.start(), piece[0]))
        elif piece["close"] and opened:
            opened.pop()
        elif piece["long"]:
            last_long = piece
    return opened, last_long


def _open_bracket(text: str, at: int, sign: str) -> Opened:
    after = position_of_offset(text, at).line
    begins = (
        number
        for number, line in enumerate(text.split("\n"), 1)
        if number > after and _BEGINS.match(line)
    )
    return _opened(text, at, sign, next(begins, None))


def _run_into_the_next(text: str, piece: re.Match[str], line: int) -> Opened | None:
    """Return a long text that ends where the next one should begin."""
    if position_of_offset(text, piece.end()).line not in (line - 1, line):
        return None
    before_end = piece[0].rpartition("\n")[2].rstrip("\"'")
    if not (piece[0].count("\n") and _KEY_BEFORE.search(before_end)):
        return None
    # What comes after a text that has no end is, up to its marks, part of it.
    begun = position_of_offset(text, piece.end()).line
    lines = text.split("\n")
    first = position_of_offset(text, piece.start()).line
    begins = (each for each in range(first + 1, begun) if _BEGINS.match(lines[each - 1]))
    return _opened(text, piece.start(), piece[0][:3], next(begins, begun))


def _is_closed(piece: str) -> bool:
    return len(piece) >= 6 and piece.endswith(piece[:3])


def _opened(text: str, at: int, sign: str, before: int | None) -> Opened:
    key = _KEY_BEFORE.search(text[text.rfind("\n", 0, at) + 1 : at])
    what, closing = _NAMES.get(sign, "text"), _CLOSING.get(sign, sign)
    return Opened(position_of_offset(text, at), key[1] if key else "", what, closing, before)
