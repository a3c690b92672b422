"""The same minute elsewhere: the last that is known of each theatre."""

from kiosk.content.model import Event, Exhibit, Lens
from kiosk.world.appearing import appears_utc_s, events_in_order


def latest_of_theatres(exhibit: Exhibit, utc_s: float, lens: Lens) -> tuple[Event | None, ...]:
    """Return the last event of each theatre up to an instant, that one included, in their order."""
    latest: dict[str, Event] = {}
    for event in events_in_order(exhibit, lens):
        if appears_utc_s(event, lens) > utc_s:
            break
        latest[event.theatre.id] = event
    return tuple(latest.get(theatre.id) for theatre in exhibit.theatres)
