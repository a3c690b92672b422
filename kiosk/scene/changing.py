"""What time alone will change, and how far one world has given way to the other."""

from collections.abc import Sequence
from dataclasses import replace
from math import hypot

from kiosk.content.model import Lens
from kiosk.geo.easing import ease
from kiosk.scene.controls import switch_thumb_px
from kiosk.scene.scene import Iris, Layer
from kiosk.scene.style import Style
from kiosk.state.attract import hole_for
from kiosk.state.motion import is_settled
from kiosk.state.state import State
from kiosk.state.update import CARD_ANIMATION_S, EXPLAINED_S, IRIS_S

# While the slider is dragged these lie under its flag, and fade to 28 %.
STEP_BACK = ("regions", "switch", "meanwhile", "tours", "waiting")
FADED_ALPHA = 71


def iris_of(style: Style, state: State) -> Iris | None:
    """Return the edge between the worlds: it opens from the eye, and closes into it."""
    if state.iris_s is None:
        return None
    centre_px, least_px = switch_thumb_px(style, Lens.SECRET), 0.0
    if state.guide.attract is not None:
        # The hole of the poster opens over the whole screen, and what was told closes into it.
        hole = hole_for(style.layout.viewport, state.guide.attract.turn)
        centre_px = hole.centre_px
        at_poster = state.guide.tour is None or state.guide.tour.step == 0
        least_px = hole.radius_px if at_poster else 0.0
    width_px, height_px = style.layout.screen.width_px, style.layout.screen.height_px
    reach_px = hypot(
        max(centre_px[0], width_px - centre_px[0]), max(centre_px[1], height_px - centre_px[1])
    )
    share = ease(min(1.0, state.iris_s / IRIS_S[state.lens]))
    opening = state.lens is Lens.SECRET
    radius_px = least_px + (reach_px - least_px) * (share if opening else 1.0 - share)
    rim = style.palette(Lens.SECRET)["coast"]
    return Iris(centre_px, radius_px, opening, rim, style.layout.whole_px(12))


def faded_keys(layers: Sequence[Layer], state: State) -> list[Layer]:
    """Return the layers; while a finger drags the slider, what it is not about steps back."""
    if not state.scrubbing:
        return list(layers)
    # Lower down the keys of the timeline lie above it, too.
    back = (*STEP_BACK, "key:") if state.comfort.low else STEP_BACK
    return [
        replace(layer, alpha=FADED_ALPHA) if layer.id.startswith(back) else layer
        for layer in layers
    ]


def is_moving(state: State) -> bool:
    """Return whether time alone will change the picture soon, so that the loop must go on."""
    return (
        state.motion is not None
        or state.iris_s is not None
        or state.comfort.fade_s is not None
        or state.sliding is not None
        or (state.following is not None and state.following.glide is not None)
        or state.playing
        or bool(state.pulses)
        or (state.switched_s is not None and state.switched_s < EXPLAINED_S)
        or state.slider.goal is not None
        or (bool(state.event_id) and state.card_s < CARD_ANIMATION_S)
        or not state.card.resting
        or state.parting is not None
        or (not is_settled(state) and not state.held)
    )
