"""What visitors want of tours, and what a tour does when they want something else."""

from dataclasses import replace
from typing import assert_never

from kiosk.content.model import Exhibit, Lens
from kiosk.state import intents as want
from kiosk.state import tours
from kiosk.state.attract import attracted
from kiosk.state.comforting import turned_to
from kiosk.state.playing import played
from kiosk.state.state import State, initial_state
from kiosk.state.tour_intents import TourIntent

# Who does any of this looks around; the tour waits for them.
LOOKS_AROUND = (
    want.GrabMap,
    want.DragMap,
    want.FlingMap,
    want.ZoomMap,
    want.FlyTo,
    want.ScrubTo,
    want.ScrubFinely,
    want.PinchTime,
    want.ZoomTime,
    want.ShowWholeTime,
    want.ShowSheet,
    want.JumpTo,
    want.StepEvent,
    want.TogglePlay,
    want.SelectEvent,
    want.Gather,
    want.AskPlace,
    want.AskHere,
    want.CloseAnswer,
    want.ShowLens,
)


def prepared(state: State, intent: want.Intent, exhibit: Exhibit) -> State:
    """Return the state as the guide leaves it to an intent: awake, and out of the way."""
    if state.guide.attract is not None and not isinstance(
        intent, want.Tick | want.Resize | want.Follow | want.StayUntil
    ):
        # Whatever they do, they do it in the visit that begins with it.
        return initial_state(exhibit, state.camera.viewport)
    if isinstance(intent, LOOKS_AROUND):
        if state.guide.offered or state.guide.ended:
            state = replace(state, guide=replace(state.guide, offered=False, ended=None))
        return tours.paused(state)
    return state


def guided(state: State, intent: TourIntent, exhibit: Exhibit) -> State:
    """Return the state after somebody has wanted something of a tour."""
    match intent:
        case want.ChooseTour():
            guide = replace(state.guide, offered=not state.guide.offered, ended=None)
            put_away = replace(state, gathered=(), choosing_language=False, sheet=None)
            # Who looks for another tour lets this one wait.
            return tours.paused(replace(put_away, guide=guide))
        case want.BeginTour(tour_id):
            return tours.begun(state, exhibit, tour_id, cuts=state.comfort.calm)
        case want.StepTour(direction):
            return tours.stepped(state, exhibit, direction, cuts=state.comfort.calm)
        case want.GoOnWithTour():
            return tours.gone_on(state, exhibit, cuts=state.comfort.calm)
        case want.StopTour():
            return tours.stopped(state)
        case want.PlayIn(lens):
            return _played_in(tours.stopped(state), exhibit, lens)
        case want.LookAround():
            return replace(state, guide=replace(state.guide, ended=None))
        case _:
            assert_never(intent)


def _played_in(state: State, exhibit: Exhibit, lens: Lens) -> State:
    """Return the state in which the story plays from its beginning in a world."""
    state = turned_to(state, lens)
    state = replace(
        state,
        utc_s=exhibit.timeline.start_utc_s,
        guide=replace(state.guide, ended=None, offered=False),
        gathered=(),
        asked=None,
        sheet=None,
        choosing_language=False,
    )
    return played(state, exhibit, playing=True)


def led(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the state after tour or resting screen have gone on for a while."""
    if state.guide.attract is not None:
        return attracted(state, exhibit, dt_s)
    return tours.toured(state, exhibit, dt_s, cuts=state.comfort.calm)
