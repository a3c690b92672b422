"""Every text of the exhibit in every language, set in the fonts that it is shipped with."""

from collections.abc import Iterator

import pygame
import pytest

from kiosk.content.model import Exhibit
from kiosk.scene.bidi import has_right
from kiosk.scene.typography import TextStyle
from kiosk.screen.fonts import Fonts

INK = (0, 0, 0)
SIZE_PX = 40


def words_of(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Yield words with the role of the font that they are drawn in."""
    for words in exhibit.wording.values():
        for line in words.split("\n"):
            yield from ((line, role) for role in ("headline", "ui_text"))
    for name in exhibit.map.translated.values():
        yield from ((name, role) for role in ("headline", "ui_text", "quote"))
    for language in exhibit.languages:
        yield language.name, "headline"
    for event in exhibit.events:
        yield from ((event.title, role) for role in ("headline", "teletype_headline", "ui_text"))
        yield event.title.upper(), "headline"
        # In pieces as long as lines are.
        for text in (event.body, event.summary, event.why, event.dispute, event.public_note):
            letters = text.replace("\n", " ")
            for at in range(0, len(letters), 60):
                yield letters[at : at + 60], "body"
                yield letters[at : at + 60], "ui_text"
        if event.quote is not None:
            for at in range(0, len(event.quote.text), 60):
                yield event.quote.text[at : at + 60], "quote"
                yield event.quote.text[at : at + 60], "teletype"


@pytest.fixture(params=["en", "es", "de", "tr", "ru", "fr", "ar"])
def edition(request: pytest.FixtureRequest, shipped_exhibit: Exhibit) -> Exhibit:
    assert request.param in shipped_exhibit.editions
    return shipped_exhibit.in_language(request.param)


def style_of(edition: Exhibit, role: str, tracking_px: int = 0) -> TextStyle:
    return TextStyle(role, SIZE_PX, tracking_px, edition.language, edition.rtl)


def test_every_letter_has_a_font(edition: Exhibit, shipped_fonts: Fonts) -> None:
    lacking = {
        (role, letter)
        for words, role in words_of(edition)
        for letter in shipped_fonts.lacks(words, style_of(edition, role))
    }
    assert lacking == set()


def test_no_line_is_clipped_or_wider_than_layouts_are_told(
    edition: Exhibit, shipped_fonts: Fonts
) -> None:
    faults = set()
    for words, role in list(words_of(edition))[::5]:
        style = style_of(edition, role)
        picture = shipped_fonts.picture(words, style, INK)
        if picture.get_width() > shipped_fonts.width_px(words, style):
            faults.add(f"{words!r} in {role} is wider")
        # With room beside it nothing more is seen.
        roomy = shipped_fonts.picture(f"\u00a0{words}\u00a0", style, INK)
        if ink_of(picture) < 0.999 * ink_of(roomy):
            faults.add(f"{words!r} in {role} is cut off at an end")
        # What each word shows by itself is shown in the line, too.
        # A number by itself is set in other figures than among Arabic words.
        parts = (word for word in words.split() if not edition.rtl or is_arabic(word))
        alone = (shipped_fonts.picture(word, style, INK) for word in parts)
        if ink_of(picture) < 0.999 * sum(map(ink_of, alone)):
            faults.add(f"{words!r} in {role} is clipped")
    assert faults == set()


def is_arabic(word: str) -> bool:
    return has_right(word) and not any(letter.isdecimal() for letter in word)


def ink_of(picture: pygame.Surface) -> int:
    return int(pygame.surfarray.array_alpha(picture).astype(int).sum())


def test_a_latin_name_in_an_arabic_line_is_set_in_the_latin_face(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    arabic = style_of(shipped_exhibit.in_language("ar"), "body")
    whole_px = shipped_fonts.width_px("طائرة Anderson", arabic)
    # Set in the Arabic font's own Latin letters it would be as wide as these.
    rest_px = shipped_fonts.width_px("طائرة ", arabic)
    factor = shipped_exhibit.in_language("ar").font_sizes["body"]
    name = TextStyle("body", round(SIZE_PX / factor), 0, "en")
    assert whole_px - rest_px == pytest.approx(shipped_fonts.width_px("Anderson", name), abs=2)


def test_letters_that_join_are_never_set_apart(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    edition = shipped_exhibit.in_language("ar")
    joined = shipped_fonts.width_px("الصواريخ", style_of(edition, "headline"))
    assert joined == shipped_fonts.width_px("الصواريخ", style_of(edition, "headline", 12))
    letters = sum(
        shipped_fonts.width_px(each, style_of(edition, "headline")) for each in "الصواريخ"
    )
    assert joined < 0.9 * letters


def test_words_set_apart_keep_their_kerning(shipped_fonts: Fonts) -> None:
    plain, apart = TextStyle("headline", SIZE_PX), TextStyle("headline", SIZE_PX, 6)
    for word in ("AVATAR", "TURKEY", "VATICAN"):
        spread_px = shipped_fonts.width_px(word, apart) - shipped_fonts.width_px(word, plain)
        assert spread_px == pytest.approx(6 * len(word), abs=len(word))


def test_a_letter_that_no_font_has_is_left_out_and_draws_no_box(shipped_fonts: Fonts) -> None:
    style = TextStyle("body", SIZE_PX)
    assert shipped_fonts.lacks("a漢b", style) == {"漢"}
    assert shipped_fonts.width_px("a漢b", style) == shipped_fonts.width_px("ab", style)


def test_hours_and_dates_that_a_finger_drags_past_push_out_no_other_words(
    shipped_fonts: Fonts,
) -> None:
    name = "Soviet Union", TextStyle("headline", 30), INK
    shipped_fonts.picture(*name)
    for minute in range(24 * 60):
        hour = f"{minute // 60:02}:{minute % 60:02}"
        for size_px in (30, 60, 90):
            shipped_fonts.picture(hour, TextStyle("headline", size_px), INK)
    for day in range(1, 31):
        for size_px in (88, 89, 90):
            shipped_fonts.picture(f"Sat {day} Oct 1962", TextStyle("date", size_px), INK)
    assert shipped_fonts.has_picture(*name)


def test_an_hour_of_which_both_halves_are_drawn_needs_no_new_picture(shipped_fonts: Fonts) -> None:
    style = TextStyle("headline", 31)
    assert not shipped_fonts.has_picture("06:30", style, INK)
    for hour in ("06:15", "17:30"):
        shipped_fonts.picture(hour, style, INK)
    assert shipped_fonts.has_picture("06:30", style, INK)
