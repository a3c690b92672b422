"""The keys that magnify the map; one that has nothing left to do steps back."""

from dataclasses import replace

from kiosk.scene.boxes import Box
from kiosk.scene.controls import KeyFace, captioned_key, key_layer
from kiosk.scene.hits import HitTarget
from kiosk.scene.primitives import Fill, Panel, Primitive
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.intents import Intent, ZoomMap
from kiosk.state.motion import ZoomRoom
from kiosk.state.stage import focus_px
from kiosk.state.state import State

ZOOM_STEP = 2.0
# How much of the ground shows through a key that has nothing to do, of 255.
DIMMED = 158


def zoom_keys(
    style: Style, state: State, room: ZoomRoom, typography: Typography
) -> tuple[tuple[Layer, ...], tuple[HitTarget, ...]]:
    """Return the keys that magnify."""
    wording, layout = style.exhibit.wording, style.layout
    anchor_px = focus_px(
        layout.viewport,
        card_open=bool(state.event_id),
        low=layout.low,
        large=layout.large,
        rtl=style.exhibit.rtl,
    )
    closer, farther = (ZoomMap(anchor_px, by, True) for by in (ZOOM_STEP, 1 / ZOOM_STEP))
    keys: tuple[tuple[str, KeyFace, Box, Intent, bool], ...] = (
        ("zoom_in", KeyFace(wording["closer"], "plus"), layout.zoom_in, closer, room.closer),
        ("zoom_out", KeyFace(wording["farther"], "minus"), layout.zoom_out, farther, room.farther),
    )
    layers = []
    targets = []
    for name, face, box, intent, acts in keys:
        pressed = acts and name in state.pressed
        items = captioned_key(style, box, face, typography, pressed=pressed)
        layers.append(key_layer(style, name, box, items if acts else _dimmed(style, box, items)))
        targets.append(HitTarget(name, box, intent))
    return tuple(layers), tuple(targets)


def _dimmed(style: Style, box: Box, items: tuple[Primitive, ...]) -> tuple[Primitive, ...]:
    """Return a key mixed into its ground, without its shadow."""
    flat = (replace(each, shadow=None) if isinstance(each, Panel) else each for each in items)
    return (*flat, Fill(box, (*style.either("paper2", "band"), DIMMED)))
