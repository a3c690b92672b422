"""A row or a feature, read key by key; whatever is wrong with it is noted, and reading goes on."""

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime
from enum import StrEnum
from typing import TypeVar

from kiosk.content.curated import FASTEST_VESSEL_KMH
from kiosk.content.faults import Fault, Origin
from kiosk.content.moments import known_from_utc_s, year_printed
from kiosk.content.plain_words import choice, described, one_of_these, shortened
from kiosk.content.problems import Severity
from kiosk.content.schema.values import EXAMPLE_TIME, ID_PATTERN, TEXT_PATTERN, When
from kiosk.content.terms import Place
from kiosk.geo.sphere import EARTH_RADIUS_KM

E = TypeVar("E", bound=StrEnum)

# As the crow flies: half the circumference, rounded down.
FARTHEST_KM = float(math.floor(math.pi * EARTH_RADIUS_KM))
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_YEAR = re.compile(r"\d{4}")
_EXAMPLE = EXAMPLE_TIME.isoformat()
_WRITE_TIME = f"Write the local time with its offset, for example: {_EXAMPLE}"
# Given on where a value is broken: such a record is noted as not sound and never leaves the reader.
_NO_TIME = EXAMPLE_TIME


@dataclass(frozen=True, slots=True)
class Known:
    """What the story knows and the layers refer to.

    Attributes:
        places: The sound ones, by id.
        place_ids: Those of broken entries too; None where some file could not be read.
        event_ids: The same for events.
        zone: The exhibit's time zone; empty where that is not known.
        end_utc_s: When the story ends.
        theatre_ids: The same for theatres.
        fastest_vessel_kmh: No vessel is taken to have been faster.
    """

    places: Mapping[str, Place]
    place_ids: Collection[str] | None
    event_ids: Collection[str] | None
    zone: str
    end_utc_s: float
    theatre_ids: Collection[str] | None = None
    fastest_vessel_kmh: float = FASTEST_VESSEL_KMH


@dataclass(frozen=True, slots=True)
class Keys:
    """What the records of a layer are and which keys they have.

    Attributes:
        noun: What one is called in messages.
        id_key: The key whose value names it there.
    """

    noun: str
    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    id_key: str = "id"

    @property
    def all(self) -> tuple[str, ...]:
        """Every key that may be there."""
        return *self.needed, *self.optional


class Record:
    """One row or feature.

    Attributes:
        origin: Where its values stand, by their keys.
        geometry: Of a feature what its "geometry" holds, unchecked.
    """

    def __init__(
        self,
        keys: Keys,
        values: Mapping[str, object],
        origin: Origin,
        faults: list[Fault],
        geometry: object = None,
    ) -> None:
        self.origin = origin
        self.geometry = geometry
        self._keys = keys
        self._values = values
        self._faults = faults
        self._broken: set[str] = set()

    @property
    def name(self) -> str:
        """What messages call it."""
        id_ = self._values.get(self._keys.id_key)
        if isinstance(id_, str) and 0 < len(id_) <= 60:
            return f'{self._keys.noun} "{id_}"'
        number = next(part for part in self.origin.path if isinstance(part, int))
        # Row 0 is the heading; of features the first has number 0.
        return f"{self._keys.noun} {number + isinstance(self.origin.path[0], str)}"

    def sound(self, *keys: str) -> bool:
        """Return whether nothing was wrong with these keys so far; without keys, with any."""
        return self._broken.isdisjoint(keys) if keys else not self._broken

    def object_to(
        self, key: str, found: str, remedy: str, *, severity: Severity = Severity.ERROR
    ) -> None:
        """Note what is wrong with a value."""
        self.object_at(self.origin.at(key), key, found, remedy, severity=severity)

    def object_at(
        self,
        origin: Origin,
        key: str,
        found: str,
        remedy: str,
        *,
        severity: Severity = Severity.ERROR,
        elsewhere: Origin | None = None,
    ) -> None:
        """Note what is wrong at a place inside it."""
        if severity is Severity.ERROR:
            self._broken.add(key)
        subject = f"{self.name}, {key}"
        self._faults.append(
            Fault(origin, subject, found, remedy, severity=severity, elsewhere=elsewhere)
        )

    def pass_over(self, key: str) -> None:
        """Note that a key is missing because its name is written wrongly, which has been told."""
        self._broken.add(key)

    def value(self, key: str) -> object:
        """Return what is there; None for nothing."""
        value = self._values.get(key)
        if isinstance(value, str):
            value = value.strip()
        return None if value == "" else value

    def text(self, key: str, *, needed: bool = True) -> str:
        """Return a text; empty where there is none."""
        value = self.value(key)
        if value is None:
            if needed:
                self.object_to_nothing(key, "Write something.")
            return ""
        if not isinstance(value, str):
            self.object_to(key, f"This is {described(value)}, not text.", "Write text in quotes.")
            return ""
        if not re.match(TEXT_PATTERN, value):
            found = f"{shortened(value)} holds an invisible character."
            self.object_to(key, found, "Delete it, or type the text anew.")
        return value

    def id(self, key: str = "id") -> str:
        """Return a name for files."""
        value = self.text(key)
        if value and not re.match(ID_PATTERN, value):
            self.object_to(
                key,
                f"{shortened(value)} is not a name for files.",
                "Write small letters, digits and hyphens, without spaces.",
            )
        return value

    def number(self, key: str, low: float = -math.inf) -> float:
        """Return a number not below `low`."""
        value = self.value(key)
        if value is None:
            self.object_to_nothing(key, "Write a number, for example: 12.5")
            return math.nan
        number = _as_number(value)
        if number is None:
            found = f"This is {described(value)}, not a number."
            self.object_to(key, found, "Write digits with a point, for example: 12.5")
            return math.nan
        if number < low:
            remedy = f"Write a number from {low:g}."
            self.object_to(key, f"This is the number {number:g}.", remedy)
        return number

    def above_zero(self, key: str) -> float:
        """Return a number above 0."""
        number = self.number(key)
        if number <= 0.0:
            self.object_to(key, f"This is the number {number:g}.", "Write a number above 0.")
        return number

    def distance_km(self, key: str) -> float:
        """Return a number above 0 that is a way on the Earth."""
        number = self.above_zero(key)
        if number > FARTHEST_KM:
            self.object_to(
                key,
                f"This is {number:,.0f} km, more than half the way round the Earth.",
                f"Write km, at most {FARTHEST_KM:,.0f}.",
            )
        return number

    def truth(self, key: str) -> bool:
        """Return true or false."""
        value = self.value(key)
        remedy = "Write true or false, without quotes."
        if value is None:
            self.object_to_nothing(key, remedy)
        elif not isinstance(value, bool):
            self.object_to(key, f"This is {described(value)}, not true or false.", remedy)
        return value is True

    def one_of(self, key: str, known: type[E], *, leave_out: Collection[E] = ()) -> E:
        """Return one of a few words."""
        words = [word for word in known if word not in leave_out]
        value = self.text(key)
        if value in words:
            return known(value)
        if value:
            remedy = f"{one_of_these(value, words)}."
            self.object_to(key, f"{shortened(value)} is not known here.", remedy)
        return words[0]

    def moment(self, key: str) -> datetime:
        """Return a time with its offset."""
        moment = self.optional_moment(key)
        if moment is None:
            self.object_to_nothing(key, _WRITE_TIME)
            return _NO_TIME
        return moment

    def optional_moment(self, key: str) -> datetime | None:
        """Return a time with its offset, or None for nothing."""
        value = self.value(key)
        return None if value is None else self.moment_in(value, self.origin.at(key), key)

    def moment_in(self, value: object, origin: Origin, key: str) -> datetime | None:
        """Return the time that a value is; None where it is none, which is noted."""
        moment = _as_moment(value)
        if moment is None:
            self.object_at(origin, key, f"This is {described(value)}, not a time.", _WRITE_TIME)
            return None
        if moment.tzinfo is None:
            found = f'The time is "{value}", without an offset from UTC.'
            self.object_at(origin, key, found, _WRITE_TIME)
            return None
        if not MINYEAR < moment.year < MAXYEAR:
            found = "The year cannot be counted with."
            self.object_at(origin, key, found, "Check the year.")
            return None
        return moment

    def public(self, known: Known) -> tuple[float | None, str]:
        """Return from when the public could know, and the year to print if that is too late."""
        key = "public_from"
        value = self.value(key)
        remedy = f'Write a time with its offset, a date, a year or "never", for example: {_EXAMPLE}'
        if value is None:
            self.object_to_nothing(key, remedy)
            return None, ""
        when = _as_when(value)
        if when is None:
            found = f"This is {described(value)}, not a time from which it was known."
            self.object_to(key, found, remedy)
            return None, ""
        if isinstance(when, datetime) and when.tzinfo is None:
            found = f'The time is "{value}", without an offset from UTC.'
            self.object_to(key, found, _WRITE_TIME)
            return None, ""
        if not known.zone:
            return None, ""
        utc_s = known_from_utc_s(when, 0.0, known.zone)
        return (None, year_printed(when)) if utc_s > known.end_utc_s else (utc_s, "")

    def place(self, key: str, known: Known, *, needed: bool = True) -> Place | None:
        """Return the place that is named; None where there is none of that name."""
        name = self.text(key, needed=needed)
        if name and known.place_ids is not None and name not in known.place_ids:
            remedy = choice(name, sorted(known.place_ids), "Correct the name, or add the place.")
            self.object_to(key, f'There is no place "{name}".', remedy)
        place = known.places.get(name)
        if place is None and name:
            # The story has a fault, or this has: without its place this cannot be shown.
            self._broken.add(key)
        return place

    def event(self, key: str, known: Known) -> str:
        """Return the id of the event that is named; may be empty."""
        return self._named(key, "event", known.event_ids)

    def theatre(self, key: str, known: Known) -> str:
        """Return the id of the theatre that is named; may be empty."""
        return self._named(key, "theatre", known.theatre_ids)

    def _named(self, key: str, what: str, ids: Collection[str] | None) -> str:
        name = self.text(key, needed=False)
        if name and ids is not None and name not in ids:
            remedy = choice(name, sorted(ids), "Correct the name, or leave it empty.")
            self.object_to(key, f'There is no {what} "{name}".', remedy)
        return name

    def object_to_nothing(self, key: str, remedy: str) -> None:
        """Note that nothing is there."""
        if not self.sound(key):
            return
        if key in self._values:
            self.object_to(key, "This is empty.", remedy)
        else:
            found, remedy = f'"{key}" is missing.', "Add it, as in the other features."
            self.object_at(self.origin, key, found, remedy)


def _as_number(value: object) -> float | None:
    if isinstance(value, str):
        value = float(value) if _NUMBER.fullmatch(value) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None


def _as_moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _as_when(value: object) -> When | None:
    if value == "never":
        return "never"
    if isinstance(value, str) and _YEAR.fullmatch(value):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value if MINYEAR < value < MAXYEAR else None
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = _as_moment(value)
    return found if found is not None and MINYEAR < found.year < MAXYEAR else None
