"""The ground of the real map, row by row, against SDL filling every piece of every territory."""

from math import exp, log
from random import Random  # noqa: TID251 - seeded, for places anywhere on Earth

import numpy as np
import pygame
import pytest

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.screen import strokes
from kiosk.screen.ground import grounds_in_view, land_in_view, part_of
from kiosk.screen.mapstyle import MapStyle, map_style
from kiosk.screen.projected import Eye

SIZE_PX = (400, 240)
# SDL inks the edge of a piece too, so that it fattens islands thinner than a row. Ground that runs
# astray does so to the next coast.
LONGEST_SLIP_PX = 12
BEYOND = 255
# Towards the rim of a globe the pieces that are held on it spread spikes of their own.
INNER_SHARE = 0.8


def cameras(count: int, projection: Projection) -> list[Camera]:
    """Return cameras anywhere on Earth, from the whole globe to a district."""
    random = Random(1962)
    return [
        Camera(
            random.uniform(-180.0, 180.0),
            random.uniform(-89.0, 89.0),
            exp(random.uniform(log(0.3), log(80.0))) * SIZE_PX[1],
            Viewport(*SIZE_PX),
            projection,
        )
        for _ in range(count)
    ]


def by_rows(eye: Eye, style: MapStyle, lod: int) -> np.ndarray:
    land = land_in_view(eye, style, lod, 0.0)
    view = part_of(eye, land, pygame.Rect(0, 0, *SIZE_PX), 1.0, BEYOND)
    runs = grounds_in_view(eye, style, lod, view)
    return runs.spread(np.arange(256, dtype=np.uint8)).reshape(SIZE_PX[::-1])


def by_pieces(eye: Eye, style: MapStyle, lod: int) -> np.ndarray:
    assert style.land is not None
    surface = pygame.Surface(SIZE_PX, depth=32)
    flat = eye.flat(style.land.layer.lods[lod].fills)
    colours = {owner: (int(style.land.ground_of[owner]), 0, 0) for owner in set(flat.owner)}
    strokes.fill_by_owner(surface, flat, colours)
    return pygame.surfarray.array3d(surface)[:, :, 0].T


def longest_slip_px(one: np.ndarray, other: np.ndarray) -> int:
    """Return the longest run in a row of pixels whose ground the other has not even beside them."""
    around = np.pad(other, 1, mode="edge")
    height, width = other.shape
    near = [around[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    longest = 0
    for row in np.all([one != each for each in near], axis=0):
        ends = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
        longest = max(longest, *(ends[1::2] - ends[::2]).tolist(), 0)
    return longest


@pytest.mark.parametrize("projection", Projection)
def test_no_row_of_the_map_is_of_the_wrong_ground_anywhere_on_earth(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, projection: Projection
) -> None:
    pygame.display.init()
    style = map_style(shipped_exhibit, shipped_atlas, Lens.PUBLIC)
    assert style.land is not None
    y_px, x_px = np.mgrid[: SIZE_PX[1], : SIZE_PX[0]] + 0.5
    away_px = np.hypot(x_px - SIZE_PX[0] / 2, y_px - SIZE_PX[1] / 2)
    for camera in cameras(60, projection):
        eye = Eye(camera)
        lod = style.land.lod(camera.scale_px, 2.4)
        rows, pieces = by_rows(eye, style, lod), by_pieces(eye, style, lod)
        within = (rows != BEYOND) & (away_px < eye.limb_px * INNER_SHARE)
        slip_px = longest_slip_px(np.where(within, rows, 0), np.where(within, pieces, 0))
        assert slip_px <= LONGEST_SLIP_PX, camera
