"""What may happen to the screen of a kiosk: each time the exhibit fills the one that is there."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from Xlib.display import Display
from Xlib.protocol import event as x_event

from tests.e2e.kiosks import Kiosk, difference, plain, ran, state_beside
from tests.e2e.unattended import BLACK, RESTART_S, SAME, Unattended, is_alive, unattended
from tests.rig.cage import CageDisplay
from tests.rig.display import TouchDisplay


@contextmanager
def without_its_screen(config: Path, cache: Path) -> Iterator[tuple[Unattended, int]]:
    """Yield a kiosk whose screen has gone, and the number under which another may come."""
    with TouchDisplay(1280, 800) as before:
        number = int(before.env["DISPLAY"].removeprefix(":"))
        with unattended(before, config, cache) as kiosk:
            kiosk.is_up()
            before.close()
            kiosk.tells("screen_lost")
            yield kiosk, number


def as_drawn_at(kiosk: Unattended, cache: Path, size_px: tuple[int, int]) -> Image.Image:
    """Return what the exhibit looks like on a screen of this size when it has come up."""
    path = kiosk.config.with_name(f"{size_px[0]}.png")
    words = ("--config", kiosk.config, "--view", "world", "--size", f"{size_px[0]}x{size_px[1]}")
    done = ran("shot", *words, "-o", path, env=plain(os.environ, cache), cwd=path.parent)
    assert done.returncode == 0, done.stderr
    with Image.open(path) as picture:
        return picture.convert("RGB")


def test_a_service_waits_for_its_screen_and_tells_when_it_is_ready(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, tmp_path: Path
) -> None:
    del touch_display  # Only for its check that there are screens here.
    with TouchDisplay(1280, 800) as before:
        number = int(before.env["DISPLAY"].removeprefix(":"))
        display = before.env["DISPLAY"]
    env = plain(os.environ, cache, DISPLAY=display, SDL_VIDEODRIVER="x11")
    env |= {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "2000000"}
    words = [sys.executable, "-m", "kiosk", "run", "--explore", "--config", str(baked_small)]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(10.0)
        process = subprocess.Popen(words, env=env, cwd=tmp_path, text=True)
        try:
            # It is alive, but there is nothing to see yet.
            assert [manager.recv(999) for _ in range(3)] == [b"WATCHDOG=1"] * 3
            with TouchDisplay(1280, 800, number=number) as after:
                kiosk = Unattended(Kiosk(after, process), baked_small, state_beside(cache))
                kiosk.is_up()
                told = {manager.recv(999).split(b",")[0] for _ in range(12)}
                assert {b"READY=1", b"WATCHDOG=1", b"STATUS=showing"} <= told
                assert kiosk.kiosk.ends() == 0
                assert not (tmp_path / "build").exists()
        finally:
            process.kill()
            process.wait()


def test_the_screen_may_go_and_come_back(
    baked_small: Path, cache: Path, touch_display: TouchDisplay
) -> None:
    del touch_display  # Only for its check that there are screens here.
    with without_its_screen(baked_small, cache) as (kiosk, number):
        time.sleep(1.0)
        with TouchDisplay(1280, 800, number=number) as after:
            kiosk.kiosk.display = after
            came_s = time.monotonic()
            kiosk.comes_back(came_s, 2.0 + RESTART_S)
            kiosk.tells("screen_found")
            assert "exhibit" in kiosk.child().cmdline()
            assert kiosk.kiosk.ends() == 0


def test_a_compositor_may_crash_and_come_back(
    cage_display: CageDisplay, baked_small: Path, cache: Path
) -> None:
    with unattended(cage_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        cage_display.lose_compositor()
        kiosk.tells("exhibit_ended")
        time.sleep(1.0)
        cage_display.start_compositor()
        kiosk.comes_back(time.monotonic(), 2.0 + RESTART_S)
        assert "exhibit" in kiosk.child().cmdline()
        assert kiosk.kiosk.ends() == 0


def close_window(display: TouchDisplay) -> None:
    """Ask the window to close, as a window manager does for its visitor."""
    connection = Display(display.env["DISPLAY"])
    try:
        window = max(
            connection.screen().root.query_tree().children,
            key=lambda each: each.get_geometry().width,
        )
        wish, kind = (connection.intern_atom(n) for n in ("WM_DELETE_WINDOW", "WM_PROTOCOLS"))
        message = x_event.ClientMessage(
            window=window, client_type=kind, data=(32, [wish, 0, 0, 0, 0])
        )
        window.send_event(message)
        connection.sync()
    finally:
        connection.close()


def test_closing_a_plain_window_ends_everything(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    with unattended(touch_display, baked_small, cache, "--windowed") as kiosk:
        touch_display.wait_pixel(640, 400, lambda colour: colour != BLACK, 20.0)
        kiosk.tells("exhibit_shown")
        close_window(touch_display)
        assert kiosk.kiosk.process.wait(3.0) == 0


def test_in_full_screen_nothing_closes_the_window(kiosk: Unattended) -> None:
    child = kiosk.child()
    close_window(kiosk.display)
    kiosk.display.tap(600, 300)
    time.sleep(1.0)
    assert is_alive(child)
    assert kiosk.child() == child
    assert kiosk.kiosk.ends() == 0


def test_another_screen_in_the_place_of_the_first_is_filled(
    touch_display: TouchDisplay, baked_small: Path, cache: Path
) -> None:
    del touch_display  # Only for its check that there are screens here.
    with (
        without_its_screen(baked_small, cache) as (kiosk, number),
        TouchDisplay(1080, 1920, number=number) as after,
    ):
        kiosk.kiosk.display = after
        wanted = as_drawn_at(kiosk, cache, (1080, 1920))
        kiosk.kiosk.shows(wanted, within=SAME)
        before_touch = after.screenshot()
        # Fingers are felt where they are on this screen.
        after.drag([(540, 700), (300, 700)])
        kiosk.kiosk.watched(lambda picture: difference(picture, before_touch) > SAME)
        assert kiosk.kiosk.ends() == 0


def test_a_screen_that_changes_its_size_under_the_running_exhibit_is_filled(
    cage_display: CageDisplay, baked_small: Path, cache: Path
) -> None:
    with unattended(cage_display, baked_small, cache) as kiosk:
        kiosk.is_up()
        child = kiosk.child()
        wanted = as_drawn_at(kiosk, cache, (1000, 700))
        cage_display.resize_output(1000, 700)
        kiosk.kiosk.watched(
            lambda picture: difference(picture.crop((0, 0, 1000, 700)), wanted) < SAME
        )
        assert kiosk.child() == child
        cage_display.resize_output(1280, 800)
        kiosk.is_up()
        assert kiosk.child() == child
        assert kiosk.reports() == []
        assert kiosk.kiosk.ends() == 0
