"""The timeline: days, lanes of events, the seismograph, and the slider upon them."""

from functools import lru_cache

from kiosk.chrono.local import local_time, midnights
from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Event, Lens
from kiosk.scene.boxes import Box
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.layout import ROW_LANES, ROW_TICKS, ROW_TRACE
from kiosk.scene.panels import shadow
from kiosk.scene.primitives import Anchor, Fill, Glyph, Panel, Primitive, Stroke, Text, Trace
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style, mixed
from kiosk.scene.tremor import tremor
from kiosk.scene.typography import Typography
from kiosk.scene.words import day_month, digits, hour, short_date
from kiosk.state.state import State
from kiosk.world.appearing import appears_utc_s, events_in_order
from kiosk.world.world import is_hidden

SNAP_PX = 36
KNOB_GROWTH = 1.08
# What the grips take of the knob on either side.
KNOB_EDGE = 20


def axis_for(style: Style) -> TimeScale:
    """Return the scale of the slider."""
    track = style.layout.track
    return TimeScale(style.exhibit.timeline.knots, track.x_px, track.width_px)


def band_layers(
    style: Style,
    axis: TimeScale,
    utc_s: float,
    fixed: tuple[Primitive, ...],
    typography: Typography,
) -> tuple[Layer, Layer]:
    """Return the band as it will be, and over it, up to the cursor, as it has been."""
    band = style.layout.band
    past = Box(band.x_px, band.y_px, axis.px_from_utc(utc_s) - band.x_px, band.height_px)
    ahead = (*_ground(style, axis, typography), *_marks(style, axis, past=False), *fixed)
    behind = (*_ground(style, axis, typography), *_marks(style, axis, past=True), *fixed)
    return (
        Layer("band", band, ahead, kept=True, opaque=True),
        Layer("band-past", band, behind, kept=True, opaque=True, clip=past),
    )


@lru_cache(maxsize=8)
def _ground(style: Style, axis: TimeScale, typography: Typography) -> tuple[Primitive, ...]:
    k, band = style.layout.px, style.layout.band
    ground = style.either("paper2", "band")
    line = style.either("ink", "coast")
    pale = mixed(style.text, ground, 0.82)
    lanes, ticks = style.layout.row(ROW_LANES), style.layout.row(ROW_TICKS)
    top_px = style.layout.row(ROW_TRACE).y_px
    items: list[Primitive] = [
        Fill(band, ground),
        Fill(Box(0.0, band.y_px, band.width_px, max(1.0, k(5))), line),
        Fill(Box(0.0, band.y_px + k(8), band.width_px, max(1.0, k(1.5))), line),
    ]
    knots = style.exhibit.timeline.knots
    if len(knots) > 2:
        # Beyond the fold the scale is closer: another ground and a dashed line say so.
        fold_px = axis.px_from_utc(knots[1][0])
        beyond = mixed(ground, style.either("paper3", "panel2"), 0.6)
        items += [
            Fill(
                Box(fold_px, top_px, axis.left_px + axis.width_px - fold_px, ticks.y_px - top_px),
                beyond,
            ),
            Stroke(((fold_px, top_px), (fold_px, ticks.y_px)), line, k(2), (k(5), k(5))),
        ]
    for index, theatre in enumerate(style.exhibit.theatres):
        y_px = _lane_px(style, index)
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
    items += _ticks(style, axis, top_px, pale, typography)
    return tuple(items)


def _ticks(
    style: Style, axis: TimeScale, top_px: float, pale: tuple[int, int, int], typography: Typography
) -> tuple[Primitive, ...]:
    k = style.layout.px
    timeline = style.exhibit.timeline
    ticks = style.layout.row(ROW_TICKS)
    type_style = style.type("tick")
    items: list[Primitive] = []
    free_from_px = 0.0
    shown_month = 0
    days = midnights(timeline.start_utc_s, timeline.end_utc_s, timeline.zone)
    for start_utc_s, end_utc_s in zip(days, (*days[1:], timeline.end_utc_s), strict=True):
        left_px, right_px = axis.px_from_utc(start_utc_s), axis.px_from_utc(end_utc_s)
        when = local_time(start_utc_s, timeline.zone)
        items += [
            Fill(Box(left_px, top_px, 1.0, ticks.y_px - top_px), pale),
            Fill(Box(left_px, ticks.y_px, max(1.0, k(2)), k(8)), style.text),
        ]
        words = digits(style.exhibit, when.day)
        if when.month != shown_month:
            words = style.capitals(day_month(style.exhibit, when))
        width_px = typography.width_px(words, type_style)
        # A narrow day gives its name only on the round dates, as a ruler does.
        narrow = right_px - left_px < width_px + k(8)
        named = when.month != shown_month or not narrow or when.day % 5 == 0
        centre_px = max((left_px + right_px) / 2, left_px + width_px / 2 if narrow else 0.0)
        if (
            named
            and centre_px - width_px / 2 >= free_from_px
            and centre_px + width_px / 2 < axis.left_px + axis.width_px + k(20)
        ):
            items.append(
                Text((centre_px, ticks.y_px + k(24)), words, type_style, style.text, Anchor.CENTRE)
            )
            free_from_px = centre_px + width_px / 2 + k(5)
            shown_month = when.month
    return tuple(items)


def _lane_px(style: Style, index: int) -> float:
    lanes = style.layout.row(ROW_LANES)
    return lanes.y_px + lanes.height_px * (index + 0.5) / len(style.exhibit.theatres)


@lru_cache(maxsize=8)
def _marks(style: Style, axis: TimeScale, *, past: bool) -> tuple[Primitive, ...]:
    row = style.layout.row(ROW_TRACE)
    ground = style.either("paper2", "band")
    items: list[Primitive] = []
    if style.secret:
        public = tremor(style.exhibit, Lens.PUBLIC, axis)
        known = mixed(style.colour("trace_pub"), ground, 0.0 if past else 0.4)
        ink = mixed(style.colour("trace"), ground, 0.0 if past else 0.62)
        items += [
            Trace(
                row,
                tremor(style.exhibit, Lens.SECRET, axis),
                ink,
                style.layout.px(2 if past else 1.4),
            ),
            Trace(row, tuple(value * 0.6 for value in public), known, style.layout.px(1.4)),
        ]
    else:
        ink = style.text if past else mixed(style.text, ground, 0.6)
        values = tremor(style.exhibit, Lens.PUBLIC, axis)
        items.append(Trace(row, values, ink, style.layout.px(2 if past else 1.4)))
    lanes = {theatre.id: index for index, theatre in enumerate(style.exhibit.theatres)}
    # The weightier events lie on top of the lighter ones.
    for event in sorted(events_in_order(style.exhibit, style.lens), key=lambda each: each.weight):
        items += _mark(style, axis, event, lanes[event.theatre.id], past=past)
    return tuple(items)


def _mark(
    style: Style, axis: TimeScale, event: Event, lane: int, *, past: bool
) -> tuple[Primitive, ...]:
    k = style.layout.px
    ground = style.either("paper2", "band")
    at_utc_s = appears_utc_s(event, style.lens)
    centre_px = (axis.px_from_utc(at_utc_s), _lane_px(style, lane))
    radius_px = k(8.0 + event.weight * 0.9)
    fill = event.theatre.fill_rgb if past else ground
    keyline = style.colour("mark_keyline")
    rim = ground
    if style.secret:
        was_secret = is_hidden(event, at_utc_s)
        fill = (
            (event.theatre.glow_rgb if was_secret else mixed(event.theatre.fill_rgb, ground, 0.45))
            if past
            else ground
        )
        keyline = (
            event.theatre.glow_rgb if was_secret else mixed(event.theatre.fill_rgb, ground, 0.35)
        )
        rim = mixed(event.theatre.fill_rgb, ground, 0.55) if was_secret and past else ground
    name = f"mark:{event.theatre.shape}"
    return (Glyph(name, centre_px, radius_px, (rim, keyline, fill)),)


def cursor_layer(
    style: Style, axis: TimeScale, state: State, typography: Typography
) -> tuple[Layer, HitTarget]:
    """Return the slider's glass and knob, and the band as what a finger takes hold of."""
    k, band = style.layout.px, style.layout.band
    x_px = axis.px_from_utc(state.utc_s)
    held = state.scrubbing or "timeline" in state.pressed
    growth = KNOB_GROWTH if held else 1.0
    knob_width_px, knob_height_px = k(140) * growth, k(78) * growth
    # At the ends of the track it stays clear of the buttons beside it.
    first_px, last_px = axis.left_px - k(12), axis.left_px + axis.width_px + k(6) - knob_width_px
    knob_left_px = min(max(x_px - knob_width_px / 2, first_px), last_px)
    ticks = style.layout.row(ROW_TICKS)
    knob = Box(knob_left_px, ticks.y_px + k(40) - knob_height_px, knob_width_px, knob_height_px)
    glass_top_px = band.y_px - k(8)
    line, ground, ink = style.text, style.either("ink", "text"), style.either("paper", "sea")
    glass = Box(x_px - k(32), glass_top_px, k(64), knob.y_px - glass_top_px + k(4))
    when = local_time(state.utc_s, style.exhibit.timeline.zone)
    pane = (*style.either("paper", "trace"), 70)
    cast = None if style.secret else shadow(style)
    middle_px = knob.centre_px[0]
    date = style.capitals(short_date(style.exhibit, when))
    room_px = knob.width_px - k(2 * KNOB_EDGE)
    date_style = style.fitting("knob_date", date, room_px, typography, growth)
    items: tuple[Primitive, ...] = (
        Fill(glass, pane),
        Stroke(
            (
                (glass.x_px, glass.y_px),
                (glass.right_px, glass.y_px),
                (glass.right_px, glass.bottom_px),
                (glass.x_px, glass.bottom_px),
                (glass.x_px, glass.y_px),
            ),
            line,
            k(3),
        ),
        Fill(Box(x_px - k(1), glass.y_px, max(1.0, k(2)), glass.height_px), line),
        Panel(knob, ground, style.either("ink", "coast"), k(2), k(10), cast, (k(3), k(4))),
        *_grips(style, knob, ink),
        Text(
            (middle_px, knob.y_px + knob.height_px * 0.33),
            date,
            date_style,
            ink,
            Anchor.CENTRE,
        ),
        Text(
            (middle_px, knob.y_px + knob.height_px * 0.75),
            digits(style.exhibit, hour(when)),
            style.type("knob_time", growth),
            ink,
            Anchor.CENTRE,
        ),
    )
    reach = Box(
        axis.left_px - k(70), band.y_px - k(8), axis.width_px + k(90), band.height_px + k(8)
    )
    box = Box(
        min(glass.x_px, knob.x_px) - k(6),
        glass.y_px - k(4),
        max(glass.width_px, knob.width_px) + k(16),
        knob.bottom_px - glass.y_px + k(12),
    )
    return Layer("cursor", box, items, kept=False), HitTarget(
        "timeline", reach, None, Handle.TIMELINE
    )


def _grips(style: Style, knob: Box, ink: tuple[int, int, int]) -> tuple[Primitive, ...]:
    k = style.layout.px
    pale = mixed(ink, style.either("ink", "text"), 0.5)
    return tuple(
        Fill(
            Box(x_px, knob.y_px + knob.height_px * 0.28, max(1.0, k(2)), knob.height_px * 0.44),
            pale,
        )
        for x_px in (
            knob.x_px + k(9),
            knob.x_px + k(15),
            knob.right_px - k(11),
            knob.right_px - k(17),
        )
    )
