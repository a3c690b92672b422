"""A card that was closed or swiped away, while it is on its way out."""

from dataclasses import replace

from kiosk.state import intents as want
from kiosk.state.card_view import PARTING_S, Parting
from kiosk.state.state import State


def parted(before: State, after: State, intent: want.Intent) -> State:
    """Return the state with the card on its way out if the visitor has just put it away.

    Whatever changes the whole picture, or opens another card, ends that at once.
    """
    if isinstance(intent, want.CloseCard | want.ReleaseCard):
        if before.event_id and not after.event_id and not after.comfort.calm:
            return replace(after, parting=Parting(before.event_id, before.card))
        return after
    if after.parting is None:
        return after
    if isinstance(intent, want.Tick):
        return _later(after, intent.dt_s)
    changed = (
        after.event_id
        or after.lens is not before.lens
        or after.language != before.language
        or after.comfort != before.comfort
        or after.camera.viewport != before.camera.viewport
        or after.guide.attract is not None
    )
    return replace(after, parting=None) if changed else after


def _later(state: State, dt_s: float) -> State:
    parting = state.parting
    if parting is None or state.event_id or state.guide.attract is not None:
        return replace(state, parting=None)
    away_s = parting.away_s + dt_s
    left = away_s >= PARTING_S
    return replace(state, parting=None if left else replace(parting, away_s=away_s))
