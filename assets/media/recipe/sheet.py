"""A sheet of paper on which areas, halftone dots, ink lines and type are printed, far to near."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path as File

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFont

from assets.media.recipe.inks import SPOTS, Inks
from assets.media.recipe.paths import Path, Points

WIDTH, HEIGHT = 1560, 520
# Drawn three times as large and scaled down: Pillow's polygons have hard edges.
_FINE = 3
# Columns and rows of dots repeat every 26 px, one more in the middle: a 45 degree screen. On a
# card, where the sheet is a third as wide, its ruling is the 6 px of the map's halftone.
_CELL = 26
# Spot colours sit a little beside their outline, as on a fast press.
_OFF_REGISTER = (4.0, 3.0)
# In all, and at least so many tones between the inks: few colours make small files.
_COLOURS, _TONES = 22, 10
_PLAIN = Image.Dither.NONE
# An ink that covers fewer pixels is not kept exactly.
_SEEN_PX = 120
FONTS = File(__file__).parents[2] / "fonts"
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Ramp:
    """A tone that runs from one point to another; 0 is bare paper, 1 is full ink."""

    start: tuple[float, float]
    end: tuple[float, float]
    tones: tuple[float, float]

    def at(self, points: Points) -> Points:
        way = np.array(self.end) - self.start
        share = ((points - self.start) @ way) / (way @ way)
        return self.tones[0] + (self.tones[1] - self.tones[0]) * np.clip(share, 0, 1)


@dataclass(frozen=True)
class Round:
    """A tone that runs outward from a point to a radius."""

    middle: tuple[float, float]
    radius: float
    tones: tuple[float, float]

    def at(self, points: Points) -> Points:
        away = points - np.array(self.middle)
        share: Points = np.hypot(away[:, 0], away[:, 1]) / self.radius
        return self.tones[0] + (self.tones[1] - self.tones[0]) * np.clip(share, 0, 1)


Tone = float | Ramp | Round


class Sheet:
    """What is being printed in one world's inks."""

    def __init__(self, inks: Inks) -> None:
        self.inks = inks
        self.secret = inks.glows
        size = (WIDTH * _FINE, HEIGHT * _FINE)
        self._image = Image.new("RGB", size, inks.areas["paper"])
        self._clip: Image.Image | None = None

    def picture(self) -> Image.Image:
        """Return the print at its true size, in a palette of few colours."""
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        return small.quantize(palette=_palette(small, self.inks), dither=_PLAIN)

    def area(self, shape: Path, ink: str, strength: float = 1.0) -> None:
        """Fill a shape flatly."""
        if ink in SPOTS and not self.secret:
            shape = shape.moved(*_OFF_REGISTER)
        self._print(self._filled(shape), self.inks.areas[ink], strength)

    def dots(self, shape: Path, tone: Tone, ink: str = "ink") -> None:
        """Print halftone dots of an ink over a shape."""
        made = self._filled(shape)
        if made is None:
            return
        mask, bounds = made
        screen = Image.new("L", mask.size, 0)
        draw = ImageDraw.Draw(screen)
        for (x, y), radius in zip(*_lattice(bounds, tone), strict=True):
            left, top = x * _FINE - bounds[0], y * _FINE - bounds[1]
            reach = radius * _FINE
            draw.ellipse((left - reach, top - reach, left + reach, top + reach), 255)
        # At night dots are light on dark: at full strength they would outshine the lines.
        strength = 0.36 if self.secret else 1.0
        ink = "soft" if self.secret and ink == "ink" else ink
        self._print((ImageChops.multiply(screen, mask), bounds), self.inks.lines[ink], strength)

    def line(self, way: Path, width: float = 5.0, ink: str = "ink") -> None:
        """Draw a line with round ends; at night it glows."""
        colour = self.inks.lines[ink]
        if self.secret:
            width = max(3.2, min(width, 5.0))
            self._print(self._drawn(way, width + 20), colour, 0.07)
            self._print(self._drawn(way, width + 9), colour, 0.16)
        self._print(self._drawn(way, width), colour, 1.0)

    def stroke(self, way: Path, ink: str = "ink") -> None:
        """Fill a brush stroke with the colour of lines."""
        if self.secret:
            self._print(self._drawn(way, 9), self.inks.lines[ink], 0.14)
        self._print(self._filled(way), self.inks.lines[ink], 1.0)

    def form(
        self,
        shape: Path,
        ink: str = "ink",
        edge: float = 5.0,
        tone: Tone = 0.0,
        glow: str | None = None,
    ) -> None:
        """Print an area, its dots and its outline: dark at day, a lit contour at night."""
        self.area(shape, ink)
        if tone:
            self.dots(shape, tone, ("soft" if ink in {"ink", "soft"} else "ink"))
        if edge:
            lit = glow or (ink if ink in SPOTS else "ink")
            self.line(shape, edge, lit if self.secret else "ink")

    def silhouette(self, parts: Sequence[Path], ink: str = "ink", rim: float = 0.0) -> None:
        """Print parts as one figure: only its outer contour shows; rim is a halo's width."""
        if rim:
            for part in parts:
                self.halo(part, rim)
        if self.secret:
            for part in parts:
                self.line(part, 7, ink if ink in SPOTS else "ink")
        for part in parts:
            self.area(part, ink)

    def halo(self, shape: Path, width: float = 16.0, ink: str = "white") -> None:
        """Leave a rim of paper round what comes next; at night, of darkness."""
        rim = self.inks.areas["sky" if self.secret else ink]
        self._print(self._drawn(shape, width), rim, 1.0)

    def text(self, words: str, at: tuple[float, float], size: float, **look: str) -> None:
        """Set type.

        Args:
            words: What is set.
            at: Where the anchor comes to lie.
            size: Height of the type in px.
            look: font (the stem of a file), ink, anchor (as Pillow names it), and area for the
                colour of areas instead of that of lines.
        """
        font = ImageFont.truetype(
            FONTS / f"{look.get('font', 'IBMPlexMono-Medium')}.ttf", round(size * _FINE)
        )
        anchor = look.get("anchor", "ls")
        where = (at[0] * _FINE, at[1] * _FINE)
        mask = Image.new("L", self._image.size, 0)
        ImageDraw.Draw(mask).text(where, words, 255, font, anchor=anchor)
        bounds = mask.getbbox()
        if bounds is None:
            return
        colours = self.inks.areas if "area" in look else self.inks.lines
        self._print((mask.crop(bounds), bounds), colours[look.get("ink", "ink")], 1.0)

    @contextmanager
    def within(self, shape: Path) -> Iterator[None]:
        """Print only inside a shape."""
        before, mask = self._clip, Image.new("L", self._image.size, 0)
        made = self._filled(shape)
        if made is not None:
            mask.paste(made[0], made[1][:2])
        self._clip = mask if before is None else ImageChops.multiply(mask, before)
        yield
        self._clip = before

    def _bounds(self, shape: Path, margin: float) -> Box | None:
        points = np.vstack(shape.parts) * _FINE
        low = np.maximum(points.min(axis=0) - margin * _FINE - 1, 0).astype(int)
        high = np.minimum(points.max(axis=0) + margin * _FINE + 2, self._image.size).astype(int)
        if (high <= low).any():
            return None
        return int(low[0]), int(low[1]), int(high[0]), int(high[1])

    def _filled(self, shape: Path) -> tuple[Image.Image, Box] | None:
        bounds = self._bounds(shape, 0)
        if bounds is None:
            return None
        size = (bounds[2] - bounds[0], bounds[3] - bounds[1])
        whole: Image.Image | None = None
        for part in shape.parts:
            one = Image.new("L", size, 0)
            points = (part * _FINE - bounds[:2]).ravel().tolist()
            ImageDraw.Draw(one).polygon(points, fill=255)
            whole = one if whole is None else ImageChops.difference(whole, one)
        return None if whole is None else (whole, bounds)

    def _drawn(self, way: Path, width: float) -> tuple[Image.Image, Box] | None:
        bounds = self._bounds(way, width)
        if bounds is None:
            return None
        mask = Image.new("L", (bounds[2] - bounds[0], bounds[3] - bounds[1]), 0)
        draw = ImageDraw.Draw(mask)
        wide = max(1, round(width * _FINE))
        for part in way.parts:
            points = (part * _FINE - bounds[:2]).ravel().tolist()
            draw.line(points, 255, wide, joint="curve")
            for x, y in (points[:2], points[-2:]):
                half = wide / 2
                draw.ellipse((x - half, y - half, x + half, y + half), 255)
        return mask, bounds

    def _print(
        self, made: tuple[Image.Image, Box] | None, colour: tuple[int, int, int], strength: float
    ) -> None:
        if made is None:
            return
        mask, bounds = made
        if self._clip is not None:
            mask = ImageChops.multiply(mask, self._clip.crop(bounds))
        if strength < 1.0:
            mask = mask.point([round(level * strength) for level in range(256)])
        self._image.paste(colour, bounds, mask)


def _palette(picture: Image.Image, inks: Inks) -> Image.Image:
    """Return a picture whose palette suits another: its inks as they are, and tones between."""
    pixels = np.asarray(picture).reshape(-1, 3).astype(np.uint32)
    packed = (pixels[:, 0] << 16) | (pixels[:, 1] << 8) | pixels[:, 2]
    codes, counts = np.unique(packed, return_counts=True)
    kinds = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1).astype(np.uint8)
    found = {(int(r), int(g), int(b)): int(n) for (r, g, b), n in zip(kinds, counts, strict=True)}
    pinned = [
        colour
        for colour in dict.fromkeys([*inks.areas.values(), *inks.lines.values()])
        if found.get(colour, 0) >= _SEEN_PX
    ]
    # By the root of their share: else a lamp of a hundred pixels goes grey among the night's blues.
    sample = np.repeat(kinds, np.sqrt(counts).astype(int), axis=0)
    strip = Image.fromarray(sample[None, :, :])
    between = max(_TONES, _COLOURS - len(pinned))
    tones = strip.quantize(between, Image.Quantize.MEDIANCUT, 3, dither=_PLAIN)
    palette = Image.new("P", (1, 1))
    flat = [level for colour in pinned for level in colour]
    palette.putpalette(flat + (tones.getpalette() or [])[: 3 * between])
    return palette


def _lattice(bounds: Box, tone: Tone) -> tuple[Points, Points]:
    """Return the middles of the dots that touch the bounds, and their radii."""
    left, top, right, low = (edge / _FINE for edge in bounds)
    columns = np.arange(int(left // _CELL) - 1, int(right // _CELL) + 2)
    rows = np.arange(int(top // _CELL) - 1, int(low // _CELL) + 2)
    grid = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2) * float(_CELL)
    points = np.vstack([grid, grid + _CELL / 2])
    tones = tone.at(points) if isinstance(tone, Ramp | Round) else np.full(len(points), tone)
    # A dot covers its share of half a cell, since a cell holds two.
    radii = np.sqrt(np.clip(tones, 0, 1) * _CELL**2 / (2 * np.pi))
    seen = radii > 1.2
    return points[seen], radii[seen]
