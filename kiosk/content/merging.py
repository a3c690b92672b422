"""The texts of the exhibit and an old file of translations in; the new file out."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import denormalize, normalize, read_po, write_po

from kiosk.content.renamed import renamed_addresses
from kiosk.content.texts import Text

# As long as a line of this project is; Poedit and Weblate read any.
LINE_LETTERS = 100
_HEADER = """\
# Translations of PROJECT.
#
# Each text has an address (msgctxt) that stays when the text is corrected. Where the text has
# changed since it was translated, the entry is marked as fuzzy and the text is shown untranslated
# until somebody has corrected the entry and taken the mark away."""

# What the library writes into the head when nobody has said it, and its own name.
_EMPTY_HEADS = (
    '"Report-Msgid-Bugs-To: EMAIL@ADDRESS',
    '"Last-Translator: FULL NAME',
    '"Generated-By:',
)

# How a line begins that tells what the text was when it was translated. The library takes it for a
# remark when it reads, and breaks it in the middle of its quotes when it writes.
_BEFORE = "|"


def merged(
    texts: Iterable[Text],
    old: str | None,
    *,
    code: str | None,
    title: str,
    now: datetime,
    given: Mapping[str, str],
) -> str:
    """Return a file of translations with all texts of now, and every translation that it had.

    Args:
        texts: Those that belong into the file, in their order.
        old: The file so far, which must be sound; None if there is none.
        code: Its language; None for the template without translations.
        title: Of the exhibit.
        now: The date to write into a file that has changed.
        given: New translations by address.
    """
    before = read_po(StringIO(old or ""))
    catalogue = Catalog(
        locale=None if code is None else code.replace("-", "_"),
        project=title,
        version="1",
        header_comment=_HEADER,
        creation_date=before.creation_date if old else now,
        revision_date=before.revision_date if old else now,
        last_translator=before.last_translator if old else "",
        language_team=before.language_team if old else "",
        fuzzy=False,
    )
    kept, texts = _by_address(before), list(texts)
    renamed = renamed_addresses(
        ((text.address, text.words) for text in texts),
        ((address, str(each[0].id)) for address, each in kept.items()),
    )
    for address, new_address in renamed.items():
        kept[new_address] = kept.pop(address)
    addresses = set()
    for text in texts:
        addresses.add(text.address)
        _add(catalogue, text, kept.get(text.address, []), given.get(text.address))
    for address, messages in kept.items():
        for message in messages:
            if address not in addresses and message.string:
                catalogue.obsolete[(str(message.id), address)] = message
    new = _written(catalogue)
    if old is None or new == old:
        return new
    catalogue.creation_date = now
    return _written(catalogue)


def _by_address(catalogue: Catalog) -> dict[str, list[Message]]:
    found: dict[str, list[Message]] = {}
    for message in (*catalogue, *catalogue.obsolete.values()):
        if message.id:
            found.setdefault(message.context or "", []).append(message)
    return found


def _add(catalogue: Catalog, text: Text, known: list[Message], given: str | None) -> None:
    same = next((message for message in known if message.id == text.words), None)
    other = next((message for message in known if message.string), None)
    words, flags, previous = "", set(), []
    source = same if same is not None and (same.string or other is None) else other
    if given is not None:
        words = given
    elif source is not None:
        words, flags = str(source.string), source.flags & {"fuzzy"}
        previous = _told_before(source.user_comments) if flags else []
        if source is not same:
            flags, previous = {"fuzzy"}, [str(source.id)]
    catalogue.add(
        text.words,
        string=words,
        locations=[(text.origin.file, 0)] if text.origin.file else [],
        flags=flags,
        auto_comments=[text.hint] if text.hint else [],
        user_comments=[] if source is None else _remarks(source.user_comments),
        previous_id=previous,
        context=text.address,
    )


def _remarks(comments: list[str]) -> list[str]:
    return [each for each in comments if not each.startswith(_BEFORE)]


def _told_before(comments: list[str]) -> list[str]:
    """Return the text of before that an entry tells; none if it does not tell it well."""
    lines = [each.removeprefix(_BEFORE).strip() for each in comments if each.startswith(_BEFORE)]
    told = "\n".join(lines)
    if not told.startswith('msgid "'):
        return []
    return [denormalize(told.removeprefix("msgid "))]


def _written(catalogue: Catalog) -> str:
    raw = BytesIO()
    write_po(raw, catalogue, width=LINE_LETTERS, include_lineno=False)
    before = {
        f"msgctxt {normalize(message.context, width=LINE_LETTERS)}\n": message.previous_id[0]
        for message in catalogue
        if message.context and message.previous_id
    }
    lines: list[str] = []
    for line in raw.getvalue().decode("utf-8").splitlines(keepends=True):
        if line in before:
            told = normalize(before[line], width=LINE_LETTERS).splitlines()
            lines += [f"#| {each}\n" for each in (f"msgid {told[0]}", *told[1:])]
        if not line.startswith(_EMPTY_HEADS):
            lines.append(line)
    return "".join(lines)
