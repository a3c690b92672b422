"""What stays as it is from frame to frame: made once, and kept until it changes.

A touch on a key must show within a frame, and the map with all that lies on it takes as long as
everything else together; while the map moves it is the other way round. With the controls and the
card kept a scene of the moving map is built in 1.4 ms and not in 3.2, and one on which only marks
pulse in 0.14 ms and not in 3.3, where a copy of the screen takes 0.55.
"""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.scene.card import card_layers
from kiosk.scene.controls_part import controls_part
from kiosk.scene.explanation import is_explained
from kiosk.scene.hits import HitTarget
from kiosk.scene.map_part import map_part
from kiosk.scene.newest import Kept
from kiosk.state.card_view import CardView
from kiosk.state.comfort import PLAIN
from kiosk.state.guide import Guide
from kiosk.state.motion import RESTS_AFTER_S, STILL_LIMIT_S, is_resting, is_settled
from kiosk.state.slider import Slider
from kiosk.state.state import Pace, State
from kiosk.world.world import world_at

kept_world = Kept(world_at)
kept_map = Kept(map_part)
kept_controls = Kept(controls_part)
kept_card = Kept(card_layers)

_ANYWHERE = Camera(0.0, 0.0, 1.0, Viewport(1, 1), Projection.EQUAL_AREA)


def as_the_map_sees_it(state: State, controls: Sequence[HitTarget]) -> State:
    """Return the state without what no part of the map shows.

    Args:
        state: Of the visit.
        controls: What lies beside the map and over it, and may be pressed.
    """
    # As long as a card is on its way out, the map lies as it lay under it: nothing is laid out anew
    # in the frames in which the card glides.
    event_id = state.event_id or (state.parting.event_id if state.parting else "")
    return replace(
        state,
        event_id=event_id,
        parting=None,
        still_s=_steps(state),
        # Marks that are still to come up are absent; the rings of the others lie apart.
        pulses=tuple((name, -1.0) for name, age_s in state.pulses if age_s < 0.0),
        dwell_s=0.0,
        pace=Pace.NORMAL,
        slider=Slider(),
        iris_s=None,
        switched_s=0.0 if is_explained(state) else None,
        card_s=0.0,
        card=CardView(),
        choosing_language=False,
        comfort=PLAIN,
        pressed=state.pressed.difference(target.id for target in controls),
        idle_s=0.0,
        warned=False,
        stays_until_utc_s=None,
        desk=None,
        following=None,
        guide=_without_time(state.guide),
    )


def as_the_card_sees_it(state: State) -> State:
    """Return the state without what the card does not show."""
    return replace(
        state,
        camera=_ANYWHERE,
        motion=None,
        held=False,
        still_s=0.0,
        sliding=None,
        dwell_s=0.0,
        iris_s=None,
        switched_s=None,
        pulses=(),
        gathered=(),
        asked=None,
        comfort=PLAIN,
        idle_s=0.0,
        warned=False,
        stays_until_utc_s=None,
        desk=None,
        following=None,
        guide=_without_time(state.guide),
    )


def as_the_controls_see_it(state: State) -> State:
    """Return the state without what the controls do not show either, such as a card that glides."""
    return replace(as_the_card_sees_it(state), card_s=0.0, card=CardView(), parting=None)


def _steps(state: State) -> float:
    """Return for how long the camera has stood still, as far as the map takes note of it."""
    if is_settled(state):
        return STILL_LIMIT_S
    return RESTS_AFTER_S if is_resting(state) else 0.0


def _without_time(guide: Guide) -> Guide:
    return guide if guide.tour is None else replace(guide, tour=replace(guide.tour, elapsed_s=0.0))
