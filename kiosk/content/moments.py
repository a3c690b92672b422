"""From when something was known, as files say it: moments, days and years."""

from datetime import date, datetime
from math import inf

from kiosk.chrono.local import utc_s_from_local
from kiosk.content.schema.values import When
from kiosk.content.terms import Precision


def known_from_utc_s(when: When, start_utc_s: float, zone: str) -> float:
    """Return from when something was known.

    A day without an hour counts from its end and a year from its end, in the exhibit's zone: the
    hour is not invented, and the visitor is never told of something before it can have been known.

    Args:
        when: "same", "never", a moment with its offset, a date or a year.
        start_utc_s: When it happened.
        zone: The exhibit's time zone.

    Returns:
        Seconds since 1970 in UTC; infinity for "never".
    """
    match when:
        case "same":
            return start_utc_s
        case "never":
            return inf
        case datetime():
            return when.timestamp()
        case date():
            following = date.fromordinal(when.toordinal() + 1)
            return utc_s_from_local(following.year, following.month, following.day, 0, 0, zone)
        case int():
            return utc_s_from_local(when + 1, 1, 1, 0, 0, zone)
        case _:
            msg = f"no moment: {when!r}"
            raise ValueError(msg)


def precision_of(when: When, of_event: Precision) -> Precision:
    """Return how exactly a file says it; "same" is as exact as the event itself."""
    match when:
        case datetime() | "never":
            return Precision.MINUTE
        case date():
            return Precision.DAY
        case int():
            return Precision.YEAR
        case _:
            return of_event


def year_printed(when: When) -> str:
    """Return the year to print for a date or a year; nothing for "same" and "never"."""
    match when:
        case date():
            return str(when.year)
        case int():
            return str(when)
        case _:
            return ""
