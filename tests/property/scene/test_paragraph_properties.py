"""Paragraphs, in a font in which every letter is as wide as any other."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.scene.bidi import UNSEEN
from kiosk.scene.paragraph import lines_of, units_of
from kiosk.scene.typography import TextStyle

LETTER_PX = 10
STYLE, RIGHT = TextStyle("body", 20), TextStyle("body", 20, language="ar", rtl=True)
prose = st.lists(st.text("abcdeابجد,.", min_size=1, max_size=9), min_size=1, max_size=30).map(
    " ".join
)
columns = st.integers(80, 400)


def told(line: str) -> str:
    """Return a line without the marks that steer it."""
    return "".join(letter for letter in line if letter not in UNSEEN)


class Even:
    """A font whose letters are all alike."""

    def width_px(self, text: str, _: TextStyle) -> int:
        return LETTER_PX * len(told(text))

    def lacks(self, text: str, _: TextStyle) -> frozenset[str]:
        return frozenset()


TYPOGRAPHY = Even()


def filled(text: str, column_px: float) -> list[str]:
    """Return the lines, each filled before the next is begun."""
    found = [""]
    for unit in units_of(text):
        if found[-1] and LETTER_PX * len((found[-1] + unit).rstrip()) > column_px:
            found.append("")
        found[-1] += unit
    return found


@given(prose, columns, st.sampled_from((STYLE, RIGHT)))
def test_a_paragraph_is_told_whole_in_as_many_lines_as_it_needs(
    text: str, column_px: int, style: TextStyle
) -> None:
    lines = lines_of(text, style, column_px, TYPOGRAPHY)
    assert "".join(map(told, lines)).replace(" ", "") == text.replace(" ", "")
    assert len(lines) <= len(filled(text, column_px))
    longest_px = max(LETTER_PX * len(unit.rstrip()) for unit in units_of(text))
    assert all(TYPOGRAPHY.width_px(line, style) <= max(column_px, longest_px) for line in lines)


@given(prose, columns)
def test_the_ends_of_lines_are_no_less_even_than_if_each_was_filled(
    text: str, column_px: int
) -> None:
    def holes_px2(lines: list[str]) -> float:
        return sum((column_px - LETTER_PX * len(line.rstrip())) ** 2 for line in lines[:-1])

    lines, before = list(lines_of(text, STYLE, column_px, TYPOGRAPHY)), filled(text, column_px)
    lost = LETTER_PX * len(before[-1].rstrip()) < 0.3 * column_px
    assert lost or holes_px2(lines) <= holes_px2(before)
