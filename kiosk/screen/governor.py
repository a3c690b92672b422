"""Times of frames in, how much detail the map in motion can afford out.

A slow machine must not move in jerks: better a coarser coast for as long as a finger drags it. The
steps are so fine that none of them is seen while things move, and each is held for a while.
"""

from dataclasses import dataclass

# Of the 16.7 ms of a frame the map may take so much on average; the rest is for the scene, for
# showing it, and for the moments when the machine does something else.
BUDGET_S = 0.009
# Only well below the budget is there room for the next richer step: it costs a third more.
ROOMY_S = 0.6 * BUDGET_S
# How much the newest frame counts, and for how many frames a step is held at least.
WEIGHT = 0.15
HOLD_FRAMES = 12


@dataclass(frozen=True, slots=True)
class Detail:
    """What the map in motion shows.

    Attributes:
        tolerance_px: How far lines may err.
        least_island_px: Islands of a smaller radius are left out.
        least_area_px: Areas over the land of a smaller radius are left out.
        least_line: Line layers over the land of a smaller width, in design px, are left out.
    """

    tolerance_px: float
    least_island_px: float
    least_area_px: float
    least_line: float


# From rich to bare. A LOD is twice as coarse as the next; between two of them the small things go.
LADDER = (
    Detail(2.4, 1.0, 5.0, 0.0),
    Detail(2.4, 1.6, 9.0, 0.0),
    Detail(3.4, 2.0, 14.0, 1.5),
    Detail(4.8, 2.8, 20.0, 2.0),
    Detail(6.8, 4.0, 40.0, 3.0),
    Detail(9.6, 6.0, 80.0, 99.0),
)


class Governor:
    """Holds the frame rate by choosing the detail."""

    def __init__(self) -> None:
        self._step = 0
        self._average_s = 0.0
        self._held = 0

    @property
    def detail(self) -> Detail:
        """What the next frame in motion shall show."""
        return LADDER[self._step]

    def took(self, frame_s: float) -> None:
        """Take in how long the map of one frame in motion took."""
        self._average_s += (frame_s - self._average_s) * WEIGHT
        self._held += 1
        if self._held < HOLD_FRAMES:
            return
        if self._average_s > BUDGET_S and self._step < len(LADDER) - 1:
            self._turn(1)
        elif self._average_s < ROOMY_S and self._step > 0:
            self._turn(-1)

    def _turn(self, steps: int) -> None:
        self._step += steps
        self._held = 0
