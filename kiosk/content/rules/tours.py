"""Tours that can be told as they are written: every stop has its instant, its view and its time."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.content.faults import Fault, Origin, given_twice, too_long
from kiosk.content.gathering import Placed, Story
from kiosk.content.lenses import Lens
from kiosk.content.moments import known_from_utc_s
from kiosk.content.plain_words import written
from kiosk.content.rules.times import offset_fault, zones_by_place
from kiosk.content.schema.settings import TimelineEntry
from kiosk.content.schema.story import EventEntry
from kiosk.content.schema.tours import StepEntry
from kiosk.content.schema.values import EXAMPLE_TIME
from kiosk.content.zones import zone_named

# What can be read from afar before the map moves on, and what finds room on the sheet of tours.
CAPTION_LETTERS = 140
TITLE_LETTERS, SUMMARY_LETTERS = 40, 80
_VIEWS = ("theatre", "place", "view")


def tour_faults(story: Story) -> Iterator[Fault]:
    """Yield stops that cannot be shown, and words that are too long."""
    if story.exhibit is not None:
        for key in ("ending_public", "ending_secret"):
            text, origin = getattr(story.exhibit.entry, key) or "", story.exhibit.origin.at(key)
            yield from too_long(origin, f"exhibit, {key}", text, CAPTION_LETTERS)
    events = {each.entry.id: each.entry for each in story.events}
    for tour in story.tours:
        said = f'tour "{tour.entry.id}"'
        limits = {"title": TITLE_LETTERS, "summary": SUMMARY_LETTERS, "ending": CAPTION_LETTERS}
        for key, limit in limits.items():
            text = getattr(tour.entry, key) or ""
            yield from too_long(tour.origin.at(key), f"{said}, {key}", text, limit)
        first: dict[str, Origin] = {}
        for index, step in enumerate(tour.entry.step):
            placed = Placed(step, tour.origin.at("step", index))
            subject = f'{said}, step "{step.id}"'
            origin = placed.origin.at("id")
            known = first.setdefault(step.id, origin)
            if known is not origin:
                yield given_twice(origin, f"{subject}, id", step.id, known)
            caption = placed.origin.at("caption")
            yield from too_long(caption, f"{subject}, caption", step.caption, CAPTION_LETTERS)
            yield from _view_faults(placed, subject)
            yield from _instant_faults(placed, subject, story, events)
    if story.attract is not None and story.attract.entry.at is not None:
        at, origin = story.attract.entry.at, story.attract.origin.at("at")
        yield from _outside(origin, "attract, at", at, story.timeline)
        yield from _offset(origin, "attract, at", at, story)


def _view_faults(step: Placed[StepEntry], subject: str) -> Iterator[Fault]:
    given = [key for key in _VIEWS if getattr(step.entry, key) is not None]
    if len(given) > 1:
        yield Fault(
            step.origin.at(given[1]),
            f"{subject}, {given[1]}",
            f'The map cannot show both "{given[0]}" and "{given[1]}".',
            "Keep one of the two.",
        )
    if not given and step.entry.event is None:
        yield Fault(
            step.origin,
            subject,
            "It is not said what the map shows.",
            "Add an event, a theatre, a place or a view.",
        )
    if step.entry.scale is not None and (
        step.entry.view is not None or step.entry.theatre is not None
    ):
        yield Fault(
            step.origin.at("scale"),
            f"{subject}, scale",
            "The view that is named here has a scale of its own.",
            "Remove this one.",
        )
    if step.entry.card and step.entry.event is None:
        yield Fault(
            step.origin.at("card"),
            f"{subject}, card",
            "There is no event whose card could be open.",
            "Add the event, or remove this.",
        )


def _instant_faults(
    step: Placed[StepEntry], subject: str, story: Story, events: dict[str, EventEntry]
) -> Iterator[Fault]:
    entry = step.entry
    if entry.at is not None:
        yield from _outside(step.origin.at("at"), f"{subject}, at", entry.at, story.timeline)
        yield from _offset(step.origin.at("at"), f"{subject}, at", entry.at, story)
    elif entry.event is None:
        yield Fault(
            step.origin,
            subject,
            "It is not said when this is.",
            f"Add an event, or an instant, such as: at = {written(EXAMPLE_TIME)}",
        )
    event = events.get(entry.event or "")
    if event is not None and story.timeline is not None:
        yield from _unseen(step, subject, event, story.timeline.entry)


def _unseen(
    step: Placed[StepEntry], subject: str, event: EventEntry, timeline: TimelineEntry
) -> Iterator[Fault]:
    """Yield a fault if the event is not there in that world at that instant."""
    if zone_named(timeline.zone) is None:
        return
    start_utc_s = event.start.timestamp()
    from_utc_s = start_utc_s
    if step.entry.lens is Lens.PUBLIC:
        from_utc_s = max(start_utc_s, known_from_utc_s(event.public, start_utc_s, timeline.zone))
    said = f"{subject}, event"
    if not timeline.start.timestamp() <= from_utc_s < timeline.end.timestamp():
        if step.entry.lens is Lens.PUBLIC and start_utc_s < timeline.end.timestamp():
            found = f'The event "{event.id}" never becomes public within the timeline.'
            remedy = 'Write: lens = "secret", or name another event.'
        else:
            found = f'The event "{event.id}" lies outside the timeline.'
            remedy = "Name another event."
        yield Fault(step.origin.at("event"), said, found, remedy)
    elif step.entry.at is not None and step.entry.at.timestamp() < from_utc_s:
        yield Fault(
            step.origin.at("at"),
            f"{subject}, at",
            f'At {written(step.entry.at)} the event "{event.id}" is not there yet'
            f" in the {step.entry.lens} world.",
            "Write a later instant, or remove this: then it is that of the event.",
        )


def _outside(
    origin: Origin, subject: str, moment: datetime, timeline: Placed[TimelineEntry] | None
) -> Iterator[Fault]:
    if timeline is None:
        return
    start, end = timeline.entry.start, timeline.entry.end
    if not start <= moment < end:
        yield Fault(
            origin,
            subject,
            f"The time {written(moment)} lies outside the timeline.",
            f"Write one from {written(start)} to {written(end)}.",
        )


def _offset(origin: Origin, subject: str, moment: datetime, story: Story) -> Iterator[Fault]:
    """Yield a fault if no clock of the story was at the offset of a moment."""
    if story.timeline is None:
        return
    zones = [story.timeline.entry.zone, *(each.entry.zone for each in story.clocks)]
    zones += zones_by_place(story).values()
    known = {zone: zone for zone in zones if zone_named(zone) is not None}
    if known:
        yield from offset_fault(origin, subject, "at", moment, known)
