"""A file of translations (gettext PO) in; its entries, or in plain words why not, out."""

import re
from io import StringIO
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from kiosk.content.forgetting import until_forgotten
from kiosk.content.memory import NO_MEMORY, Memory
from kiosk.content.plain_catalogue import plain_entries
from kiosk.content.plain_words import (
    PRINTERS_QUOTES,
    PRINTERS_QUOTES_SIGNS,
    UNMERGED,
    UNMERGED_SIGN,
)
from kiosk.content.problems import Problem
from kiosk.content.texts import Domain

FOLDER = "assets/locale"

# What any line of the format is. The library reads a text without its closing quotation mark in
# silence, and loses its last letter.
_SLIP = re.compile(
    r"^(?![ \t]*(?:\#.*)?$)"
    r"(?![ \t]*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ \t]+)?"
    r'"(?:[^"\\\n]|\\.)*"[ \t]*$)'
    r".*$",
    re.MULTILINE,
)
_UNCLOSED = re.compile(
    r'[ \t]*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ \t]+)?"(?:[^"\\]|\\.)*\Z'
)


class Entry(NamedTuple):
    """One text of a file of translations.

    Attributes:
        original: What was translated.
        words: The translation; empty if there is none yet.
        fuzzy: Whether it is marked as doubtful.
        line: Where it begins in the file.
    """

    address: str
    original: str
    words: str
    fuzzy: bool
    line: int


def catalogue_name(code: str, domain: Domain) -> str:
    """Return the file of a language's translations, from the exhibit's folder."""
    return str(PurePosixPath(FOLDER, code.replace("-", "_"), "LC_MESSAGES", f"{domain}.po"))


# An exhibit that is loaded anew while it runs has changed in one file, seldom in its translations.
@until_forgotten(64)
def entries_of(text: str, name: str, memory: Memory = NO_MEMORY) -> tuple[Entry, ...] | Problem:
    """Return the entries of a file of translations, without those that are kept for later.

    Args:
        text: The whole file.
        name: What messages call it.
        memory: Where those are looked up, or else kept, that only the library can read: that takes
            a tenth of a second.
    """
    # As some editors on Windows save it.
    text = text.replace("\r\n", "\n")
    plain = plain_entries(text)
    if plain is not None:
        return tuple(map(Entry._make, plain))
    made = memory.recalled(name.replace("/", "-"), text, lambda: library_entries(text))
    if isinstance(made, dict):
        return Problem(name, made["line"], 1, "", made["found"], made["remedy"])
    return tuple(Entry(*each) for each in made)


def library_entries(text: str) -> list[list[Any]] | dict[str, Any]:
    """Return the parts of each entry, or where and why the library cannot read them."""
    # Not at the top of the file: who remembers never pays for it.
    from babel.messages.pofile import PoFileError, read_po

    slip = _SLIP.search(text)
    if slip is not None:
        line = text.count("\n", 0, slip.start()) + 1
        found, remedy = _words_for(slip[0])
        return {"line": line, "found": found, "remedy": remedy}
    try:
        catalogue = read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        found, line = "At this line something is missing.", error.lineno + 1
        return {"line": line, "found": found, "remedy": _ENTRY_REMEDY}
    except (ValueError, LookupError):
        # Dates and rules in the head of the file, which the library reads by itself.
        return {"line": 1, "found": "The head cannot be read.", "remedy": _HEAD_REMEDY}
    return [
        # The library counts from the msgid, and the address stands on the line before.
        [message.context, message.id, message.string, message.fuzzy, (message.lineno or 2) - 1]
        for message in catalogue
        # Without plurals, which no text here has, both are texts.
        if message.context and isinstance(message.id, str) and isinstance(message.string, str)
    ]


def _words_for(line: str) -> tuple[str, str]:
    """Return what is wrong with a line that is none of the format, and what to do."""
    if UNMERGED_SIGN.match(line):
        return UNMERGED
    if not set(PRINTERS_QUOTES_SIGNS).isdisjoint(line) and '"' not in line:
        return PRINTERS_QUOTES
    if _UNCLOSED.match(line):
        return _NOT_CLOSED
    return "This line is not as it should be.", _LINE_REMEDY


_NOT_CLOSED = (
    "The text has no quotation mark at its end.",
    'Put one there; inside the text, a quotation mark is written \\".',
)
_LINE_REMEDY = (
    "Write msgctxt, msgid or msgstr and a text in quotes, or only a text in quotes; inside it, a"
    ' quotation mark is written \\".'
)
_ENTRY_REMEDY = "An entry has three parts in this order: msgctxt, msgid, msgstr."
_HEAD_REMEDY = "Copy the head, which is the first entry, from another language."
