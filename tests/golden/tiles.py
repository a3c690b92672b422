"""Two pictures in, the tile in which they differ most out."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

TILE_PX = 32
# The mean difference of a tile, in levels of 0 to 255. Other processors and font libraries round
# by 1, which may tip a pixel into the next colour of a palette; a mark of 10 px that vanishes is
# worth 6 and more.
TOLERANCE = 3.0

Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile by its upper left corner, and how far its pixels differ on average."""

    left_px: int
    top_px: int
    difference: float


def worst_tile(actual: Picture, expected: Picture) -> Tile:
    """Return the tile with the largest mean difference of pictures of shape (rows, columns, 3).

    Raises:
        ValueError: If the pictures differ in size.
    """
    if actual.shape != expected.shape:
        msg = f"the picture has the shape {actual.shape}, not {expected.shape}"
        raise ValueError(msg)
    difference = np.abs(actual.astype(float) - expected).mean(axis=2)
    tiles = [
        Tile(
            left_px,
            top_px,
            float(difference[top_px : top_px + TILE_PX, left_px : left_px + TILE_PX].mean()),
        )
        for top_px in range(0, difference.shape[0], TILE_PX)
        for left_px in range(0, difference.shape[1], TILE_PX)
    ]
    return max(tiles, key=lambda tile: tile.difference)


def difference_picture(actual: Picture, expected: Picture) -> Picture:
    """Return what differs, four times as bright."""
    apart = np.abs(actual.astype(int) - expected.astype(int))
    return np.asarray(np.minimum(4 * apart, 255), np.uint8)
