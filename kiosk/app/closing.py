"""The exhibit while the house is closed: dark, deaf to all but staff, and awake."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from kiosk.app.vitals import Vitals
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.ops.channel import Phase
from kiosk.ops.doors import LOOK_EVERY_S, Doors
from kiosk.ops.journal import written_utc
from kiosk.ops.screen_power import ScreenPower
from kiosk.scene.closed import closed_scene, sign_lines
from kiosk.screen.fonts import Fonts
from kiosk.screen.painter import Painter
from kiosk.screen.window import Closed, Signal, Window
from kiosk.state.intents import StayUntil
from kiosk.visit import Visit


class Waited(Enum):
    """How a wait in the dark has ended."""

    OPENED = auto()
    # Staff want to come in.
    KNOCKED = auto()
    # The window was closed.
    LEFT = auto()


def nobody(_: Sequence[Signal]) -> bool:
    """Hear no knock."""
    return False


class House:
    """The house that the exhibit stands in: open or closed, with its screen on or off."""

    def __init__(self, window: Window, vitals: Vitals) -> None:
        self._window = window
        self._vitals = vitals
        self._power = ScreenPower(vitals.clock, vitals.journal)
        self._doors = Doors(vitals.clock, vitals.journal)
        self._told_closed = False

    def light_up(self, exhibit: Exhibit) -> None:
        """Turn the screen on, in case that an earlier start has left it off."""
        self._power.turn_on(exhibit.machine.screen_on)

    def leave(self, exhibit: Exhibit) -> None:
        """At the end of the program, leave the screen on."""
        self._power.leave_on(exhibit.machine.screen_on)

    def lets_go_on(self, visit: Visit, exhibit: Exhibit) -> bool:
        """Return whether it is open, or visitors have not finished yet: they read until when."""
        goes_on = self._doors.visits_go_on(exhibit.visit.hours, idle=visit.fresh)
        until_utc_s = self._doors.stays_until_utc_s
        if goes_on and visit.state.stays_until_utc_s != until_utc_s:
            visit.tell(StayUntil(until_utc_s))
        return goes_on

    def is_open(self, exhibit: Exhibit) -> bool:
        """Return whether it is open now."""
        return self._doors.are_open(exhibit.visit.hours)

    def wait_until_open(
        self,
        exhibit: Callable[[], Exhibit],
        fonts: Callable[[], Fonts],
        knocked: Callable[[Sequence[Signal]], bool] = nobody,
    ) -> Waited:
        """Be dark until the house opens, or somebody of the staff comes.

        Args:
            exhibit: Asked each time, because its hours may be changed while it is closed.
            fonts: Asked each time for its fonts, after the exhibit.
            knocked: Told all that has happened; says whether it was staff.
        """
        self._tell_closed()
        drawn_with = fonts()
        painter = Painter(self._window.surface, drawn_with, None)
        while not self.is_open(exhibit()):
            if fonts() is not drawn_with:
                drawn_with = fonts()
                painter = Painter(self._window.surface, drawn_with, None)
            self._show_sign(exhibit(), drawn_with, painter)
            self._power.keep_off(exhibit().machine.screen_off)
            self._vitals.beat(Phase.CLOSED, idle=True)
            signals = self._window.signals(LOOK_EVERY_S)
            if any(isinstance(each, Closed) for each in signals):
                return Waited.LEFT
            # Nobody else is answered.
            if knocked(signals):
                self._power.turn_on(exhibit().machine.screen_on)
                return Waited.KNOCKED
        self._told_closed = False
        self._vitals.journal.tell("house_opened")
        self._power.turn_on(exhibit().machine.screen_on)
        return Waited.OPENED

    def _tell_closed(self) -> None:
        """Tell it once a night, however often staff come."""
        if not self._told_closed:
            opens_utc_s = self._doors.opens_utc_s()
            opens = "never" if opens_utc_s is None else written_utc(opens_utc_s)
            self._vitals.journal.tell("house_closed", opens=opens)
        self._told_closed = True

    def _show_sign(self, exhibit: Exhibit, fonts: Fonts, painter: Painter) -> None:
        surface = self._window.surface
        viewport = Viewport(*surface.get_size())
        painter.onto(surface)
        lines = sign_lines(exhibit, self._doors.opens_utc_s())
        if painter.paint(closed_scene(viewport, fonts, lines, self._vitals.clock.now_s())):
            self._window.show()
