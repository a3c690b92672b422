"""What the world looked like at one moment, for those who knew and for those who did not."""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from kiosk.chrono.local import local_time
from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Event, Exhibit, Lens
from kiosk.world.appearing import appears_utc_s, events_in_order
from kiosk.world.flights import ShownFlight, flights_at
from kiosk.world.messages import ShownMessage, messages_at
from kiosk.world.ships import ShownShip, ships_at
from kiosk.world.stances import positions_at
from kiosk.world.standing import ShownAlert, ShownLine, ShownRing, standing_at

# How long an event stays on the map after it began, by its weight: the dozen that nobody may
# miss stay for two days, small ones for half a day, so that Black Saturday does not drown.
LINGER_S = {1: 12 * 3600.0, 2: 18 * 3600.0, 3: 24 * 3600.0, 4: 36 * 3600.0, 5: 48 * 3600.0}


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event that has begun and can still be seen.

    Attributes:
        age_s: Since it happened, or in the public world since it became known.
        freshness: 1 when new, falling to 0 when it leaves the map.
        hidden: Whether the public does not know it yet; only true in the secret world.
    """

    event: Event
    age_s: float
    freshness: float
    hidden: bool


@dataclass(frozen=True, slots=True)
class World:
    """The world at one instant through one lens.

    Attributes:
        shown: Events on the map, the newest last.
        day: The counted day, from 1; 0 outside the counted days.
        alerts: One for each who stands ready: in the public world without what was not announced.
        messages: In the order in which they were sent.
        stances: Countries and the ids of their stances.
        reactions: The last event of each country that has shown a stance, the newest first.
    """

    utc_s: float
    lens: Lens
    shown: tuple[ShownEvent, ...]
    day: int
    rings: tuple[ShownRing, ...]
    lines: tuple[ShownLine, ...]
    alerts: tuple[ShownAlert, ...]
    ships: tuple[ShownShip, ...]
    flights: tuple[ShownFlight, ...]
    messages: tuple[ShownMessage, ...]
    stances: tuple[tuple[str, str], ...]
    reactions: tuple[Event, ...]


def is_hidden(event: Event, utc_s: float) -> bool:
    """Return whether the public does not know of the event at this instant.

    Nobody hides what has not happened yet: of a later event it is asked when it happens.
    """
    return appears_utc_s(event, Lens.PUBLIC) > max(utc_s, event.start_utc_s)


def is_secret(event: Event, utc_s: float) -> bool:
    """Return whether the event is, or will be, kept from the public at this instant."""
    return is_hidden(event, utc_s) and appears_utc_s(event, Lens.PUBLIC) > event.start_utc_s


def counted_day(exhibit: Exhibit, utc_s: float) -> int:
    """Return the number of the counted day, from 1, or 0 outside of them.

    Days are told by the calendar of the exhibit's zone: the one on which the clocks change has
    25 hours.
    """
    timeline = exhibit.timeline
    first = local_time(timeline.counted_from_utc_s, timeline.zone)
    today = local_time(utc_s, timeline.zone)
    day = (
        date(today.year, today.month, today.day).toordinal()
        - date(first.year, first.month, first.day).toordinal()
        + 1
    )
    return day if 1 <= day <= timeline.counted_days else 0


def _present(exhibit: Exhibit, utc_s: float, lens: Lens) -> list[Event]:
    """Return the events that have appeared and not yet left, in the order of their appearing."""
    order = events_in_order(exhibit, lens)
    stays = _stays(exhibit, lens)
    count = int(np.searchsorted(stays.begin_utc_s, utc_s, side="right"))
    there = stays.end_utc_s[:count] > utc_s
    # The last one of each theatre stays: those before it are not kept by being last.
    for indices in stays.of_theatre:
        latest = int(np.searchsorted(indices, count)) - 1
        if latest >= 0:
            there[indices[latest]] = True
    return [order[index] for index in np.flatnonzero(there).tolist()]


@dataclass(frozen=True, slots=True, eq=False)
class _Stays:
    """When the events of `events_in_order` come and go, for thousands at once.

    Attributes:
        of_theatre: For each theatre the numbers of its events, rising.
    """

    begin_utc_s: npt.NDArray[np.float64]
    end_utc_s: npt.NDArray[np.float64]
    of_theatre: tuple[npt.NDArray[np.int64], ...]


@kept_by_exhibit(maxsize=2)
def _stays(exhibit: Exhibit, lens: Lens) -> _Stays:
    order = events_in_order(exhibit, lens)
    begin_utc_s = np.array([appears_utc_s(event, lens) for event in order])
    over_utc_s = np.array([-math.inf if e.end_utc_s is None else e.end_utc_s for e in order])
    linger_s = np.array([LINGER_S[event.weight] for event in order])
    theatres = {event.theatre.id for event in order}
    return _Stays(
        begin_utc_s,
        np.maximum(begin_utc_s, over_utc_s) + linger_s,
        tuple(
            np.array([i for i, event in enumerate(order) if event.theatre.id == theatre])
            for theatre in sorted(theatres)
        ),
    )


def world_at(exhibit: Exhibit, utc_s: float, lens: Lens) -> World:
    """Return what was true, or known, at an instant.

    An event is there from the instant at which it appears, that instant included, until it has
    lingered. The last event of each theatre stays until the next one, so that the map is never
    without a word.
    """
    shown = []
    for event in _present(exhibit, utc_s, lens):
        began_utc_s = appears_utc_s(event, lens)
        # It lingers from its end on; what came out only later lingers from then on.
        ended_utc_s = began_utc_s if event.end_utc_s is None else min(utc_s, event.end_utc_s)
        freshness = 1.0 - (utc_s - max(began_utc_s, ended_utc_s)) / LINGER_S[event.weight]
        age_s, hidden = utc_s - began_utc_s, is_hidden(event, utc_s)
        shown.append(ShownEvent(event, age_s, max(0.0, freshness), hidden))
    positions = positions_at(exhibit, utc_s, lens)
    standing = standing_at(exhibit, utc_s, lens)
    return World(
        utc_s=utc_s,
        lens=lens,
        shown=tuple(shown),
        day=counted_day(exhibit, utc_s),
        rings=standing.rings,
        lines=standing.lines,
        alerts=standing.alerts,
        ships=ships_at(exhibit, utc_s, lens),
        flights=flights_at(exhibit, utc_s, lens),
        messages=messages_at(exhibit.curated, utc_s, lens),
        stances=positions.stances,
        reactions=positions.reactions,
    )
