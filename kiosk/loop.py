"""The frame loop: input and time in, painted frames out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.clock import Clock
from kiosk.geo.camera import Viewport
from kiosk.scene.scene import Scene
from kiosk.screen.window import Closed, Signal
from kiosk.state.update import MAX_TICK_S
from kiosk.visit import Show, Visit

FRAME_S = 1 / 60
# With nothing to do the loop looks up once a second; a touch wakes it at once.
IDLE_WAIT_S = 1.0


class Screen(Protocol):
    """Where a visit is shown and felt."""

    @property
    def refining(self) -> bool:
        """Whether the picture of an unchanged scene will still improve."""
        ...

    @property
    def preparing(self) -> bool:
        """Whether there is something to draw out of sight while nothing else happens."""
        ...

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        """Return what has happened, waiting for the first thing to at most `timeout_s`."""
        ...

    def present(self, scene: Scene) -> bool:
        """Show a scene; return whether a pixel may have changed."""
        ...


def _not_outlived(error: Exception) -> None:
    raise error


@dataclass(frozen=True, slots=True)
class Hooks:
    """What else happens while visits run.

    Attributes:
        begun: Handed the first visit before it is shown.
        heard: Told all that has happened, as for a record of it.
        news: Asked once a turn for another version of the exhibit.
        at_rest: Called when there is nothing left to do: the moment for what takes time.
        spare: Called while there is nothing else to do, for a little of what may be wanted later;
            returns whether more of it is left.
        turned: Told after each turn where the visit stands; says whether visits go on.
        failed: Told of an exception in a turn. If it returns, a new visit begins.
    """

    begun: Callable[[Visit], None] = lambda _: None
    heard: Callable[[Sequence[Signal]], None] = lambda _: None
    news: Callable[[], Show | None] = lambda: None
    at_rest: Callable[[], object] = lambda: None
    spare: Callable[[], bool] = lambda: False
    turned: Callable[[Visit], bool] = lambda _: True
    failed: Callable[[Exception], None] = _not_outlived


NO_HOOKS = Hooks()


def run(
    show: Show,
    screen: Screen,
    viewport: Viewport,
    clock: Clock,
    hooks: Hooks = NO_HOOKS,
    *,
    resting: bool = False,
) -> bool:
    """Run visits until the window is closed; return False if a hook has ended them instead.

    With `resting` they begin with the resting screen, not with the map.

    A stall slows the show and never jumps it: only the time spent waiting, and at most one tick
    of the time spent working, passes for the visitor.
    """
    visit = Visit(show, viewport, resting=resting)
    hooks.begun(visit)
    turns = _Turns(visit, screen, clock, hooks)
    del show, visit  # Another one may come in its place, and then this one is to be gone.
    while True:
        try:
            if not turns.next():
                return True
            goes_on = hooks.turned(turns.visit)
        except Exception as error:  # whatever a visitor ran into, the next one begins afresh
            hooks.failed(error)
            turns.begin_afresh()
        else:
            if not goes_on:
                return False


class _Turns:
    """Turn after turn of the loop, with what they leave to each other."""

    def __init__(self, visit: Visit, screen: Screen, clock: Clock, hooks: Hooks) -> None:
        self.visit = visit
        self._screen = screen
        self._clock = clock
        self._hooks = hooks
        self._failed = self._shown = False
        self._was_busy = True
        self._last_s = self._due_s = clock.now_s()

    def begin_afresh(self) -> None:
        """Put a new visit in the place of the present one, in the next turn."""
        self._failed, self._shown = True, False

    def next(self) -> bool:
        """Take one turn; return whether the window is still open."""
        if self._failed:
            self.visit = self.visit.begun_anew()
            self._failed = False
        visit, screen = self.visit, self._screen
        if not self._shown:
            screen.present(visit.rebuild())
            self._shown = True
            self._last_s = self._due_s = self._clock.now_s()
            return True
        busy = visit.scene.moving or screen.refining or screen.preparing or visit.waits
        if self._was_busy and not busy:
            self._hooks.at_rest()
        self._was_busy = busy
        idle_s = 0.0 if not busy and self._hooks.spare() else IDLE_WAIT_S
        before_s = self._clock.now_s()
        timeout_s = max(0.0, self._due_s - before_s) if busy else min(idle_s, visit.scene.pause_s)
        signals = screen.signals(timeout_s)
        if any(isinstance(signal, Closed) for signal in signals):
            return False
        self._hooks.heard(signals)
        if (show := self._hooks.news()) is not None:
            visit.adopt(show, self._clock.now_s())
            self._was_busy = True
        now_s = self._clock.now_s()
        waited_s = min(now_s - before_s, timeout_s)
        worked_s = min(max(0.0, before_s - self._last_s), MAX_TICK_S)
        self._last_s = now_s
        self._due_s = now_s + FRAME_S
        # First the time that passed before the signals: what they begin has its whole way to go.
        visit.tick(waited_s + worked_s)
        visit.take(signals, now_s)
        screen.present(visit.rebuild())
        return True
