"""Small layers, put together by hand, for tests of the moving map."""

from dataclasses import replace
from functools import cache
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.content.curated import (
    Alert,
    Certainty,
    Curated,
    Fix,
    Flight,
    Line,
    Message,
    Ring,
    Track,
    VesselKind,
)
from kiosk.content.load import load_exhibit
from kiosk.content.model import Exhibit
from kiosk.content.terms import Place, Precision
from tests.e2e.small import write_small

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S
# Any instant will do as zero.
ORIGIN = Place("origin", "Origin", (0.0, 0.0), "city")
TARGET = Place("target", "Target", (90.0, 0.0), "city")


@cache
def _small() -> Exhibit:
    with TemporaryDirectory() as folder:
        exhibit = load_exhibit(write_small(Path(folder) / "small")).exhibit
    assert exhibit is not None
    return exhibit


def told_of(curated: Curated) -> Exhibit:
    """Return an exhibit with these layers."""
    return replace(_small(), curated=curated)


def fix(at_h: float, lonlat: tuple[float, float], public_h: float | None = None) -> Fix:
    """Return a position dated to the hour."""
    return Fix(
        at_utc_s=at_h * HOUR_S,
        earliest_utc_s=(at_h - 0.5) * HOUR_S,
        latest_utc_s=(at_h + 0.5) * HOUR_S,
        precision=Precision.HOUR,
        lonlat=lonlat,
        radius_km=10.0,
        public_utc_s=None if public_h is None else public_h * HOUR_S,
        public_label="",
        certainty=Certainty.CERTAIN,
        source="a book",
        note="",
    )


def on_day(at_h: float, lonlat: tuple[float, float], precision: Precision = Precision.DAY) -> Fix:
    """Return a position dated to a day, at whose noon it is written."""
    return replace(
        fix(at_h, lonlat),
        precision=precision,
        earliest_utc_s=(at_h - 12.0) * HOUR_S,
        latest_utc_s=(at_h + 12.0) * HOUR_S,
    )


def with_track(*fixes: Fix) -> Curated:
    """Return layers with one vessel."""
    return Curated(
        tracks=(Track(id="ship", name="Ship", flag="x", kind=VesselKind.CARGO, fixes=fixes),)
    )


def flight(
    lonlats: tuple[tuple[float, float], ...],
    times_h: tuple[float | None, ...],
    span_h: tuple[float, float] = (0.0, 10.0),
    public_h: float | None = None,
) -> Flight:
    """Return a flight."""
    return Flight(
        id="flight",
        name="Flight",
        aircraft="Dakota",
        lonlats=lonlats,
        times_utc_s=tuple(None if each is None else each * HOUR_S for each in times_h),
        from_utc_s=span_h[0] * HOUR_S,
        to_utc_s=span_h[1] * HOUR_S,
        public_utc_s=None if public_h is None else public_h * HOUR_S,
        public_label="",
        certainty=Certainty.SCHEMATIC,
        source="a book",
        note="",
    )


def message(
    sent_h: float,
    received_h: float | None,
    *,
    read_h: float | None = None,
    timed: bool = True,
    public_h: float | None = None,
) -> Message:
    """Return a message from the origin to the target."""
    return Message(
        id="letter",
        origin=ORIGIN,
        target=TARGET,
        sent_utc_s=sent_h * HOUR_S,
        sent_precision=Precision.MINUTE,
        received_utc_s=None if received_h is None else received_h * HOUR_S,
        read_utc_s=None if read_h is None else read_h * HOUR_S,
        timed=timed and received_h is not None,
        event_id="",
        public_utc_s=None if public_h is None else public_h * HOUR_S,
        public_label="",
        certainty=Certainty.CERTAIN,
        source="a book",
        note="",
    )


def alert(
    who: str,
    level: int | None,
    span_h: tuple[float, float] = (-inf, inf),
    public_h: float | None = None,
) -> Alert:
    """Return an alert, on a scale if it has a level."""
    return Alert(
        who=who,
        kind="general" if level is None else "stage",
        level=level,
        label="alert" if level is None else str(level),
        from_utc_s=span_h[0] * HOUR_S,
        to_utc_s=span_h[1] * HOUR_S,
        public_utc_s=None if public_h is None else public_h * HOUR_S,
        public_label="",
        certainty=Certainty.CERTAIN,
        source="a book",
        note="",
    )


def ring() -> Ring:
    """Return a ring that everybody knows."""
    return Ring(
        id="ring",
        weapon="York",
        label="York",
        lonlat=(0.0, 0.0),
        place=None,
        radius_km=100.0,
        low_km=90.0,
        planned=False,
        main=True,
        from_utc_s=-inf,
        to_utc_s=inf,
        public_utc_s=-inf,
        public_label="",
        certainty=Certainty.CERTAIN,
        source="a book",
        note="",
    )


def line(*, blurred: bool) -> Line:
    """Return a line that everybody knows."""
    return Line(
        id="line",
        name="Line",
        lonlats=((0.0, 0.0), (1.0, 1.0)),
        public_blurred=blurred,
        from_utc_s=-inf,
        to_utc_s=inf,
        public_utc_s=-inf,
        public_label="",
        certainty=Certainty.CERTAIN,
        source="a book",
        note="",
    )
