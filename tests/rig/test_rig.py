"""The rig itself: what a test does with its fingers reaches a program and its pixels."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rig.cage import CageDisplay
from tests.rig.display import TouchDisplay
from tests.rig.inputtest import RigError
from tests.rig.program import running
from tests.rig.walk import Walk, pinch_paths

APP = str(Path(__file__).with_name("finger_app.py"))
BLACK, WHITE, RED, GREEN = (0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 255, 0)
READY = (0, 0, 255)


@pytest.fixture
def feeling_app(touch_display: TouchDisplay) -> Iterator[TouchDisplay]:
    with running([sys.executable, APP], touch_display.env):
        touch_display.wait_pixel(1, 1, READY, timeout_s=10.0)
        yield touch_display


def test_a_finger_is_felt_where_it_lies_until_it_lifts(feeling_app: TouchDisplay) -> None:
    finger = feeling_app.down(640, 400)
    feeling_app.wait_pixel(640, 400, WHITE)
    assert feeling_app.pixel(1, 1) == GREEN
    assert feeling_app.pixel(640 - 12, 400) == BLACK
    feeling_app.move(finger, 200, 700)
    feeling_app.wait_pixel(200, 700, WHITE)
    assert feeling_app.pixel(640, 400) == BLACK
    feeling_app.up(finger)
    feeling_app.wait_pixel(200, 700, BLACK)


def test_a_tap_reaches_the_pixels_within_a_tenth_of_a_second(feeling_app: TouchDisplay) -> None:
    # 1.6 ms median and 4 ms worst of 200 on a quiet machine of two cores; CI is not quiet.
    start_s = time.monotonic()
    finger = feeling_app.down(300, 300, waits=False)
    assert feeling_app.wait_pixel(300, 300, WHITE, interval_s=0.0) - start_s < 0.1
    feeling_app.up(finger)


def test_a_pinch_is_two_fingers_at_once(feeling_app: TouchDisplay) -> None:
    seen: list[tuple[int, int, int]] = []

    def look() -> None:
        feeling_app.wait_pixel(440, 400, WHITE)
        seen.extend(feeling_app.pixel(x_px, 400) for x_px in (440, 640, 840))

    feeling_app.pinch((640, 400), 100, 400, 0.2, before_lift=look)
    assert seen == [WHITE, BLACK, WHITE]
    feeling_app.wait_pixel(440, 400, BLACK)


def test_ten_fingers_land_and_lift_together(feeling_app: TouchDisplay) -> None:
    xs_px = range(100, 1100, 100)
    feeling_app.strokes(
        [[(x_px, 200)] for x_px in xs_px],
        0.0,
        before_lift=lambda: [feeling_app.wait_pixel(x_px, 200, WHITE) for x_px in xs_px],
    )
    for x_px in xs_px:
        feeling_app.wait_pixel(x_px, 200, BLACK)


def test_a_drag_ends_on_its_last_corner(feeling_app: TouchDisplay) -> None:
    corners_px = [(100, 600), (900, 600), (900, 300)]
    feeling_app.drag(corners_px, 0.2, before_lift=lambda: feeling_app.wait_pixel(900, 300, WHITE))


def test_mouse_and_keys_are_no_fingers(feeling_app: TouchDisplay) -> None:
    feeling_app.tap(400, 400)
    feeling_app.wait_pixel(1, 1, GREEN)
    feeling_app.click(400, 400)
    feeling_app.wait_pixel(1, 1, RED)
    feeling_app.tap(400, 400)
    feeling_app.wait_pixel(1, 1, GREEN)
    feeling_app.key("Escape")
    feeling_app.wait_pixel(1, 1, RED)


def test_a_screenshot_has_the_pixels_of_the_screen(feeling_app: TouchDisplay) -> None:
    finger = feeling_app.down(1270, 790)
    feeling_app.wait_pixel(1270, 790, WHITE)
    picture = feeling_app.screenshot()
    assert picture.size == (1280, 800)
    for place_px in ((1, 1), (1270, 790), (1270, 775), (0, 799)):
        assert picture.getpixel(place_px) == feeling_app.pixel(*place_px)
    feeling_app.up(finger)


def test_a_finger_reaches_a_wayland_program(cage_display: CageDisplay) -> None:
    with running([sys.executable, APP], cage_display.env):
        cage_display.wait_pixel(1, 1, READY, timeout_s=10.0)
        finger = cage_display.down(640, 400)
        cage_display.wait_pixel(640, 400, WHITE)
        cage_display.up(finger)
        cage_display.wait_pixel(640, 400, BLACK)


def test_a_pixel_that_never_comes_is_an_error(touch_display: TouchDisplay) -> None:
    with pytest.raises(RigError, match=r"pixel \(5, 5\) is still \(0, 0, 0\) after 0.05 s"):
        touch_display.wait_pixel(5, 5, WHITE, timeout_s=0.05)


def test_closing_ends_the_server(touch_display: TouchDisplay) -> None:
    number = touch_display.env["DISPLAY"].removeprefix(":")
    server_socket = Path(f"/tmp/.X11-unix/X{number}")
    assert server_socket.exists()
    touch_display.close()
    assert not server_socket.exists()


def test_a_server_that_cannot_start_says_why() -> None:
    # The driver has no mode of this size: the server's own words are the error.
    with pytest.raises(RigError, match="Xorg did not start"):
        TouchDisplay(40, 30)


def test_a_walk_has_an_even_pace_around_corners() -> None:
    walk = Walk([(0, 0), (30, 0), (30, 10)])
    assert [walk.place_px(share / 4) for share in range(5)] == [
        (0, 0), (10, 0), (20, 0), (30, 0), (30, 10),
    ]  # fmt: skip


def test_a_pinch_turns_and_spreads_around_its_centre() -> None:
    first_px, second_px = pinch_paths((100, 100), 20, 60, angle_deg=0, turn_deg=90)
    assert (first_px[0], second_px[0]) == ((90, 100), (110, 100))
    assert first_px[-1] == pytest.approx((100, 70))
    assert second_px[-1] == pytest.approx((100, 130))
