"""The real program's window: how it goes, comes back, waits and tells what it is waiting for."""

import signal
from pathlib import Path

import pytest
from PIL import Image
from Xlib.display import Display

from tests.e2e.kiosks import Model, kiosk_on, ran
from tests.e2e.small import first_picture, write_land
from tests.rig.display import TouchDisplay
from tests.unit.bake.samples import halve

# The colour behind the notice, where nothing else is.
CORNER_PX = (4, 4)
NOTICE_SEA = (229, 231, 222)
BLACK = (0, 0, 0)


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGINT])
def test_a_wish_to_end_is_followed_in_order(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path, wish: signal.Signals
) -> None:
    with kiosk_on(touch_display, tmp_path / "cache", "--config", baked_small) as kiosk:
        kiosk.shows(first_picture(baked_small))
        kiosk.process.send_signal(wish)
        assert kiosk.process.wait(2.0) == 0
        assert kiosk.complaints() == ""


def test_the_picture_comes_back_from_under_another_window(
    touch_display: TouchDisplay, shipped_cache: Path, model: Model
) -> None:
    with kiosk_on(touch_display, shipped_cache) as kiosk:
        due = model.picture()
        kiosk.shows(due)
        other = Display(touch_display.env["DISPLAY"])
        root = other.screen().root
        cover = root.create_window(
            0, 0, 600, 500, 0, root.get_geometry().depth, override_redirect=1, background_pixel=0
        )
        cover.map()
        other.sync()
        kiosk.watched(lambda picture: picture.getpixel((300, 300)) == BLACK)
        cover.destroy()
        other.sync()
        kiosk.shows(due)
        other.close()


def test_a_plain_window_has_the_size_that_was_asked_for(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    words = ("--config", baked_small, "--size", "640x360")
    with kiosk_on(touch_display, tmp_path / "cache", *words):
        touch_display.wait_pixel(640, 400, lambda colour: colour != BLACK, 20.0)
        box = touch_display.screenshot().getbbox()
        assert box is not None
        assert (box[2] - box[0], box[3] - box[1]) == (640, 360)


def test_broken_content_shows_a_notice_until_it_is_mended(
    touch_display: TouchDisplay, small: Path, tmp_path: Path
) -> None:
    whole = small.read_text(encoding="utf-8")
    small.write_text(whole.replace("[exhibit]", "[exhibit", 1), encoding="utf-8")
    with kiosk_on(touch_display, tmp_path / "cache", "--config", small) as kiosk:
        touch_display.wait_pixel(*CORNER_PX, NOTICE_SEA, 20.0)
        small.write_text(whole, encoding="utf-8")
        touch_display.wait_pixel(*CORNER_PX, lambda colour: colour != NOTICE_SEA, 20.0)
        assert kiosk.ends() == 0
        assert "config.toml:1:9" in kiosk.complaints()


def test_broken_content_shows_the_last_good_one(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    words = ("--config", baked_small)
    baked_small.write_text("[exhibit", encoding="utf-8")
    with kiosk_on(touch_display, tmp_path / "cache", *words) as kiosk:
        kiosk.shows(first_picture(baked_small))
        assert kiosk.ends() == 0
        assert "config.toml:1" in kiosk.complaints()


def test_geodata_that_were_cut_off_keep_the_old_map_on_screen(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    words = ("--config", baked_small)
    halve(write_land(baked_small.parent))
    with kiosk_on(touch_display, tmp_path / "cache", *words) as kiosk:
        kiosk.shows(first_picture(baked_small))
        assert kiosk.ends() == 0
        assert "geodata/land.geojson" in kiosk.complaints()


def test_geodata_that_were_cut_off_show_a_notice_until_they_are_whole(
    touch_display: TouchDisplay, small: Path, tmp_path: Path
) -> None:
    halve(write_land(small.parent))
    with kiosk_on(touch_display, tmp_path / "cache", "--config", small) as kiosk:
        touch_display.wait_pixel(*CORNER_PX, NOTICE_SEA, 20.0)
        write_land(small.parent)
        touch_display.wait_pixel(*CORNER_PX, lambda colour: colour != NOTICE_SEA, 20.0)
        assert kiosk.ends() == 0


def test_a_cache_that_cannot_be_written_shows_a_notice(
    touch_display: TouchDisplay, small: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    with kiosk_on(touch_display, tmp_path / "cache", "--config", small) as kiosk:
        touch_display.wait_pixel(*CORNER_PX, NOTICE_SEA, 20.0)
        line = kiosk.process.stderr.readline() if kiosk.process.stderr else ""
        assert "cannot be written" in line or "could be kept" in line
        assert kiosk.ends() == 0
        assert "Traceback" not in kiosk.complaints()


def test_a_trace_that_cannot_be_written_is_refused_in_one_line(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    words = ("--config", baked_small, "--record", tmp_path)
    with kiosk_on(touch_display, tmp_path / "cache", *words) as kiosk:
        assert kiosk.process.wait(20.0) == 2
        line = f'kiosk: the trace "{tmp_path}" cannot be written: Is a directory\n'
        assert kiosk.complaints() == line


@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_screen_pictures_are_written_instead(
    baked_small: Path, small_env: dict[str, str], tmp_path: Path, display: str
) -> None:
    env = small_env | ({"DISPLAY": display} if display else {})
    done = ran("run", "--config", baked_small, env=env, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    why = f'The screen "{display}" does not answer' if display else "There is no screen here"
    assert done.stdout.startswith(why)
    pictures = sorted((tmp_path / "build" / "preview").iterdir())
    assert len(pictures) == done.stdout.count("wrote ") > 4
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == (1920, 1080)
