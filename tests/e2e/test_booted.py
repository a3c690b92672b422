"""An installation on a machine that really boots: who looks after the exhibit is looked after."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.ops.install.plan import Session, Wishes
from kiosk.ops.install.session import NAME, SCREEN_UNIT, UNIT, plan_for
from tests.conftest import REQUIRED, ROOT, skip_without
from tests.rig.display import TouchDisplay
from tests.rig.machine import Machine, missing_machine_packages, unable
from tests.rig.xorg import missing_wayland_packages

# What takes 1 to 3 s, on a machine that is busy with other tests.
SOON_S = 20.0
SCREEN = f"{NAME}-screen"
# So that the watchdog need not be waited for.
WATCHDOG_S = 3
SHOWING = ("systemctl", "show", "--property=StatusText", NAME)


@dataclass
class Installed:
    """A machine on which the kiosk was installed and started."""

    machine: Machine
    display: TouchDisplay

    def shows(self, starts: int) -> None:
        """Wait until the exhibit is on screen, and the service was started so many times again."""
        self.machine.waits(SHOWING, "showing", SOON_S)
        found = self.machine.told("systemctl", "show", "--property=NRestarts", "--value", NAME)
        assert int(found) == starts

    def processes(self) -> dict[int, str]:
        """Return all processes of its account but those that begin with a session."""
        lines = self.machine.told("ps", "-u", "kiosk", "-o", "pid=,args=").splitlines()
        found = {int(line.split()[0]): line.split(maxsplit=1)[1] for line in lines}
        passing = ("(sd-pam)", "(sd-pa", "/lib/systemd/systemd --user", "/usr/bin/dbus-daemon")
        return {pid: words for pid, words in found.items() if not words.startswith(passing)}

    def of(self, *words: str) -> int:
        """Return the number of the one process whose command line has these words."""
        (found,) = (
            pid for pid, line in self.processes().items() if all(each in line for each in words)
        )
        return found

    def supervisor(self) -> int:
        return int(self.machine.told("systemctl", "show", "--property=MainPID", "--value", NAME))


@pytest.fixture
def installed(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> Iterator[Installed]:
    skip_without((*missing_wayland_packages(), *missing_machine_packages()))
    if reason := unable():
        if REQUIRED and os.geteuid() == 0:
            pytest.fail(reason)
        pytest.skip(reason)
    files = tmp_path / "files"
    shutil.copytree(baked_small.parent, files / "srv" / "small")
    program = files / "opt" / "kiosk" / "kiosk"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -P -m kiosk "$@"\n')
    program.chmod(0o755)
    wishes = Wishes(
        Path("/opt/kiosk/kiosk"),
        Path("/srv/small/config.toml"),
        Session.CAGE,
        status="127.0.0.1:9464",
    )
    for file in plan_for(wishes).files:
        path = files / file.path.relative_to("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text)
        path.chmod(file.mode)
    for unit, lines in (
        (UNIT, f"WatchdogSec={WATCHDOG_S}"),
        # In place of a graphics card: a window on the screen of the rig.
        (
            SCREEN_UNIT,
            f"Environment=DISPLAY={touch_display.env['DISPLAY']} WLR_BACKENDS=x11"
            " WLR_X11_OUTPUTS=1 WLR_RENDERER=pixman",
        ),
    ):
        more = files / unit.relative_to("/").with_name(f"{unit.name}.d") / "rig.conf"
        more.parent.mkdir()
        more.write_text(f"[Service]\n{lines}\n")
    wants = files / "etc/systemd/system/multi-user.target.wants" / UNIT.name
    wants.parent.mkdir()
    wants.symlink_to(UNIT)
    touch_display.let_everybody_in()
    machine = Machine(files, ROOT, Path(sys.executable), touch_display.env["DISPLAY"])
    try:
        yield Installed(machine, touch_display)
    finally:
        machine.close()


def test_systemd_starts_watches_and_ends_the_kiosk_whatever_happens_to_its_processes(
    installed: Installed,
) -> None:
    machine = installed.machine
    # The machine has come up, and waited for nothing but the picture.
    installed.shows(starts=0)
    assert machine.told("systemctl", "is-system-running") == "running"
    assert "All is well" in machine.waits((NAME, "status"), "All is well", SOON_S)
    # Also for root in a folder of its own, into which the account of the kiosk may not look.
    machine.ran("mkdir", "-m", "700", "/private")
    for command, told in (("journal", "was switched on"), ("doctor", "px, by way of ")):
        done = machine.ran("env", "--chdir=/private", NAME, command)
        assert told in done.stdout, done
        assert "PermissionError" not in done.stderr

    # The supervisor stands still: its watchdog ends it, and all that was its own.
    before = installed.processes()
    machine.ran("kill", "-STOP", str(installed.supervisor()))
    restarts = ("systemctl", "show", "--property=NRestarts", NAME)
    machine.waits(restarts, "NRestarts=1", WATCHDOG_S + SOON_S)
    installed.shows(starts=1)
    assert not before.keys() & installed.processes().keys()

    # Each process of both services is killed in turn.
    for words in (("--part exhibit",), ("status-server",), ("/usr/bin/cage",), ("sleep infinity",)):
        starts = int(machine.told("systemctl", "show", "--property=NRestarts", "--value", NAME))
        lost = installed.of(*words)
        shown = machine.told(NAME, "journal", "--json", "--last", "1000").count("exhibit_shown")
        machine.ran("kill", "-KILL", str(lost))
        if words != ("status-server",):
            journal = (NAME, "journal", "--json", "--last", "1000")
            assert shown < _counted(machine, journal, shown + 1)
        installed.shows(starts=starts)
    machine.ran("kill", "-KILL", str(installed.supervisor()))
    machine.waits(restarts, "NRestarts=2", SOON_S)
    installed.shows(starts=2)
    assert machine.told("systemctl", "is-system-running") == "running"

    # Nothing is left of it when it is stopped, and a start returns.
    stopped = machine.ran("systemctl", "stop", NAME)
    assert stopped.returncode == 0, stopped.stderr
    machine.waits(("systemctl", "is-active", SCREEN), "inactive", SOON_S)
    assert installed.processes() == {}
    started = machine.ran("systemctl", "start", NAME, timeout_s=SOON_S)
    assert started.returncode == 0, started.stderr
    installed.shows(starts=0)


def _counted(machine: Machine, words: tuple[str, ...], wanted: int) -> int:
    deadline_s = time.monotonic() + SOON_S
    while (found := machine.told(*words).count("exhibit_shown")) < wanted:
        assert time.monotonic() < deadline_s, "the exhibit does not come back"
        time.sleep(0.2)
    return found
