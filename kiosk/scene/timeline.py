"""The timeline: alert levels, the seismograph, lanes of events and the ruler of days below."""

from kiosk.chrono.scale import TimeScale
from kiosk.content.forgetting import while_shown
from kiosk.scene.alert_band import alert_band, trace_row
from kiosk.scene.boxes import Box
from kiosk.scene.layout import ROW_LANES, ROW_TICKS
from kiosk.scene.primitives import Fill, Glyph, Primitive, Stroke
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style, mixed
from kiosk.scene.time_marks import lane_px, mark_items
from kiosk.scene.time_ticks import tick_items
from kiosk.scene.typography import Typography
from kiosk.state.slider import track_scale
from kiosk.state.state import State

SNAP_PX = 36


def axis_for(style: Style, state: State) -> TimeScale:
    """Return the scale of the slider; what is not on its track lies to the left or right of it."""
    track = style.layout.track
    span = state.slider.span
    return track_scale(style.exhibit.timeline, span, track.x_px, track.width_px)


def band_layers(
    style: Style,
    axis: TimeScale,
    utc_s: float,
    typography: Typography,
) -> tuple[Layer, Layer]:
    """Return the band as it will be, and over it, up to the cursor, as it has been."""
    band = style.layout.band
    until_px = min(max(axis.px_from_utc(utc_s), band.x_px), band.right_px)
    past = Box(band.x_px, band.y_px, until_px - band.x_px, band.height_px)
    ahead = (*_ground(style, axis, typography), *mark_items(style, axis, past=False))
    behind = (*_ground(style, axis, typography), *mark_items(style, axis, past=True))
    return (
        Layer("band", band, ahead, kept=True, opaque=True),
        Layer("band-past", band, behind, kept=True, opaque=True, clip=past),
    )


@while_shown(8)
def _ground(style: Style, axis: TimeScale, typography: Typography) -> tuple[Primitive, ...]:
    k, band = style.layout.px, style.layout.band
    ground = style.either("paper2", "band")
    line = style.either("ink", "coast")
    pale = mixed(style.text, ground, 0.82)
    lanes, ticks = style.layout.row(ROW_LANES), style.layout.row(ROW_TICKS)
    row = trace_row(style)
    top_px = row.y_px
    items: list[Primitive] = [
        Fill(band, ground),
        Fill(Box(band.x_px, band.y_px, band.width_px, max(1.0, k(5))), line),
        Fill(Box(band.x_px, band.y_px + k(8), band.width_px, max(1.0, k(1.5))), line),
    ]
    knots = style.exhibit.timeline.knots
    fold_px = axis.px_from_utc(knots[1][0]) if len(knots) > 2 else row.right_px
    if fold_px < row.right_px:
        # Beyond the fold the scale is closer: another ground and a dashed line say so.
        beyond = mixed(ground, style.either("paper3", "panel2"), 0.6)
        left_px = max(fold_px, row.x_px)
        items.append(
            Fill(Box(left_px, top_px, row.right_px - left_px, ticks.y_px - top_px), beyond)
        )
        if fold_px > row.x_px:
            ends_px = (fold_px, top_px), (fold_px, ticks.y_px)
            items.append(Stroke(ends_px, line, k(2), (k(5), k(5))))
    items += alert_band(style, axis, typography)
    for index, theatre in enumerate(style.exhibit.theatres):
        y_px = lane_px(style, index)
        items += [
            Fill(Box(lanes.x_px, y_px, lanes.width_px, max(1.0, k(1.2))), pale),
            Glyph(
                f"mark:{theatre.shape}",
                (lanes.x_px - k(18), y_px),
                k(9),
                (ground, style.colour("mark_keyline"), theatre.fill_rgb),
            ),
        ]
    items.append(Fill(Box(lanes.x_px, ticks.y_px, lanes.width_px, max(1.0, k(2.5))), line))
    items.append(
        Fill(
            Box(lanes.x_px, lanes.y_px - k(1), lanes.width_px, max(1.0, k(1.5))),
            mixed(line, ground, 0.5),
        )
    )
    items += tick_items(style, axis, top_px, pale, typography)
    return tuple(items)
