"""The wipe between the two worlds: one seen through a round hole in the other.

Only where the new world shows is it painted, so that the first frames, in which all of it is new,
are not the longest, and the world that was is laid over it no farther than it may have to hide.
"""

from collections.abc import Iterable
from math import ceil, floor, sqrt

import pygame

from kiosk.scene.scene import Iris
from kiosk.screen.regions import difference

# No colour of a palette, so that nothing else turns transparent with the hole.
HOLE = (255, 0, 254)


def unveiled(iris: Iris, screen: pygame.Rect) -> list[pygame.Rect]:
    """Return the parts of the screen in which the new world may show, none over another."""
    if iris.opening:
        area = _around(iris, iris.radius_px + 1).clip(screen)
        return [area] if area.width and area.height else []
    # The largest square within the circle is still of the old world.
    return difference(screen, _around(iris, max(0.0, iris.radius_px / sqrt(2.0) - 1)))


def paint_iris(
    surface: pygame.Surface, before: pygame.Surface, iris: Iris, painted: Iterable[pygame.Rect]
) -> None:
    """Lay the world that was over the one that is.

    Args:
        surface: The world that is, painted at least where it is unveiled, and elsewhere what was
            there before; receives the picture of both.
        before: The world that was; it keeps the hole, which only grows.
        iris: Where the edge between them is.
        painted: The parts of the surface that now show the world that is.
    """
    area = _around(iris, iris.radius_px + 1).clip(surface.get_rect())
    if iris.opening:
        pygame.draw.circle(before, HOLE, iris.centre_px, iris.radius_px)
    else:
        for part in difference(before.get_rect(), area):
            before.fill(HOLE, part)
        # As far as the corners of the square around the circle.
        reach_px = ceil(sqrt(2.0) * (iris.radius_px + 2))
        width_px = max(1, reach_px - floor(iris.radius_px))
        pygame.draw.circle(before, HOLE, iris.centre_px, reach_px, width_px)
    before.set_colorkey(HOLE)
    for part in painted:
        # Beyond its square nothing of a closing circle is left.
        hidden = part if iris.opening else part.clip(area)
        surface.blit(before, hidden, hidden)
    if iris.rim_px:
        pygame.draw.aacircle(surface, iris.rim, iris.centre_px, iris.radius_px, iris.rim_px)


def _around(iris: Iris, reach_px: float) -> pygame.Rect:
    left_px, top_px = floor(iris.centre_px[0] - reach_px), floor(iris.centre_px[1] - reach_px)
    size_px = ceil(2 * reach_px) + 1
    return pygame.Rect(left_px, top_px, size_px, size_px)
