"""The screen while nobody is there: the title over the map, or what a tour tells."""

from dataclasses import replace

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.scene import attract
from kiosk.scene.changing import iris_of, is_moving
from kiosk.scene.date_block import date_layers
from kiosk.scene.layout import layout_for
from kiosk.scene.map_part import map_part
from kiosk.scene.marks import with_pulses
from kiosk.scene.mirror import mirrored_boxes, mirrored_layer
from kiosk.scene.primitives import Basemap
from kiosk.scene.scene import Layer, Scene
from kiosk.scene.style import Style
from kiosk.scene.timeline import SNAP_PX, axis_for
from kiosk.scene.typography import Typography
from kiosk.state.attract import hole_for, language_told
from kiosk.state.motion import is_resting
from kiosk.state.state import State
from kiosk.world.world import world_at


def resting_scene(state: State, exhibit: Exhibit, atlas: Atlas, typography: Typography) -> Scene:
    """Return what is shown while nobody is there: the title over the map, or what a tour tells."""
    layout = attract.whole_map(layout_for(state.camera.viewport))
    if state.guide.tour is None:
        layers = _poster_layers(Style(exhibit, state.lens, layout), state, atlas, typography)
    else:
        edition = exhibit.in_language(language_told(exhibit, state))
        style = Style(edition, state.lens, layout)
        world = world_at(edition, state.utc_s, state.lens)
        name = attract.name_box(layout)
        covered = (layout.date, name, *attract.caption_boxes(layout, state))
        shown = map_part(style, state, world, atlas, typography, covered)
        date = date_layers(style, world, typography)
        told = (*date, *attract.caption_layers(style, state, typography))
        if edition.rtl:
            width_px = layout.viewport.width_px
            told = tuple(mirrored_layer(layer, width_px) for layer in told)
        layers = (*with_pulses(style, state, *shown), *told)
    style = Style(exhibit, state.lens, layout)
    return Scene(
        layers=layers,
        targets=(attract.touch_anywhere(layout),),
        axis=axis_for(style, state),
        snap_px=layout.px(SNAP_PX),
        moving=is_moving(state),
        iris=iris_of(style, state),
        pause_s=attract.BREATHING_PAUSE_S,
    )


def _poster_layers(
    style: Style, state: State, atlas: Atlas, typography: Typography
) -> tuple[Layer, ...]:
    layout = style.layout
    assert state.guide.attract is not None
    hole = hole_for(layout.viewport, state.guide.attract.turn)
    dark, dark_style = replace(state, lens=Lens.SECRET), replace(style, lens=Lens.SECRET)
    world = world_at(style.exhibit, state.utc_s, Lens.SECRET)
    outside = attract.outside_hole(layout, hole)
    if style.exhibit.rtl:
        # The hole is where it is; what lies on the map is told of boxes as they are laid out.
        outside = mirrored_boxes(outside, layout.viewport.width_px)
    through = map_part(dark_style, dark, world, atlas, typography, outside)
    lit = with_pulses(dark_style, dark, *through)
    items = tuple(item for layer in lit for item in layer.items)
    resting = is_resting(state)
    basemap = Basemap(layout.map, state.camera, state.lens, atlas.fingerprint, resting)
    return (
        Layer("basemap", layout.map, (basemap,), kept=False, opaque=True),
        attract.porthole_layer(style, state, items),
        *attract.poster_layers(style, state, typography),
    )
