"""What the story and the layers of the map share: places, and how exactly something is dated."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.content.lenses import Lens


class Precision(StrEnum):
    """How exactly the sources date something."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Since:
    """From when something was so, and how exactly that is known.

    Attributes:
        utc_s: Where only a day or a year is known, from its end; infinity for later than the story.
    """

    utc_s: float
    precision: Precision


@dataclass(frozen=True, slots=True)
class Place:
    """A named position on the map.

    Attributes:
        zone: Its time zone; empty where that is not known.
    """

    id: str
    name: str
    lonlat: tuple[float, float]
    kind: str
    public_name: str = ""
    zone: str = ""

    def name_in(self, lens: Lens) -> str:
        """Return what it is called in one of the two worlds."""
        return (lens is Lens.PUBLIC and self.public_name) or self.name
