"""Azimuthal projections between the sphere as the eye sees it and the plane.

View vectors have x to the right, y up and z towards the eye; the plane is in Earth radii, y up.
All three projections keep directions from the centre and differ in the radius alone.
"""

from enum import StrEnum
from math import asin, pi, radians, sin
from typing import TypeAlias, assert_never

import numpy as np
import numpy.typing as npt

from kiosk.geo.sphere import FloatArray


class Projection(StrEnum):
    """How far from the centre a place is drawn, and what that keeps true."""

    EQUAL_AREA = "equal-area"
    ORTHOGRAPHIC = "orthographic"
    EQUIDISTANT = "equidistant"


BoolArray: TypeAlias = npt.NDArray[np.bool_]

_NEAR_ANTIPODE_Z = -0.97
# Nearer to the antipode than this (14 degrees) rounding in float32 carries places over the rim.

_SMALLEST_SINE = 1e-30
# A quotient by less might overflow in float32; the limit at 0 is exact there.


def rim_radius(projection: Projection) -> float:
    """Return the radius, in Earth radii, of the disc that holds the whole picture."""
    match projection:
        case Projection.EQUAL_AREA:
            return 2.0
        case Projection.ORTHOGRAPHIC:
            return 1.0
        case Projection.EQUIDISTANT:
            return pi
        case _:
            assert_never(projection)


def limb_rad(projection: Projection) -> float:
    """Return the angle from the centre at which the globe ends: what lies beyond is hidden."""
    match projection:
        case Projection.EQUAL_AREA | Projection.EQUIDISTANT:
            # What is left these two stretch into their rim, ever wider.
            return radians(150.0)
        case Projection.ORTHOGRAPHIC:
            return pi / 2.0
        case _:
            assert_never(projection)


def radius_from_angle(angle_rad: float, projection: Projection) -> float:
    """Return the radius in the plane of places at an angle from the centre, 0 to pi.

    Orthographic holds what lies behind the limb on the limb.
    """
    match projection:
        case Projection.EQUAL_AREA:
            return 2.0 * sin(angle_rad / 2.0)
        case Projection.ORTHOGRAPHIC:
            return sin(angle_rad) if angle_rad < pi / 2.0 else 1.0
        case Projection.EQUIDISTANT:
            return angle_rad
        case _:
            assert_never(projection)


def angle_from_radius(radius: float, projection: Projection) -> float:
    """Return the angle from the centre of what is drawn at a radius, held on the rim."""
    match projection:
        case Projection.EQUAL_AREA:
            return 2.0 * asin(min(radius / 2.0, 1.0))
        case Projection.ORTHOGRAPHIC:
            return asin(min(radius, 1.0))
        case Projection.EQUIDISTANT:
            return min(radius, pi)
        case _:
            assert_never(projection)


def plane_from_view(view: FloatArray, projection: Projection) -> FloatArray:
    """Return plane positions, shape (n, 2), of view vectors, shape (n, 3).

    Orthographic holds places behind the limb on it. The antipode itself, which the others draw
    as their whole rim, comes to lie at its right end.
    """
    xy, z = view[:, :2], view[:, 2]
    # So close to the antipode (0.4 m in float64, 9 km in float32) 1 + z has no digits left.
    antipode_z = -1.0 + 8.0 * np.finfo(view.dtype).eps
    match projection:
        case Projection.EQUAL_AREA:
            stretch = np.sqrt(2.0 / (1.0 + np.maximum(z, antipode_z)))
            plane = xy * stretch[:, None]
            near_rim = np.flatnonzero(z < _NEAR_ANTIPODE_Z)
            if near_rim.size:
                outside = np.einsum("ij,ij->i", plane[near_rim], plane[near_rim]) > 4.0
                beyond = z < antipode_z
                beyond[near_rim[outside]] = True
                return _held_on_rim(plane, beyond, 2.0)
            return plane
        case Projection.ORTHOGRAPHIC:
            return _held_on_rim(xy, z < 0.0, 1.0)
        case Projection.EQUIDISTANT:
            sine = np.hypot(xy[:, 0], xy[:, 1])
            stretch = np.ones_like(sine)
            np.divide(np.arctan2(sine, z), sine, out=stretch, where=sine > _SMALLEST_SINE)
            return _held_on_rim(xy * stretch[:, None], z < antipode_z, pi)
        case _:
            assert_never(projection)


def view_from_plane(plane: FloatArray, projection: Projection) -> FloatArray:
    """Return view vectors, shape (n, 3), of plane positions, shape (n, 2).

    Positions outside the disc are held on its rim.
    """
    radius = np.hypot(plane[:, 0], plane[:, 1])
    held = np.minimum(radius, rim_radius(projection))
    match projection:
        case Projection.EQUAL_AREA:
            angle_rad = 2.0 * np.arcsin(held / 2.0)
        case Projection.ORTHOGRAPHIC:
            angle_rad = np.arcsin(held)
        case Projection.EQUIDISTANT:
            angle_rad = held
        case _:
            assert_never(projection)
    shrink = np.ones_like(radius)
    np.divide(np.sin(angle_rad), radius, out=shrink, where=radius > _SMALLEST_SINE)
    return np.concatenate((plane * shrink[:, None], np.cos(angle_rad)[:, None]), axis=1)


def _held_on_rim(plane: FloatArray, beyond: BoolArray, rim: float) -> FloatArray:
    """Return the positions with those beyond the rim moved onto it, in their own direction."""
    if not beyond.any():
        return plane
    outside = plane[beyond]
    radius = np.hypot(outside[:, 0], outside[:, 1])
    nowhere = radius <= _SMALLEST_SINE
    outside[nowhere], radius[nowhere] = (1.0, 0.0), 1.0
    held = plane.copy()
    held[beyond] = outside * (rim / radius)[:, None]
    return held
