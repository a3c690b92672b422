"""The real program, alone or on a screen, and what it ought to show there."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.build import build_scene
from kiosk.scene.hits import HitTarget
from kiosk.scene.scene import Scene
from kiosk.screen.stages import Canvas
from kiosk.state.intents import Intent, Tick
from kiosk.state.state import State, initial_state
from kiosk.state.update import MAX_TICK_S, update
from kiosk.visit import Show
from tests.rig.display import TouchDisplay

# Longer than any flight, card or fading takes.
REST_S = 4.0


def ran(
    *words: str | Path, env: Mapping[str, str], cwd: Path, timeout_s: float = 60.0
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *map(str, words)],
        env=dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )


def plain(env: Mapping[str, str], cache: Path, **more: str | Path) -> dict[str, str]:
    """Return an environment without what a test process has set for itself.

    Args:
        env: That of the test, or of a screen.
        cache: Where the program keeps what it has baked; what it remembers lies beside it.
        more: What else is set.
    """
    own = ("SDL_", "KIOSK_", "DISPLAY", "WAYLAND_DISPLAY", "PYTHON", "COV")
    kept = {name: value for name, value in env.items() if not name.startswith(own)}
    # The program is found wherever it is started, installed or not.
    kept["PYTHONPATH"] = str(Path(__file__).parents[2])
    kept |= {"KIOSK_CACHE": str(cache), "KIOSK_STATE": str(state_beside(cache))}
    return kept | {name: str(value) for name, value in more.items()}


def state_beside(cache: Path) -> Path:
    """Return the state folder that belongs to a cache."""
    return cache.with_name("state")


@dataclass
class Kiosk:
    """A running exhibit with a visitor in front of it."""

    display: TouchDisplay
    process: subprocess.Popen[str]

    def shows(
        self,
        wanted: Image.Image,
        part: Box | None = None,
        *,
        within: float = 0.0,
        timeout_s: float = 20.0,
    ) -> Image.Image:
        """Return the screen as soon as it looks as it ought to.

        Args:
            wanted: What it ought to look like.
            part: The part of the screen that counts, or None for all of it.
            within: By how much it may differ, as `difference` counts.
            timeout_s: How long that may take; the map at rest is refined bit by bit.
        """
        deadline_s = time.monotonic() + timeout_s
        while True:
            picture = self.display.screenshot()
            by = difference(picture, wanted, part)
            if by <= within:
                return picture
            assert time.monotonic() < deadline_s, f"the screen differs by {by:.2f} from what is due"
            time.sleep(0.05)

    def watched(
        self, looks_right: Callable[[Image.Image], bool], timeout_s: float = 10.0
    ) -> Image.Image:
        """Return the screen as soon as it is as a test wants it."""
        deadline_s = time.monotonic() + timeout_s
        while True:
            picture = self.display.screenshot()
            if looks_right(picture):
                return picture
            assert time.monotonic() < deadline_s, "the screen never looked right"
            time.sleep(0.02)

    def ends(self, timeout_s: float = 2.0) -> int:
        """Ask the program to end and return its exit status."""
        self.process.terminate()
        return self.process.wait(timeout_s)

    def complaints(self) -> str:
        """Return what it has written to standard error, once it has ended."""
        assert self.process.stderr is not None
        return self.process.stderr.read()


@contextmanager
def kiosk_on(
    display: TouchDisplay,
    cache: Path,
    *words: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    explore: bool = True,
) -> Iterator[Kiosk]:
    """Start `kiosk run` on a screen, as an operator would, and end it afterwards.

    With `explore` it begins with the map, which stands still, and not with the resting screen.
    """
    screen = {
        name: display.env[name]
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")
        if name in display.env
    }
    env = plain(display.env, cache, **screen) | dict(env or {})
    command = [sys.executable, "-m", "kiosk", "run", *map(str, words)]
    command += ["--explore"] if explore else []
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=env, cwd=cwd, stdout=pipe, stderr=pipe, text=True
    ) as process:
        try:
            yield Kiosk(display, process)
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5.0)
                except subprocess.TimeoutExpired:
                    process.kill()


class Model:
    """The same visit in this process: what the real one ought to look like."""

    def __init__(self, show: Show, size_px: tuple[int, int], canvas: Canvas) -> None:
        self.show = show
        self._canvas = canvas
        self.state: State = initial_state(show.exhibit, Viewport(*size_px))
        self.rest()

    @property
    def scene(self) -> Scene:
        edition = self.show.exhibit.in_language(self.state.language)
        return build_scene(self.state, edition, self.show.atlas, self.show.typography)

    def do(self, *intents: Intent) -> None:
        for intent in intents:
            self.state = update(self.state, intent, self.show.exhibit)

    def rest(self) -> None:
        """Let time pass until nothing moves."""
        self.do(*(Tick(MAX_TICK_S) for _ in range(round(REST_S / MAX_TICK_S))))

    def target(self, name: str) -> HitTarget:
        """Return what answers to touch under a name."""
        (found,) = (target for target in self.scene.targets if target.id == name)
        return found

    def topmost(self, px: tuple[float, float]) -> HitTarget:
        """Return what answers to touch at a place."""
        return next(each for each in reversed(self.scene.targets) if each.area.contains(px))

    def picture(self) -> Image.Image:
        """Return what is on screen once all is drawn."""
        self._canvas.resize(
            (self.state.camera.viewport.width_px, self.state.camera.viewport.height_px)
        )
        self._canvas.present(self.scene, at_once=True)
        return Image.frombytes("RGB", self._canvas.size_px, self._canvas.pixels)


def difference(one: Image.Image, other: Image.Image, part: Box | None = None) -> float:
    """Return how far two pictures differ on average, from 0 to 255."""
    both = ImageChops.difference(one, other)
    if part is not None:
        both = both.crop(
            (round(part.x_px), round(part.y_px), round(part.right_px), round(part.bottom_px))
        )
    return sum(ImageStat.Stat(both).mean) / 3
