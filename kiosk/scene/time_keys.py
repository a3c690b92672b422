"""The keys of the timeline: how fast it plays, how much of it shows, and what lies beyond it."""

from kiosk.chrono.local import local_time
from kiosk.content.model import Event
from kiosk.scene.boxes import Box
from kiosk.scene.controls import key_layer
from kiosk.scene.hits import HitTarget
from kiosk.scene.panels import key
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.scene.words import digits
from kiosk.state.beyond import beyond
from kiosk.state.intents import ChangePace, Intent, ShowSheet, ShowWholeTime, ZoomTime
from kiosk.state.sheets import Beyond, Wing
from kiosk.state.slider import WHOLE
from kiosk.state.state import Pace, State

# Each touch shows a third of the time: six touches from six weeks to one hour.
ZOOM_STEP = 3.0
CHEVRONS = {Pace.SLOW: 1, Pace.NORMAL: 2, Pace.FAST: 3}


def time_keys(
    style: Style, state: State, typography: Typography
) -> tuple[tuple[Layer, ...], tuple[HitTarget, ...]]:
    """Return the keys beside the track and what they mean."""
    wording, layout = style.exhibit.wording, style.layout
    keys: list[tuple[str, str, Box, Intent]] = [
        ("pace", wording[f"pace_{state.pace}"], layout.pace, ChangePace()),
        ("time_out", wording["time_farther"], layout.time_out,
         ZoomTime(1 / ZOOM_STEP)),
        ("time_in", wording["time_closer"], layout.time_in,
         ZoomTime(ZOOM_STEP)),
    ]  # fmt: skip
    if state.guide.leads:
        # A tour has a pace of its own.
        del keys[0]
    if state.slider.heading != WHOLE:
        keys.append(("whole", wording["time_whole"], layout.whole, ShowWholeTime()))
    layers = []
    targets = []
    for name, words, box, intent in keys:
        pressed = name in state.pressed
        items = (
            *key(style, box, pressed=pressed, lit=False),
            *_icon(style, name, box, state.pace, pressed=pressed),
            *_words(style, words, box, typography, pressed=pressed),
        )
        layers.append(key_layer(style, name, box, items))
        targets.append(HitTarget(name, box, intent))
    for wing in Wing:
        events = beyond(style.exhibit, wing, style.lens)
        if events:
            box = layout.before if wing is Wing.BEFORE else layout.after
            items = _wing(style, state, wing, events, typography)
            layers.append(key_layer(style, f"wing:{wing}", box, items))
            targets.append(HitTarget(f"wing:{wing}", box, ShowSheet(Beyond(wing))))
    return tuple(layers), tuple(targets)


def _icon(style: Style, name: str, box: Box, pace: Pace, *, pressed: bool) -> tuple[Primitive, ...]:
    k = style.layout.px
    x_px, y_px = box.centre_px[0], box.y_px + k(25 + (3 if pressed else 0))
    ink = (style.text,)
    if name == "pace":
        count, apart_px = CHEVRONS[pace], k(18)
        first_px = x_px - apart_px * (count - 1) / 2
        return tuple(
            Glyph("right", (first_px + apart_px * nth, y_px), k(13), ink) for nth in range(count)
        )
    icon = {"time_in": "plus", "time_out": "minus", "whole": "whole"}[name]
    return (Glyph(icon, (x_px, y_px), k(22), ink),)


def _words(
    style: Style, words: str, box: Box, typography: Typography, *, pressed: bool
) -> tuple[Primitive, ...]:
    k = style.layout.px
    y_px = box.bottom_px - k(19) + (k(3) if pressed else 0.0)
    text_style = style.fitting("button_small", words, box.width_px - k(10), typography)
    return (Text((box.centre_px[0], y_px), words, text_style, style.text_quiet, Anchor.CENTRE),)


def _wing(
    style: Style, state: State, wing: Wing, events: tuple[Event, ...], typography: Typography
) -> tuple[Primitive, ...]:
    """Return a wing: the year at which it ends, and what lies there."""
    k, layout = style.layout.px, style.layout
    before = wing is Wing.BEFORE
    box = layout.before if before else layout.after
    pressed = f"wing:{wing}" in state.pressed
    farthest = events[0] if before else events[-1]
    when = local_time(farthest.start_utc_s + farthest.start_offset_s, "UTC")
    words = style.exhibit.wording["before_story" if before else "after_story"]
    down_px = k(3) if pressed else 0.0
    year = digits(style.exhibit, when.year)
    year_style = style.fitting("badge", year, box.width_px - k(28), typography)
    width_px = typography.width_px(year, year_style)
    x_px, y_px = box.centre_px[0], box.y_px + k(27) + down_px
    arrow_px = k(3) + width_px / 2
    return (
        *key(style, box, pressed=pressed, lit=state.sheet == Beyond(wing)),
        Glyph(
            "left" if before else "right",
            (x_px + (-arrow_px if before else arrow_px), y_px),
            k(14),
            (_ink(style, state, wing),),
        ),
        Text(
            (x_px + k(8 if before else -8), y_px),
            year,
            year_style,
            _ink(style, state, wing),
            Anchor.CENTRE,
        ),
        *(
            Text(text.px, text.text, text.style, _ink(style, state, wing), text.anchor)
            for text in _words(style, words, box, typography, pressed=pressed)
            if isinstance(text, Text)
        ),
    )


def _ink(style: Style, state: State, wing: Wing) -> tuple[int, int, int]:
    lit = state.sheet == Beyond(wing) and f"wing:{wing}" not in state.pressed
    return style.colour("paper") if lit and not style.secret else style.text
