"""Times that fit the clocks of their places, and the order in which things happened."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from kiosk.content.faults import Fault, Origin
from kiosk.content.gathering import Placed, Story
from kiosk.content.moments import known_from_utc_s
from kiosk.content.plain_words import choice, written
from kiosk.content.schema.settings import TimelineEntry
from kiosk.content.schema.story import EventEntry
from kiosk.content.zones import offset_in, offset_written, zone_named


def time_faults(story: Story) -> Iterator[Fault]:
    """Yield times that contradict each other or the clocks of their places."""
    yield from _unknown_zones(story)
    if story.timeline is not None:
        yield from _timeline_faults(story.timeline)
    zones = zones_by_place(story)
    for event in story.events:
        yield from _order_faults(event, story)
        yield from _offset_faults(event, zones)
        yield from _span_faults(event, story)


def zones_by_place(story: Story) -> dict[str, str]:
    """Return the time zone of each place that has one, of its own or its country's."""
    by_country = story.zones.entry if story.zones else {}
    zones = {}
    for place in (each.entry for each in story.places):
        zone = place.zone or by_country.get(place.country)
        if zone is not None and zone_named(zone) is not None:
            zones[place.id] = zone
    return zones


def _unknown_zones(story: Story) -> Iterator[Fault]:
    for origin, subject, zone in _zone_uses(story):
        if zone_named(zone) is None:
            yield Fault(
                origin,
                subject,
                f'There is no time zone "{zone}".',
                choice(
                    zone,
                    _zone_names(story),
                    "Write its name in the IANA database, for example: Europe/Berlin",
                ),
            )


def _zone_uses(story: Story) -> Iterator[tuple[Origin, str, str]]:
    if story.timeline is not None:
        yield story.timeline.origin.at("zone"), "timeline, zone", story.timeline.entry.zone
    if story.visit is not None and story.visit.entry.zone is not None:
        yield story.visit.origin.at("zone"), "visit, zone", story.visit.entry.zone
    for clock in story.clocks:
        yield clock.origin.at("zone"), f'clock "{clock.entry.name}", zone', clock.entry.zone
    for place in story.places:
        if place.entry.zone is not None:
            said = f'place "{place.entry.id}", zone'
            yield place.origin.at("zone"), said, place.entry.zone
    if story.zones is not None:
        for country, zone in story.zones.entry.items():
            yield story.zones.origin.at(country), f'zones, "{country}"', zone


def _zone_names(story: Story) -> list[str]:
    """Return the zones that the exhibit names and that exist: a slip is near to one of them."""
    names = {zone for _, _, zone in _zone_uses(story)}
    return sorted(name for name in names if zone_named(name) is not None)


def _timeline_faults(timeline: Placed[TimelineEntry]) -> Iterator[Fault]:
    entry, origin = timeline.entry, timeline.origin
    if entry.end <= entry.start:
        yield Fault(
            origin.at("end"),
            "timeline, end",
            f"The end, {written(entry.end)}, is not after the start, {written(entry.start)}.",
            "Exchange the two, or correct one of them.",
        )
        return
    for key, moment in (("opens_at", entry.opens_at), ("fold", entry.fold)):
        if moment is not None and not entry.start <= moment < entry.end:
            yield Fault(
                origin.at(key),
                f"timeline, {key}",
                f"The time {written(moment)} lies outside the timeline.",
                f"Write one from {written(entry.start)} to {written(entry.end)}.",
            )
    if entry.fold == entry.start:
        yield Fault(
            origin.at("fold"),
            "timeline, fold",
            "The fold is at the start, so that nothing lies before it.",
            "Move it, or remove it together with fold_share.",
        )
    yield from _half_pairs(timeline)
    if zone_named(entry.zone) is not None:
        for key in ("start", "end", "opens_at", "fold"):
            moment = getattr(entry, key)
            if moment is not None:
                yield from offset_fault(
                    origin.at(key), f"timeline, {key}", key, moment, {entry.zone: entry.zone}
                )


_PAIRS = (("fold", "fold_share"), ("counted_from", "counted_days"))


def _half_pairs(timeline: Placed[TimelineEntry]) -> Iterator[Fault]:
    for one, other in _PAIRS:
        for key, missing in ((one, other), (other, one)):
            present, absent = getattr(timeline.entry, key), getattr(timeline.entry, missing)
            if present is not None and absent is None:
                yield Fault(
                    timeline.origin.at(key),
                    f"timeline, {key}",
                    f'"{key}" says nothing without "{missing}".',
                    f'Add "{missing}", or remove "{key}".',
                )


def _order_faults(event: Placed[EventEntry], story: Story) -> Iterator[Fault]:
    entry, said = event.entry, f'event "{event.entry.id}"'
    if entry.end is not None and entry.end < entry.start:
        yield Fault(
            event.origin.at("end"),
            f"{said}, end",
            f"The end, {written(entry.end)}, is before the start, {written(entry.start)}.",
            "Exchange the two, or correct one of them.",
        )
    zone = story.timeline.entry.zone if story.timeline else ""
    if zone_named(zone) is None:
        return
    start_utc_s = entry.start.timestamp()
    if known_from_utc_s(entry.public, start_utc_s, zone) < start_utc_s:
        yield Fault(
            event.origin.at("public"),
            f"{said}, public",
            f"The public knew from {written(entry.public)}, before it happened.",
            'Correct it, or write: public = "same"',
        )


def _offset_faults(event: Placed[EventEntry], zones: dict[str, str]) -> Iterator[Fault]:
    entry = event.entry
    if not all(place in zones for place in entry.places):
        return
    by_place = {place: zones[place] for place in entry.places}
    for key, moment in (("start", entry.start), ("end", entry.end)):
        if moment is not None:
            subject = f'event "{entry.id}", {key}'
            yield from offset_fault(event.origin.at(key), subject, key, moment, by_place)


def offset_fault(
    origin: Origin, subject: str, key: str, moment: datetime, zones: dict[str, str]
) -> Iterator[Fault]:
    """Yield a fault unless the offset of a moment was in force at one of the places."""
    in_force = {place: _offset(zone, moment) for place, zone in zones.items()}
    if moment.utcoffset() in in_force.values():
        return
    place, offset = next(iter(in_force.items()))
    better = moment.replace(tzinfo=timezone(_offset(zones[place], _as_local(moment, zones[place]))))
    yield Fault(
        origin,
        subject,
        f"The offset is {offset_written(moment.utcoffset() or timedelta())}, but the clocks of"
        f' "{place}" were at {offset_written(offset)}.',
        f"If the hour is right, write: {key} = {written(better)}",
    )


def _as_local(moment: datetime, zone: str) -> datetime:
    return moment.replace(tzinfo=zone_named(zone))


def _offset(zone: str, moment: datetime) -> timedelta:
    known = zone_named(zone)
    return timedelta() if known is None else offset_in(known, moment)


def _span_faults(event: Placed[EventEntry], story: Story) -> Iterator[Fault]:
    if story.timeline is None:
        return
    start, end = story.timeline.entry.start, story.timeline.entry.end
    if end <= start:
        return
    when = next(
        (each.entry.when for each in story.chapters if each.entry.id == event.entry.chapter), None
    )
    moment = event.entry.start
    lies = "before" if moment < start else "during" if moment < end else "after"
    if when is not None and lies != when:
        yield Fault(
            event.origin.at("start"),
            f'event "{event.entry.id}", start',
            f"The time {written(moment)} lies {_SPANS[lies]} the timeline, but the chapter"
            f' "{event.entry.chapter}" lies {_SPANS[when]} it.',
            "Correct the time, or name another chapter.",
        )


_SPANS = {"before": "before", "during": "within", "after": "after"}
