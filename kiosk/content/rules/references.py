"""Names that are used must be given, and given only once."""

from collections.abc import Iterable, Iterator

from kiosk.content.faults import ELSEWHERE, Fault, Origin, given_twice
from kiosk.content.gathering import Story
from kiosk.content.plain_words import choice
from kiosk.content.schema.story import EventEntry
from kiosk.content.texts import picture_name


def reference_faults(story: Story) -> Iterator[Fault]:
    """Yield ids that are given twice, and names that nothing bears."""
    yield from _given_twice(story)
    if story.complete:
        for origin, section, name, subject in _uses(story):
            if name not in story.ids[section]:
                yield Fault(
                    origin,
                    subject,
                    f'There is no {section} "{name}".',
                    choice(
                        name,
                        sorted(story.ids[section]),
                        f"Correct the name, or add a [[{section}]] with this id.",
                    ),
                )
    yield from _named_twice(story)


def _given_twice(story: Story) -> Iterator[Fault]:
    first: dict[tuple[str, str], Origin] = {}
    for file in story.files:
        for section, value in file.table.items():
            for index, entry in enumerate(value if isinstance(value, list) else ()):
                name = entry.get("id") if isinstance(entry, dict) else None
                if not isinstance(name, str):
                    continue
                origin = Origin(file.name, (section, index, "id"))
                known = first.setdefault((section, name), origin)
                if known is not origin:
                    yield given_twice(origin, f'{section} "{name}", id', name, known)
    yield from _layers_given_twice(story)


def _layers_given_twice(story: Story) -> Iterator[Fault]:
    if story.map is None:
        return
    first: dict[str, Origin] = {}
    for index, layer in enumerate(story.map.entry.layer):
        origin = story.map.origin.at("layer", index, "id")
        known = first.setdefault(layer.id, origin)
        if known is not origin:
            yield given_twice(origin, f'map, layer "{layer.id}", id', layer.id, known)


def _uses(story: Story) -> Iterator[tuple[Origin, str, str, str]]:
    """Yield each use of a name: where, which list it must be in, the name, and what uses it."""
    for event, at in ((each.entry, each.origin) for each in story.events):
        said = f'event "{event.id}"'
        yield at.at("chapter"), "chapter", event.chapter, f"{said}, chapter"
        yield at.at("theatre"), "theatre", event.theatre, f"{said}, theatre"
        yield at.at("theme"), "theme", event.theme, f"{said}, theme"
        if event.setting is not None:
            yield at.at("setting"), "setting", event.setting, f"{said}, setting"
        if event.stance is not None:
            yield at.at("stance"), "stance", event.stance, f"{said}, stance"
        for index, name in enumerate(event.places):
            yield at.at("places", index), "place", name, f"{said}, places"
        for index, name in enumerate(event.links):
            yield at.at("links", index), "event", name, f"{said}, links"
        for name in event.knew:
            yield at.at("knew", name), "party", name, f"{said}, knew"
    for actor, at in ((each.entry, each.origin) for each in story.actors):
        yield at.at("place"), "place", actor.place, f'actor "{actor.id}", place'
    yield from _tour_uses(story)


def _tour_uses(story: Story) -> Iterator[tuple[Origin, str, str, str]]:
    if story.attract is not None and story.attract.entry.tour is not None:
        yield story.attract.origin.at("tour"), "tour", story.attract.entry.tour, "attract, tour"
    for tour, at in ((each.entry, each.origin) for each in story.tours):
        for index, step in enumerate(tour.step):
            for key in ("event", "theatre", "place"):
                name = getattr(step, key)
                if name is not None:
                    said = f'tour "{tour.id}", step "{step.id}", {key}'
                    yield at.at("step", index, key), key, name, said


def _named_twice(story: Story) -> Iterator[Fault]:
    for event, at in ((each.entry, each.origin) for each in story.events):
        said = f'event "{event.id}"'
        for key, names in (("places", event.places), ("links", event.links)):
            for index in _repeated(names):
                found = f'"{names[index]}" is named twice.'
                yield Fault(at.at(key, index), f"{said}, {key}", found, "Remove one of the two.")
        yield from _pictures_named_twice(event, at)
        if event.id in event.links:
            yield Fault(
                at.at("links", event.links.index(event.id)),
                f"{said}, links",
                "The event is linked to itself.",
                "Remove this link.",
            )


def _pictures_named_twice(event: EventEntry, at: Origin) -> Iterator[Fault]:
    first: dict[str, Origin] = {}
    for index, media in enumerate(event.media):
        name, origin = picture_name(media.path), at.at("media", index, "path")
        known = first.setdefault(name, origin)
        if known is not origin:
            yield Fault(
                origin,
                f'event "{event.id}", media {index + 1}, path',
                f'Another picture of this event is called "{name}" too, in {ELSEWHERE}.',
                "Give one of the files another name: translations know a picture by it.",
                elsewhere=known,
            )


def _repeated(names: Iterable[str]) -> Iterator[int]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield index
        seen.add(name)
