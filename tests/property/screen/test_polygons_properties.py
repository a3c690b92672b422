"""A polygon that was cut off beyond the screen looks as it would have looked whole."""

from math import cos, pi, sin

import numpy as np
import pygame
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.scene.primitives import Px
from kiosk.screen.polygons import fill_polygon

SIZE_PX = (120, 80)
WHITE = (255, 255, 255)
REACH_PX = 5
places = st.floats(-600.0, 600.0)


def filled(points: list[Px], *, whole: bool) -> np.ndarray:
    surface = pygame.Surface(SIZE_PX)
    if whole:
        pygame.draw.polygon(surface, WHITE, points)
    else:
        # Where it lies is told with the shift.
        fill_polygon(surface, WHITE, [(x - 7.0, y + 5.0) for x, y in points], (7.0, -5.0))
    return pygame.surfarray.array_red(surface)


def ring(centre: Px, radius_px: float) -> list[Px]:
    turns = [2.0 * pi * step / 90 for step in range(90)]
    return [(centre[0] + radius_px * cos(t), centre[1] + radius_px * sin(t)) for t in turns]


@given(st.tuples(places, places), st.floats(1.0, 900.0))
@settings(max_examples=150, deadline=None)
def test_a_ring_looks_the_same(centre: Px, radius_px: float) -> None:
    points = ring(centre, radius_px)
    differ = filled(points, whole=True) != filled(points, whole=False)
    # SDL rounds corners to whole px: a new corner may move its edge by one.
    assert differ.sum() <= sum(SIZE_PX)
    inside = np.hypot(*(np.indices(SIZE_PX) - np.reshape(centre, (2, 1, 1)))) < radius_px * 0.98 - 2
    assert (filled(points, whole=False)[inside] == 255).all()


@given(st.lists(st.tuples(places, places), min_size=3, max_size=9))
@settings(max_examples=150, deadline=None)
def test_nothing_is_painted_where_the_whole_polygon_has_nothing(points: list[Px]) -> None:
    whole, cut = filled(points, whole=True), filled(points, whole=False)
    # SDL takes whole px for corners: far beyond the edge that turns a flat side by some px in view.
    grown = np.zeros_like(whole, bool)
    for across in range(-REACH_PX, REACH_PX + 1):
        for down in range(-REACH_PX, REACH_PX + 1):
            grown |= np.roll(whole, (across, down), (0, 1)) > 0
    inner = np.zeros_like(grown)
    inner[REACH_PX:-REACH_PX, REACH_PX:-REACH_PX] = True
    assert not (cut[inner & ~grown] > 0).any()
