"""Time zones by name, and the offsets that were in force in them."""

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo | None:
    """Return a time zone of the IANA database, or None if it has none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A name with dots or slashes at its ends is refused as a path, one of a folder as a file.
        return None


def offset_in(zone: ZoneInfo, moment: datetime) -> timedelta:
    """Return how far a zone was ahead of UTC at a moment."""
    return moment.astimezone(zone).utcoffset() or timedelta()


def offset_written(offset: timedelta) -> str:
    """Return an offset as it is written, such as "-04:00"."""
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
