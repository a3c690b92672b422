"""Projected paths onto a surface: the loops that hand them to SDL one by one."""

from collections.abc import Mapping, Sequence
from math import ceil, floor

import numpy as np
import pygame

from kiosk.content.model import Rgb
from kiosk.geo.sphere import FloatArray
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
        if length > 1:
            area = surface.get_rect().inflate(2 * width_px, 2 * width_px)
            for start, end in dashes(flat.px[at : at + length], *dash_px, area).tolist():
                pygame.draw.line(surface, colour, start, end, width_px)
        at += length


def dashes(points: Sequence[Px], on_px: float, off_px: float, area: pygame.Rect) -> FloatArray:
    """Return the straight pieces of a broken line in an area, parted at its corners too.

    All at once: a loop over the dashes of the ways of letters took a quarter of a frame at rest.
    And only in the area: seen from near, a border has a hundred thousand dashes beyond it.

    Returns:
        Starts and ends, (n, 2, 2) in px.
    """
    px = np.asarray(points, dtype=float)
    reach_px = np.concatenate(((0.0,), np.cumsum(np.hypot(*np.diff(px, axis=0).T))))
    period_px, whole_px = on_px + off_px, float(reach_px[-1])
    pieces: list[FloatArray] = [np.empty((0, 2, 2))]
    done = 0
    for from_px, to_px in _stretches(px, reach_px, area):
        # Whole dashes: one that is cut off would be drawn along other pixels.
        first, last = max(done, floor(from_px / period_px)), ceil(to_px / period_px)
        starts_px = period_px * np.arange(first, last)
        limit_px = min(whole_px, period_px * last)
        corners_px = reach_px[(reach_px >= period_px * first) & (reach_px <= limit_px)]
        cuts_px = np.unique(np.concatenate((corners_px, starts_px, starts_px + on_px, (limit_px,))))
        cuts_px = cuts_px[: np.searchsorted(cuts_px, limit_px, side="right")]
        done = last
        at_px = np.stack([np.interp(cuts_px, reach_px, px[:, axis]) for axis in (0, 1)], axis=1)
        inked = (cuts_px[:-1] + cuts_px[1:]) / 2.0 % period_px < on_px
        pieces.append(np.stack((at_px[:-1], at_px[1:]), axis=1)[inked])
    return np.concatenate(pieces)


def _stretches(
    px: FloatArray, reach_px: FloatArray, area: pygame.Rect
) -> list[tuple[float, float]]:
    """Return the stretches of a line within an area, from and to how far along it.

    Args:
        px: The places of the line, (n, 2).
        reach_px: How far along the line each of them lies, (n,).
        area: Where to look.
    """
    start, way = px[:-1], np.diff(px, axis=0)
    low, high = np.array(area.topleft) - start, np.array(area.bottomright) - start
    # Shares of each segment at which it crosses the four sides; a level one crosses two nowhere.
    with np.errstate(divide="ignore", invalid="ignore"):
        first, last = low / way, high / way
    level = way == 0.0
    outside = (level & ((low > 0.0) | (high < 0.0))).any(axis=1)
    enters = np.where(level, 0.0, np.minimum(first, last)).max(axis=1).clip(0.0, 1.0)
    leaves = np.where(level, 1.0, np.maximum(first, last)).min(axis=1).clip(0.0, 1.0)
    inside = np.flatnonzero((enters < leaves) & ~outside)
    if not inside.size:
        return []
    length_px = np.diff(reach_px)
    from_px = (reach_px[:-1] + enters * length_px)[inside]
    to_px = (reach_px[:-1] + leaves * length_px)[inside]
    # Where one segment goes on where the one before it ended, they are one stretch.
    parted = (np.diff(inside) > 1) | (leaves[inside[:-1]] < 1.0) | (enters[inside[1:]] > 0.0)
    cut = np.flatnonzero(parted)
    begins, ends = np.concatenate(((0,), cut + 1)), np.concatenate((cut, (len(inside) - 1,)))
    return list(zip(from_px[begins].tolist(), to_px[ends].tolist(), strict=True))


def segments_of(points: Sequence[Px]) -> FloatArray:
    """Return the straight pieces of a whole line, (n, 2, 2) in px."""
    px = np.asarray(points, dtype=float)
    return np.stack((px[:-1], px[1:]), axis=1)


def segments_within(pieces: FloatArray, area: pygame.Rect) -> list[tuple[Px, Px]]:
    """Return the pieces whose bounding box meets an area."""
    low, high = pieces.min(axis=1), pieces.max(axis=1)
    meets = (high >= area.topleft) & (low <= area.bottomright)
    return [(tuple(start), tuple(end)) for start, end in pieces[meets.all(axis=1)].tolist()]


def scaled(flat: Flat, factor: float, left_px: float, top_px: float) -> Flat:
    """Return the paths as seen in a magnified part of the picture."""
    px = [((x - left_px) * factor, (y - top_px) * factor) for x, y in flat.px]
    return Flat(px, flat.length, flat.owner)
