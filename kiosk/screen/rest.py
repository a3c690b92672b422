"""The map at rest: rich, and drawn tile by tile so that no frame waits for it.

Each tile is drawn twice as large and halved, which smooths every edge at once. One tile a frame
costs a few milliseconds and little memory; a whole screen drawn at once would be a visible hitch.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
import pygame

from kiosk.atlas.model import FloatArray
from kiosk.content.model import Rgb
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import unit_from_lonlat
from kiosk.screen import strokes
from kiosk.screen.draft import LEAST_LAKE_PX
from kiosk.screen.halftone import dot_screen
from kiosk.screen.mapstyle import Ground, MapStyle
from kiosk.screen.projected import EMPTY, Eye, Flat, lod_for
from kiosk.state.stage import reference_px

FACTOR = 2
TILE_PX = 384
TOLERANCE_PX = 0.6
# Shallow water is a wide band: its bends need no detail, and each costs a disc.
SHELF_TOLERANCE_PX = 2.5
# Design px at 1080 lines: widths of the bands along the coast, and the halftone's pitch and dots.
SHELF_PX, SHELF_INNER_PX = 26, 14
GLOW = ((16, 0.10), (9, 0.16), (5, 0.25))
STEP_PX, DOT_PX, SEA_DOT_PX = 9, 1.75, 1.1
GRATICULE_DEG = 15
# Rivers appear from this scale on, in screen heights per radian: on the whole world they clutter.
RIVER_SCALE = 1.2


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """One kind of paths, projected for the whole picture and findable by tile."""

    flat: Flat
    boxes: FloatArray
    first: FloatArray

    def within(self, tile: pygame.Rect, margin_px: float) -> Flat:
        """Return the paths that touch a tile, in the magnified px of the tile."""
        if not self.flat.length:
            return EMPTY
        boxes = self.boxes
        touching = (
            (boxes[:, 0] <= tile.right + margin_px)
            & (boxes[:, 2] >= tile.left - margin_px)
            & (boxes[:, 1] <= tile.bottom + margin_px)
            & (boxes[:, 3] >= tile.top - margin_px)
        )
        flat = self.flat
        px: list[tuple[float, float]] = []
        length: list[int] = []
        owner: list[int] = []
        for path in np.nonzero(touching)[0].tolist():
            start = int(self.first[path])
            px += flat.px[start : start + flat.length[path]]
            length.append(flat.length[path])
            owner.append(flat.owner[path])
        return strokes.scaled(Flat(px, length, owner), FACTOR, tile.left, tile.top)


def _sheet(flat: Flat) -> _Sheet:
    if not flat.length:
        return _Sheet(flat, np.zeros((0, 4)), np.zeros(0, dtype=int))
    px = np.array(flat.px)
    first = np.cumsum([0, *flat.length[:-1]])
    boxes = np.hstack([np.minimum.reduceat(px, first), np.maximum.reduceat(px, first)])
    return _Sheet(flat, boxes, first)


class RestPicture:
    """The rich picture of one camera in one lens, as far as it has got."""

    def __init__(self, camera: Camera, style: MapStyle, surface: pygame.Surface) -> None:
        """Begin.

        Args:
            camera: What it shows.
            style: How.
            surface: As large as the viewport; what it holds is overwritten bit by bit.
        """
        self.camera = camera
        self.surface = surface
        self._style = style
        self._k = min(camera.viewport.width_px / 1920, camera.viewport.height_px / 1080)
        self._k = max(
            self._k, min(camera.viewport.width_px / 1080, camera.viewport.height_px / 1920)
        )
        self._steps = self._drawn()
        self.finished = False

    def advance(self) -> None:
        """Draw one step more."""
        if next(self._steps, None) is None:
            self.finished = True

    def _drawn(self) -> Iterator[bool]:
        sheets: dict[str, _Sheet] = {}
        eye = Eye(self.camera, margin_px=self._k * SHELF_PX)
        for name, flat in self._flats(eye):
            sheets[name] = _sheet(flat)
            yield True
        step_px = max(2, round(STEP_PX * self._k)) * FACTOR
        tile_px = ceil(TILE_PX * FACTOR / step_px) * step_px // FACTOR
        large = pygame.Surface((tile_px * FACTOR,) * 2)
        width_px, height_px = self.surface.get_size()
        for top in range(0, height_px, tile_px):
            for left in range(0, width_px, tile_px):
                tile = pygame.Rect(left, top, tile_px, tile_px)
                self._paint_tile(large, tile, sheets, eye, step_px)
                small = pygame.transform.smoothscale(large, (tile_px, tile_px))
                self.surface.blit(small, tile)
                yield True

    def _flats(self, eye: Eye) -> Iterator[tuple[str, Flat]]:
        style, scale_px = self._style, self.camera.scale_px
        yield "graticule", _graticule(eye)
        ground = style.territories
        if ground is not None:
            lod = lod_for(ground.tolerances_rad, scale_px, TOLERANCE_PX)
            level = ground.layer.lods[lod]
            coarse = ground.layer.lods[lod_for(ground.tolerances_rad, scale_px, SHELF_TOLERANCE_PX)]
            yield "shelf", eye.flat(coarse.outlines)
            yield "ground", eye.flat(level.ground)
            yield "tinted", eye.flat(level.fills, ground.tinted[lod])
            yield "borders", eye.flat(level.borders)
            yield "outlines", eye.flat(level.outlines)
            yield "keylines", eye.flat(level.outlines, ground.outlined_edges[lod])
        if style.lakes is not None:
            tolerances_rad = tuple(each.tolerance_rad for each in style.lakes.lods)
            water = style.lakes.lods[lod_for(tolerances_rad, scale_px, TOLERANCE_PX)]
            # A speckle of ponds tells nothing; lakes appear with their size.
            yield "lakes", eye.flat(water.ground, least_px=LEAST_LAKE_PX * self._k)
            yield "shores", eye.flat(water.outlines, least_px=LEAST_LAKE_PX * self._k)
        if style.rivers is not None and scale_px >= RIVER_SCALE * reference_px(
            self.camera.viewport
        ):
            tolerances_rad = tuple(each.tolerance_rad for each in style.rivers.lods)
            stream = style.rivers.lods[lod_for(tolerances_rad, scale_px, TOLERANCE_PX)]
            yield "rivers", eye.flat(stream.lines)
        if style.sectors is not None:
            lod = lod_for(style.sectors.tolerances_rad, scale_px, TOLERANCE_PX)
            city = style.sectors.layer.lods[lod]
            yield "sectors", eye.flat(city.fills, style.sectors.tinted[lod])
            yield "sector_borders", eye.flat(city.borders)
        for index, wall in enumerate(style.walls):
            tolerances_rad = tuple(each.tolerance_rad for each in wall.lods)
            lines = wall.lods[lod_for(tolerances_rad, scale_px, TOLERANCE_PX)].lines
            yield f"wall{index}", eye.flat(lines)

    def _paint_tile(
        self,
        large: pygame.Surface,
        tile: pygame.Rect,
        sheets: dict[str, _Sheet],
        eye: Eye,
        step_px: int,
    ) -> None:
        style, k = self._style, self._k
        within = {name: sheet.within(tile, k * SHELF_PX) for name, sheet in sheets.items()}
        self._paint_sea(large, tile, within, eye, step_px)
        strokes.fill(large, within.get("ground", EMPTY), style.land)
        if style.territories is not None:
            self._paint_tints(large, within["tinted"], style.territories, step_px)
        if style.sectors is not None:
            strokes.fill_by_owner(large, within["sectors"], style.sectors.flat)
        fine_px = max(1, round(1.4 * k * FACTOR))
        strokes.line(large, within.get("rivers", EMPTY), style.river, fine_px)
        strokes.fill(large, within.get("lakes", EMPTY), style.sea)
        strokes.line(large, within.get("borders", EMPTY), style.border, fine_px)
        strokes.line(large, within.get("sector_borders", EMPTY), style.division, fine_px)
        if style.glowing:
            _paint_glow(large, within["outlines"], style.coast, k)
        coast_px = max(1, round(1.6 * k * FACTOR))
        strokes.line(large, within.get("shores", EMPTY), style.coast, max(1, coast_px - 1))
        strokes.line(large, within.get("outlines", EMPTY), style.coast, coast_px)
        self._paint_keylines(large, within)
        for name, flat in within.items():
            if name.startswith("wall"):
                strokes.ribbon(large, flat, style.wall, max(2, round(3.0 * k * FACTOR)))

    def _paint_sea(
        self,
        large: pygame.Surface,
        tile: pygame.Rect,
        within: dict[str, Flat],
        eye: Eye,
        step_px: int,
    ) -> None:
        style, k = self._style, self._k
        if style.sea_dot == style.sea:
            large.fill(style.sea)
        else:
            radius_px = SEA_DOT_PX * k * FACTOR
            large.blit(
                dot_screen(large.get_size(), step_px, radius_px, style.sea, style.sea_dot), (0, 0)
            )
        strokes.line(large, within["graticule"], style.graticule, max(1, round(1.2 * k * FACTOR)))
        if not style.glowing and "shelf" in within:
            for width_px, colour in ((SHELF_PX, style.shelf), (SHELF_INNER_PX, style.shelf_inner)):
                strokes.ribbon(large, within["shelf"], colour, round(width_px * k * FACTOR))
        half_px = (self.surface.get_width() ** 2 + self.surface.get_height() ** 2) ** 0.5 / 2
        if eye.limb_px < half_px:
            _paint_beyond(large, tile, eye, style)

    def _paint_tints(
        self, large: pygame.Surface, tinted: Flat, ground: Ground, step_px: int
    ) -> None:
        strokes.fill_by_owner(
            large,
            tinted,
            {owner: colour for owner, colour in ground.flat.items() if owner not in ground.dot},
        )
        for owner in sorted(set(tinted.owner) & set(ground.dot)):
            base = ground.flat[owner] if owner in ground.outlined else self._style.land
            _paint_dotted(
                large, _of_owner(tinted, owner), base, ground.dot[owner], step_px, self._k
            )

    def _paint_keylines(self, large: pygame.Surface, within: dict[str, Flat]) -> None:
        if "keylines" in within:
            width_px = max(2, round(2.4 * self._k * FACTOR))
            colour = self._style.keyline if not self._style.glowing else self._style.coast
            strokes.line(large, within["keylines"], colour, width_px)


def _paint_dotted(
    large: pygame.Surface, flat: Flat, ground: Rgb, dot: Rgb, step_px: int, k: float
) -> None:
    # White where the country is, times the screen of dots, and black is let through: SDL does
    # all three in its fast loops, where a mask in Python would not.
    stencil = pygame.Surface(large.get_size())
    strokes.fill(stencil, flat, (255, 255, 255))
    screen = dot_screen(large.get_size(), step_px, DOT_PX * k * FACTOR, ground, dot)
    stencil.blit(screen, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    stencil.set_colorkey((0, 0, 0))
    large.blit(stencil, (0, 0))


def _paint_glow(large: pygame.Surface, flat: Flat, colour: Rgb, k: float) -> None:
    # Drawn at a quarter of the size and scaled up: the softness costs nothing.
    width_px, height_px = large.get_width() // 4, large.get_height() // 4
    glow = pygame.Surface((width_px, height_px))
    small = strokes.scaled(flat, 0.25, 0.0, 0.0)
    strength = 0.0
    for line_px, alpha in GLOW:
        strength += alpha
        shade = tuple(round(channel * strength) for channel in colour)
        strokes.line(glow, small, (shade[0], shade[1], shade[2]), max(1, round(line_px * k / 2)))
    soft = pygame.transform.smoothscale(glow, large.get_size())
    large.blit(soft, (0, 0), special_flags=pygame.BLEND_RGB_ADD)


def _paint_beyond(large: pygame.Surface, tile: pygame.Rect, eye: Eye, style: MapStyle) -> None:
    veil = pygame.Surface(large.get_size())
    veil.fill(style.beyond)
    key = (255, 0, 255)
    veil.set_colorkey(key)
    viewport = eye.camera.viewport
    centre_px = (
        (viewport.width_px / 2 - tile.left) * FACTOR,
        (viewport.height_px / 2 - tile.top) * FACTOR,
    )
    pygame.draw.circle(veil, key, centre_px, eye.limb_px * FACTOR)
    large.blit(veil, (0, 0))


def _of_owner(flat: Flat, owner: int) -> Flat:
    px: list[tuple[float, float]] = []
    length: list[int] = []
    at = 0
    for count, each in zip(flat.length, flat.owner, strict=True):
        if each == owner:
            px += flat.px[at : at + count]
            length.append(count)
        at += count
    return Flat(px, length, [owner] * len(length))


def _graticule(eye: Eye) -> Flat:
    """Return meridians and parallels as far as they are in front."""
    lines = []
    for lon_deg in range(-180, 180, GRATICULE_DEG):
        latitudes = np.linspace(-75.0, 75.0, 61)
        lines.append(np.column_stack([np.full_like(latitudes, lon_deg), latitudes]))
    for lat_deg in range(-75, 90, GRATICULE_DEG):
        longitudes = np.linspace(-180.0, 180.0, 145)
        lines.append(np.column_stack([longitudes, np.full_like(longitudes, lat_deg)]))
    px: list[tuple[float, float]] = []
    length: list[int] = []
    for lonlat in lines:
        unit = unit_from_lonlat(lonlat)
        ahead = eye.camera.is_visible(unit)
        px_of = eye.camera.px_from_unit(unit)
        points = list(zip(px_of[:, 0].tolist(), px_of[:, 1].tolist(), strict=True))
        for (a, seen_a), (b, seen_b) in pairwise(zip(points, ahead.tolist(), strict=True)):
            if seen_a and seen_b:
                px += [a, b]
                length.append(2)
    count = len(length)
    return Flat(px, length, [0] * count)
