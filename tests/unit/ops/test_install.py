"""An installation: shown as it will be, done whole, and undone without a trace."""

import errno
import itertools
import os
import shlex
import shutil
import stat
import subprocess
from collections.abc import Callable
from configparser import RawConfigParser
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pytest

from kiosk.__main__ import main
from kiosk.ops import endings
from kiosk.ops.install.access import Account, barrier
from kiosk.ops.install.carrying_out import Host, InstallError, install, remove
from kiosk.ops.install.plan import Command, Session, Wishes, described
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

WISHES = Wishes(Path("/opt/kiosk/.venv/bin/kiosk"), Path("/opt/kiosk/config.toml"))
XORG = PurePosixPath("/etc/X11/xorg.conf.d/90-museum-kiosk.conf")
SESSIONS = [WISHES, replace(WISHES, session=Session.X11)]


@pytest.fixture
def commands() -> list[str]:
    return []


@pytest.fixture
def machine(tmp_path: Path, commands: list[str]) -> Host:
    def run(command: Command) -> str:
        commands.append(str(command))
        return ""

    (tmp_path / "image").mkdir()
    return Host(tmp_path / "image", run)


def everything_in(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.readlink().name
        if path.is_symlink()
        else path.read_text()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


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


@pytest.mark.parametrize("wishes", SESSIONS)
def test_what_is_shown_is_what_is_written(wishes: Wishes, machine: Host) -> None:
    plan = plan_for(wishes)
    shown = "\n".join(described(plan))
    install(machine, plan)
    for file in plan.files:
        path = machine.at(file.path)
        assert path.read_text() in f"{shown}\n"
        assert stat.S_IMODE(path.stat().st_mode) == file.mode
    assert machine.at(plan.links[0].path).readlink() == Path("/dev/null")


@pytest.mark.parametrize("wishes", SESSIONS)
def test_an_uninstalled_machine_is_as_it_was(
    wishes: Wishes, machine: Host, commands: list[str]
) -> None:
    own = machine.at(PurePosixPath("/etc/udev/rules.d/90-museum-kiosk.rules"))
    own.parent.mkdir(parents=True)
    own.write_text("# of somebody else\n")
    default = machine.at(PurePosixPath("/etc/systemd/system/default.target"))
    default.parent.mkdir(parents=True)
    default.symlink_to("/lib/systemd/system/graphical.target")
    before = everything_in(machine.root)
    plan = plan_for(wishes)
    install(machine, plan)
    # Again, as after a change of mind: what was there first is still known.
    install(machine, plan)
    assert everything_in(machine.root) != before
    assert remove(machine, plan) == ()
    assert everything_in(machine.root) == before
    assert commands[-1] == "systemctl set-default graphical.target"


def test_a_file_that_the_operator_has_changed_is_left_alone(machine: Host) -> None:
    plan = plan_for(WISHES)
    install(machine, plan)
    machine.at(UNIT).write_text("[Unit]\n")
    assert remove(machine, plan) == (str(UNIT),)
    assert machine.at(UNIT).read_text() == "[Unit]\n"


def test_nothing_of_an_earlier_session_is_left_behind(machine: Host) -> None:
    other, wanted = plan_for(SESSIONS[1]), plan_for(WISHES)
    install(machine, wanted)
    alone = everything_in(machine.root)
    remove(machine, wanted)
    install(machine, other)
    install(machine, wanted)
    assert everything_in(machine.root) == alone
    assert remove(machine, wanted) == ()
    assert everything_in(machine.root) == {}


def test_what_an_earlier_session_wrote_and_the_operator_changed_stays(machine: Host) -> None:
    install(machine, plan_for(SESSIONS[1]))
    changed = machine.at(XORG)
    changed.write_text("# mine\n")
    install(machine, plan_for(WISHES))
    assert remove(machine, plan_for(WISHES)) == (str(XORG),)
    assert everything_in(machine.root) == {str(XORG.relative_to("/")): "# mine\n"}


@pytest.mark.parametrize("at", range(6))
def test_an_installation_that_was_stopped_is_taken_up_and_undone_whole(
    machine: Host, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    own = machine.at(XORG)
    own.parent.mkdir(parents=True)
    own.write_text("# of somebody else\n")
    before = everything_in(machine.root)
    plan = plan_for(SESSIONS[1])
    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.replace", _stopping_at(2 * at + 1))
        with pytest.raises(InstallError, match="No space left on device"):
            install(machine, plan)
    install(machine, plan)
    assert remove(machine, plan) == ()
    assert everything_in(machine.root) == before


def _stopping_at(last: int) -> Callable[[Path, Path], Path]:
    """Return a way of moving files that fails after so many."""
    moved = itertools.count()

    def replace(self: Path, target: Path) -> Path:
        if next(moved) == last:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        os.replace(self, target)  # noqa: PTH105 - what is broken here is that of pathlib
        return target

    return replace


@pytest.mark.parametrize("target", ["reboot.target", "/dev/null"])
def test_a_link_of_the_operator_comes_back(machine: Host, target: str) -> None:
    plan = plan_for(WISHES)
    link = machine.at(plan.links[0].path)
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    install(machine, plan)
    assert str(link.readlink()) == "/dev/null"
    remove(machine, plan)
    assert str(link.readlink()) == target


def test_a_link_that_the_operator_has_turned_is_left_alone(machine: Host) -> None:
    plan = plan_for(WISHES)
    install(machine, plan)
    link = machine.at(plan.links[0].path)
    link.unlink()
    link.symlink_to("reboot.target")
    assert remove(machine, plan) == (str(plan.links[0].path),)
    assert str(link.readlink()) == "reboot.target"


def test_a_command_that_fails_is_named(machine: Host) -> None:
    broken = replace(machine, run=lambda command: "no" if "enable" in str(command) else "")
    with pytest.raises(InstallError, match=r"`systemctl enable museum-kiosk\.service` failed: no"):
        install(broken, plan_for(WISHES))


def test_the_program_is_compiled_for_an_account_that_may_not_write_beside_it(
    machine: Host, commands: list[str]
) -> None:
    install(machine, plan_for(WISHES))
    folder = Path(main.__code__.co_filename).parent
    assert f"/opt/kiosk/.venv/bin/python -m compileall -q {folder}" in commands


def test_nothing_is_uninstalled_where_nothing_was_install(machine: Host) -> None:
    with pytest.raises(InstallError, match="nothing is installed"):
        remove(machine, plan_for(WISHES))


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


def test_the_command_shows_all_and_writes_nothing_when_dry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.install._check_files", lambda _: None)
    monkeypatch.setattr("kiosk.app.install.run", lambda _: "")
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


def test_an_image_comes_up_with_the_exhibit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    skip_without([] if shutil.which("systemd-sysusers") else ["systemd"])
    monkeypatch.setattr("kiosk.app.install._check_files", lambda _: None)
    image = tmp_path / "image"
    units = image / "etc" / "systemd" / "system"
    units.mkdir(parents=True)
    for name in ("multi-user.target", "graphical.target"):
        (units / name).write_text("[Unit]\n")
    (units / "default.target").symlink_to("graphical.target")
    assert main(["install", "--yes", "--root", str(image)]) == 0
    # What a running machine alone can do is told.
    assert "not in an image: systemctl daemon-reload" in capsys.readouterr().out
    assert (units / "multi-user.target.wants" / UNIT.name).is_symlink()
    assert (units / "default.target").readlink().name == "multi-user.target"
    assert "Museum kiosk" in (image / "etc" / "passwd").read_text()
    assert main(["install", "--uninstall", "--root", str(image)]) == 0
    assert not (units / "multi-user.target.wants" / UNIT.name).is_symlink()
    assert (units / "default.target").readlink().name == "graphical.target"
    # What stays is told, with the commands that remove it.
    assert "userdel kiosk" in capsys.readouterr().out


def test_what_is_missing_is_looked_for_in_the_image(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.install._check_files", lambda _: None)
    words = ["install", "--dry-run", "--root", str(tmp_path), "--session", "x11"]
    assert main(words) == 0
    wanted = "apt-get install xserver-xorg-core xserver-xorg-input-libinput libxi6"
    assert wanted in capsys.readouterr().out
    for name in ("bin/Xorg", "lib/xorg/modules/input/libinput_drv.so", "lib/any/libXi.so.6"):
        (tmp_path / "usr" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "usr" / name).touch()
    assert main(words) == 0
    assert "apt-get" not in capsys.readouterr().out


def test_a_kiosk_keeps_what_it_remembers_when_its_folder_gets_another_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.install._check_files", lambda _: None)
    monkeypatch.setattr("kiosk.app.install.ROOT", tmp_path)
    older = tmp_path / "var" / "lib" / "museum-kiosk" / "0123456789ab"
    assert main(["install", "--dry-run", "--root", str(tmp_path)]) == 0
    assert "mv --no-target-directory" not in capsys.readouterr().out
    older.mkdir(parents=True)
    assert main(["install", "--dry-run", "--root", str(tmp_path)]) == 0
    moved = f"mv --no-target-directory {older} {older.with_name('exhibit')}"
    assert moved in capsys.readouterr().out


def test_a_private_folder_on_the_way_to_the_exhibit_or_to_python_is_told() -> None:
    # Where pytest works is private, too.
    with TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        home = folder / "home"
        python = home / "versions" / "python"
        python.parent.mkdir(parents=True, mode=0o755)
        home.chmod(0o755)
        python.touch(0o755)
        venv = folder / "python"
        venv.symlink_to(python)
        owner, anybody = Account(os.getuid()), Account()
        assert barrier(venv, anybody) is None
        home.chmod(0o700)
        assert barrier(venv, anybody) == home
        assert barrier(venv, Account(os.getuid() + 1, frozenset({home.stat().st_gid}))) == home
        assert barrier(venv, owner) is None
        home.chmod(0o710)
        assert barrier(venv, Account(os.getuid() + 1, frozenset({home.stat().st_gid}))) is None
        home.chmod(0o711)
        python.chmod(0o600)
        assert barrier(venv, anybody) == python


def test_what_the_account_could_not_read_is_told_before_and_refused_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with TemporaryDirectory(dir="/tmp") as name:
        # As a home is.
        Path(name).chmod(0o700)
        config = Path(name) / "config.toml"
        config.touch()
        monkeypatch.setattr("kiosk.app.install._program", lambda: Path("/bin/true"))
        words = ["install", "--config", str(config), "--user", "nobody"]
        assert main([*words, "--dry-run"]) == 0
        told = f'the account "nobody" cannot read "{config}", as "{name}" is closed to it'
        assert told in capsys.readouterr().out
        assert main([*words, "--yes"]) == 2
        assert told in capsys.readouterr().err


def test_files_for_windows_name_the_program_and_the_exhibit(tmp_path: Path) -> None:
    texts = {file.path.name: file.text for file in windows_files(WISHES, tmp_path)}
    assert str(WISHES.config) in texts["task.xml"].replace("&quot;", '"')
    assert "SetCustomShell" in texts["shell-launcher.ps1"]
