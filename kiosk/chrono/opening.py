"""Opening hours as OpenStreetMap writes them: an instant in, open or closed out."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from opening_hours import OpeningHours

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# What never opens from here on never does. Years before are only named by a slip.
_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001  the library counts in the time on the wall
_HOLIDAYS = re.compile(r"\bPH\b", re.IGNORECASE)
_COLUMN = re.compile(r"--> 1:(\d+)")


@dataclass(frozen=True)
class Hours:
    """When a house is open.

    Attributes:
        expression: Such as "Tu-Su 10:00-18:00; PH off".
        zone: The time zone of its clocks, by its IANA name.
        country: Whose public holidays "PH" means, by its ISO code; empty for none.
    """

    expression: str
    zone: str
    country: str = ""

    def are_open(self, utc_s: float) -> bool:
        """Return whether the house is open at an instant; hours that are uncertain count as open.

        Asked anew whenever it matters, this needs no memory: whatever a clock does, set forward,
        back or from one time of the year to the other, the next answer is right again.
        """
        return not self._parsed.is_closed(self._on_the_wall(utc_s))

    def next_change_utc_s(self, utc_s: float) -> float | None:
        """Return the next instant at which the house opens or closes; None for never."""
        change = self._parsed.next_change(self._on_the_wall(utc_s))
        if change is None:
            return None
        return (change.replace(tzinfo=ZoneInfo(self.zone)) - _EPOCH).total_seconds()

    def _on_the_wall(self, utc_s: float) -> datetime:
        moment = _EPOCH + timedelta(seconds=utc_s)
        return moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @cached_property
    def _parsed(self) -> "OpeningHours":
        return _parsed(self.expression, self.country)


def unread_part(expression: str) -> str | None:
    """Return the part of an expression from where it makes no sense; None if it all does."""
    from opening_hours import ParserError  # type: ignore[attr-defined]  # its stub leaves them out

    try:
        _parsed(expression, "")
    except ParserError as error:
        column = _COLUMN.search(str(error))
        return expression[int(column.group(1)) - 1 :] if column else expression
    return None


def never_opens(expression: str) -> bool:
    """Return whether an expression that makes sense describes a house that is always closed."""
    parsed = _parsed(expression, "")
    return parsed.is_closed(_LONG_AGO) and parsed.next_change(_LONG_AGO) is None


def names_holidays(expression: str) -> bool:
    """Return whether an expression speaks of public holidays."""
    return _HOLIDAYS.search(expression) is not None


def has_holidays(country: str) -> bool:
    """Return whether the public holidays of a country are known, by its ISO code."""
    from opening_hours import UnknownCountryError  # type: ignore[attr-defined]  # its stub leaves them out

    try:
        _parsed("24/7", country)
    except UnknownCountryError:
        return False
    return True


def _parsed(expression: str, country: str) -> "OpeningHours":
    # Loaded with its calendars (9 MB) only for a house that has hours.
    from opening_hours import OpeningHours

    return OpeningHours(expression, country=country or None)
