"""The checked story in; the exhibit that the program reads, resolved and frozen, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf
from types import MappingProxyType
from typing import TypeVar

from kiosk.chrono.local import utc_s_from_local
from kiosk.content.assembly_of_house import machine_of, mqtt_of, panel_of, visit_of
from kiosk.content.assembly_of_map import map_of
from kiosk.content.colours import rgb_of
from kiosk.content.curated import Curated
from kiosk.content.gathering import Placed, Story
from kiosk.content.media import media_of
from kiosk.content.model import (
    Actor,
    Chapter,
    Clock,
    Conventions,
    Event,
    Exhibit,
    Force,
    Language,
    Lens,
    Machine,
    Place,
    Quote,
    Rgb,
    Since,
    Staff,
    Stance,
    Theatre,
    Theme,
    Timeline,
)
from kiosk.content.moments import known_from_utc_s, precision_of, year_printed
from kiosk.content.picture_orders import PictureJob, job_of
from kiosk.content.retelling import retold
from kiosk.content.rules.times import zones_by_place
from kiosk.content.schema.languages import LanguageEntry
from kiosk.content.schema.settings import (
    PalettesEntry,
    TimelineEntry,
)
from kiosk.content.schema.story import EventEntry, PlaceEntry, TheatreEntry
from kiosk.content.schema.values import When
from kiosk.content.schema.wording import WordingEntry
from kiosk.content.texts import prose
from kiosk.content.touring import poster_of, tours_of, view_of
from kiosk.content.translation import Translation

T = TypeVar("T")


def places_of(story: Story) -> dict[str, Place]:
    """Return the places by their id."""
    zones = zones_by_place(story)
    return {
        each.entry.id: _place(each.entry, zones.get(each.entry.id, "")) for each in story.places
    }


def assembled_exhibit(
    story: Story,
    curated: Curated,
    conventions: Conventions,
    translations: Sequence[Translation] = (),
) -> Exhibit:
    """Return the exhibit in the language of its files, with its editions in the others.

    Args:
        story: Without faults: every section is there and every name is known.
        curated: The layers of the map that move with time.
        conventions: How the language of the files writes dates and numbers.
        translations: All texts in each of the other languages.
    """
    editions: dict[str, Exhibit] = {}
    exhibit = _as_written(story, curated, conventions, MappingProxyType(editions))
    editions[exhibit.language] = exhibit
    party_ids = [each.entry.id for each in story.parties]
    for translation in translations:
        editions[translation.code] = retold(exhibit, translation, party_ids)
    return exhibit


def _as_written(
    story: Story, curated: Curated, conventions: Conventions, editions: Mapping[str, Exhibit]
) -> Exhibit:
    settings = _found(story.exhibit)
    wording: WordingEntry = _found(story.wording)
    timeline = _timeline(_found(story.timeline))
    places = places_of(story)
    theatres = {each.entry.id: _theatre(each.entry) for each in story.theatres}
    themes = {each.entry.id: Theme(each.entry.id, each.entry.name) for each in story.themes}
    parties = {each.entry.id: each.entry.name for each in story.parties}
    resolved = _Resolved(timeline, places, theatres, themes, tuple(parties))
    events = [resolved.event(each.entry) for each in story.events]
    return Exhibit(
        title=settings.title,
        subtitle=settings.subtitle,
        invitation=settings.invitation,
        endings=MappingProxyType(
            {
                lens: prose(words)
                for lens, words in (
                    (Lens.PUBLIC, settings.ending_public),
                    (Lens.SECRET, settings.ending_secret),
                )
                if words
            }
        ),
        language=settings.language,
        languages=tuple(_language(each.entry) for each in story.languages),
        conventions=conventions,
        timeline=timeline,
        clocks=tuple(Clock(each.entry.name, each.entry.zone) for each in story.clocks),
        parties=tuple(parties.values()),
        chapters=tuple(
            Chapter(each.entry.id, each.entry.name, each.entry.when) for each in story.chapters
        ),
        theatres=tuple(theatres.values()),
        themes=tuple(themes.values()),
        stances=tuple(
            Stance(each.entry.id, each.entry.name, each.entry.hatch or "", each.entry.colour or "")
            for each in story.stances
        ),
        forces=tuple(
            Force(each.entry.id, each.entry.name, each.entry.short or "") for each in story.forces
        ),
        places=tuple(places.values()),
        actors=tuple(
            Actor(
                each.entry.id,
                each.entry.name,
                places[each.entry.place],
                each.entry.badge,
                each.entry.colour,
            )
            for each in story.actors
        ),
        events=tuple(sorted(events, key=lambda event: event.start_utc_s)),
        map=map_of(_found(story.map)),
        visit=visit_of(_found(story.visit)),
        machine=Machine() if story.machine is None else machine_of(story.machine.entry),
        staff=Staff(**story.staff.entry.model_dump()) if story.staff else Staff(),
        mqtt=mqtt_of(story.network.entry if story.network else None),
        palettes=_palettes(_found(story.palette)),
        wording=MappingProxyType(dict(wording)),
        fonts=MappingProxyType(_found(story.fonts).model_dump()),
        diagonal_inch=_found(story.screen).diagonal_inch,
        panel=panel_of(_found(story.screen)),
        curated=curated,
        tours=tours_of(story, events, theatres, places),
        poster=poster_of(
            story.attract, prose(settings.title), timeline, view_of(_found(story.map).home)
        ),
        editions=editions,
    )


@dataclass(frozen=True, slots=True)
class _Resolved:
    """What events name by its id."""

    timeline: Timeline
    places: Mapping[str, Place]
    theatres: Mapping[str, Theatre]
    themes: Mapping[str, Theme]
    parties: tuple[str, ...]

    def event(self, entry: EventEntry) -> Event:
        start_utc_s = entry.start.timestamp()
        public_utc_s, public_label = self._public(entry.public, start_utc_s)
        return Event(
            id=entry.id,
            chapter=entry.chapter,
            title=prose(entry.title),
            start_utc_s=start_utc_s,
            start_offset_s=round((entry.start.utcoffset() or timedelta()).total_seconds()),
            end_utc_s=None if entry.end is None else entry.end.timestamp(),
            precision=entry.precision,
            places=tuple(self.places[each] for each in entry.places),
            theatre=self.theatres[entry.theatre],
            theme=self.themes[entry.theme],
            public_utc_s=public_utc_s,
            public_label=public_label,
            public_note=prose(entry.public_note),
            public_tells=entry.public_tells,
            public_title=prose(entry.public_title),
            summary=prose(entry.summary),
            body=prose(entry.body),
            why=prose(entry.why),
            short=prose(entry.short),
            weight=entry.weight,
            tension=entry.tension,
            quote=_quote(entry),
            country=entry.country or "",
            stance=entry.stance or "",
            dispute=prose(entry.dispute),
            sources=tuple(map(prose, entry.sources)),
            confidence=entry.confidence,
            verification=entry.verification,
            links=tuple(entry.links),
            knew=tuple(self._knew(entry, entry.knew.get(each)) for each in self.parties),
            media=tuple(media_of(each) for each in entry.media),
        )

    def _public(self, when: When, start_utc_s: float) -> tuple[float | None, str]:
        if when == "same":
            return start_utc_s, ""
        utc_s = known_from_utc_s(when, start_utc_s, self.timeline.zone)
        if utc_s > self.timeline.end_utc_s:
            return None, year_printed(when)
        return utc_s, ""

    def _knew(self, entry: EventEntry, when: When | None) -> Since | None:
        if when is None:
            return None
        start_utc_s = entry.start.timestamp()
        utc_s = known_from_utc_s(when, start_utc_s, self.timeline.zone)
        # What was known before it happened stays a moment, also for events after the story.
        later = utc_s > max(self.timeline.end_utc_s, start_utc_s)
        return Since(inf if later else utc_s, precision_of(when, entry.precision))


def _found(placed: Placed[T] | None) -> T:
    if placed is None:
        msg = "a required section is missing although the story passed its checks"
        raise ValueError(msg)
    return placed.entry


def _language(entry: LanguageEntry) -> Language:
    return Language(entry.code, entry.name, entry.direction, entry.reviewed, entry.complete)


def _quote(entry: EventEntry) -> Quote | None:
    if entry.quote is None:
        return None
    return Quote(prose(entry.quote), prose(entry.quote_by), prose(entry.quote_source))


def _place(entry: PlaceEntry, zone: str) -> Place:
    return Place(
        id=entry.id,
        name=prose(entry.name),
        lonlat=(entry.lon, entry.lat),
        kind=entry.kind,
        public_name=prose(entry.public_name),
        zone=zone,
    )


def _theatre(entry: TheatreEntry) -> Theatre:
    return Theatre(
        id=entry.id,
        name=entry.name,
        shape=entry.shape,
        fill_rgb=rgb_of(entry.fill),
        ink_rgb=rgb_of(entry.ink),
        glow_rgb=rgb_of(entry.glow),
        view=view_of(entry.view),
        reactions=entry.reactions,
    )


def _timeline(entry: TimelineEntry) -> Timeline:
    start_utc_s, end_utc_s = entry.start.timestamp(), entry.end.timestamp()
    knots = [(start_utc_s, 0.0), (end_utc_s, 1.0)]
    if entry.fold is not None and entry.fold_share is not None:
        knots.insert(1, (entry.fold.timestamp(), entry.fold_share))
    return Timeline(
        start_utc_s=start_utc_s,
        end_utc_s=end_utc_s,
        opens_at_utc_s=entry.opens_at.timestamp(),
        zone=entry.zone,
        knots=tuple(knots),
        counted_from_utc_s=_midnight_utc_s(entry.counted_from, entry.zone, start_utc_s),
        counted_days=entry.counted_days or 0,
    )


def _midnight_utc_s(day: date | None, zone: str, otherwise_utc_s: float) -> float:
    if day is None:
        return otherwise_utc_s
    return utc_s_from_local(day.year, day.month, day.day, 0, 0, zone)


def pictures_of(story: Story) -> PictureJob:
    """Return what the pictures of a story would be made into, if it could be shown."""
    pictures = (
        (event.entry.id, [media_of(each) for each in event.entry.media]) for event in story.events
    )
    return job_of(pictures, _palettes(story.palette.entry) if story.palette is not None else {})


def _palettes(entry: PalettesEntry) -> Mapping[Lens, Mapping[str, Rgb]]:
    return MappingProxyType(
        {
            lens: MappingProxyType({name: rgb_of(colour) for name, colour in colours.items()})
            for lens, colours in ((Lens.PUBLIC, entry.public), (Lens.SECRET, entry.secret))
        }
    )
