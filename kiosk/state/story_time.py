"""How the instant moves: by the slider, in steps from event to event, and in play."""

from dataclasses import replace

from kiosk.content.model import Event, Exhibit
from kiosk.geo.easing import cubic_bezier
from kiosk.state.slider import whole_scale
from kiosk.state.state import Sliding, State
from kiosk.world.appearing import appears_utc_s, events_in_order

SNAP_S = 0.18
STEP_S = 0.6
# A fling loses two thirds of its speed in this time, as the map does; the curve of a slide begins
# four times as fast as it is on average, so that this many times makes the knob leave the finger
# at the finger's own speed.
FRICTION_S = 0.325
RUNS_ON = 4.0
_slide_ease = cubic_bezier(0.2, 0.8, 0.2, 1.0)


def bounded_utc_s(exhibit: Exhibit, utc_s: float) -> float:
    """Return the instant held within the story."""
    return min(max(utc_s, exhibit.timeline.start_utc_s), exhibit.timeline.end_utc_s)


def heading_utc_s(state: State) -> float:
    """Return the instant that the visit is at once time has come to rest."""
    return state.sliding.to_utc_s if state.sliding else state.utc_s


def nearest_event(exhibit: Exhibit, state: State, utc_s: float, reach_s: float) -> Event | None:
    """Return the event that appears nearest to an instant, the weightier of equals, or none."""
    near = [
        (abs(appears_utc_s(event, state.lens) - utc_s), -event.weight, event.id, event)
        for event in events_in_order(exhibit, state.lens)
        if abs(appears_utc_s(event, state.lens) - utc_s) <= reach_s
    ]
    return min(near)[3] if near else None


def neighbour_event(exhibit: Exhibit, state: State, direction: int) -> Event | None:
    """Return the next (1) or previous (-1) event.

    With a card open it is the neighbour of that event, so that events of the same minute are
    all reached; otherwise the neighbour of the instant.
    """
    order = events_in_order(exhibit, state.lens)
    ids = [event.id for event in order]
    if state.event_id in ids:
        index = ids.index(state.event_id) + direction
        return order[index] if 0 <= index < len(order) else None
    towards_utc_s = heading_utc_s(state)
    if direction > 0:
        later = [event for event in order if appears_utc_s(event, state.lens) > towards_utc_s]
        return later[0] if later else None
    earlier = [event for event in order if appears_utc_s(event, state.lens) < towards_utc_s]
    return earlier[-1] if earlier else None


def slid_to(state: State, exhibit: Exhibit, utc_s: float, duration_s: float) -> State:
    """Return the state with time on its way to an instant."""
    to_utc_s = bounded_utc_s(exhibit, utc_s)
    if to_utc_s == state.utc_s:
        return replace(state, sliding=None)
    return replace(state, sliding=Sliding(state.utc_s, to_utc_s, 0.0, duration_s))


def scrubbed(state: State, exhibit: Exhibit, utc_s: float) -> State:
    """Return the state at an instant under the finger, at most at an end of the track."""
    scale, span = whole_scale(exhibit.timeline), state.slider.span
    if span.width < 1.0:
        low_s, high_s = scale.utc_from_px(span.left), scale.utc_from_px(span.left + span.width)
        utc_s = min(max(utc_s, low_s), high_s)
    return replace(
        state,
        utc_s=bounded_utc_s(exhibit, utc_s),
        sliding=None,
        scrubbing=True,
        playing=False,
        event_id="",
        card_s=0.0,
    )


def flung(state: State, exhibit: Exhibit, velocity_per_s: float, reach: float) -> State:
    """Return the state with the slider running on, slower and slower, to where it lands.

    It lands on the nearest event within reach of where friction alone would stop it.
    """
    scale = whole_scale(exhibit.timeline)
    way = velocity_per_s * FRICTION_S
    if abs(way) <= reach:
        # No farther than the magnet: the finger had all but stopped, and lets go.
        return state
    landing = min(max(scale.px_from_utc(state.utc_s) + way, 0.0), 1.0)
    to_utc_s = scale.utc_from_px(landing)
    reach_s = max(
        scale.utc_from_px(landing + reach) - to_utc_s,
        to_utc_s - scale.utc_from_px(landing - reach),
    )
    event = nearest_event(exhibit, state, to_utc_s, reach_s)
    if event is not None:
        to_utc_s = appears_utc_s(event, state.lens)
    state = replace(state, scrubbing=False)
    return slid_to(state, exhibit, to_utc_s, RUNS_ON * FRICTION_S)


def slid(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the state after time has slid for a while, evenly on the track, also over its fold."""
    sliding = state.sliding
    if sliding is None:
        return state
    elapsed_s = sliding.elapsed_s + dt_s
    if elapsed_s >= sliding.duration_s:
        return replace(state, utc_s=sliding.to_utc_s, sliding=None, dwell_s=0.0)
    scale = whole_scale(exhibit.timeline)
    start, end = scale.px_from_utc(sliding.from_utc_s), scale.px_from_utc(sliding.to_utc_s)
    share = start + (end - start) * _slide_ease(elapsed_s / sliding.duration_s)
    low_s, high_s = sorted((sliding.from_utc_s, sliding.to_utc_s))
    utc_s = min(max(scale.utc_from_px(share), low_s), high_s)
    return replace(state, utc_s=utc_s, sliding=replace(sliding, elapsed_s=elapsed_s))
