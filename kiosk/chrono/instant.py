"""Instants: written with an offset in, seconds since 1970 in UTC out."""

from datetime import datetime


def utc_s_from_iso(text: str) -> tuple[float, int]:
    """Return an instant and the offset it was written with.

    Args:
        text: ISO 8601 with an offset, such as "1948-06-24T06:00:00+02:00".

    Returns:
        Seconds since 1970 in UTC (below 0 before) and seconds east of UTC.

    Raises:
        ValueError: With a sentence for curators, if it is no time or has no offset.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        msg = f'"{text}" is not a date and time.'
        raise ValueError(msg) from None
    offset = moment.utcoffset()
    if offset is None:
        msg = f'The time is "{text}", without an offset from UTC.'
        raise ValueError(msg)
    return moment.timestamp(), int(offset.total_seconds())
