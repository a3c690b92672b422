"""The land as a camera sees it: its lines projected once, for the grounds between and the pens."""

from dataclasses import dataclass

import numpy as np
import pygame

from kiosk.geo.sphere import unit_from_lonlat
from kiosk.screen.hairlines import Pixels
from kiosk.screen.mapstyle import SEA, Land, LandLines, MapStyle
from kiosk.screen.projected import Eye, Projected
from kiosk.screen.spans import Codes, Raster, Runs, Segments, runs_between

NOTHING = Segments(
    np.empty((0, 2)), np.empty((0, 2)), np.empty((0, 2), np.uint8), np.empty(0, np.uint8)
)


def land_in_view(eye: Eye, style: MapStyle, lod: int, least_px: float) -> Segments:
    """Return the lines of the land at a LOD, without islands of a smaller radius than `least_px`.

    Their kinds are those of `LineKind`; what is drawn later is on top.
    """
    if style.land is None:
        return NOTHING
    lines = style.land.lines(lod)
    large = lines.island_rad > least_px / eye.camera.scale_px
    sides = (lines.border_sides, lines.outline_sides)
    return _joined(lines, sides, eye.projected(lines.borders), eye.projected(lines.outlines, large))


def segments_in_view(eye: Eye, land: Land, lod: int, code_of: Codes) -> Segments:
    """Return the lines of the land at a LOD with other grounds than usual on their sides.

    Args:
        eye: Who looks.
        land: The territories.
        lod: The number of the LOD.
        code_of: The ground of each territory, shape (features,); the sea is 0.
    """
    lines, level = land.lines(lod), land.layer.lods[lod]
    inland = code_of[level.outlines.owner]
    sides = (code_of[level.border_sides], np.column_stack((inland, np.zeros_like(inland))))
    return _joined(lines, sides, eye.projected(lines.borders), eye.projected(lines.outlines))


def _joined(
    lines: LandLines, sides_of: tuple[Codes, Codes], borders: Projected, outlines: Projected
) -> Segments:
    sides: Codes = np.concatenate((sides_of[0][borders.path], sides_of[1][outlines.path]))
    kind: Codes = np.concatenate(
        (lines.border_kind[borders.path], lines.outline_kind[outlines.path])
    )
    px = np.concatenate((borders.px, outlines.px))
    path = np.repeat(np.arange(len(kind)), np.concatenate((borders.length, outlines.length)))
    goes_on = path[:-1] == path[1:]
    if borders.beyond is not None or outlines.beyond is not None:
        # Held on the limb at both ends it would run along the edge of the globe.
        beyond = np.concatenate((_beyond(borders), _beyond(outlines)))
        goes_on &= ~(beyond[:-1] & beyond[1:])
    first = np.flatnonzero(goes_on)
    return Segments(px[first], px[first + 1], sides[path[first]], kind[path[first]])


def _beyond(found: Projected) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.zeros(len(found.px), np.bool_) if found.beyond is None else found.beyond


def grounds_in_view(eye: Eye, style: MapStyle, lod: int, view: "PartView") -> Runs:
    """Return the ground of every pixel of a part of the screen, in runs."""
    land = style.land

    def ground_at(right: float, down: float) -> int:
        left_px, top_px = view.corner_px
        px = (left_px + right / view.factor, top_px + down / view.factor)
        place = unit_from_lonlat(np.array(eye.camera.lonlat_from_px(px)))
        return SEA if land is None else land.ground_at(lod, place)

    return runs_between(view.boundary, view.raster, ground_at)


@dataclass(frozen=True, slots=True, eq=False)
class PartView:
    """A part of the screen, and the lines of the land on it.

    Attributes:
        boundary: In pixels of the raster.
        corner_px: The left upper corner of the part.
        factor: How many pixels of the raster a px is wide and high.
    """

    boundary: Segments
    raster: Raster
    corner_px: tuple[float, float]
    factor: float


def part_of(eye: Eye, land: Segments, area: pygame.Rect, factor: float, beyond: int) -> PartView:
    """Return a part of the screen.

    Args:
        eye: Tells where the limb of the globe is.
        land: Its lines, in px of the screen.
        area: The part, in px of the screen.
        factor: How many pixels of the raster a px is wide and high.
        beyond: The ground beside the globe.
    """
    corner_px = (float(area.left), float(area.top))
    plain = factor == 1.0 and corner_px == (0.0, 0.0)
    boundary = land if plain else land.placed(corner_px, factor)
    return PartView(boundary, raster_of(eye, area, factor, beyond), corner_px, factor)


def raster_of(eye: Eye, area: pygame.Rect, factor: float, beyond: int) -> Raster:
    """Return the raster of a part of the screen.

    Args:
        eye: Tells where the limb of the globe is.
        area: The part, in px of the screen.
        factor: How many pixels of the raster a px is wide and high.
        beyond: The ground beside the globe.
    """
    width_px, height_px = round(area.width * factor), round(area.height * factor)
    viewport = eye.camera.viewport
    if eye.limb_px * 2 >= (viewport.width_px**2 + viewport.height_px**2) ** 0.5:
        return Raster(width_px, height_px)
    limb_px = eye.limb_px * factor
    middle_x_px = (viewport.width_px / 2 - area.left) * factor
    middle_y_px = (viewport.height_px / 2 - area.top) * factor
    above_px = np.arange(height_px) + 0.5 - middle_y_px
    half_px = np.sqrt(np.maximum(limb_px**2 - above_px**2, 0.0))
    ends_px = np.stack((middle_x_px - half_px, middle_x_px + half_px), axis=1)
    window = np.clip(np.ceil(ends_px - 0.5), 0, width_px).astype(np.int64)
    return Raster(width_px, height_px, window, beyond)


def pixels_of(surface: pygame.Surface, area: pygame.Rect) -> Pixels:
    """Return the pixels of a part of a surface of 32 bits, shape (rows, columns).

    SDL cannot draw on the surface before the array is gone.
    """
    whole: Pixels = pygame.surfarray.pixels2d(surface).T
    return whole[area.top : area.bottom, area.left : area.right]
