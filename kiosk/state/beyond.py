"""What came before the story and after it: told from the two ends of the slider."""

from functools import lru_cache
from math import inf

from kiosk.content.model import Event, Exhibit, Lens
from kiosk.state.sheets import Wing
from kiosk.world.appearing import appears_utc_s


# Two wings in two lenses, of the exhibit that runs and of those that a curator is trying out.
@lru_cache(maxsize=16)
def beyond(exhibit: Exhibit, wing: Wing, lens: Lens) -> tuple[Event, ...]:
    """Return the events before or after the story that a lens ever lets through, in their order.

    What came after is told from the end of the story, as a look ahead. Through the public lens it
    is there if people knew of it when it happened: what came out later stays away altogether.
    """
    chapters = {chapter.id for chapter in exhibit.chapters if chapter.when == wing}
    found = [event for event in exhibit.events if event.chapter in chapters]
    if lens is Lens.PUBLIC:
        found = [event for event in found if _was_public(event, wing)]
    return tuple(sorted(found, key=lambda event: (event.start_utc_s, event.id)))


def told_before(exhibit: Exhibit, utc_s: float, lens: Lens) -> tuple[Event, ...]:
    """Return the events before the story as far as they are known at an instant."""
    return tuple(
        event for event in beyond(exhibit, Wing.BEFORE, lens) if appears_utc_s(event, lens) <= utc_s
    )


def reachable_beyond(exhibit: Exhibit, event: Event, lens: Lens) -> bool:
    """Return whether an event is told from the end of the story, as it came after."""
    return event in beyond(exhibit, Wing.AFTER, lens)


def _was_public(event: Event, wing: Wing) -> bool:
    if wing is Wing.BEFORE:
        return event.public_utc_s is not None
    public_utc_s = inf if event.public_utc_s is None else event.public_utc_s
    return public_utc_s <= event.start_utc_s and not event.public_label
