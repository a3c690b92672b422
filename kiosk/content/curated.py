"""The layers of the map that move with time, as the program reads them: checked and resolved.

Instants are UTC in seconds since 1970, minus infinity for what was already so when the sources
begin and infinity for what was still so when they end. Positions are (longitude, latitude) in
degrees. Nothing is here that the sources do not give: what they leave open is None.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.content.lenses import Lens
from kiosk.content.terms import Place, Precision

# 35 knots, a destroyer of the twentieth century at full speed.
FASTEST_VESSEL_KMH = 65.0


class Certainty(StrEnum):
    """How far the sources carry what is drawn."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    APPROXIMATE = "approximate"
    SCHEMATIC = "schematic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What everything on these layers has.

    Attributes:
        public_utc_s: From when the public could know; None if not within the story. Where only a
            day or a year is known, from its end.
        public_label: The year to print for it when it lies outside the story; empty for never.
        certainty: Approximate things are drawn soft, of schematic ones only the idea is right.
    """

    public_utc_s: float | None
    public_label: str
    certainty: Certainty
    source: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting(Sourced):
    """Something that was so from an instant, that one included, until another."""

    from_utc_s: float
    to_utc_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Lasting):
    """A place with weapons, aircraft or ships.

    Attributes:
        kind: What it is, such as "airfield".
        weapon: What stood there; may be empty.
        accuracy_km: How far off the position may be.
    """

    id: str
    name: str
    kind: str
    weapon: str
    lonlat: tuple[float, float]
    place: Place | None
    accuracy_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring(Lasting):
    """How far a weapon reaches: all places at one distance.

    Attributes:
        label: Its name, which tells the weapon.
        public_name: What the public world calls it, where nobody knew the weapon; empty for the
            label.
        low_km: The smaller figure of the sources; equal to the radius where they agree.
        planned: Whether the weapon never arrived.
        main: Whether it stands for all of its weapon and region in a calm picture.
        theatre_id: The theatre in whose colour it is tinted; may be empty.
    """

    id: str
    weapon: str
    label: str
    lonlat: tuple[float, float]
    place: Place | None
    radius_km: float
    low_km: float
    planned: bool
    main: bool
    theatre_id: str = ""
    public_name: str = ""

    def label_in(self, lens: Lens) -> str:
        """Return what it is called in one of the two worlds."""
        return (lens is Lens.PUBLIC and self.public_name) or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Lasting):
    """A line on the sea or the land.

    Attributes:
        lonlats: At least two positions.
        public_blurred: Whether the public knew of it but not where it ran.
    """

    id: str
    name: str
    lonlats: tuple[tuple[float, float], ...]
    public_blurred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight(Lasting):
    """The way of an aircraft.

    Attributes:
        lonlats: At least two positions.
        times_utc_s: For each position when it was there, rising; None where nobody says.
    """

    id: str
    name: str
    aircraft: str
    lonlats: tuple[tuple[float, float], ...]
    times_utc_s: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix(Sourced):
    """A dated position of a vessel.

    Attributes:
        at_utc_s: The instant as it is written; of a mere day the hour means nothing.
        earliest_utc_s: With `latest_utc_s`, the minute, hour or day in which it was there, half
            open. A date known only to the month stands on the day that is written.
        radius_km: How far off the position may be.
    """

    at_utc_s: float
    earliest_utc_s: float
    latest_utc_s: float
    precision: Precision
    lonlat: tuple[float, float]
    radius_km: float


class VesselKind(StrEnum):
    """What a vessel is; all but submarines look alike on the map."""

    CARGO = "cargo"
    TANKER = "tanker"
    PASSENGER = "passenger"
    WARSHIP = "warship"
    SUBMARINE = "submarine"
    # Any other.
    SHIP = "ship"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A vessel with its dated positions, in order of time; at least one."""

    id: str
    name: str
    flag: str
    kind: VesselKind
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert(Lasting):
    """How ready somebody stood.

    Attributes:
        who: An id, such as "navy".
        kind: The scale, such as "alert", or that there is none.
        level: The number on the scale; None for an alert without numbers.
        label: What the file writes for the level, such as "3" or "alert".
    """

    who: str
    kind: str
    level: int | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Sourced):
    """Something that was sent from one place to another.

    Attributes:
        sent_utc_s: As it is written.
        received_utc_s: When it was there, or its first part; None if nobody says. Of a mere day
            or month its end, by when it must have been there.
        read_utc_s: When the last of it had reached the one it was meant for, where that is later.
        timed: Whether sending and arrival are known to the hour, so that the way can be drawn.
        event_id: The event that tells of it; may be empty.
    """

    id: str
    origin: Place
    target: Place
    sent_utc_s: float
    sent_precision: Precision
    received_utc_s: float | None
    read_utc_s: float | None
    timed: bool
    event_id: str


@dataclass(frozen=True, eq=False)
class Curated:
    """All of these layers; empty where an exhibit has none. It equals only itself, as an exhibit.

    Attributes:
        tracks: In the order of the file.
        messages: In the order in which they were sent.
        fastest_vessel_kmh: No vessel is taken to have been faster.
    """

    sites: tuple[Site, ...] = ()
    rings: tuple[Ring, ...] = ()
    lines: tuple[Line, ...] = ()
    flights: tuple[Flight, ...] = ()
    tracks: tuple[Track, ...] = ()
    alerts: tuple[Alert, ...] = ()
    messages: tuple[Message, ...] = ()
    fastest_vessel_kmh: float = FASTEST_VESSEL_KMH


NO_LAYERS = Curated()
