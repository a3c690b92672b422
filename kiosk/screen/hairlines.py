"""Lines of a few pixels onto an array of pixels, thousands of segments at once.

SDL draws a path a call and wants it as a list of tuples. Here the pixels of all segments of a frame
are computed together: half the time, and no lists.
"""

import numpy as np
import numpy.typing as npt

from kiosk.atlas.model import FloatArray

Pixels = npt.NDArray[np.uint32]

_PARTS = 1 << 16
_Y_BIT = 32
_COLUMN_BIT, _ROW_BIT, _COLUMN = 16, 48, (1 << 16) - 1


def draw_hairlines(
    pixels: npt.NDArray[np.generic],
    start_px: FloatArray,
    end_px: FloatArray,
    inks: npt.NDArray[np.generic],
    width_px: int,
) -> None:
    """Draw lines; where two meet the later one is on top.

    Args:
        pixels: Rows and columns of the raster; written.
        start_px: Where each line begins, shape (lines, 2); may lie outside.
        end_px: Where each ends, shape (lines, 2).
        inks: What is written along each line, shape (lines,).
        width_px: Width across the longer axis of each line.
    """
    height_px, raster_width_px = pixels.shape
    limit_px = np.array((raster_width_px - 1, height_px - 1), dtype=np.float64)
    outside = (start_px < 0) & (end_px < 0) | (start_px > limit_px) & (end_px > limit_px)
    line = np.flatnonzero(~(outside[:, 0] | outside[:, 1]))
    start_px, end_px = start_px[line].astype(np.float64), end_px[line].astype(np.float64)
    start_px, way_px, kept = _clipped(start_px, end_px, limit_px)
    count = np.ceil(np.abs(way_px).max(axis=1)).astype(np.int64) + 1
    step_px = way_px / np.maximum(count - 1, 1)[:, None]
    at = _evenly(_packed(start_px + 0.5), _packed(step_px), count)
    row, column = at >> _ROW_BIT, at >> _COLUMN_BIT & _COLUMN
    ink = np.repeat(inks[line[kept]], count)
    if width_px == 1:
        pixels[row, column] = ink
        return
    steep = np.repeat(np.abs(way_px[:, 1]) > np.abs(way_px[:, 0]), count)
    for shift_px in range(-((width_px - 1) // 2), width_px // 2 + 1):
        beside = np.clip(column + shift_px * steep, 0, raster_width_px - 1)
        below = np.clip(row + shift_px * ~steep, 0, height_px - 1)
        pixels[below, beside] = ink


def _packed(px: FloatArray) -> npt.NDArray[np.int64]:
    """Return pairs of px as one number each, which add up as the pairs would.

    Both are in parts of 65,536 of a px, y above x. A negative x borrows one part from y.
    """
    parts = np.rint(px * _PARTS).astype(np.int64)
    return np.asarray((parts[:, 1] << _Y_BIT) + parts[:, 0])


def _evenly(
    start: npt.NDArray[np.int64], step: npt.NDArray[np.int64], count: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return `count` numbers from each start on, a step apart, end to end.

    The whole sequence is counted through, so each start is set back by the steps before it; where
    that overflows, the steps themselves overflow back.
    """
    before = np.cumsum(count) - count
    numbers = np.repeat(step, count)
    numbers *= np.arange(len(numbers))
    numbers += np.repeat(start - before * step, count)
    return numbers


def _clipped(
    start_px: FloatArray, end_px: FloatArray, limit_px: FloatArray
) -> tuple[FloatArray, FloatArray, npt.NDArray[np.intp]]:
    """Return starts and ways of the parts within (0, 0) to the limit, and of which lines they are.

    Liang and Barsky (1984): the shares of the way at which a line enters and leaves.
    """
    way_px = end_px - start_px
    sticks_out = (start_px < 0) | (end_px < 0) | (start_px > limit_px) | (end_px > limit_px)
    cut = np.flatnonzero(sticks_out[:, 0] | sticks_out[:, 1])
    if not len(cut):
        return start_px, way_px, np.arange(len(start_px))
    with np.errstate(divide="ignore", invalid="ignore"):
        to_low, to_high = -start_px[cut] / way_px[cut], (limit_px - start_px[cut]) / way_px[cut]
    level = way_px[cut] == 0.0
    to_low[level], to_high[level] = -np.inf, np.inf
    enters = np.maximum(np.minimum(to_low, to_high).max(axis=1), 0.0)[:, None]
    leaves = np.minimum(np.maximum(to_low, to_high).min(axis=1), 1.0)[:, None]
    start_px[cut] = np.clip(start_px[cut] + way_px[cut] * enters, 0.0, limit_px)
    way_px[cut] *= leaves - enters
    missed = np.zeros(len(start_px), np.bool_)
    missed[cut] = (enters > leaves)[:, 0]
    kept = np.flatnonzero(~missed)
    return start_px[kept], way_px[kept], kept
