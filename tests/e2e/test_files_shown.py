"""Mistakes in files of the map and in pictures, told by the running exhibit and by the check."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.kiosks import plain, ran
from tests.e2e.small import LAND, write_land
from tests.e2e.unattended import Unattended, unattended, wait_until
from tests.rig.display import TouchDisplay
from tests.unit.bake.samples import halve

PICTURE = "media/a.jpg"


@pytest.fixture
def kiosk(touch_display: TouchDisplay, baked_small: Path, cache: Path) -> Iterator[Unattended]:
    with unattended(touch_display, baked_small, cache) as running:
        running.is_up()
        yield running


def checked(config: Path, env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return ran("check", *words, "--config", config, env=env, cwd=config.parent)


def misplace_land(config: Path) -> None:
    """Let the land lie farther north than the pole."""
    path = config.parent / LAND
    path.write_text(path.read_text().replace("58.0", "231.0"))


def errors_in(told: str) -> Sequence[dict[str, Any]]:
    return [each for each in json.loads(told) if each["severity"] == "error"]


def test_a_mistake_in_a_layer_is_told_everywhere_and_keeps_the_last_good_map(
    kiosk: Unattended, small_env: dict[str, str], touch_display: TouchDisplay
) -> None:
    config, before = kiosk.config, touch_display.screenshot()
    misplace_land(config)
    (told,) = kiosk.tells("map_refused", timeout_s=30.0)
    assert LAND in told["reason"]
    assert "231.0" in told["reason"]
    done = checked(config, small_env)
    assert done.returncode == 1
    assert f'{LAND}  map layer "land", feature "uk" (Britain)\n' in done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 to correct")
    found = errors_in(checked(config, small_env, "--json").stdout)
    assert [each["path"] for each in found] == [LAND, LAND]
    # Words are shown although the map cannot be made, and that is not told once more.
    story = config.parent / "story" / "story.toml"
    story.write_text(story.read_text() + "\n")
    kiosk.tells("content_taken_over", 2)
    assert len(kiosk.told("map_refused")) == 1
    kiosk.kiosk.shows(before)
    write_land(config.parent)
    kiosk.tells("map_mended", timeout_s=30.0)
    assert checked(config, small_env).returncode == 0


def test_what_the_exhibit_says_wrong_of_a_layer_is_told_where_it_says_so(
    small: Path, small_env: dict[str, str]
) -> None:
    text = small.read_text()
    small.write_text(
        text.replace(f'path = "{LAND}"\nkind = "areas"', f'path = "{LAND}"\nkind = "lines"')
    )
    done = checked(small, small_env)
    line = small.read_text().splitlines().index('kind = "lines"') + 1
    assert done.returncode == 1
    assert done.stdout.startswith(f'config.toml:{line}:8  map, layer "land", kind\n')


def test_a_new_machine_says_why_it_has_no_map_and_comes_up_when_that_is_mended(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    misplace_land(baked_small)
    with unattended(touch_display, baked_small, tmp_path / "new") as kiosk:
        (told,) = kiosk.tells("map_missing", timeout_s=30.0)
        assert LAND in told["reason"]
        assert "231.0" in told["reason"]
        write_land(baked_small.parent)
        kiosk.is_up(timeout_s=30.0)


@pytest.mark.parametrize("fault", ["gone", "cut off", "a text"])
def test_what_is_wrong_with_a_picture_is_told_where_it_is_named(
    kiosk: Unattended, small_env: dict[str, str], fault: str
) -> None:
    config, path = kiosk.config, kiosk.config.parent / PICTURE
    kiosk.tells("pictures_taken_over", timeout_s=30.0)
    whole = path.read_bytes()
    match fault:
        case "gone":
            path.unlink()
        case "cut off":
            halve(path)
        case _:
            path.write_text("hello")
    (told,) = kiosk.tells("pictures_refused", timeout_s=30.0)
    assert told["reason"].startswith("story/story.toml:")
    done = checked(config, small_env)
    assert done.returncode == 1
    lines = (config.parent / "story" / "story.toml").read_text().splitlines()
    (error, *_) = errors_in(checked(config, small_env, "--json").stdout)
    assert PICTURE in lines[error["line"] - 1]
    path.write_bytes(whole)
    kiosk.tells("pictures_mended", timeout_s=30.0)
    wait_until(lambda: checked(config, small_env).returncode == 0, 20.0, "it is still told")


def test_a_broken_picture_is_told_together_with_a_slip_in_the_story(
    kiosk: Unattended, small_env: dict[str, str]
) -> None:
    config, story = kiosk.config, kiosk.config.parent / "story" / "story.toml"
    kiosk.tells("pictures_taken_over", timeout_s=30.0)
    whole, picture = story.read_text(), (config.parent / PICTURE).read_bytes()
    story.write_text(whole.replace("weight = 5", "weight = 9"))
    kiosk.tells("content_refused", timeout_s=10.0)
    (config.parent / PICTURE).write_text("hello")
    (told,) = kiosk.tells("pictures_refused", timeout_s=30.0)
    assert told["reason"].startswith("story/story.toml:")
    found = {each["found"] for each in errors_in(checked(config, small_env, "--json").stdout)}
    assert found == {"This is the number 9.", "The file is not a picture."}
    story.write_text(whole)
    (config.parent / PICTURE).write_bytes(picture)
    kiosk.tells("pictures_mended", timeout_s=30.0)


def test_the_status_tells_of_a_map_that_is_not_that_of_its_files(
    touch_display: TouchDisplay, baked_small: Path, cache: Path, port: int
) -> None:
    with unattended(touch_display, baked_small, cache, "--status", str(port)) as kiosk:
        kiosk.is_up()
        misplace_land(baked_small)
        kiosk.tells("map_refused", timeout_s=30.0)
        words = ("status", "--listen", str(port))
        env = plain(touch_display.env, cache)
        told = ran(*words, env=env, cwd=baked_small.parent)
        assert told.returncode == 1
        assert told.stdout.startswith("The map has errors; the last good one is shown. " + LAND)
