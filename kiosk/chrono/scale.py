"""The time scale of the slider: instants in, px out, and back."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

_UTC_S, _SHARE = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A scale that is even between knots, so that dense days get more room.

    Attributes:
        knots: At least two pairs of an instant and its share of the width, both rising.
        left_px: Where share 0 lies.
        width_px: How far share 1 lies from it, above 0.
        leftward: Whether time runs from right to left: then share 1 lies at `left_px`.

    Raises:
        ValueError: If the knots do not rise or the width is not above 0.
    """

    knots: tuple[tuple[float, float], ...]
    left_px: float
    width_px: float
    leftward: bool = False

    def __post_init__(self) -> None:
        rising = all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(self.knots))
        if len(self.knots) < 2 or not rising or not self.width_px > 0.0:
            msg = f"a time scale needs rising knots and a width, not {self}"
            raise ValueError(msg)

    def px_from_utc(self, utc_s: float) -> float:
        """Return where an instant lies; those before or after the scale lie at its ends."""
        index = min(max(bisect_right(self.knots, utc_s, key=_UTC_S), 1), len(self.knots) - 1)
        (from_s, from_share), (to_s, to_share) = self.knots[index - 1 : index + 1]
        share = _between(from_share, to_share, (utc_s - from_s) / (to_s - from_s))
        return self.left_px + self.width_px * (1.0 - share if self.leftward else share)

    def utc_from_px(self, px: float) -> float:
        """Return the instant at a position; those off the scale mean its ends."""
        share = (px - self.left_px) / self.width_px
        share = 1.0 - share if self.leftward else share
        index = min(max(bisect_right(self.knots, share, key=_SHARE), 1), len(self.knots) - 1)
        (from_s, from_share), (to_s, to_share) = self.knots[index - 1 : index + 1]
        return _between(from_s, to_s, (share - from_share) / (to_share - from_share))


def _between(start: float, end: float, part: float) -> float:
    """Return the value at a part of the way, 0 to 1, exact at both ends."""
    if part >= 1.0:
        return end
    return start + (end - start) * max(part, 0.0)
