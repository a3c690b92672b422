"""How staff find their way in."""

from dataclasses import dataclass
from typing import Final

CORNER: Final = "top-left"
# A visitor who leans on the screen must not find it, and staff must not give up.
HOLD_S = 5.0


@dataclass(frozen=True, slots=True)
class Staff:
    """The hidden way in for staff: a corner held for some seconds; 0 for none."""

    corner: str = CORNER
    hold_s: float = HOLD_S


USUAL_WAY = Staff()
