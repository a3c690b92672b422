"""Ways and circles on the globe, worked out once: only the camera changes from frame to frame."""

from functools import lru_cache
from itertools import pairwise

import numpy as np

from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM, FloatArray, geodesic, small_circle
from kiosk.scene.primitives import Px

LonLat = tuple[float, float]
RING_STEPS = 144


def way_px(camera: Camera, lonlats: tuple[LonLat, ...], steps: int) -> tuple[Px, ...]:
    """Return a way over places on screen, along great circles of so many steps between them."""
    return _px(camera, _way(lonlats, steps))


def circle_px(camera: Camera, lonlat: LonLat, radius_km: float) -> tuple[Px, ...]:
    """Return all places at one distance on screen."""
    return _px(camera, _circle(lonlat, radius_km))


def _px(camera: Camera, unit: FloatArray) -> tuple[Px, ...]:
    px = camera.px_from_unit(unit)
    return tuple(zip(px[:, 0].tolist(), px[:, 1].tolist(), strict=True))


# Ships and aircraft add a way for each instant; those of letters and rings stay.
@lru_cache(maxsize=512)
def _way(lonlats: tuple[LonLat, ...], steps: int) -> FloatArray:
    pieces = [geodesic(np.array(a), np.array(b), steps) for a, b in pairwise(lonlats) if a != b]
    if not pieces:
        return geodesic(np.array(lonlats[0]), np.array(lonlats[0]), 1)
    return np.concatenate(pieces)


@lru_cache(maxsize=128)
def _circle(lonlat: LonLat, radius_km: float) -> FloatArray:
    return small_circle(np.array(lonlat), radius_km / EARTH_RADIUS_KM, RING_STEPS)
