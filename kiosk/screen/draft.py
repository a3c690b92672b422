"""The map in motion: bare, and drawn anew in every frame.

Flat ground, borders and coasts 1 px wide, no finer than the governor of detail affords: what the
eye cannot see while things move is left for the picture at rest.
"""

import numpy as np
import pygame

from kiosk.atlas.model import AreaLayer
from kiosk.geo.camera import Camera
from kiosk.screen import strokes
from kiosk.screen.governor import Detail
from kiosk.screen.ground import grounds_in_view, land_in_view, part_of, pixels_of
from kiosk.screen.hairlines import draw_hairlines
from kiosk.screen.inks import inks_of
from kiosk.screen.mapstyle import MapStyle, Overlay
from kiosk.screen.projected import Eye
from kiosk.state.stage import px_per_design_px, reference_px


def paint_draft(surface: pygame.Surface, camera: Camera, style: MapStyle, detail: Detail) -> None:
    """Paint the bare map into the surface's clip; the surface has 32 bits a pixel."""
    eye = Eye(camera)
    area = surface.get_clip()
    lod = style.land.lod(camera.scale_px, detail.tolerance_px) if style.land else 0
    land = land_in_view(eye, style, lod, detail.least_island_px)
    view = part_of(eye, land, area, 1.0, len(style.grounds))
    runs = grounds_in_view(eye, style, lod, view)
    flats = [*(ground.flat for ground in style.grounds), style.beyond]
    colours = np.array([surface.map_rgb(flat) for flat in flats], np.uint32)
    runs.spread_over(pixels_of(surface, area), colours)
    inks = inks_of(surface, style, land)
    pen_px = max(1, round(px_per_design_px(camera.viewport)))
    draw_hairlines(
        pixels_of(surface, area),
        view.boundary.start_px,
        view.boundary.end_px,
        inks,
        pen_px,
    )
    for overlay in style.overlays:
        _paint_overlay(surface, eye, overlay, detail)


def _paint_overlay(surface: pygame.Surface, eye: Eye, overlay: Overlay, detail: Detail) -> None:
    camera = eye.camera
    if camera.scale_px < overlay.least_scale * reference_px(camera.viewport):
        return
    lod = overlay.lod(camera.scale_px, detail.tolerance_px)
    if isinstance(overlay.layer, AreaLayer):
        level = overlay.layer.lods[lod]
        if overlay.fill is not None:
            ground = eye.flat(level.ground, least_px=detail.least_area_px)
            strokes.fill(surface, ground, overlay.fill)
        if overlay.tints is not None and overlay.tints.flat:
            tinted = eye.flat(level.fills, overlay.tints.tinted[lod])
            strokes.fill_by_owner(surface, tinted, overlay.tints.flat)
        if overlay.line is not None:
            strokes.line(surface, eye.flat(level.borders), overlay.line, 1)
    elif overlay.line is not None and overlay.width >= detail.least_line:
        for paths in overlay.strokes(lod):
            strokes.line(surface, eye.flat(paths), overlay.line, max(1, round(overlay.width / 2)))
