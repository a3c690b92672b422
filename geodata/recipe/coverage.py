"""Polygons that share their edges: cleaned, joined over the date line, simplified once for both."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

FloatArray = NDArray[np.float64]

SEAM_LON_DEG = -169.0
# About a centimetre: Natural Earth's own noise between neighbours lies below it.
SNAP_DEG = 1e-7
COORDINATE_DECIMALS = 7
EARTH_RADIUS_M = 6_371_008.8
# Gaps narrower than 400 m (the buffer zone in Cyprus) go to the neighbour with the longer border.
GAP_DEG = 0.004
METRES_PER_DEGREE = math.radians(1.0) * EARTH_RADIUS_M

# Inside the lens the plane is stretched, so that one tolerance keeps a city at street level.
LENS_LONLAT = (13.40, 52.50)
LENS_RADIUS_M = 32_000.0
LENS_STRETCH = 30.0


def polygonal(geometry: BaseGeometry) -> MultiPolygon:
    """Return the areas of any geometry, dropping lines, points and empty parts."""
    parts = [
        part
        for piece in shapely.get_parts(geometry)
        for part in shapely.get_parts(piece)
        if isinstance(part, Polygon) and part.area > 0
    ]
    return MultiPolygon(parts)


def clean_coverage(geometries: Sequence[BaseGeometry], gap_deg: float = 0.0) -> list[MultiPolygon]:
    """Return the same areas with neighbours meeting in equal vertices.

    Raises:
        ValueError: If the areas still overlap or fail to meet.
    """
    cleaned = snapped_coverage(geometries, gap_deg, SNAP_DEG)
    rounded = shapely.transform(cleaned, lambda xy: np.round(xy, COORDINATE_DECIMALS))
    if not (shapely.coverage_is_valid(rounded) and shapely.is_valid(rounded).all()):
        msg = "areas still overlap or fail to meet after cleaning"
        raise ValueError(msg)
    return [polygonal(geometry) for geometry in rounded]


def snapped_coverage(
    geometries: Sequence[BaseGeometry], gap_deg: float, snap_deg: float
) -> list[MultiPolygon]:
    """Return the areas with vertices closer than snap_deg joined and narrow gaps closed."""
    cleaned = shapely.coverage_clean(  # type: ignore[attr-defined]  # newer than its type stubs
        np.array([polygonal(geometry) for geometry in geometries]),
        gap_width=gap_deg,
        snapping_distance=snap_deg,
    )
    return [polygonal(geometry) for geometry in cleaned]


def west_shifted(geometry: MultiPolygon) -> MultiPolygon:
    """Return the areas with every part west of the seam moved 360 degrees east, none cut."""
    return MultiPolygon(
        [
            shapely.transform(part, lambda xy: xy + np.array([360.0, 0.0]))
            if (part.bounds[0] + part.bounds[2]) / 2 < SEAM_LON_DEG
            else part
            for part in geometry.geoms
        ]
    )


def dissolved(geometries: Iterable[BaseGeometry]) -> MultiPolygon:
    """Return the union of neighbours of one coverage, keeping every outer vertex."""
    return polygonal(shapely.normalize(shapely.coverage_union_all(list(geometries))))


def lens_plane(lonlat: FloatArray) -> FloatArray:
    """Return metres near the lens true to scale times the stretch, elsewhere on a cylinder.

    The plane is a Gall stereographic cylinder, kind to high latitudes, with the disc around the
    lens blown up and its surroundings pushed outwards by as much, so nothing folds over.

    Args:
        lonlat: Degrees, shape (n, 2).

    Returns:
        Plane coordinates in metres, shape (n, 2).
    """
    cylinder = _gall_metres(lonlat)
    centre = _gall_metres(np.array([LENS_LONLAT]))[0]
    offset = cylinder - centre
    distance = np.hypot(offset[:, 0], offset[:, 1])
    pushed = np.where(
        distance < LENS_RADIUS_M,
        distance * LENS_STRETCH,
        distance + LENS_RADIUS_M * (LENS_STRETCH - 1),
    )
    ratio = pushed / np.maximum(distance, 1e-9)
    return np.asarray(centre + offset * ratio[:, None], dtype=np.float64)


def _gall_metres(lonlat: FloatArray) -> FloatArray:
    half_root = math.sqrt(0.5)
    return np.column_stack(
        [
            EARTH_RADIUS_M * half_root * np.radians(lonlat[:, 0]),
            EARTH_RADIUS_M * (1 + half_root) * np.tan(np.radians(lonlat[:, 1]) / 2),
        ]
    )


def simplified_coverage(
    geometries: Sequence[MultiPolygon], tolerance_m: float
) -> list[MultiPolygon]:
    """Return the coverage with fewer vertices, each one of the given vertices.

    Vertices are matched back by value, so that neighbours stay equal to the last bit.
    """
    lonlat = shapely.get_coordinates(geometries)
    plane = lens_plane(lonlat)
    order = np.lexsort((plane[:, 1], plane[:, 0]))
    keys = plane[order, 0] + 1j * plane[order, 1]
    slim = shapely.coverage_simplify(
        shapely.transform(np.array(geometries), lens_plane), tolerance_m
    )

    def original(xy: FloatArray) -> FloatArray:
        found = np.searchsorted(keys, xy[:, 0] + 1j * xy[:, 1])
        return np.asarray(lonlat[order[found]], dtype=np.float64)

    return [polygonal(geometry) for geometry in shapely.transform(slim, original)]
