"""A quiet line beside the date while the house closes: until when visitors may stay."""

from dataclasses import replace

from kiosk.chrono.local import local_time
from kiosk.scene.boxes import Box
from kiosk.scene.layout import Layout
from kiosk.scene.panels import sheet
from kiosk.scene.paragraph import balanced_lines_of
from kiosk.scene.primitives import Anchor, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import digits, hour
from kiosk.state.state import State

EDGE, GAP, PAD_X, PAD_Y, LEADING = 24, 20, 20, 13, 1.36
# Where the room beside the date is narrower, the line lies below it.
NARROWEST = 230
# Larger text comes down again where its words would make a column of a line.
MOST_LINES, SHRINKS = 3, (1.0, 0.92, 0.84)
# How far its shadow or its glow reaches.
CAST = 16


def closing_layer(style: Style, state: State, typography: Typography) -> Layer | None:
    """Return the line; None while the house is open."""
    hours = style.exhibit.visit.hours
    if state.stays_until_utc_s is None or hours is None:
        return None
    until = digits(style.exhibit, hour(local_time(state.stays_until_utc_s, hours.zone)))
    words = style.exhibit.wording["closing"].format(time=until)
    k, room = style.layout.px, _room(style.layout)
    column_px = room.width_px - k(2 * PAD_X)
    text_style, lines = _set(style, words, column_px, typography)
    longest_px = max(typography.width_px(line, text_style) for line in lines)
    line_px = style.leading_px(text_style, LEADING)
    height_px = line_px * len(lines) + k(2 * PAD_Y)
    width_px = min(room.width_px, longest_px + k(2 * PAD_X))
    box = Box(room.x_px, room.y_px, round(width_px), round(height_px))
    items: list[Primitive] = [*sheet(style, box)]
    for nth, line in enumerate(lines):
        at_px = (box.centre_px[0], box.y_px + k(PAD_Y) + line_px * (nth + 0.5))
        items.append(Text(at_px, line, text_style, style.text, Anchor.CENTRE))
    return Layer("closing", box.grown(k(CAST)), tuple(items), kept=True)


def _set(
    style: Style, words: str, column_px: float, typography: Typography
) -> tuple[TextStyle, tuple[str, ...]]:
    """Return the words in lines, as large as they find room."""
    tried = [style.type("tour_line", shrink) for shrink in SHRINKS]
    for text_style in tried[:-1]:
        lines = balanced_lines_of(words, text_style, column_px, typography)
        fits = max(typography.width_px(line, text_style) for line in lines) <= column_px
        if fits and len(lines) <= MOST_LINES:
            return text_style, lines
    return tried[-1], balanced_lines_of(words, tried[-1], column_px, typography)


def clear_of(style: Style, line: Layer | None) -> Style:
    """Return a style in which nothing that looks for room on the map takes that of the line."""
    if line is None:
        return style
    return replace(style, layout=replace(style.layout, brow=line.box))


def _room(layout: Layout) -> Box:
    """Return the room along the upper edge: least of the story lies so far north."""
    k, date = layout.px, layout.date
    if layout.column is not None:
        return Box(k(EDGE), k(EDGE), layout.column.right_px - k(2 * EDGE), 0.0)
    end_px = layout.screen.right_px - k(EDGE) if layout.portrait else layout.card.x_px - k(GAP)
    left_px = date.right_px + k(GAP)
    if end_px - left_px >= k(NARROWEST):
        return Box(left_px, date.y_px, end_px - left_px, 0.0)
    return Box(date.x_px, date.bottom_px + k(GAP), date.width_px, 0.0)
