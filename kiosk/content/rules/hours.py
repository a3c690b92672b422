"""Opening hours that make sense."""

from collections.abc import Iterator

from kiosk.chrono.opening import has_holidays, names_holidays, never_opens, unread_part
from kiosk.content.faults import Fault
from kiosk.content.gathering import Placed, Story
from kiosk.content.plain_words import shortened
from kiosk.content.schema.settings import VisitEntry

EXAMPLE = 'opening_hours = "Tu-Su 10:00-18:00; PH off"'


def hours_faults(story: Story) -> Iterator[Fault]:
    """Yield what is wrong with the opening hours."""
    if story.visit is None:
        return
    entry = story.visit.entry
    if entry.holidays_of is not None and not has_holidays(entry.holidays_of):
        yield Fault(
            story.visit.origin.at("holidays_of"),
            "visit, holidays_of",
            f'The holidays of "{entry.holidays_of}" are not known here.',
            "Check the code of the country, or remove the key and write each holiday as a date.",
        )
    if entry.opening_hours is None:
        yield from _alone(story.visit)
    else:
        yield from _expression_faults(story.visit, entry.opening_hours)


def _alone(visit: Placed[VisitEntry]) -> Iterator[Fault]:
    for key in ("zone", "holidays_of"):
        if getattr(visit.entry, key) is not None:
            yield Fault(
                visit.origin.at(key),
                f"visit, {key}",
                f'"{key}" says nothing without "opening_hours".',
                f'Add "opening_hours", or remove "{key}".',
            )


def _expression_faults(visit: Placed[VisitEntry], expression: str) -> Iterator[Fault]:
    origin, subject = visit.origin.at("opening_hours"), "visit, opening_hours"
    if visit.entry.zone is None:
        yield Fault(
            origin,
            subject,
            "Nothing says by which clock these hours are meant.",
            'Add the time zone, for example: zone = "Europe/Berlin"',
        )
    rest = unread_part(expression)
    if rest is not None:
        where = f"from {shortened(rest)} on" if rest.strip() else "at their end"
        yield Fault(
            origin,
            subject,
            f"The hours {shortened(expression)} cannot be read {where}.",
            f"Write days and hours as OpenStreetMap does, for example: {EXAMPLE}",
        )
        return
    if never_opens(expression):
        yield Fault(
            origin,
            subject,
            f"With the hours {shortened(expression)} the house never opens.",
            f"Write when it does, for example: {EXAMPLE}",
        )
    if names_holidays(expression) and visit.entry.holidays_of is None:
        yield Fault(
            origin,
            subject,
            "PH means public holidays, but not of which country.",
            'Add its code, for example: holidays_of = "DE"',
        )
