"""Colours as files write them; how bright they are, and how they stand out."""

from typing import TypeAlias

Rgb: TypeAlias = tuple[int, int, int]
# Shares of red, green and blue light, 0 to 1.
Light: TypeAlias = tuple[float, float, float]


def rgb_of(colour: str) -> Rgb:
    """Return a colour that is written as in "#EA7317"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def light_of(rgb: Rgb) -> Light:
    """Return how much light a colour of the screen sends: sRGB undone, as WCAG 2.2 does it."""
    red, green, blue = (_linear(channel / 255) for channel in rgb)
    return red, green, blue


def contrast(rgb: Rgb, other: Rgb) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((luminance(rgb), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(rgb: Rgb) -> float:
    """Return how bright a colour looks, 0 to 1."""
    red, green, blue = light_of(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
