"""Lines break where Unicode UAX 14 and 29 allow it."""

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.layout import layout_for
from kiosk.scene.paragraph import _filled, balanced_lines_of, lines_of, shortened, units_of
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle
from kiosk.screen.fonts import Fonts

# Letters, marks and spaces that stand in prose, with those at which lines break or must not.
PROSE = "aBzß9éЖΩسًا٣ .,;:!?،؛؟'’“”‘\"()…-—/%§\n漢«»"


def test_every_text_of_the_exhibit_breaks_by_the_rules_of_unicode(shipped_exhibit: Exhibit) -> None:
    for event in shipped_exhibit.events:
        for text in (event.title, event.title.upper(), event.summary, event.body, event.why):
            assert units_of(text) == tuple(line_break_units(text))


@given(st.text(PROSE, max_size=24))
def test_any_prose_breaks_by_the_rules_of_unicode(text: str) -> None:
    assert units_of(text) == tuple(line_break_units(text))


@pytest.mark.parametrize("text", ["", " ", "\n", "a  b", "one-two three/four", "(a) b", "x — y"])
def test_edges_of_words_break_by_the_rules_of_unicode(text: str) -> None:
    assert units_of(text) == tuple(line_break_units(text))


@pytest.mark.parametrize("role", ["body", "caption", "quote_secret", "switch"])
@pytest.mark.parametrize("width_px", [211.0, 508.0])
def test_a_line_is_full_exactly_where_measuring_it_with_each_further_word_says_so(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, role: str, width_px: float
) -> None:
    for edition in shipped_exhibit.editions.values():
        text = Style(edition, Lens.PUBLIC, layout_for(Viewport(1920, 1080))).type(role)
        for event in edition.events[::4]:
            units = [unit for unit in units_of(event.body) if "\n" not in unit]
            lines = [""]
            for unit in units:
                longer = (lines[-1] + unit).rstrip()
                if lines[-1] and shipped_fonts.width_px(longer, text) > width_px:
                    lines.append("")
                lines[-1] += unit
            assert _filled(units, text, width_px, shipped_fonts) == lines


def test_what_was_set_in_fonts_is_forgotten_with_them(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    class Borrowed:
        """Fonts of an exhibit that is replaced."""

        def width_px(self, text: str, style: TextStyle) -> int:
            return shipped_fonts.width_px(text, style)

        def lacks(self, text: str, style: TextStyle) -> frozenset[str]:
            return shipped_fonts.lacks(text, style)

    fonts, text = Borrowed(), TextStyle("body", 25)
    for words in (event.body for event in shipped_exhibit.events[:3]):
        lines = lines_of(words, text, 508.0, fonts)
        assert lines is lines_of(words, text, 508.0, fonts)
        balanced_lines_of(words, text, 508.0, fonts)
        shortened(words, text, 508.0, fonts)
    gone = weakref.ref(fonts)
    del fonts
    gc.collect()
    assert gone() is None
