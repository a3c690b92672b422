"""An exhibit and a translation in; the same exhibit, told in that language, out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from kiosk.content.curated import Curated, Ring, Site
from kiosk.content.model import (
    Actor,
    Chapter,
    Event,
    Exhibit,
    Force,
    Media,
    Place,
    Stance,
    Theatre,
    Theme,
    Tour,
)
from kiosk.content.texts import media_address, step_address
from kiosk.content.translation import Translation

Placeable = TypeVar("Placeable", Site, Ring)
HasName = TypeVar("HasName", Actor, Chapter, Force, Place, Stance, Theatre, Theme)


def retold(exhibit: Exhibit, translation: Translation, party_ids: Sequence[str]) -> Exhibit:
    """Return the exhibit in another language.

    Only words are made anew; what was worked out from times and places is the same.

    Args:
        exhibit: In the language of its files.
        translation: All of its texts in the other.
        party_ids: In the order of the exhibit's parties, which have only names.
    """
    texts = translation.texts
    named = _Renamed(
        {each.id: _renamed_place(each, texts) for each in exhibit.places},
        {each.id: each for each in _renamed("theatre", exhibit.theatres, texts)},
        {each.id: each for each in _renamed("theme", exhibit.themes, texts)},
    )
    actors = _renamed("actor", exhibit.actors, texts)
    return replace(
        exhibit,
        title=texts["exhibit/title"],
        subtitle=texts["exhibit/subtitle"],
        invitation=texts["exhibit/invitation"],
        endings=MappingProxyType(
            {lens: texts[f"exhibit/ending_{lens.value}"] for lens in exhibit.endings}
        ),
        language=translation.code,
        conventions=translation.conventions,
        clocks=tuple(
            replace(clock, name=texts[f"clock/{clock.name}/name"]) for clock in exhibit.clocks
        ),
        parties=tuple(texts[f"party/{each}/name"] for each in party_ids),
        chapters=_renamed("chapter", exhibit.chapters, texts),
        theatres=tuple(named.theatres.values()),
        themes=tuple(named.themes.values()),
        stances=_renamed("stance", exhibit.stances, texts),
        forces=_renamed("force", exhibit.forces, texts),
        places=tuple(named.places.values()),
        actors=tuple(replace(each, place=named.places[each.place.id]) for each in actors),
        events=tuple(
            _event(each, texts, named, _told_in(each, exhibit.language, translation))
            for each in exhibit.events
        ),
        map=replace(exhibit.map, translated=MappingProxyType(dict(translation.map_names))),
        wording=MappingProxyType({key: texts[f"wording/{key}"] for key in exhibit.wording}),
        fonts=MappingProxyType({**exhibit.fonts, **translation.fonts}),
        font_sizes=MappingProxyType({**exhibit.font_sizes, **translation.font_sizes}),
        curated=_layers(exhibit.curated, texts, named.places),
        tours=tuple(_tour(each, texts) for each in exhibit.tours),
        poster=exhibit.poster
        and replace(exhibit.poster, title=texts.get("attract/title") or texts["exhibit/title"]),
    )


def _tour(tour: Tour, texts: Mapping[str, str]) -> Tour:
    return replace(
        tour,
        title=texts[f"tour/{tour.id}/title"],
        summary=texts[f"tour/{tour.id}/summary"],
        ending=texts.get(f"tour/{tour.id}/ending", ""),
        steps=tuple(
            replace(step, caption=texts[step_address(tour.id, step.id)]) for step in tour.steps
        ),
    )


@dataclass(frozen=True, slots=True)
class _Renamed:
    places: Mapping[str, Place]
    theatres: Mapping[str, Theatre]
    themes: Mapping[str, Theme]


def _renamed(
    section: str, things: Iterable[HasName], texts: Mapping[str, str]
) -> tuple[HasName, ...]:
    return tuple(replace(each, name=texts[f"{section}/{each.id}/name"]) for each in things)


def _renamed_place(place: Place, texts: Mapping[str, str]) -> Place:
    address = f"place/{place.id}"
    public_name = texts.get(f"{address}/public_name", "")
    return replace(place, name=texts[f"{address}/name"], public_name=public_name)


def _told_in(event: Event, own: str, translation: Translation) -> str:
    """Return the language of an event that nobody has translated; empty if somebody has."""
    return own if f"event/{event.id}/body" in translation.untold else ""


def _event(event: Event, texts: Mapping[str, str], named: _Renamed, language: str) -> Event:
    def text(key: str) -> str:
        return texts.get(f"event/{event.id}/{key}", "")

    quote = event.quote
    if quote is not None:
        quote = replace(
            quote, text=text("quote"), author=text("quote_by"), source=text("quote_source")
        )
    return replace(
        event,
        title=text("title"),
        places=tuple(named.places[each.id] for each in event.places),
        theatre=named.theatres[event.theatre.id],
        theme=named.themes[event.theme.id],
        public_note=text("public_note"),
        public_title=text("public_title"),
        summary=text("summary"),
        body=text("body"),
        why=text("why"),
        short=text("short"),
        quote=quote,
        dispute=text("dispute"),
        language=language,
        media=tuple(_media(each, event.id, texts) for each in event.media),
    )


def _media(media: Media, event_id: str, texts: Mapping[str, str]) -> Media:
    alt, caption, credit = (
        texts.get(media_address(event_id, media.path, key), "")
        for key in ("alt", "caption", "credit")
    )
    return replace(media, alt=alt, caption=caption, credit=credit)


def _layers(curated: Curated, texts: Mapping[str, str], places: Mapping[str, Place]) -> Curated:
    rings = (_ring(_at(each, places), texts) for each in curated.rings)
    return replace(
        curated,
        sites=tuple(_at(each, places) for each in curated.sites),
        rings=tuple(rings),
        tracks=tuple(replace(each, name=texts[f"track/{each.id}/name"]) for each in curated.tracks),
        messages=tuple(
            replace(each, origin=places[each.origin.id], target=places[each.target.id])
            for each in curated.messages
        ),
    )


def _ring(ring: Ring, texts: Mapping[str, str]) -> Ring:
    address = f"ring/{ring.id}"
    public_name = texts.get(f"{address}/public_name", "")
    return replace(ring, label=texts[f"{address}/label"], public_name=public_name)


def _at(thing: Placeable, places: Mapping[str, Place]) -> Placeable:
    return thing if thing.place is None else replace(thing, place=places[thing.place.id])
