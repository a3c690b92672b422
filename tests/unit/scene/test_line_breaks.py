"""Lines break where Unicode UAX 14 and 29 allow it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from kiosk.content.model import Exhibit
from kiosk.scene.paragraph import units_of

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
