"""What the present visitor has done so far, kept for the report of a crash."""

import json
from collections import deque
from collections.abc import Callable, Sequence

from kiosk.app.trace import TIME_LIMIT_S, head_of, told_of
from kiosk.clock import Clock
from kiosk.geo.camera import Viewport
from kiosk.screen.window import Resized, Signal

# Some minutes of visiting with a finger on the glass half of the time. A longer visit is told by
# its end, so that its trace no longer begins where the visitor did.
LINES_LIMIT = 5000


class VisitTrace:
    """The lines of a trace that begins with the visit."""

    def __init__(self, clock: Clock, pass_on: Callable[[str], None]) -> None:
        """Begin.

        Args:
            clock: Dates the lines.
            pass_on: Told each line, so that another process knows it when this one is lost.
        """
        self._clock = clock
        self._pass_on = pass_on
        self._head = ""
        self._lines: deque[str] = deque(maxlen=LINES_LIMIT)
        self._began_s = clock.now_s()
        self._size_px = (1, 1)
        self._resting = False

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines so far; none before it has begun."""
        return (self._head, *self._lines) if self._head else ()

    def begin(self, viewport: Viewport, *, resting: bool = False) -> None:
        """Begin anew, for the next visitor; `resting` if the resting screen is what they find."""
        self._resting = resting
        self._began_s = self._clock.now_s()
        self._size_px = (viewport.width_px, viewport.height_px)
        self._head = json.dumps(head_of(viewport, resting=self._resting))
        self._lines.clear()
        self._pass_on(self._head)

    def take(self, signals: Sequence[Signal]) -> None:
        """Write down what has happened."""
        at_s = round(self._clock.now_s() - self._began_s, 4)
        if signals and at_s > TIME_LIMIT_S:
            self.begin(Viewport(*self._size_px), resting=self._resting)
            at_s = 0.0
        for signal in signals:
            if isinstance(signal, Resized):
                self._size_px = (signal.width_px, signal.height_px)
            told = told_of(signal)
            if told:
                line = json.dumps({"at_s": at_s, **told})
                self._lines.append(line)
                self._pass_on(line)
