"""When the house is open, how long the kiosk waits, and what it may ask of its machine."""

from dataclasses import dataclass

from kiosk.chrono.opening import Hours

SCAN_KEY, SCAN_STEP_S = "f8", 1.6
MEMORY_LIMIT_MB = 900.0


@dataclass(frozen=True, slots=True)
class Visit:
    """How long the kiosk waits before it goes home, in seconds, and when it is open at all.

    Attributes:
        hours: None for always.
        scan_key: The only key of somebody who has one: it lets the focus wander, and activates.
        scan_step_s: How long the focus then rests on each control.
    """

    idle_limit_s: float
    warning_s: float
    hours: Hours | None = None
    scan_key: str = SCAN_KEY
    scan_step_s: float = SCAN_STEP_S


@dataclass(frozen=True, slots=True)
class Machine:
    """What the exhibit may ask of the machine that it runs on.

    Attributes:
        memory_limit_mb: Above this it starts again when nobody is there.
        screen_off: The command that turns the screen off, by its words; empty for none.
        screen_on: The one that turns it on again.
        voice: The command that speaks what it reads; empty for what the machine has.
    """

    memory_limit_mb: float = MEMORY_LIMIT_MB
    screen_off: tuple[str, ...] = ()
    screen_on: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()


PLAIN_MACHINE = Machine()
