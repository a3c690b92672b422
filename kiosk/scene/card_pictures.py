"""The pictures of a card: framed, with their credit, or what is shown where one is missing."""

from kiosk.content.model import Media, Theatre
from kiosk.scene.boxes import Box
from kiosk.scene.card_rows import CAPTION_LINE, Column, Row, gap, paragraph
from kiosk.scene.card_told import Told, captioned
from kiosk.scene.paragraph import shortened
from kiosk.scene.primitives import Glyph, Panel, Picture, Text

# The keyline around a picture.
EDGE = 2.5
# Of the pictures that the front does not show.
MORE_HEIGHT = 176


def framed(
    column: Column, theatre: Theatre, media: Media, height_px: float
) -> tuple[Panel, Picture]:
    """Return a picture as wide as a column within its keyline, as if its upper edge were at 0."""
    style = column.style
    edge_px = max(1.0, round(style.layout.px(EDGE)))
    outer = Box(column.left_px, 0.0, column.width_px, float(round(height_px)))
    picture = Picture(
        outer.grown(-edge_px),
        media.path,
        style.lens,
        style.either("paper2", "panel2"),
        _stand_in(column, theatre, media.alt, outer),
    )
    return Panel(outer, style.panel, style.panel_edge, edge_px), picture


def slip(column: Column, credit: str, box: Box) -> tuple[Panel, Text]:
    """Return a credit on a slip over the lower edge of a picture."""
    style, k = column.style, column.style.layout.px
    note = style.type("caption")
    words = shortened(credit, note, box.width_px * 0.9, column.typography)
    width_px = column.typography.width_px(words, note) + k(20)
    height_px = style.leading_px(note, CAPTION_LINE)
    ground = Box(box.x_px, box.bottom_px - height_px, width_px, height_px)
    return (
        Panel(ground, style.panel, style.panel_edge, max(1.0, round(k(EDGE)))),
        Text((ground.x_px + k(10), ground.centre_px[1]), words, note, style.text_quiet),
    )


def further_pictures(column: Column, told: Told, *, with_first: bool) -> list[Row]:
    """Return the rows of the pictures that the front does not show, each with its caption."""
    style, k = column.style, column.style.layout.px
    rows: list[Row] = []
    first = (told.media,) if told.media and with_first else ()
    for media in (*first, *told.more_media):
        shown = framed(column, told.event.theatre, media, k(MORE_HEIGHT))
        # No gap between them: a picture and its caption stay on one page.
        rows += [gap(k(20)), Row(k(MORE_HEIGHT + 6), shown)]
        rows += paragraph(column, captioned(media), style.type("caption"), style.text_quiet)
    return rows


def archives(column: Column, told: Told) -> list[Row]:
    """Return the rows that tell where the photographs lie in whose place the pictures are shown."""
    style = column.style
    media = (*((told.media,) if told.media else ()), *told.more_media)
    rows: list[Row] = []
    for reference in dict.fromkeys(each.reference for each in media if each.reference):
        words = style.exhibit.wording["in_the_archive"].format(reference=reference)
        rows += [gap(style.layout.px(14))]
        rows += paragraph(column, words, style.type("caption"), style.text_quiet)
    return rows


def _stand_in(column: Column, theatre: Theatre, alt: str, box: Box) -> tuple[Glyph | Text, ...]:
    """Return what is shown of a picture that is not there: its words under the event's mark."""
    style, k = column.style, column.style.layout.px
    note = style.type("caption")
    line_px = style.leading_px(note, CAPTION_LINE)
    count = int((box.height_px - k(20)) / line_px)
    beside = Column(style, column.typography, box.x_px, box.width_px - k(110))
    lines = beside.lines(alt, note)[:count]
    top_px = box.centre_px[1] - line_px * len(lines) / 2
    words = (
        Text((box.x_px + k(92), top_px + line_px * (index + 0.5)), line, note, style.text_quiet)
        for index, line in enumerate(lines)
    )
    mark = Glyph(
        f"mark:{theatre.shape}",
        (box.x_px + k(46), box.centre_px[1]),
        k(24),
        (style.text_quiet, style.panel, style.text_quiet),
    )
    return (mark, *words)
