"""What surrounds a coast: shallow water in print, a glow at night.

Both are the coast grown thicker and thicker. On a picture of half the size that is a few
shifts of whole arrays; drawn as wide lines with a disc at each bend the same bands took twenty
times as long. Enlarged softly, the edge of a band is where the softened step is half done: as
smooth as if it had been drawn.
"""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pygame

from kiosk.content.model import Rgb
from kiosk.screen.hairlines import Pixels

Mask = npt.NDArray[np.bool_]

# How many px of the screen one pixel of a halo is wide.
HALO_PX = 2
# Enlarging looks at neighbours: that many pixels more above and below a strip.
_OVERLAP = 2


class Halo(Protocol):
    """Something around the coasts of a whole picture."""

    @abstractmethod
    def lay_over(self, large: pygame.Surface, strip: pygame.Rect) -> None:
        """Lay its part over a magnified strip of the screen."""


@dataclass(frozen=True, slots=True, eq=False)
class Water:
    """Bands of shallow water around land.

    Attributes:
        land: Where land is, at half size, with a margin on all sides.
        margin: Its width: at least the largest radius.
        bands: The radius, in pixels of the mask, and the colour of each; the widest first.
    """

    land: Mask
    margin: int
    bands: Sequence[tuple[float, Rgb]]

    def lay_over(self, large: pygame.Surface, strip: pygame.Rect) -> None:
        """Lay its part over a magnified strip of the screen."""
        land = _rows(self.land, self.margin, strip)
        levels = np.zeros(land.shape, np.uint32)
        for radius, _ in self.bands:
            levels += grown(land, radius)
        # One of the four bytes of a pixel is enough to carry a level.
        step = 255 // len(self.bands)
        soft, top_px = _enlarged(levels * np.uint32(step), self.margin, strip, large)
        pixels = pygame.surfarray.pixels2d(large).T
        height_px, width_px = pixels.shape
        level = pygame.surfarray.pixels2d(soft).T[top_px : top_px + height_px, :width_px] & 255
        for nth, (_, colour) in enumerate(self.bands):
            pixels[level > step * nth + step // 2] = large.map_rgb(colour)


@dataclass(frozen=True, slots=True, eq=False)
class Light:
    """Light around lines, added to what is there.

    Attributes:
        lines: Where lines are, at half size, with a margin on all sides.
        margin: Its width: at least the largest radius.
        bands: The radius, in pixels of the mask, and the share of the colour of each.
        colour: Of the light.
    """

    lines: Mask
    margin: int
    bands: Sequence[tuple[float, float]]
    colour: Rgb

    def lay_over(self, large: pygame.Surface, strip: pygame.Rect) -> None:
        """Lay its part over a magnified strip of the screen."""
        lines = _rows(self.lines, self.margin, strip)
        if not lines.any():
            return
        strength = np.zeros(lines.shape, np.float32)
        for radius, share in self.bands:
            strength += np.float32(share) * grown(lines, radius)
        # Averaged along both axes, or the edge of each band would show.
        reach = max(1, round(self.bands[0][0] / 3))
        strength = _averaged(_averaged(strength, reach).T, reach).T
        light = np.zeros(lines.shape, np.uint32)
        for channel, shift in zip(self.colour, large.get_shifts(), strict=False):
            light |= (strength * channel).astype(np.uint32) << np.uint32(shift)
        soft, top_px = _enlarged(light, self.margin, strip, large)
        large.blit(soft, (0, -top_px), special_flags=pygame.BLEND_RGB_ADD)


@dataclass(frozen=True, slots=True, eq=False)
class Lights:
    """Light around lines of several colours."""

    each: tuple[Light, ...]

    def lay_over(self, large: pygame.Surface, strip: pygame.Rect) -> None:
        """Lay its part over a magnified strip of the screen."""
        for light in self.each:
            light.lay_over(large, strip)


def _rows(mask: Mask, margin: int, strip: pygame.Rect) -> Mask:
    """Return the rows of a mask that matter to a strip: its own and the margin around them."""
    first = strip.top // HALO_PX
    count = -(-strip.height // HALO_PX) + 2 * margin
    return mask[first : first + count]


def _enlarged(
    small: Pixels, margin: int, strip: pygame.Rect, large: pygame.Surface
) -> tuple[pygame.Surface, int]:
    """Return an array with a margin on all sides softly enlarged, and where the strip begins."""
    overlap = min(_OVERLAP, margin)
    inner = small[margin - overlap : len(small) - margin + overlap, margin:-margin]
    factor = large.get_width() // strip.width * HALO_PX
    picture = pygame.Surface(inner.shape[::-1], depth=32)
    pygame.surfarray.pixels2d(picture).T[...] = inner
    size_px = (picture.get_width() * factor, picture.get_height() * factor)
    return pygame.transform.smoothscale(picture, size_px), overlap * factor


def _averaged(values: npt.NDArray[np.float32], reach: int) -> npt.NDArray[np.float32]:
    """Return the mean of each value and its neighbours along the rows, `reach` to either side."""
    padded = np.pad(values, ((0, 0), (reach + 1, reach)), mode="edge")
    sums = padded.cumsum(axis=1)
    width = 2 * reach + 1
    return np.asarray((sums[:, width:] - sums[:, :-width]) / np.float32(width), np.float32)


def grown(mask: Mask, radius: float) -> Mask:
    """Return a mask with all that lies within a radius of it, in pixels.

    Nearness is that of a regular octagon: nobody sees its corners at a few pixels.
    """
    # The shares of straight and diagonal ways that make all eight sides equally far.
    straight, diagonal = round(radius * (2.0**0.5 - 1.0)), round(radius * (1.0 - 0.5**0.5))
    result = _swept(_swept(mask, (0, 1), straight), (1, 0), straight)
    return _swept(_swept(result, (1, 1), diagonal), (1, -1), diagonal)


def _swept(mask: Mask, step: tuple[int, int], count: int) -> Mask:
    """Return a mask moved along a line, up to `count` steps to either side."""
    if count <= 0:
        return mask
    # Each turn doubles the way that is covered.
    covered, result = 1, mask
    while covered < 2 * count + 1:
        move = min(covered, 2 * count + 1 - covered)
        result = result | _moved(result, step[0] * move, step[1] * move)
        covered += move
    return _moved(result, -step[0] * count, -step[1] * count)


def _moved(mask: Mask, down: int, right: int) -> Mask:
    moved = np.zeros_like(mask)
    height, width = mask.shape
    moved[max(0, down) : height + min(0, down), max(0, right) : width + min(0, right)] = mask[
        max(0, -down) : height + min(0, -down), max(0, -right) : width + min(0, -right)
    ]
    return moved
