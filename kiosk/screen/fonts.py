"""Words as pictures: each rendered once for its font, size and colour, within a byte budget."""

import re
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from threading import RLock
from typing import NamedTuple, TypeAlias

import pygame

from kiosk.content.model import Rgb
from kiosk.scene.typography import TextStyle
from kiosk.screen.kept_surfaces import KeptSurfaces
from kiosk.screen.shaping import SIMPLE, Piece, pieces_of
from kiosk.screen.tracking import letters_of

# The words of a full screen take 2 MB at 1080 lines and 8 MB at 4K; of the call-outs that a finger
# drags past there are some 15 MB, and it comes back.
BUDGET_BYTES = 16 * 1024 * 1024
# A date takes 0.3 MB at 1080 lines: those that a finger drags past would push out all other words.
DATES_BUDGET_BYTES = 2 * 1024 * 1024
DATE_ROLE = "date"
# A width takes 0.3 kB with its key. One screen asks for some 1000; this holds the words of what was
# set ahead, call-outs and slips, and not dates, hour by hour, for a day.
WIDTHS_LIMIT = 12288
# A line ready to be drawn takes 2.6 kB, and is asked for again only when its picture has gone.
LINES_LIMIT = 512
# A font in one size takes some 200 kB with its glyphs. One language of both worlds needs 50; those
# of a language that nobody reads any more are closed.
FONTS_LIMIT = 64
FALLBACK_ROLE = "ui_text"
# Unicode promises that it never becomes a letter.
NO_LETTER = "\U0010ffff"
LOOKED_AT_PX = 24
HOUR = re.compile(r"\d\d:\d\d")

# By language and role, the files to try in turn, each with its factor of size.
FontFiles = Mapping[tuple[str, str], Sequence[tuple[Path, float]]]


# Its file, size in px, whether it runs leftward, and its script.
_FontName: TypeAlias = tuple[Path | None, int, bool, str]


class _Set(NamedTuple):
    """A line made ready.

    Attributes:
        parts: Which font, words, and how far right of the line's left edge they begin. Not the font
            itself, which could never be closed then.
    """

    parts: tuple[tuple[_FontName, str, int], ...]
    width_px: int


class Fonts:
    """The fonts of the exhibit; measures for layouts and renders for the painter.

    Another thread may measure while this one renders.
    """

    def __init__(self, files: FontFiles) -> None:
        """Remember the files.

        Args:
            files: A role without a file uses those of `FALLBACK_ROLE`, and without these the font
                that pygame brings.
        """
        pygame.font.init()
        self._files = files
        # A font is in one state at a time: with or without an outline, open or closed.
        self._lock = RLock()
        self._fonts: OrderedDict[_FontName, pygame.font.Font] = OrderedDict()
        self._pictures, self._dates = KeptSurfaces(BUDGET_BYTES), KeptSurfaces(DATES_BUDGET_BYTES)
        self._line = lru_cache(maxsize=LINES_LIMIT)(self._set)
        self._width_px = lru_cache(maxsize=WIDTHS_LIMIT)(self._measured)
        self._has = lru_cache(maxsize=16384)(self._looked_up)
        # Letters that stand one after another as they are, by the font that has them.
        self._plain: defaultdict[Path | None, set[str]] = defaultdict(set)
        self._missing = lru_cache(maxsize=64)(partial(self._shape, letter=NO_LETTER))

    def width_px(self, text: str, style: TextStyle) -> int:
        """Return how wide one line is."""
        return self._width_px(text, style)

    def _measured(self, text: str, style: TextStyle) -> int:
        chain = self._chain(style)
        path, factor = chain[0]
        if style.rtl or style.tracking_px or not self._plain[path].issuperset(text):
            return self._set(text, style).width_px
        # Nine words of ten: all in one piece, of letters that the first font is known to have.
        with self._lock:
            return self._font((path, max(1, round(style.size_px * factor)), False, "")).size(text)[
                0
            ]

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
        if _is_hour(text, style, halo, angle_deg):
            return self._hour(text, style, colour)

        def drawn() -> pygame.Surface:
            with self._lock:
                level = self._rendered(text, style, colour, halo, halo_px)
            return pygame.transform.rotozoom(level, angle_deg, 1.0) if angle_deg else level

        name = (text, style, colour, halo, halo_px, angle_deg)
        return self._kept(style).found(name, drawn)

    def _hour(self, text: str, style: TextStyle, colour: Rgb) -> pygame.Surface:
        """Return an hour put together of its two halves.

        Four clocks change with every px of the slider: there are 1,440 hours, and 84 halves, and
        only those are kept.
        """
        hours, minutes = (self.picture(part, style, colour) for part in (text[:3], text[3:]))
        width_px = self.width_px(text, style)
        picture = pygame.Surface((width_px, hours.get_height()), pygame.SRCALPHA)
        picture.fill((*colour, 0))
        picture.blit(hours, (0, 0))
        picture.blit(minutes, (width_px - minutes.get_width(), 0))
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
        """Return whether the line is rendered already, or put together of what is."""
        if _is_hour(text, style, halo, angle_deg):
            return all(self.has_picture(part, style, colour) for part in (text[:3], text[3:]))
        return (text, style, colour, halo, halo_px, angle_deg) in self._kept(style)

    def _kept(self, style: TextStyle) -> KeptSurfaces:
        return self._dates if style.font == DATE_ROLE else self._pictures

    def lacks(self, text: str, style: TextStyle) -> frozenset[str]:
        """Return the letters of a text that no font has: they are left out."""
        chain = self._chain(style)
        return frozenset(
            letter
            for letter in text
            if not any(self._has(path, letter) for path, _ in chain) and letter.isprintable()
        )

    def _chain(self, style: TextStyle) -> Sequence[tuple[Path | None, float]]:
        for name in (
            (style.language, style.font),
            ("", style.font),
            (style.language, FALLBACK_ROLE),
            ("", FALLBACK_ROLE),
        ):
            if self._files.get(name):
                return self._files[name]
        return ((None, 1.0),)

    def _font(self, name: _FontName) -> pygame.font.Font:
        path, size_px, leftward, script = name
        if name not in self._fonts:
            font = _opened(path, size_px)
            if leftward:
                font.set_direction(pygame.DIRECTION_RTL)
            if script:
                font.set_script(script)
            self._fonts[name] = font
            if len(self._fonts) > FONTS_LIMIT:
                self._fonts.popitem(last=False)
        self._fonts.move_to_end(name)
        return self._fonts[name]

    def _looked_up(self, path: Path | None, letter: str) -> bool:
        # SDL_ttf does not tell: a letter that a font lacks looks like one that no font has.
        with self._lock:
            return self._shape(path, letter) != self._missing(path)

    def _shape(self, path: Path | None, letter: str) -> tuple[tuple[int, int], bytes]:
        font = self._font((path, LOOKED_AT_PX, False, ""))
        if not font.size(letter)[0]:
            return (0, 0), b""
        picture = font.render(letter, antialias=False, color=(0, 0, 0))
        return picture.get_size(), pygame.image.tobytes(picture, "RGBA")

    def _set(self, text: str, style: TextStyle) -> _Set:
        with self._lock:
            return self._set_alone(text, style)

    def _set_alone(self, text: str, style: TextStyle) -> _Set:
        chain = self._chain(style)
        pieces = pieces_of(
            text,
            rtl=style.rtl,
            faces=len(chain),
            has=lambda face, letter: self._has(chain[face][0], letter),
        )
        if len(pieces) == 1 and pieces[0].face == 0 and SIMPLE.fullmatch(text):
            self._plain[chain[0][0]].update(text)
        parts: list[tuple[_FontName, str, int]] = []
        right_px = width_px = 0
        for piece in pieces:
            name = _name_of(piece, chain, style)
            font = self._font(name)
            tracking_px = 0 if piece.leftward else style.tracking_px
            for letters, left_px in letters_of(piece.text, font, tracking_px):
                if not font.size(letters)[0]:
                    # Marks alone: nothing to draw, which SDL_ttf counts as an error.
                    continue
                parts.append((name, letters, right_px + left_px))
                # An italic may lean out of its advance.
                width_px = max(width_px, right_px + left_px + font.size(letters)[0])
            right_px += font.size(piece.text)[0] + tracking_px * len(piece.text)
        return _Set(tuple(parts), max(width_px, right_px))

    def _rendered(
        self, text: str, style: TextStyle, colour: Rgb, halo: Rgb | None, halo_px: int
    ) -> pygame.Surface:
        line = self._line(text, style)
        own = self._font((self._chain(style)[0][0], style.size_px, False, ""))
        parts = [(self._font(name), words, left_px) for name, words, left_px in line.parts]
        around_px = halo_px if halo is not None else 0
        if len(parts) == 1 and parts[0][0].get_ascent() == own.get_ascent():
            return _with_halo(*parts[0][:2], colour, halo, around_px)
        # The font of the style decides where the middle of the line is; others stand on its foot.
        above_px = max((font.get_ascent() for font, _, _ in parts), default=0)
        below_px = max((font.get_height() - font.get_ascent() for font, _, _ in parts), default=0)
        beyond_px = max(
            0, above_px - own.get_ascent(), below_px - own.get_height() + own.get_ascent()
        )
        foot_px = beyond_px + own.get_ascent()
        size_px = (
            max(1, line.width_px) + 2 * around_px,
            own.get_height() + 2 * (beyond_px + around_px),
        )
        picture = pygame.Surface(size_px, pygame.SRCALPHA)
        ink = colour if halo is None else halo
        picture.fill((*ink, 0))
        # All halos first: none may lie on the letters before it.
        for outline_px in (around_px, 0) if around_px else (0,):
            shift_px = around_px - outline_px
            for font, words, left_px in parts:
                drawn = _render(font, words, halo if outline_px and halo else colour, outline_px)
                picture.blit(drawn, (left_px + shift_px, foot_px - font.get_ascent() + shift_px))
        return picture


def _is_hour(text: str, style: TextStyle, halo: Rgb | None, angle_deg: float) -> bool:
    return halo is None and not (angle_deg or style.rtl) and HOUR.fullmatch(text) is not None


def _opened(path: Path | None, size_px: int) -> pygame.font.Font:
    try:
        font = pygame.font.Font(path, size_px)
        # What is damaged, or no font at all, opens and fails when it is used.
        font.size("A")
    except (OSError, ValueError, pygame.error):
        # Its file has vanished or broken since the start: plainer letters do better than none.
        return pygame.font.Font(None, size_px)
    return font


def _name_of(
    piece: Piece, chain: Sequence[tuple[Path | None, float]], style: TextStyle
) -> _FontName:
    path, factor = chain[piece.face]
    return path, max(1, round(style.size_px * factor)), piece.leftward, piece.script


def _render(font: pygame.font.Font, words: str, colour: Rgb, outline_px: int) -> pygame.Surface:
    font.outline = outline_px
    drawn = font.render(words, antialias=True, color=colour)
    font.outline = 0
    return drawn


def _with_halo(
    font: pygame.font.Font, text: str, colour: Rgb, halo: Rgb | None, halo_px: int
) -> pygame.Surface:
    words = _render(font, text, colour, 0)
    if halo is None or not halo_px:
        return words
    around = _render(font, text, halo, halo_px)
    around.blit(words, (halo_px, halo_px))
    return around
