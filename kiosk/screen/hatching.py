"""Areas in, parallel lines over them out.

A hatched area is the runs of a raster whose rows are the lines of the hatching: turned by their
angle and as far apart as they are, a hundred rows instead of a thousand.
"""

from collections.abc import Callable, Mapping
from math import ceil, cos, hypot, radians, sin

import numpy as np
import pygame

from kiosk.atlas.lookup import feature_at
from kiosk.content.model import Rgb
from kiosk.geo.sphere import unit_from_lonlat
from kiosk.screen.ground import segments_in_view
from kiosk.screen.mapstyle import Land
from kiosk.screen.projected import Eye
from kiosk.screen.spans import Codes, Raster, Segments, runs_between

# Degrees from the horizontal, counter-clockwise, of the lines of each pattern.
ANGLES_DEG: Mapping[str, tuple[float, ...]] = {
    "rising": (45.0,),
    "falling": (-45.0,),
    "level": (0.0,),
    "upright": (90.0,),
    "crossed": (45.0, -45.0),
    "dashed": (0.0,),
}
PITCH, PEN = 13, 2.2
DASH, GAP = 9.0, 7.0
TOLERANCE_PX = 1.5


def paint_hatching(
    surface: pygame.Surface,
    eye: Eye,
    land: Land,
    hatched: Mapping[str, tuple[str, Rgb]],
    px_per_design_px: float,
) -> None:
    """Hatch territories.

    Args:
        surface: Receives the lines.
        eye: Who looks.
        land: The territories.
        hatched: Pattern and colour by the name of each territory.
        px_per_design_px: The scale of the design.
    """
    looks = sorted(set(hatched.values()))
    code_of = np.zeros(len(land.layer.features), np.uint8)
    for index, feature in enumerate(land.layer.features):
        if feature.name in hatched:
            code_of[index] = looks.index(hatched[feature.name]) + 1
    lod = land.lod(eye.camera.scale_px, TOLERANCE_PX)
    segments = segments_in_view(eye, land, lod, code_of)
    for code, (pattern, colour) in enumerate(looks, start=1):
        for angle_deg in ANGLES_DEG[pattern]:
            pitch_px = PITCH * px_per_design_px

            def is_on(px: tuple[float, float], code: int = code) -> int:
                place = unit_from_lonlat(np.array(eye.camera.lonlat_from_px(px)))
                feature = feature_at(land.layer.lods[lod], place)
                return int(feature is not None and code_of[feature] == code)

            lines = _lines(segments, code, surface.get_size(), (angle_deg, pitch_px), is_on)
            if pattern == "dashed":
                lines = _broken(lines, DASH * px_per_design_px, GAP * px_per_design_px)
            pen_px = max(1, round(PEN * px_per_design_px))
            for start, end in lines:
                pygame.draw.aaline(surface, colour, start, end, pen_px)


def _lines(
    segments: Segments,
    code: int,
    size_px: tuple[int, int],
    pattern: tuple[float, float],
    is_on: Callable[[tuple[float, float]], int],
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the pieces of parallel lines that lie on one ground.

    Args:
        segments: All lines in view.
        code: The ground.
        size_px: Of the picture.
        pattern: Angle in degrees and distance in px of the lines.
        is_on: Tells whether a place on screen lies on the ground, 1 or 0.
    """
    angle_deg, pitch_px = pattern
    # On screen y points down: a line that rises to the right runs towards smaller y.
    along = np.array((cos(radians(angle_deg)), -sin(radians(angle_deg))))
    across = np.array((-along[1], along[0]))
    middle_px = np.array(size_px) / 2.0
    reach_px = hypot(*size_px) / 2.0
    rows = ceil(2.0 * reach_px / pitch_px)

    def turned(
        px: np.ndarray[tuple[int, int], np.dtype[np.floating]],
    ) -> np.ndarray[tuple[int, int], np.dtype[np.floating]]:
        away = px.astype(np.float64) - middle_px
        return np.column_stack((away @ along + reach_px, (away @ across + reach_px) / pitch_px))

    # Only that ground counts; the others are alike.
    sides: Codes = np.where(segments.sides == code, np.uint8(1), np.uint8(0))
    chosen = np.flatnonzero(sides[:, 0] != sides[:, 1])
    flat = Segments(
        turned(segments.start_px[chosen]),
        turned(segments.end_px[chosen]),
        sides[chosen],
        segments.kind[chosen],
    )
    width_px = ceil(2.0 * reach_px)

    def ground_at(right: float, down: float) -> int:
        px = middle_px + (right - reach_px) * along + (down * pitch_px - reach_px) * across
        return is_on((float(px[0]), float(px[1])))

    runs = runs_between(flat, Raster(width_px, rows), ground_at)
    first = np.cumsum(runs.length) - runs.length
    on = np.flatnonzero((runs.ground == 1) & (runs.length > 1))
    row, start = np.divmod(first[on], width_px)
    end = start + runs.length[on]
    offset = (row + 0.5) * pitch_px - reach_px
    base = middle_px + offset[:, None] * across
    starts = base + (start - reach_px)[:, None] * along
    ends = base + (end - reach_px)[:, None] * along
    return [
        ((x0, y0), (x1, y1))
        for (x0, y0), (x1, y1) in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def _broken(
    lines: list[tuple[tuple[float, float], tuple[float, float]]], on_px: float, off_px: float
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return level lines with gaps; every line has its gaps at the same places of the screen."""
    pieces = []
    step_px = on_px + off_px
    for (x0, y_px), (x1, _) in lines:
        at_px = x0 // step_px * step_px
        while at_px < x1:
            left_px, right_px = max(x0, at_px), min(x1, at_px + on_px)
            if right_px > left_px:
                pieces.append(((left_px, y_px), (right_px, y_px)))
            at_px += step_px
    return pieces
