"""A kiosk in a cellar: without any network, and on a disk that nobody can write to."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, skip_without_disks
from tests.e2e.kiosks import difference, plain, ran
from tests.e2e.small import first_picture
from tests.e2e.unattended import unattended, wait_until
from tests.rig.display import TouchDisplay

OFFLINE = Path(__file__).with_name("offline")
# How a shell here says that it may not mount what the test needs.
NO_DISKS = 77


def offline(tmp_path: Path) -> tuple[dict[str, str], Path]:
    """Return what must be in the environment for no network to be there, and where slips stand."""
    log = tmp_path / "reached-out"
    return {"PYTHONPATH": f"{OFFLINE}:{ROOT}", "OFFLINE_LOG": str(log)}, log


def test_the_exhibit_reaches_for_no_network_in_anything_that_visitors_do(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    env, log = offline(tmp_path)
    with unattended(touch_display, baked_small, tmp_path / "cache", env=env) as kiosk:
        kiosk.is_up()
        touch_display.drag([(600, 300), (300, 250)])
        touch_display.tap(640, 615)
        touch_display.drag([(400, 740), (900, 740)])
        text = baked_small.read_text(encoding="utf-8")
        baked_small.write_text(text.replace("The Airlift", "The Lift"), encoding="utf-8")
        kiosk.tells("content_taken_over")
        assert kiosk.kiosk.ends() == 0
    assert not log.exists(), log.read_text()


def test_no_command_of_curators_and_operators_needs_a_network(
    small: Path, small_env: dict[str, str], tmp_path: Path
) -> None:
    more, log = offline(tmp_path)
    env = small_env | more
    for words in (
        ("bake", "--config", small),
        ("check", "--config", small),
        ("shot", "--config", small, "--size", "640x480", "-o", "x.png"),
        ("doctor", "--config", small),
        ("journal", "--config", small),
        ("install", "--config", small, "--dry-run"),
    ):
        done = ran(*words, env=env, cwd=tmp_path)
        # The doctor finds no screen here.
        assert done.returncode == (1 if words[0] == "doctor" else 0), (words, done.stderr)
        assert done.stdout or words[0] in ("bake", "shot", "journal"), words
    assert (tmp_path / "x.png").is_file()
    assert not log.exists(), log.read_text()


def test_the_watch_for_networks_sees_one(tmp_path: Path) -> None:
    env, log = offline(tmp_path)
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False
    )
    assert "reached for the network" in done.stderr
    assert "socket.getaddrinfo" in log.read_text()


def test_no_test_reaches_another_machine() -> None:
    with socket.socket() as out, pytest.raises(PermissionError):
        out.connect(("192.0.2.1", 80))
    with pytest.raises(PermissionError):
        socket.getaddrinfo("kiosk.example", 80)


def test_the_whole_system_may_be_read_only_but_for_what_is_remembered(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    """Everything is read-only; what is remembered lies in memory, as with an overlay."""
    kept = tmp_path / "kept"
    shutil.copytree(tmp_path / "cache", kept)
    places = " ".join(f'"{tmp_path / name}"' for name in ("state", "cache"))
    (tmp_path / "state").mkdir()
    done = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    if done.returncode:
        skip_without_disks()
    # In a room of its own: the rest of this machine stays as it is.
    lines = f"""
        mount --make-rprivate / &&
        for each in {places}; do mount -t tmpfs tmpfs $each || exit {NO_DISKS}; done &&
        cp -a "{kept}/." "{tmp_path / "cache"}/" &&
        mount -o remount,bind,ro / || exit {NO_DISKS}
        for each in /tmp "{tmp_path}"; do
            mountpoint -q $each && {{ mount -o remount,bind,ro $each || exit {NO_DISKS}; }}
        done
        touch "{tmp_path}/x" 2>/dev/null && exit {NO_DISKS}
        exec "{sys.executable}" -m kiosk run --config "{baked_small}" --explore
    """
    env = plain(touch_display.env, tmp_path / "cache", DISPLAY=touch_display.env["DISPLAY"])
    wanted = first_picture(baked_small)
    process = subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", lines],
        env=env | {"HOME": "/nonexistent"},
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:

            def is_up() -> bool:
                if process.poll() == NO_DISKS:
                    skip_without_disks()
                assert process.poll() is None, "it has ended"
                return difference(touch_display.screenshot(), wanted) < 0.01

            wait_until(is_up, 20.0, "the exhibit does not come up")
            touch_display.drag([(600, 300), (300, 250)])
            wait_until(lambda: not is_up(), 5.0, "it does not answer")
            # The journal is there for as long as the machine is on.
            room = Path(f"/proc/{process.pid}/root{tmp_path / 'state'}")
            wait_until(lambda: any(room.rglob("*.jsonl")), 5.0, "there is no journal")
        finally:
            process.terminate()
            try:
                process.wait(5.0)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        assert process.stderr is not None
        told = process.stderr.read()
    assert process.returncode == 0, told
    assert "Traceback" not in told
    assert not list((tmp_path / "state").iterdir())
