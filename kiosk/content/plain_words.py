"""Values and choices in words that a curator knows."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from difflib import get_close_matches

SHOWN_LETTERS = 40
SHOWN_CHOICES = 12
# As word processors make them.
PRINTERS_QUOTES_SIGNS = "“”„‟«»‘’"
PRINTERS_QUOTES = (
    "These are printers' quotation marks.",
    'Put text between straight ones, as on the keyboard: "text".',
)
# As programs that bring two versions of a file together leave it where both have changed.
UNMERGED_SIGN = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)")
UNMERGED = (
    "Here stand two versions of the text, and nobody has chosen between them yet.",
    "Keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
)


def described(value: object) -> str:
    """Return what a value is, such as 'the text "four"'."""
    match value:
        case bool():
            return f"{written(value)}"
        case str():
            return f"the text {shortened(value)}"
        case int() | float():
            return f"the number {written(value)}"
        case datetime():
            return f"the time {written(value)}"
        case date():
            return f"the date {written(value)}"
        case time():
            return f"the hour {written(value)}"
        case list():
            return "a list"
        case _:
            return "a group of keys"


def shortened(text: str) -> str:
    """Return a text in quotes, on one line and not too long for a message."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= SHOWN_LETTERS else f'"{line[: SHOWN_LETTERS - 1]}…"'


def written(value: object) -> str:
    """Return a value as it is written in a file."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return f"{{ {', '.join(f'{key} = {written(each)}' for key, each in value.items())} }}"
        case _:
            return str(value)


def numbered(count: int, what: str) -> str:
    """Return how many there are, such as "1 event" or "2 events"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def key_written(name: str) -> str:
    """Return a key as it is written in a file: in quotes where it needs them."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'


def choice(name: str, known: Collection[str], otherwise: str) -> str:
    """Return what to write instead of an unknown name: a near one, one of a few, or advice."""
    near = _meant(name, known)
    if near:
        return near
    if known and len(known) <= SHOWN_CHOICES:
        return f"Choose one of: {', '.join(known)}."
    return otherwise


def one_of_these(name: str, known: Collection[str]) -> str:
    """Return what to write instead of an unknown word: a near one, and all of them."""
    near = _meant(name, known)
    return f"{near} Known are: {listed(known)}" if near else f"Write one of: {listed(known)}"


def _meant(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f'Did you mean "{near[0]}"?' if near else ""


def listed(names: Iterable[str]) -> str:
    """Return names in quotes, with commas."""
    return ", ".join(f'"{name}"' for name in names)
