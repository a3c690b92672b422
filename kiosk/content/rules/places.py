"""Positions on the globe."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiosk.content.faults import Fault
from kiosk.content.gathering import Placed, Story
from kiosk.content.problems import Severity
from kiosk.content.rules.times import zones_by_place
from kiosk.content.schema.story import PlaceEntry
from kiosk.content.zones import cities_of_zones
from kiosk.geo.sphere import EARTH_RADIUS_KM

LonLat = tuple[float, float]

# A place is looked at when it lies farther than this from the city of its time zone (without one,
# from all other places of its country), and with a lost minus, or its numbers exchanged, it would
# lie within a third of that, and near. Of the cities of all zones, told by the first zone of their
# country, one alone is blamed: Kanton in Kiribati, which lies on both sides of the date line.
FAR_DEG, NEAR_DEG, SHARE = 10.0, 20.0, 1 / 3


def place_faults(story: Story) -> Iterator[Fault]:
    """Yield positions that are not on the globe, or most likely not where they are meant to be."""
    zones, cities = zones_by_place(story), cities_of_zones()
    by_country: dict[str, list[PlaceEntry]] = {}
    for each in story.places:
        by_country.setdefault(each.entry.country, []).append(each.entry)
    for place in story.places:
        yield from _range_faults(place)
        entry = place.entry
        if not is_on_globe(entry.lon, entry.lat):
            continue
        zone = zones.get(entry.id, "")
        if zone in cities:
            known, said = [cities[zone]], f"where its clocks ({zone}) would put it"
        else:
            known = [
                (each.lon, each.lat)
                for each in by_country[entry.country]
                if each is not entry and is_on_globe(each.lon, each.lat)
            ]
            said = f'the other places of its country ("{entry.country}")'
        yield from _slip_faults(place, known, said)


def _slip_faults(place: Placed[PlaceEntry], known: Sequence[LonLat], said: str) -> Iterator[Fault]:
    entry = place.entry
    as_is_deg = _nearest_deg((entry.lon, entry.lat), known)
    if not known or as_is_deg <= FAR_DEG:
        return
    likely = min(slips_of(entry.lon, entry.lat), key=lambda each: _nearest_deg(each.meant, known))
    if _nearest_deg(likely.meant, known) < min(as_is_deg * SHARE, NEAR_DEG):
        distance_km = math.radians(as_is_deg) * EARTH_RADIUS_KM
        yield Fault(
            place.origin.at(likely.key),
            f'place "{entry.id}", {likely.key}',
            f"The place lies {round(distance_km, -2):,.0f} km from {said}.",
            likely.remedy,
            severity=Severity.WARNING,
        )


class Slip(NamedTuple):
    """Where a position would be without a slip, the key in question, and what to write."""

    meant: LonLat
    key: str
    remedy: str


def slips_of(lon: float, lat: float) -> Iterator[Slip]:
    """Yield where a position would be without a lost minus, or its numbers exchanged."""
    for key, degrees, meant in (("lon", lon, (-lon, lat)), ("lat", lat, (lon, -lat))):
        slip = "lacks its minus" if degrees > 0 else "has a minus too much"
        remedy = f"Perhaps the number {slip}. If so, write: {key} = {-degrees}"
        yield Slip(meant, key, remedy)
    if is_on_globe(lat, lon):
        remedy = f"Perhaps the two are exchanged. If so, write: lon = {lat}, and lat = {lon}"
        yield Slip((lat, lon), "lon", remedy)


def is_on_globe(lon: float, lat: float) -> bool:
    """Return whether there is such a longitude and such a latitude."""
    return abs(lon) <= 180 and abs(lat) <= 90


def _nearest_deg(lonlat: LonLat, known: Sequence[LonLat]) -> float:
    return min((apart_deg(lonlat, each) for each in known), default=math.inf)


def apart_deg(one: LonLat, other: LonLat) -> float:
    """Return how far apart two positions are."""
    # By plain numbers: there are few of them, and thousands of calls for arrays of two take longer.
    (lon_a, lat_a), (lon_b, lat_b) = (map(math.radians, each) for each in (one, other))
    height, width = math.sin((lat_b - lat_a) / 2), math.sin((lon_b - lon_a) / 2)
    share = height * height + math.cos(lat_a) * math.cos(lat_b) * width * width
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(share))))


def _range_faults(place: Placed[PlaceEntry]) -> Iterator[Fault]:
    entry = place.entry
    if abs(entry.lat) > 90 and abs(entry.lat) <= 180 and abs(entry.lon) <= 90:
        yield Fault(
            place.origin.at("lat"),
            f'place "{entry.id}", lat',
            f"There is no latitude {entry.lat}; longitude and latitude seem to be exchanged.",
            f"Write: lon = {entry.lat}, and lat = {entry.lon}",
        )
        return
    for key, degrees, limit in (("lon", entry.lon, 180), ("lat", entry.lat, 90)):
        if abs(degrees) > limit:
            name = "longitude" if key == "lon" else "latitude"
            yield Fault(
                place.origin.at(key),
                f'place "{entry.id}", {key}',
                f"There is no {name} {degrees}.",
                f"Write degrees from -{limit} to {limit}.",
            )
