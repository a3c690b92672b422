"""The checked story in; every text that visitors read out, each with the address that it keeps.

The address, such as "event/first-flight/title", is what a translation belongs to. It is made of
ids, so that a text may be corrected, and its file split or joined, without losing its translations.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from pydantic import BaseModel

from kiosk.content.curated import Curated
from kiosk.content.faults import Origin
from kiosk.content.forgetting import until_forgotten
from kiosk.content.gathering import Placed, Story
from kiosk.content.schema.settings import ExhibitEntry
from kiosk.content.schema.story import EventEntry, MediaEntry
from kiosk.content.schema.tours import AttractEntry, StepEntry, TourEntry
from kiosk.content.schema.wording import WordingEntry

_SPACES = re.compile(r"[ \t\n]+")
_EMPTY_LINE = re.compile(r"[ \t]*\n[ \t]*\n[ \t\n]*")

EXHIBIT_KEYS = ("title", "subtitle", "invitation", "ending_public", "ending_secret")
# Sources are not among them: a book is looked up under the title that it has.
EVENT_KEYS = (
    "title", "summary", "short", "body", "why", "quote", "quote_by", "quote_source", "dispute",
    "public_note", "public_title",
)  # fmt: skip
# Who made a picture is called the same everywhere, but not that it is a drawing.
MEDIA_KEYS = ("alt", "caption", "credit")
TOUR_KEYS = ("title", "summary", "ending")


class Domain(StrEnum):
    """Which file of translations a text stands in."""

    INTERFACE = "interface"
    STORY = "story"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Text:
    """Something that visitors read.

    Attributes:
        words: In the language of the files, with line ends as spaces.
        origin: Where it was written.
        hint: What a translator should know of it; may be empty.
    """

    address: str
    words: str
    domain: Domain
    origin: Origin
    hint: str = ""


def subject_at(address: str) -> str:
    """Return what messages call a text, such as 'event "first-flight", title'."""
    match address.split("/"):
        case [section, id_, key]:
            return f'{section} "{id_}", {key}'
        case parts:
            return ", ".join(parts)


# The story is looked through again after each save, and most of it is as it was.
@until_forgotten(8192)
def prose(text: str | None) -> str:
    """Return a text with its line ends as spaces; an empty line begins a paragraph."""
    if not text:
        return ""
    paragraphs = _EMPTY_LINE.split(text.strip(" \t\n"))
    return "\n".join(_SPACES.sub(" ", paragraph) for paragraph in paragraphs)


def texts_of(story: Story, curated: Curated) -> tuple[Text, ...]:
    """Return every text of the files, in their order.

    Args:
        story: The files of the story.
        curated: The layers of the map that move with time.
    """
    return (
        *_wording(story),
        *_exhibit(story),
        *_names(story),
        *_events(story.events),
        *_tours(story),
        *_of_the_map(story, curated),
    )


def _wording(story: Story) -> Iterator[Text]:
    if story.wording is None:
        return
    for key, words in story.wording.entry:
        origin, hint = story.wording.origin.at(key), _description(WordingEntry, key)
        # As it is: here a line end begins a new line.
        yield Text(f"wording/{key}", words, Domain.INTERFACE, origin, hint)


def _exhibit(story: Story) -> Iterator[Text]:
    if story.exhibit is None:
        return
    for key in EXHIBIT_KEYS:
        words, origin = getattr(story.exhibit.entry, key), story.exhibit.origin.at(key)
        hint = _description(ExhibitEntry, key)
        if words:
            yield Text(f"exhibit/{key}", prose(words), Domain.STORY, origin, hint)


def _names(story: Story) -> Iterator[Text]:
    by_id = (
        ("party", story.parties), ("chapter", story.chapters), ("theatre", story.theatres),
        ("theme", story.themes), ("setting", story.settings), ("stance", story.stances),
        ("force", story.forces),
        ("actor", story.actors), ("place", story.places),
    )  # fmt: skip
    for clock in story.clocks:
        yield _name("clock", clock.entry.name, clock.entry.name, clock.origin)
    for section, entries in by_id:
        for each in entries:
            yield _name(section, each.entry.id, each.entry.name, each.origin)
    for place in story.places:
        if place.entry.public_name:
            address, origin = f"place/{place.entry.id}/public_name", place.origin.at("public_name")
            yield Text(address, prose(place.entry.public_name), Domain.STORY, origin)


def _name(section: str, id_: str, words: str, origin: Origin) -> Text:
    return Text(f"{section}/{id_}/name", prose(words), Domain.STORY, origin.at("name"))


def _events(events: Sequence[Placed[EventEntry]]) -> Iterator[Text]:
    hints = {key: _description(EventEntry, key) for key in EVENT_KEYS}
    for event in events:
        for key in EVENT_KEYS:
            words = prose(getattr(event.entry, key))
            if words:
                address = f"event/{event.entry.id}/{key}"
                yield Text(address, words, Domain.STORY, event.origin.at(key), hints[key])
        yield from _media(event)


def _media(event: Placed[EventEntry]) -> Iterator[Text]:
    for index, media in enumerate(event.entry.media):
        for key in MEDIA_KEYS:
            words = prose(getattr(media, key))
            if words:
                address = media_address(event.entry.id, media.path, key)
                origin = event.origin.at("media", index, key)
                yield Text(address, words, Domain.STORY, origin, _description(MediaEntry, key))


def media_address(event_id: str, path: str, key: str) -> str:
    """Return the address of a text of a picture."""
    return f"event/{event_id}/{picture_name(path)}/{key}"


# Asked for each picture in each language, after each save.
@until_forgotten(4096)
def picture_name(path: str) -> str:
    """Return what translations know a picture by: the name of its file, without folder and type."""
    return PurePosixPath(path).stem


def _tours(story: Story) -> Iterator[Text]:
    if story.attract is not None and story.attract.entry.title is not None:
        origin, hint = story.attract.origin.at("title"), _description(AttractEntry, "title")
        # As it is: here a line end begins a new line.
        title = story.attract.entry.title.strip()
        yield Text("attract/title", title, Domain.STORY, origin, hint)
    for tour in story.tours:
        for key in TOUR_KEYS:
            words, origin = prose(getattr(tour.entry, key)), tour.origin.at(key)
            hint = _description(TourEntry, key)
            if words:
                yield Text(f"tour/{tour.entry.id}/{key}", words, Domain.STORY, origin, hint)
        for index, step in enumerate(tour.entry.step):
            address = step_address(tour.entry.id, step.id)
            origin, hint = (
                tour.origin.at("step", index, "caption"),
                _description(StepEntry, "caption"),
            )
            yield Text(address, prose(step.caption), Domain.STORY, origin, hint)


def step_address(tour_id: str, step_id: str) -> str:
    """Return the address of what is said at a stop of a tour."""
    return f"tour/{tour_id}/{step_id}/caption"


def _of_the_map(story: Story, curated: Curated) -> Iterator[Text]:
    if story.map is None:
        return
    files = story.map.entry.curated
    for ring in curated.rings:
        origin = Origin((files.rings or "") if files else "")
        yield Text(f"ring/{ring.id}/label", ring.label, Domain.MAP, origin)
        if ring.public_name:
            yield Text(f"ring/{ring.id}/public_name", ring.public_name, Domain.MAP, origin)
    for track in curated.tracks:
        origin = Origin((files.tracks or "") if files else "")
        yield Text(f"track/{track.id}/name", track.name, Domain.MAP, origin)


def _description(model: type[BaseModel], key: str) -> str:
    return model.model_fields[key].description or ""
