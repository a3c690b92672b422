"""Areas in, parallel lines over them out.

A hatched area is the runs of a raster whose rows are the lines of the hatching: turned by their
angle and as far apart as they are, a hundred rows instead of a thousand.
"""

from collections.abc import Callable, Collection, Mapping
from math import ceil, cos, hypot, radians, sin
from typing import TypeAlias

import numpy as np
import pygame

from kiosk.atlas.lookup import feature_at
from kiosk.atlas.model import FloatArray
from kiosk.content.model import Rgb
from kiosk.geo.camera import Camera
from kiosk.geo.projection import limb_rad, radius_from_angle
from kiosk.geo.sphere import unit_from_lonlat
from kiosk.screen.ground import NOTHING, segments_in_view
from kiosk.screen.mapstyle import Land
from kiosk.screen.projected import Eye
from kiosk.screen.spans import Codes, Raster, Segments, runs_between

Px: TypeAlias = tuple[float, float]
Line: TypeAlias = tuple[Px, Px]

# Grounds are numbered in one byte.
MOST = 254
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
# Of a direction that is level or upright but for rounding.
LEVEL = 1e-9


class Hatcher:
    """Hatches territories, and remembers their lines while the map rests.

    On a map of the world the lines of all countries take 25 ms; when one more is hatched, those
    of the others are there already.
    """

    def __init__(self, land: Land, names: Collection[str]) -> None:
        """Begin.

        Args:
            land: The territories.
            names: Those that may be hatched; beyond the first 254 none is.
        """
        self._land = land
        there = {feature.name for feature in land.layer.features}
        self._code = {n: i for i, n in enumerate(sorted(there & set(names))[:MOST], start=1)}
        codes = [self._code.get(feature.name, 0) for feature in land.layer.features]
        self._code_of: Codes = np.array(codes, np.uint8)
        self._camera: Camera | None = None
        self._segments = NOTHING
        self._lines: dict[tuple[int, str], list[Line]] = {}
        self._shown = False

    def paint(
        self,
        surface: pygame.Surface,
        camera: Camera,
        hatched: Mapping[str, tuple[str, Rgb]],
        px_per_design_px: float,
        most: int,
    ) -> bool:
        """Hatch territories; return whether all of them are, or more is still to come.

        Args:
            surface: Receives the lines.
            camera: Who looks.
            hatched: Pattern and colour by the name of each territory.
            px_per_design_px: The scale of the design.
            most: How many may be hatched of which the lines are not known yet.
        """
        lod = self._land.lod(camera.scale_px, TOLERANCE_PX)
        if camera != self._camera:
            self._camera = camera
            self._segments = segments_in_view(Eye(camera), self._land, lod, self._code_of)
            self._lines.clear()
            self._shown = False
        looks = {
            (code, pattern): colour
            for name, (pattern, colour) in hatched.items()
            if (code := self._code.get(name, 0))
        }
        unknown = [look for look in looks if look not in self._lines]
        for look in unknown[:most]:
            size_px = surface.get_size()
            self._lines[look] = self._worked_out(camera, lod, look, size_px, px_per_design_px)
        whole = len(unknown) <= most
        # Drawing all of them costs more than one country: where nothing is hatched yet it is done
        # once, with the last.
        if not (whole or self._shown):
            return False
        self._shown = True
        pen_px = max(1, round(PEN * px_per_design_px))
        for look, colour in looks.items():
            for start, end in self._lines.get(look, ()):
                pygame.draw.aaline(surface, colour, start, end, pen_px)
        return whole

    def _worked_out(
        self, camera: Camera, lod: int, look: tuple[int, str], size_px: tuple[int, int], k: float
    ) -> list[Line]:
        code, pattern = look

        def is_on(px: Px) -> int:
            place = unit_from_lonlat(np.array(camera.lonlat_from_px(px)))
            feature = feature_at(self._land.layer.lods[lod], place)
            return int(feature is not None and self._code_of[feature] == code)

        viewport, projection = camera.viewport, camera.projection
        globe = (
            (viewport.width_px / 2.0, viewport.height_px / 2.0),
            camera.scale_px * radius_from_angle(limb_rad(projection), projection),
        )
        lines: list[Line] = []
        for angle_deg in ANGLES_DEG[pattern]:
            lines += _lines(self._segments, code, size_px, globe, (angle_deg, PITCH * k), is_on)
        return _broken(lines, DASH * k, GAP * k) if pattern == "dashed" else lines


def _lines(
    segments: Segments,
    code: int,
    size_px: tuple[int, int],
    globe: tuple[Px, float],
    pattern: tuple[float, float],
    is_on: Callable[[Px], int],
) -> list[Line]:
    """Return the pieces of parallel lines that lie on one ground.

    Args:
        segments: All lines in view.
        code: The ground.
        size_px: Of the picture.
        globe: Its middle and its radius: beyond, every place counts as one on the rim.
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

    def turned(px: FloatArray) -> FloatArray:
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

    offset = (np.arange(rows) + 0.5) * pitch_px - reach_px
    bases_px = offset[:, None] * across
    window = _on_screen(middle_px, along, bases_px)
    chord = _on_globe(np.array(globe[0]) - middle_px, globe[1], along, bases_px)
    window[:, 0] = np.maximum(window[:, 0], chord[:, 0])
    window[:, 1] = np.maximum(window[:, 0], np.minimum(window[:, 1], chord[:, 1]))
    window += reach_px
    window = np.clip(np.ceil(window - 0.5), 0, width_px).astype(np.int64)
    runs = runs_between(flat, Raster(width_px, rows, window), ground_at)
    first = np.cumsum(runs.length) - runs.length
    on = np.flatnonzero((runs.ground == 1) & (runs.length > 1))
    row, start = np.divmod(first[on], width_px)
    end = start + runs.length[on]
    base = middle_px + offset[row, None] * across
    starts = base + (start - reach_px)[:, None] * along
    ends = base + (end - reach_px)[:, None] * along
    return [
        ((x0, y0), (x1, y1))
        for (x0, y0), (x1, y1) in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def _on_screen(half_px: FloatArray, along: FloatArray, base_px: FloatArray) -> FloatArray:
    """Return between which distances along it each line is on screen, shape (lines, 2).

    Args:
        half_px: Half the width and the height of the screen, whose middle is the origin.
        along: The direction of the lines.
        base_px: A place of each, shape (lines, 2).
    """
    begins_px, ends_px = np.full(len(base_px), -np.inf), np.full(len(base_px), np.inf)
    for axis in (0, 1):
        if abs(along[axis]) < LEVEL:
            outside = np.abs(base_px[:, axis]) >= half_px[axis]
            ends_px[outside] = -np.inf
            continue
        one_px = (-half_px[axis] - base_px[:, axis]) / along[axis]
        other_px = (half_px[axis] - base_px[:, axis]) / along[axis]
        begins_px = np.maximum(begins_px, np.minimum(one_px, other_px))
        ends_px = np.minimum(ends_px, np.maximum(one_px, other_px))
    return np.stack((begins_px, np.maximum(begins_px, ends_px)), axis=1)


def _on_globe(
    centre_px: FloatArray, radius_px: float, along: FloatArray, base_px: FloatArray
) -> FloatArray:
    """Return between which distances along it each line is on the globe, shape (lines, 2)."""
    away_px = centre_px - base_px
    middle_px = away_px @ along
    aside_px = np.hypot(*away_px.T) ** 2 - middle_px**2
    half_px = np.sqrt(np.maximum(radius_px**2 - aside_px, 0.0))
    return np.stack((middle_px - half_px, middle_px + half_px), axis=1)


def _broken(lines: list[Line], on_px: float, off_px: float) -> list[Line]:
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
