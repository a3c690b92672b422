"""The map in motion: bare, and drawn anew in every frame.

Flat ground, borders and coasts 1 px wide, at a LOD that errs by up to `TOLERANCE_PX`: what the
eye cannot see while things move is left for the picture at rest.
"""

import pygame

from kiosk.geo.camera import Camera
from kiosk.screen import strokes
from kiosk.screen.mapstyle import Ground, MapStyle
from kiosk.screen.projected import Eye, lod_for

TOLERANCE_PX = 1.7
LEAST_LAKE_PX = 5.0


def paint_draft(surface: pygame.Surface, camera: Camera, style: MapStyle) -> None:
    """Paint the bare map."""
    eye = Eye(camera)
    paint_globe(surface, eye, style)
    ground = style.territories
    if ground is not None:
        lod = lod_for(ground.tolerances_rad, camera.scale_px, TOLERANCE_PX)
        level = ground.layer.lods[lod]
        strokes.fill(surface, eye.flat(level.ground, least_px=1.0), style.land)
        if ground.flat:
            tinted = eye.flat(level.fills, ground.tinted[lod])
            strokes.fill_by_owner(surface, tinted, ground.flat)
        _paint_sectors(surface, eye, style)
        if style.lakes is not None:
            lakes = style.lakes.lods
            tolerances_rad = tuple(each.tolerance_rad for each in lakes)
            water = lakes[lod_for(tolerances_rad, camera.scale_px, TOLERANCE_PX)]
            strokes.fill(surface, eye.flat(water.ground, least_px=LEAST_LAKE_PX), style.sea)
        strokes.line(surface, eye.flat(level.borders), style.border, 1)
        strokes.line(surface, eye.flat(level.outlines, least_px=1.0), style.coast, 1)


def paint_globe(surface: pygame.Surface, eye: Eye, style: MapStyle) -> None:
    """Paint the sea, as a disc where the limb of the globe is in view."""
    camera = eye.camera
    width_px, height_px = camera.viewport.width_px, camera.viewport.height_px
    half_diagonal_px = (width_px**2 + height_px**2) ** 0.5 / 2
    if eye.limb_px >= half_diagonal_px:
        surface.fill(style.sea)
        return
    surface.fill(style.beyond)
    pygame.draw.circle(surface, style.sea, (width_px / 2, height_px / 2), eye.limb_px)


def _paint_sectors(surface: pygame.Surface, eye: Eye, style: MapStyle) -> None:
    sectors: Ground | None = style.sectors
    if sectors is None:
        return
    scale_px = eye.camera.scale_px
    lod = lod_for(sectors.tolerances_rad, scale_px, TOLERANCE_PX)
    level = sectors.layer.lods[lod]
    if sectors.flat:
        strokes.fill_by_owner(surface, eye.flat(level.fills, sectors.tinted[lod]), sectors.flat)
    strokes.line(surface, eye.flat(level.borders), style.division, 1)
