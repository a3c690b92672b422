"""The map in motion: bare, and drawn anew in every frame.

Flat ground, borders and coasts 1 px wide, at a LOD that errs by up to `TOLERANCE_PX`: what the
eye cannot see while things move is left for the picture at rest.
"""

import pygame

from kiosk.atlas.model import AreaLayer
from kiosk.geo.camera import Camera
from kiosk.screen import strokes
from kiosk.screen.mapstyle import MapStyle, Overlay
from kiosk.screen.projected import Eye
from kiosk.state.stage import reference_px

TOLERANCE_PX = 2.4
# Areas over the land are drawn from this radius on: a speckle of ponds tells nothing.
LEAST_AREA_PX = 5.0


def paint_draft(surface: pygame.Surface, camera: Camera, style: MapStyle) -> None:
    """Paint the bare map."""
    eye = Eye(camera)
    paint_globe(surface, eye, style)
    land = style.land
    if land is not None:
        lod = land.lod(camera.scale_px, TOLERANCE_PX)
        level = land.layer.lods[lod]
        strokes.fill(surface, eye.flat(level.ground, least_px=1.0), style.land_colour)
        if land.tints.flat:
            tinted = eye.flat(level.fills, land.tints.tinted[lod])
            strokes.fill_by_owner(surface, tinted, land.tints.flat)
        strokes.line(surface, eye.flat(level.borders), style.border, 1)
        strokes.line(surface, eye.flat(level.outlines, least_px=1.0), style.coast, 1)
    for overlay in style.overlays:
        _paint_overlay(surface, eye, overlay)


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


def _paint_overlay(surface: pygame.Surface, eye: Eye, overlay: Overlay) -> None:
    camera = eye.camera
    if camera.scale_px < overlay.least_scale * reference_px(camera.viewport):
        return
    lod = overlay.lod(camera.scale_px, TOLERANCE_PX)
    if isinstance(overlay.layer, AreaLayer):
        level = overlay.layer.lods[lod]
        if overlay.fill is not None:
            ground = eye.flat(level.ground, least_px=LEAST_AREA_PX)
            strokes.fill(surface, ground, overlay.fill)
        if overlay.tints is not None and overlay.tints.flat:
            tinted = eye.flat(level.fills, overlay.tints.tinted[lod])
            strokes.fill_by_owner(surface, tinted, overlay.tints.flat)
        if overlay.line is not None:
            strokes.line(surface, eye.flat(level.borders), overlay.line, 1)
    elif overlay.line is not None:
        for paths in overlay.strokes(lod):
            strokes.line(surface, eye.flat(paths), overlay.line, max(1, round(overlay.width / 2)))
