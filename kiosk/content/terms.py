"""What the story and the layers of the map share: places, and how exactly something is dated."""

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How exactly the sources date something."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Place:
    """A named position on the map."""

    id: str
    name: str
    lonlat: tuple[float, float]
    country: str
    kind: str
    accuracy: str
    note: str = ""
