"""Where fingers are on their way: corner points in, evenly walked places out."""

import bisect
import itertools
import math
from collections.abc import Sequence

Place = tuple[float, float]
Path = Sequence[Place]

# A pinch is walked as chords; 24 of them stay within half a pixel of the arc for a quarter turn of
# fingers 500 px apart.
PINCH_STEPS = 24


class Walk:
    """A line of corner points, walked at even speed."""

    def __init__(self, corners_px: Path) -> None:
        self._corners_px = [(float(x_px), float(y_px)) for x_px, y_px in corners_px]
        legs_px = itertools.starmap(math.dist, itertools.pairwise(self._corners_px))
        self._walked_px = [0.0, *itertools.accumulate(legs_px)]

    def place_px(self, share: float) -> Place:
        """Return the place after this share of the way, 0 to 1."""
        wanted_px = share * self._walked_px[-1]
        # One corner alone is a finger that stays.
        end = min(bisect.bisect_left(self._walked_px, wanted_px, lo=1), len(self._walked_px) - 1)
        start = max(end - 1, 0)
        leg_px = self._walked_px[end] - self._walked_px[start]
        leg_share = (wanted_px - self._walked_px[start]) / leg_px if leg_px else 0.0
        (x0_px, y0_px), (x1_px, y1_px) = self._corners_px[start], self._corners_px[end]
        return x0_px + (x1_px - x0_px) * leg_share, y0_px + (y1_px - y0_px) * leg_share


def pinch_paths(
    centre_px: Place, start_px: float, end_px: float, angle_deg: float, turn_deg: float
) -> tuple[Path, Path]:
    """Return the ways of two fingers around a centre.

    Args:
        centre_px: The place halfway between the fingers.
        start_px: Their distance when they come down.
        end_px: Their distance when they lift; greater than start_px spreads.
        angle_deg: Direction of the line through both at the start, clockwise from the right.
        turn_deg: How far this line turns on the way, clockwise.
    """
    first: list[Place] = []
    second: list[Place] = []
    for step in range(PINCH_STEPS + 1):
        share = step / PINCH_STEPS
        radius_px = (start_px + (end_px - start_px) * share) / 2
        direction_rad = math.radians(angle_deg + turn_deg * share)
        x_px, y_px = radius_px * math.cos(direction_rad), radius_px * math.sin(direction_rad)
        first.append((centre_px[0] - x_px, centre_px[1] - y_px))
        second.append((centre_px[0] + x_px, centre_px[1] + y_px))
    return first, second
