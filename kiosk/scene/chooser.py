"""The events that share a mark, offered for choice: each a row as high as a finger."""

from collections.abc import Sequence

from kiosk.content.model import Event, Media
from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.marks import MarkGroup
from kiosk.scene.panels import sheet
from kiosk.scene.paragraph import shortened
from kiosk.scene.primitives import Fill, Glyph, Panel, Picture, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style, mixed
from kiosk.scene.typography import Typography
from kiosk.scene.words import event_time
from kiosk.state.intents import SelectEvent
from kiosk.state.state import State

WIDTH, ROW, PAD = 660, 84, 10
# Of the picture at the end of a row.
THUMB = (112, 66)
# More than these make a list that nobody reads; the others are reached with Back and Next.
MOST_ROWS = 6
GAP = 48


def chooser_layer(
    style: Style, state: State, groups: Sequence[MarkGroup], typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the choice beside its mark, or None if nothing is offered."""
    events = [style.exhibit.event_by_id[name] for name in state.gathered[:MOST_ROWS]]
    if not events:
        return None
    k = style.layout.px
    box = _box(style, groups, state.gathered, len(events))
    items: list[Primitive] = [*sheet(style, box)]
    targets = [HitTarget("chooser", box, None)]
    for nth, event in enumerate(events):
        row = Box(box.x_px, box.y_px + k(PAD + ROW * nth), box.width_px, k(ROW))
        name = f"choose:{event.id}"
        pressed = name in state.pressed
        items += event_row(style, event, row, typography, pressed=pressed)
        items += divider(style, row) if nth else ()
        targets.append(HitTarget(name, row, SelectEvent(event.id)))
    return Layer("chooser", box.grown(k(12)), tuple(items), kept=True), tuple(targets)


def _box(style: Style, groups: Sequence[MarkGroup], gathered: tuple[str, ...], count: int) -> Box:
    """Return where the choice lies: beside its mark, clear of the date and of the controls."""
    k = style.layout.px
    room = style.layout.beside
    width_px = min(k(WIDTH), room.width_px)
    height_px = k(ROW * count + 2 * PAD)
    marks = [
        group.head_px for group in groups if gathered[0] in {each.event.id for each in group.shown}
    ]
    x_px, y_px = marks[0] if marks else room.centre_px
    left_px = x_px + k(GAP)
    if left_px + width_px > room.right_px:
        left_px = x_px - k(GAP) - width_px
    left_px = min(max(left_px, room.x_px), room.right_px - width_px)
    top_px = max(room.y_px, min(y_px - height_px / 2, room.bottom_px - height_px))
    return style.layout.clear_of_date(
        Box(round(left_px), round(top_px), round(width_px), round(height_px))
    )


def divider(style: Style, row: Box) -> tuple[Primitive, ...]:
    """Return the line between a row and the one above it."""
    k = style.layout.px
    pale = mixed(style.text, style.panel, 0.75)
    return (Fill(Box(row.x_px + k(20), row.y_px, row.width_px - k(40), max(1.0, k(1.5))), pale),)


def event_row(
    style: Style,
    event: Event,
    row: Box,
    typography: Typography,
    *,
    pressed: bool,
    under: str = "",
) -> tuple[Primitive, ...]:
    """Return a row with mark and title of an event, and when it was or other words under it."""
    k = style.layout.px
    items: list[Primitive] = []
    if pressed:
        ground = style.either("pressed", "panel3")
        items.append(
            Fill(Box(row.x_px + k(4), row.y_px, row.width_px - k(8), row.height_px), ground)
        )
    mark_px = (row.x_px + k(44), row.centre_px[1])
    colours = (style.panel, style.colour("mark_keyline"), event.theatre.fill_rgb)
    items.append(Glyph(f"mark:{event.theatre.shape}", mark_px, k(20), colours))
    left_px, width_px = row.x_px + k(82), row.width_px - k(82 + 20)
    if event.media:
        picture = _thumbnail(style, event.media[0], row)
        items += picture
        width_px -= picture[0].box.width_px + k(14)
    title_style, time_style = style.type("tag_title"), style.type("tag_sub")
    title = shortened(style.capitals(event.title_in(style.lens)), title_style, width_px, typography)
    words = under or event_time(style.exhibit, event, named=True)
    when = shortened(words, time_style, width_px, typography)
    # Letters with marks above and feet below need more room between the lines.
    apart_px = k(5) if style.exhibit.rtl else 0.0
    items += [
        Text((left_px, row.y_px + k(28) - apart_px), title, title_style, style.text),
        Text((left_px, row.y_px + k(60) + apart_px), when, time_style, style.text_quiet),
    ]
    return tuple(items)


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
