"""Halftone: screens of dots at 45 degrees, as a newspaper of 1962 printed its greys."""

from functools import lru_cache

import pygame

from kiosk.content.model import Rgb


@lru_cache(maxsize=32)
def dot_screen(
    size_px: tuple[int, int], step_px: int, radius_px: float, ground: Rgb, dot: Rgb
) -> pygame.Surface:
    """Return a surface of dots whose rows stand at 45 degrees.

    Args:
        size_px: The size to cover; a whole number of steps, so that copies join.
        step_px: Px between the dots of a row; every other row is shifted by half of it.
        radius_px: Of one dot.
        ground: Colour between the dots.
        dot: Colour of the dots.
    """
    cell = pygame.Surface((step_px, step_px))
    cell.fill(ground)
    half_px = step_px / 2
    for x_px in (0.0, step_px):
        for y_px in (0.0, step_px):
            pygame.draw.circle(cell, dot, (x_px, y_px), radius_px)
    pygame.draw.circle(cell, dot, (half_px, half_px), radius_px)
    screen = pygame.Surface(size_px)
    for x_px in range(0, size_px[0], step_px):
        for y_px in range(0, size_px[1], step_px):
            screen.blit(cell, (x_px, y_px))
    return screen
