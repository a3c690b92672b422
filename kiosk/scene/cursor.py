"""The slider's cursor: glass, knob, and the flag over it while a finger drags."""

from dataclasses import replace

from kiosk.chrono.local import local_time
from kiosk.chrono.scale import TimeScale
from kiosk.scene.boxes import Box
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.layout import ROW_TICKS
from kiosk.scene.panels import shadow
from kiosk.scene.paragraph import shortened
from kiosk.scene.primitives import Anchor, Fill, Glyph, Panel, Primitive, Stroke, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style, mixed
from kiosk.scene.timeline import SNAP_PX
from kiosk.scene.typography import Typography
from kiosk.scene.words import day_month_weekday, digits, hour, short_date
from kiosk.state.state import State
from kiosk.world.appearing import appears_utc_s, last_come

KNOB_GROWTH = 1.08
FLAG_WIDTH = 640
# What the grips take of the knob on either side.
KNOB_EDGE = 20


def cursor_layer(
    style: Style, axis: TimeScale, state: State, typography: Typography
) -> tuple[Layer, HitTarget]:
    """Return the slider's glass and knob, and the band as what a finger takes hold of."""
    k, band = style.layout.px, style.layout.band
    x_px = axis.px_from_utc(state.utc_s)
    held = state.scrubbing or "timeline" in state.pressed
    growth = KNOB_GROWTH if held else 1.0
    # Larger digits need a higher knob, or marks above capitals would leave it.
    roomy = 1.0 + 0.5 * (style.layout.text - 1.0)
    knob_width_px, knob_height_px = k(140) * growth, k(78) * growth * roomy
    # At the ends of the track it stays clear of the buttons beside it.
    track = style.layout.track
    first_px, last_px = track.x_px - k(12), track.right_px + k(6) - knob_width_px
    knob_left_px = min(max(x_px - knob_width_px / 2, first_px), last_px)
    ticks = style.layout.row(ROW_TICKS)
    knob = Box(knob_left_px, ticks.y_px + k(40) - knob_height_px, knob_width_px, knob_height_px)
    glass_top_px = band.y_px - k(8)
    ground, ink = style.either("ink", "text"), style.either("paper", "sea")
    # At the ends of the track it leaves the wings beside it readable.
    glass_left_px = max(x_px - k(32), track.x_px - k(6))
    glass_right_px = min(x_px + k(32), track.right_px + k(6))
    glass = Box(
        glass_left_px,
        glass_top_px,
        glass_right_px - glass_left_px,
        knob.y_px - glass_top_px + k(4),
    )
    when = local_time(state.utc_s, style.exhibit.timeline.zone)
    cast = None if style.secret else shadow(style)
    middle_px = knob.centre_px[0]
    date = style.capitals(short_date(style.exhibit, when))
    room_px = knob.width_px - k(2 * KNOB_EDGE)
    date_style = style.fitting("knob_date", date, room_px, typography, growth)
    on_track = track.x_px - 0.5 <= x_px <= track.right_px + 0.5
    items: tuple[Primitive, ...] = (
        *(_glass(style, glass, x_px) if on_track else ()),
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
    reach = Box(track.x_px - k(30), band.y_px - k(8), track.width_px + k(42), band.height_px + k(8))
    # All of the band's height, as long as no finger is meant for the buttons below the track.
    reach = Box(reach.x_px, reach.y_px, reach.width_px, ticks.bottom_px - reach.y_px)
    left_px, right_px = (
        (min(glass.x_px, knob.x_px), max(glass.right_px, knob.right_px))
        if on_track
        else (knob.x_px, knob.right_px)
    )
    box = Box(
        left_px - k(6),
        glass.y_px - k(4),
        right_px - left_px + k(16),
        knob.bottom_px - glass.y_px + k(12),
    )
    return Layer("cursor", box, items, kept=False), HitTarget(
        "timeline", reach, None, Handle.TIMELINE
    )


def _glass(style: Style, glass: Box, x_px: float) -> tuple[Primitive, ...]:
    k, line = style.layout.px, style.text
    corners_px = (
        (glass.x_px, glass.y_px),
        (glass.right_px, glass.y_px),
        (glass.right_px, glass.bottom_px),
        (glass.x_px, glass.bottom_px),
        (glass.x_px, glass.y_px),
    )
    return (
        Fill(glass, (*style.either("paper", "trace"), 70)),
        Stroke(corners_px, line, k(3)),
        Fill(Box(x_px - k(1), glass.y_px, max(1.0, k(2)), glass.height_px), line),
    )


def flag_layer(style: Style, axis: TimeScale, state: State, typography: Typography) -> Layer | None:
    """Return date, hour and event over the cursor while a finger drags it, or None.

    It names the last event within the magnet's reach that has come up, never one to come.
    """
    if not state.scrubbing:
        return None
    k, layout = style.layout.px, style.layout
    exhibit, lens = style.exhibit, state.lens
    when = local_time(state.utc_s, exhibit.timeline.zone)
    zone = next((each.name for each in exhibit.clocks if each.zone == exhibit.timeline.zone), "")
    words = " · ".join(
        filter(None, (day_month_weekday(exhibit, when), f"{digits(exhibit, hour(when))} {zone}"))
    )
    x_px = axis.px_from_utc(state.utc_s)
    since_utc_s = axis.utc_from_px(x_px - k(SNAP_PX))
    last = last_come(exhibit, lens, state.utc_s)
    line_style, name_style = style.type("tag_sub"), style.type("flag")
    limit_px = min(k(FLAG_WIDTH), layout.viewport.width_px - k(48))
    lines = [Text((0.0, 0.0), words, line_style, style.either("paper", "sea"), Anchor.CENTRE)]
    if last is not None and appears_utc_s(last, lens) >= since_utc_s:
        title = style.capitals(last.title_in(lens))
        name_style = style.fitting("flag", title, limit_px - k(40), typography)
        name = shortened(title, name_style, limit_px - k(40), typography)
        lines.append(Text((0.0, 0.0), name, name_style, lines[0].colour, Anchor.CENTRE))
    width_px = max(typography.width_px(each.text, each.style) for each in lines) + k(40)
    line_px = k(1) * layout.text
    height_px = line_px * (52 if len(lines) == 1 else 94)
    foot_px = layout.band.y_px - k(30)
    left_px = min(max(x_px - width_px / 2, k(24)), layout.viewport.width_px - k(24) - width_px)
    box = Box(round(left_px), round(foot_px - height_px), round(width_px), round(height_px))
    tip_px = min(max(x_px, box.x_px + k(20)), box.right_px - k(20))
    ground = style.either("ink", "text")
    items: list[Primitive] = [
        Glyph("down", (tip_px, box.bottom_px + k(6)), k(16), (ground,)),
        Panel(box, ground, style.either("ink", "coast"), k(2.5), k(6)),
    ]
    for nth, text in enumerate(lines):
        y_px = box.y_px + line_px * (27 if nth == 0 else 64) - (0.0 if len(lines) > 1 else k(2))
        items.append(replace(text, px=(box.centre_px[0], y_px)))
    return Layer("flag", box.grown(k(28)), tuple(items), kept=False)


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
