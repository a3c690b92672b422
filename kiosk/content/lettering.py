"""Texts and fonts in; the texts that have a letter which their font has not, out."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from unicodedata import name as name_of

import numpy as np

from kiosk.content.catalogues import Entry
from kiosk.content.faults import Fault
from kiosk.content.forgetting import until_forgotten
from kiosk.content.gathering import Story
from kiosk.content.memory import Memory
from kiosk.content.problems import Problem, Severity
from kiosk.content.texts import Text, subject_at
from kiosk.content.translating import Translations

# Which fonts a text is drawn with, by the last part of its address, or by the first.
_BY_KEY = {
    "title": ("headline", "teletype_headline", "ui_text"),
    "public_title": ("headline", "ui_text"),
    "summary": ("body", "ui_text"), "short": ("body", "ui_text"), "body": ("body", "ui_text"),
    "quote": ("quote", "teletype"), "invitation": ("body",), "subtitle": ("headline",),
}  # fmt: skip
_BY_SECTION = {
    "wording": ("headline", "ui_text", "ui"), "clock": ("headline",),
    "theatre": ("headline", "ui_text"), "map": ("headline", "ui_text"),
}  # fmt: skip
_OTHERS = ("ui_text",)
# Not drawn at all: line ends, and marks that only steer the others.
_UNSEEN = frozenset("\n\t\u200e\u200f\u2066\u2067\u2068\u2069\u00ad")


def letter_faults(
    story: Story, texts: Sequence[Text], folder: Path, memory: Memory
) -> Iterator[Fault]:
    """Yield the texts of the files with a letter that a font lacks.

    Args:
        story: All files together.
        texts: All texts of it.
        folder: The exhibit's.
        memory: For what takes long.
    """
    by_address = {text.address: text for text in texts}
    own = "" if story.exhibit is None else story.exhibit.entry.language
    drawn = ((text.address, text.words) for text in texts)
    for address, letter, role in unwritable(drawn, _fonts(story, own, folder), memory):
        found, remedy = _told(letter, role)
        origin = by_address[address].origin
        yield Fault(origin, subject_at(address), found, remedy, severity=Severity.WARNING)


def letter_problems(
    story: Story, translations: Translations, folder: Path, memory: Memory
) -> Iterator[Problem]:
    """Yield the translations with a letter that a font of their language lacks."""
    for code, files in translations.shown.items():
        fonts = _fonts(story, code, folder)
        for name, entries in files:
            # Which letters a file has is the same after nearly every save.
            if not any(_lacking(letters_by_roles(entries), fonts, memory)):
                continue
            lines = {entry.address: entry.line for entry in entries}
            drawn = ((entry.address, entry.words) for entry in entries)
            for address, letter, role in unwritable(drawn, fonts, memory):
                told = _told(letter, role)
                yield Problem(name, lines[address], 1, address, *told, Severity.WARNING)


@until_forgotten(64)
def letters_by_roles(entries: tuple[Entry, ...]) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the letters of translations, by the roles of the fonts that they are drawn with."""
    drawn: dict[tuple[str, ...], list[str]] = {}
    for entry in entries:
        drawn.setdefault(roles_of(entry.address), []).append(entry.words)
    return {roles: _letters_in("".join(words)) for roles, words in drawn.items()}


def _lacking(
    used: Mapping[tuple[str, ...], frozenset[str]], fonts: Mapping[str, Path], memory: Memory
) -> Iterator[tuple[tuple[str, ...], str, frozenset[str]]]:
    """Yield the letters that no font has, by the roles and the one of them that lacks them."""
    # What one font lacks is drawn in another; only what all lack cannot be written.
    anywhere = [letters_of(path, memory) or frozenset() for path in set(fonts.values())]
    for roles, letters in used.items():
        told: set[str] = set()
        for role in roles:
            covered = letters_of(fonts[role], memory) if role in fonts else None
            lacking = letters - (letters if covered is None else covered) - told
            lacking = lacking.difference(*anywhere) if lacking else lacking
            told |= lacking
            if lacking:
                yield roles, role, lacking


def _fonts(story: Story, code: str, folder: Path) -> dict[str, Path]:
    """Return the fonts of a language by role, and those of the others by their names."""
    own: dict[str, str] = {} if story.fonts is None else story.fonts.entry.model_dump()
    others = {name: name for name in own.values()}
    for language in story.languages:
        if language.entry.fonts is not None:
            names = language.entry.fonts.model_dump(exclude_none=True)
            others |= {name: name for name in names.values()}
            own |= names if language.entry.code == code else {}
    return {role: folder / name for role, name in {**others, **own}.items()}


def _told(letter: str, role: str) -> tuple[str, str]:
    return (
        f'The font for "{role}" does not have {letter_named(letter)}.',
        "Write it otherwise, or name a font that has it under [fonts].",
    )


@until_forgotten(16384)
def roles_of(address: str) -> tuple[str, ...]:
    """Return the roles of the fonts that a text is drawn with."""
    section, key = address.split("/")[0], address.rsplit("/")[-1]
    if section in ("event", "exhibit"):
        return _BY_KEY.get(key, _OTHERS)
    return _BY_SECTION.get(section, _OTHERS)


def unwritable(
    texts: Iterable[tuple[str, str]], fonts: Mapping[str, Path], memory: Memory
) -> Iterator[tuple[str, str, str]]:
    """Yield the address of each text with a letter that a font lacks, the letter, and the role.

    Args:
        texts: Address and words of each.
        fonts: Font file by role; one that cannot be read is passed over.
        memory: Where it is kept which letters a font has.
    """
    by_roles: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for address, words in texts:
        by_roles.setdefault(roles_of(address), []).append((address, words))
    used = {
        roles: _letters_in("".join(words for _, words in drawn))
        for roles, drawn in by_roles.items()
    }
    for roles, role, lacking in _lacking(used, fonts, memory):
        for address, words in by_roles[roles]:
            for letter in sorted(lacking.intersection(words)):
                yield address, letter, role


@until_forgotten(256)
def _letters_in(text: str) -> frozenset[str]:
    # Ten times as fast as a set of so many letters.
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    used = np.zeros(sys.maxunicode + 1, dtype=np.bool_)
    used[codes] = True
    return frozenset(map(chr, np.flatnonzero(used).tolist())) - _UNSEEN


def letter_named(letter: str) -> str:
    """Return a letter with its name, such as '"☃" (snowman)'."""
    return f'"{letter}" ({name_of(letter, f"U+{ord(letter):04X}").lower()})'


def letters_of(path: Path, memory: Memory) -> frozenset[str] | None:
    """Return the characters that a font has; None if it cannot be read."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return _letters(path, f"{path} {stat.st_size} {stat.st_mtime_ns}", memory)


@until_forgotten(64)
def _letters(path: Path, state: str, memory: Memory) -> frozenset[str] | None:
    made = memory.recalled(f"letters-{path.name}", state, lambda: _read(path))
    return None if made is None else frozenset(map(chr, made))


def _read(path: Path) -> list[int] | None:
    # Not at the top of the file: who remembers never pays for it.
    from fontTools.ttLib import TTFont

    try:
        # Opened here, because the library leaves a file open that is no font.
        with path.open("rb") as file, TTFont(file, lazy=True, fontNumber=0) as font:
            size = path.stat().st_size
            if any(table.offset + table.length > size for table in font.reader.tables.values()):
                # Cut off, as by a copy that was broken off: it opens, and fails when it is used.
                return None
            # Any names will do for what it draws: to look them up takes twice as long as the rest.
            font.setGlyphOrder([""] * font["maxp"].numGlyphs)
            return sorted(font.getBestCmap() or ())
    except Exception:  # whatever a file holds that is no font, the library stumbles over it
        return None
