"""Many files in, one story out, in which everything still knows where it was written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from kiosk.content.faults import ELSEWHERE, Fault, KeyPath, Origin
from kiosk.content.schema import ContentFile
from kiosk.content.schema.languages import LanguageEntry
from kiosk.content.schema.network import NetworkEntry
from kiosk.content.schema.settings import (
    ActorEntry,
    ClockEntry,
    ExhibitEntry,
    FontsEntry,
    MachineEntry,
    MapEntry,
    PalettesEntry,
    ScreenEntry,
    TimelineEntry,
    VisitEntry,
)
from kiosk.content.schema.staff import StaffEntry
from kiosk.content.schema.story import (
    ChapterEntry,
    EventEntry,
    ForceEntry,
    NamedEntry,
    PlaceEntry,
    StanceEntry,
    TheatreEntry,
)
from kiosk.content.schema.tours import AttractEntry, TourEntry
from kiosk.content.schema.wording import WordingEntry

T = TypeVar("T")

# Without these there is nothing to show; all else may be left out.
REQUIRED_SECTIONS = ("exhibit", "screen", "visit", "timeline", "map", "palette", "fonts", "wording")
REQUIRED_LISTS = ("theatre", "theme", "chapter", "place", "event")
# The lists whose entries others name by their id.
_REFERRED_TO = (
    "event",
    "place",
    "chapter",
    "theatre",
    "theme",
    "setting",
    "stance",
    "party",
    "tour",
)
_ONCE = (*REQUIRED_SECTIONS, "machine", "staff", "network", "zones", "attract")


@dataclass(frozen=True, slots=True)
class Guessed:
    """A file with an example in the place of each value that is wrong.

    Attributes:
        kept: As of a checked file.
        records: The sections and entries in which something was put.
        guesses: Where.
    """

    content: ContentFile
    kept: Mapping[str, tuple[int, ...]]
    records: frozenset[KeyPath]
    guesses: frozenset[KeyPath]


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file as far as its entries are sound by themselves.

    Attributes:
        kept: For each list the positions in the file of the entries in `content`, where some are
            left out.
        guessed: With those, as they might have been meant; None if there are none.
    """

    name: str
    table: Mapping[str, Any]
    content: ContentFile
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    guessed: Guessed | None = None


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something that was read, with where."""

    entry: T
    origin: Origin


@dataclass(frozen=True, slots=True)
class Story:
    """All files together.

    Attributes:
        complete: Whether every file could be read, and every heading is known or far from any; if
            not, what seems to be missing may be there.
        ids: For each list the ids in it, of broken entries too.
        present: Sections that stand in some file, sound or not.
    """

    files: tuple[CheckedFile, ...]
    complete: bool
    ids: Mapping[str, frozenset[str]]
    present: frozenset[str]
    exhibit: Placed[ExhibitEntry] | None
    screen: Placed[ScreenEntry] | None
    visit: Placed[VisitEntry] | None
    machine: Placed[MachineEntry] | None
    staff: Placed[StaffEntry] | None
    network: Placed[NetworkEntry] | None
    timeline: Placed[TimelineEntry] | None
    map: Placed[MapEntry] | None
    palette: Placed[PalettesEntry] | None
    fonts: Placed[FontsEntry] | None
    wording: Placed[WordingEntry] | None
    zones: Placed[dict[str, str]] | None
    languages: tuple[Placed[LanguageEntry], ...]
    clocks: tuple[Placed[ClockEntry], ...]
    parties: tuple[Placed[NamedEntry], ...]
    chapters: tuple[Placed[ChapterEntry], ...]
    theatres: tuple[Placed[TheatreEntry], ...]
    themes: tuple[Placed[NamedEntry], ...]
    settings: tuple[Placed[NamedEntry], ...]
    stances: tuple[Placed[StanceEntry], ...]
    forces: tuple[Placed[ForceEntry], ...]
    actors: tuple[Placed[ActorEntry], ...]
    places: tuple[Placed[PlaceEntry], ...]
    events: tuple[Placed[EventEntry], ...]
    attract: Placed[AttractEntry] | None
    tours: tuple[Placed[TourEntry], ...]


def gathered(files: Sequence[CheckedFile], *, complete: bool) -> Story:
    """Return all files as one story."""
    tables = [file.table for file in files]
    present = frozenset(section for table in tables for section in table)
    return Story(
        files=tuple(files),
        complete=complete and not _misspelt(present),
        ids=_ids(tables),
        present=present,
        exhibit=_first(files, "exhibit"),
        screen=_first(files, "screen"),
        visit=_first(files, "visit"),
        machine=_first(files, "machine"),
        staff=_first(files, "staff"),
        network=_first(files, "network"),
        timeline=_first(files, "timeline"),
        map=_first(files, "map"),
        palette=_first(files, "palette"),
        fonts=_first(files, "fonts"),
        wording=_first(files, "wording"),
        zones=_first(files, "zones"),
        languages=tuple(_entries(files, "language")),
        clocks=tuple(_entries(files, "clock")),
        parties=tuple(_entries(files, "party")),
        chapters=tuple(_entries(files, "chapter")),
        theatres=tuple(_entries(files, "theatre")),
        themes=tuple(_entries(files, "theme")),
        settings=tuple(_entries(files, "setting")),
        stances=tuple(_entries(files, "stance")),
        forces=tuple(_entries(files, "force")),
        actors=tuple(_entries(files, "actor")),
        places=tuple(_entries(files, "place")),
        events=tuple(_entries(files, "event")),
        attract=_first(files, "attract"),
        tours=tuple(_entries(files, "tour")),
    )


def as_if_mended(files: Sequence[CheckedFile], *, complete: bool) -> Story:
    """Return all files as one story, with examples in the place of what is wrong."""
    mended = [
        replace(file, content=file.guessed.content, kept=file.guessed.kept)
        if file.guessed is not None
        else file
        for file in files
    ]
    return gathered(mended, complete=complete)


def _misspelt(present: Set[str]) -> bool:
    """Return whether a heading is nearly that of a list, whose entries may stand below it."""
    unknown = present - ContentFile.model_fields.keys()
    return any(get_close_matches(name, _REFERRED_TO) for name in unknown)


def gathering_faults(story: Story, config_name: str) -> Iterator[Fault]:
    """Yield sections that stand in two files, and those that stand in none."""
    for section in _ONCE:
        homes = [file.name for file in story.files if section in file.table]
        for name in homes[1:]:
            yield Fault(
                Origin(name, (section,)),
                section,
                f"The section [{section}] is already in {ELSEWHERE}.",
                "Keep one of the two.",
                elsewhere=Origin(homes[0], (section,)),
            )
    unknown = story.present - ContentFile.model_fields.keys()
    required = (*REQUIRED_SECTIONS, *REQUIRED_LISTS) if story.complete else ("exhibit",)
    for section in required if story.files else ():
        # A heading that is nearly the same has already been told of as unknown.
        if section not in story.present and not get_close_matches(section, unknown):
            heading = f"[[{section}]]" if section in REQUIRED_LISTS else f"[{section}]"
            yield Fault(
                Origin(config_name),
                section,
                f"There is no {heading} in this file or those that it includes.",
                "Add it, or include the file that holds it.",
            )


def _ids(tables: Iterable[Mapping[str, Any]]) -> Mapping[str, frozenset[str]]:
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for table in tables:
        for section, value in table.items():
            # A single entry written as [section] is told of once, where it stands.
            for entry in value if isinstance(value, list) else (value,):
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    ids[section].add(entry["id"])
    return defaultdict(frozenset, {section: frozenset(each) for section, each in ids.items()})


def _first(files: Iterable[CheckedFile], section: str) -> Placed[Any] | None:
    for file in files:
        entry = getattr(file.content, section)
        if entry is not None:
            return Placed(entry, Origin(file.name, (section,)))
    return None


def _entries(files: Iterable[CheckedFile], section: str) -> Iterator[Placed[Any]]:
    for file in files:
        entries = getattr(file.content, section)
        for index, entry in zip(file.kept.get(section, range(len(entries))), entries, strict=True):
            yield Placed(entry, Origin(file.name, (section, index)))
