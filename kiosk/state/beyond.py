"""What came before the story and after it: told from the two ends of the slider."""

from dataclasses import replace

from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Event, Exhibit, Lens
from kiosk.state.intents import Intent, ShowLens
from kiosk.state.sheets import Beyond, Meanwhile, Sheet, Wing
from kiosk.state.state import State
from kiosk.state.story_time import STEP_S, neighbour_event, slid_to
from kiosk.world.appearing import appears_utc_s


# Two wings in two lenses.
@kept_by_exhibit(maxsize=4)
def beyond(exhibit: Exhibit, wing: Wing, lens: Lens) -> tuple[Event, ...]:
    """Return the events before or after the story that a lens ever lets through, in their order.

    Through the public lens that is, of what came before, all that was known when the story begins,
    and of what came after, all that people knew of when it happened.
    """
    chapters = {chapter.id for chapter in exhibit.chapters if chapter.when == wing}
    found = [event for event in exhibit.events if event.chapter in chapters]
    if lens is Lens.PUBLIC:
        start_s = exhibit.timeline.start_utc_s
        found = [
            event
            for event in found
            if appears_utc_s(event, lens) <= (start_s if wing is Wing.BEFORE else event.start_utc_s)
        ]
    return tuple(sorted(found, key=lambda event: (event.start_utc_s, event.id)))


def sheet_shown(state: State, exhibit: Exhibit, sheet: Sheet | None) -> State:
    """Return the state with a sheet open, or with none where it was open already.

    Whoever looks beyond the story leaves the moment: time goes to that end of it.
    """
    state = replace(
        state, gathered=(), asked=None, choosing_language=False, event_id="", card_s=0.0
    )
    if sheet == state.sheet:
        return replace(state, sheet=None)
    state = replace(state, sheet=sheet, playing=False, scrubbing=False)
    timeline = exhibit.timeline
    match sheet:
        case Beyond(Wing.BEFORE):
            return slid_to(state, exhibit, timeline.start_utc_s, STEP_S)
        case Beyond(Wing.AFTER):
            return slid_to(state, exhibit, timeline.end_utc_s, STEP_S)
        case _:
            return state


def sheet_kept(state: State, intent: Intent) -> Sheet | None:
    """Return the sheet that stays open with what a visitor does next: a list of either world."""
    turned = isinstance(intent, ShowLens) and isinstance(state.sheet, Beyond | Meanwhile)
    return state.sheet if turned else None


def neighbour_card(exhibit: Exhibit, state: State, direction: int) -> Event | None:
    """Return the next (1) or previous (-1) event; from one after the story, the next of those."""
    after = beyond(exhibit, Wing.AFTER, state.lens)
    told = [event.id for event in after]
    if state.event_id not in told:
        return neighbour_event(exhibit, state, direction)
    index = told.index(state.event_id) + direction
    if index < 0:
        return neighbour_event(exhibit, replace(state, event_id=""), direction)
    return after[index] if index < len(after) else None


def told_by(exhibit: Exhibit, event: Event, lens: Lens, utc_s: float) -> bool:
    """Return whether an event may be told at an instant, as part of the story or after it."""
    after = utc_s == exhibit.timeline.end_utc_s and reachable_beyond(exhibit, event, lens)
    return after or appears_utc_s(event, lens) <= utc_s


def reachable_beyond(exhibit: Exhibit, event: Event, lens: Lens) -> bool:
    """Return whether an event is told from the end of the story, as it came after."""
    return event in beyond(exhibit, Wing.AFTER, lens)
