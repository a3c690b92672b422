"""How a story is cut where the front of its card ends."""

import pytest

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.card_rows import Column, opening
from kiosk.scene.layout import layout_for
from kiosk.scene.style import Style
from kiosk.screen.fonts import Fonts

# Each mark stands where a sentence ends, and nowhere else.
MARKED = {
    "en": (
        "His plane was target 33.| Their commander could not be reached.| Mr. Dobrynin waited at"
        " the U.S. Embassy.| Then he left."
    ),
    "de": "Am 27. Oktober fiel die Maschine.| Dr. Brandt schwieg.| Dann sprach er.",
    "fr": "C'était la cible 33.| Son chef restait introuvable.| Puis on tira.",
}


@pytest.mark.parametrize("language", MARKED)
def test_a_story_is_cut_where_a_sentence_ends(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, language: str
) -> None:
    edition = shipped_exhibit.in_language(language)
    style = Style(edition, Lens.SECRET, layout_for(Viewport(1920, 1080)))
    body = style.type("body")
    column = Column(style, shipped_fonts, 0.0, style.layout.px(250))
    sentences = MARKED[language].split("|")
    whole = "".join(sentences)
    beginnings = {"".join(sentences[:count]) for count in range(1, len(sentences) + 1)}
    seen = set()
    for count in range(1, len(column.lines(whole, body)) + 1):
        first, rest = opening(whole, count, body, column)
        assert len(column.lines(first, body)) <= count
        if first.endswith(" …"):
            assert rest.startswith("… ")
            assert f"{first[:-2]} {rest[2:]}" == whole
        else:
            assert first in beginnings
            assert f"{first} {rest}".strip() == whole
            seen.add(first)
    assert len(seen) > 1
