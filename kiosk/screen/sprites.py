"""Marks, icons and rounded corners: drawn once, several times too large, and scaled down."""

from math import ceil, hypot

import pygame

from kiosk.content.model import Rgb
from kiosk.scene.icons import ICONS, Area, Bar, Dot
from kiosk.screen.kept_surfaces import KeptSurfaces

# Small things are drawn four times too large. Of large ones twice is enough, and a disc of 150 px
# radius takes half a millisecond and not two and a half.
OVERSAMPLING, OVERSAMPLING_LARGE = 4, 2
LARGE_PX = 40
# The marks, rings and corners of a screen take 1 MB at 1080 lines and 4 MB at 4K.
_kept = KeptSurfaces(4 * 1024 * 1024)


def glyph(
    name: str, half_px: int, colours: tuple[Rgb, ...], alpha: int, turn_deg: float = 0.0
) -> pygame.Surface:
    """Return an icon whose design box is 2 * `half_px` wide, with a margin for what juts out."""
    solid = (name, half_px, colours, turn_deg)
    if alpha == 255:
        return _kept.found(solid, lambda: _glyph(*solid))

    def dimmed() -> pygame.Surface:
        picture = glyph(name, half_px, colours, 255, turn_deg).copy()
        picture.set_alpha(alpha)
        return picture

    return _kept.found((*solid, alpha), dimmed)


def _glyph(name: str, half_px: int, colours: tuple[Rgb, ...], turn_deg: float) -> pygame.Surface:
    margin = 1.35
    size_px = 2 * ceil(half_px * margin) + 1
    times = _times(half_px)
    large = pygame.Surface((size_px * times,) * 2, pygame.SRCALPHA)
    # The clear ground has the colour of the edge, or scaling would darken the rim.
    large.fill((*colours[0], 0))
    middle = size_px * times / 2
    unit = half_px * times
    for shape in ICONS[name]:
        colour = colours[shape.part]
        match shape:
            case Area(points, _):
                pygame.draw.polygon(
                    large, colour, [(middle + x * unit, middle + y * unit) for x, y in points]
                )
            case Dot((x, y), radius, _):
                pygame.draw.circle(
                    large, colour, (middle + x * unit, middle + y * unit), radius * unit
                )
            case Bar(start, end, width, _):
                ends = [(middle + x * unit, middle + y * unit) for x, y in (start, end)]
                _bar(large, colour, ends, width * unit)
                for at in ends:
                    pygame.draw.circle(large, colour, at, width * unit / 2)
    if turn_deg:
        large = pygame.transform.rotate(large, turn_deg)
        size_px = large.get_width() // times
    return pygame.transform.smoothscale(large, (size_px, size_px))


def _times(radius_px: int) -> int:
    return OVERSAMPLING if radius_px <= LARGE_PX else OVERSAMPLING_LARGE


def _bar(
    surface: pygame.Surface, colour: Rgb, ends: list[tuple[float, float]], width_px: float
) -> None:
    # SDL measures the width of a line along an axis, which makes slanting ones too thin.
    (x0, y0), (x1, y1) = ends
    length_px = hypot(x1 - x0, y1 - y0) or 1.0
    across = (y0 - y1) / length_px * width_px / 2, (x1 - x0) / length_px * width_px / 2
    corners = [
        (x0 + across[0], y0 + across[1]),
        (x1 + across[0], y1 + across[1]),
        (x1 - across[0], y1 - across[1]),
        (x0 - across[0], y0 - across[1]),
    ]
    pygame.draw.polygon(surface, colour, corners)


def ring(radius_px: int, width_px: int, colour: tuple[int, int, int, int]) -> pygame.Surface:
    """Return a circle line."""
    look = (radius_px, width_px, colour)
    return _kept.found(look, lambda: _ring(*look))


def _ring(radius_px: int, width_px: int, colour: tuple[int, int, int, int]) -> pygame.Surface:
    size_px = 2 * (radius_px + width_px) + 1
    times = _times(radius_px)
    large = pygame.Surface((size_px * times,) * 2, pygame.SRCALPHA)
    large.fill((*colour[:3], 0))
    middle = size_px * times / 2
    pygame.draw.circle(
        large,
        colour[:3],
        (middle, middle),
        (radius_px + width_px / 2) * times,
        width_px * times,
    )
    small = pygame.transform.smoothscale(large, (size_px, size_px))
    small.set_alpha(colour[3])
    return small


def paint_rounded(
    surface: pygame.Surface,
    area: pygame.Rect,
    radius_px: int,
    fill: Rgb,
    edge: Rgb,
    edge_px: int,
) -> None:
    """Paint a rectangle with round corners and a keyline inside its edge.

    Only its corners are kept as a picture: the rest is filled as fast as it could be copied.
    """
    corner_px = min(radius_px, area.width // 2, area.height // 2)
    left, top, right, bottom = area.left, area.top, area.right, area.bottom
    across_px, down_px = area.width - 2 * corner_px, area.height - 2 * corner_px
    surface.fill(fill, (left, top + corner_px, area.width, down_px))
    for y_px in (top, bottom - corner_px) if corner_px else ():
        surface.fill(fill, (left + corner_px, y_px, across_px, corner_px))
    if edge_px:
        for x_px in (left, right - edge_px):
            surface.fill(edge, (x_px, top + corner_px, edge_px, down_px))
        for y_px in (top, bottom - edge_px):
            surface.fill(edge, (left + corner_px, y_px, across_px, edge_px))
    if not corner_px:
        return
    look = (corner_px, fill, edge, edge_px)
    corners = _kept.found(look, lambda: _corners(*look))
    for x_px, beside in ((left, 0), (right - corner_px, corner_px)):
        for y_px, below in ((top, 0), (bottom - corner_px, corner_px)):
            surface.blit(corners, (x_px, y_px), (beside, below, corner_px, corner_px))


def _corners(corner_px: int, fill: Rgb, edge: Rgb, edge_px: int) -> pygame.Surface:
    size = 2 * corner_px * OVERSAMPLING
    large = pygame.Surface((size, size), pygame.SRCALPHA)
    large.fill((*(edge if edge_px else fill), 0))
    middle = (size / 2, size / 2)
    pygame.draw.circle(large, edge if edge_px else fill, middle, size / 2)
    if edge_px:
        pygame.draw.circle(large, fill, middle, max(0.0, size / 2 - edge_px * OVERSAMPLING))
    return pygame.transform.smoothscale(large, (2 * corner_px, 2 * corner_px))
