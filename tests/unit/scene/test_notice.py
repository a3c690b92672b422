"""The notice speaks for the exhibit as soon as there is one, and for no exhibit before."""

import pytest

from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.scene.notice import FOR_STAFF, LINES, notice_scene
from kiosk.scene.primitives import Glyph, Text
from kiosk.screen.fonts import Fonts


def _words_and_marks(fonts: Fonts, exhibit: Exhibit | None) -> tuple[list[str], list[str]]:
    scene = notice_scene(
        Viewport(1920, 1080), fonts, beat=0, share=None, staff=FOR_STAFF["MAP"], exhibit=exhibit
    )
    items = scene.layers[0].items
    words = [each.text for each in items if isinstance(each, Text)]
    return words, [each.name for each in items if isinstance(each, Glyph)]


def test_a_loaded_exhibit_says_in_its_own_words_that_it_is_being_prepared(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    words, marks = _words_and_marks(shipped_fonts, shipped_exhibit)
    wording = shipped_exhibit.wording
    assert words[0] == shipped_exhibit.title.upper()
    assert words[1] == wording["being_prepared"].upper()
    for edition in shipped_exhibit.editions.values():
        assert any(each.endswith(edition.wording["being_prepared_note"]) for each in words)
    assert marks == [f"mark:{theatre.shape}" for theatre in shipped_exhibit.theatres]


def test_without_an_exhibit_the_notice_has_no_colour_of_any(shipped_fonts: Fonts) -> None:
    scene = notice_scene(
        Viewport(1920, 1080), shipped_fonts, beat=2, share=None, staff=FOR_STAFF["SAFE"]
    )
    for mark in (each for each in scene.layers[0].items if isinstance(each, Glyph)):
        for red, green, blue in (colour[:3] for colour in mark.colours):
            assert max(red, green, blue) - min(red, green, blue) < 30
    words, marks = _words_and_marks(shipped_fonts, None)
    assert "THIS MAP IS BEING PREPARED" in words
    assert len(marks) == 4


@pytest.mark.parametrize("code", FOR_STAFF)
def test_plain_letters_leave_out_the_languages_that_they_cannot_write(code: str) -> None:
    plain = Fonts({})
    scene = notice_scene(Viewport(1920, 1080), plain, beat=2, share=None, staff=FOR_STAFF[code])
    texts = [each for each in scene.layers[0].items if isinstance(each, Text)]
    assert not any(plain.lacks(each.text, each.style) for each in texts)
    words = [each.text for each in texts]
    assert LINES[0] in words
    assert LINES[-1] not in words
    assert words[-2:] == list(FOR_STAFF[code])
    assert all(plain.width_px(each.text, each.style) <= 720 for each in texts[-2:])
    # As large as what visitors read beneath the first line.
    assert all(each.style.size_px >= 24 for each in texts[-2:])
