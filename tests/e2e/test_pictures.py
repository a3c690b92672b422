"""Pictures and replays of the real program: the same from every place and at every time."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.conftest import ROOT
from tests.e2e.kiosks import Model, kiosk_on, ran
from tests.e2e.test_touch import bare_place, is_free_mark
from tests.e2e.unattended import wait_until
from tests.rig.display import TouchDisplay

SHOT = ("--at", "1962-10-27T12:00-04:00", "--lens", "secret", "--view", "cuba", "--size", "640x360")


@pytest.fixture
def env(small_env: dict[str, str], shipped_cache: Path) -> dict[str, str]:
    return small_env | {"KIOSK_CACHE": str(shipped_cache)}


def test_a_shot_is_the_same_everywhere(env: dict[str, str], tmp_path: Path) -> None:
    abroad = {"TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    one = ran("shot", *SHOT, "-o", tmp_path / "one.png", env=env, cwd=ROOT)
    other = ran(
        "shot", *SHOT, "--config", ROOT / "config.toml", "-o", "other.png", env=env | abroad,
        cwd=folder,
    )  # fmt: skip
    assert (one.returncode, one.stderr) == (other.returncode, other.stderr) == (0, "")
    assert (tmp_path / "one.png").read_bytes() == (folder / "other.png").read_bytes()


def test_a_replay_is_the_same_each_time(env: dict[str, str], tmp_path: Path) -> None:
    trace = tmp_path / "trace.jsonl"
    finger = [("down", 0.2, 300), ("move", 0.3, 280), ("move", 0.4, 200), ("up", 0.45, 200)]
    lines: list[dict[str, object]] = [{"size": [640, 360]}]
    for phase, at_s, x_px in finger:
        lines.append({"at_s": at_s, "contact": {"id": 1, "phase": phase, "px": [x_px, 150]}})
    lines += [{"at_s": 0.8, "key": "."}, {"at_s": 2.0, "shot": "card"}]
    trace.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    told = [
        ran("replay", trace, "--shots", tmp_path / name, env=env, cwd=ROOT)
        for name in ("one", "other")
    ]
    assert [each.returncode for each in told] == [0, 0], told[0].stderr
    assert re.fullmatch(r"\d+ frames painted, sha256 [0-9a-f]{64}\n", told[0].stdout)
    assert told[0].stdout == told[1].stdout
    one, other = (tmp_path / name / "card.png" for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_a_recorded_visit_ends_in_the_same_picture_when_it_is_played_again(
    touch_display: TouchDisplay, shipped_cache: Path, model: Model, env: dict[str, str],
    tmp_path: Path,
) -> None:  # fmt: skip
    trace = tmp_path / "visit.jsonl"
    mark = next(each for each in model.scene.targets if is_free_mark(each, model))
    place_px = bare_place(model)
    with kiosk_on(touch_display, shipped_cache, "--record", trace) as kiosk:
        kiosk.shows(model.picture())
        touch_display.tap(*mark.area.centre_px)
        assert mark.tap is not None
        model.do(mark.tap)
        model.rest()
        # Not before the map has arrived: where a finger stops it is a matter of milliseconds.
        kiosk.shows(model.picture())
        slider_px = model.target("timeline").area.centre_px
        touch_display.drag([slider_px, (slider_px[0] + 90, slider_px[1])], 0.3, hold_s=0.3)
        touch_display.pinch(place_px, 100, 160, 0.3, turn_deg=20, hold_s=0.2)
        touch_display.drag([place_px, (place_px[0] - 60, place_px[1] + 30)], 0.3, hold_s=0.3)
        touch_display.key("w")
        last_s = wait_for_key(trace)
        played = tmp_path / "played"
        with trace.open("a", encoding="utf-8") as file:
            # After what came up with the other world has pulsed, one after the other.
            file.write(json.dumps({"at_s": last_s + 9.0, "shot": "end"}) + "\n")
        done = ran("replay", trace, "--shots", played, env=env, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        with Image.open(played / "end.png") as picture:
            kiosk.shows(picture.convert("RGB"))


def wait_for_key(trace: Path) -> float:
    """Return when the key was recorded, as soon as it is."""
    last: list[str] = []

    def is_there() -> bool:
        # A line that is still being written has no end.
        last[:] = trace.read_text(encoding="utf-8").split("\n")[-2:-1]
        return any("key" in line for line in last)

    wait_until(is_there, 10.0, "the key was not recorded")
    return float(json.loads(last[0])["at_s"])
