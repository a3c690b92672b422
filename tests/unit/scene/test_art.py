"""What the design asks of single drawings: stamps, bars, badges and keys of one row."""

from dataclasses import replace

import pytest

from kiosk.content.model import Lens
from kiosk.scene.beside import meanwhile_layer
from kiosk.scene.card import card_layers
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Fill, Glyph, Picture, Stamp, Stroke, Text
from kiosk.scene.style import Style
from kiosk.scene.tours import tours_key
from kiosk.state.card_view import CardView, Parting, Side
from kiosk.visit import Show
from tests.unit.scene.seen import layer, scene_of, state_at

SCREEN = (1920, 1080)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("focus_x", [0.2, 0.8])
def test_a_stamp_lies_on_the_other_half_of_a_picture_than_what_that_is_about(
    show: Show, language: str, focus_x: float
) -> None:
    exhibit = show.exhibit.in_language(language)
    event = exhibit.event_by_id["rfk-dobrynin"]
    media = tuple(replace(each, focus=(focus_x, 0.5)) for each in event.media)
    events = tuple(replace(each, media=media) if each is event else each for each in exhibit.events)
    edition = replace(exhibit, events=events)
    state = state_at(edition, SCREEN, Lens.SECRET, event.start_utc_s, event_id=event.id)
    items = layer(scene_of(state, Show(edition, show.atlas, show.typography)), "card_leaf").items
    (stamp,) = (each for each in items if isinstance(each, Stamp))
    picture = next(each for each in items if isinstance(each, Picture))
    assert (stamp.centre_px[0] < picture.box.centre_px[0]) is (focus_x > 0.5)


def test_the_bar_of_words_that_nobody_translated_stands_where_they_begin(show: Show) -> None:
    exhibit = show.exhibit.in_language("ar")
    turned = Show(exhibit, show.atlas, show.typography)
    compared = 0
    for event in exhibit.events[:12]:
        state = state_at(exhibit, SCREEN, Lens.SECRET, event.start_utc_s, event_id=event.id)
        state = replace(state, card=CardView(Side.SOURCES))
        items = layer(scene_of(state, turned), "card_leaf").items
        bars = [each for each in items if isinstance(each, Fill) and each.box.width_px < 8.0]
        sources = [each for each in items if isinstance(each, Text) and each.text in event.sources]
        for source in sources:
            beside = [bar for bar in bars if bar.box.y_px <= source.px[1] <= bar.box.bottom_px]
            assert beside
            assert all(bar.box.right_px < source.px[0] for bar in beside)
            compared += 1
    assert compared > 0


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "tr", "ru", "ar"])
def test_the_keys_beside_the_switch_are_lettered_alike(show: Show, language: str) -> None:
    exhibit = show.exhibit.in_language(language)
    state = state_at(exhibit, SCREEN)
    style = Style(exhibit, Lens.PUBLIC, layout_for(state.camera.viewport))
    parts = (
        meanwhile_layer(style, state, show.typography),
        tours_key(style, state, show.typography),
    )
    sizes = {
        item.style.size_px
        for part in parts
        if part is not None
        for item in part[0].items
        if isinstance(item, Text)
    }
    assert len(sizes) == 1


def test_the_badge_of_a_capital_lies_over_the_stems_of_what_happened_there(show: Show) -> None:
    event = show.exhibit.event_by_id["kennedy-speech"]
    state = state_at(show.exhibit, SCREEN, utc_s=event.start_utc_s)
    items = layer(scene_of(state, show), "overlay").items
    stems = [nth for nth, each in enumerate(items) if isinstance(each, Stroke)]
    badges = [
        nth
        for nth, each in enumerate(items)
        if isinstance(each, Glyph) and each.name in ("roundel", "star") and each.radius_px > 20
    ]
    heads = [
        nth
        for nth, each in enumerate(items)
        if isinstance(each, Glyph) and each.name.startswith("mark:")
    ]
    assert min(stems) < min(badges) < min(heads)


def test_a_card_on_its_way_out_is_drawn_and_answers_no_more(show: Show) -> None:
    event = show.exhibit.event_by_id["kennedy-speech"]
    state = state_at(show.exhibit, SCREEN, utc_s=event.start_utc_s, event_id=event.id)
    style = Style(show.exhibit, Lens.PUBLIC, layout_for(state.camera.viewport))
    offsets = []
    for away_s in (0.0, 0.06, 0.12, 0.18):
        leaving = replace(state, event_id="", parting=Parting(event.id, CardView(), away_s))
        found = card_layers(style, leaving, show.typography)
        assert found is not None
        layers, targets = found
        assert targets == ()
        offsets.append(layers[0].offset_px[0])
    assert offsets == sorted(offsets)
    assert offsets[-1] >= SCREEN[0] - style.layout.card.x_px
