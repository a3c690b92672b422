"""Packed unit vectors in, px on screen out: the hot path of the map.

One indexed take gathers the vertices of all paths in view, one matrix product turns them, a few
vectorised lines flatten them, and one `tolist` hands them to SDL: a loop over paths in Python
that touched each vertex would take a hundred times as long.
"""

from dataclasses import dataclass
from math import cos, pi, radians, sin

import numpy as np
import numpy.typing as npt

from kiosk.atlas.model import FloatArray, Paths
from kiosk.geo.camera import Camera
from kiosk.geo.projection import Projection

Px = tuple[float, float]
Mask = npt.NDArray[np.bool_]
Index = npt.NDArray[np.intp]

# Beyond this angle from the centre the whole-globe projections stretch what is left into the
# rim; the globe ends there and what lies beyond is held on its limb.
LIMB_RAD = {
    Projection.EQUAL_AREA: radians(150.0),
    Projection.EQUIDISTANT: radians(150.0),
    Projection.ORTHOGRAPHIC: pi / 2,
}


@dataclass(frozen=True, slots=True, eq=False)
class Projected:
    """Paths in view, as arrays.

    Attributes:
        px: All vertices end to end, shape (vertices, 2).
        length: How many belong to each path.
        path: The number of each path among all of its layer.
        beyond: Which vertices lie beyond the limb and are held on it; None if none do.
    """

    px: FloatArray
    length: Index
    path: Index
    beyond: Mask | None


@dataclass(frozen=True, slots=True)
class Flat:
    """Paths in view, as SDL takes them.

    Attributes:
        px: All vertices end to end.
        length: How many belong to each path.
        owner: The owner of each path.
    """

    px: list[Px]
    length: list[int]
    owner: list[int]


EMPTY = Flat([], [], [])


class Eye:
    """A camera prepared for many layers of one frame."""

    def __init__(self, camera: Camera, margin_px: float = 0.0) -> None:
        """Prepare.

        Args:
            camera: What is in view.
            margin_px: How far beyond the viewport things are still wanted, as for wide lines.
        """
        self.camera = camera
        self.margin_px = margin_px
        self.rotation = camera.rotation
        self.limb_rad = LIMB_RAD[camera.projection]
        _, radius_rad = camera.visible_cap()
        wider = 1.0 + 2.0 * margin_px / camera.viewport.height_px
        self.radius_rad = min(radius_rad * wider, self.limb_rad)
        self.limb_px = camera.scale_px * _limb_radius(camera.projection, self.limb_rad)

    def flat(self, paths: Paths, chosen: Mask | None = None, *, least_px: float = 0.0) -> Flat:
        """Return the paths in view, projected, as lists.

        Args:
            paths: All paths of a layer at one LOD.
            chosen: Which paths are wanted at all, shape (paths,), bool; None for all.
            least_px: Paths that lie within a smaller radius are too small to be worth drawing.
        """
        if least_px:
            large = paths.cap_rad > least_px / self.camera.scale_px
            chosen = large if chosen is None else large & chosen
        found = self.projected(paths, chosen)
        if not len(found.path):
            return EMPTY
        px = found.px
        # Tuples out of two flat lists are made in half the time that rows of an array take.
        points = list(zip(px[:, 0].tolist(), px[:, 1].tolist(), strict=True))
        return Flat(points, found.length.tolist(), paths.owner[found.path].tolist())

    def projected(self, paths: Paths, chosen: Mask | None = None) -> Projected:
        """Return the paths in view, projected, as arrays.

        Args:
            paths: All paths of a layer at one LOD.
            chosen: Which paths are wanted at all, shape (paths,), bool; None for all.
        """
        index = self._in_view(paths, chosen)
        start = paths.start[index]
        length = paths.start[index + 1] - start
        take = np.repeat(start - (np.cumsum(length) - length), length) + np.arange(length.sum())
        px, beyond = self._px(paths.unit[take])
        return Projected(px, length, index, beyond)

    def _in_view(self, paths: Paths, chosen: Mask | None) -> Index:
        up = paths.cap_unit @ self.rotation[2].astype(paths.cap_unit.dtype)
        near = up > np.cos(np.minimum(self.radius_rad + paths.cap_rad, pi))
        if chosen is not None:
            near &= chosen
        index = np.nonzero(near)[0]
        if not len(index) or self.camera.projection is Projection.ORTHOGRAPHIC:
            return index
        # The cap around the viewport's corners is larger than the viewport: a second look, at
        # the rectangle, drops another third of the paths.
        px, _ = self._px(paths.cap_unit[index])
        stretch = 1.0 / np.maximum(0.25, np.sqrt((1.0 + up[index]) / 2.0))
        reach_px = paths.cap_rad[index] * self.camera.scale_px * stretch + self.margin_px + 4.0
        width_px, height_px = self.camera.viewport.width_px, self.camera.viewport.height_px
        within = (
            (px[:, 0] > -reach_px)
            & (px[:, 0] < width_px + reach_px)
            & (px[:, 1] > -reach_px)
            & (px[:, 1] < height_px + reach_px)
        )
        return np.asarray(index[within])

    def _px(self, unit: FloatArray) -> tuple[FloatArray, Mask | None]:
        view = unit @ self.rotation.T.astype(unit.dtype)
        factor, beyond = self._factor(view)
        scale_px = self.camera.scale_px
        px = np.empty((len(view), 2), dtype=view.dtype)
        np.multiply(view[:, 0], factor * scale_px, out=px[:, 0])
        np.multiply(view[:, 1], factor * -scale_px, out=px[:, 1])
        px[:, 0] += self.camera.viewport.width_px / 2.0
        px[:, 1] += self.camera.viewport.height_px / 2.0
        return px, beyond

    def _factor(self, view: FloatArray) -> tuple[FloatArray, Mask | None]:
        up = view[:, 2]
        beyond = up < cos(self.limb_rad)
        match self.camera.projection:
            case Projection.EQUAL_AREA:
                factor = np.sqrt(2.0 / np.maximum(1.0 + up, 1e-3))
            case Projection.ORTHOGRAPHIC:
                factor = np.ones_like(up)
            case _:
                angle = np.arccos(np.clip(up, -1.0, 1.0))
                factor = angle / np.maximum(np.sin(angle), 1e-6)
        if not beyond.any():
            return np.asarray(factor), None
        sine = np.maximum(np.hypot(view[beyond, 0], view[beyond, 1]), 1e-9)
        factor[beyond] = _limb_radius(self.camera.projection, self.limb_rad) / sine
        return np.asarray(factor), beyond


def _limb_radius(projection: Projection, angle_rad: float) -> float:
    match projection:
        case Projection.EQUAL_AREA:
            return 2.0 * sin(angle_rad / 2.0)
        case Projection.ORTHOGRAPHIC:
            return sin(angle_rad)
        case Projection.EQUIDISTANT:
            return angle_rad


def lod_for(tolerances_rad: tuple[float, ...], scale_px: float, tolerance_px: float) -> int:
    """Return the coarsest LOD whose error stays within a number of px, or the finest.

    Args:
        tolerances_rad: From coarse to fine.
        scale_px: Px per radian.
        tolerance_px: The error allowed.
    """
    for index, tolerance_rad in enumerate(tolerances_rad):
        if tolerance_rad * scale_px <= tolerance_px:
            return index
    return len(tolerances_rad) - 1
