"""Since when a party knew of an event, in words."""

from collections.abc import Callable

from kiosk.chrono.local import LocalTime, local_time
from kiosk.content.model import Event, Exhibit, Precision, Since
from kiosk.scene.words import digits, event_time, hour


def known_since(
    exhibit: Exhibit, event: Event, since: Since, day: Callable[[Exhibit, LocalTime], str]
) -> str:
    """Return it as exactly as it is known: the year, the day, or day and hour.

    Args:
        exhibit: In the language wanted.
        event: What was known of.
        since: Not later than the story.
        day: Writes a day of the story.
    """
    coarse = since.precision not in (Precision.HOUR, Precision.MINUTE)
    if coarse and since.utc_s == event.start_utc_s:
        return event_time(exhibit, event)
    zone = exhibit.timeline.zone
    # A day or a year counts from its end, which is where the next one begins.
    when = local_time(since.utc_s - 1.0 if coarse else since.utc_s, zone)
    in_story = when.year == local_time(exhibit.timeline.start_utc_s, zone).year
    if since.precision is Precision.YEAR or not in_story:
        return digits(exhibit, when.year)
    if coarse:
        return day(exhibit, when)
    return f"{day(exhibit, when)} · {digits(exhibit, hour(when))}"
