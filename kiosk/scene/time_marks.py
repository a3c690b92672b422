"""The seismograph and the marks of events on their lanes, each as exactly as it is dated."""

from kiosk.chrono.local import local_time, utc_s_from_local
from kiosk.chrono.scale import TimeScale
from kiosk.content.forgetting import while_shown
from kiosk.content.model import Event, Lens, Precision, Rgb
from kiosk.scene.alert_band import trace_row
from kiosk.scene.boxes import Box
from kiosk.scene.layout import ROW_LANES
from kiosk.scene.primitives import Fill, Glyph, Primitive, Trace
from kiosk.scene.style import Style, mixed
from kiosk.scene.tremor import tremor
from kiosk.world.appearing import appears_utc_s, events_in_order
from kiosk.world.world import is_hidden

HALF_HOUR_S, DAY_S = 1800.0, 86_400.0
# How high the bars are, in design px: of what lasted, and of when something may have been.
LASTING, VAGUE = 5, 9


def lane_px(style: Style, index: int) -> float:
    """Return the middle of the lane of a theatre."""
    lanes = style.layout.row(ROW_LANES)
    return lanes.y_px + lanes.height_px * (index + 0.5) / len(style.exhibit.theatres)


@while_shown(8)
def mark_items(style: Style, axis: TimeScale, *, past: bool) -> tuple[Primitive, ...]:
    """Return trace and marks as they have been, or as they will be."""
    order = events_in_order(style.exhibit, style.lens)
    lanes = {theatre.id: index for index, theatre in enumerate(style.exhibit.theatres)}
    items = [*_trace(style, axis, past=past)]
    for event in order:
        items += _bar(style, axis, event, lanes[event.theatre.id], past=past)
    # The weightier events lie on top of the lighter ones.
    track = style.layout.track
    for event in sorted(order, key=lambda each: each.weight):
        x_px = axis.px_from_utc(appears_utc_s(event, style.lens))
        if track.x_px - 0.5 <= x_px <= track.right_px + 0.5:
            items.append(_mark(style, x_px, event, lanes[event.theatre.id], past=past))
    return tuple(items)


def _trace(style: Style, axis: TimeScale, *, past: bool) -> tuple[Primitive, ...]:
    row, k, exhibit = trace_row(style), style.layout.px, style.exhibit
    ground = style.either("paper2", "band")
    public = tremor(exhibit, Lens.PUBLIC, axis, row.x_px, row.width_px)
    if not style.secret:
        ink = style.text if past else mixed(style.text, ground, 0.6)
        return (Trace(row, public, ink, k(2 if past else 1.4)),)
    known = mixed(style.colour("trace_pub"), ground, 0.0 if past else 0.4)
    ink = mixed(style.colour("trace"), ground, 0.0 if past else 0.62)
    secret = tremor(exhibit, Lens.SECRET, axis, row.x_px, row.width_px)
    return (
        Trace(row, secret, ink, k(2 if past else 1.4)),
        Trace(row, tuple(value * 0.6 for value in public), known, k(1.4)),
    )


def _extent_px(style: Style, axis: TimeScale, event: Event) -> tuple[float, float]:
    start_s, end_s = extent_utc_s(event, style.lens)
    return axis.px_from_utc(start_s), axis.px_from_utc(end_s)


def extent_utc_s(event: Event, lens: Lens) -> tuple[float, float]:
    """Return from when to when an event was, or may have been where only an hour or day is known.

    What a lens lets through only later stands at the moment at which it came out.
    """
    at_s = appears_utc_s(event, lens)
    if at_s != event.start_utc_s:
        return at_s, at_s
    if event.end_utc_s is not None:
        return at_s, max(at_s, event.end_utc_s)
    if event.precision is Precision.HOUR:
        return at_s - HALF_HOUR_S, at_s + HALF_HOUR_S
    if event.precision is Precision.DAY:
        when = local_time(event.start_utc_s + event.start_offset_s, "UTC")
        day_s = utc_s_from_local(when.year, when.month, when.day, 0, 0, "UTC")
        return day_s - event.start_offset_s, day_s - event.start_offset_s + DAY_S
    return at_s, at_s


def _bar(
    style: Style, axis: TimeScale, event: Event, lane: int, *, past: bool
) -> tuple[Primitive, ...]:
    """Return a solid bar for what lasted, and a pale one for when it may have been."""
    k, track = style.layout.px, style.layout.track
    left_px, right_px = _extent_px(style, axis, event)
    left_px, right_px = max(left_px, track.x_px), min(right_px, track.right_px)
    if right_px - left_px < k(6):
        return ()
    lasted = event.end_utc_s is not None
    ground = style.either("paper2", "band")
    colour = event.theatre.glow_rgb if style.secret else event.theatre.fill_rgb
    pale = mixed(colour, ground, (0.5 if past else 0.74) if lasted else (0.7 if past else 0.84))
    height_px = k(LASTING if lasted else VAGUE)
    y_px = lane_px(style, lane) - height_px / 2
    if lasted:
        return (Fill(Box(left_px, y_px, right_px - left_px, height_px), pale),)
    # Soft at both ends: nobody can say more exactly.
    edge_px = min(k(8), (right_px - left_px) / 3)
    softer = mixed(pale, ground, 0.5)
    return (
        Fill(Box(left_px, y_px, right_px - left_px, height_px), softer),
        Fill(Box(left_px + edge_px, y_px, right_px - left_px - 2 * edge_px, height_px), pale),
    )


def _mark(style: Style, x_px: float, event: Event, lane: int, *, past: bool) -> Glyph:
    k = style.layout.px
    ground = style.either("paper2", "band")
    radius_px = k(8.0 + event.weight * 0.9)
    fill = event.theatre.fill_rgb if past else ground
    keyline = style.colour("mark_keyline")
    rim = ground
    if style.secret:
        was_secret = is_hidden(event, appears_utc_s(event, style.lens))
        fill, keyline, rim = _at_night(event, ground, past=past, was_secret=was_secret)
    name = f"mark:{event.theatre.shape}"
    return Glyph(name, (x_px, lane_px(style, lane)), radius_px, (rim, keyline, fill))


def _at_night(event: Event, ground: Rgb, *, past: bool, was_secret: bool) -> tuple[Rgb, Rgb, Rgb]:
    """Return fill, keyline and rim: what was secret glows, what was known is dimmed."""
    own, glow = event.theatre.fill_rgb, event.theatre.glow_rgb
    fill = (glow if was_secret else mixed(own, ground, 0.45)) if past else ground
    keyline = glow if was_secret else mixed(own, ground, 0.35)
    return fill, keyline, mixed(own, ground, 0.55) if was_secret and past else ground
