"""The checked tours in; tours whose every stop knows its instant and its view, out."""

from collections.abc import Iterable, Mapping

from kiosk.content.cartography import View
from kiosk.content.gathering import Placed, Story
from kiosk.content.model import Event, Lens, Place, Theatre, Timeline
from kiosk.content.schema.story import ViewEntry
from kiosk.content.schema.tours import (
    DEFAULT_SCALE,
    DEFAULT_STANDS_S,
    AttractEntry,
    StepEntry,
)
from kiosk.content.texts import prose
from kiosk.content.tours import Poster, Tour, TourStep


def tours_of(
    story: Story,
    events: Iterable[Event],
    theatres: Mapping[str, Theatre],
    places: Mapping[str, Place],
) -> tuple[Tour, ...]:
    """Return the tours in their order."""
    by_id = {event.id: event for event in events}
    return tuple(
        Tour(
            id=each.entry.id,
            title=prose(each.entry.title),
            summary=prose(each.entry.summary),
            ending=prose(each.entry.ending),
            listed=each.entry.listed,
            steps=tuple(_step(step, by_id, theatres, places) for step in each.entry.step),
        )
        for each in story.tours
    )


def _step(
    entry: StepEntry,
    events: Mapping[str, Event],
    theatres: Mapping[str, Theatre],
    places: Mapping[str, Place],
) -> TourStep:
    event = events[entry.event] if entry.event else None
    theatre = entry.theatre or (event.theatre.id if event else "")
    return TourStep(
        id=entry.id,
        caption=prose(entry.caption),
        seconds=entry.seconds,
        lens=entry.lens,
        utc_s=_instant(entry, event),
        view=_view(entry, event, theatres, places),
        theatre=theatre,
        event_id=entry.event or "",
        card=entry.card and event is not None,
    )


def _instant(entry: StepEntry, event: Event | None) -> float:
    if entry.at is not None:
        return entry.at.timestamp()
    assert event is not None, "the story passed its checks"
    if entry.lens is Lens.SECRET or event.public_utc_s is None:
        return event.start_utc_s
    return max(event.start_utc_s, event.public_utc_s)


def _view(
    entry: StepEntry,
    event: Event | None,
    theatres: Mapping[str, Theatre],
    places: Mapping[str, Place],
) -> View:
    if entry.view is not None:
        return view_of(entry.view)
    if entry.theatre is not None:
        return theatres[entry.theatre].view
    if entry.place is not None:
        return View(places[entry.place].lonlat, entry.scale or DEFAULT_SCALE)
    assert event is not None, "the story passed its checks"
    return View(event.places[0].lonlat, entry.scale or DEFAULT_SCALE)


def view_of(entry: ViewEntry) -> View:
    """Return a view as a file names it."""
    return View((entry.lon, entry.lat), entry.scale)


def poster_of(
    attract: Placed[AttractEntry] | None, title: str, timeline: Timeline, home: View
) -> Poster:
    """Return the resting screen; without a word of the curator it is made of the exhibit's own."""
    if attract is None:
        return Poster(title, home, timeline.opens_at_utc_s, DEFAULT_STANDS_S)
    entry = attract.entry
    return Poster(
        title=title if entry.title is None else entry.title.strip(),
        view=home if entry.view is None else view_of(entry.view),
        utc_s=timeline.opens_at_utc_s if entry.at is None else entry.at.timestamp(),
        stands_s=entry.stands,
        tour_id=entry.tour or "",
        plays_s=entry.plays,
    )
