"""Records of sites and rings in, and what lasts on the map out."""

import math
from enum import StrEnum
from typing import TypedDict

from kiosk.content.curated import Certainty, Ring, Site
from kiosk.content.curating.features import LonLat, point_of
from kiosk.content.curating.records import Keys, Known, Record
from kiosk.content.faults import Origin
from kiosk.content.plain_words import written
from kiosk.content.terms import Place

SOURCED_KEYS = ("public_from", "certainty", "source")
LASTING_KEYS = ("from", "from_precision", "to", "to_precision", *SOURCED_KEYS)

SITE_KEYS = Keys(
    "site", ("id", "name", "kind", "accuracy_km", *LASTING_KEYS), ("place", "weapon", "country",
    "note"),
)  # fmt: skip
RING_KEYS = Keys(
    "ring",
    ("id", "weapon", "label", "radius_km", "radius_low_km", "planned", "main", *LASTING_KEYS),
    ("place", "note", "theatre", "public_name"),
)


class SourcedValues(TypedDict):
    """What everything has."""

    public_utc_s: float | None
    public_label: str
    certainty: Certainty
    source: str
    note: str


class LastingValues(SourcedValues):
    """What everything has that lasts."""

    from_utc_s: float
    to_utc_s: float


class _Bound(StrEnum):
    """How exactly a beginning or an end is dated."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    BEFORE = "before"
    AFTER = "after"


def sourced(record: Record, known: Known) -> SourcedValues:
    """Return what everything has."""
    public_utc_s, public_label = record.public(known)
    return {
        "public_utc_s": public_utc_s,
        "public_label": public_label,
        "certainty": record.one_of("certainty", Certainty),
        "source": record.text("source"),
        "note": record.text("note", needed=False),
    }


def lasting(record: Record, known: Known) -> LastingValues:
    """Return what everything has that lasts."""
    start, end = record.moment("from"), record.moment("to")
    first = record.one_of("from_precision", _Bound, leave_out=(_Bound.AFTER,))
    last = record.one_of("to_precision", _Bound, leave_out=(_Bound.BEFORE,))
    if record.sound("from", "to") and end <= start:
        record.object_to(
            "to",
            f"The end, {written(end)}, is not after the start, {written(start)}.",
            "Exchange the two, or correct one of them.",
        )
    return {
        **sourced(record, known),
        "from_utc_s": -math.inf if first is _Bound.BEFORE else start.timestamp(),
        "to_utc_s": math.inf if last is _Bound.AFTER else end.timestamp(),
    }


def _object_to_exchange(record: Record, lonlat: LonLat, place: Place | None) -> None:
    if place is None or _is_near(lonlat, place.lonlat):
        return
    if _is_near((lonlat[1], lonlat[0]), place.lonlat):
        above = record.origin.path[:-1]
        record.object_at(
            Origin(record.origin.file, (*above, "geometry", "coordinates")),
            "coordinates",
            f'The position lies far from "{place.id}", and near it with its numbers exchanged.',
            "Write the longitude before the latitude.",
        )


def _is_near(one: LonLat, other: LonLat) -> bool:
    # A degree is 111 km: larger than any base, smaller than any exchange that would matter.
    return abs(one[0] - other[0]) < 1.0 and abs(one[1] - other[1]) < 1.0


def site_of(record: Record, known: Known) -> Site | None:
    """Return a site, or None if something is wrong with it."""
    # Its country says something to readers of the file alone.
    record.text("country", needed=False)
    site = Site(
        id=record.id(),
        name=record.text("name"),
        kind=record.text("kind"),
        weapon=record.text("weapon", needed=False),
        lonlat=point_of(record),
        place=record.place("place", known, needed=False),
        accuracy_km=record.number("accuracy_km", 0.0),
        **lasting(record, known),
    )
    _object_to_exchange(record, site.lonlat, site.place)
    return site if record.sound() else None


def ring_of(record: Record, known: Known) -> Ring | None:
    """Return a ring, or None if something is wrong with it."""
    ring = Ring(
        id=record.id(),
        weapon=record.text("weapon"),
        label=record.text("label"),
        lonlat=point_of(record),
        place=record.place("place", known, needed=False),
        radius_km=record.distance_km("radius_km"),
        low_km=record.distance_km("radius_low_km"),
        planned=record.truth("planned"),
        main=record.truth("main"),
        theatre_id=record.theatre("theatre", known),
        public_name=record.text("public_name", needed=False),
        **lasting(record, known),
    )
    _object_to_exchange(record, ring.lonlat, ring.place)
    if record.sound("radius_km", "radius_low_km") and ring.low_km > ring.radius_km:
        record.object_to(
            "radius_low_km",
            f"The smaller radius, {ring.low_km:g} km, is larger than {ring.radius_km:g} km.",
            "Exchange the two, or correct one of them.",
        )
    return ring if record.sound() else None
