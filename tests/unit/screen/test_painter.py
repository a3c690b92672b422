"""The painter: nothing is painted twice, and the finished picture is always the same."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pygame
import pytest

from kiosk.app.assembly import font_files
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens, Rgb
from kiosk.geo.camera import Viewport
from kiosk.loop import run
from kiosk.scene.primitives import Text
from kiosk.scene.scene import Iris, Scene
from kiosk.scene.typography import TextStyle
from kiosk.screen.fonts import Fonts
from kiosk.screen.mapstyle import map_style
from kiosk.screen.painter import NEW_WORDS_KEPT_A_FRAME
from kiosk.screen.rest import RestPicture
from kiosk.screen.stages import Canvas
from kiosk.screen.words import look_of
from kiosk.state.intents import Press, Touch
from kiosk.state.update import update
from kiosk.visit import Show
from tests.conftest import ROOT
from tests.fakes import ManualClock, ScriptedScreen, canvas_of
from tests.unit.scene.seen import scene_of, state_at

SIZE_PX = (640, 360)
RATE_HZ = 60


@pytest.fixture
def canvas(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> Canvas:
    return canvas_of(shipped_exhibit, shipped_atlas, font_files(shipped_exhibit, ROOT), SIZE_PX)


@pytest.fixture
def show(shipped_exhibit: Exhibit, shipped_atlas: Atlas, canvas: Canvas) -> Show:
    return Show(shipped_exhibit, shipped_atlas, canvas.fonts)


def settled(canvas: Canvas, scene: Scene) -> int:
    """Show a scene until it is finished; return the number of frames that it took."""
    frames = 0
    while canvas.present(scene) or canvas.refining:
        frames += 1
        assert frames < 300
    return frames


class _Screen(ScriptedScreen):
    """A scripted screen that paints."""

    def __init__(self, canvas: Canvas, clock: ManualClock, until_s: float) -> None:
        super().__init__(clock, [], until_s)
        self.painted_s: list[float] = []
        self._clock = clock
        self._canvas = canvas

    @property
    def refining(self) -> bool:
        return self._canvas.refining

    @property
    def preparing(self) -> bool:
        return self._canvas.preparing

    def present(self, scene: Scene) -> bool:
        painted = self._canvas.present(scene)
        if painted:
            self.painted_s.append(self._clock.now_s())
        return painted


def test_an_idle_kiosk_paints_no_frame_for_minutes(canvas: Canvas, show: Show) -> None:
    clock = ManualClock()
    screen = _Screen(canvas, clock, until_s=180.0)
    # With a resting screen there would always be something to paint.
    plain = replace(show, exhibit=replace(show.exhibit, poster=None))
    run(plain, screen, Viewport(*SIZE_PX), clock)
    assert screen.painted_s[-1] < 5.0
    # Once the other world is drawn too, it looks up once a second and no more.
    assert screen.looks < 180 + 300


def test_a_scene_equal_to_the_last_paints_nothing(canvas: Canvas, show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX)
    settled(canvas, scene_of(state, show))
    before = canvas.pixels
    for _ in range(3):
        assert not canvas.present(scene_of(replace(state), show))
    assert canvas.pixels == before


def test_the_idle_seconds_of_a_visit_paint_nothing(canvas: Canvas, show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX)
    settled(canvas, scene_of(state, show))
    assert not canvas.present(scene_of(replace(state, idle_s=30.0), show))
    assert not canvas.present(scene_of(update(state, Touch(), show.exhibit), show))


def test_the_rich_picture_comes_step_by_step(canvas: Canvas, show: Show) -> None:
    scene = scene_of(state_at(show.exhibit, SIZE_PX, theatre="cuba"), show)
    assert settled(canvas, scene) > 2
    assert not canvas.refining


@pytest.mark.parametrize("lens", Lens)
@pytest.mark.parametrize("theatre", ["world", "cuba", "berlin"])
def test_step_by_step_or_at_once_the_finished_picture_is_the_same(
    canvas: Canvas, show: Show, lens: Lens, theatre: str
) -> None:
    scene = scene_of(state_at(show.exhibit, SIZE_PX, lens, theatre=theatre), show)
    settled(canvas, scene)
    stepwise = canvas.pixels
    canvas.present(scene_of(state_at(show.exhibit, SIZE_PX, theatre="turkey"), show), at_once=True)
    canvas.present(scene, at_once=True)
    assert canvas.pixels == stepwise


def test_a_picture_does_not_depend_on_the_one_before(canvas: Canvas, show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX)
    canvas.present(scene_of(state, show), at_once=True)
    before = canvas.pixels
    pressed = update(state, Press("play"), show.exhibit)
    other = state_at(show.exhibit, SIZE_PX, Lens.SECRET, theatre="cuba", event_id="u2-photographs")
    for each in (pressed, other, state):
        canvas.present(scene_of(each, show), at_once=True)
    assert canvas.pixels == before


def test_what_is_pressed_shows(canvas: Canvas, show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX)
    canvas.present(scene_of(state, show), at_once=True)
    before = canvas.pixels
    assert canvas.present(scene_of(update(state, Press("play"), show.exhibit), show), at_once=True)
    assert canvas.pixels != before


@pytest.mark.parametrize(
    "size_px", [(1280, 800), (1366, 768), (1024, 769), (801, 601), (1081, 1921), (320, 320)]
)
@pytest.mark.parametrize("lens", Lens)
def test_a_screen_of_any_size_is_painted_to_its_last_row(
    canvas: Canvas, show: Show, size_px: tuple[int, int], lens: Lens
) -> None:
    canvas.resize(size_px)
    state = state_at(show.exhibit, size_px, lens, theatre="cuba")
    canvas.present(scene_of(state, show), at_once=True)
    width_px, height_px = size_px
    rows = np.frombuffer(canvas.pixels, np.uint8).reshape(height_px, 3 * width_px)
    assert rows.any(axis=1).all()


def test_a_map_that_moves_on_lets_go_of_its_half_drawn_picture_at_once(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    surface = pygame.Surface(SIZE_PX, depth=32)
    style = map_style(shipped_exhibit, shipped_atlas, Lens.PUBLIC)
    camera = state_at(shipped_exhibit, SIZE_PX).camera
    picture = RestPicture(camera, style, surface)
    for _ in range(6):
        picture.advance()
    gone = weakref.ref(picture)
    gc.disable()
    try:
        picture.give_up()
        del picture
        assert gone() is None
    finally:
        gc.enable()


def test_what_comes_up_at_once_is_made_a_little_in_each_frame_and_is_whole_within_a_second(
    canvas: Canvas, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[object, ...]] = []
    rendered = Fonts._rendered

    def counted(
        fonts: Fonts, text: str, style: TextStyle, colour: Rgb, halo: Rgb | None, halo_px: int
    ) -> pygame.Surface:
        made.append((text, style, colour, halo, halo_px))
        return rendered(fonts, text, style, colour, halo, halo_px)

    monkeypatch.setattr(Fonts, "_rendered", counted)
    secret = state_at(show.exhibit, SIZE_PX, Lens.SECRET, theatre="world")
    opened = state_at(show.exhibit, SIZE_PX, Lens.SECRET, theatre="world", event_id="excomm-first")
    apart = replace(scene_of(opened, show), iris=None)
    for scene in (scene_of(secret, show), apart):
        spared = {
            look_of(item)[:-1]
            for layer in scene.layers
            if layer.kept and layer.sparing
            for item in layer.items
            if isinstance(item, Text)
        }
        assert len(spared) > NEW_WORDS_KEPT_A_FRAME
        for _ in range(RATE_HZ):
            made.clear()
            canvas.present(scene)
            assert len(spared & set(made)) <= NEW_WORDS_KEPT_A_FRAME
        made.clear()
        settled(canvas, scene)
        assert not made
        in_frames = canvas.pixels
        canvas.present(scene, at_once=True)
        assert canvas.pixels == in_frames


def test_a_switch_that_is_turned_paints_the_topmost_layers_first_and_all_of_them_soon(
    canvas: Canvas, show: Show
) -> None:
    public, secret = (
        scene_of(state_at(show.exhibit, SIZE_PX, lens, theatre="cuba"), show) for lens in Lens
    )
    settled(canvas, public)
    turned = replace(
        secret, iris=Iris((320.0, 180.0), 400.0, opening=True, rim=(0, 0, 0), rim_px=0)
    )
    frames = settled(canvas, turned)
    assert frames > 1
    opened = canvas.pixels
    settled(canvas, secret)
    assert opened == canvas.pixels
