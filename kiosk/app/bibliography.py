"""Where everything in an exhibit comes from: an exhibit in, a list of its sources out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import font_names
from kiosk.content.curated import Curated, Sourced
from kiosk.content.model import Event, Exhibit
from kiosk.scene.words import event_time

CREDITS_NAME = "CREDITS.md"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing, and where it comes from.

    Attributes:
        when: When it happened, as the card says it; may be empty.
        doubts: What is disputed, and how far it was checked; may be empty.
        pictures: What stands on its card, and who made it.
    """

    title: str
    when: str
    sources: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the list."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The list.

    Attributes:
        credits: The texts of the files that credit fonts, pictures and geodata, by their paths.
    """

    title: str
    chapters: tuple[Chapter, ...]
    credits: tuple[tuple[str, str], ...]


def bibliography_of(exhibit: Exhibit, folder: Path) -> Bibliography:
    """Return what the exhibit rests on.

    Args:
        exhibit: In the language of the list.
        folder: Where its pictures, fonts and geodata lie, with their credits beside them.
    """
    told = [
        Chapter(chapter.name, tuple(_of_event(exhibit, event) for event in events))
        for chapter in exhibit.chapters
        if (events := [each for each in exhibit.events if each.chapter == chapter.id])
    ]
    drawn = [
        Chapter(title, entries)
        for title, things in _layers(exhibit.curated)
        if (entries := tuple(_by_source(things)))
    ]
    return Bibliography(exhibit.title, (*told, *drawn), tuple(_credits(exhibit, folder)))


def _of_event(exhibit: Exhibit, event: Event) -> Entry:
    quoted = (f"Words of {event.quote.author}: {event.quote.source}",) if event.quote else ()
    doubts: tuple[str, ...] = (event.dispute,) if event.dispute else ()
    if event.verification != "verified":
        how = "in part" if event.verification == "partly" else "not yet"
        doubts += (f"Looked up in a source: {how}.",)
    pictures = tuple(
        ". ".join(
            part
            for part in (
                f"{media.path}: {media.credit}",
                f"A photograph that may stand here: {media.reference}" if media.reference else "",
            )
            if part
        )
        for media in event.media
    )
    return Entry(event.title, event_time(exhibit, event), event.sources + quoted, doubts, pictures)


def _layers(curated: Curated) -> Iterable[tuple[str, list[tuple[str, Sourced]]]]:
    """Yield the layers that move with time: a heading, and each thing with its name."""
    yield "On the map: sites", [(each.name, each) for each in curated.sites]
    yield "On the map: ranges", [(each.label or each.weapon, each) for each in curated.rings]
    yield "On the map: lines", [(each.name, each) for each in curated.lines]
    yield "On the map: flights", [(each.name, each) for each in curated.flights]
    yield (
        "On the map: ships",
        [(track.name, fix) for track in curated.tracks for fix in track.fixes],
    )
    yield (
        "On the map: messages",
        [(f"{each.origin.name} to {each.target.name}", each) for each in curated.messages],
    )
    yield "On the timeline: readiness", [(each.who, each) for each in curated.alerts]


def _by_source(things: Iterable[tuple[str, Sourced]]) -> Iterable[Entry]:
    """Yield each source once, with the names of all that rests on it."""
    names: dict[str, dict[str, None]] = {}
    for name, thing in things:
        names.setdefault(thing.source, {})[name] = None
    for source, found in sorted(names.items(), key=lambda each: tuple(each[1])):
        yield Entry(", ".join(found), "", (source,))


def _credits(exhibit: Exhibit, folder: Path) -> Iterable[tuple[str, str]]:
    """Yield the credits that lie beside what is used, each once."""
    used = [layer.path for layer in exhibit.map.layers]
    used += [media.path for event in exhibit.events for media in event.media]
    used += sorted(font_names(exhibit))
    for name in dict.fromkeys(Path(path).parent / CREDITS_NAME for path in used):
        if (folder / name).is_file():
            yield name.as_posix(), (folder / name).read_text(encoding="utf-8")
