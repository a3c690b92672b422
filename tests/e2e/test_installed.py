"""The sessions of an installation, started for real by the very lines that its files contain."""

import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image

from kiosk.app.folders import cache_folder
from kiosk.ops.install.plan import Session, Wishes
from kiosk.ops.install.session import ADDRESS, SESSION, plan_for, screen_text, unit_text
from tests.conftest import skip_without
from tests.e2e.conftest import SIZE_PX
from tests.e2e.kiosks import Kiosk, difference, plain, ran, state_beside
from tests.e2e.unattended import is_alive, journal_in, wait_until
from tests.rig.cage import CageDisplay
from tests.rig.display import TouchDisplay
from tests.rig.xorg import missing_wayland_packages

# By how much the resting screen differs from itself while it breathes.
BREATH = 4.0
# It takes 2 s; the rest is for machines that are busy with other tests.
COMES_UP_S = 60.0
PROGRAM = Path(sys.executable).with_name("kiosk")


@pytest.fixture
def open_folder(small_once: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the small exhibit and its cache that any account may use."""
    with tempfile.TemporaryDirectory(prefix="kiosk-installed-") as name:
        folder = Path(name)
        shutil.copytree(small_once / "small", folder / "small")
        monkeypatch.setenv("KIOSK_CACHE", str(folder / "cache"))
        (cache,) = (small_once / "cache").iterdir()
        shutil.copytree(cache, cache_folder(folder / "small" / "config.toml"))
        yield folder


def started_by(unit: str) -> list[str]:
    """Return the command line of a service."""
    (line,) = (line for line in unit.splitlines() if line.startswith("ExecStart="))
    return shlex.split(line.removeprefix("ExecStart="))


def wishes_in(folder: Path, session: Session) -> Wishes:
    return Wishes(PROGRAM, folder / "small" / "config.toml", session)


@pytest.fixture
def resting(open_folder: Path) -> Image.Image:
    """The screen on which the exhibit rests until somebody comes.

    Drawn before any session begins: it moves on after a while, and a busy machine may take longer
    than that to draw it.
    """
    path = open_folder / "resting.png"
    size = f"{SIZE_PX[0]}x{SIZE_PX[1]}"
    words = ("shot", "--config", open_folder / "small" / "config.toml", "--size", size)
    env = plain(os.environ, open_folder / "cache")
    done = ran(*words, "--attract", "1", "-o", path, env=env, cwd=open_folder)
    assert done.returncode == 0, done.stderr
    with Image.open(path) as picture:
        wanted = picture.convert("RGB")
    black = Image.new("RGB", wanted.size)
    assert difference(black, wanted) > 10 * BREATH
    return wanted


def comes_up(display: TouchDisplay, resting: Image.Image) -> None:
    """Wait for the screen on which the exhibit rests until somebody comes."""
    process: subprocess.Popen[str] = subprocess.Popen(["true"], text=True)
    process.wait()
    seen = Kiosk(display, process).watched(
        lambda screen: difference(screen, resting) < BREATH, timeout_s=COMES_UP_S
    )
    assert seen.size == SIZE_PX


def session_in(folder: Path, wishes: Wishes) -> tuple[Path, Path]:
    """Write the script of a session; return it and the file in which it tells of its screen."""
    address = folder / "address"
    (file,) = (file for file in plan_for(wishes).files if file.path == SESSION)
    script = folder / "session"
    script.write_text(file.text.replace(str(ADDRESS), str(address)))
    script.chmod(file.mode)
    return script, address


def supervisor_of(folder: Path) -> psutil.Process:
    (told,) = (
        entry
        for entry in journal_in(state_beside(folder / "cache"))
        if entry["event"] == "supervisor_started"
    )
    return psutil.Process(told["pid"])


def test_the_session_of_x_is_a_server_alone_and_tells_where_it_is(open_folder: Path) -> None:
    script, address = session_in(open_folder, wishes_in(open_folder, Session.X11))
    text = script.read_text()
    assert "exec /usr/bin/Xorg :0 vt7 " in text
    # There may be no console here for the server itself.
    script.write_text(text.replace("exec /usr/bin/Xorg", "exec true"))
    subprocess.run([script], env={"XDG_RUNTIME_DIR": "/run/user/7"}, check=True)
    told = "DISPLAY=:0\nWAYLAND_DISPLAY=\nXDG_RUNTIME_DIR=/run/user/7\n"
    assert address.read_text() == told


def test_the_session_of_cage_shows_the_exhibit_that_looks_for_it_and_tells_systemd(
    open_folder: Path, resting: Image.Image
) -> None:
    skip_without(missing_wayland_packages())
    wishes = wishes_in(open_folder, Session.CAGE)
    script, address = session_in(open_folder, wishes)
    assert started_by(screen_text(wishes)) == ["/usr/bin/cage", "-d", "--", str(SESSION)]
    # The account of cage must reach the place.
    open_folder.chmod(0o777)
    ear_address = open_folder / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(ear_address))
        ear.settimeout(COMES_UP_S)
        env = plain(os.environ, open_folder / "cache") | {
            "NOTIFY_SOCKET": str(ear_address),
            "WATCHDOG_USEC": "1000000",
            "KIOSK_SCREEN": str(address),
        }
        words = started_by(unit_text(wishes))
        with subprocess.Popen(words, env=env, stdin=subprocess.DEVNULL) as service:
            try:
                # The screen comes up after it, as it may after a fault.
                cage = ("/usr/bin/cage", "-d", "--", str(script))
                with CageDisplay(*SIZE_PX, command=cage) as display:
                    comes_up(display, resting)
                    heard = [ear.recv(4096) for _ in range(30)]
                    assert b"READY=1" in heard
                    assert heard.count(b"WATCHDOG=1") >= 2
                    supervisor = supervisor_of(open_folder)
                    assert supervisor.pid == service.pid
                    children = supervisor.children()
                    supervisor.terminate()
                    wait_until(lambda: not is_alive(supervisor), 5.0, "it goes on")
                    wait_until(lambda: not any(map(is_alive, children)), 5.0, "its child goes on")
            finally:
                service.kill()
