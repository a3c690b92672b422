"""Events in a list: each a row as high as a finger, and higher where its title needs two lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.content.model import Event, Media
from kiosk.scene.boxes import Box
from kiosk.scene.paragraph import balanced_lines_of, lines_of
from kiosk.scene.primitives import Fill, Glyph, Panel, Picture, Primitive, Text
from kiosk.scene.style import Style, mixed
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import event_time

ROW, PAD = 84, 10
# What the mark takes at the beginning of a row, and the margin at its end.
MARK, MARGIN = 82, 20
# Of the picture at the end of a row.
THUMB = (112, 66)
# From line to line, by the size of the letters; those with marks above and feet below need more.
TITLE_LINE, UNDER_LINE, MARKED_LINE = 1.02, 1.25, 1.3
# A list that is higher than its room is set smaller.
SHRINKS = (1.0, 0.94, 0.88, 0.82, 0.76)


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row with the title of an event, and when it was or other words under it."""

    event: Event
    title: tuple[str, ...]
    under: tuple[str, ...]
    shrink: float
    height_px: float


def rows_of(
    style: Style,
    told: Sequence[tuple[Event, str]],
    width_px: float,
    room_px: float,
    typography: Typography,
) -> tuple[EventRow, ...]:
    """Return the rows of a list, as large as they find room one below the other.

    Args:
        style: The look.
        told: The events, each with the words under its title; empty for when it was.
        width_px: How wide the list is.
        room_px: How high it may be.
        typography: Measures the words.
    """
    rows: tuple[EventRow, ...] = ()
    for shrink in style.shrinks(SHRINKS):
        rows = tuple(_row(style, each, width_px, shrink, typography) for each in told)
        if sum(row.height_px for row in rows) <= room_px:
            break
    return rows


def _row(
    style: Style, told: tuple[Event, str], width_px: float, shrink: float, typography: Typography
) -> EventRow:
    k, (event, under) = style.layout.px, told
    room_px = width_px - k(MARK + MARGIN)
    if event.media:
        room_px -= round(k(THUMB[0])) + k(14)
    title_style, under_style = _styles(style, shrink)
    title = balanced_lines_of(
        style.capitals(event.title_in(style.lens)), title_style, room_px, typography
    )
    words = lines_of(
        under or event_time(style.exhibit, event, named=True), under_style, room_px, typography
    )
    title_px, under_px = _leadings(style, shrink)
    height_px = title_px * len(title) + under_px * len(words) + k(2 * PAD)
    return EventRow(event, title, words, shrink, max(k(ROW), height_px))


def event_row(style: Style, row: EventRow, box: Box, *, pressed: bool) -> tuple[Primitive, ...]:
    """Return what a row draws in its box."""
    k, event = style.layout.px, row.event
    items: list[Primitive] = []
    if pressed:
        ground = style.either("pressed", "panel3")
        items.append(
            Fill(Box(box.x_px + k(4), box.y_px, box.width_px - k(8), box.height_px), ground)
        )
    colours = (style.panel, style.colour("mark_keyline"), event.theatre.fill_rgb)
    mark_px = (box.x_px + k(44), box.centre_px[1])
    items.append(Glyph(f"mark:{event.theatre.shape}", mark_px, k(20), colours))
    if event.media:
        items += _thumbnail(style, event.media[0], box)
    title_style, under_style = _styles(style, row.shrink)
    title_px, under_px = _leadings(style, row.shrink)
    left_px = box.x_px + k(MARK)
    y_px = box.centre_px[1] - (title_px * len(row.title) + under_px * len(row.under)) / 2
    for line in row.title:
        items.append(Text((left_px, y_px + title_px / 2), line, title_style, style.text))
        y_px += title_px
    for line in row.under:
        items.append(Text((left_px, y_px + under_px / 2), line, under_style, style.text_quiet))
        y_px += under_px
    return tuple(items)


def divider(style: Style, row: Box) -> tuple[Primitive, ...]:
    """Return the line between a row and the one above it."""
    k = style.layout.px
    pale = mixed(style.text, style.panel, 0.75)
    return (Fill(Box(row.x_px + k(20), row.y_px, row.width_px - k(40), max(1.0, k(1.5))), pale),)


def _styles(style: Style, shrink: float) -> tuple[TextStyle, TextStyle]:
    # What is read under a title is small already.
    return style.type("tag_title", shrink), style.type("tag_sub", max(shrink, _least(style)))


def _least(style: Style) -> float:
    return 1.0 / style.layout.text


def _leadings(style: Style, shrink: float) -> tuple[float, float]:
    title, under = _styles(style, shrink)
    first = MARKED_LINE if style.exhibit.rtl else TITLE_LINE
    return style.leading_px(title, first), under.size_px * UNDER_LINE


def _thumbnail(style: Style, media: Media, row: Box) -> tuple[Panel, Picture]:
    """Return the picture of an event, small, at the end of its row."""
    k = style.layout.px
    edge_px = max(1.0, round(k(2)))
    width_px, height_px = (float(round(k(each))) for each in THUMB)
    left_px = round(row.right_px - k(18) - width_px)
    box = Box(left_px, round(row.centre_px[1] - height_px / 2), width_px, height_px)
    ground = style.either("paper2", "panel2")
    picture = Picture(box.grown(-edge_px), media.path, style.lens, ground)
    return Panel(box, ground, style.panel_edge, edge_px), picture
