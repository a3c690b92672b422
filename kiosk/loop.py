"""The frame loop: input and time in, painted frames out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, hypot
from typing import Protocol

from kiosk.atlas.model import Atlas
from kiosk.clock import Clock
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.scene.build import build_scene
from kiosk.scene.scene import Scene
from kiosk.scene.typography import Typography
from kiosk.screen.window import Closed, KeyPressed, Resized, Scrolled, Signal
from kiosk.state.intents import Intent, Resize, Tick, Touch
from kiosk.state.refit import refitted
from kiosk.state.state import State, initial_state
from kiosk.state.update import MAX_TICK_S, update
from kiosk.touch.contacts import Contact, ContactFilter
from kiosk.touch.gestures import Recogniser
from kiosk.touch.keys import intents_for_key
from kiosk.touch.meaning import intents_for

FRAME_S = 1 / 60
# With nothing to do the loop looks up once a second; a touch wakes it at once.
IDLE_WAIT_S = 1.0
MM_PER_INCH = 25.4


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


@dataclass(frozen=True, slots=True, eq=False)
class Show:
    """What is shown."""

    exhibit: Exhibit
    atlas: Atlas
    typography: Typography


class Visit:
    """One visitor's way through the exhibit: signals and time in, scenes out."""

    def __init__(self, show: Show, viewport: Viewport) -> None:
        self._show = show
        self._settling = False
        self.state: State = initial_state(show.exhibit, viewport)
        self._open_senses(viewport)
        self.scene: Scene = self._built()

    @property
    def waits(self) -> bool:
        """Whether something must be looked at again soon though nothing moves."""
        return bool(self.state.pressed) or self.state.held or self._settling

    def adopt(self, show: Show) -> None:
        """Go on in another version of the exhibit, as far as it still has what is shown."""
        self._show = show
        self.state = refitted(self.state, show.exhibit)

    def take(self, signals: Sequence[Signal], now_s: float) -> None:
        """Take in what has happened; the scene is the one that the visitor saw."""
        self._settling = any(isinstance(signal, Contact) for signal in signals) or self._settling
        for signal in signals:
            match signal:
                case Contact():
                    self._contacts(self._filter.feed(signal))
                case Scrolled(px, steps):
                    # A wheel touches nothing, but a hand is there.
                    self._do((Touch(),))
                    gestures = self._recogniser.wheeled(px, steps, self.scene.targets)
                    for gesture in gestures:
                        self._do(intents_for(gesture, self.scene.axis, self.scene.snap_px))
                case KeyPressed(name):
                    self._do(intents_for_key(name, self.scene.targets))
                case Resized(width_px, height_px):
                    self._do((Resize(width_px, height_px),))
                    self._open_senses(self.state.camera.viewport)
                case Closed():
                    pass
        lifted = self._filter.flush(now_s)
        self._contacts(lifted)
        for gesture in self._recogniser.tick(now_s):
            self._do(intents_for(gesture, self.scene.axis, self.scene.snap_px))
        if not signals and not lifted:
            self._settling = False

    def tick(self, dt_s: float) -> None:
        """Let time pass, in ticks no longer than the state allows."""
        count = max(1, ceil(dt_s / MAX_TICK_S - 1e-9))
        self._do(Tick(dt_s / count) for _ in range(count))

    def rebuild(self) -> Scene:
        """Return the scene of the present state."""
        self.scene = self._built()
        return self.scene

    def _open_senses(self, viewport: Viewport) -> None:
        diagonal_px = hypot(viewport.width_px, viewport.height_px)
        mm_per_px = self._show.exhibit.diagonal_inch * MM_PER_INCH / diagonal_px
        self._filter = ContactFilter(mm_per_px, viewport)
        self._recogniser = Recogniser(mm_per_px)
        self._settling = False

    def _contacts(self, contacts: Sequence[Contact]) -> None:
        for contact in contacts:
            for gesture in self._recogniser.on(contact, self.scene.targets):
                self._do(intents_for(gesture, self.scene.axis, self.scene.snap_px))

    def _do(self, intents: Iterable[Intent]) -> None:
        for intent in intents:
            self.state = update(self.state, intent, self._show.exhibit)

    def _built(self) -> Scene:
        show = self._show
        return build_scene(self.state, show.exhibit, show.atlas, show.typography)


@dataclass(frozen=True, slots=True)
class Hooks:
    """What else happens while visits run.

    Attributes:
        heard: Told all that has happened, as for a record of it.
        news: Asked once a turn for another version of the exhibit.
        at_rest: Called when there is nothing left to do: the moment for what takes time.
        spare: Called while there is nothing else to do, for a little of what may be wanted later;
            returns whether more of it is left.
    """

    heard: Callable[[Sequence[Signal]], None] = lambda _: None
    news: Callable[[], Show | None] = lambda: None
    at_rest: Callable[[], object] = lambda: None
    spare: Callable[[], bool] = lambda: False


NO_HOOKS = Hooks()


def run(
    show: Show, screen: Screen, viewport: Viewport, clock: Clock, hooks: Hooks = NO_HOOKS
) -> None:
    """Run visits until the window is closed.

    A stall slows the show and never jumps it: only the time spent waiting, and at most one tick
    of the time spent working, passes for the visitor.
    """
    visit = Visit(show, viewport)
    screen.present(visit.scene)
    last_s = clock.now_s()
    due_s = last_s
    was_busy = True
    while True:
        busy = visit.scene.moving or screen.refining or screen.preparing or visit.waits
        if was_busy and not busy:
            hooks.at_rest()
        was_busy = busy
        idle_s = 0.0 if not busy and hooks.spare() else IDLE_WAIT_S
        before_s = clock.now_s()
        timeout_s = max(0.0, due_s - before_s) if busy else idle_s
        signals = screen.signals(timeout_s)
        if any(isinstance(signal, Closed) for signal in signals):
            return
        hooks.heard(signals)
        show_now = hooks.news()
        if show_now is not None:
            visit.adopt(show_now)
        now_s = clock.now_s()
        waited_s = min(now_s - before_s, timeout_s)
        worked_s = min(max(0.0, before_s - last_s), MAX_TICK_S)
        last_s = now_s
        due_s = now_s + FRAME_S
        # First the time that passed before the signals: what they begin has its whole way to go.
        visit.tick(waited_s + worked_s)
        visit.take(signals, now_s)
        screen.present(visit.rebuild())
