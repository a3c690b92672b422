"""Translations held against the texts that are written now."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

from kiosk.content.catalogues import Entry
from kiosk.content.forgetting import until_forgotten
from kiosk.content.plain_words import shortened
from kiosk.content.problems import TOLD_ONE_BY_ONE, Problem, Severity
from kiosk.content.renamed import renamed_addresses
from kiosk.content.schema.values import TEXT_PATTERN
from kiosk.content.texts import Domain, Text
from kiosk.content.unread import ALL_READ, Unread

_REFRESH = "Run `kiosk messages`, then translate it anew and take away the mark fuzzy."
TRANSLATE = "Run `kiosk messages`, and translate what is empty."
_FILL_IN = "Write the translation between the quotation marks after msgstr."
_SOUND = re.compile(TEXT_PATTERN)


def compared(
    texts: Mapping[str, Text],
    entries: Sequence[Entry],
    name: str,
    *,
    complete: bool,
    told: int | None = TOLD_ONE_BY_ONE,
    unread: Unread = ALL_READ,
) -> tuple[list[Entry], list[Problem]]:
    """Return the translations that may be shown, and what is amiss with the others.

    Args:
        texts: What there is to translate, by address.
        entries: Of one file.
        name: Of that file.
        complete: Whether a text without a translation is a problem.
        told: How many of these are told one by one, or of those that belong to no text; None for
            all.
        unread: What may have texts that are not known.
    """
    count = len(texts.keys() | {entry.address for entry in entries})
    asked = Comparison(name, complete, told, unread, count)
    settled = _settled(tuple(entries))
    if settled is None:
        return compared_one_by_one(texts, entries, asked)
    # Nearly always nearly all of them are translations of what is written now, and that is seen at
    # one glance. Only the others are looked at one by one.
    written = {(address, text.words) for address, text in texts.items()}
    differing = {address for address, _ in settled ^ written}
    others = [entry for entry in entries if entry.address in differing]
    wanted = {each: text for each, text in texts.items() if each in differing}
    sound, problems = compared_one_by_one(wanted, others, asked)
    same = [entry for entry in entries if entry.address not in differing] if others else entries
    return [*same, *sound], problems


# After a save nearly all files are as they were.
@until_forgotten(64)
def _settled(entries: tuple[Entry, ...]) -> frozenset[tuple[str, str]] | None:
    """Return address and original of all entries of a file in which nothing is in doubt.

    Those of names in the files of the map are left out, which no text is held against.
    """
    addresses = {entry.address for entry in entries}
    if len(addresses) < len(entries):
        return None
    # By the strictest rules, whichever part it belongs to.
    if not all(
        entry.words
        and not entry.fuzzy
        and _is_sound(entry.words)
        and _are_blanks_filled(entry.original, entry.words)
        for entry in entries
    ):
        return None
    return frozenset(
        (entry.address, entry.original) for entry in entries if not entry.address.startswith("map/")
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """How translations are held against texts, as `compared` has it.

    Attributes:
        count: How many texts there are in all.
    """

    name: str
    complete: bool
    told: int | None
    unread: Unread
    count: int


def compared_one_by_one(
    texts: Mapping[str, Text], entries: Sequence[Entry], asked: Comparison
) -> tuple[list[Entry], list[Problem]]:
    """Return what `compared` returns, in the plain way."""
    name = asked.name
    renamed = renamed_addresses(
        ((address, text.words) for address, text in texts.items()),
        ((entry.address, entry.original) for entry in entries),
    )
    entries = (
        [entry._replace(address=renamed.get(entry.address, entry.address)) for entry in entries]
        if renamed
        else entries
    )
    sound: list[Entry] = []
    problems: list[Problem] = []
    missing: list[tuple[int, str]] = []
    left_over: list[tuple[int, str]] = []
    by_address: dict[str, Entry] = {}
    for entry in entries:
        text = texts.get(entry.address)
        # The same address may come twice, with the words of before and those of now.
        known = by_address.get(entry.address)
        if known is None or (text is not None and entry.original == text.words):
            by_address[entry.address] = entry
    for entry in by_address.values():
        text = texts.get(entry.address)
        # Names in the files of the map are known to the map alone.
        if text is None and not entry.address.startswith("map/"):
            if not asked.unread.holds(entry.address):
                left_over.append((entry.line, entry.address))
            continue
        doubt = _doubt(entry, text)
        if not entry.words:
            missing.append((entry.line, entry.address))
        elif doubt is None:
            sound.append(entry)
        else:
            problems.append(Problem(name, entry.line, 1, entry.address, *doubt, Severity.WARNING))
    missing += [(0, address) for address in texts if address not in by_address]
    most = len(by_address) + len(missing) if asked.told is None else asked.told
    problems += _told_of(left_over, name, _NOWHERE, _LEFT_OVER, most)
    if asked.complete:
        many = f"{len(missing)} texts of {asked.count} have no translation yet; this is the first."
        # What stands in the file already need not be taken over into it.
        remedy = _FILL_IN if all(line for line, _ in missing) else TRANSLATE
        problems += _told_of(missing, name, ("This has no translation yet.", many), remedy, most)
    return sound, problems


def _doubt(entry: Entry, text: Text | None) -> tuple[str, str] | None:
    """Return why a translation may not be shown, and what to do; None if it may."""
    if text is None:
        return _FUZZY if entry.fuzzy else None
    if entry.original != text.words:
        return f"The text is {shortened(text.words)} now.", _REFRESH
    if entry.fuzzy:
        return _FUZZY
    if not _is_sound(entry.words):
        return "The translation holds an invisible character.", "Type it anew."
    if text.domain is not Domain.INTERFACE:
        return None
    if not _are_blanks_filled(text.words, entry.words):
        needed = blanks(text.words) or ()
        wanted = " and ".join(f"{{{each}}}" for each in needed)
        found = f"The program fills in {wanted or 'nothing'} here."
        remedy = f"Write {wanted} once each." if wanted else "Write it without braces."
        return found, remedy
    return None


def _are_blanks_filled(original: str, words: str) -> bool:
    # Nearly all are without a brace.
    if "{" in original or "}" in original or "{" in words or "}" in words:
        needed, given = blanks(original) or (), blanks(words)
        return given is not None and sorted(given) == sorted(needed)
    return True


# After a save nearly all translations are as they were.
@until_forgotten(32768)
def _is_sound(words: str) -> bool:
    return _SOUND.match(words) is not None


_FUZZY = (
    "This translation is marked as fuzzy: the text has changed, or somebody has a doubt.",
    "Correct it, and take away the mark.",
)


def blanks(text: str) -> tuple[str, ...] | None:
    """Return the words in braces; None if a brace stands alone."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    return tuple(
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in parts
        if name is not None
    )


def _told_of(
    found: Sequence[tuple[int, str]], name: str, words: tuple[str, str], remedy: str, most: int
) -> Iterator[Problem]:
    """Yield one problem for each, or where they are many one for all of them.

    Args:
        found: Line and address of each; the line may be 0.
        name: Of the file.
        words: What is wrong with one, and with all.
        remedy: What to do.
        most: How many are told one by one.
    """
    one, many = words
    if len(found) > most:
        line, address = min(found, key=lambda each: (each[0] == 0, each[0]))
        told = many.format(count=len(found))
        yield Problem(name, line, 1 if line else 0, address, told, remedy, Severity.WARNING)
        return
    for line, address in found:
        yield Problem(name, line, 1 if line else 0, address, one, remedy, Severity.WARNING)


_NOWHERE = (
    "Nothing in the exhibit has this address.",
    "Nothing in the exhibit has the addresses of {count} texts; this is the first.",
)
_LEFT_OVER = "Run `kiosk messages`; it is kept aside."
