"""A file of translations as programs write it, read in one pass; any other is left to the library.

The library reads a line at a time and makes objects of all remarks: of the first start with an
empty cache that was half. What is read here is only what it would read in the same way, entry by
entry, and a file with a single line that is not of this form is not read here at all.
"""

import re
from datetime import UTC, datetime

_STRING = r'"([^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"\n'
# Lines that only go on; mostly there are none.
_MORE = r'((?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"\n)*+)'
# Conflicts of a merge ("#-") are a fault, and what is kept for later ("#~") has a form of its own.
_REMARKS = r"((?:(?:\#(?![~-])[^\n]*+)?\n)*+)"
_HEAD = re.compile(rf'{_REMARKS}msgid ""\nmsgstr {_STRING}{_MORE}')
_ENTRY = re.compile(
    rf"{_REMARKS}msgctxt {_STRING}{_MORE}msgid {_STRING}{_MORE}msgstr {_STRING}{_MORE}"
)
_KEPT_STRING = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"\n'
_KEPT = re.compile(
    _REMARKS
    + "".join(
        rf"\#~ {keyword} {_KEPT_STRING}(?:\#~ {_KEPT_STRING})*+"
        for keyword in ("msgctxt", "msgid", "msgstr")
    )
)
_END = re.compile(rf"{_REMARKS}\Z")
_PIECE = re.compile(r'"([^\n]*)"\n')

_ESCAPED = re.compile(r'\\([\\abfnrtv"])')
_MEANT = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}

# The library looks into some lines of the head, and what it finds there may be a fault.
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)[+-](?:[01]\d|2[0-3])[0-5]\d")
_HEADS = {
    "language": re.compile(r"(?:[a-z]{2,3}(?:_[A-Z]{2})?)?"),
    "content-type": re.compile(r"text/plain; charset=utf-8", re.IGNORECASE),
    "plural-forms": re.compile(r"nplurals=\d; plural=[n0-9()%!=<>&|?: +-]+;?"),
}
_FREE_HEADS = frozenset(
    {
        "project-id-version", "report-msgid-bugs-to", "last-translator", "language-team",
        "mime-version", "content-transfer-encoding", "x-generator", "generated-by",
    }
)  # fmt: skip

# Address, original, translation, whether it is fuzzy, and the line before the original.
PlainEntry = tuple[str, str, str, bool, int]


def plain_entries(text: str) -> list[PlainEntry] | None:
    """Return the entries, without those that are kept for later; None if the library must look.

    Args:
        text: The whole file, with bare line ends.
    """
    if not text.endswith("\n"):
        text += "\n"
    head = _HEAD.match(text)
    # Names of files between marks of direction are read, and may be a fault, in remarks.
    if head is None or not _is_plain_head(head[2] + _joined(head[3])) or "\u2068" in text:
        return None
    entries: list[PlainEntry] = []
    keys = set()
    at, line, counted_to = head.end(), 0, 0
    while match := _ENTRY.match(text, at):
        remarks, context, more_context, original, more_original, words, more_words = match.groups()
        address = _read(context, more_context)
        original = _read(original, more_original)
        keys.add((address, original))
        msgid_at = match.start(4)
        line += text.count("\n", counted_to, msgid_at)
        counted_to = msgid_at
        fuzzy = "#," in remarks and _is_fuzzy(remarks)
        entries.append((address, original, _read(words, more_words), fuzzy, line))
        at = match.end()
        if not address or not original:
            return None
    while match := _KEPT.match(text, at):
        at = match.end()
    # The same entry twice is one to the library.
    return entries if _END.match(text, at) and len(keys) == len(entries) else None


def _read(first: str, more: str) -> str:
    raw = first + _joined(more) if more else first
    return _ESCAPED.sub(_meant, raw) if "\\" in raw else raw


def _joined(more: str) -> str:
    return "".join(_PIECE.findall(more))


def _meant(match: re.Match[str]) -> str:
    return _MEANT.get(match[1], match[1])


def _is_fuzzy(remarks: str) -> bool:
    lines = (line for line in remarks.split("\n") if line.startswith("#,"))
    return any(flag.strip() == "fuzzy" for line in lines for flag in line[2:].split(","))


def _is_plain_head(raw: str) -> bool:
    lines = raw.split("\\n")
    return not lines.pop() and all(map(_is_plain_head_line, lines))


def _is_plain_head_line(line: str) -> bool:
    name, colon, value = line.partition(": ")
    known = name.lower()
    # A bare line end is the end of the head to the library, and what follows its body.
    if not colon or not value or value != value.strip() or not line.isprintable() or "\\" in line:
        return False
    if known in ("pot-creation-date", "po-revision-date"):
        return _is_date(value)
    if known in _HEADS:
        return _HEADS[known].fullmatch(value) is not None
    return known in _FREE_HEADS


def _is_date(value: str) -> bool:
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day, hour, minute = map(int, match.groups())
    try:
        datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return False
    return True
