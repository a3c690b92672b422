"""A round hole in the map: another picture shows through it, and its rim is drawn round it."""

from math import ceil, cos, floor, pi, sin

import pygame

from kiosk.scene.primitives import Porthole, Px
from kiosk.screen.iris import HOLE

# What stands for "shows through" in the mask; no colour of a palette either.
CLEAR = (254, 0, 255)
TICKS, LONG_TICK = 60, 5


class PortholePainter:
    """Keeps what shows through the hole, so that its breathing costs little more than a copy."""

    def __init__(self) -> None:
        self._through: pygame.Surface | None = None
        self._mask: pygame.Surface | None = None
        self._cover: pygame.Surface | None = None

    def picture(self, hole: Porthole) -> tuple[pygame.Surface, tuple[int, int]]:
        """Return the surface for what shows through, and where it lies on screen."""
        side_px = 2 * ceil(hole.widest_px) + 2
        at_px = (floor(hole.centre_px[0]) - side_px // 2, floor(hole.centre_px[1]) - side_px // 2)
        if self._through is None or self._through.get_width() != side_px:
            # Plain 32 bits: blits with a colour key between two of these are the fastest.
            self._through, self._mask, self._cover = (
                pygame.Surface((side_px, side_px), depth=32) for _ in range(3)
            )
        return self._through, at_px

    def paint(self, surface: pygame.Surface, hole: Porthole, shift_px: Px) -> None:
        """Paint the hole, after its picture."""
        through, at_px = self.picture(hole)
        mask, cover = self._mask, self._cover
        assert mask is not None
        assert cover is not None
        middle_px = through.get_width() // 2
        x_px, y_px = at_px[0] + round(shift_px[0]), at_px[1] + round(shift_px[1])
        centre_px = (x_px + middle_px, y_px + middle_px)
        outer_px = hole.radius_px + hole.rim_px
        off_px = max(2, round(hole.rim_px * 0.4))
        self._cast(surface, (centre_px[0] + off_px, centre_px[1] + off_px), outer_px, hole)
        pygame.draw.circle(surface, hole.rim[0], centre_px, outer_px - 1)
        mask.fill(HOLE)
        pygame.draw.circle(mask, CLEAR, (middle_px, middle_px), hole.radius_px)
        mask.set_colorkey(CLEAR)
        cover.set_colorkey(None)
        cover.blit(through, (0, 0))
        cover.blit(mask, (0, 0))
        cover.set_colorkey(HOLE)
        surface.blit(cover, (x_px, y_px))
        _rim(surface, hole, centre_px)

    def _cast(
        self, surface: pygame.Surface, centre_px: tuple[int, int], radius_px: float, hole: Porthole
    ) -> None:
        # Only a crescent of the shadow is seen: the rim's width of it is enough.
        side_px = 2 * ceil(radius_px) + 2
        pane = pygame.Surface((side_px, side_px), depth=8)
        pane.set_palette([(0, 0, 0), hole.shadow[:3]])
        pane.set_colorkey(0)
        width_px = round(hole.rim_px * 1.2)
        pygame.draw.circle(pane, 1, (side_px // 2, side_px // 2), radius_px, width_px)
        pane.set_alpha(hole.shadow[3])
        surface.blit(pane, (centre_px[0] - side_px // 2, centre_px[1] - side_px // 2))


def _rim(surface: pygame.Surface, hole: Porthole, centre_px: tuple[int, int]) -> None:
    """Draw two lines round the rim, and ticks between them as on a dial."""
    ink, inner_px, outer_px = hole.rim[1], hole.radius_px, hole.radius_px + hole.rim_px
    line_px = max(2, round(hole.rim_px * 0.16))
    pygame.draw.aacircle(surface, ink, centre_px, outer_px, line_px)
    # A px farther in than the hole, the edge of which is a stair.
    pygame.draw.aacircle(surface, ink, centre_px, inner_px + line_px, line_px + 1)
    tick_px = max(1, round(hole.rim_px * 0.09)) | 1
    for nth in range(TICKS):
        turn_rad = 2 * pi * nth / TICKS
        from_px = outer_px - hole.rim_px * (0.72 if nth % LONG_TICK == 0 else 0.5)
        east, south = sin(turn_rad), -cos(turn_rad)
        pygame.draw.aaline(
            surface,
            ink,
            (centre_px[0] + east * from_px, centre_px[1] + south * from_px),
            (centre_px[0] + east * (outer_px - 1), centre_px[1] + south * (outer_px - 1)),
            tick_px,
        )
