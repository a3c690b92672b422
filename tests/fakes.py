"""Stand-ins for the world outside, which tests move by hand."""

import os
from collections import deque
from collections.abc import Iterable, Sequence

from kiosk.atlas.model import Atlas
from kiosk.atlas.pictures import Gallery
from kiosk.content.model import Exhibit
from kiosk.scene.scene import Scene
from kiosk.screen.fonts import FontFiles
from kiosk.screen.stages import Canvas
from kiosk.screen.window import Closed, Signal
from kiosk.state.intents import Intent
from kiosk.state.state import State
from kiosk.state.update import update


class ManualClock:
    """A Clock that stands still until it is advanced."""

    def __init__(self, now_s: float = 0.0, wall_utc_s: float = 0.0) -> None:
        self._now_s = now_s
        self._wall_utc_s = wall_utc_s

    def now_s(self) -> float:
        return self._now_s

    def wall_utc_s(self) -> float:
        return self._wall_utc_s

    def advance(self, by_s: float) -> None:
        """Let time pass on both clocks."""
        self._now_s += by_s
        self._wall_utc_s += by_s

    def set_wall(self, utc_s: float) -> None:
        """Set the wall clock, as NTP does; durations do not notice."""
        self._wall_utc_s = utc_s


class ScriptedScreen:
    """A screen whose waits pass on a ManualClock, and whose input is written beforehand.

    Attributes:
        shown: Every scene that differed from the one before, with the time at which it was shown.
        looks: How often the loop looked for input.
    """

    def __init__(
        self, clock: ManualClock, script: Iterable[tuple[float, Signal]], until_s: float
    ) -> None:
        """Begin.

        Args:
            clock: The clock of the loop too.
            script: What happens, and when.
            until_s: When the window is closed.
        """
        self.shown: list[tuple[float, Scene]] = []
        self.looks = 0
        self.oversleeps = deque[tuple[float, float]]()
        self.stalls = deque[tuple[float, float]]()
        self._clock = clock
        self._coming = deque(sorted(script, key=lambda each: each[0]))
        self._until_s = until_s

    @property
    def refining(self) -> bool:
        return False

    @property
    def preparing(self) -> bool:
        return False

    def stall(self, at_s: float, for_s: float) -> None:
        """Let painting take this long once, as a slow disk does."""
        self.stalls.append((at_s, for_s))

    def oversleep(self, at_s: float, for_s: float) -> None:
        """Let waiting take this much longer once, as a machine that was suspended does."""
        self.oversleeps.append((at_s, for_s))

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        self.looks += 1
        now_s = self._clock.now_s()
        next_s = self._coming[0][0] if self._coming else self._until_s
        # A wait of no time at all still takes some, or a busy loop would stand still.
        wait_s = min(timeout_s, max(0.0, min(next_s, self._until_s) - now_s))
        self._clock.advance(max(wait_s, 1e-4))
        self._pass(self.oversleeps)
        now_s = self._clock.now_s()
        if now_s >= self._until_s:
            return (Closed(),)
        due = []
        while self._coming and self._coming[0][0] <= now_s:
            due.append(self._coming.popleft()[1])
        return due

    def present(self, scene: Scene) -> bool:
        self._pass(self.stalls)
        if self.shown and self.shown[-1][1] == scene:
            return False
        self.shown.append((self._clock.now_s(), scene))
        return True

    def _pass(self, delays: deque[tuple[float, float]]) -> None:
        while delays and delays[0][0] <= self._clock.now_s():
            self._clock.advance(delays.popleft()[1])


def after(state: State, steps: Iterable[Intent], exhibit: Exhibit) -> State:
    """Return the state after some intents, one after the other."""
    for step in steps:
        state = update(state, step, exhibit)
    return state


def canvas_of(
    exhibit: Exhibit,
    atlas: Atlas,
    files: FontFiles,
    size_px: tuple[int, int],
    gallery: Gallery | None = None,
) -> Canvas:
    """Return a screen in memory; what SDL was told for it does not reach other programs."""
    before = dict(os.environ)
    try:
        return Canvas(size_px, exhibit, atlas, files, gallery)
    finally:
        os.environ.clear()
        os.environ.update(before)
