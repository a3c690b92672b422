"""What stays as it is while a finger only presses a key: made once, and kept until it changes.

A touch on a key must show within a frame, and the map with all that lies on it takes as long as
everything else together. The newest are kept and no more.
"""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.content.forgetting import while_shown
from kiosk.scene.date_block import date_layer
from kiosk.scene.explanation import is_explained
from kiosk.scene.hits import HitTarget
from kiosk.scene.map_part import map_part
from kiosk.state.card_view import CardView
from kiosk.state.comfort import PLAIN
from kiosk.state.slider import Slider
from kiosk.state.state import Pace, State
from kiosk.world.world import world_at

kept_world = while_shown(2)(world_at)
kept_map = while_shown(2)(map_part)
kept_date = while_shown(2)(date_layer)


def as_the_map_sees_it(state: State, controls: Sequence[HitTarget]) -> State:
    """Return the state without what no part of the map shows.

    Args:
        state: Of the visit.
        controls: What lies beside the map and over it, and may be pressed.
    """
    return replace(
        state,
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
        desk=None,
    )
