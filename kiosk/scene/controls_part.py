"""The date, the timeline and the buttons."""

from dataclasses import replace

from kiosk.chrono.scale import TimeScale
from kiosk.scene.beside import meanwhile_layer
from kiosk.scene.boxes import Box
from kiosk.scene.controls import (
    region_layer,
    switch_layer,
    transport_keys,
)
from kiosk.scene.cursor import cursor_layer, flag_layer
from kiosk.scene.date_block import date_layers
from kiosk.scene.hits import HitTarget
from kiosk.scene.languages import side_keys
from kiosk.scene.layout import LARGE_DATE, Layout
from kiosk.scene.map_part import Part
from kiosk.scene.newest import Kept
from kiosk.scene.primitives import Fill
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.time_keys import time_keys
from kiosk.scene.timeline import band_layers
from kiosk.scene.typography import Typography
from kiosk.scene.zoom_keys import zoom_keys
from kiosk.state.motion import ZoomRoom
from kiosk.state.state import State
from kiosk.world.world import World

_kept_date = Kept(date_layers)


def controls_part(
    style: Style,
    axis: TimeScale,
    state: State,
    room: ZoomRoom,
    world: World,
    typography: Typography,
) -> Part:
    """Return the date, the timeline and the buttons."""
    # A tour says what it has to say in place of regions and switch, and has keys of its own.
    turned_off = state.guide.speaks
    # Each a layer of its own, so that a pressed key is there at once: the band has hundreds of
    # parts, and the others need not be painted again.
    transport, transport_targets = transport_keys(style, state, typography)
    keys, key_targets = side_keys(style, state, typography)
    zoom, zoom_targets = zoom_keys(style, state, room, typography)
    timing, time_targets = time_keys(style, state, typography)
    band, band_past = band_layers(style, axis, state.utc_s, typography)
    cursor, slider = cursor_layer(style, axis, state, typography)
    regions, region_targets = region_layer(style, state, typography)
    switch, switch_targets = switch_layer(style, state, typography)
    date = _kept_date(_style_of_date(style), world, typography)
    flag = flag_layer(style, axis, state, typography)
    meanwhile = None if turned_off else meanwhile_layer(style, state, typography)
    upper = () if turned_off else (regions, switch)
    on_band = (*transport, *timing, *keys, *zoom)
    layers = [*column_layers(style), *date, band, band_past, *on_band, cursor, *upper]
    layers += [layer for layer in (meanwhile and meanwhile[0], flag) if layer]
    return tuple(layers), (
        HitTarget("date", style.layout.date, None),
        slider,
        *_blocker(style.layout),
        *transport_targets,
        *zoom_targets,
        *key_targets,
        *time_targets,
        *(() if turned_off else (*region_targets, *switch_targets)),
        *(meanwhile[1] if meanwhile else ()),
    )


def column_layers(style: Style) -> tuple[Layer, ...]:
    """Return the ground of the controls that lie lower down."""
    layout, column = style.layout, style.layout.column
    if column is None:
        return ()
    line, edge_px = style.either("ink", "coast"), layout.px(5)
    ground = (
        Fill(column, style.either("paper2", "band")),
        Fill(column._replace(height_px=edge_px), line),
        Fill(Box(column.right_px - edge_px, column.y_px, edge_px, column.height_px), line),
    )
    return (Layer("column", column, ground, kept=True, opaque=True),)


def _blocker(layout: Layout) -> tuple[HitTarget, ...]:
    """Return what keeps fingers beside the controls of the column off the map below it."""
    return () if layout.column is None else (HitTarget("column", layout.column, None),)


def _style_of_date(style: Style) -> Style:
    """Return the style in which the block of the date fills its box."""
    if style.layout.low:
        return replace(style, layout=replace(style.layout, text=1.0))
    return style.enlarged(LARGE_DATE)
