"""The head of a card: its theatre, when and where it was, and its headline."""

from kiosk.content.model import Event
from kiosk.scene.boxes import Box
from kiosk.scene.card_rows import Column, Row, gap, paragraph
from kiosk.scene.lettering import has_marks
from kiosk.scene.paragraph import balanced_lines_of, lines_of
from kiosk.scene.primitives import Fill, Glyph, Primitive, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle
from kiosk.scene.words import event_time

# The design fits headlines between 56 and 76 px; where two lines are not enough they get smaller.
SHRINKS = (1.12, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
# On the sides that a visitor turns to, and where words are many, it begins smaller.
TURNED, TIGHT = 0.7, 0.9
PLAIN_LINE, MARKED_LINE = 0.95, 1.12
# How many lines a headline may have at which shares of its size: rather a third line than letters
# that nobody reads from afar.
LINES = ((2, 0.7, SHRINKS[0]), (3, 0.6, 0.7), (2, SHRINKS[-1], SHRINKS[0]))
SEPARATOR = " · "


def head(column: Column, event: Event, largest: float = SHRINKS[0]) -> list[Row]:
    """Return the rows of the head, with a headline no larger than that share of its size."""
    style, k = column.style, column.style.layout.px
    words = style.capitals(event.title_in(style.lens))
    headline = _headline(column, words, largest) or _sized(style, SHRINKS[-1])
    lines = balanced_lines_of(words, headline, column.width_px, column.typography)
    line_px = style.leading_px(headline, 1.2 if style.secret else _leading(lines))
    titles = [
        Row(line_px, (Text((column.left_px, line_px / 2), line, headline, style.text),))
        for line in lines
    ]
    return [*_kicker(column, event), _rules(column), *titles, gap(k(12)), *_told_in(column, event)]


def headline_fits(column: Column, event: Event) -> bool:
    """Return whether a headline finds room in any of its sizes."""
    style = column.style
    return _headline(column, style.capitals(event.title_in(style.lens)), SHRINKS[0]) is not None


def _headline(column: Column, words: str, largest: float) -> TextStyle | None:
    """Return the size in which a headline finds room; None if there is none."""
    for most, least, greatest in LINES:
        for shrink in SHRINKS:
            headline = _sized(column.style, shrink)
            within = least <= shrink <= min(largest, greatest)
            if within and _fits(column, words, headline, most):
                return headline
    return None


def _sized(style: Style, shrink: float) -> TextStyle:
    return style.type("card_headline_secret" if style.secret else "card_headline", shrink)


def _fits(column: Column, words: str, headline: TextStyle, most: int) -> bool:
    lines = lines_of(words, headline, column.width_px, column.typography)
    width_px = column.typography.width_px
    return len(lines) <= most and all(width_px(line, headline) <= column.width_px for line in lines)


def _told_in(column: Column, event: Event) -> list[Row]:
    """Return the name of the language of a text that nobody has translated yet."""
    # Who reads on in a language that was not asked for is told that it is not an error.
    if not event.language:
        return []
    exhibit, text = column.style.exhibit, column.style.type("caption")
    names = {language.code: language.name for language in exhibit.languages}
    words = exhibit.wording["told_in"].format(language=names.get(event.language, event.language))
    return [
        *paragraph(column, words, text, column.style.text_quiet),
        gap(column.style.layout.px(6)),
    ]


def _leading(lines: tuple[str, ...]) -> float:
    """Return the height of a line by the size of its capitals, which stand close without marks."""
    return MARKED_LINE if has_marks(lines[1:]) else PLAIN_LINE


def _kicker(column: Column, event: Event) -> list[Row]:
    """Return theatre, time and place: on one line if there is room, and never cut short."""
    style, k = column.style, column.style.layout.px
    theatre, kicker, quiet = event.theatre, style.type("kicker"), style.type("kicker_time")
    first_px, next_px = k(18) + kicker.size_px, quiet.size_px * 1.24
    middle_px = k(9) + kicker.size_px / 2
    keyline = style.colour("mark_keyline")
    x_px = column.left_px + k(40)
    name = style.capitals(theatre.name)
    lines: list[list[Primitive]] = [
        [
            Glyph(
                f"mark:{theatre.shape}",
                (column.left_px + k(14), middle_px),
                k(15),
                (theatre.fill_rgb, keyline, theatre.fill_rgb),
            ),
            Text((x_px, middle_px), name, kicker, style.text),
        ]
    ]
    x_px += column.typography.width_px(name, kicker) + k(12)
    when = event_time(style.exhibit, event, named=True).split(SEPARATOR)
    where = event.places[0].name_in(style.lens)
    # The city once where it tells the place and whose hour it is.
    parts = when if when[-1].endswith(f" {where}") else [*when, where]
    lead = ""
    for part in parts:
        width_px = column.typography.width_px(lead + part, quiet)
        if x_px + width_px <= column.left_px + column.width_px:
            y_px = middle_px + k(2) if len(lines) == 1 else next_px / 2
            lines[-1].append(Text((x_px, y_px), lead + part, quiet, style.text_quiet))
            x_px += width_px
        else:
            for line in lines_of(part, quiet, column.width_px, column.typography):
                at_px = (column.left_px, next_px / 2)
                lines.append([Text(at_px, line, quiet, style.text_quiet)])
                x_px = column.left_px + column.typography.width_px(line, quiet)
        lead = SEPARATOR
    first, *others = lines
    return [Row(first_px, tuple(first)), *(Row(next_px, tuple(line)) for line in others)]


def _rules(column: Column) -> Row:
    k = column.style.layout.px
    colour = column.style.text

    def line(y_px: float, weight_px: float) -> Fill:
        box = Box(column.left_px, y_px, column.width_px, max(1.0, weight_px))
        return Fill(box, colour)

    return Row(k(26), (line(k(6), k(4)), line(k(13), k(1.5))))
