"""GeoJSON in; its features, or in plain words why not, out."""

import math
from collections.abc import Mapping
from difflib import get_close_matches

from kiosk.content.curating.records import Keys, Record
from kiosk.content.faults import Fault, Origin
from kiosk.content.json_texts import json_read
from kiosk.content.plain_words import choice, described
from kiosk.content.problems import Problem

LonLat = tuple[float, float]

# A line over the date line may run on to the east, so that it is not torn in a map program.
LON_LIMITS_DEG = (-180.0, 360.0)

_COLLECTION = (
    'Write { "type": "FeatureCollection", "features": [ … ] }, or save it as GeoJSON in a map'
    " program."
)


def features_of(text: str, name: str, keys: Keys, faults: list[Fault]) -> list[Record] | Problem:
    """Return the features of a collection.

    Args:
        text: The whole file.
        name: What messages call it.
        keys: The properties that each must or may have.
        faults: What is wrong with the features is added to these.
    """
    collection = json_read(text, name)
    if isinstance(collection, Problem):
        return collection
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        return Problem(name, 1, 1, "", "This is not a collection of features.", _COLLECTION)
    records = []
    told: set[str] = set()
    for number, feature in enumerate(collection["features"]):
        origin = Origin(name, ("features", number))
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            found = "This is not a feature with properties."
            remedy = 'Write { "type": "Feature", "properties": { … }, "geometry": { … } }'
            faults.append(Fault(origin, f"{keys.noun} {number + 1}", found, remedy))
            continue
        inside = origin.at("properties")
        records.append(Record(keys, properties, inside, faults, feature.get("geometry")))
        _object_to_keys(records[-1], properties, keys, faults, told)
    return records


def _object_to_keys(
    record: Record,
    properties: Mapping[str, object],
    keys: Keys,
    faults: list[Fault],
    told: set[str],
) -> None:
    unknown = [key for key in properties if key not in keys.all]
    for key in unknown:
        # A map program gives every feature the same keys: once is enough.
        if key not in told:
            told.add(key)
            faults.append(_unknown(key, record, keys))
    for key in keys.needed:
        # One that is nearly the same has just been told of.
        if key not in properties and get_close_matches(key, unknown):
            record.pass_over(key)


def point_of(record: Record) -> LonLat:
    """Return the position of a feature that is one point."""
    found = _coordinates(record, "Point")
    return (math.nan, math.nan) if found is None else _lonlat(found, record, ())


def line_of(record: Record) -> tuple[LonLat, ...]:
    """Return the positions of a feature that is one line; at least two."""
    found = _coordinates(record, "LineString")
    if not isinstance(found, list):
        if found is not None:
            _object(record, (), f"This is {described(found)}, not a list.", _POSITIONS)
        return ()
    if len(found) < 2:
        _object(record, (), "The line has fewer than two positions.", "Give it more.")
    return tuple(_lonlat(each, record, (index,)) for index, each in enumerate(found))


def lonlat_fault(lon_deg: float, lat_deg: float) -> tuple[str, str, str] | None:
    """Return which of the two is at fault, what is there and what to write; None if neither is."""
    low_deg, high_deg = LON_LIMITS_DEG
    if not -90.0 <= lat_deg <= 90.0:
        found = f"There is no latitude {lat_deg:g}"
        if abs(lon_deg) <= 90.0 and abs(lat_deg) <= 180.0:
            found += "; longitude and latitude seem to be exchanged"
            return "lat", f"{found}.", f"Write the longitude, {lat_deg:g}, before the latitude."
        return "lat", f"{found}.", "Write degrees from -90 to 90."
    if not low_deg <= lon_deg <= high_deg:
        remedy = "Write degrees from -180 to 180; a line over the date line may run on to 360."
        return "lon", f"There is no longitude {lon_deg:g}.", remedy
    return None


def wrapped(lon_deg: float, lat_deg: float) -> LonLat:
    """Return a position with its longitude from -180 to 180; one within is left as it is."""
    return (lon_deg - 360.0 if lon_deg > 180.0 else lon_deg), lat_deg


_POSITIONS = "Write longitude and latitude, for example: [13.4, 52.5]"


def _coordinates(record: Record, kind: str) -> object:
    geometry = record.geometry
    words = {"Point": "a point", "LineString": "a line"}[kind]
    if not isinstance(geometry, dict):
        origin = Origin(record.origin.file, record.origin.path[:-1])
        found = f"The feature is not {words}: it has no geometry."
        record.object_at(origin, "geometry", found, f"Draw {words}.")
        return None
    if geometry.get("type") != kind:
        origin = Origin(record.origin.file, (*record.origin.path[:-1], "geometry", "type"))
        found = f"This is {described(geometry.get('type'))}, not {words}."
        record.object_at(origin, "geometry", found, f'Draw {words}, or write: "type": "{kind}"')
        return None
    return geometry.get("coordinates", [])


def _lonlat(value: object, record: Record, path: tuple[int, ...]) -> LonLat:
    numbers = value if isinstance(value, list) else []
    # A third number is a height, which a map program may add.
    if len(numbers) not in (2, 3) or not all(_is_number(each) for each in numbers):
        _object(record, path, f"This is {_shown(value)}, not a position.", _POSITIONS)
        return math.nan, math.nan
    lon_deg, lat_deg = float(numbers[0]), float(numbers[1])
    fault = lonlat_fault(lon_deg, lat_deg)
    if fault is not None:
        key, found, remedy = fault
        _object(record, (*path, 0 if key == "lon" else 1), found, remedy)
    return wrapped(lon_deg, lat_deg)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    # Whole numbers may be too long even for a comparison with infinity.
    return abs(value) < 1e9


def _shown(value: object) -> str:
    return f"a list of {len(value)}" if isinstance(value, list) else described(value)


def _object(record: Record, path: tuple[int, ...], found: str, remedy: str) -> None:
    above = record.origin.path[:-1]
    origin = Origin(record.origin.file, (*above, "geometry", "coordinates", *path))
    record.object_at(origin, "coordinates", found, remedy)


def _unknown(key: str, record: Record, keys: Keys) -> Fault:
    remedy = choice(key, keys.all, f"Remove it; known are: {', '.join(keys.all)}.")
    found = f'There is no key "{key}" here.'
    return Fault(record.origin.at(key), f"{record.name}, {key}", found, remedy, at_key=True)
