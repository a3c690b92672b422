"""The slider in somebody's hands: dragged, flung, spread out, and what follows of it by itself."""

from dataclasses import replace
from typing import TypeAlias, assert_never

from kiosk.content.model import Exhibit
from kiosk.state import slider, story_time
from kiosk.state.intents import (
    FlingTime,
    PinchTime,
    ReleaseScrub,
    ScrubFinely,
    ScrubTo,
    ShowWholeTime,
    ZoomTime,
)
from kiosk.state.state import State
from kiosk.world.appearing import appears_utc_s

# Which part of the magnet's reach is left while a finger scrubs by minutes: who does that wants
# this minute, not the event beside it.
FINE_REACH = 0.3

ByHand: TypeAlias = (
    ScrubTo | ScrubFinely | ReleaseScrub | FlingTime | PinchTime | ZoomTime | ShowWholeTime
)


def slid_by_hand(state: State, intent: ByHand, exhibit: Exhibit) -> State:
    """Return the state after the slider has been used."""
    timeline = exhibit.timeline
    match intent:
        case ScrubTo(utc_s):
            return story_time.scrubbed(state, exhibit, utc_s)
        case ScrubFinely(utc_s):
            state = story_time.scrubbed(state, exhibit, utc_s)
            finely = slider.spread_finely(state.slider, timeline, state.utc_s)
            return replace(state, slider=finely)
        case ReleaseScrub(reach_s):
            return _settled(state, exhibit, reach_s)
        case FlingTime(velocity_per_s, reach):
            if not state.scrubbing or state.slider.before_fine:
                # Another finger has gone elsewhere in time, or this one places a minute.
                return state
            return story_time.flung(state, exhibit, velocity_per_s, reach)
        case PinchTime(from_place, to_place, factor):
            pinched = slider.pinched(state.slider, timeline, from_place, to_place, factor)
            return replace(state, slider=pinched, scrubbing=False)
        case ZoomTime(factor):
            zooming = slider.zooming(state.slider, timeline, state.utc_s, factor)
            return replace(state, slider=zooming)
        case ShowWholeTime():
            return replace(state, slider=slider.shown_whole(state.slider))
        case _:
            assert_never(intent)


def _settled(state: State, exhibit: Exhibit, reach_s: float) -> State:
    if not state.scrubbing:
        # Another finger has gone elsewhere in time meanwhile.
        return state
    reach_s *= FINE_REACH if state.slider.before_fine else 1.0
    state = replace(state, scrubbing=False)
    event = story_time.nearest_event(exhibit, state, state.utc_s, reach_s)
    if event is None:
        return state
    at_utc_s = appears_utc_s(event, state.lens)
    return story_time.slid_to(state, exhibit, at_utc_s, story_time.SNAP_S)


def held_at_the_edge(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the state after a held slider has run on at an end of a track that shows a part."""
    if not state.scrubbing:
        return state
    run, utc_s = slider.run_on(state.slider, exhibit.timeline, state.utc_s, dt_s)
    return replace(state, slider=run, utc_s=story_time.bounded_utc_s(exhibit, utc_s))


def kept_in_hand(before: State, after: State, exhibit: Exhibit) -> State:
    """Return the state after any change, with the slider as the fingers on it mean it.

    Hours and minutes give way to days once the finger lifts. What moves by itself stays on the
    track.
    """
    timeline = exhibit.timeline
    if after.slider.before_fine and not after.scrubbing:
        back = slider.let_go(after.slider, timeline, story_time.heading_utc_s(after))
        after = replace(after, slider=back)
    if after.scrubbing or after.utc_s == before.utc_s:
        return after
    return replace(after, slider=slider.following(after.slider, timeline, after.utc_s))
