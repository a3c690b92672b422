"""Hatching against SDL filling every piece of the same territory."""

from math import exp, log
from random import Random  # noqa: TID251 - seeded, for places anywhere on Earth

import numpy as np
import pygame
import pytest
from PIL import Image, ImageFilter

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.screen import strokes
from kiosk.screen.hatching import ANGLES_DEG, TOLERANCE_PX, Hatcher
from kiosk.screen.mapstyle import map_style
from kiosk.screen.projected import Eye

SIZE_PX = (480, 270)
INK = (255, 0, 0)
# Half a pen, a rounding, and what is simplified away.
SLIP_PX = 4
# Lines 13 px apart and 3 wide ink a fifth; near a coast less.
LEAST_SHARE = 0.05
LARGE_PX = 2000
NAMES = ("Algeria", "India", "Mexico", "People's Republic of China", "Canada", "Brazil", "Italy")


def cameras(count: int) -> list[Camera]:
    """Return cameras anywhere on Earth, from the whole globe to a country."""
    random = Random(1962)
    return [
        Camera(
            random.uniform(-180.0, 180.0),
            random.uniform(-70.0, 80.0),
            exp(random.uniform(log(0.4), log(6.0))) * SIZE_PX[1],
            Viewport(*SIZE_PX),
            Projection.EQUAL_AREA,
        )
        for _ in range(count)
    ]


def grown(mask: np.ndarray, by_px: int) -> np.ndarray:
    """Return a mask and all pixels that near to it."""
    return np.asarray(
        Image.fromarray(mask).convert("L").filter(ImageFilter.MaxFilter(2 * by_px + 1))
    )


@pytest.mark.parametrize("pattern", ANGLES_DEG)
def test_the_lines_of_a_country_lie_on_it_and_all_over_it(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, pattern: str
) -> None:
    pygame.display.init()
    land = map_style(shipped_exhibit, shipped_atlas, Lens.PUBLIC).land
    assert land is not None
    hatcher = Hatcher(land, NAMES)
    seen = 0
    for camera in cameras(12):
        flat = Eye(camera).flat(land.layer.lods[land.lod(camera.scale_px, TOLERANCE_PX)].fills)
        for name in NAMES:
            owners = {n for n, each in enumerate(land.layer.features) if each.name == name}
            assert owners
            ground = pygame.Surface(SIZE_PX, depth=32)
            strokes.fill_by_owner(ground, flat, dict.fromkeys(owners, INK))
            lines = pygame.Surface(SIZE_PX, depth=32)
            hatcher.paint(lines, camera, {name: (pattern, INK)}, 1.0, 1)
            inked = pygame.surfarray.array3d(lines)[:, :, 0].T > 0
            there = pygame.surfarray.array3d(ground)[:, :, 0].T > 0
            assert not (inked & (grown(there, SLIP_PX) == 0)).any(), (camera, name)
            if there.sum() > LARGE_PX:
                seen += 1
                assert inked.sum() > LEAST_SHARE * there.sum(), (camera, name)
    assert seen > 6


@pytest.mark.parametrize("size_px", [(480, 270), (270, 480)])
def test_no_line_leaves_the_globe(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, size_px: tuple[int, int]
) -> None:
    pygame.display.init()
    land = map_style(shipped_exhibit, shipped_atlas, Lens.PUBLIC).land
    assert land is not None
    names = sorted({each.name for each in land.layer.features})
    hatcher = Hatcher(land, names)
    middle_px = np.array(size_px) / 2.0
    across, down = np.indices(size_px)
    for lon_deg, lat_deg in ((150.0, 0.0), (-30.0, 10.0), (20.0, -50.0), (-100.0, -60.0)):
        camera = Camera(lon_deg, lat_deg, 60.0, Viewport(*size_px), Projection.EQUAL_AREA)
        looks = {name: (tuple(ANGLES_DEG)[n % 6], INK) for n, name in enumerate(names)}
        lines = pygame.Surface(size_px, depth=32)
        hatcher.paint(lines, camera, looks, 1.0, len(names))
        inked = pygame.surfarray.array3d(lines)[:, :, 0] > 0
        beyond = np.hypot(across - middle_px[0], down - middle_px[1]) > 120.0 + SLIP_PX
        assert inked.any()
        assert not (inked & beyond).any()


def test_lines_that_are_worked_out_a_few_in_each_frame_are_in_the_end_the_same(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    pygame.display.init()
    land = map_style(shipped_exhibit, shipped_atlas, Lens.PUBLIC).land
    assert land is not None
    camera = Camera(20.0, 20.0, 0.4 * SIZE_PX[1], Viewport(*SIZE_PX), Projection.EQUAL_AREA)
    looks = dict.fromkeys(NAMES, ("rising", INK))

    def hatched(hatcher: Hatcher, most: int) -> tuple[bool, bytes]:
        lines = pygame.Surface(SIZE_PX, depth=32)
        whole = hatcher.paint(lines, camera, looks, 1.0, most)
        return whole, pygame.image.tobytes(lines, "RGB")

    whole, at_once = hatched(Hatcher(land, NAMES), len(NAMES))
    assert whole
    by_and_by = Hatcher(land, NAMES)
    found = [hatched(by_and_by, 1) for _ in NAMES]
    assert [each for each, _ in found] == [False] * (len(NAMES) - 1) + [True]
    assert found[-1][1] == at_once
    # Where nothing was hatched yet all come up together; what is there stays when another comes.
    assert not any(any(picture) for _, picture in found[:-1])
    del looks["India"]
    _, without = hatched(Hatcher(land, NAMES), len(NAMES))
    longer = Hatcher(land, NAMES)
    assert hatched(longer, len(NAMES))[1] == without
    looks["India"] = ("rising", INK)
    assert hatched(longer, 0) == (False, without)
    assert hatched(longer, 1) == (True, at_once)
