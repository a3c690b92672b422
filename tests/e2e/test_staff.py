"""Nothing that a visitor can do leaves the exhibit; staff with their PIN can."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import ceil, dist
from pathlib import Path
from typing import TypeAlias

import psutil
import pytest
from PIL import Image

from kiosk.app.assembly import font_files
from kiosk.app.folders import state_folder
from kiosk.app.trace import read_trace
from kiosk.content.load import load_exhibit
from kiosk.content.model import Lens
from kiosk.content.problems import Severity
from kiosk.geo.camera import Viewport
from kiosk.ops import endings
from kiosk.ops.endings import BY_STAFF
from kiosk.scene.boxes import Box
from kiosk.scene.closed import closed_scene
from kiosk.scene.desk import with_desk, with_note
from kiosk.scene.layout import layout_for
from kiosk.scene.style import Style
from kiosk.screen.fonts import Fonts
from kiosk.state.desk import Desk, Facts, Stage
from kiosk.state.intents import Px
from kiosk.state.state import initial_state
from kiosk.touch.contacts import Contact
from tests.e2e.conftest import SIZE_PX
from tests.e2e.kiosks import difference, plain, state_beside
from tests.e2e.small import first_picture
from tests.e2e.test_closed import is_dark
from tests.e2e.unattended import BLACK, Unattended, is_alive, unattended, wait_until
from tests.rig.display import TouchDisplay

Places: TypeAlias = Mapping[str, Px]

PIN = "471108"
CORNER_PX = (20, 20)
HOLD_S = 1.0
# Keys that elsewhere end, hide or leave a program; those with two names are pressed together.
WAYS_OUT = (
    "Escape", "F11", "F4", "Super_L", "Menu", "Print", "F1", "Delete", "BackSpace",
    ("Alt_L", "F4"), ("Control_L", "q"), ("Control_L", "w"), ("Control_L", "c"), ("Alt_L", "Tab"),
    ("Control_L", "Escape"), ("Super_L", "d"),
)  # fmt: skip


@pytest.fixture
def config(baked_small: Path) -> Path:
    text = baked_small.read_text(encoding="utf-8")
    baked_small.write_text(text.replace("hold_s = 5.0", f"hold_s = {HOLD_S}"), encoding="utf-8")
    return baked_small


@pytest.fixture
def kiosk(
    touch_display: TouchDisplay, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Unattended]:
    cache = tmp_path / "cache"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "pin", "--config", config],
        env=plain(dict(touch_display.env), cache),
        input=PIN,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"Hold the upper left corner of the screen for {HOLD_S:g} s" in done.stdout
    env = {"NOTIFY_SOCKET": str(tmp_path / "notify")}
    monkeypatch.setenv("KIOSK_STATE", str(state_beside(cache)))
    with unattended(touch_display, config, cache, env=env) as running:
        running.is_up()
        yield running


@pytest.fixture
def places(config: Path) -> Places:
    """Where the buttons of the desk are."""
    exhibit = load_exhibit(config).exhibit
    assert exhibit is not None
    viewport = Viewport(*SIZE_PX)
    style = Style(exhibit, Lens.PUBLIC, layout_for(viewport))
    fonts = Fonts(font_files(exhibit, config.parent))
    middles: dict[str, Px] = {}
    for desk in (Desk(Stage.SHEET, facts=Facts(lines=("version", "problems"))), Desk()):
        state = replace(initial_state(exhibit, viewport), desk=desk)
        scene = with_desk(closed_scene(viewport, fonts, (), 0.0), style, state, fonts)
        middles |= {each.id: each.area.centre_px for each in scene.targets}
    return middles


def tap(kiosk: Unattended, places: Places, *names: str) -> None:
    for name in names:
        kiosk.display.tap(*places[name])
        # No finger comes down again within 60 ms; a panel that says so has lost it for a moment.
        time.sleep(0.1)


def knock(kiosk: Unattended) -> None:
    finger = kiosk.display.down(*CORNER_PX)
    veiled = kiosk.display.pixel(640, 60)
    kiosk.display.wait_pixel(640, 60, lambda colour: colour != veiled, 5.0)
    kiosk.display.up(finger)
    time.sleep(0.2)


def come_in(kiosk: Unattended, places: Places, pin: str = PIN) -> None:
    knock(kiosk)
    tap(kiosk, places, *(f"pin:{digit}" for digit in pin), "pin:enter")


def arrives(kiosk: Unattended) -> None:
    kiosk.tells("staff_came")
    # The sheet comes with the next picture.
    time.sleep(0.5)


def test_no_key_leaves_the_exhibit(kiosk: Unattended) -> None:
    child = kiosk.child()
    for way in WAYS_OUT:
        if isinstance(way, str):
            kiosk.display.key(way)
        else:
            kiosk.display.chord(*way)
    kiosk.display.tap(600, 300)
    assert is_alive(child)
    assert kiosk.child() == child
    assert kiosk.kiosk.process.poll() is None
    assert not kiosk.told("exhibit_ended")


def test_staff_end_the_exhibit_with_their_pin_and_it_stays_away(
    kiosk: Unattended, places: Places
) -> None:
    come_in(kiosk, places)
    arrives(kiosk)
    tap(kiosk, places, "desk:end")
    # What the service is told not to start again after.
    assert kiosk.kiosk.process.wait(15.0) == endings.BY_STAFF
    assert kiosk.tells("exhibit_ended")[0]["how"] == "ended by staff"
    assert kiosk.reports() == []


def test_staff_start_the_exhibit_again_and_it_counts_as_no_failure(
    kiosk: Unattended, places: Places
) -> None:
    child = kiosk.child()
    come_in(kiosk, places)
    arrives(kiosk)
    tap(kiosk, places, "desk:restart")
    wait_until(lambda: not is_alive(child), 5.0, "it goes on")
    kiosk.is_up()
    assert kiosk.tells("exhibit_shown", 2)
    assert kiosk.reports() == []


def test_wrong_pins_lock_the_pad_also_after_a_kill(kiosk: Unattended, places: Places) -> None:
    come_in(kiosk, places, "0815")
    kiosk.tells("staff_pin_wrong", 1)
    for count in (2, 3):
        tap(kiosk, places, *(f"pin:{digit}" for digit in "0815"), "pin:enter")
        kiosk.tells("staff_pin_wrong", count)
    _, lost_s = kiosk.loses_child()
    kiosk.comes_back(lost_s, 10.0)
    clear = kiosk.display.pixel(640, 60)
    come_in(kiosk, places)
    tap(kiosk, places, "desk:end")
    # All that was touched has been answered when the pad is put away, and told when all has ended.
    kiosk.display.key("Escape")
    kiosk.display.wait_pixel(640, 60, clear, 5.0)
    assert kiosk.kiosk.ends(15.0) == 0
    assert kiosk.tells("supervisor_ended")
    # Nothing was asked: the pad was locked.
    assert not kiosk.told("staff_came")
    assert not kiosk.told("staff_asked")
    assert len(kiosk.told("staff_pin_wrong")) == 3


def test_notes_for_curators_outlive_a_restart_and_tell_of_problems(
    kiosk: Unattended, places: Places
) -> None:
    come_in(kiosk, places)
    arrives(kiosk)
    tap(kiosk, places, "desk:notes")
    kiosk.tells("staff_asked")
    kiosk.display.key("Escape")
    child = kiosk.child()
    psutil.Process(child.pid).kill()
    wait_until(lambda: len(kiosk.told("exhibit_shown")) == 2, 10.0, "it does not come back")
    kept = state_folder(kiosk.config) / "settings.json"
    assert '"notes": true' in kept.read_text()
    # The note is there from the first frame on, and nothing else has changed.
    note = note_box(kiosk.config)
    first = first_picture(kiosk.config)
    wanted = without(note, first)
    kiosk.kiosk.watched(lambda picture: difference(without(note, picture), wanted) == 0.0)
    assert difference(kiosk.display.screenshot(), first, note) > 1.0


def note_box(config: Path) -> Box:
    """Return where the note for curators is on the screen."""
    loaded = load_exhibit(config)
    assert loaded.exhibit is not None
    fonts = Fonts(font_files(loaded.exhibit, config.parent))
    viewport = Viewport(*SIZE_PX)
    style = Style(loaded.exhibit, Lens.PUBLIC, layout_for(viewport))
    words = loaded.exhibit.wording["staff_no_problems"]
    if loaded.problems:
        kinds = [each.severity for each in loaded.problems]
        words = loaded.exhibit.wording["staff_problems"].format(
            errors=kinds.count(Severity.ERROR), warnings=kinds.count(Severity.WARNING)
        )
    noted = with_note(closed_scene(viewport, fonts, (), 0.0), style, words, fonts)
    (box,) = (layer.box for layer in noted.layers if layer.id == "note")
    return box


def without(part: Box, picture: Image.Image) -> Image.Image:
    """Return a picture with one part of it blank."""
    blank = picture.copy()
    blank.paste(BLACK, (int(part.x_px), int(part.y_px), ceil(part.right_px), ceil(part.bottom_px)))
    return blank


def test_a_report_of_a_crash_does_not_tell_the_pin(kiosk: Unattended, places: Places) -> None:
    kiosk.display.tap(600, 300)
    come_in(kiosk, places)
    arrives(kiosk)
    kiosk.loses_child()
    wait_until(lambda: bool(kiosk.tells("crash_reported")), 5.0, "there is no report")
    trace = read_trace(kiosk.reports()[0] / "trace.jsonl")
    buttons = [places[f"pin:{digit}"] for digit in PIN]
    touched = [each.signal.px for each in trace.happenings if isinstance(each.signal, Contact)]
    assert (600.0, 300.0) in {(round(x_px), round(y_px)) for x_px, y_px in touched}
    assert not [px for px in touched if any(dist(px, button) < 5.0 for button in buttons)]


def test_staff_come_in_while_the_house_is_closed_and_leave_it_dark(
    kiosk: Unattended, places: Places
) -> None:
    text = kiosk.config.read_text(encoding="utf-8")
    hours = 'opening_hours = "2020 Jan 01 10:00-11:00"\nzone = "Europe/Berlin"\n\n[timeline]'
    kiosk.config.write_text(text.replace("\n[timeline]", f"\n{hours}", 1), encoding="utf-8")
    kiosk.kiosk.watched(is_dark)
    come_in(kiosk, places)
    arrives(kiosk)
    kiosk.kiosk.watched(lambda picture: not is_dark(picture))
    kiosk.display.key("Escape")
    kiosk.kiosk.watched(is_dark)
    kiosk.display.tap(600, 300)
    time.sleep(1.0)
    assert is_dark(kiosk.display.screenshot())
    come_in(kiosk, places)
    kiosk.tells("staff_came", 2)
    time.sleep(0.5)
    tap(kiosk, places, "desk:end")
    assert kiosk.kiosk.process.wait(15.0) == BY_STAFF
    assert [len(kiosk.told(event)) for event in ("house_closed", "house_opened")] == [1, 0]
    assert not kiosk.reports()
