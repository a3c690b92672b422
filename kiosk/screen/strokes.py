"""Projected paths onto a surface: the loops that hand them to SDL one by one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import dist

import pygame

from kiosk.content.model import Rgb
from kiosk.screen.projected import Flat, Px


def fill(surface: pygame.Surface, flat: Flat, colour: Rgb) -> None:
    """Fill all paths with one colour."""
    polygon, px = pygame.draw.polygon, flat.px
    at = 0
    for length in flat.length:
        if length > 2:
            polygon(surface, colour, px[at : at + length])
        at += length


def fill_by_owner(surface: pygame.Surface, flat: Flat, colours: Mapping[int, Rgb]) -> None:
    """Fill the paths of each owner that has a colour."""
    polygon, px = pygame.draw.polygon, flat.px
    at = 0
    for length, owner in zip(flat.length, flat.owner, strict=True):
        if length > 2 and owner in colours:
            polygon(surface, colours[owner], px[at : at + length])
        at += length


def line(surface: pygame.Surface, flat: Flat, colour: Rgb, width_px: int) -> None:
    """Draw all paths as lines."""
    lines, px = pygame.draw.lines, flat.px
    at = 0
    for length in flat.length:
        if length > 1:
            lines(surface, colour, False, px[at : at + length], width_px)
        at += length


def ribbon(surface: pygame.Surface, flat: Flat, colour: Rgb, width_px: int) -> None:
    """Draw all paths as wide lines whose joints are round.

    SDL draws each segment of a wide line as a parallelogram of its own; without the discs the
    outer side of every bend would gape.
    """
    lines, circle, px = pygame.draw.lines, pygame.draw.circle, flat.px
    radius_px = width_px / 2
    at = 0
    for length in flat.length:
        points = px[at : at + length]
        if length > 1:
            lines(surface, colour, False, points, width_px)
        for point in points:
            circle(surface, colour, point, radius_px)
        at += length


def dashed(
    surface: pygame.Surface, flat: Flat, colour: Rgb, width_px: int, dash_px: tuple[float, float]
) -> None:
    """Draw all paths as broken lines; the rhythm runs on around corners."""
    at = 0
    for length in flat.length:
        for start, end in dashes(flat.px[at : at + length], *dash_px):
            pygame.draw.line(surface, colour, start, end, width_px)
        at += length


def dashes(points: Sequence[Px], on_px: float, off_px: float) -> Iterator[tuple[Px, Px]]:
    """Yield the straight pieces of a broken line."""
    phase_px = 0.0
    for start, end in pairwise(points):
        length_px = dist(start, end)
        at_px = 0.0
        while at_px < length_px:
            inked = phase_px < on_px
            left_px = (on_px if inked else on_px + off_px) - phase_px
            step_px = min(left_px, length_px - at_px)
            if inked:
                yield (
                    _along(start, end, at_px / length_px),
                    _along(start, end, (at_px + step_px) / length_px),
                )
            at_px += step_px
            phase_px = 0.0 if step_px == left_px and not inked else phase_px + step_px


def _along(start: Px, end: Px, share: float) -> Px:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def scaled(flat: Flat, factor: float, left_px: float, top_px: float) -> Flat:
    """Return the paths as seen in a magnified part of the picture."""
    px = [((x - left_px) * factor, (y - top_px) * factor) for x, y in flat.px]
    return Flat(px, flat.length, flat.owner)
