"""Marks, icons and rounded corners: drawn once four times too large, and scaled down."""

from functools import lru_cache
from math import ceil, hypot

import pygame

from kiosk.content.model import Rgb
from kiosk.scene.icons import ICONS, Area, Bar, Dot

OVERSAMPLING = 4


@lru_cache(maxsize=1024)
def glyph(
    name: str, half_px: int, colours: tuple[Rgb, ...], alpha: int, turn_deg: float = 0.0
) -> pygame.Surface:
    """Return an icon whose design box is 2 * `half_px` wide, with a margin for what juts out."""
    margin = 1.35
    size_px = 2 * ceil(half_px * margin) + 1
    large = pygame.Surface((size_px * OVERSAMPLING,) * 2, pygame.SRCALPHA)
    # The clear ground has the colour of the edge, or scaling would darken the rim.
    large.fill((*colours[0], 0))
    middle = size_px * OVERSAMPLING / 2
    unit = half_px * OVERSAMPLING
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
        size_px = large.get_width() // OVERSAMPLING
    small = pygame.transform.smoothscale(large, (size_px, size_px))
    if alpha < 255:
        small.set_alpha(alpha)
    return small


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


@lru_cache(maxsize=256)
def ring(radius_px: int, width_px: int, colour: tuple[int, int, int, int]) -> pygame.Surface:
    """Return a circle line."""
    size_px = 2 * (radius_px + width_px) + 1
    large = pygame.Surface((size_px * OVERSAMPLING,) * 2, pygame.SRCALPHA)
    large.fill((*colour[:3], 0))
    middle = size_px * OVERSAMPLING / 2
    pygame.draw.circle(
        large,
        colour[:3],
        (middle, middle),
        (radius_px + width_px / 2) * OVERSAMPLING,
        width_px * OVERSAMPLING,
    )
    small = pygame.transform.smoothscale(large, (size_px, size_px))
    small.set_alpha(colour[3])
    return small


@lru_cache(maxsize=256)
def rounded(
    width_px: int, height_px: int, radius_px: int, fill: Rgb, edge: Rgb, edge_px: int
) -> pygame.Surface:
    """Return a rectangle with round corners and a keyline inside its edge."""
    corner_px = min(radius_px, width_px // 2, height_px // 2)
    picture = pygame.Surface((width_px, height_px), pygame.SRCALPHA)
    picture.fill(edge if edge_px else fill)
    if edge_px:
        inner = pygame.Rect(0, 0, width_px, height_px).inflate(-2 * edge_px, -2 * edge_px)
        picture.fill(fill, inner)
    if corner_px:
        corners = _corners(corner_px, fill, edge, edge_px)
        for x_px, left in ((0, 0), (width_px - corner_px, corner_px)):
            for y_px, top in ((0, 0), (height_px - corner_px, corner_px)):
                area = pygame.Rect(left, top, corner_px, corner_px)
                picture.fill((0, 0, 0, 0), (x_px, y_px, corner_px, corner_px))
                picture.blit(corners, (x_px, y_px), area)
    return picture


def _corners(corner_px: int, fill: Rgb, edge: Rgb, edge_px: int) -> pygame.Surface:
    size = 2 * corner_px * OVERSAMPLING
    large = pygame.Surface((size, size), pygame.SRCALPHA)
    large.fill((*(edge if edge_px else fill), 0))
    middle = (size / 2, size / 2)
    pygame.draw.circle(large, edge if edge_px else fill, middle, size / 2)
    if edge_px:
        pygame.draw.circle(large, fill, middle, max(0.0, size / 2 - edge_px * OVERSAMPLING))
    return pygame.transform.smoothscale(large, (2 * corner_px, 2 * corner_px))
