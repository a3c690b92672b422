"""The title of the resting screen: lines of capitals, each as wide as its sheet allows."""

from collections.abc import Sequence
from unicodedata import combining, normalize

from kiosk.scene.boxes import Box
from kiosk.scene.lettering import common_size, set_in
from kiosk.scene.primitives import Primitive, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography

# Of the title's letters, in their own size: how high capitals are, what marks on and under them
# add, and what parts two lines. Letters with feet reach below the others.
CAPITAL, MARK_ABOVE, MARK_BELOW, LINE_GAP = 0.72, 0.2, 0.16, 0.11
FEET = frozenset("QJЦЩД,;")


def large_title(
    style: Style, title: str, room: Box, typography: Typography
) -> tuple[Primitive, ...]:
    """Return the title in the largest letters that its lines allow."""
    # Plain capitals need less than their size from line to line; those with marks above or feet
    # below need all of it.
    leading = 0.86 if title.isascii() else 1.02
    written = [style.capitals(line.strip()) for line in title.split("\n") if line.strip()]
    if len(written) > 1 and not style.exhibit.rtl:
        return _filling(style, written, room, typography)
    if len(written) > 1:
        text_style, lines = (
            common_size(style, "poster_title", written, room.width_px, typography),
            tuple(written),
        )
        highest_px = room.height_px / len(lines)
        if style.leading_px(text_style, leading) > highest_px:
            largest = style.type("poster_title")
            text_style = style.type("poster_title", highest_px / style.leading_px(largest, leading))
    else:
        text_style, lines = set_in(
            style,
            "poster_title",
            written[0] if written else "",
            (room.width_px, room.height_px),
            leading,
            typography,
        )
    leading_px = min(room.height_px / max(1, len(lines)), style.leading_px(text_style, leading))
    top_px = room.y_px + (room.height_px - leading_px * len(lines)) / 2
    return tuple(
        Text((room.x_px, top_px + leading_px * (nth + 0.5)), line, text_style, style.colour("ink"))
        for nth, line in enumerate(lines)
    )


def _filling(
    style: Style, lines: Sequence[str], room: Box, typography: Typography
) -> tuple[Primitive, ...]:
    """Return lines of capitals of which each is as wide as the room, or as large as it may be."""
    largest = style.type("poster_title")
    shrinks = [
        min(1.0, 0.995 * room.width_px / max(1.0, typography.width_px(line, largest)))
        for line in lines
    ]
    # What each line takes above and below the middle of its capitals, in its own sizes.
    reaches = [_reach(line) for line in lines]
    wanted_px = LINE_GAP * largest.size_px * shrinks[0] * (len(lines) - 1) + sum(
        sum(reach) * shrink * largest.size_px
        for reach, shrink in zip(reaches, shrinks, strict=True)
    )
    scale = min(1.0, (room.height_px - style.layout.px(14)) / wanted_px)
    y_px = room.y_px + (room.height_px - wanted_px * scale) / 2
    items: list[Primitive] = []
    for line, shrink, (above, below) in zip(lines, shrinks, reaches, strict=True):
        size = style.type("poster_title", shrink * scale)
        y_px += above * size.size_px
        items.append(Text((room.x_px, y_px), line, size, style.colour("ink")))
        y_px += below * size.size_px + LINE_GAP * largest.size_px * shrinks[0] * scale
    return tuple(items)


def _reach(line: str) -> tuple[float, float]:
    """Return how far a line of capitals reaches above and below their middle, in its own size."""
    letters = normalize("NFD", line)
    marks = {combining(letter) for letter in letters}
    return (
        CAPITAL / 2 + (MARK_ABOVE if 230 in marks else 0.0),
        CAPITAL / 2 + (MARK_BELOW if marks & {202, 220} or set(letters) & FEET else 0.0),
    )
