"""How staff find their way in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Staff:
    """The hidden way in for staff: a corner held for some seconds; 0 for none."""

    corner: str = "top-left"
    hold_s: float = 5.0


USUAL_WAY = Staff()
