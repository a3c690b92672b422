"""Where aircraft were, as far as the sources time their ways."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from kiosk.content.curated import Certainty, Flight
from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Exhibit, Lens
from kiosk.world.legs import Leg, LonLat, apart_km, leg_between
from kiosk.world.lens import is_unknown, opens_utc_s

# How long a way stays on the map when the flight is over: a slider of weeks would else lose a
# flight of half an hour between two touches.
FLOWN_S = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class ShownFlight:
    """A flight that has begun and can still be seen.

    Attributes:
        lonlat: Where the aircraft is; None where the sources do not time the way, and afterwards.
        heading_deg: Clockwise from north; None without a position.
        flown: The way so far, the position last; empty where nobody says how far it had come.
        freshness: 1 in flight, then falling to 0 when the way leaves the map.
        schematic: Whether only the idea of the way is right.
        hidden: Whether the public does not know of it yet.
    """

    flight: Flight
    lonlat: LonLat | None
    heading_deg: float | None
    flown: tuple[LonLat, ...]
    freshness: float
    schematic: bool
    hidden: bool


def flights_at(exhibit: Exhibit, utc_s: float, lens: Lens) -> tuple[ShownFlight, ...]:
    """Return the flights at an instant, in the order of the file.

    Between two timed positions an aircraft flies at an even speed over those between them. What
    was over before the public knew of it never was in the public world.
    """
    return tuple(
        _shown(flight, course, utc_s)
        for flight, course in _courses(exhibit)
        if _appears_utc_s(flight, lens) <= utc_s < flight.to_utc_s + FLOWN_S
    )


@dataclass(frozen=True, slots=True)
class _Course:
    """The timed part of a flight.

    Attributes:
        first: The number of its first position.
        times_utc_s: When the aircraft was at its positions, from there on.
        legs: The ways between them; those that take no time are left out.
    """

    first: int
    times_utc_s: tuple[float, ...]
    legs: tuple[Leg, ...]


def _appears_utc_s(flight: Flight, lens: Lens) -> float:
    opens_s = opens_utc_s(flight, lens)
    return inf if opens_s >= flight.to_utc_s else max(flight.from_utc_s, opens_s)


@kept_by_exhibit(maxsize=1)
def _courses(exhibit: Exhibit) -> tuple[tuple[Flight, _Course], ...]:
    return tuple((flight, _course(flight)) for flight in exhibit.curated.flights)


def _course(flight: Flight) -> _Course:
    timed = [index for index, utc_s in enumerate(flight.times_utc_s) if utc_s is not None]
    if not timed:
        return _Course(0, (), ())
    knots: list[tuple[float, LonLat]] = []
    for first, last in pairwise(timed):
        knots += _timed_between(flight, first, last)
    knots += _timed_between(flight, timed[-1], timed[-1])
    legs = tuple(leg_between(a, b) for a, b in pairwise(knots) if a[0] < b[0])
    return _Course(timed[0], tuple(utc_s for utc_s, _ in knots), legs)


def _timed_between(flight: Flight, first: int, last: int) -> list[tuple[float, LonLat]]:
    """Return the positions from a timed one up to the next, that one left out, with their times."""
    start_s, end_s = flight.times_utc_s[first] or 0.0, flight.times_utc_s[last] or 0.0
    lonlats = flight.lonlats[first : last + 1]
    reached_km = [0.0]
    for a, b in pairwise(lonlats):
        reached_km.append(reached_km[-1] + apart_km(a, b))
    # An aircraft that circles over one place is there all the time.
    whole_km = reached_km[-1] or 1.0
    times_s = [start_s + (end_s - start_s) * km / whole_km for km in reached_km]
    return list(zip(times_s, lonlats, strict=True))[: max(1, last - first)]


def _shown(flight: Flight, course: _Course, utc_s: float) -> ShownFlight:
    ended = utc_s >= flight.to_utc_s
    passed = bisect_right(course.times_utc_s, utc_s)
    flown = flight.lonlats[: course.first + passed] if passed else ()
    lonlat, heading_deg = None, None
    if ended:
        flown = flight.lonlats
    elif passed and utc_s <= course.times_utc_s[-1]:
        lonlat, heading_deg = _position(flight, course, utc_s)
        flown = flown if flown[-1] == lonlat else (*flown, lonlat)
    return ShownFlight(
        flight,
        lonlat,
        heading_deg,
        flown,
        1.0 - (utc_s - flight.to_utc_s) / FLOWN_S if ended else 1.0,
        flight.certainty is Certainty.SCHEMATIC,
        is_unknown(flight, utc_s),
    )


def _position(flight: Flight, course: _Course, utc_s: float) -> tuple[LonLat, float | None]:
    if not course.legs:
        return flight.lonlats[course.first], None
    index = bisect_right(course.legs, utc_s, key=lambda leg: leg.start_utc_s) - 1
    leg = course.legs[index]
    return leg.lonlat(utc_s), leg.heading_deg(utc_s)
