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

from kiosk.atlas.model import AreaLayer, FloatArray
from kiosk.content.model import Rgb
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import unit_from_lonlat
from kiosk.screen import strokes
from kiosk.screen.draft import LEAST_AREA_PX
from kiosk.screen.halftone import dot_screen
from kiosk.screen.mapstyle import MapStyle, Overlay, Tints
from kiosk.screen.projected import EMPTY, Eye, Flat
from kiosk.state.stage import reference_px

FACTOR = 2
TILE_PX = 256
TOLERANCE_PX = 0.6
# Shallow water is a wide band: its bends need no detail, and each costs a disc.
SHELF_TOLERANCE_PX = 2.5
# Design px at 1080 lines: widths of the bands along the coast, and the halftone's pitch and dots.
SHELF_PX, SHELF_INNER_PX = 26, 14
GLOW = ((16, 0.10), (9, 0.16), (5, 0.25))
UNSETTLED_DASH = (7, 5)
STEP_PX, DOT_PX, SEA_DOT_PX = 9, 1.75, 1.1
GRATICULE_DEG = 15
# Wider lines than this, magnified, get round joints; in narrower ones nobody sees the gaps.
WIDE_PX = 5


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
        land = style.land
        if land is not None:
            lod = land.lod(scale_px, TOLERANCE_PX)
            level = land.layer.lods[lod]
            coarse = land.layer.lods[land.lod(scale_px, SHELF_TOLERANCE_PX)]
            yield "shelf", eye.flat(coarse.outlines)
            yield "ground", eye.flat(level.ground)
            yield "tinted", eye.flat(level.fills, land.tints.tinted[lod])
            yield "borders", eye.flat(level.borders, land.settled[lod])
            yield "unsettled", eye.flat(level.borders, ~land.settled[lod])
            yield "outlines", eye.flat(level.outlines)
            yield "keylines", eye.flat(level.outlines, land.tints.keylines[lod])
        for overlay in style.overlays:
            if scale_px >= overlay.least_scale * reference_px(self.camera.viewport):
                yield from self._overlay_flats(eye, overlay)

    def _overlay_flats(self, eye: Eye, overlay: Overlay) -> Iterator[tuple[str, Flat]]:
        name, least_px = overlay.layer.id, LEAST_AREA_PX * self._k
        lod = overlay.lod(self.camera.scale_px, TOLERANCE_PX)
        if isinstance(overlay.layer, AreaLayer):
            level = overlay.layer.lods[lod]
            if overlay.fill is not None:
                yield f"{name}:fill", eye.flat(level.ground, least_px=least_px)
            if overlay.tints is not None and overlay.tints.flat:
                yield f"{name}:tint", eye.flat(level.fills, overlay.tints.tinted[lod])
            if overlay.line is not None:
                yield f"{name}:edge", eye.flat(level.outlines, least_px=least_px)
                yield f"{name}:border", eye.flat(level.borders)
        elif overlay.line is not None:
            yield f"{name}:line", eye.flat(overlay.layer.lods[lod].lines)

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
        strokes.fill(large, within.get("ground", EMPTY), style.land_colour)
        if style.land is not None:
            self._paint_tints(large, within["tinted"], style.land.tints, step_px)
        strokes.line(large, within.get("borders", EMPTY), style.border, self._pen_px(1.4))
        on_px, off_px = (length * k * FACTOR for length in UNSETTLED_DASH)
        unsettled = within.get("unsettled", EMPTY)
        strokes.dashed(large, unsettled, style.border, self._pen_px(1.6), (on_px, off_px))
        if style.glowing:
            _paint_glow(large, within.get("outlines", EMPTY), style.coast, k)
        strokes.line(large, within.get("outlines", EMPTY), style.coast, self._pen_px(1.6))
        strokes.line(large, within.get("keylines", EMPTY), style.keyline, self._pen_px(2.4))
        for overlay in style.overlays:
            self._paint_overlay(large, within, overlay)

    def _paint_overlay(
        self, large: pygame.Surface, within: dict[str, Flat], overlay: Overlay
    ) -> None:
        name = overlay.layer.id
        if overlay.fill is not None:
            strokes.fill(large, within.get(f"{name}:fill", EMPTY), overlay.fill)
        if overlay.tints is not None:
            tinted = within.get(f"{name}:tint", EMPTY)
            strokes.fill_by_owner(large, tinted, overlay.tints.flat)
        if overlay.line is None:
            return
        pen_px = self._pen_px(overlay.width)
        for part in ("edge", "border", "line"):
            flat = within.get(f"{name}:{part}", EMPTY)
            if overlay.dash is not None:
                on_px, off_px = (length * self._k * FACTOR for length in overlay.dash)
                strokes.dashed(large, flat, overlay.line, pen_px, (on_px, off_px))
            elif pen_px > WIDE_PX:
                strokes.ribbon(large, flat, overlay.line, pen_px)
            else:
                strokes.line(large, flat, overlay.line, pen_px)

    def _pen_px(self, width: float) -> int:
        """Return the width of a line in the magnified px of a tile."""
        return max(1, round(width * self._k * FACTOR))

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

    def _paint_tints(self, large: pygame.Surface, tinted: Flat, tints: Tints, step_px: int) -> None:
        plain = {owner: colour for owner, colour in tints.flat.items() if owner not in tints.dot}
        strokes.fill_by_owner(large, tinted, plain)
        for owner in sorted(set(tinted.owner) & set(tints.dot)):
            ground = tints.flat[owner] if owner in tints.outlined else self._style.land_colour
            flat = _of_owner(tinted, owner)
            _paint_dotted(large, flat, ground, tints.dot[owner], step_px, self._k)


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
