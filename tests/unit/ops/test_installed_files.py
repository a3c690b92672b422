"""What the files of an installation say to systemd, X, udev and Windows."""

import shlex
import shutil
import subprocess
from configparser import RawConfigParser
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.ops import endings
from kiosk.ops.install.plan import Wishes
from kiosk.ops.install.session import (
    SCREEN_UNIT,
    SESSION,
    UNIT,
    kiosk_words,
    plan_for,
    screen_text,
    screen_words,
    udev_text,
    unit_text,
)
from kiosk.ops.install.windows import windows_files
from tests.conftest import skip_without
from tests.unit.ops.installing import SESSIONS, WISHES, XORG


@pytest.mark.parametrize("wishes", SESSIONS)
def test_systemd_finds_nothing_wrong_with_the_services(wishes: Wishes, tmp_path: Path) -> None:
    skip_without([] if shutil.which("systemd-analyze") else ["systemd"])
    # It looks for the programs too, and these are not on every machine.
    there = shutil.which("true") or "/bin/true"
    text = unit_text(wishes).replace(kiosk_words(wishes)[0], there)
    unit, screen = tmp_path / UNIT.name, tmp_path / SCREEN_UNIT.name
    unit.write_text(text)
    screen.write_text(screen_text(wishes).replace(screen_words(wishes)[0], there))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit), str(screen)],
        capture_output=True,
        text=True,
        check=False,
    )
    # What it says of other units of this machine is not ours.
    ours = [line for line in done.stderr.splitlines() if "museum-kiosk" in line]
    assert ours == []
    unit.write_text(text.replace("WatchdogSec=30", "WatchdogSecs=30"))
    verify = ["systemd-analyze", "verify", "--man=no", str(unit)]
    worse = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert "WatchdogSecs" in worse.stderr


@pytest.mark.parametrize("name", ["with space", "50%", "a$b", 'a"b', "a\\b", "a'b"])
def test_any_folder_reaches_the_program_as_it_is(name: str) -> None:
    wishes = replace(WISHES, config=Path("/srv") / name / "config.toml")
    unit = RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
    unit.read_string(unit_text(wishes))
    line = unit["Service"]["ExecStart"]
    words = [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(line)]
    assert str(wishes.config) in words


@pytest.mark.parametrize("wishes", SESSIONS)
def test_the_service_hears_its_supervisor_because_no_session_lies_between(wishes: Wishes) -> None:
    service, screen = unit_text(wishes), screen_text(wishes)
    assert f"ExecStart={wishes.program} run " in service
    assert "Type=notify\nNotifyAccess=main\n" in service
    # Whoever begins a session is moved out of the group of processes of the service.
    assert "PAMName" not in service
    assert "PAMName" in screen


def test_a_service_that_staff_ended_is_not_started_again() -> None:
    assert f"RestartPreventExitStatus={endings.BY_STAFF}\n" in unit_text(WISHES)


def test_a_desktop_does_not_fight_for_the_screen() -> None:
    lines = screen_text(WISHES).splitlines()
    assert "Conflicts=getty@tty7.service display-manager.service" in lines
    # Also before it: else both would have the screen for a moment.
    assert any(line.startswith("After=") and "display-manager" in line for line in lines)


def test_x_never_blanks_by_itself_and_can_be_turned_off_by_a_command() -> None:
    files = {file.path: file.text for file in plan_for(SESSIONS[1]).files}
    assert 'Option "OffTime" "0"' in files[XORG]
    assert "dpms" not in files[SESSION].lower()


def test_a_touch_panel_is_bound_to_its_screen_and_turned() -> None:
    text = udev_text(replace(WISHES, output="HDMI-A-1", turned_deg=90))
    rule = text.splitlines()[-1]
    assert 'ENV{WL_OUTPUT}="HDMI-A-1"' in rule
    assert 'ENV{LIBINPUT_CALIBRATION_MATRIX}="0 -1 1 1 0 0"' in rule
    assert 'ENV{ID_INPUT_TOUCHSCREEN}=="1"' in rule
    lines = udev_text(WISHES).splitlines()
    assert all(line.startswith("#") for line in lines)


def test_files_for_windows_name_the_program_and_the_exhibit(tmp_path: Path) -> None:
    texts = {file.path.name: file.text for file in windows_files(WISHES, tmp_path)}
    assert str(WISHES.config) in texts["task.xml"].replace("&quot;", '"')
    assert "SetCustomShell" in texts["shell-launcher.ps1"]
