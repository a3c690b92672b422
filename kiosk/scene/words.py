"""Dates, hours and numbers in the words of the exhibit."""

from kiosk.chrono.local import LocalTime, local_time
from kiosk.content.model import Event, Exhibit, Lens, Precision


def weekday(exhibit: Exhibit, when: LocalTime) -> str:
    """Return the short name of the day of the week."""
    return exhibit.conventions.weekdays[when.weekday]


def digits(exhibit: Exhibit, number: str | int) -> str:
    """Return a number in the digits of the language."""
    own = exhibit.conventions.digits
    return "".join(own[int(each)] if "0" <= each <= "9" else each for each in str(number))


def hour(when: LocalTime) -> str:
    """Return the time of day, in the digits 0 to 9."""
    return f"{when.hour:02}:{when.minute:02}"


def long_date(exhibit: Exhibit, when: LocalTime) -> str:
    """Return weekday, day, month and year."""
    return _filled(exhibit.conventions.long_date, exhibit, when)


def short_date(exhibit: Exhibit, when: LocalTime) -> str:
    """Return weekday and day."""
    return _filled(exhibit.conventions.short_date, exhibit, when)


def day_month_weekday(exhibit: Exhibit, when: LocalTime) -> str:
    """Return weekday, day and month."""
    return _filled(exhibit.conventions.day_month_weekday, exhibit, when)


def day_month(exhibit: Exhibit, when: LocalTime) -> str:
    """Return day and month."""
    return _filled(exhibit.conventions.day_month, exhibit, when)


def number(exhibit: Exhibit, value: float) -> str:
    """Return a number below a million as the language writes it."""
    signs = {",": exhibit.conventions.thousands, ".": exhibit.conventions.decimal}
    return digits(exhibit, "".join(signs.get(letter, letter) for letter in f"{value:,g}"))


def event_time(exhibit: Exhibit, event: Event, *, named: bool = False) -> str:
    """Return when an event was, at its own place and only as exactly as it is known.

    Args:
        exhibit: In whose language.
        event: Which.
        named: Whether it says whose clock tells the hour, where that is not the main one.
    """
    when = local_time(event.start_utc_s + event.start_offset_s, "UTC")
    match event.precision:
        case Precision.YEAR:
            return digits(exhibit, when.year)
        case Precision.MONTH:
            return _filled(exhibit.conventions.month_year, exhibit, when)
        case Precision.DAY:
            return _day(exhibit, when)
        case Precision.HOUR | Precision.MINUTE:
            told = (hour_named if named else event_hour)(exhibit, event)
            return f"{_day(exhibit, when)} · {told}"


def secret_for(exhibit: Exhibit, event: Event) -> str:
    """Return how long an event stayed secret, for one that is not public yet."""
    if event.public_label:
        year = digits(exhibit, event.public_label)
        return exhibit.wording["secret_until"].format(year=year)
    return exhibit.wording["not_yet_public"]


def event_day(exhibit: Exhibit, event: Event) -> str:
    """Return the day of an event at its place, without the year."""
    return day_month(exhibit, local_time(event.start_utc_s + event.start_offset_s, "UTC"))


def event_hour(exhibit: Exhibit, event: Event) -> str:
    """Return the hour of an event at its place; empty where only the day is known."""
    when = digits(exhibit, hour(local_time(event.start_utc_s + event.start_offset_s, "UTC")))
    if event.precision is Precision.HOUR:
        return exhibit.wording["about_hour"].format(time=when)
    return when if event.precision is Precision.MINUTE else ""


def hour_named(exhibit: Exhibit, event: Event) -> str:
    """Return the same, with whose hour it is where the main clock showed another."""
    told = event_hour(exhibit, event)
    there = local_time(event.start_utc_s + event.start_offset_s, "UTC")
    if not told or there == local_time(event.start_utc_s, exhibit.timeline.zone):
        return told
    zone = event.places[0].zone
    for clock in exhibit.clocks:
        if clock.zone == zone and there == local_time(event.start_utc_s, zone):
            return f"{told} {clock.name}"
    return exhibit.wording["local_hour"].format(time=told)


def place_and_hour(exhibit: Exhibit, event: Event, lens: Lens) -> str:
    """Return where and at what hour an event was, with the city once where that tells both."""
    place, told = event.places[0].name_in(lens), hour_named(exhibit, event)
    if told.endswith(f" {place}"):
        return told
    return f"{place} · {told}" if told else place


def _day(exhibit: Exhibit, when: LocalTime) -> str:
    conventions = exhibit.conventions
    in_story = when.year == _story_year(exhibit)
    return _filled(
        conventions.day_month_weekday if in_story else conventions.long_date, exhibit, when
    )


def _filled(template: str, exhibit: Exhibit, when: LocalTime) -> str:
    conventions = exhibit.conventions
    words = template.format(
        weekday=conventions.weekdays[when.weekday],
        day=when.day,
        month=conventions.months[when.month - 1],
        month_alone=conventions.months_alone[when.month - 1],
        month_number=when.month,
        year=when.year,
    )
    return digits(exhibit, words)


def _story_year(exhibit: Exhibit) -> int:
    return local_time(exhibit.timeline.start_utc_s, exhibit.timeline.zone).year
