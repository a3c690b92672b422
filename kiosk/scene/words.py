"""Dates and hours in the words of the exhibit."""

from kiosk.chrono.local import LocalTime, local_time
from kiosk.content.model import Event, Exhibit, Precision


def weekday(exhibit: Exhibit, when: LocalTime) -> str:
    """Return the short name of the day of the week."""
    return exhibit.wording["weekdays"].split()[when.weekday]


def month(exhibit: Exhibit, when: LocalTime) -> str:
    """Return the short name of the month."""
    return exhibit.wording["months"].split()[when.month - 1]


def hour(when: LocalTime) -> str:
    """Return the time of day."""
    return f"{when.hour:02}:{when.minute:02}"


def long_date(exhibit: Exhibit, when: LocalTime) -> str:
    """Return weekday, day, month and year."""
    return f"{weekday(exhibit, when)} {when.day} {month(exhibit, when)} {when.year}"


def short_date(exhibit: Exhibit, when: LocalTime) -> str:
    """Return weekday and day."""
    return f"{weekday(exhibit, when)} {when.day}"


def event_time(exhibit: Exhibit, event: Event) -> str:
    """Return when an event was, at its own place and only as exactly as it is known."""
    when = local_time(event.start_utc_s + event.start_offset_s, "UTC")
    year = "" if when.year == _story_year(exhibit) else f" {when.year}"
    match event.precision:
        case Precision.YEAR:
            return str(when.year)
        case Precision.MONTH:
            return f"{month(exhibit, when)} {when.year}"
        case Precision.DAY:
            return f"{weekday(exhibit, when)} {when.day} {month(exhibit, when)}{year}"
        case Precision.HOUR | Precision.MINUTE:
            day = f"{weekday(exhibit, when)} {when.day} {month(exhibit, when)}{year}"
            return f"{day} · {event_hour(exhibit, event)}"


def event_hour(exhibit: Exhibit, event: Event) -> str:
    """Return the hour of an event at its place; empty where only the day is known."""
    when = hour(local_time(event.start_utc_s + event.start_offset_s, "UTC"))
    if event.precision is Precision.HOUR:
        return exhibit.wording["about_hour"].format(time=when)
    return when if event.precision is Precision.MINUTE else ""


def _story_year(exhibit: Exhibit) -> int:
    return local_time(exhibit.timeline.start_utc_s, exhibit.timeline.zone).year
