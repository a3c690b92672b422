"""The sign of a closed house: always whole, always faint, and nowhere for long."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.closed import STEP_S, closed_scene, sign_box
from kiosk.scene.primitives import Fill, Text
from kiosk.screen.fonts import Fonts

SCREEN = Box(0.0, 0.0, 1920.0, 1080.0)
LINES = ("Closed", "Opens Tue 10:00")
NIGHT_S = 16 * 3600.0


@given(st.floats(0.0, 1e9), st.floats(1.0, 1920.0), st.floats(1.0, 1080.0), st.floats(1.0, 4000.0))
def test_the_sign_is_whole_wherever_it_is(
    at_s: float, width_px: float, height_px: float, screen_px: float
) -> None:
    screen = Box(0.0, 0.0, screen_px, 0.6 * screen_px)
    sign = sign_box(screen, min(width_px, screen_px), min(height_px, 0.6 * screen_px), at_s)
    assert sign.x_px >= 0.0
    assert sign.y_px >= 0.0
    assert sign.right_px <= screen.right_px + 0.5
    assert sign.bottom_px <= screen.bottom_px + 0.5


@given(st.floats(0.0, 1e7))
def test_the_sign_moves_too_slowly_to_draw_the_eye(at_s: float) -> None:
    before, after = (sign_box(SCREEN, 400.0, 110.0, at_s + s) for s in (0.0, STEP_S))
    assert abs(after.x_px - before.x_px) <= 6.0
    assert abs(after.y_px - before.y_px) <= 6.0


def test_no_pixel_is_under_the_sign_for_a_large_part_of_a_night() -> None:
    seconds = np.zeros((1080, 1920), dtype=np.float32)
    for step in range(int(NIGHT_S / STEP_S)):
        sign = sign_box(SCREEN, 400.0, 110.0, step * STEP_S)
        x_px, y_px = int(sign.x_px), int(sign.y_px)
        seconds[y_px : y_px + 110, x_px : x_px + 400] += STEP_S
    assert seconds.max() < 0.06 * NIGHT_S
    # And no part of the screen is always spared either: it ages evenly.
    assert (seconds > 0.0).mean() > 0.9


@given(at_s=st.floats(0.0, 1e6))
def test_the_sign_keeps_off_the_edge_of_the_screen(shipped_fonts: Fonts, at_s: float) -> None:
    (layer,) = closed_scene(Viewport(1280, 720), shipped_fonts, LINES, at_s).layers
    for sign in layer.items:
        if isinstance(sign, Text):
            half_px = shipped_fonts.width_px(sign.text, sign.style) / 2
            assert sign.px[0] - half_px >= 10
            assert sign.px[0] + half_px <= 1270
            assert 10 <= sign.px[1] <= 710


@pytest.mark.parametrize("size_px", [(1920, 1080), (1080, 1920), (640, 360)])
def test_the_screen_is_dark_but_for_a_faint_sign(
    shipped_fonts: Fonts, size_px: tuple[int, int]
) -> None:
    scene = closed_scene(Viewport(*size_px), shipped_fonts, LINES, 1234.0)
    (layer,) = scene.layers
    ground, *signs = layer.items
    assert isinstance(ground, Fill)
    assert ground.colour == (0, 0, 0)
    assert [sign.text for sign in signs if isinstance(sign, Text)] == list(LINES)
    assert all(max(sign.colour) <= 64 for sign in signs if isinstance(sign, Text))
    assert scene.targets == ()
    assert not scene.moving


def test_the_program_says_it_in_the_words_of_the_exhibit(shipped_exhibit: Exhibit) -> None:
    words = shipped_exhibit.wording
    assert words["closed"]
    assert words["opens_again"].format(weekday="Tue", time="10:00")
