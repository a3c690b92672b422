"""Words as pictures: each rendered once for its font, size and colour, within a byte budget."""

from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pygame

from kiosk.content.model import Rgb
from kiosk.scene.typography import TextStyle

# Enough for every word of several screens at 1080 lines; words of a 4K screen turn over faster.
BUDGET_BYTES = 16 * 1024 * 1024
# A font in one size takes some 200 kB with its glyphs. One language of both worlds needs 50; those
# of a language that nobody reads any more are closed.
FONTS_LIMIT = 64
FALLBACK_ROLE = "ui_text"


class Fonts:
    """The fonts of the exhibit; measures for layouts and renders for the painter."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """Remember the files.

        Args:
            files: Font file by role. A role without a file uses that of `FALLBACK_ROLE`, and
                without that one the font that pygame brings.
        """
        pygame.font.init()
        self._files = files
        self._fonts: OrderedDict[tuple[str, int], pygame.font.Font] = OrderedDict()
        self._pictures: OrderedDict[object, pygame.Surface] = OrderedDict()
        self._bytes = 0
        self._measured = lru_cache(maxsize=8192)(self._measure)

    def width_px(self, text: str, style: TextStyle) -> int:
        """Return the advance width of one line."""
        return self._measured(text, style)

    def picture(
        self,
        text: str,
        style: TextStyle,
        colour: Rgb,
        halo: Rgb | None = None,
        halo_px: int = 0,
        angle_deg: float = 0.0,
    ) -> pygame.Surface:
        """Return the line rendered, with its halo around it, turned counter-clockwise."""
        name = (text, style, colour, halo, halo_px, angle_deg)
        found = self._pictures.get(name)
        if found is not None:
            self._pictures.move_to_end(name)
            return found
        picture = self._rendered(text, style, colour, halo, halo_px)
        if angle_deg:
            picture = pygame.transform.rotozoom(picture, angle_deg, 1.0)
        self._pictures[name] = picture
        self._bytes += _bytes_of(picture)
        while self._bytes > BUDGET_BYTES and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= _bytes_of(oldest)
        return picture

    def has_picture(
        self,
        text: str,
        style: TextStyle,
        colour: Rgb,
        halo: Rgb | None = None,
        halo_px: int = 0,
        angle_deg: float = 0.0,
    ) -> bool:
        """Return whether the line is rendered already."""
        return (text, style, colour, halo, halo_px, angle_deg) in self._pictures

    def _font(self, style: TextStyle) -> pygame.font.Font:
        name = (style.font, style.size_px)
        if name not in self._fonts:
            path = self._files.get(style.font) or self._files.get(FALLBACK_ROLE)
            self._fonts[name] = pygame.font.Font(path, style.size_px)
            if len(self._fonts) > FONTS_LIMIT:
                self._fonts.popitem(last=False)
        self._fonts.move_to_end(name)
        return self._fonts[name]

    def _measure(self, text: str, style: TextStyle) -> int:
        font = self._font(style)
        if not style.tracking_px:
            return font.size(text)[0]
        return sum(font.size(letter)[0] + style.tracking_px for letter in text)

    def _rendered(
        self, text: str, style: TextStyle, colour: Rgb, halo: Rgb | None, halo_px: int
    ) -> pygame.Surface:
        font = self._font(style)
        if not style.tracking_px:
            return _with_halo(font, text, colour, halo, halo_px)
        letters = [_with_halo(font, letter, colour, halo, halo_px) for letter in text]
        advances = [font.size(letter)[0] + style.tracking_px for letter in text]
        height_px = max((letter.get_height() for letter in letters), default=1)
        line = pygame.Surface((sum(advances) + 2 * halo_px, height_px), pygame.SRCALPHA)
        left_px = 0
        for letter, advance_px in zip(letters, advances, strict=True):
            line.blit(letter, (left_px, 0))
            left_px += advance_px
        return line


def _with_halo(
    font: pygame.font.Font, text: str, colour: Rgb, halo: Rgb | None, halo_px: int
) -> pygame.Surface:
    words = font.render(text, antialias=True, color=colour)
    if halo is None or not halo_px:
        return words
    font.outline = halo_px
    around = font.render(text, antialias=True, color=halo)
    font.outline = 0
    around.blit(words, (halo_px, halo_px))
    return around


def _bytes_of(picture: pygame.Surface) -> int:
    return picture.get_width() * picture.get_height() * 4
