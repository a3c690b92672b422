"""The wipe between the two worlds: one seen through a round hole in the other."""

import pygame

from kiosk.scene.scene import Iris

# No colour of a palette, so that nothing else turns transparent with the hole.
HOLE = (255, 0, 254)


def paint_iris(surface: pygame.Surface, before: pygame.Surface, iris: Iris) -> None:
    """Lay the world that was over the one that is, or the other way round.

    Args:
        surface: The world that is, already painted; receives the picture of both.
        before: The world that was; it keeps the hole, which only grows.
        iris: Where the edge between them is.
    """
    if iris.opening:
        _cut(before, iris)
        surface.blit(before, (0, 0))
    else:
        over = surface.copy()
        surface.blit(before, (0, 0))
        _cut(over, iris)
        surface.blit(over, (0, 0))
    if iris.rim_px:
        pygame.draw.aacircle(surface, iris.rim, iris.centre_px, iris.radius_px, iris.rim_px)


def _cut(cover: pygame.Surface, iris: Iris) -> None:
    pygame.draw.circle(cover, HOLE, iris.centre_px, iris.radius_px)
    cover.set_colorkey(HOLE)
