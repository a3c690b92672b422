"""Ways and circles on the globe, worked out once: only the camera changes from frame to frame."""

from functools import lru_cache
from itertools import pairwise
from math import cos

import numpy as np

from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM, FloatArray, geodesic, small_circle, unit_from_lonlat
from kiosk.scene.primitives import Px

LonLat = tuple[float, float]
RING_STEPS = 144
FINER = 4


def way_px(camera: Camera, lonlats: tuple[LonLat, ...], steps: int) -> tuple[Px, ...]:
    """Return a way over places on screen, along great circles of so many steps between them."""
    return _px(camera, _way(lonlats, steps))


def circle_px(camera: Camera, lonlat: LonLat, radius_km: float) -> tuple[Px, ...]:
    """Return all places at one distance on screen."""
    return _px(camera, _circle(lonlat, radius_km))


def open_circle_px(
    camera: Camera, lonlat: LonLat, radius_km: float, others: tuple[tuple[LonLat, float], ...]
) -> tuple[tuple[Px, ...], ...]:
    """Return the arcs of a circle that lie within none of the others, each by centre and radius."""
    return tuple(_px(camera, arc) for arc in _arcs(lonlat, radius_km, others))


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


@lru_cache(maxsize=128)
def _arcs(
    lonlat: LonLat, radius_km: float, others: tuple[tuple[LonLat, float], ...]
) -> tuple[FloatArray, ...]:
    circle = _circle(lonlat, radius_km)
    if not others:
        return (circle,)
    # Finer than what is drawn of a whole one, so that the arcs of two circles meet.
    fine = small_circle(np.array(lonlat), radius_km / EARTH_RADIUS_KM, RING_STEPS * FINER)
    covered = np.zeros(len(fine), np.bool_)
    for centre, reach_km in others:
        covered |= fine @ unit_from_lonlat(np.array(centre)) > cos(reach_km / EARTH_RADIUS_KM)
    if not covered.any():
        return (circle,)
    # The last place is the first again: the walk begins where an arc does.
    fine, covered = fine[:-1], covered[:-1]
    begins = int(np.flatnonzero(covered)[0])
    fine, covered = np.roll(fine, -begins, axis=0), np.roll(covered, -begins)
    edges = np.flatnonzero(np.diff(covered.astype(np.int8), append=1))
    closed = np.concatenate((fine, fine[:1]))
    # Each one place longer at both ends, where it meets the other circle.
    ends = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return tuple(closed[last : first + 2] for last, first in ends)
