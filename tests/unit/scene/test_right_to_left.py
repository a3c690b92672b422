"""The exhibit in a language that begins on the right, beside the same in one that does not."""

from dataclasses import replace

import pytest

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.layout import layout_for
from kiosk.scene.mirror import mirrored_box, mirrored_layer, mirrored_target
from kiosk.scene.primitives import Anchor, Glyph
from kiosk.scene.scene import Scene
from kiosk.screen.fonts import Fonts
from kiosk.state.intents import SelectEvent, ShowLanguage, StepEvent, Tick
from kiosk.state.state import State
from kiosk.state.update import update
from kiosk.visit import Show
from tests.unit.scene.seen import bounds, encloses, layer, scene_of, state_at, text_box, texts

screens = pytest.mark.parametrize(
    "size_px", [(1920, 1080), (1080, 1920), (1024, 768), (3440, 1440)]
)
lenses = pytest.mark.parametrize("lens", Lens)
# Their places and sizes do not depend on the words in them.
CARD = ("card", "card_leaf")
FIXED = ("date", "switch", "back", "play", "next", "language", "zoom_in", "zoom_out", "timeline")


@pytest.fixture
def turned(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> Show:
    (code,) = (code for code, edition in shipped_exhibit.editions.items() if edition.rtl)
    return Show(shipped_exhibit.in_language(code), shipped_atlas, shipped_fonts)


def areas(scene: Scene) -> dict[str, Box]:
    return {target.id: bounds(target.area) for target in scene.targets}


@screens
def test_every_control_lies_on_the_other_side(
    show: Show, turned: Show, size_px: tuple[int, int]
) -> None:
    here, there = (
        areas(scene_of(state_at(each.exhibit, size_px), each)) for each in (show, turned)
    )
    for name in FIXED:
        assert there[name].right_px == pytest.approx(size_px[0] - here[name].x_px), name
        assert there[name].y_px == here[name].y_px, name


@screens
def test_the_map_is_never_turned(show: Show, turned: Show, size_px: tuple[int, int]) -> None:
    scenes = [scene_of(state_at(each.exhibit, size_px), each) for each in (show, turned)]
    assert layer(scenes[0], "basemap") == layer(scenes[1], "basemap")
    marks = [areas(scene) for scene in scenes]
    (names,) = ([name for name in marks[0] if name.startswith("mark:")],)
    assert names
    date = layout_for(Viewport(*size_px)).date
    dates = [date, mirrored_box(date, size_px[0])]
    for name in names:
        (x_px, y_px), (turned_x_px, turned_y_px) = (each[name].centre_px for each in marks)
        assert x_px == turned_x_px
        # Below the date, which lies on the other side, a mark has a shorter stem.
        below = any(abs(x_px - each.centre_px[0]) < each.width_px / 2 + 40 for each in dates)
        assert y_px == turned_y_px or below


@screens
def test_what_is_turned_twice_is_as_before(show: Show, size_px: tuple[int, int]) -> None:
    event = next(each for each in show.exhibit.events if each.quote and each.links)
    scene = scene_of(state_at(show.exhibit, size_px, event_id=event.id), show)
    for each in scene.layers:
        if each.id in ("date", "card", "band", "band-past", "regions", "switch"):
            once = mirrored_layer(each, size_px[0])
            assert once != each
            twice = mirrored_layer(once, size_px[0])
            assert [type(item) for item in twice.items] == [type(item) for item in each.items]
            assert tuple(twice.box) == pytest.approx(tuple(each.box))
            assert [item.px[0] for item in texts(twice.items)] == pytest.approx(
                [item.px[0] for item in texts(each.items)]
            )
    for target in scene.targets:
        twice_px = bounds(mirrored_target(mirrored_target(target, size_px[0]), size_px[0]).area)
        assert tuple(twice_px) == pytest.approx(tuple(bounds(target.area)))


@screens
def test_a_finger_on_the_slider_means_the_instant_under_it(
    turned: Show, size_px: tuple[int, int]
) -> None:
    story = turned.exhibit.timeline
    state = state_at(turned.exhibit, size_px, utc_s=story.start_utc_s + 86400.0)
    scene = scene_of(state, turned)
    assert scene.axis.px_from_utc(story.start_utc_s) > scene.axis.px_from_utc(story.end_utc_s)
    for share in (0.0, 0.2, 0.5, 0.9, 1.0):
        utc_s = story.start_utc_s + share * (story.end_utc_s - story.start_utc_s)
        assert scene.axis.utc_from_px(scene.axis.px_from_utc(utc_s)) == pytest.approx(utc_s, abs=1)
    knob = layer(scene, "cursor").box
    assert knob.x_px <= scene.axis.px_from_utc(state.utc_s) <= knob.right_px


def test_an_arrow_points_to_where_the_slider_goes(show: Show, turned: Show) -> None:
    for each, onward in ((show, 1.0), (turned, -1.0)):
        state = state_at(each.exhibit, (1920, 1080))
        scene = scene_of(state, each)
        (key,) = (
            item
            for item in layer(scene, "key:next").items
            if isinstance(item, Glyph) and item.name == "next"
        )
        points_right = key.turn_deg % 360.0 == 0.0
        later = update(state, StepEvent(1), each.exhibit)
        for _ in range(20):
            later = update(later, Tick(0.1), each.exhibit)
        moved_px = scene.axis.px_from_utc(later.utc_s) - scene.axis.px_from_utc(state.utc_s)
        assert moved_px * onward > 0.0
        assert points_right is (onward > 0.0)


@screens
@lenses
def test_words_stay_in_their_panels(
    turned: Show, shipped_fonts: Fonts, size_px: tuple[int, int], lens: Lens
) -> None:
    faults = []
    for event in turned.exhibit.events[::4]:
        state = state_at(turned.exhibit, size_px, lens, event_id=event.id)
        scene = scene_of(state, turned)
        found = areas(scene)
        for name in ("card", "date"):
            faults += [
                f"{event.id}: {text.text!r} leaves {name}"
                for text in texts(layer(scene, name).items)
                if not encloses(found[name], text_box(text, shipped_fonts))
            ]
    assert faults == []


def test_what_nobody_has_translated_begins_on_the_left_and_says_so(
    show: Show, turned: Show
) -> None:
    as_written, own = show.exhibit.events[0], turned.exhibit.events[1]
    foreign = replace(as_written, language=show.exhibit.language)
    events = (foreign, *turned.exhibit.events[1:])
    exhibit = replace(turned.exhibit, events=events, editions={})
    turned = replace(turned, exhibit=exhibit)
    scene = scene_of(state_at(exhibit, (1920, 1080), Lens.SECRET, event_id=foreign.id), turned)
    words = [text for name in CARD for text in texts(layer(scene, name).items)]
    body = [text for text in words if text.text in foreign.body and len(text.text) > 20]
    assert len(body) > 2
    assert {(text.anchor, text.px[0]) for text in body} == {(Anchor.LEFT, body[0].px[0])}
    name = next(each.name for each in exhibit.languages if each.code == foreign.language)
    assert any(name in text.text for text in words)
    scene = scene_of(state_at(exhibit, (1920, 1080), Lens.SECRET, event_id=own.id), turned)
    words = [text for name in CARD for text in texts(layer(scene, name).items)]
    assert not any(name in text.text for text in words)
    body = [text for text in words if text.text in own.body and len(text.text) > 20]
    assert {(text.anchor, text.px[0]) for text in body} == {(Anchor.RIGHT, body[0].px[0])}


@screens
def test_a_change_of_language_keeps_all_open_and_the_card_off_its_mark(
    show: Show, turned: Show, size_px: tuple[int, int]
) -> None:
    exhibit = show.exhibit
    code = turned.exhibit.language
    event = next(each for each in exhibit.events if each.weight == 5 and each.quote)
    state = update(state_at(exhibit, size_px, Lens.SECRET), SelectEvent(event.id), exhibit)
    state = rested(state, exhibit)
    for language in (code, exhibit.language, code):
        before = state
        state = rested(update(state, ShowLanguage(language), exhibit), exhibit)
        kept = (state.event_id, state.utc_s, state.lens, state.playing, state.theatre)
        assert kept == (before.event_id, before.utc_s, before.lens, before.playing, before.theatre)
        assert state.language == language
        scene = scene_of(state, Show(exhibit.in_language(language), show.atlas, show.typography))
        found = areas(scene)
        assert not found["card"].contains(state.camera.px_from_lonlat(event.places[0].lonlat))


def rested(state: State, exhibit: Exhibit) -> State:
    for _ in range(60):
        state = update(state, Tick(0.1), exhibit)
    return state
