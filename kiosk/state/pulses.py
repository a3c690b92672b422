"""Events that have just come up: each pulses for a while, so that the eye finds it."""

from dataclasses import replace

from kiosk.content.model import Exhibit, Lens
from kiosk.state.state import State
from kiosk.world.appearing import appears_utc_s, events_in_order
from kiosk.world.world import world_at

# Three pulses, then still.
PULSE_S = 1.2
PULSES_S = 3 * PULSE_S
# When the lights go out: first the dark, then the secret marks one after the other.
DEVELOP_S, DEVELOP_EACH_S = 0.45, 0.12
# A jump over weeks brings up dozens; the newest are enough.
MOST = 8


def noticed(before: State, after: State, exhibit: Exhibit) -> State:
    """Return the state with what has come up since the state before."""
    if after.guide.attract is not None and after.guide.tour is None:
        # Nothing happens on the poster; it only stands.
        return after
    if after.lens is not before.lens:
        return replace(after, pulses=_developing(after, exhibit))
    if after.utc_s <= before.utc_s:
        return after
    order = events_in_order(exhibit, after.lens)
    come = [
        event.id
        for event in order
        if before.utc_s < appears_utc_s(event, after.lens) <= after.utc_s
    ]
    if not come:
        return after
    kept = [pulse for pulse in after.pulses if pulse[0] not in come]
    return replace(after, pulses=tuple((*kept, *((name, 0.0) for name in come))[-MOST:]))


def pulsed(state: State, dt_s: float) -> State:
    """Return the state after the pulses have gone on for a while."""
    if not state.pulses:
        return state
    aged = ((name, age_s + dt_s) for name, age_s in state.pulses)
    return replace(state, pulses=tuple(pulse for pulse in aged if pulse[1] < PULSES_S))


def _developing(state: State, exhibit: Exhibit) -> tuple[tuple[str, float], ...]:
    """Return the hidden events as pulses that begin later, one after the other."""
    if state.lens is not Lens.SECRET:
        return ()
    hidden = [shown for shown in world_at(exhibit, state.utc_s, state.lens).shown if shown.hidden]
    return tuple(
        (shown.event.id, -DEVELOP_S - nth * DEVELOP_EACH_S)
        for nth, shown in enumerate(hidden[-MOST:])
    )
