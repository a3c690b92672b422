"""Records of lines, flights and dated positions in; lines, flights and tracks out."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from kiosk.content.curated import Fix, Flight, Line, Track, VesselKind
from kiosk.content.curating.dates import window_utc_s
from kiosk.content.curating.features import line_of, lonlat_fault, wrapped
from kiosk.content.curating.marks import LASTING_KEYS, SOURCED_KEYS, lasting, sourced
from kiosk.content.curating.records import Keys, Known, Record
from kiosk.content.faults import ELSEWHERE
from kiosk.content.plain_words import described, listed, written
from kiosk.content.problems import Severity
from kiosk.content.terms import Precision
from kiosk.geo.sphere import EARTH_RADIUS_KM, angle_between, unit_from_lonlat

LINE_KEYS = Keys(
    "line",
    ("id", "name", *LASTING_KEYS),
    # How an arc was drawn, for those who change it.
    ("public_drawing", "centre_lon", "centre_lat", "radius_km", "radius_nm", "bearing_from_deg",
     "bearing_to_deg", "note"),
)  # fmt: skip
FLIGHT_KEYS = Keys(
    "flight",
    ("id", "name", "aircraft", "times", *LASTING_KEYS),
    # For curators: what the positions are called, and who flew.
    ("labels", "pilot", "note"),
)
TRACK_KEYS = Keys(
    "vessel",
    ("vessel", "name", "flag", "kind", "at", "at_precision", "lon", "lat", "radius_km",
     *SOURCED_KEYS),
    ("note",),
    id_key="vessel",
)  # fmt: skip

_DRAWINGS = ("exact", "blurred")
_WRITE_TIMES = 'Write a list with a time for each position; where it is not known, "".'


def line_from(record: Record, known: Known) -> Line | None:
    """Return a line, or None if something is wrong with it."""
    drawing = record.text("public_drawing", needed=False)
    if drawing not in ("", *_DRAWINGS):
        found = f'"{drawing}" is not known here.'
        record.object_to("public_drawing", found, f"Write one of: {listed(_DRAWINGS)}.")
    line = Line(
        id=record.id(),
        name=record.text("name"),
        lonlats=line_of(record),
        public_blurred=drawing == "blurred",
        **lasting(record, known),
    )
    return line if record.sound() else None


def flight_of(record: Record, known: Known) -> Flight | None:
    """Return a flight, or None if something is wrong with it."""
    lonlats = line_of(record)
    flight = Flight(
        id=record.id(),
        name=record.text("name"),
        aircraft=record.text("aircraft"),
        lonlats=lonlats,
        times_utc_s=_times(record, len(lonlats)),
        **lasting(record, known),
    )
    return flight if record.sound() else None


def fix_of(record: Record, known: Known) -> Fix | None:
    """Return a dated position, or None if something is wrong with it."""
    for key in ("vessel", "flag"):
        record.id(key)
    record.text("name")
    record.one_of("kind", VesselKind)
    at = record.moment("at")
    precision = record.one_of("at_precision", Precision)
    lon_deg, lat_deg = record.number("lon"), record.number("lat")
    fault = lonlat_fault(lon_deg, lat_deg) if record.sound("lon", "lat") else None
    if fault is not None:
        record.object_to(*fault)
    earliest_utc_s, latest_utc_s = window_utc_s(at, precision)
    fix = Fix(
        at_utc_s=at.timestamp(),
        earliest_utc_s=earliest_utc_s,
        latest_utc_s=latest_utc_s,
        precision=precision,
        lonlat=wrapped(lon_deg, lat_deg),
        radius_km=record.distance_km("radius_km"),
        **sourced(record, known),
    )
    return fix if record.sound() else None


def tracks_of(fixes: Sequence[tuple[Fix, Record]], known: Known) -> tuple[Track, ...]:
    """Return the vessels with their positions; what does not fit together is noted."""
    by_vessel: dict[str, list[tuple[Fix, Record]]] = {}
    for fix, record in fixes:
        by_vessel.setdefault(record.text("vessel"), []).append((fix, record))
    for own in by_vessel.values():
        for (a, above), (b, record) in pairwise(own):
            _object_to_order(a, above, b, record)
            _object_to_speed(a, b, record, known.fastest_vessel_kmh)
    return tuple(
        Track(
            id=vessel,
            name=own[0][1].text("name"),
            flag=own[0][1].text("flag"),
            kind=VesselKind(own[0][1].text("kind")),
            fixes=tuple(fix for fix, _ in own),
        )
        for vessel, own in by_vessel.items()
    )


def _object_to_order(a: Fix, above: Record, b: Fix, record: Record) -> None:
    for key in ("name", "flag", "kind"):
        if record.text(key) != above.text(key):
            record.object_at(
                record.origin.at(key),
                key,
                f'Here the vessel has "{record.text(key)}", but "{above.text(key)}" in'
                f" {ELSEWHERE}.",
                "Write the same in both rows.",
                elsewhere=above.origin.at(key),
            )
    if b.at_utc_s <= a.at_utc_s:
        record.object_at(
            record.origin.at("at"),
            "at",
            f"The time is not after that of the row before, in {ELSEWHERE}.",
            "Put the rows of a vessel in the order of their times.",
            elsewhere=above.origin.at("at"),
        )


def _object_to_speed(a: Fix, b: Fix, record: Record, fastest_kmh: float) -> None:
    if b.at_utc_s <= a.at_utc_s:
        return
    way_km = EARTH_RADIUS_KM * float(
        angle_between(unit_from_lonlat(a.lonlat), unit_from_lonlat(b.lonlat))
    )
    least_km = way_km - a.radius_km - b.radius_km
    # Where only the day is known, there may have been nearly two days between the two.
    hours = max(b.latest_utc_s - a.earliest_utc_s, b.at_utc_s - a.at_utc_s) / 3600.0
    if least_km > fastest_kmh * hours:
        record.object_to(
            "lat",
            f"From the row before, this would take {least_km / hours:.0f} km in an hour.",
            "Check the time and the position: perhaps lon and lat are exchanged.",
            severity=Severity.WARNING,
        )


def _times(record: Record, count: int) -> tuple[float | None, ...]:
    values = record.value("times")
    if not isinstance(values, list):
        if values is None:
            record.object_to_nothing("times", _WRITE_TIMES)
        else:
            record.object_to("times", f"This is {described(values)}, not a list.", _WRITE_TIMES)
        return ()
    _object_to_count(record, "times", len(values), count)
    moments: list[datetime | None] = []
    for index, value in enumerate(values):
        empty = value is None or value == ""
        origin = record.origin.at("times", index)
        moments.append(None if empty else record.moment_in(value, origin, "times"))
    known = [(index, each) for index, each in enumerate(moments) if each is not None]
    for (_, a), (index, b) in pairwise(known):
        if b <= a:
            record.object_at(
                record.origin.at("times", index),
                "times",
                f"The time {written(b)} is not after the one before, {written(a)}.",
                "Correct one of the two.",
            )
    return tuple(None if each is None else each.timestamp() for each in moments)


def _object_to_count(record: Record, key: str, have: int, want: int) -> None:
    if have != want and want >= 2:
        record.object_to(
            key,
            f"There are {have} {key} for {want} positions.",
            'Write one for each; where there is none, write "".',
        )
