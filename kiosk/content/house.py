"""When the house is open, how long the kiosk waits, and what it may ask of its machine."""

from dataclasses import dataclass

from kiosk.chrono.opening import Hours


@dataclass(frozen=True, slots=True)
class Visit:
    """How long the kiosk waits before it goes home, in seconds, and when it is open at all.

    Attributes:
        hours: None for always.
    """

    idle_limit_s: float
    warning_s: float
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """What the exhibit may ask of the machine that it runs on.

    Attributes:
        memory_limit_mb: Above this it starts again when nobody is there.
        screen_off: The command that turns the screen off, by its words; empty for none.
        screen_on: The one that turns it on again.
    """

    memory_limit_mb: float = 900.0
    screen_off: tuple[str, ...] = ()
    screen_on: tuple[str, ...] = ()


PLAIN_MACHINE = Machine()
