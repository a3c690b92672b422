"""Tours and the resting screen, in every language and at every size of screen."""

from dataclasses import replace
from itertools import pairwise, product
from math import hypot

import pytest

from kiosk.content.model import Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.build import build_scene
from kiosk.scene.primitives import Porthole, Text
from kiosk.scene.scene import Layer, Scene
from kiosk.screen.fonts import Fonts
from kiosk.state.attract import attract_state, hole_for, reposted
from kiosk.state.comfort import Comfort, Ease
from kiosk.state.guide import Ended, Guide, Touring, ending_of
from kiosk.state.intents import ChooseTour, GrabMap, ReleaseMap, Tick
from kiosk.state.stage import px_per_design_px
from kiosk.state.state import State, initial_state
from kiosk.state.tours import at_step
from kiosk.state.update import update
from kiosk.visit import Show
from tests.unit.scene.seen import SIZES, bounds, encloses, layer, squeezed, text_box, texts

screens = pytest.mark.parametrize("size_px", SIZES, ids=lambda size_px: "x".join(map(str, size_px)))
LANGUAGES = ("en", "de", "es", "fr", "tr", "ru")
languages = pytest.mark.parametrize("code", LANGUAGES)
# Those with the longest words, and the one in other letters: setting every stop takes its time.
long_languages = pytest.mark.parametrize("code", ["de", "fr", "ru"])


def scene_in(state: State, show: Show, code: str) -> Scene:
    """Return the scene in a language as it moves: what lies on the map does not matter here."""
    exhibit = show.exhibit.in_language(code)
    return build_scene(replace(state, still_s=0.0), exhibit, show.atlas, show.typography)


def in_box(part: Layer, box: Box, fonts: Fonts) -> list[str]:
    """Return what of a layer leaves a box."""
    return [each.text for each in texts(part.items) if not encloses(box, text_box(each, fonts))]


@screens
@long_languages
def test_a_tour_is_told_whole_and_within_its_panel(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], code: str
) -> None:
    fresh = replace(initial_state(show.exhibit, Viewport(*size_px)), language=code)
    for tour in show.exhibit.in_language(code).tours:
        for number, step in enumerate(tour.steps):
            state = at_step(fresh, show.exhibit, Touring(tour.id, number), cuts=True)
            scene = scene_in(state, show, code)
            part = layer(scene, "caption")
            (panel,) = (each for each in scene.targets if each.id == "caption")
            assert squeezed(step.caption) in squeezed("".join(t.text for t in texts(part.items)))
            assert in_box(part, bounds(panel.area), shipped_fonts) == []
            keys = [each for each in scene.targets if each.id.startswith("tour_")]
            assert [each.id for each in keys] == ["tour_back", "tour_next", "tour_stop"]
            for text in texts(part.items):
                box = text_box(text, shipped_fonts).grown(-1.0)
                for key in keys:
                    area = bounds(key.area)
                    assert encloses(area, box) or not box.overlaps(area), text.text


@screens
@long_languages
def test_the_sheet_of_tours_holds_its_words(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], code: str
) -> None:
    state = update(initial_state(show.exhibit, Viewport(*size_px)), ChooseTour(), show.exhibit)
    scene = scene_in(state, show, code)
    rows = [each for each in scene.targets if each.id.startswith("tour:")]
    listed = [tour for tour in show.exhibit.in_language(code).tours if tour.listed]
    assert [row.id.removeprefix("tour:") for row in rows] == [tour.id for tour in listed]
    screen = Box(0.0, 0.0, *map(float, size_px))
    assert all(encloses(screen, bounds(row.area)) for row in rows)
    for text in texts(layer(scene, "tours_sheet").items):
        box = text_box(text, shipped_fonts)
        assert any(encloses(bounds(row.area), box) for row in rows), text.text


@screens
@long_languages
def test_a_tour_that_waits_says_how_to_go_on(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], code: str
) -> None:
    fresh = initial_state(show.exhibit, Viewport(*size_px))
    state = at_step(fresh, show.exhibit, Touring("secret-deal", 2), cuts=True)
    for intent in (GrabMap(), ReleaseMap()):
        state = update(state, intent, show.exhibit)
    scene = scene_in(state, show, code)
    keys = [each for each in scene.targets if each.id in ("tour_go_on", "tour_stop")]
    assert len(keys) == 2
    for text in texts(layer(scene, "waiting").items):
        box = text_box(text, shipped_fonts)
        assert any(encloses(bounds(key.area), box) for key in keys), text.text


@screens
@languages
@pytest.mark.parametrize("turn", [0, 1])
def test_title_hole_and_invitations_lie_apart_and_on_screen(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], code: str, turn: int
) -> None:
    state = attract_state(show.exhibit, Viewport(*size_px))
    assert state.guide.attract is not None
    attract = replace(state.guide.attract, turn=turn)
    state = reposted(replace(state, guide=replace(state.guide, attract=attract)), show.exhibit)
    scene = scene_in(state, show, code)
    screen = Box(0.0, 0.0, *map(float, size_px))
    title, pill, name = (layer(scene, each) for each in ("title", "pill", "hole_name"))
    # Their boxes leave room for shadows.
    k = px_per_design_px(Viewport(*size_px))
    assert in_box(title, title.box.grown(-40 * k), shipped_fonts) == []
    assert in_box(pill, pill.box.grown(-20 * k), shipped_fonts) == []
    words: list[Text] = [
        text for part in (title, pill, layer(scene, "tongues"), name) for text in texts(part.items)
    ]
    boxes = [text_box(text, shipped_fonts) for text in words]
    assert all(encloses(screen, box) for box in boxes)
    for nth, box in enumerate(boxes):
        for other in boxes[nth + 1 :]:
            assert not box.grown(-1.0).overlaps(other.grown(-1.0))
    hole = hole_for(Viewport(*size_px), turn)
    for box in (*boxes, title.box.grown(-12 * k), pill.box.grown(-12 * k)):
        nearest = (
            min(max(hole.centre_px[0], box.x_px), box.right_px) - hole.centre_px[0],
            min(max(hole.centre_px[1], box.y_px), box.bottom_px) - hole.centre_px[1],
        )
        assert hypot(*nearest) > hole.radius_px


@screens
def test_the_words_of_the_resting_screen_stay_in_their_panels_in_every_language(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int]
) -> None:
    state = attract_state(show.exhibit, Viewport(*size_px))
    assert show.exhibit.poster is not None
    tour = show.exhibit.tour_by_id[show.exhibit.poster.tour_id]
    k = px_per_design_px(Viewport(*size_px))
    for told in range(len(LANGUAGES)):
        for number in range(len(tour.steps)):
            assert state.guide.attract is not None
            attract = replace(state.guide.attract, told=told)
            guide = replace(state.guide, attract=attract, tour=Touring(tour.id, number))
            scene = scene_in(replace(state, guide=guide), show, "en")
            for name, margin in (("attract_caption", 16), ("pill", 12), ("name", 10)):
                part = layer(scene, name)
                box = part.box.grown(-margin * k)
                assert in_box(part, box, shipped_fonts) == []
                assert encloses(Box(0.0, 0.0, *map(float, size_px)), box)


def test_while_it_only_breathes_the_resting_screen_changes_a_few_times_a_second(show: Show) -> None:
    state = attract_state(show.exhibit, Viewport(1920, 1080))
    for _ in range(5):
        state = update(state, Tick(0.1), show.exhibit)
    widths, scenes = [], []
    for _ in range(100):
        state = update(state, Tick(0.1), show.exhibit)
        scene = build_scene(state, show.exhibit, show.atlas, show.typography)
        assert not scene.moving
        assert scene.pause_s >= 0.1
        scenes.append(scene)
        (hole,) = (each for each in layer(scene, "porthole").items if isinstance(each, Porthole))
        widths.append(hole.radius_px)
    # Nothing but the width of the hole: what shows through it is painted once.
    for one, other in pairwise(scenes):
        assert [a.id for a, b in zip(one.layers, other.layers, strict=True) if a != b] in (
            [],
            ["porthole"],
        )
    assert max(widths) - min(widths) == pytest.approx(0.04 * max(widths), abs=1.5)


@screens
@pytest.mark.parametrize("code", [*LANGUAGES, "ar"])
def test_closing_words_and_what_to_do_next_stay_in_their_panel(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], code: str
) -> None:
    told = [Ended(tour.id, Lens.SECRET) for tour in show.exhibit.tours if tour.ending]
    told += [Ended("", lens) for lens in show.exhibit.endings]
    for ended, eased in product(told, (frozenset[Ease](), frozenset({Ease.LARGE}))):
        fresh = initial_state(show.exhibit, Viewport(*size_px))
        state = replace(fresh, guide=Guide(ended=ended), lens=ended.lens, comfort=Comfort(eased))
        scene = scene_in(state, show, code)
        part = layer(scene, "ending")
        (panel,) = (each for each in scene.targets if each.id == "ending")
        words = ending_of(show.exhibit.in_language(code), ended)
        rtl = show.exhibit.in_language(code).rtl
        assert rtl or squeezed(words) in squeezed("".join(t.text for t in texts(part.items)))
        assert in_box(part, bounds(panel.area), shipped_fonts) == []
        keys = [each for each in scene.targets if each.id.startswith("end_")]
        assert [each.id for each in keys] == ["end_other", "end_tours", "end_look"]
        for text in texts(part.items):
            box = text_box(text, shipped_fonts).grown(-1.0)
            for area in (bounds(key.area) for key in keys):
                assert encloses(area, box) or not box.overlaps(area), text.text
        others = ("region:", "switch", "meanwhile", "tours", "tour_")
        assert not [each.id for each in scene.targets if each.id.startswith(others)]
