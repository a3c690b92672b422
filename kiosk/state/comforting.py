"""How what makes a visit easier is turned on and off, and what it spares the visitor."""

from dataclasses import replace
from typing import assert_never

from kiosk.content.model import Exhibit, Lens
from kiosk.state import card_view, motion
from kiosk.state.comfort import Ease
from kiosk.state.focus import focus_of
from kiosk.state.intents import ChangeVolume, FocusOn, ReadTo, Scan, ToggleEase
from kiosk.state.state import Flying, State

# With less movement a cut is softened by so short a cross-fade: long enough to see that something
# changed, too short to seem to move.
FADE_S = 0.2
# Turned more often the two worlds would flash more than twice a second, which makes some people ill
# (WCAG 2.3.1 allows three). Four turns are two flashes.
TURN_AGAIN_S = 0.25


def turned_to(state: State, lens: Lens) -> State:
    """Return the state in a world; after a turn none is let through for a while."""
    if lens is state.lens:
        return state
    return replace(
        state,
        lens=lens,
        iris_s=0.0,
        switched_s=0.0 if state.switched_s is None else state.switched_s,
        comfort=replace(state.comfort, turned_s=0.0),
    )


def comforted(
    state: State, intent: ToggleEase | ReadTo | ChangeVolume | FocusOn | Scan, exhibit: Exhibit
) -> State:
    """Return the state with something made easier."""
    comfort = state.comfort
    match intent:
        case ToggleEase(ease):
            return _at_its_new_place(state, replace(state, comfort=comfort.toggled(ease)), exhibit)
        case ReadTo(depth):
            return replace(state, comfort=replace(comfort, depth=depth))
        case ChangeVolume(steps):
            if steps > 0 and not comfort.aloud:
                # Who asks for more of what is not heard yet wants to hear it.
                return replace(state, comfort=comfort.toggled(Ease.ALOUD))
            return replace(state, comfort=comfort.louder(steps))
        case FocusOn(target):
            scanned_s = None if comfort.scanned_s is None else 0.0
            return replace(state, comfort=replace(comfort, focus=target, scanned_s=scanned_s))
        case Scan(on):
            return replace(state, comfort=replace(comfort, scanned_s=0.0 if on else None))
        case _:
            assert_never(intent)


def unfocused(state: State) -> State:
    """Return the state of a visitor who uses a finger and no keys."""
    if not state.comfort.focus and state.comfort.scanned_s is None:
        return state
    return replace(state, comfort=replace(state.comfort, focus="", scanned_s=None))


def passed(state: State, dt_s: float) -> State:
    """Return the state after scanning has rested, and a cut faded, for a while."""
    comfort = state.comfort
    if comfort.scanned_s is None and comfort.fade_s is None and comfort.turned_s is None:
        return state
    turned_s = None if comfort.turned_s is None else comfort.turned_s + dt_s
    if turned_s is not None and turned_s >= TURN_AGAIN_S:
        turned_s = None
    fade_s = None if comfort.fade_s is None else comfort.fade_s + dt_s
    if fade_s is not None and fade_s >= FADE_S:
        fade_s = None
    scanned_s = None if comfort.scanned_s is None else comfort.scanned_s + dt_s
    comfort = replace(comfort, scanned_s=scanned_s, fade_s=fade_s, turned_s=turned_s)
    return replace(state, comfort=comfort)


def calmed(before: State, after: State, exhibit: Exhibit, card_animation_s: float) -> State:
    """Return the state with everything arrived that is on its way, by a cut that fades.

    What a finger moves still follows it: only what moves by itself is spared.
    """
    if not after.comfort.calm:
        return after
    arrived = motion.arrived(after, exhibit)
    if arrived.sliding is not None:
        arrived = replace(arrived, utc_s=arrived.sliding.to_utc_s, sliding=None, dwell_s=0.0)
    arrived = replace(
        arrived,
        iris_s=None,
        pulses=(),
        card_s=card_animation_s if arrived.event_id else 0.0,
        card=card_view.at_rest(arrived.card),
    )
    flown = isinstance(after.motion, Flying) and arrived.camera != before.camera
    jumped = after.sliding is not None
    turned = (after.lens, after.event_id, after.card.side, after.card.page) != (
        before.lens,
        before.event_id,
        before.card.side,
        before.card.page,
    )
    if flown or jumped or turned:
        arrived = replace(arrived, comfort=replace(arrived.comfort, fade_s=0.0))
    return arrived


def _at_its_new_place(before: State, after: State, exhibit: Exhibit) -> State:
    """Return the state with what was in the middle of the free map there again."""
    card_open = bool(before.event_id)
    from_px = focus_of(before, exhibit, card_open=card_open)
    to_px = focus_of(after, exhibit, card_open=card_open)
    if from_px == to_px:
        return after
    camera = motion.bounded(after.camera.dragged(from_px, to_px), exhibit)
    return replace(after, camera=camera, motion=None, still_s=0.0)
