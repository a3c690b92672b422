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

# Rows are ordered by one number: each has room for its pixels and, before them, for where its
# window begins.
_ROW_MARGIN = 4.0
_BEYOND_AT, _START_AT, _FIRST_AT = 0.0, 0.1, 2.0
# Where boundaries part on the very middle of a row, the one that leans more to the left comes
# first: a millionth of a px decides.
_LEAN_PX = 1e-6
# Rows that are written at once: memory that the C library has at hand, where the 8 MB of a whole
# screen come afresh from the system, page by page, which may take 10 ms.
_ROWS_AT_ONCE = 32


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

    def spread_over(self, pixels: npt.NDArray[Any], by_ground: npt.NDArray[Any]) -> None:
        """Write into each pixel what belongs to it, such as its colour.

        Args:
            pixels: Those of the raster, shape (rows, columns).
            by_ground: What belongs to each ground.
        """
        height_px, width_px = pixels.shape
        values = by_ground[self.ground]
        # Each row begins a run.
        tops = np.arange(0, height_px, _ROWS_AT_ONCE)
        first = np.searchsorted(np.cumsum(self.length) - self.length, tops * width_px).tolist()
        for top, begin, end in zip(tops.tolist(), first, [*first[1:], len(values)], strict=True):
            strip = pixels[top : top + _ROWS_AT_ONCE]
            strip[...] = np.repeat(values[begin:end], self.length[begin:end]).reshape(strip.shape)


def runs_between(
    boundary: Segments, raster: Raster, ground_at: Callable[[float, float], int]
) -> Runs:
    """Return the runs of a raster.

    Args:
        boundary: Closed lines, as far as they lie within the raster.
        raster: What is to be filled.
        ground_at: Asked for the ground of a place, right and down from the corner of the raster:
            no line tells that where none lies across a column either.
    """
    window = _window(raster)
    frame = _frame(raster, window)
    crossings = _crossings(boundary, raster, window)
    order = np.argsort(np.concatenate((frame.at, crossings.at)))
    pixel = np.concatenate((frame.pixel, crossings.pixel))[order]
    left = np.concatenate((frame.left, crossings.left))[order]
    ground = np.concatenate((frame.right, crossings.right))[order]
    crosses_next = np.append(order[1:] >= len(frame.at), False)
    length = np.diff(pixel, append=raster.width_px * raster.height_px)
    # A window begins with what its first crossing has on its left.
    starts = np.flatnonzero(order < frame.starts)
    ground[starts] = np.append(left[1:], left[:1])[starts]
    quiet = starts[~crosses_next[starts]]
    columns: dict[float, _Column] = {}
    for block in _blocks(boundary, raster, pixel[quiet] // raster.width_px):
        x_px = int(window[block[0]].sum()) // 2 + 0.5
        column = columns.setdefault(x_px, _column(boundary, window, x_px))
        beginnings = quiet[np.searchsorted(pixel[quiet], block * raster.width_px)]
        ground[beginnings] = column.ground_at(block[0] + 0.5, ground_at)
    return Runs(length, ground)


@dataclass(slots=True, eq=False)
class _Column:
    """Where lines cross a column of the raster, from the top, and the grounds beside them.

    Attributes:
        x_px: Of the column.
        y_px: Of each crossing, shape (crossings,).
        above: The ground above each.
        below: The ground below each.
        whole: The ground of a column that nothing crosses, once it was asked for.
    """

    x_px: float
    y_px: FloatArray
    above: Codes
    below: Codes
    whole: int | None = None

    def ground_at(self, y_px: float, ask: Callable[[float, float], int]) -> int:
        """Return the ground at a height; it is asked for only where no line tells."""
        # A line on the very middle of a row lies above it, as it does for the rows.
        nth = int(np.searchsorted(self.y_px, y_px, side="right"))
        if nth > 0:
            return int(self.below[nth - 1])
        if len(self.y_px):
            return int(self.above[0])
        if self.whole is None:
            self.whole = ask(self.x_px, y_px)
        return self.whole


def _column(boundary: Segments, window: Counts, x_px: float) -> _Column:
    start_px, end_px = boundary.start_px, boundary.end_px
    begins_left = start_px[:, 0] <= x_px
    index = np.flatnonzero(
        (begins_left != (end_px[:, 0] <= x_px)) & (boundary.sides[:, 0] != boundary.sides[:, 1])
    )
    # Reckoned from the left end, so that those who part there do so at exactly one height.
    rightward = begins_left[index, None]
    left_px = np.where(rightward, start_px[index], end_px[index]).astype(np.float64)
    way_px = np.where(rightward, end_px[index], start_px[index]) - left_px
    slope = way_px[:, 1] / way_px[:, 0]
    y_px = left_px[:, 1] + (x_px - left_px[:, 0]) * slope
    # Who walks to the right has what lies above on his left.
    sides = np.where(rightward, boundary.sides[index], boundary.sides[index, ::-1])
    # The windows have no gaps from row to row: what they show is convex.
    rows = np.flatnonzero((window[:, 0] <= x_px) & (x_px < window[:, 1]))
    within = np.flatnonzero((y_px >= rows[0]) & (y_px <= rows[-1] + 1))
    order = within[np.lexsort((slope[within], y_px[within]))]
    return _Column(x_px, y_px[order], sides[order, 0], sides[order, 1])


def _blocks(boundary: Segments, raster: Raster, rows: Counts) -> list[Counts]:
    """Return rows that no line crosses in blocks that no line parts."""
    if not len(rows):
        return []
    # A line may cross the screen between the middles of two rows: before a row that it reaches,
    # even beside the screen, nothing is taken for granted.
    start_px, end_px = boundary.start_px, boundary.end_px
    parts = boundary.sides[:, 0] != boundary.sides[:, 1]
    parts &= np.maximum(start_px[:, 0], end_px[:, 0]) >= 0.0
    parts &= np.minimum(start_px[:, 0], end_px[:, 0]) <= raster.width_px
    start_row = _row_below(start_px[parts, 1], raster.height_px)
    end_row = _row_below(end_px[parts, 1], raster.height_px)
    change = np.zeros(raster.height_px + 2, np.int64)
    np.add.at(change, np.minimum(start_row, end_row), 1)
    np.add.at(change, np.maximum(start_row, end_row) + 1, -1)
    parted = np.cumsum(change) > 0
    begins = np.flatnonzero((np.diff(rows) > 1) | parted[rows[1:]]) + 1
    return np.split(rows, begins)


@dataclass(frozen=True, slots=True, eq=False)
class _Begins:
    """Where runs begin.

    Attributes:
        at: By what they are ordered.
        pixel: The first of each.
        left: The ground before.
        right: The ground of the run.
        starts: How many of them, at the front, begin a row's window.
    """

    at: npt.NDArray[np.float64]
    pixel: Counts
    left: Codes
    right: Codes
    starts: int = 0


def _window(raster: Raster) -> Counts:
    if raster.window is not None:
        return raster.window
    return np.tile(np.array((0, raster.width_px), np.int64), (raster.height_px, 1))


def _frame(raster: Raster, window: Counts) -> _Begins:
    """Return where the windows begin, and what lies before and behind them."""
    first, end = window.T
    rows = np.arange(raster.height_px)
    stride, row_px = raster.width_px + _ROW_MARGIN, rows * raster.width_px
    is_open = first < end
    before, behind = (first > 0) | ~is_open, is_open & (end < raster.width_px)
    at = (
        rows[is_open] * stride + _START_AT,
        rows[before] * stride + _BEYOND_AT,
        rows[behind] * stride + _FIRST_AT + end[behind],
    )
    pixel = (row_px + first)[is_open], row_px[before], (row_px + end)[behind]
    ground = np.full(sum(map(len, at)), raster.beyond, np.uint8)
    return _Begins(np.concatenate(at), np.concatenate(pixel), ground, ground, len(at[0]))


def _crossings(boundary: Segments, raster: Raster, window: Counts) -> _Begins:
    """Return where boundaries cross the middles of rows, within their windows."""
    # The first row whose middle lies below each end: a segment crosses the rows between those of
    # its ends, and one that ends on a middle leaves it to the next segment.
    start_row = _row_below(boundary.start_px[:, 1], raster.height_px)
    rows = _row_below(boundary.end_px[:, 1], raster.height_px) - start_row
    rows[boundary.sides[:, 0] == boundary.sides[:, 1]] = 0
    segment = np.flatnonzero(rows)
    rows = rows[segment]
    count = np.abs(rows)
    top = start_row[segment] + np.minimum(rows, 0)
    # Reckoned from the upper end, so that those who part there do so at exactly one place.
    downward = rows > 0
    start_px, end_px = boundary.start_px[segment], boundary.end_px[segment]
    upper_px = np.where(downward[:, None], start_px, end_px).astype(np.float64)
    way_px = np.where(downward[:, None], end_px, start_px) - upper_px
    slope = way_px[:, 0] / way_px[:, 1]
    top_x_px = upper_px[:, 0] + (top + 0.5 - upper_px[:, 1]) * slope
    # The rows of all segments are counted through as one sequence.
    before = np.cumsum(count) - count
    nth = np.arange(count.sum())
    x_px = np.repeat(top_x_px, count)
    x_px += (nth - np.repeat(before, count)) * np.repeat(slope, count)
    row = nth + np.repeat(top - before, count)
    lean_px = np.repeat(_LEAN_PX * slope / (1.0 + np.abs(slope)), count)
    # Who walks down the screen has on his left what lies farther right.
    sides = np.where(downward[:, None], boundary.sides[segment, ::-1], boundary.sides[segment])
    return _within(raster, window, _Found(x_px, row, lean_px, np.repeat(sides, count, axis=0)))


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Crossings, wherever they are."""

    x_px: npt.NDArray[np.float64]
    row: Counts
    lean_px: npt.NDArray[np.float64]
    sides: Codes


def _within(raster: Raster, window: Counts, found: _Found) -> _Begins:
    """Return the crossings within their windows."""
    first, end = window[found.row].T
    shown = np.flatnonzero((found.x_px > first - 0.5) & (found.x_px <= end - 0.5))
    x_px, row = found.x_px[shown], found.row[shown]
    at = row * (raster.width_px + _ROW_MARGIN) + _FIRST_AT + x_px + found.lean_px[shown]
    pixel = row * raster.width_px + np.ceil(x_px - 0.5).astype(np.int64)
    sides = found.sides[shown]
    return _Begins(at, pixel, sides[:, 0], sides[:, 1])


def _row_below(y_px: FloatArray, height_px: int) -> npt.NDArray[np.int32]:
    return np.asarray(np.clip(np.ceil(y_px - 0.5), 0, height_px), np.int32)
