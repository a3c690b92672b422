"""From when until when something may have been that is dated to the minute, the hour or the day."""

from datetime import datetime, timedelta
from typing import assert_never

from kiosk.content.terms import Precision

_HALF_S = {Precision.MINUTE: 30.0, Precision.HOUR: 1800.0}


def is_timed(precision: Precision) -> bool:
    """Return whether the clock time means something."""
    return precision in _HALF_S


def window_utc_s(moment: datetime, precision: Precision) -> tuple[float, float]:
    """Return the minute or hour around a moment, or the day on which it lies where it was."""
    if precision in _HALF_S:
        at_utc_s, half_s = moment.timestamp(), _HALF_S[precision]
        return at_utc_s - half_s, at_utc_s + half_s
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return day.timestamp(), (day + timedelta(days=1)).timestamp()


def latest_utc_s(moment: datetime, precision: Precision) -> float:
    """Return by when something was so: the moment itself, or the end of its day, month or year."""
    match precision:
        case Precision.MINUTE | Precision.HOUR:
            return moment.timestamp()
        case Precision.DAY:
            return window_utc_s(moment, precision)[1]
        case Precision.MONTH:
            # Whatever the month, its 28th and four days lie in the next one.
            following = (moment.replace(day=28) + timedelta(days=4)).replace(day=1)
        case Precision.YEAR:
            following = moment.replace(year=moment.year + 1, month=1, day=1)
        case _:
            assert_never(precision)
    return following.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
