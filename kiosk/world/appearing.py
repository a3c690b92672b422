"""From when events exist, for those who knew and for those who did not."""

import math
from bisect import bisect_left, bisect_right

from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Event, Exhibit, Lens


def appears_utc_s(event: Event, lens: Lens) -> float:
    """Return from when an event exists through a lens; infinity for never."""
    if lens is Lens.SECRET:
        return event.start_utc_s
    if event.public_utc_s is None:
        return math.inf
    return max(event.start_utc_s, event.public_utc_s)


def last_come(exhibit: Exhibit, lens: Lens, utc_s: float) -> Event | None:
    """Return the event that has come up last, of several at once the first by name."""

    def appears(event: Event) -> float:
        return appears_utc_s(event, lens)

    order = events_in_order(exhibit, lens)
    count = bisect_right(order, utc_s, key=appears)
    return order[bisect_left(order, appears(order[count - 1]), key=appears)] if count else None


# Two lenses.
@kept_by_exhibit(maxsize=2)
def events_in_order(exhibit: Exhibit, lens: Lens) -> tuple[Event, ...]:
    """Return the events that ever appear within the story, in the order of their appearing."""
    within = [
        event
        for event in exhibit.events
        if exhibit.timeline.start_utc_s <= appears_utc_s(event, lens) < exhibit.timeline.end_utc_s
    ]
    return tuple(sorted(within, key=lambda event: (appears_utc_s(event, lens), event.id)))
