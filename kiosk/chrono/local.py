"""What the clock on a wall showed, by the rules of its zone at the time; and back."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from math import floor
from typing import NamedTuple
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE_DAY = timedelta(days=1)


class LocalTime(NamedTuple):
    """Date and time on a wall; weekday 0 is Monday."""

    year: int
    month: int
    day: int
    weekday: int
    hour: int
    minute: int


def local_time(utc_s: float, zone: str) -> LocalTime:
    """Return what the clocks of a zone showed at an instant, by the IANA time zone database.

    Args:
        utc_s: Seconds since 1970 in UTC.
        zone: An IANA name, such as "America/New_York".

    Raises:
        ZoneInfoNotFoundError: If the database does not know the zone.
    """
    return _local_time(floor(utc_s), zone)


# A scrub asks for a handful of zones at every instant it passes, and again on the way back.
@lru_cache(maxsize=1024)
def _local_time(utc_s: int, zone: str) -> LocalTime:
    # Not fromtimestamp, which refuses the years before 1970 on some systems.
    moment = (_EPOCH + timedelta(seconds=utc_s)).astimezone(ZoneInfo(zone))
    return LocalTime(
        moment.year,
        moment.month,
        moment.day,
        moment.weekday(),
        moment.hour,
        moment.minute,
    )


def utc_s_from_local(year: int, month: int, day: int, hour: int, minute: int, zone: str) -> float:
    """Return the instant at which the clocks of a zone showed a date and time.

    Of a time that came twice, when clocks went back, it is the first; a time that was left out,
    when clocks went forward, counts on from the old time.

    Raises:
        ValueError: If no such date or time exists.
        ZoneInfoNotFoundError: If the database does not know the zone.
    """
    moment = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
    return (moment - _EPOCH).total_seconds()


def midnights(start_utc_s: float, end_utc_s: float, zone: str) -> tuple[float, ...]:
    """Return the instants, from start to end, both included, at which a day began in a zone."""
    first = local_time(start_utc_s, zone)
    day = date(first.year, first.month, first.day)
    found: list[float] = []
    while (utc_s := utc_s_from_local(day.year, day.month, day.day, 0, 0, zone)) <= end_utc_s:
        if utc_s >= start_utc_s:
            found.append(utc_s)
        day += _ONE_DAY
    return tuple(found)
