"""Boundaries with a ground on either side in, the ground of every pixel out, row by row.

SDL fills a polygon in rows times edges, and the map has hundreds of them in view. Where no ground
lies on another, the lines between them tell everything: a boundary that crosses the middle of a
row ends one run of pixels and begins the next. All crossings of a frame are found, sorted and
spread by some thirty operations on whole arrays. At 1920x1080 with the Atlantic in view that takes
a third of the time of the polygons, needs only the lines, which are projected anyway, and does not
grow with the number of areas, their size or how far they reach beyond the screen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.atlas.model import FloatArray

Codes = npt.NDArray[np.uint8]
Counts = npt.NDArray[np.int64]

# A run is sorted by one number: its first pixel, how far before the middle of that pixel it
# begins, and the grounds on both sides.
_PIXEL_BIT, _PLACE_BIT, _LEFT_BIT = 32, 16, 8
_BYTE = 255
# Places within a pixel: the start of a row's window comes first, what lies beyond it last.
_START, _BEYOND = 0, (1 << 16) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Straight pieces of the lines on screen that part grounds.

    Attributes:
        start_px: Where each begins, shape (segments, 2).
        end_px: Where each ends, shape (segments, 2).
        sides: The grounds on the left and the right of who walks along it, shape (segments, 2).
        kind: What kind of line it belongs to, shape (segments,).
    """

    start_px: FloatArray
    end_px: FloatArray
    sides: Codes
    kind: Codes

    def chosen(self, index: npt.NDArray[Any]) -> "Segments":
        """Return some of the segments, by their numbers or by a mask."""
        return Segments(
            self.start_px[index], self.end_px[index], self.sides[index], self.kind[index]
        )

    def placed(self, corner_px: tuple[float, float], factor: float) -> "Segments":
        """Return the segments with another corner as their origin, and magnified."""
        start_px, end_px = (self.start_px - corner_px) * factor, (self.end_px - corner_px) * factor
        return Segments(start_px, end_px, self.sides, self.kind)


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """The pixels to be filled: a rectangle, and in each row of it a window.

    Attributes:
        window: The first pixel of each row's window and the one after its last, shape (rows, 2);
            None for whole rows.
        beyond: The ground outside of the windows.
    """

    width_px: int
    height_px: int
    window: Counts | None = None
    beyond: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """A raster as runs of equal ground, left to right and top to bottom.

    Attributes:
        length: How many pixels each run has; may be 0.
        ground: The ground of each run.
    """

    length: Counts
    ground: Codes

    def spread(self, by_ground: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return what belongs to each pixel, such as its colour.

        Args:
            by_ground: What belongs to each ground.
        """
        return np.repeat(by_ground[self.ground], self.length)


def runs_between(boundary: Segments, raster: Raster, lone_ground: Callable[[], int]) -> Runs:
    """Return the runs of a raster.

    Args:
        boundary: Closed lines, as far as they lie within the raster.
        raster: What is to be filled.
        lone_ground: Asked for the ground of a raster that no boundary crosses.
    """
    window = _window(raster)
    ordered = np.concatenate((*_frame(raster, window), _crossings(boundary, raster, window)))
    ordered.sort()
    ground = (ordered & _BYTE).astype(np.uint8)
    place = ordered >> _PLACE_BIT & _BEYOND
    length = np.diff(ordered >> _PIXEL_BIT, append=raster.width_px * raster.height_px)
    left = (ordered >> _LEFT_BIT & _BYTE).astype(np.uint8)
    next_left = np.append(left[1:], left[:1])
    crosses_next = np.append((place[1:] > _START) & (place[1:] < _BEYOND), False)
    # A window begins with what its first crossing has on its left. One without a crossing is all
    # of the ground with which the row above begins: no boundary runs between the two.
    starts = np.flatnonzero(place == _START)
    crossed = crosses_next[starts]
    if not crossed.any():
        ground[starts] = lone_ground()
        return Runs(length, ground)
    known = np.maximum.accumulate(np.where(crossed, np.arange(len(starts)), -1))
    known[known < 0] = np.argmax(crossed)
    ground[starts] = next_left[starts][known]
    # Two crossings in one pixel may come in the wrong order by a rounding step, and the second
    # then tells nothing of what follows. The next crossing does.
    doubtful = np.flatnonzero((length[:-1] == 0) & crosses_next[1:]) + 1
    ground[doubtful] = next_left[doubtful]
    return Runs(length, ground)


def _window(raster: Raster) -> Counts:
    if raster.window is not None:
        return raster.window
    return np.tile(np.array((0, raster.width_px), np.int64), (raster.height_px, 1))


def _frame(raster: Raster, window: Counts) -> tuple[Counts, Counts, Counts]:
    """Return where the windows begin, and what lies before and behind them."""
    first, end = window.T
    row_px = np.arange(raster.height_px, dtype=np.int64) * raster.width_px
    beyond = _BEYOND << _PLACE_BIT | raster.beyond << _LEFT_BIT | raster.beyond
    open_rows = first < end
    before = (first > 0) | ~open_rows
    behind = open_rows & (end < raster.width_px)
    return (
        (row_px + first)[open_rows] << _PIXEL_BIT,
        row_px[before] << _PIXEL_BIT | beyond,
        (row_px + end)[behind] << _PIXEL_BIT | beyond,
    )


def _crossings(boundary: Segments, raster: Raster, window: Counts) -> Counts:
    """Return where boundaries cross the middles of rows within their windows."""
    # The first row whose middle lies below each end: a segment crosses the rows between those of
    # its ends, and one that ends on a middle leaves it to the next segment.
    start_row = _row_below(boundary.start_px[:, 1], raster.height_px)
    rows = _row_below(boundary.end_px[:, 1], raster.height_px) - start_row
    rows[boundary.sides[:, 0] == boundary.sides[:, 1]] = 0
    segment = np.flatnonzero(rows)
    rows = rows[segment]
    count = np.abs(rows)
    top = start_row[segment] + np.minimum(rows, 0)
    start_px = boundary.start_px[segment].astype(np.float64)
    way_px = boundary.end_px[segment] - start_px
    slope = way_px[:, 0] / way_px[:, 1]
    top_x_px = start_px[:, 0] + (top + 0.5 - start_px[:, 1]) * slope - 0.5
    left, right = boundary.sides[segment].T.astype(np.int64)
    # Who walks down the screen has on his left what lies farther right.
    sides = np.where(rows > 0, right << _LEFT_BIT | left, left << _LEFT_BIT | right)
    of = np.repeat(np.arange(len(segment)), count)
    nth = np.arange(len(of)) - (np.cumsum(count) - count)[of]
    at_px = top_x_px[of] + nth * slope[of]
    at_row = top[of] + nth
    first, end = window[at_row].T if raster.window is not None else (0, raster.width_px)
    inside = np.flatnonzero((at_px > first - 1.0) & (at_px <= end - 1))
    at_px, of = at_px[inside], of[inside]
    column = np.ceil(at_px)
    place = (_START + 1 + (_BEYOND - 2) * (at_px - column + 1.0)).astype(np.int64)
    pixel = at_row[inside].astype(np.int64) * raster.width_px + column.astype(np.int64)
    return np.asarray(pixel << _PIXEL_BIT | place << _PLACE_BIT | sides[of])


def _row_below(y_px: FloatArray, height_px: int) -> npt.NDArray[np.int32]:
    return np.asarray(np.clip(np.ceil(y_px - 0.5), 0, height_px), np.int32)
