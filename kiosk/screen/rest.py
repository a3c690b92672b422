"""The map at rest: rich, and drawn strip by strip so that no frame waits for it.

Each strip is drawn twice as large and halved, which smooths every edge at once. One strip a frame
costs a few milliseconds and little memory; a whole screen drawn at once would be a visible hitch.
"""

from collections.abc import Generator, Iterator
from math import ceil

import numpy as np
import pygame

from kiosk.geo.camera import Camera
from kiosk.screen.ground import grounds_in_view, land_in_view, part_of
from kiosk.screen.hairlines import draw_hairlines
from kiosk.screen.halo import HALO_PX, Halo, Light, Lights, Mask, Water
from kiosk.screen.mapstyle import SEA, LineKind, MapStyle
from kiosk.screen.projected import Eye
from kiosk.screen.sheets import graticule, overlay_sheets, sheet_of
from kiosk.screen.spans import Segments
from kiosk.screen.strip import FACTOR, Plate
from kiosk.state.stage import px_per_design_px

STRIP_PX = 36
TOLERANCE_PX = 0.6
# Design px at 1080 lines: radii of the bands along the coast, and the halftone's pitch.
SHELF_PX, SHELF_INNER_PX = 13.0, 7.0
# Where coasts are as broken as in the Arctic their light adds up: the design's shares of 10, 16 and
# 25 % would drown them.
GLOW = ((8.0, 0.05), (4.5, 0.08), (2.5, 0.14))
# The countries of which the story tells are brighter than the rest.
OWN_GLOW = ((10.0, 0.12), (5.5, 0.18), (3.0, 0.25))
DOT_PITCH_PX = 9


class RestPicture:
    """The rich picture of one camera in one lens, as far as it has got."""

    def __init__(self, camera: Camera, style: MapStyle, surface: pygame.Surface) -> None:
        """Begin.

        Args:
            camera: What it shows.
            style: How.
            surface: Of 32 bits, the upper part of the viewport or all of it; what it holds is
                overwritten bit by bit.
        """
        self.camera = camera
        self.surface = surface
        self._style = style
        self._k = px_per_design_px(camera.viewport)
        self._pitch_px = max(2, round(DOT_PITCH_PX * self._k)) * FACTOR
        # Whole dots in a strip, so that the screens of dots join.
        step_px = self._pitch_px // FACTOR
        self._strip_px = ceil(STRIP_PX / step_px) * step_px
        # And whole pixels of the halo.
        self._strip_px += step_px * (self._strip_px % HALO_PX)
        self._steps = self._drawn()
        self.finished = False

    def advance(self) -> None:
        """Draw one step more."""
        if next(self._steps, None) is None:
            self.finished = True

    def give_up(self) -> None:
        """Let go of all that is ready for further steps: 10 to 20 MB.

        The steps know the picture and the picture its steps, so that otherwise only the collector
        of garbage would find them, and that does not run while the map moves.
        """
        self._steps.close()

    def _drawn(self) -> Generator[bool]:
        style, k = self._style, self._k
        eye = Eye(self.camera, margin_px=k * SHELF_PX)
        lod = style.land.lod(self.camera.scale_px, TOLERANCE_PX) if style.land else 0
        land = land_in_view(eye, style, lod, 0.0)
        yield True
        halo = self._halo(eye, lod, land)
        yield True
        sheets = {"graticule": graticule(eye)}
        if style.land is not None:
            lines = style.land.lines(lod)
            unsettled = eye.flat(lines.borders, lines.border_kind == LineKind.UNSETTLED)
            sheets["unsettled"] = sheet_of(unsettled)
        yield True
        for name, sheet in overlay_sheets(eye, style, k, TOLERANCE_PX):
            sheets[name] = sheet
            yield True
        plate = Plate(eye, style, lod, land, halo, sheets, k, self._pitch_px)
        yield from self._strips(plate)

    def _strips(self, plate: Plate) -> Iterator[bool]:
        width_px, height_px = self.surface.get_size()
        strip_px = self._strip_px
        large = pygame.Surface((width_px * FACTOR, strip_px * FACTOR), depth=32)
        for top_px in range(0, height_px, strip_px):
            strip = pygame.Rect(0, top_px, width_px, strip_px)
            plate.paint(large, strip)
            self.surface.blit(pygame.transform.smoothscale(large, strip.size), strip)
            yield True

    def _halo(self, eye: Eye, lod: int, land: Segments) -> Halo:
        """Return what surrounds the coasts."""
        style, k = self._style, self._k
        margin = ceil(k * SHELF_PX / HALO_PX) + 2
        # Up to the end of the last strip, which may reach below the picture.
        width_px, height_px = self.surface.get_size()
        below_px = -height_px % self._strip_px
        whole = pygame.Rect(0, 0, width_px + width_px % HALO_PX, height_px + below_px)
        area = whole.inflate(2 * margin * HALO_PX, 2 * margin * HALO_PX)
        view = part_of(eye, land, area, 1 / HALO_PX, SEA)
        shape = (area.height // HALO_PX, area.width // HALO_PX)
        if style.glowing:
            return Lights(tuple(_lights(style, view.boundary, shape, margin, k)))
        is_land = np.arange(len(style.grounds)) != SEA
        drawn = grounds_in_view(eye, style, lod, view).spread(is_land).reshape(shape)
        _draw(drawn, view.boundary.chosen(np.flatnonzero(land.kind >= LineKind.COAST)))
        shelf = (SHELF_PX * k / HALO_PX, style.shelf)
        inner = (SHELF_INNER_PX * k / HALO_PX, style.shelf_inner)
        return Water(drawn, margin, (shelf, inner))


def _lights(
    style: MapStyle, lines: Segments, shape: tuple[int, int], margin: int, k: float
) -> Iterator[Light]:
    """Yield the light along the coasts, then that of each territory with a colour of its own."""
    own = [(n, ground.line) for n, ground in enumerate(style.grounds) if ground.line is not None]
    heavy = lines.kind == LineKind.KEYLINE
    of_own = heavy & np.isin(lines.sides, [number for number, _ in own]).any(axis=1)
    plain = (lines.kind >= LineKind.COAST) & ~of_own
    chosen = [(plain, style.line_colours[LineKind.COAST], GLOW)]
    for number, colour in own:
        chosen.append((heavy & (lines.sides == number).any(axis=1), colour, OWN_GLOW))
    for which, colour, glow in chosen:
        drawn = np.zeros(shape, np.bool_)
        _draw(drawn, lines.chosen(np.flatnonzero(which)))
        yield Light(
            drawn, margin, [(radius * k / HALO_PX, share) for radius, share in glow], colour
        )


def _draw(mask: Mask, lines: Segments) -> None:
    inked = np.ones(len(lines.kind), np.bool_)
    draw_hairlines(mask, lines.start_px, lines.end_px, inked, 1)
