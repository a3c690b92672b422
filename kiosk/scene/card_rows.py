"""What a card tells as rows: each knows its height, so that pages can be filled with them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kiosk.content.model import Rgb
from kiosk.scene.bidi import begins_right
from kiosk.scene.boxes import Box
from kiosk.scene.paragraph import lines_of
from kiosk.scene.primitives import Fill, Glyph, Panel, Picture, Primitive, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography

# Heights of lines by the size of their letters: the design's 32, 34 and 30 px.
BODY_LINE, QUOTE_LINE, CAPTION_LINE = 1.28, 1.22, 1.25
# A full stop after a small letter ends a sentence; after a capital or a title ("St.") it may stand
# for an abbreviation, and after a figure for an ordinal number in the languages that write it so.
_SENTENCE = re.compile(r"(?<=[^\W_A-ZА-ЯÄÖÜ][.!?])[”»\"’]?\s+(?=[“«\"„]?[^\W\d_a-zа-я])")
# Rather a sentence broken off than more lines than these left empty where it would have begun.
MOST_SPARED = 2
_FIGURE = re.compile(r"\d\.$")
_DOTTED_ORDINALS = frozenset(
    ("cs", "da", "de", "et", "fi", "hr", "hu", "lv", "nb", "pl", "sk", "sl", "sr", "tr")
)
_TITLE = re.compile(r"(^|[\s(“„«])[^\W\d_a-zа-я]\w{0,3}\.$")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card.

    Attributes:
        height_px: How much room it takes.
        items: What is drawn, as if its upper edge were at 0.
        gap: Whether it only keeps a distance, and has no place at the ends of a page.
    """

    height_px: float
    items: tuple[Primitive, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Where rows run: from a left edge, over a width."""

    style: Style
    typography: Typography
    left_px: float
    width_px: float

    def indented(self, by_px: float) -> "Column":
        """Return the column with a wider margin at its left."""
        return replace(self, left_px=self.left_px + by_px, width_px=self.width_px - by_px)

    def lines(self, words: str, text: TextStyle) -> tuple[str, ...]:
        """Return the lines of a text."""
        return lines_of(words, text, self.width_px, self.typography) if words else ()


def height_of(rows: Iterable[Row]) -> float:
    """Return how much room rows take."""
    return sum(row.height_px for row in rows)


def stacked(rows: Sequence[Row], top_px: float) -> list[Primitive]:
    """Return what rows draw, one below the other."""
    items: list[Primitive] = []
    for row in rows:
        items += (lowered(item, top_px) for item in row.items)
        top_px += row.height_px
    return items


def lowered(item: Primitive, by_px: float) -> Primitive:
    """Return a thing further down."""
    match item:
        case Text(px):
            return replace(item, px=(px[0], px[1] + by_px))
        case Glyph(_, centre_px):
            return replace(item, centre_px=(centre_px[0], centre_px[1] + by_px))
        case Picture():
            box = item.box._replace(y_px=item.box.y_px + by_px)
            instead = tuple(
                replace(each, px=(each.px[0], each.px[1] + by_px))
                if isinstance(each, Text)
                else replace(each, centre_px=(each.centre_px[0], each.centre_px[1] + by_px))
                for each in item.instead
            )
            return replace(item, box=box, instead=instead)
        case Fill() | Panel():
            return replace(item, box=item.box._replace(y_px=item.box.y_px + by_px))
        case _:
            return item


def gap(height_px: float) -> Row:
    """Return an empty row."""
    return Row(height_px, gap=True)


def paragraph(
    column: Column, words: str, text: TextStyle, colour: Rgb, leading: float = CAPTION_LINE
) -> list[Row]:
    """Return the lines of a text as rows."""
    height_px = column.style.leading_px(text, leading)
    return [
        Row(height_px, (Text((column.left_px, height_px / 2), line, text, colour),))
        for line in column.lines(words, text)
    ]


def heading(column: Column, words: str) -> list[Row]:
    """Return the rows of a small heading."""
    style = column.style
    return paragraph(column, style.capitals(words), style.type("card_heading"), style.text)


def barred(rows: Sequence[Row], left_px: float, width_px: float, colour: Rgb) -> list[Row]:
    """Return rows with a bar along their left."""
    # Each bar reaches under the next one, or the rounding of px would leave gaps.
    return [
        replace(
            row,
            items=(
                Fill(Box(left_px, 0.0, width_px, row.height_px + (row is not rows[-1])), colour),
                *row.items,
            ),
        )
        for row in rows
    ]


def beside_bar(column: Column, by_px: float, bar_px: float, words: str) -> tuple[Column, float]:
    """Return the column beside a bar, and where the bar stands: where the words begin.

    In a language that begins on the right all is turned over in the end, but for words that nobody
    has translated: their bar is put on the other side, so that it comes to stand on the left.
    """
    if column.style.exhibit.rtl and not begins_right(words, rtl=True):
        narrowed = replace(column, width_px=column.width_px - by_px)
        return narrowed, column.left_px + column.width_px - bar_px
    return column.indented(by_px), column.left_px


def pages(rows: Sequence[Row], height_px: float) -> tuple[tuple[Row, ...], ...]:
    """Return rows on as many pages as they need, none of which begins or ends with a gap.

    What stands between two gaps stays together if a page can hold it.
    """
    filled: list[list[Row]] = []
    page: list[Row] = []
    for block in _blocks(rows):
        left_px = height_px - height_of(page)
        whole = height_of(block) <= height_px
        if page and whole and height_of(block) > left_px and not block[0].gap:
            filled.append(page)
            page = []
        for row in block:
            if page and height_of(page) + row.height_px > height_px and not row.gap:
                filled.append(page)
                page = []
            if page or not row.gap:
                page.append(row)
    filled.append(page)
    return tuple(tuple(page) for page in map(_trimmed, filled) if page)


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    blocks: list[list[Row]] = [[]]
    for row in rows:
        if row.gap != bool(blocks[-1] and blocks[-1][-1].gap):
            blocks.append([])
        blocks[-1].append(row)
    return [block for block in blocks if block]


def _trimmed(page: list[Row]) -> list[Row]:
    while page and page[-1].gap:
        page.pop()
    return page


def opening(words: str, count: int, text: TextStyle, column: Column) -> tuple[str, str]:
    """Return the sentences of a text that find room in a number of lines, and the others.

    Where whole sentences would leave much of the room empty the text breaks off within one.
    """
    lines = column.lines(words, text)[:count]
    reach = 0
    for line in lines:
        reach = words.index(line, reach) + len(line)
    language = column.style.exhibit.language
    ends = [end for end in _sentence_ends(words, language) if len(words[:end].rstrip()) <= reach]
    best = ends[-1] if ends else 0
    told = len(column.lines(words[:best].rstrip(), text))
    if best == len(words) or (told * 2 >= count and count - told <= MOST_SPARED):
        return words[:best].rstrip(), words[best:].lstrip()
    cut = reach
    while len(column.lines(_broken_off(words, cut), text)) > count and " " in words[:cut].rstrip():
        cut = words.rindex(" ", 0, len(words[:cut].rstrip()))
    return _broken_off(words, cut), f"… {words[cut:].lstrip()}"


def _broken_off(words: str, cut: int) -> str:
    return f"{words[:cut].rstrip()} …"


def _sentence_ends(words: str, language: str) -> list[int]:
    ends = [found.end() for found in _SENTENCE.finditer(words)]
    doubtful = [_TITLE, _FIGURE] if language in _DOTTED_ORDINALS else [_TITLE]
    sure = (end for end in ends if not any(each.search(words[:end].rstrip()) for each in doubtful))
    return [*sure, len(words)]
