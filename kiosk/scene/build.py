"""State in, scene out."""

from dataclasses import replace
from math import inf

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.scene import tours
from kiosk.scene.behind_glass import behind_glass
from kiosk.scene.beside import sheet_layer
from kiosk.scene.changing import faded_keys, iris_of, is_moving
from kiosk.scene.closing_line import clear_of, closing_layer
from kiosk.scene.desk import with_desk
from kiosk.scene.ease_sheet import ease_sheet
from kiosk.scene.ending import ending_layer
from kiosk.scene.explanation import explanation_layer
from kiosk.scene.focus_ring import focus_layer
from kiosk.scene.layout import layout_for
from kiosk.scene.marks import with_pulses
from kiosk.scene.mirror import (
    mirrored_axis,
    mirrored_box,
    mirrored_layer,
    mirrored_px,
    mirrored_target,
)
from kiosk.scene.prompt import prompt_layer
from kiosk.scene.resting_scene import resting_scene
from kiosk.scene.scene import Scene
from kiosk.scene.style import Style
from kiosk.scene.timeline import SNAP_PX, axis_for
from kiosk.scene.typography import Typography
from kiosk.scene.unchanged import (
    as_the_card_sees_it,
    as_the_controls_see_it,
    as_the_map_sees_it,
    kept_card,
    kept_controls,
    kept_map,
    kept_world,
)
from kiosk.state.comforting import FADE_S
from kiosk.state.motion import zoom_room
from kiosk.state.state import State

# How soon a tour is looked at again while it stands, so that its next stop comes on time.
TOUR_PAUSE_S = 0.1


def look_of(state: State, exhibit: Exhibit) -> Style:
    """Return the style of a visitor's scenes."""
    comfort = state.comfort
    layout = layout_for(state.camera.viewport, low=comfort.low, large=comfort.large)
    return Style(exhibit, state.lens, layout, comfort.strong, comfort.depth)


def build_scene(state: State, exhibit: Exhibit, atlas: Atlas, typography: Typography) -> Scene:
    """Return everything that is painted for a state, and what of it answers to touch."""
    if state.guide.attract is not None:
        return behind_glass(resting_scene(state, exhibit, atlas, typography), exhibit)
    style = look_of(state, exhibit)
    comfort, layout, large = state.comfort, style.layout, style.enlarged()
    axis = axis_for(style, state)
    world = kept_world(exhibit, state.utc_s, state.lens)
    opened = (
        sheet_layer(style, state, typography),
        tours.tours_sheet(style, state, typography),
        ease_sheet(style, state, typography),
    )
    sheets = [part for part in opened if part]
    closing = closing_layer(style, state, typography)
    explained = explanation_layer(style, state, typography)
    covered = tuple(layer.box for layer in (*(layer for layer, _ in sheets), explained) if layer)
    room, still = zoom_room(state, exhibit), as_the_controls_see_it(state)
    controls = kept_controls(style, axis, still, room, world, typography)
    layers, targets = list(controls[0]), list(controls[1])
    led = (
        tours.tours_key(style, state, typography),
        tours.caption_layer(style, state, typography),
        tours.waiting_layer(style, state, typography),
        ending_layer(style, state, typography),
    )
    layers += [each for each in (closing, explained) if each]
    card = kept_card(large, as_the_card_sees_it(state), typography)
    for parts in (*((part[:1], part[1]) for part in led if part), *((card,) if card else ())):
        layers += parts[0]
        targets += parts[1]
    for layer, on_sheet in sheets:
        layers.append(layer)
        targets += on_sheet
    seen = as_the_map_sees_it(state, targets)
    on_map = clear_of(large, closing)
    map_layers, map_targets = kept_map(on_map, seen, world, atlas, typography, covered)
    map_layers = with_pulses(on_map, state, map_layers, map_targets)
    layers = faded_keys(layers, state)
    if state.warned:
        layers.append(prompt_layer(large, typography))
    iris, track = iris_of(style, state), layout.track
    if exhibit.rtl:
        width_px = layout.viewport.width_px
        layers = [mirrored_layer(layer, width_px) for layer in layers]
        targets = [mirrored_target(target, width_px) for target in targets]
        axis, track = mirrored_axis(axis, width_px), mirrored_box(track, width_px)
        iris = iris and replace(iris, centre_px=mirrored_px(iris.centre_px, width_px))
    ring = focus_layer(style, comfort.focus, [*map_targets, *targets])
    layers += [ring] if ring else []
    scene = Scene(
        layers=(*map_layers, *layers),
        targets=(*map_targets, *targets),
        axis=axis,
        snap_px=layout.px(SNAP_PX),
        moving=is_moving(state),
        iris=iris,
        faded=None if comfort.fade_s is None else min(1.0, comfort.fade_s / FADE_S),
        track_px=(track.x_px, track.width_px),
        pause_s=TOUR_PAUSE_S if state.guide.leads else inf,
    )
    return with_desk(behind_glass(scene, exhibit), style, state, typography)
