"""An installation: shown as it will be, done whole, and undone without a trace."""

import errno
import itertools
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from kiosk.__main__ import main
from kiosk.ops.install.carrying_out import Host, InstallError, install, remove
from kiosk.ops.install.plan import Command, Wishes, described
from kiosk.ops.install.session import UNIT, plan_for
from tests.unit.ops.installing import SESSIONS, WISHES, XORG, everything_in


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


def test_nothing_is_uninstalled_where_nothing_was_installed(machine: Host) -> None:
    with pytest.raises(InstallError, match="nothing is installed"):
        remove(machine, plan_for(WISHES))
