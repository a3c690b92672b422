"""How the touch panel lies over the screen, where the driver does not know."""

from dataclasses import dataclass
from typing import TypeAlias

Share: TypeAlias = tuple[float, float]

STRAIGHT = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class TouchPanel:
    """A touch panel.

    Attributes:
        turned_deg: How far it is turned against the screen, clockwise: 0, 90, 180 or 270.
        calibration: The rows (a, b, c) and (d, e, f) of a matrix: a touch at the shares x and y
            of width and height lies at (a x + b y + c, d x + e y + f), as for xinput.
    """

    turned_deg: int = 0
    calibration: tuple[float, float, float, float, float, float] = STRAIGHT

    def aligned(self, share: Share) -> Share:
        """Return where on the screen a touch lies, in shares of its width and height."""
        if self.turned_deg == 0 and self.calibration == STRAIGHT:
            return share
        x, y = share
        turned = {0: (x, y), 90: (1.0 - y, x), 180: (1.0 - x, 1.0 - y), 270: (y, 1.0 - x)}
        x, y = turned[self.turned_deg]
        a, b, c, d, e, f = self.calibration
        return a * x + b * y + c, d * x + e * y + f


AS_IT_IS = TouchPanel()
