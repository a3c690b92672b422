"""The countries of the theatres: a veil leaves them their colour, and at night they glow in it."""

import pygame
import pytest

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.scene.primitives import Veil
from kiosk.screen.globe import Globe
from kiosk.screen.mapstyle import map_style
from kiosk.screen.rest import RestPicture
from kiosk.state.stage import camera_for

SIZE_PX = (960, 540)
INLAND, FLORIDA, OCEAN = (-78.2, 21.6), (-81.5, 28.2), (-70.0, 27.0)
WHITE = (255, 255, 255)


@pytest.fixture
def camera(shipped_exhibit: Exhibit) -> Camera:
    view = shipped_exhibit.theatre_by_id["cuba"].view
    return camera_for(view, Viewport(*SIZE_PX), Projection.EQUAL_AREA, card_open=False)


def colour_at(
    surface: pygame.Surface, camera: Camera, lonlat: tuple[float, float]
) -> tuple[int, ...]:
    x_px, y_px = camera.px_from_lonlat(lonlat)
    return tuple(surface.get_at((round(x_px), round(y_px))))[:3]


def test_a_veil_tints_all_but_the_countries_with_a_heavy_line(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, camera: Camera
) -> None:
    surface = pygame.Surface(SIZE_PX)
    surface.fill(WHITE)
    width_px, height_px = SIZE_PX
    everything = ((0.0, 0.0), (width_px, 0.0), (width_px, height_px), (0.0, height_px))
    veil = Veil((everything,), (200, 0, 0, 92), camera)
    Globe(shipped_exhibit, shipped_atlas).veil(surface, veil, (0.0, 0.0))
    assert colour_at(surface, camera, INLAND) == WHITE
    assert colour_at(surface, camera, FLORIDA) != WHITE
    assert colour_at(surface, camera, OCEAN) == colour_at(surface, camera, FLORIDA)


def test_at_night_the_coast_of_a_theatre_is_lit_in_its_own_colour(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, camera: Camera
) -> None:
    surface = pygame.Surface(SIZE_PX, depth=32)
    picture = RestPicture(camera, map_style(shipped_exhibit, shipped_atlas, Lens.SECRET), surface)
    while not picture.finished:
        picture.advance()
    x_px, y_px = (round(each) for each in camera.px_from_lonlat(INLAND))
    # Up from the middle of the island over its northern coast.
    column = [surface.get_at((x_px, y_px - up_px)) for up_px in range(14)]
    own = shipped_exhibit.palettes[Lens.SECRET]["cuba_line"]
    coast = shipped_exhibit.palettes[Lens.SECRET]["coast"]

    def far(colour: pygame.Color, other: tuple[int, int, int]) -> int:
        return max(abs(a - b) for a, b in zip(colour[:3], other, strict=True))

    assert min(far(each, own) for each in column) < 60
    assert all(far(each, coast) > 40 for each in column)
