"""Time zones by name, and the offsets that were in force in them."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo | None:
    """Return a time zone of the IANA database, or None if it has none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A name with dots or slashes at its ends is refused as a path, one of a folder as a file.
        return None


@lru_cache(maxsize=1)
def cities_of_zones() -> dict[str, tuple[float, float]]:
    """Return longitude and latitude of the city that each zone is named after, in degrees.

    Zones without a city, such as those kept at sea, are not among them.
    """
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    # The country, the position as ISO 6709 has it (±DDMM±DDDMM or ±DDMMSS±DDDMMSS), and the name.
    rows = re.findall(r"^[A-Z]{2}\t([+-]\d+)([+-]\d+)\t(\S+)", table, re.MULTILINE)
    return {name: (_degrees(lon, 3), _degrees(lat, 2)) for lat, lon, name in rows}


def _degrees(written: str, digits: int) -> float:
    sign, whole, rest = written[0], written[1 : digits + 1], written[digits + 1 :]
    degrees = int(whole) + int(rest[:2]) / 60 + int(rest[2:] or 0) / 3600
    return -degrees if sign == "-" else degrees


def offset_in(zone: ZoneInfo, moment: datetime) -> timedelta:
    """Return how far a zone was ahead of UTC at a moment."""
    return moment.astimezone(zone).utcoffset() or timedelta()


def offset_written(offset: timedelta) -> str:
    """Return an offset as it is written, such as "-04:00"."""
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
