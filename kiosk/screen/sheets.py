"""What lies over the land, projected for the whole picture at rest and findable strip by strip."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import pygame

from kiosk.atlas.model import AreaLayer, FloatArray
from kiosk.geo.sphere import unit_from_lonlat
from kiosk.screen import strokes
from kiosk.screen.draft import LEAST_AREA_PX
from kiosk.screen.mapstyle import MapStyle, Overlay
from kiosk.screen.projected import EMPTY, Eye, Flat
from kiosk.state.stage import reference_px

GRATICULE_DEG = 15
# Wider lines than this, magnified, get round joints; in narrower ones nobody sees the gaps.
WIDE_PX = 5


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One kind of paths, and the box of each."""

    flat: Flat
    boxes: FloatArray
    first: FloatArray

    def within(self, strip: pygame.Rect, margin_px: float, factor: int) -> Flat:
        """Return the paths that touch a strip, in its own magnified px."""
        if not self.flat.length:
            return EMPTY
        boxes = self.boxes
        touching = (
            (boxes[:, 0] <= strip.right + margin_px)
            & (boxes[:, 2] >= strip.left - margin_px)
            & (boxes[:, 1] <= strip.bottom + margin_px)
            & (boxes[:, 3] >= strip.top - margin_px)
        )
        flat = self.flat
        px: list[tuple[float, float]] = []
        length: list[int] = []
        owner: list[int] = []
        for path in np.flatnonzero(touching).tolist():
            start = int(self.first[path])
            px += flat.px[start : start + flat.length[path]]
            length.append(flat.length[path])
            owner.append(flat.owner[path])
        return strokes.scaled(Flat(px, length, owner), factor, strip.left, strip.top)


Sheets: TypeAlias = Mapping[str, Sheet]


def sheet_of(flat: Flat) -> Sheet:
    """Return paths with the box of each."""
    if not flat.length:
        return Sheet(flat, np.zeros((0, 4)), np.zeros(0, dtype=int))
    px = np.array(flat.px)
    first = np.cumsum([0, *flat.length[:-1]])
    boxes = np.hstack([np.minimum.reduceat(px, first), np.maximum.reduceat(px, first)])
    return Sheet(flat, boxes, first)


def overlay_sheets(
    eye: Eye, style: MapStyle, k: float, tolerance_px: float
) -> Iterator[tuple[str, Sheet]]:
    """Yield what lies over the land, one kind at a time.

    Args:
        eye: Who looks.
        style: Names the overlays.
        k: Px per design px.
        tolerance_px: How far the LOD may err.
    """
    for overlay in style.overlays:
        if eye.camera.scale_px >= overlay.least_scale * reference_px(eye.camera.viewport):
            for part, flat in _flats(eye, overlay, k, tolerance_px):
                yield f"{overlay.layer.id}:{part}", sheet_of(flat)


def _flats(eye: Eye, overlay: Overlay, k: float, tolerance_px: float) -> Iterator[tuple[str, Flat]]:
    least_px = LEAST_AREA_PX * k
    lod = overlay.lod(eye.camera.scale_px, tolerance_px)
    if isinstance(overlay.layer, AreaLayer):
        level = overlay.layer.lods[lod]
        if overlay.fill is not None:
            yield "fill", eye.flat(level.ground, least_px=least_px)
        if overlay.tints is not None and overlay.tints.flat:
            yield "tint", eye.flat(level.fills, overlay.tints.tinted[lod])
        if overlay.line is not None:
            yield "edge", eye.flat(level.outlines, least_px=least_px)
            yield "border", eye.flat(level.borders)
    elif overlay.line is not None:
        yield "line", eye.flat(overlay.layer.lods[lod].lines)


def paint_overlay(
    large: pygame.Surface, within: Mapping[str, Flat], overlay: Overlay, px_per_design_px: float
) -> None:
    """Paint an overlay's part of a strip.

    Args:
        large: The magnified strip.
        within: What touches it, by the names of the sheets.
        overlay: Tells the colours and lines.
        px_per_design_px: Magnified px per design px.
    """
    name = overlay.layer.id
    if overlay.fill is not None:
        strokes.fill(large, within.get(f"{name}:fill", EMPTY), overlay.fill)
    if overlay.tints is not None:
        tinted = within.get(f"{name}:tint", EMPTY)
        strokes.fill_by_owner(large, tinted, overlay.tints.flat)
    if overlay.line is None:
        return
    pen_px = max(1, round(overlay.width * px_per_design_px))
    for part in ("edge", "border", "line"):
        flat = within.get(f"{name}:{part}", EMPTY)
        if overlay.dash is not None:
            on_px, off_px = (length * px_per_design_px for length in overlay.dash)
            strokes.dashed(large, flat, overlay.line, pen_px, (on_px, off_px))
        elif pen_px > WIDE_PX:
            strokes.ribbon(large, flat, overlay.line, pen_px)
        else:
            strokes.line(large, flat, overlay.line, pen_px)


def graticule(eye: Eye) -> Sheet:
    """Return meridians and parallels as far as they are in front."""
    px: list[tuple[float, float]] = []
    length: list[int] = []
    for unit in _graticule_lines():
        ahead = eye.camera.is_visible(unit)
        px_of = eye.camera.px_from_unit(unit)
        points = list(zip(px_of[:, 0].tolist(), px_of[:, 1].tolist(), strict=True))
        for (a, seen_a), (b, seen_b) in pairwise(zip(points, ahead.tolist(), strict=True)):
            if seen_a and seen_b:
                px += [a, b]
                length.append(2)
    return sheet_of(Flat(px, length, [0] * len(length)))


def _graticule_lines() -> Iterator[FloatArray]:
    for lon_deg in range(-180, 180, GRATICULE_DEG):
        latitudes = np.linspace(-75.0, 75.0, 61)
        yield unit_from_lonlat(np.column_stack([np.full_like(latitudes, lon_deg), latitudes]))
    for lat_deg in range(-75, 90, GRATICULE_DEG):
        longitudes = np.linspace(-180.0, 180.0, 145)
        yield unit_from_lonlat(np.column_stack([longitudes, np.full_like(longitudes, lat_deg)]))
