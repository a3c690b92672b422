"""An installation: shown as it will be, done whole, and undone without a trace."""

import shlex
import shutil
import stat
import subprocess
from configparser import RawConfigParser
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from kiosk.__main__ import main
from kiosk.ops.install.carrying_out import InstallError, Machine, installed, removed
from kiosk.ops.install.plan import Command, Session, Wishes, told
from kiosk.ops.install.session import UNIT, kiosk_words, plan_for, start_words, udev_text, unit_text
from kiosk.ops.install.windows import windows_files
from tests.conftest import skip_without

WISHES = Wishes(Path("/opt/kiosk/.venv/bin/kiosk"), Path("/opt/kiosk/config.toml"))
SESSIONS = [WISHES, replace(WISHES, session=Session.X11)]


@pytest.fixture
def commands() -> list[str]:
    return []


@pytest.fixture
def machine(tmp_path: Path, commands: list[str]) -> Machine:
    def run(command: Command) -> str:
        commands.append(str(command))
        return ""

    (tmp_path / "image").mkdir()
    return Machine(tmp_path / "image", run)


def everything_in(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.readlink().name
        if path.is_symlink()
        else path.read_text()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.parametrize("wishes", SESSIONS)
def test_systemd_finds_nothing_wrong_with_the_service(wishes: Wishes, tmp_path: Path) -> None:
    skip_without([] if shutil.which("systemd-analyze") else ["systemd"])
    # It looks for the programs too, and these are not on every machine.
    there = shutil.which("true") or "/bin/true"
    text = unit_text(wishes).replace(start_words(wishes)[0], there)
    unit = tmp_path / UNIT.name
    unit.write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)],
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


@pytest.mark.parametrize("wishes", SESSIONS)
def test_what_is_shown_is_what_is_written(wishes: Wishes, machine: Machine) -> None:
    plan = plan_for(wishes)
    shown = "\n".join(told(plan))
    installed(machine, plan)
    for file in plan.files:
        path = machine.at(file.path)
        assert path.read_text() in f"{shown}\n"
        assert stat.S_IMODE(path.stat().st_mode) == file.mode
    assert machine.at(plan.links[0].path).readlink() == Path("/dev/null")


@pytest.mark.parametrize("wishes", SESSIONS)
def test_an_uninstalled_machine_is_as_it_was(
    wishes: Wishes, machine: Machine, commands: list[str]
) -> None:
    own = machine.at(PurePosixPath("/etc/udev/rules.d/90-museum-kiosk.rules"))
    own.parent.mkdir(parents=True)
    own.write_text("# of somebody else\n")
    default = machine.at(PurePosixPath("/etc/systemd/system/default.target"))
    default.parent.mkdir(parents=True)
    default.symlink_to("/lib/systemd/system/graphical.target")
    before = everything_in(machine.root)
    plan = plan_for(wishes)
    installed(machine, plan)
    # Again, as after a change of mind: what was there first is still known.
    installed(machine, plan)
    assert everything_in(machine.root) != before
    assert removed(machine, plan) == ()
    assert everything_in(machine.root) == before
    assert commands[-1] == "systemctl set-default graphical.target"


def test_a_file_that_the_operator_has_changed_is_left_alone(machine: Machine) -> None:
    plan = plan_for(WISHES)
    installed(machine, plan)
    machine.at(UNIT).write_text("[Unit]\n")
    assert removed(machine, plan) == (str(UNIT),)
    assert machine.at(UNIT).read_text() == "[Unit]\n"


def test_a_command_that_fails_is_named(machine: Machine) -> None:
    broken = replace(machine, run=lambda command: "no" if "enable" in str(command) else "")
    with pytest.raises(InstallError, match=r"`systemctl enable museum-kiosk\.service` failed: no"):
        installed(broken, plan_for(WISHES))


def test_the_program_is_compiled_for_an_account_that_may_not_write_beside_it(
    machine: Machine, commands: list[str]
) -> None:
    installed(machine, plan_for(WISHES))
    folder = Path(main.__code__.co_filename).parent
    assert f"/opt/kiosk/.venv/bin/python -m compileall -q {folder}" in commands


def test_nothing_is_uninstalled_where_nothing_was_installed(machine: Machine) -> None:
    with pytest.raises(InstallError, match="nothing is installed"):
        removed(machine, plan_for(WISHES))


@pytest.mark.parametrize("name", ["with space", "50%", "a$b", 'a"b', "a\\b", "a'b"])
def test_any_folder_reaches_the_program_as_it_is(name: str) -> None:
    wishes = replace(WISHES, config=Path("/srv") / name / "config.toml")
    unit = RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
    unit.read_string(unit_text(wishes))
    line = unit["Service"]["ExecStart"]
    words = [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(line)]
    assert str(wishes.config) in words


def test_the_watchdog_is_answered_by_the_supervisor_and_not_by_its_session() -> None:
    assert kiosk_words(WISHES)[:3] == ("/usr/bin/env", "-u", "WATCHDOG_PID")
    assert "NotifyAccess=all" in unit_text(WISHES)


def test_a_touch_panel_is_bound_to_its_screen_and_turned() -> None:
    text = udev_text(replace(WISHES, output="HDMI-A-1", turned_deg=90))
    rule = text.splitlines()[-1]
    assert 'ENV{WL_OUTPUT}="HDMI-A-1"' in rule
    assert 'ENV{LIBINPUT_CALIBRATION_MATRIX}="0 -1 1 1 0 0"' in rule
    assert 'ENV{ID_INPUT_TOUCHSCREEN}=="1"' in rule
    lines = udev_text(WISHES).splitlines()
    assert all(line.startswith("#") for line in lines)


def test_the_command_shows_all_and_writes_nothing_when_dry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.install._check_files", lambda _: None)
    image = tmp_path / "image"
    image.mkdir()
    assert main(["install", "--dry-run", "--root", str(image)]) == 0
    assert "ExecStart=/usr/bin/cage" in capsys.readouterr().out
    assert list(image.iterdir()) == []
    assert main(["install", "--root", str(image)]) == 2
    assert "--yes" in capsys.readouterr().err
    assert list(image.iterdir()) == []
    assert main(["install", "--yes", "--root", str(image)]) == 0
    assert main(["install", "--uninstall", "--root", str(image)]) == 0
    assert everything_in(image) == {}


def test_files_for_windows_name_the_program_and_the_exhibit(tmp_path: Path) -> None:
    texts = {file.path.name: file.text for file in windows_files(WISHES, tmp_path)}
    assert str(WISHES.config) in texts["task.xml"].replace("&quot;", '"')
    assert "SetCustomShell" in texts["shell-launcher.ps1"]
