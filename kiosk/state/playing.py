"""Play: from event to event whatever the calendar says, each standing as long as it weighs."""

from dataclasses import replace

from kiosk.content.model import Exhibit
from kiosk.state import story_time
from kiosk.state.guide import Ended
from kiosk.state.intents import ChangePace, ShowLens, TogglePlay
from kiosk.state.state import Pace, State
from kiosk.world.appearing import appears_utc_s, events_in_order

# The way to the next event takes this long, and the event then stands long enough to read its tag.
WAY_S = 1.6
DWELL_S = 2.6
# What weighs more stands longer: the dozen that nobody may miss twice as long as what fills in.
DWELL_OF_WEIGHT = {1: 0.7, 2: 0.85, 3: 1.0, 4: 1.2, 5: 1.4}
SLOWNESS = {Pace.SLOW: 1.7, Pace.NORMAL: 1.0, Pace.FAST: 0.45}
LONGEST_DWELL_S = DWELL_S * max(DWELL_OF_WEIGHT.values()) * max(SLOWNESS.values())
NEXT_PACE = {Pace.NORMAL: Pace.FAST, Pace.FAST: Pace.SLOW, Pace.SLOW: Pace.NORMAL}
# Touching what means this changes how it plays, or what it shows; touching anything else stops it.
PLAYS_ON = (TogglePlay, ChangePace, ShowLens)


def played(state: State, exhibit: Exhibit, *, playing: bool) -> State:
    """Return the state playing, from the beginning if nothing is left; or paused."""
    if not playing:
        return replace(state, playing=False, dwell_s=0.0, sliding=None)
    ahead = story_time.neighbour_event(exhibit, replace(state, event_id=""), 1)
    if ahead is None:
        state = replace(state, utc_s=exhibit.timeline.start_utc_s)
    # The way begins at once: whoever touches Play wants to see something move.
    return replace(
        state,
        sliding=None,
        scrubbing=False,
        playing=True,
        dwell_s=LONGEST_DWELL_S,
        event_id="",
        card_s=0.0,
    )


def played_on(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the state after play, or a slide that is under way, has gone on for a while."""
    if state.sliding is not None:
        return story_time.slid(state, exhibit, dt_s)
    if not state.playing:
        return state
    slowness = SLOWNESS[state.pace]
    dwell_s = min(state.dwell_s + dt_s, LONGEST_DWELL_S)
    if dwell_s < min(_stands_s(state, exhibit) * slowness, LONGEST_DWELL_S):
        return replace(state, dwell_s=dwell_s)
    coming = story_time.neighbour_event(exhibit, replace(state, event_id=""), 1)
    if coming is None:
        ended = Ended("", state.lens) if state.lens in exhibit.endings else None
        guide = replace(state.guide, ended=ended)
        return replace(state, playing=False, dwell_s=0.0, guide=guide)
    state = replace(state, dwell_s=0.0)
    there_s = appears_utc_s(coming, state.lens)
    return story_time.slid_to(state, exhibit, there_s, WAY_S * slowness)


def _stands_s(state: State, exhibit: Exhibit) -> float:
    weights = [
        event.weight
        for event in events_in_order(exhibit, state.lens)
        if appears_utc_s(event, state.lens) == state.utc_s
    ]
    return DWELL_S * DWELL_OF_WEIGHT[max(weights, default=1)]
