"""One table of all that is measured, with the machine it was measured on: `make bench`.

    .venv/bin/python -m tests.bench.table              # all of it, some minutes
    .venv/bin/python -m tests.bench.table frames bake  # only these parts
    .venv/bin/python -m tests.bench.table --readme     # all of it, into the README too

A figure in milliseconds also stands in copies: how many times longer than copying one frame it
takes, which says the same on a slow machine and on a fast one.
"""

import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from kiosk.atlas.store import current_atlas, load_atlas
from kiosk.clock import SystemClock
from kiosk.content.load import load_exhibit
from kiosk.content.memory import memory_in
from tests.bench.many_events import write_many_events
from tests.bench.scaled import write_scaled_exhibit

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BEGIN, END = "<!-- figures: make bench ARGS=--readme -->", "<!-- end of figures -->"
VERTICES, EVENTS = 10, 50
LOADS = 5
FRAMES = {
    "moving": "the map moves, a card open",
    "scrubbing": "the slider moves",
    "pinching": "the timeline is pinched",
    "iris": "the switch turns",
    "settling": "a map that came to rest grows rich",
    "still": "marks pulse on a map at rest",
}


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        ms: In milliseconds, where it can be told in copies.
    """

    what: str
    figure: str
    ms: float | None = None


class Bench:
    """The shipped exhibit and its relatives, measured as processes of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.copy_ms = 0.0

    def frames(self) -> Iterator[Row]:
        """Yield the frame path of the shipped exhibit."""
        yield from self._frames(ROOT / "config.toml", tuple(FRAMES), "")

    def bake(self) -> Iterator[Row]:
        """Yield what it takes to compile all geodata anew, and to load what was made."""
        config = ROOT / "config.toml"
        yield from self._baked(config, "bake")
        (current,) = self._cache(config).glob("*/current")
        cache = current.parent
        yield _loaded("load the map", lambda: _load_map(cache))
        yield _loaded("load the story, first time", lambda: load_exhibit(config), once=True)
        memory = memory_in(cache)
        load_exhibit(config, memory=memory)
        yield _loaded("load the story again", lambda: load_exhibit(config, memory=memory))

    def latency(self) -> Iterator[Row]:
        """Yield how long a touch takes to be seen, on a real screen in memory."""
        found = self._pytest("tests/bench/test_latency.py", r"touch to changed pixel: (.*)")
        yield Row("touch to changed pixel", found or "needs the packages of tests/packages.txt")

    def recovery(self) -> Iterator[Row]:
        """Yield how soon a killed exhibit is back."""
        path = "tests/bench/test_recovery.py"
        found = self._pytest(path, r"first frame after kill -9: (.*)")
        yield Row("back after kill -9", found or "needs the packages of tests/packages.txt")

    def vertices(self) -> Iterator[Row]:
        """Yield the same with ten times the vertices."""
        config = write_scaled_exhibit(self._folder / "vertices", VERTICES)
        yield from self._baked(config, f"bake, {VERTICES} times the vertices")
        yield from self._frames(config, ("moving", "scrubbing"), f", {VERTICES} times the vertices")

    def events(self) -> Iterator[Row]:
        """Yield the same with fifty times the events."""
        config = write_many_events(self._folder / "events", EVENTS)
        what = f"load the story, {EVENTS} times the events"
        yield _loaded(what, lambda: load_exhibit(config), once=True)
        yield from self._frames(config, ("moving", "scrubbing"), f", {EVENTS} times the events")

    def _frames(self, config: Path, names: tuple[str, ...], more: str) -> Iterator[Row]:
        # Map and pictures are baked by then, as after the first start in a museum.
        self._kiosk(config, "shot", "-o", str(self._folder / "first.png"))
        figures: dict[str, Any] = json.loads(self._kiosk(config, "bench", "--json").stdout)
        self.copy_ms = self.copy_ms or figures["copy_ms"]
        if not more:
            yield Row("copy one frame of 1920 by 1080", f"{self.copy_ms:.2f} ms", self.copy_ms)
        yield Row(f"start to first frame{more}", f"{figures['first_frame_s']:.2f} s")
        yield Row(f"memory{more}", f"{figures['rss_mb']:.0f} MB")
        if not more:
            yield Row("idle", f"{figures['idle_cpu_percent']:.1f} % of a core")
        for name in names:
            row = figures[name]
            told = f"{row['p50_ms']:.1f} ms median, {row['p99_ms']:.1f} ms at 99 %"
            yield Row(f"{FRAMES[name]}{more}", told, row["p50_ms"])

    def _baked(self, config: Path, what: str) -> Iterator[Row]:
        began_s = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "bake", "--force", "--config", str(config)],
            env=self._env(config),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"the bake of {config} failed")
        cpu_s = usage.ru_utime + usage.ru_stime
        wall_s = time.perf_counter() - began_s
        peak_mb = usage.ru_maxrss / 1000.0
        yield Row(what, f"{wall_s:.1f} s, {cpu_s:.1f} s of processor time, {peak_mb:.0f} MB")

    def _kiosk(self, config: Path, *words: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", *words, "--config", str(config)],
            env=self._env(config),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"kiosk {' '.join(words)} failed for {config}: {done.stderr[-2000:]}")
        return done

    def _pytest(self, path: str, pattern: str) -> str:
        command = [sys.executable, "-m", "pytest", "-m", "bench", "-s", "-q", path]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
        found = re.search(pattern, said)
        return found[1] if found else ""

    def _cache(self, config: Path) -> Path:
        # Outside of the exhibit, as everywhere.
        return self._folder / "cache" / config.parent.name

    def _env(self, config: Path) -> dict[str, str]:
        return {
            **os.environ,
            "KIOSK_CACHE": str(self._cache(config)),
            "KIOSK_STATE": str(self._folder / "state"),
        }


def _load_map(cache: Path) -> object:
    folder = current_atlas(cache)
    assert folder is not None
    return load_atlas(folder)


def _loaded(what: str, load: Callable[[], object], *, once: bool = False) -> Row:
    clock = SystemClock()
    times_ms = []
    for _ in range(1 if once else LOADS):
        began_s = clock.now_s()
        load()
        times_ms.append(1000.0 * (clock.now_s() - began_s))
    return Row(what, f"{median(times_ms):.0f} ms")


def machine() -> str:
    """Return in one line what was measured on."""
    cpu = _first("/proc/cpuinfo", r"model name\s*: (.*)") or platform.processor()
    memory_kb = float(_first("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0)
    system = _first("/etc/os-release", r'PRETTY_NAME="(.*)"') or platform.system()
    return (
        f"{cpu.strip()}, {os.cpu_count()} cores, {memory_kb / 1e6:.0f} GB, {system},"
        f" Python {platform.python_version()}, pygame-ce {version('pygame-ce')}"
    )


def _first(path: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1] if found else ""


def markdown(rows: list[Row], copy_ms: float) -> str:
    """Return the table as it stands in the README."""
    lines = ["| what | figure | in copies |", "|---|---|---|"]
    for row in rows:
        copies = f"{row.ms / copy_ms:.1f}" if row.ms and copy_ms else ""
        lines.append(f"| {row.what} | {row.figure} | {copies} |")
    return "\n".join(lines)


def filled_in(text: str, figures: str) -> str:
    """Return the text of the README with new figures between its two marks."""
    head, found, rest = text.partition(BEGIN)
    _, closed, tail = rest.partition(END)
    if not (found and closed):
        sys.exit(f"the README has no place for figures: {BEGIN} … {END}")
    return f"{head}{BEGIN}\n{figures}\n{END}{tail}"


def main() -> None:
    """Measure and print; with --readme write it down as well."""
    words = [word for word in sys.argv[1:] if word != "--readme"]
    rows: list[Row] = []
    with TemporaryDirectory(prefix="kiosk-bench-") as folder:
        bench = Bench(Path(folder))
        parts = {
            "frames": bench.frames,
            "latency": bench.latency,
            "recovery": bench.recovery,
            "bake": bench.bake,
            "vertices": bench.vertices,
            "events": bench.events,
        }
        for name, part in parts.items():
            if not words or name in words:
                for row in part():
                    rows.append(row)
                    # As it comes: all of it takes minutes.
                    print(f"{row.what:55} {row.figure}", flush=True)
        figures = f"{markdown(rows, bench.copy_ms)}\n\n{machine()}."
    print(f"\n{figures}")
    if "--readme" in sys.argv:
        README.write_text(filled_in(README.read_text(encoding="utf-8"), figures), encoding="utf-8")


if __name__ == "__main__":
    main()
