"""Lines of two directions, against the other implementation that python-bidi brings (in Rust)."""

from itertools import groupby

from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scene.bidi import SEPARATOR, levels_of, line_in_context, runs_of

# Letters of both directions, numbers, brackets, quotation marks and what stands between them.
MIXED = "ابجשabcXY 0123()[]«»,.:-/!%'،؟—"
lines = st.text(MIXED, max_size=16)


def seen(line: str, *, rtl: bool) -> str:
    """Return the letters of a line as they stand from left to right."""
    runs = runs_of(line, rtl=rtl)
    return "".join(words[::-1] if leftward else words for words, leftward in runs)


@given(lines, st.booleans())
def test_letters_stand_as_the_rules_of_unicode_have_them(line: str, rtl: bool) -> None:
    assert seen(line, rtl=rtl) == get_display(line, base_dir="LR"[rtl])


@given(lines, st.booleans())
def test_every_letter_is_there_once(line: str, rtl: bool) -> None:
    assert sorted(seen(line, rtl=rtl)) == sorted(line)


@given(lines, st.integers(0, 16))
def test_a_line_of_a_paragraph_stands_as_it_does_in_the_whole(line: str, at: int) -> None:
    # The whole is broken first and its lines are put in order afterwards, with the levels they had.
    levels = levels_of(line, rtl=True)
    part = line[:at]
    runs = [
        "".join(letter for _, letter in run)[:: -1 if odd else 1]
        for odd, run in groupby(zip(levels, part, strict=False), key=lambda each: each[0] % 2)
    ]
    assert seen(line_in_context(part, levels), rtl=True) == "".join(reversed(runs))


def test_what_stands_side_by_side_keeps_its_order() -> None:
    line = f"Cuba (U-2) {SEPARATOR} 10:19"
    assert seen(line, rtl=True) == f"10:19 {SEPARATOR} (U-2) Cuba".replace(
        "(U-2) Cuba", "Cuba (U-2)"
    )
