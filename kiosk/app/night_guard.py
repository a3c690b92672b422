"""Who listens while the house is closed: deaf to visitors, not to a knock of the staff."""

from collections.abc import Callable, Sequence

from kiosk.clock import Clock
from kiosk.geo.camera import Viewport
from kiosk.screen.window import Resized, Signal
from kiosk.touch.contacts import Contact
from kiosk.visit import Show, Visit


class NightGuard:
    """Tells when a finger has rested in the corner of the staff, as in a visit by day."""

    def __init__(self, show: Callable[[], Show], viewport: Viewport, clock: Clock) -> None:
        """Begin.

        Args:
            show: Asked each time, because its staff's corner may be changed meanwhile.
            viewport: The screen.
            clock: Counts how long the finger rests.
        """
        self._show = show
        self._clock = clock
        self._shown = show()
        self._visit = Visit(self._shown, viewport, resting=True)

    def knocked(self, signals: Sequence[Signal]) -> bool:
        """Take in what has happened; return whether staff want to come in."""
        now_s, show = self._clock.now_s(), self._show()
        if show is not self._shown:
            self._shown = show
            self._visit.adopt(show, now_s)
        # Keys mean nothing here, and what a finger touches is dark.
        felt = [each for each in signals if isinstance(each, Contact | Resized)]
        self._visit.take(felt, now_s)
        return self._visit.state.desk is not None
