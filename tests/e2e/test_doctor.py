"""`kiosk doctor` on a real screen with a real touch panel."""

import json
import subprocess
import sys
from pathlib import Path

from tests.e2e.kiosks import plain
from tests.rig.display import TouchDisplay


def test_the_screen_and_its_touch_panel_are_found_and_shown(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    env = plain(touch_display.env, tmp_path / "cache", DISPLAY=touch_display.env["DISPLAY"])
    words = [sys.executable, "-m", "kiosk", "doctor", "--config", str(baked_small)]
    done = subprocess.run([*words, "--json"], env=env, capture_output=True, text=True, check=False)
    told = {each["subject"]: each for each in json.loads(done.stdout)}
    assert told["display"]["found"] == "1280 by 800 px, by way of x11."
    assert told["touch"]["verdict"] == "good"
    with subprocess.Popen([*words, "--touch"], env=env, stdout=subprocess.PIPE) as process:
        touch_display.wait_pixel(40, 40, (20, 24, 30), 10.0)
        fingers = [touch_display.down(x_px, 400) for x_px in (300, 640, 900)]
        ring_px = round(800 / 14)
        for x_px in (300, 640, 900):
            touch_display.wait_pixel(x_px, 400 - ring_px, lambda c: c[1] > 150, 5.0)
        for finger in fingers:
            touch_display.up(finger)
        touch_display.key("Escape")
        assert process.wait(5.0) == 0
        assert process.stdout is not None
        assert b"At most 3 at once" in process.stdout.read()
