"""A kiosk that nobody looks after: its processes, its journal, and ways to make its life hard."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from tests.conftest import skip_without_disks
from tests.e2e.kiosks import Kiosk, kiosk_on, state_beside
from tests.e2e.small import first_picture
from tests.rig.display import TouchDisplay

BROKEN = Path(__file__).with_name("broken")
# The colour behind the notice, where nothing else is.
CORNER_PX = (4, 4)
NOTICE_SEA = (229, 231, 222)
BLACK = (0, 0, 0)
# Where there is nothing but the map.
OPEN_SEA_PX = (200, 420)
LOOK_EVERY_S = 0.01
# A restart takes 1.0 to 1.4 s; the rest is for machines that are busy with other tests. Budgets of
# time stand in tests/bench.
RESTART_S = 10.0
# Two pictures of one screen differ by less than this on average; of two screens by far more.
SAME = 1.0


@dataclass
class Unattended:
    """A running kiosk and what is known of it from outside."""

    kiosk: Kiosk
    config: Path
    state: Path

    @property
    def display(self) -> TouchDisplay:
        return self.kiosk.display

    def child(self, timeout_s: float = 10.0) -> psutil.Process:
        """Return the process that shows the exhibit."""
        found: list[psutil.Process] = []

        def one() -> bool:
            found[:] = [
                child
                for child in psutil.Process(self.kiosk.process.pid).children()
                if is_alive(child) and "--part" in child.cmdline()
            ]
            return len(found) == 1

        wait_until(one, timeout_s, "there is no child")
        return found[0]

    def is_up(self, timeout_s: float = 20.0) -> float:
        """Wait until the exhibit looks as it ought to; return when it did."""
        wanted = first_picture(self.config)
        x_px, y_px = wanted.width // 2, wanted.height // 2
        red, green, blue = wanted.getpixel((x_px, y_px))  # type: ignore[misc]
        # A pixel is looked at far more often than a picture can be.
        seen_s = self.display.wait_pixel(x_px, y_px, (red, green, blue), timeout_s, LOOK_EVERY_S)
        self.kiosk.shows(wanted, timeout_s=timeout_s)
        return seen_s

    def comes_back(self, lost_s: float, within_s: float) -> float:
        """Wait until the exhibit is on screen again; return how long that took.

        Args:
            lost_s: When it was lost.
            within_s: How long it may take.
        """
        took_s = self.is_up() - lost_s
        assert took_s <= within_s, f"it took {took_s:.2f} s to come back"
        return took_s

    def loses_child(self) -> tuple[psutil.Process, float]:
        """Kill the child as the kernel does when memory runs out; return it and when."""
        child = self.child()
        at_s = time.monotonic()
        child.kill()
        wait_until(lambda: not is_alive(child), 5.0, "it survives")
        self.display.wait_pixel(640, 400, BLACK, 5.0)
        return child, at_s

    def told(self, event: str) -> list[dict[str, Any]]:
        """Return what the journal says of an event."""
        return [entry for entry in journal_in(self.state) if entry["event"] == event]

    def tells(self, event: str, count: int = 1, timeout_s: float = 10.0) -> list[dict[str, Any]]:
        """Wait until the journal has told an event so many times."""
        wait_until(lambda: len(self.told(event)) >= count, timeout_s, f"no {event} in the journal")
        return self.told(event)

    def reports(self) -> list[Path]:
        """Return the folders of crash reports, the oldest first."""
        return sorted(self.state.glob("*/crashes/*"))


@contextmanager
def unattended(
    display: TouchDisplay,
    config: Path,
    cache: Path,
    *words: str,
    env: Mapping[str, str] | None = None,
) -> Iterator[Unattended]:
    """Start a kiosk on a screen."""
    words = ("--config", str(config), *words)
    with kiosk_on(display, cache, *words, env=env or {}) as kiosk:
        yield Unattended(kiosk, config, state_beside(cache))


def broken_at(function: str, while_exists: Path, *, once: bool = False) -> dict[str, str]:
    """Return what must be in the environment for a function to fail while a file exists."""
    path = f"{BROKEN}:{Path(__file__).parents[2]}"
    env = {"PYTHONPATH": path, "FAULT_AT": function, "FAULT_WHILE": str(while_exists)}
    return env | ({"FAULT_ONCE": "1"} if once else {})


def journal_in(state: Path) -> list[dict[str, Any]]:
    """Return all whole lines of a journal."""
    found = []
    for path in state.glob("*/journal/kiosk.jsonl"):
        for line in path.read_text(encoding="utf-8").split("\n"):
            with suppress(ValueError):
                found.append(json.loads(line))
    return found


def is_alive(process: psutil.Process) -> bool:
    """Return whether a process runs; one that waits for its parent to take note does not."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def wait_until(is_so: Callable[[], bool], timeout_s: float, otherwise: str) -> None:
    """Look again and again until something is so."""
    deadline_s = time.monotonic() + timeout_s
    while not is_so():
        assert time.monotonic() < deadline_s, otherwise
        time.sleep(LOOK_EVERY_S)


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[Path]:
    """Mount a small disk over a folder, or skip the test where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        skip_without_disks()
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def lock(disk: Path) -> None:
    """Let nobody write to a mounted disk any more."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
