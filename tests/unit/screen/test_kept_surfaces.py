"""Surfaces that are kept: within their budget, and drawn once."""

import gc
import weakref

import numpy as np
import pygame

from kiosk.content.forgetting import forget, until_forgotten
from kiosk.screen.kept_surfaces import KeptSurfaces, bytes_of
from kiosk.screen.sprites import OVERSAMPLING, paint_rounded


def surface(side_px: int = 10) -> pygame.Surface:
    return pygame.Surface((side_px, side_px), pygame.SRCALPHA)


def test_the_surfaces_that_were_longest_unused_go_first_and_the_budget_holds() -> None:
    kept = KeptSurfaces(3 * bytes_of(surface()))
    for name in ("first", "second", "third", "first", "fourth"):
        kept.found(name, surface)
        assert kept.used_bytes <= 3 * bytes_of(surface())
    assert [name in kept for name in ("first", "second", "third", "fourth")] == [
        True, False, True, True,
    ]  # fmt: skip


def test_a_surface_is_drawn_once_while_it_is_kept() -> None:
    kept = KeptSurfaces(1 << 20)
    assert kept.found("it", surface) is kept.found("it", surface)


def test_what_is_larger_than_the_budget_stays_only_until_the_next_one() -> None:
    kept = KeptSurfaces(10)
    kept.found("large", lambda: surface(100))
    kept.found("next", surface)
    assert "large" not in kept
    assert kept.used_bytes == bytes_of(surface())


def test_a_rounded_panel_has_its_keyline_all_round_and_leaves_its_corners_clear() -> None:
    ground, fill, edge = (10, 20, 30), (200, 0, 0), (0, 0, 200)
    picture = pygame.Surface((60, 50), depth=32)
    picture.fill(ground)
    paint_rounded(picture, pygame.Rect(5, 5, 50, 40), 2 * OVERSAMPLING, fill, edge, 2)
    middle_of_sides = ((30, 5), (30, 44), (5, 25), (54, 25))
    assert all(picture.get_at(px)[:3] == edge for px in middle_of_sides)
    assert picture.get_at((30, 25))[:3] == fill
    corners = ((5, 5), (54, 5), (5, 44), (54, 44))
    assert all(picture.get_at(px)[:3] == ground for px in corners)
    pixels = pygame.surfarray.array2d(picture)
    assert (pixels == pixels[::-1]).all()
    assert (pixels == np.fliplr(pixels)).all()


def test_what_loading_remembered_is_gone_once_forgotten() -> None:
    class Result:
        pass

    @until_forgotten(4)
    def result(_: str) -> Result:
        return Result()

    made = weakref.ref(result("text"))
    assert result("text") is made()
    forget()
    gc.collect()
    assert made() is None
