"""Lists of events: every title of the story whole, in every language."""

from dataclasses import replace

import pytest

from kiosk.content.model import Event, Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene import chooser
from kiosk.scene.beside import sheet_layer, sheet_width_px
from kiosk.scene.chooser import chooser_layer
from kiosk.scene.cursor import flag_layer
from kiosk.scene.event_rows import rows_of
from kiosk.scene.layout import layout_for
from kiosk.scene.style import Style
from kiosk.scene.timeline import axis_for
from kiosk.screen.fonts import Fonts
from kiosk.state.beyond import beyond
from kiosk.state.sheets import Beyond, Meanwhile, Sheet, Wing
from kiosk.state.state import State, initial_state
from kiosk.world.appearing import appears_utc_s
from tests.unit.scene.seen import encloses, text_box, texts

SIZES = ((1920, 1080), (1080, 1920))
LANGUAGES = ("en", "es", "de", "tr", "ru", "fr", "ar")
looks = pytest.mark.parametrize(
    ("size_px", "large"),
    [(size_px, large) for size_px in SIZES for large in (False, True)],
    ids=lambda each: each if isinstance(each, bool) else "x".join(map(str, each)),
)
languages = pytest.mark.parametrize("language", LANGUAGES)


def style_of(edition: Exhibit, lens: Lens, size_px: tuple[int, int], *, large: bool) -> Style:
    return Style(edition, lens, layout_for(Viewport(*size_px), large=large))


def whole(event: Event, style: Style) -> str:
    return "".join(style.capitals(event.title_in(style.lens)).split())


@looks
@languages
def test_no_title_of_the_story_is_cut_in_a_list(
    shipped_exhibit: Exhibit,
    shipped_fonts: Fonts,
    size_px: tuple[int, int],
    large: bool,
    language: str,
) -> None:
    edition, faults = shipped_exhibit.in_language(language), list[str]()
    for lens in Lens:
        style = style_of(edition, lens, size_px, large=large)
        grown = style.enlarged()
        choice_px = min(grown.layout.px(chooser.WIDTH), grown.layout.beside.width_px)
        for event in edition.events:
            for each, width_px in ((style, sheet_width_px(style)), (grown, choice_px)):
                (row,) = rows_of(each, [(event, "")], width_px, 1e6, shipped_fonts)
                told = "".join("".join(row.title).split())
                if not edition.rtl and told != whole(event, each):
                    faults.append(f"{event.id}: {row.title}")
                if len(row.title) > 2:
                    faults.append(f"{event.id} needs {len(row.title)} lines")
    assert not faults, "\n".join(faults)


@looks
@languages
def test_lists_of_what_came_before_and_after_tell_all_of_it_in_their_room(
    shipped_exhibit: Exhibit,
    shipped_fonts: Fonts,
    size_px: tuple[int, int],
    large: bool,
    language: str,
) -> None:
    edition = shipped_exhibit.in_language(language)
    for lens in Lens:
        style = style_of(edition, lens, size_px, large=large)
        fresh = replace(initial_state(shipped_exhibit, Viewport(*size_px)), lens=lens)
        sheets: tuple[Sheet, ...] = (Meanwhile(), *(Beyond(wing) for wing in Wing))
        for sheet in sheets:
            found = sheet_layer(style, replace(fresh, sheet=sheet), shipped_fonts)
            assert found is not None
            layer, targets = found
            rows = [each for each in targets if each.id.startswith("sheet:")]
            if isinstance(sheet, Beyond):
                told = [event.id for event in beyond(edition, sheet.wing, lens)]
                assert [each.id.removeprefix("sheet:") for each in rows] == told
            assert encloses(style.layout.screen, layer.box)
            for text in texts(layer.items):
                assert not text.text.endswith("…")
                assert encloses(layer.box, text_box(text, shipped_fonts)), text.text


@looks
@languages
def test_a_choice_of_events_holds_its_words(
    shipped_exhibit: Exhibit,
    shipped_fonts: Fonts,
    size_px: tuple[int, int],
    large: bool,
    language: str,
) -> None:
    edition = shipped_exhibit.in_language(language)
    # The six longest titles that there are.
    longest = sorted(edition.events, key=lambda event: -len(event.title))[: chooser.MOST_ROWS]
    for lens in Lens:
        style = style_of(edition, lens, size_px, large=large).enlarged()
        fresh = initial_state(shipped_exhibit, Viewport(*size_px))
        state = replace(fresh, lens=lens, gathered=tuple(event.id for event in longest))
        found = chooser_layer(style, state, (), shipped_fonts)
        assert found is not None
        layer, targets = found
        rows = [each.area for each in targets if each.tap is not None]
        for text in texts(layer.items):
            assert any(encloses(row, text_box(text, shipped_fonts)) for row in rows), text.text  # type: ignore[arg-type]  # rows are boxes


@looks
@languages
def test_the_flag_over_the_slider_names_every_event_whole(
    shipped_exhibit: Exhibit,
    shipped_fonts: Fonts,
    size_px: tuple[int, int],
    large: bool,
    language: str,
) -> None:
    edition, seen = shipped_exhibit.in_language(language), 0
    for lens in Lens:
        style = style_of(edition, lens, size_px, large=large)
        for event in edition.events:
            utc_s = appears_utc_s(event, lens)
            if edition.timeline.start_utc_s <= utc_s < edition.timeline.end_utc_s:
                state = dragged(shipped_exhibit, size_px, lens, utc_s)
                flag = flag_layer(style, axis_for(style, state), state, shipped_fonts)
                assert flag is not None
                words = [text.text for text in texts(flag.items)]
                seen += len(words) > 1
                assert not any(each.endswith("…") for each in words), words
    assert seen


def dragged(exhibit: Exhibit, size_px: tuple[int, int], lens: Lens, utc_s: float) -> State:
    fresh = initial_state(exhibit, Viewport(*size_px))
    return replace(fresh, lens=lens, utc_s=utc_s, scrubbing=True)
