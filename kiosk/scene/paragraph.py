"""Text broken into lines by the rules of Unicode, measured in the real font."""

import re
from functools import lru_cache
from math import inf

from uniseg.linebreak import line_break_units

from kiosk.scene.bidi import has_right, levels_of, line_in_context
from kiosk.scene.rag import even_breaks, joined
from kiosk.scene.typography import TextStyle, Typography, kept_by_typography

# A word in Latin, Greek, Cyrillic or Arabic letters with the marks that lean on it, or a number:
# no rule of Unicode breaks it. Nearly all words are such, and asking the library about each costs
# 10 ms for a card.
_LETTERS = r"A-Za-z\u00c0-\u024f\u0370-\u04ff\u0621-\u0652"
_PLAIN_WORD = re.compile(
    rf"[(“‘\"']*[0-9{_LETTERS}]+(?:['’][0-9{_LETTERS}]+|-[0-9]+|(?<=[0-9])[.,:][0-9]+)*"
    r"(?:[.,;:!?)”’\"'…،؛؟]* ?|-)"
)
# After such a space, and after a hyphen between such letters, a line may break whatever else the
# text holds; others are left to the library.
_BARE_LETTERS = r"A-Za-z\u00c0-\u024f\u0391-\u03c9\u0410-\u044f"
_SURE_BREAK = re.compile(
    r"(?<=[\w.,;:!?)”’…،؛؟] )(?=[\w“(])"
    rf"|(?<=[{_BARE_LETTERS}]-)(?=[{_BARE_LETTERS}])"
)
# By how much of their size two letters of different words may be drawn together or apart.
JOINT = 0.1


@lru_cache(maxsize=1024)
def units_of(text: str) -> tuple[str, ...]:
    """Return the pieces of a text between which a line may break, by the rules of Unicode."""
    units: list[str] = []
    for words in _SURE_BREAK.split(text):
        if _PLAIN_WORD.fullmatch(words):
            units.append(words)
        elif words:
            units += line_break_units(words)
    return tuple(units)


class Line(str):
    """A line of a paragraph, which knows how wide its column is.

    Where a layout is turned over for a language that begins on the right, a paragraph that nobody
    has translated still begins on the left of its column.
    """

    __slots__ = ("column_px",)
    column_px: float

    def __new__(cls, text: str, column_px: float) -> "Line":
        """Return the text as a line of a column."""
        line = super().__new__(cls, text)
        line.column_px = column_px
        return line


# A card has a dozen texts, and a story some hundred cards in two worlds.
@kept_by_typography(4096)
def lines_of(
    text: str, style: TextStyle, width_px: float, typography: Typography
) -> tuple[str, ...]:
    """Return the lines of a text that fit a width, their ends as even as they can be.

    A unit too wide for it stands alone.
    """
    lines: list[str] = []
    for units in _paragraphs(text):
        filled = _filled(units, style, width_px, typography)
        lines += _evened(units, filled, style, width_px, typography)
    return tuple(Line(each, width_px) for each in _as_set(text, lines, style))


def _paragraphs(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for unit in units_of(text):
        found[-1].append(unit)
        if unit.endswith("\n"):
            found.append([])
    return [units for units in found if "".join(units).strip(" ")]


def _filled(
    units: list[str], style: TextStyle, width_px: float, typography: Typography
) -> list[str]:
    """Return the lines, each filled before the next is begun."""
    lines: list[str] = []
    # Measuring a line with every further word took half the time of a card. Where letters are set
    # one after another its parts tell how wide it is, but for a little at each joint.
    joint_px = inf if style.rtl or style.tracking_px else 1.0 + JOINT * style.size_px
    line, parts_px, unsure_px = "", 0.0, 0.0
    for unit in units:
        about_px = parts_px + typography.width_px(unit.rstrip(), style)
        if line and (
            typography.width_px((line + unit).rstrip(), style) > width_px
            if abs(about_px - width_px) <= unsure_px
            else about_px > width_px
        ):
            lines.append(line)
            line, parts_px, unsure_px = "", 0.0, 0.0
        line += unit
        parts_px += typography.width_px(unit.rstrip("\n"), style)
        unsure_px += joint_px
    return [*lines, line]


def _evened(
    units: list[str], filled: list[str], style: TextStyle, width_px: float, typography: Typography
) -> list[str]:
    """Return as many lines as were filled, with more even ends."""
    if len(filled) < 2:
        return filled
    widths_px = [typography.width_px(unit.rstrip("\n"), style) for unit in units]
    bare_px = [typography.width_px(unit.rstrip(), style) for unit in units]
    spaces_px = [wide - bare for wide, bare in zip(widths_px, bare_px, strict=True)]
    lines = joined(units, even_breaks(widths_px, spaces_px, width_px))
    # Words together are a little narrower or wider than each by itself: only what is measured goes.
    widest_px = max(typography.width_px(line.rstrip(), style) for line in lines)
    limit_px = max(width_px, *(typography.width_px(line.rstrip(), style) for line in filled))
    return lines if len(lines) <= len(filled) and widest_px <= limit_px else filled


def _as_set(text: str, lines: list[str], style: TextStyle) -> list[str]:
    """Return the lines without the spaces between them, each as the whole paragraph has it."""
    if not (style.rtl and has_right(text)):
        return [line.rstrip() for line in lines]
    found = []
    start = 0
    levels = levels_of(text, rtl=True)
    for line in lines:
        found.append(line_in_context(line.rstrip(), levels[start : start + len(line)]))
        start += len(line)
    return found


@kept_by_typography(1024)
def balanced_lines_of(
    text: str, style: TextStyle, width_px: float, typography: Typography
) -> tuple[str, ...]:
    """Return the lines of a headline, as even as the number of lines allows.

    The narrowest width that needs no further line leaves no word alone on the last one.
    """
    units = list(units_of(text))
    lines = _filled(units, style, width_px, typography)
    if len(lines) < 2 or "\n" in text:
        return lines_of(text, style, width_px, typography)
    low_px, high_px = width_px / 2, width_px
    while high_px - low_px > 4.0:
        middle_px = (low_px + high_px) / 2
        if len(_filled(units, style, middle_px, typography)) > len(lines):
            low_px = middle_px
        else:
            high_px = middle_px
    evened = _filled(units, style, high_px, typography)
    return tuple(Line(line, width_px) for line in _as_set(text, evened, style))


@kept_by_typography(512)
def shortened(text: str, style: TextStyle, width_px: float, typography: Typography) -> str:
    """Return the text, cut at a word with an ellipsis if it is wider than the width."""
    if typography.width_px(text, style) <= width_px:
        return text
    words = text.split(" ")
    while len(words) > 1:
        words.pop()
        cut = " ".join(words).rstrip(",;:") + "…"
        if typography.width_px(cut, style) <= width_px:
            return cut
    return words[0] + "…"
