"""One strip of the rich map, drawn twice as large: sea, land and what lies over them."""

from dataclasses import dataclass

import numpy as np
import pygame

from kiosk.screen import strokes
from kiosk.screen.ground import grounds_in_view, part_of, pixels_of
from kiosk.screen.hairlines import Pixels, draw_hairlines
from kiosk.screen.halftone import dot_mask
from kiosk.screen.halo import Halo
from kiosk.screen.inks import inks_of
from kiosk.screen.mapstyle import SEA, Ground, LineKind, MapStyle
from kiosk.screen.projected import EMPTY, Eye
from kiosk.screen.sheets import Sheets, paint_overlay
from kiosk.screen.spans import Runs, Segments

FACTOR = 2
# Widths of lines in design px at 1080 lines.
LINE_PX = {LineKind.BORDER: 1.4, LineKind.COAST: 1.6, LineKind.KEYLINE: 2.4}
UNSETTLED_PX, UNSETTLED_DASH = 1.6, (7, 5)
GRATICULE_PX = 1.2
# Half the widest pen, in design px: lines so far off a strip still touch it.
LINE_REACH = 8


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """All that is ready when the first strip is drawn.

    Attributes:
        eye: Who looks.
        lod: The LOD of the land.
        land: Its lines, in px of the screen.
        halo: What surrounds its coasts.
        sheets: What lies over and under it.
        k: Px per design px.
        pitch_px: From dot to dot of the halftone, in magnified px.
    """

    eye: Eye
    style: MapStyle
    lod: int
    land: Segments
    halo: Halo
    sheets: Sheets
    k: float
    pitch_px: int

    def paint(self, large: pygame.Surface, strip: pygame.Rect) -> None:
        """Paint a strip.

        Args:
            large: Receives it, magnified; of 32 bits.
            strip: Which part of the screen it is; whole dots high.
        """
        style, pen = self.style, self.k * FACTOR
        margin_px = LINE_REACH * pen
        within = {
            name: sheet.within(strip, margin_px, FACTOR) for name, sheet in self.sheets.items()
        }
        self._paint_sea(large, style.grounds[SEA])
        line_px = max(1, round(GRATICULE_PX * pen))
        strokes.line(large, within.get("graticule", EMPTY), style.graticule, line_px)
        if not style.glowing:
            self.halo.lay_over(large, strip)
        near = self._lines_near(strip, margin_px)
        view = part_of(self.eye, near, strip, FACTOR, len(style.grounds))
        runs = grounds_in_view(self.eye, style, self.lod, view)
        land = view.boundary
        self._paint_land(pixels_of(large, large.get_rect()), runs, large)
        self._draw(large, land, LineKind.BORDER)
        on_px, off_px = (length * pen for length in UNSETTLED_DASH)
        pen_px = max(1, round(UNSETTLED_PX * pen))
        ink = style.line_colours[LineKind.UNSETTLED]
        strokes.dashed(large, within.get("unsettled", EMPTY), ink, pen_px, (on_px, off_px))
        if style.glowing:
            self.halo.lay_over(large, strip)
        self._draw(large, land, LineKind.COAST)
        self._draw(large, land, LineKind.KEYLINE)
        for overlay in style.overlays:
            paint_overlay(large, within, overlay, pen)

    def _lines_near(self, strip: pygame.Rect, margin_px: float) -> Segments:
        start_px, end_px = self.land.start_px[:, 1], self.land.end_px[:, 1]
        near = (np.maximum(start_px, end_px) >= strip.top - margin_px) & (
            np.minimum(start_px, end_px) <= strip.bottom + margin_px
        )
        return self.land.chosen(np.flatnonzero(near))

    def _paint_sea(self, large: pygame.Surface, sea: Ground) -> None:
        large.fill(sea.paper)
        if sea.dot != sea.paper:
            mask = dot_mask(large.get_size(), self.pitch_px, sea.dot_share)
            pixels_of(large, large.get_rect())[mask] = large.map_rgb(sea.dot)

    def _paint_land(self, pixels: Pixels, runs: Runs, large: pygame.Surface) -> None:
        grounds, beyond = self.style.grounds, self.style.beyond
        papers = [large.map_rgb(colour) for colour in (*(g.paper for g in grounds), beyond)]
        dots = [large.map_rgb(colour) for colour in (*(g.dot for g in grounds), beyond)]
        covered = np.ones(len(papers), np.bool_)
        covered[SEA] = False
        land = runs.spread(covered).reshape(pixels.shape)
        colours = runs.spread(np.array(papers, np.uint32)).reshape(pixels.shape)
        if any(papers[ground] != dots[ground] for ground in np.unique(runs.ground) if ground):
            share = max(ground.dot_share for ground in grounds)
            mask = dot_mask(large.get_size(), self.pitch_px, share)
            inks = runs.spread(np.array(dots, np.uint32)).reshape(pixels.shape)
            np.copyto(colours, inks, where=mask)
        np.copyto(pixels, colours, where=land)

    def _draw(self, large: pygame.Surface, land: Segments, kind: LineKind) -> None:
        chosen = land.chosen(np.flatnonzero(land.kind == kind))
        ink = inks_of(large, self.style, chosen)
        pen_px = max(1, round(LINE_PX[kind] * self.k * FACTOR))
        pixels = pixels_of(large, large.get_rect())
        draw_hairlines(pixels, chosen.start_px, chosen.end_px, ink, pen_px)
