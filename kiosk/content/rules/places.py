"""Positions on the globe."""

from collections.abc import Iterator
from datetime import UTC, datetime

from kiosk.content.faults import Fault
from kiosk.content.gathering import Placed, Story
from kiosk.content.problems import Severity
from kiosk.content.rules.times import zones_by_place
from kiosk.content.schema.story import PlaceEntry
from kiosk.content.zones import offset_in, zone_named

# Clocks follow the sun by 15 degrees an hour. Law and summer time have pulled them up to two hours
# (30 degrees) away; a place that is farther off, and would be near if its two numbers were
# exchanged, has them exchanged.
DEGREES_PER_HOUR = 15.0
FAR_DEG = 30.0
NEAR_DEG = 20.0
# A day without summer time in the north and without a war anywhere near the clocks.
PLAIN_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def place_faults(story: Story) -> Iterator[Fault]:
    """Yield positions that are not on the globe, or most likely not where they are meant to be."""
    zones = zones_by_place(story)
    for place in story.places:
        yield from _range_faults(place)
        zone = zones.get(place.entry.id)
        if zone is not None and _looks_exchanged(place.entry, zone):
            yield Fault(
                place.origin.at("lon"),
                f'place "{place.entry.id}", lon',
                f"The place lies far from where its clocks ({zone}) would put it.",
                f"Perhaps the two are exchanged. If so, write: lon = {place.entry.lat}, and"
                f" lat = {place.entry.lon}",
                severity=Severity.WARNING,
            )


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


def _looks_exchanged(place: PlaceEntry, zone: str) -> bool:
    known = zone_named(zone)
    # Zones such as Etc/GMT+4 are kept at sea, where ships keep the clocks of their fleet.
    if known is None or abs(place.lon) > 90 or abs(place.lat) > 90 or zone.startswith("Etc/"):
        return False
    noon_deg = offset_in(known, PLAIN_DAY).total_seconds() / 3600 * DEGREES_PER_HOUR
    return _apart_deg(place.lon, noon_deg) > FAR_DEG and _apart_deg(place.lat, noon_deg) < NEAR_DEG


def _apart_deg(lon_deg: float, other_deg: float) -> float:
    return abs((lon_deg - other_deg + 180.0) % 360.0 - 180.0)
