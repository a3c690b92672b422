"""Views that show what they are for."""

import math
from collections.abc import Iterator, Sequence

from kiosk.content.faults import Fault, Origin
from kiosk.content.gathering import Story
from kiosk.content.problems import Severity
from kiosk.content.rules.places import LonLat, apart_deg, is_on_globe, slips_of
from kiosk.content.schema.story import ViewEntry

# How far from its centre a view shows something, in heights of the screen: half of a wide screen.
REACH = 1.0
# Of what a view is for it shows less than this share of what it would show without the slip.
SHARE = 1 / 3


def view_faults(story: Story) -> Iterator[Fault]:
    """Yield views that show little of their events, and much without a lost minus."""
    where = {
        each.entry.id: (each.entry.lon, each.entry.lat)
        for each in story.places
        if is_on_globe(each.entry.lon, each.entry.lat)
    }
    scenes: dict[str, list[LonLat]] = {}
    by_event: dict[str, list[LonLat]] = {}
    for event in story.events:
        known = [where[place] for place in event.entry.places if place in where]
        scenes.setdefault(event.entry.theatre, []).extend(known[:1])
        by_event[event.entry.id] = known
    for theatre in story.theatres:
        shown = scenes.get(theatre.entry.id, [])
        said = f'theatre "{theatre.entry.id}", view'
        yield from _slip_faults(theatre.origin.at("view"), said, theatre.entry.view, shown)
    for tour in story.tours:
        for index, step in enumerate(tour.entry.step):
            if step.view is not None:
                said = f'tour "{tour.entry.id}", step "{step.id}", view'
                shown = by_event.get(step.event or "", [])
                origin = tour.origin.at("step", index, "view")
                yield from _slip_faults(origin, said, step.view, shown)


def _slip_faults(
    origin: Origin, said: str, view: ViewEntry, shown: Sequence[LonLat]
) -> Iterator[Fault]:
    in_sight_deg = math.degrees(REACH / view.scale)

    def seen(centre: LonLat) -> int:
        return sum(apart_deg(centre, each) <= in_sight_deg for each in shown)

    likely = max(slips_of(view.lon, view.lat), key=lambda each: seen(each.meant))
    now, then = seen((view.lon, view.lat)), seen(likely.meant)
    if now < then * SHARE:
        yield Fault(
            origin.at(likely.key),
            f"{said}, {likely.key}",
            f"This view shows {now} of the places of its events, and without a slip {then}.",
            likely.remedy,
            severity=Severity.WARNING,
        )
