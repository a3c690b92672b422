"""A style and an event in; which of its texts find no room on its card, out: for the curator."""

from collections.abc import Iterator
from enum import StrEnum

from kiosk.content.model import Event
from kiosk.scene.card import room_above, sides_of
from kiosk.scene.card_foot import foot_of
from kiosk.scene.card_head import TURNED, head, headline_fits
from kiosk.scene.card_rows import BODY_LINE, Column, height_of, paragraph
from kiosk.scene.paragraph import units_of
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography

# Quotations and sources are indented so far.
INDENT = 24
# A word of no more letters fits any card.
NARROW_LETTERS = 14


class Crowded(StrEnum):
    """In what way a text finds no room."""

    TITLE = "title"
    PAGES = "pages"
    WORD = "word"


def crowded_on(
    style: Style, event: Event, utc_s: float, typography: Typography
) -> Iterator[tuple[str, Crowded]]:
    """Yield the key of each text that finds no room, and in what way.

    Whatever is long goes on over the page, so nothing is ever lost. But a visitor turns a card once
    to read a story to its end, and not again and again.

    Args:
        style: The look, on the screen that counts.
        event: Whose card it is.
        utc_s: When it is open; later it tells the same.
        typography: Measures the text.
    """
    # A page is lower where it holds the keys that lead on.
    page = room_above(style, foot_of(style, event, utc_s, typography))
    column = Column(style, typography, page.x_px, page.width_px)
    if not headline_fits(column, event):
        other = event.public_title and not style.secret
        yield "public_title" if other else "title", Crowded.TITLE
        return
    for key, words, text, indent_px in _texts(style, event):
        if _has_wide_word(column.indented(indent_px), words, text):
            yield key, Crowded.WORD
    if _goes_on(column, event, utc_s, page.height_px):
        yield "body", Crowded.PAGES


def _goes_on(column: Column, event: Event, utc_s: float, lowest_px: float) -> bool:
    """Return whether the story goes on for more than one page after the front."""
    style, typography = column.style, column.typography
    body = style.type("body_secret" if style.secret else "body")
    head_px = height_of(head(column, event, TURNED))

    def fits(words: str, page_px: float) -> bool:
        rows = paragraph(column, words, body, style.text, BODY_LINE)
        return height_of(rows) <= page_px - head_px

    # Only a text that is longer than a page has to be laid out to know.
    if fits(event.body, lowest_px):
        return False
    sides = sides_of(style, event, utc_s, typography)
    return not fits(sides.leaves.rest, room_above(style, sides.bare).height_px)


def _texts(style: Style, event: Event) -> Iterator[tuple[str, str, TextStyle, float]]:
    """Yield the texts of a card with how they are set: key, words, letters and indent."""
    note, plain = style.type("caption"), style.type("body_secret")
    indent_px = style.layout.px(INDENT)
    yield "body", event.body, style.type("body_secret" if style.secret else "body"), 0.0
    yield "short", event.short, style.type("body"), 0.0
    yield "summary", event.summary, style.type("lead"), 0.0
    if event.quote is not None:
        text = style.type("quote_secret" if style.secret else "quote")
        yield "quote", event.quote.text, text, indent_px
        yield "quote_by", event.quote.author, note, indent_px
    for source in event.sources:
        yield "sources", source, note, indent_px
    if style.secret:
        yield "why", event.why, plain, 0.0
        yield "dispute", event.dispute, plain, 0.0
        yield "public_note", event.public_note, plain, 0.0


def _has_wide_word(column: Column, words: str, text: TextStyle) -> bool:
    width_px = column.typography.width_px
    return any(
        width_px(unit.strip(), text) > column.width_px
        for word in words.split()
        if len(word) > NARROW_LETTERS
        for unit in units_of(word)
    )
