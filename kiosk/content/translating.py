"""Files of translations in; all texts in each language, and what is amiss with them, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.catalogues import Entry, catalogue_name, entries_of
from kiosk.content.comparing import TRANSLATE, compared
from kiosk.content.conventions import conventions_of
from kiosk.content.gathering import Story
from kiosk.content.languages import Conventions
from kiosk.content.memory import Memory
from kiosk.content.presence import is_anything_at
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import read_text
from kiosk.content.schema.languages import LanguageEntry
from kiosk.content.texts import Domain, Text
from kiosk.content.translation import Translation
from kiosk.content.unread import Unread


@dataclass(frozen=True, slots=True)
class Translations:
    """What became of the files.

    Attributes:
        languages: All but the language of the files.
        files: Every file that was read or looked for.
        shown: The translations of each language that are shown, file by file.
        notes: How far the languages are of which only a part is meant to be translated.
    """

    languages: list[Translation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    shown: dict[str, list[tuple[str, tuple[Entry, ...]]]] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)


def locale_of(story: Story) -> str:
    """Return how the language of the files writes dates."""
    code = "en" if story.exhibit is None else story.exhibit.entry.language
    entries = (each.entry for each in story.languages if each.entry.code == code)
    return next((each.locale for each in entries if each.locale is not None), code)


def read_translations(
    story: Story,
    texts: Sequence[Text],
    folder: Path,
    memory: Memory,
    unread: Unread,
) -> Translations:
    """Read the translations into all languages of the exhibit.

    Args:
        story: The files of the story.
        texts: Every text of it.
        folder: The exhibit's.
        memory: For what takes long.
        unread: What else is written, but broken.
    """
    own = "" if story.exhibit is None else story.exhibit.entry.language
    as_written = {text.address: text.words for text in texts}
    by_domain = {
        domain: {text.address: text for text in texts if text.domain is domain} for domain in Domain
    }
    found = Translations()
    for entry in (each.entry for each in story.languages if each.entry.code != own):
        reading = _Reading(entry, memory, unread)
        for domain, wanted in by_domain.items():
            reading.read(folder, domain, wanted)
        found.problems.extend(reading.problems)
        found.notes.extend(reading.notes)
        found.files.extend(reading.files)
        found.shown[entry.code] = reading.shown
        conventions = conventions_of(entry.locale or entry.code, memory)
        # A language that nobody has heard of is told of elsewhere.
        if conventions is not None:
            found.languages.append(reading.translation(as_written, conventions))
    return found


class _Reading:
    """The translations into one language so far."""

    def __init__(self, language: LanguageEntry, memory: Memory, unread: Unread) -> None:
        self.words: dict[str, str] = {}
        self.map_names: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.files: list[Path] = []
        self.shown: list[tuple[str, tuple[Entry, ...]]] = []
        self._language = language
        self._memory = memory
        self._unread = unread

    def translation(self, as_written: Mapping[str, str], conventions: Conventions) -> Translation:
        """Return all texts, those without a translation as they are written."""
        fonts, sizes = self._language.fonts, self._language.font_sizes
        return Translation(
            code=self._language.code,
            conventions=conventions,
            texts={**as_written, **self.words},
            map_names=self.map_names,
            fonts={} if fonts is None else fonts.model_dump(exclude_none=True),
            font_sizes={} if sizes is None else sizes.model_dump(exclude_none=True),
            untold=frozenset(as_written.keys() - self.words.keys()),
        )

    def read(self, folder: Path, domain: Domain, texts: Mapping[str, Text]) -> None:
        """Read one file, which may not be there yet.

        Args:
            folder: The exhibit's.
            domain: Which file.
            texts: All that belong into it, by address.
        """
        name = catalogue_name(self._language.code, domain)
        path = folder / name
        self.files.append(path)
        entries: tuple[Entry, ...] | Problem = ()
        if is_anything_at(path):
            text = read_text(path, name)
            entries = text if isinstance(text, Problem) else entries_of(text, name, self._memory)
        if isinstance(entries, Problem):
            self.problems.append(entries)
            return
        sound, problems = compared(
            texts, entries, name, complete=self._language.complete, unread=self._unread
        )
        self.problems += problems
        if not self._language.complete:
            self.notes += _far(len(texts.keys() - {entry.address for entry in sound}), texts, name)
        self.shown.append((name, tuple(sound)))
        self.words |= {entry.address: entry.words for entry in sound if entry.address in texts}
        if domain is Domain.MAP:
            self.map_names |= {entry.original: entry.words for entry in sound}


def _far(missing: int, texts: Mapping[str, Text], name: str) -> Iterator[Problem]:
    """Yield how much of a file is still shown in the language of the files."""
    if missing:
        found = f"Without a translation: {missing} of {len(texts)}; they are shown as written."
        yield Problem(name, 0, 0, "", found, TRANSLATE, Severity.NOTE)
