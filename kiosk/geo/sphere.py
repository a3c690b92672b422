"""Places, distances and lines on the sphere: degrees in, unit vectors out, and back.

Unit vectors point from the centre of the Earth: x to 0 N 0 E, y to 0 N 90 E, z to the north pole.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.floating]

EARTH_RADIUS_KM = 6371.0088
# The mean radius of the IUGG, (2a + b) / 3 of the WGS 84 ellipsoid (Moritz 2000).

_ANTIPODAL_RAD = 1e-9
# Closer to the antipode than 6 mm the shorter way between two places is a matter of rounding.


def wrapped_deg(angle_deg: float) -> float:
    """Return the angle within -180 up to but not including 180."""
    return (angle_deg + 180.0) % 360.0 - 180.0


def unit_from_lonlat(lonlat_deg: npt.ArrayLike) -> FloatArray:
    """Return unit vectors, shape (..., 3), of positions in degrees, shape (..., 2)."""
    lonlat_rad = np.radians(_floats(lonlat_deg))
    lon_rad, lat_rad = lonlat_rad[..., 0], lonlat_rad[..., 1]
    cos_lat = np.cos(lat_rad)
    return np.stack(
        (cos_lat * np.cos(lon_rad), cos_lat * np.sin(lon_rad), np.sin(lat_rad)), axis=-1
    )


def lonlat_from_unit(unit: npt.ArrayLike) -> FloatArray:
    """Return positions in degrees, shape (..., 2), of vectors of any length, shape (..., 3)."""
    x, y, z = np.moveaxis(_floats(unit), -1, 0)
    lonlat_rad = np.stack((np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))), axis=-1)
    return np.asarray(np.degrees(lonlat_rad))


def angle_between(unit_a: npt.ArrayLike, unit_b: npt.ArrayLike) -> FloatArray:
    """Return the angles in radians, shape (...), between vectors of shape (..., 3)."""
    a, b = _floats(unit_a), _floats(unit_b)
    # atan2 of cross and dot: stable near 0 and pi, where acos loses half its digits.
    return np.asarray(np.arctan2(np.linalg.norm(np.cross(a, b), axis=-1), np.sum(a * b, axis=-1)))


def geodesic(start_deg: npt.ArrayLike, end_deg: npt.ArrayLike, steps: int) -> FloatArray:
    """Return the shorter great circle from start to end.

    Args:
        start_deg: Position, shape (2,), longitude first.
        end_deg: Position, shape (2,).
        steps: Number of equal segments, at least 1.

    Returns:
        Unit vectors, shape (steps + 1, 3), both ends included.

    Raises:
        ValueError: If the ends are antipodal, where no shorter way exists.
    """
    start, end = unit_from_lonlat(start_deg), unit_from_lonlat(end_deg)
    angle_rad = float(angle_between(start, end))
    if angle_rad > np.pi - _ANTIPODAL_RAD:
        msg = f"no shorter way exists between the antipodes {start_deg!r} and {end_deg!r}"
        raise ValueError(msg)
    share = np.linspace(0.0, 1.0, steps + 1)[:, None]
    if angle_rad == 0.0:
        return np.repeat(start[None, :], steps + 1, axis=0)
    # Spherical linear interpolation: Shoemake, SIGGRAPH 1985.
    way = np.sin((1.0 - share) * angle_rad) * start + np.sin(share * angle_rad) * end
    return np.asarray(way / np.linalg.norm(way, axis=-1, keepdims=True))


def small_circle(centre_deg: npt.ArrayLike, radius_rad: float, steps: int) -> FloatArray:
    """Return the circle of all places at one distance, clockwise from north.

    Args:
        centre_deg: Position, shape (2,), longitude first.
        radius_rad: Angular radius, 0 to pi.
        steps: Number of segments, at least 3.

    Returns:
        Unit vectors, shape (steps + 1, 3), closed: the last equals the first.
    """
    bearings_deg = np.linspace(0.0, 360.0, steps + 1)
    circle = unit_from_lonlat(destination(centre_deg, bearings_deg, radius_rad))
    circle[-1] = circle[0]
    return circle


def destination(
    start_deg: npt.ArrayLike, bearing_deg: npt.ArrayLike, distance_rad: npt.ArrayLike
) -> FloatArray:
    """Return where one arrives along a great circle; the inverse of bearing and angle.

    Args:
        start_deg: Positions, shape (..., 2), longitude first.
        bearing_deg: Initial bearings, shape (...), clockwise from north.
        distance_rad: Angular distances, shape (...).

    Returns:
        Positions in degrees, shape (..., 2) after broadcasting.
    """
    start_rad = np.radians(_floats(start_deg))
    east, north, up = _frame(start_rad[..., 0], start_rad[..., 1])
    bearing_rad = np.radians(_floats(bearing_deg))[..., None]
    distance = _floats(distance_rad)[..., None]
    towards = np.sin(bearing_rad) * east + np.cos(bearing_rad) * north
    return lonlat_from_unit(np.cos(distance) * up + np.sin(distance) * towards)


def bearing_deg(start_deg: npt.ArrayLike, end_deg: npt.ArrayLike) -> FloatArray:
    """Return initial bearings, clockwise from north, 0 up to 360, between shapes (..., 2)."""
    start_rad = np.radians(_floats(start_deg))
    east, north, _ = _frame(start_rad[..., 0], start_rad[..., 1])
    end = unit_from_lonlat(end_deg)
    towards_deg = np.degrees(np.arctan2(np.sum(east * end, axis=-1), np.sum(north * end, axis=-1)))
    # Rounding lifts a bearing just west of north to exactly 360.
    return np.asarray(np.where(towards_deg < 0.0, towards_deg + 360.0, towards_deg) % 360.0)


def _frame(lon_rad: FloatArray, lat_rad: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the unit vectors east, north and up at places on the sphere."""
    sin_lon, cos_lon = np.sin(lon_rad), np.cos(lon_rad)
    sin_lat, cos_lat = np.sin(lat_rad), np.cos(lat_rad)
    east = np.stack((-sin_lon, cos_lon, np.zeros_like(lon_rad)), axis=-1)
    north = np.stack((-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat), axis=-1)
    up = np.stack((cos_lat * cos_lon, cos_lat * sin_lon, sin_lat), axis=-1)
    return east, north, up


def _floats(values: npt.ArrayLike) -> FloatArray:
    array = np.asarray(values)
    return array if array.dtype == np.float32 else array.astype(np.float64, copy=False)
