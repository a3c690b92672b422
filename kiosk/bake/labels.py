"""Shapes in, where their names belong and how large they are out."""

import numpy as np
import shapely

from kiosk.atlas.model import Feature
from kiosk.bake.cylinder import cylinder_from_lonlat
from kiosk.bake.features import Features
from kiosk.geo.projection import Projection, plane_from_view, view_from_plane
from kiosk.geo.sphere import FloatArray, lonlat_from_unit, unit_from_lonlat

_DETAIL = 200.0
# A label is placed to a two-hundredth of the feature's size: a tenth of the height of its letters.

_THINNEST = 40.0
# A shape many times longer than wide, as a canal, is named as late as what is this many times the
# radius of its widest place: its name lies beside it and says nothing of its ends.

_NEAR_POLE = 0.9
# Beyond this sine of the latitude the axis would be no good helper.


def area_features(features: Features) -> tuple[Feature, ...]:
    """Return what the atlas says of areas; the name belongs where it is farthest from the edge."""
    parts, owner = shapely.get_parts(features.geometries, return_index=True)
    # On the equal-area cylinder the largest part is the largest on the globe.
    areas = shapely.area(shapely.transform(parts, cylinder_from_lonlat))
    order = np.lexsort((areas, owner))
    largest = order[np.append(np.flatnonzero(np.diff(owner[order])), len(order) - 1)]
    return tuple(_feature(features, i, *_widest_place(parts[at])) for i, at in enumerate(largest))


def line_features(features: Features) -> tuple[Feature, ...]:
    """Return what the atlas says of lines; the name belongs at the middle of the longest part."""
    return tuple(
        _feature(features, i, *_middle(line)) for i, line in enumerate(features.geometries)
    )


def point_features(features: Features) -> tuple[Feature, ...]:
    """Return what the atlas says of points."""
    lonlat = shapely.get_coordinates(features.geometries)
    return tuple(
        _feature(features, i, (float(lon), float(lat)), 0.0) for i, (lon, lat) in enumerate(lonlat)
    )


def _feature(
    features: Features, i: int, label_lonlat: tuple[float, float], extent_rad: float
) -> Feature:
    return Feature(
        features.ids[i], features.names[i], label_lonlat, extent_rad, features.properties[i]
    )


def _widest_place(part: shapely.Polygon) -> tuple[tuple[float, float], float]:
    unit = unit_from_lonlat(shapely.get_coordinates(part))
    centre, extent_rad = _cap(unit)
    frame = _frame(centre)

    plane = plane_from_view(unit @ frame.T, Projection.EQUAL_AREA).astype(np.float64)
    plain = shapely.simplify(
        shapely.set_coordinates(shapely.Polygon(part), plane), extent_rad / _DETAIL
    )
    if plain.is_empty or plain.area == 0.0:
        return _position(centre), extent_rad
    circle = shapely.maximum_inscribed_circle(plain, tolerance=extent_rad / _DETAIL)
    middle = shapely.get_coordinates(circle)[:1]
    place = _position((view_from_plane(middle, Projection.EQUAL_AREA) @ frame)[0])
    return place, min(extent_rad, _THINNEST * float(shapely.length(circle)))


def _middle(line: shapely.Geometry) -> tuple[tuple[float, float], float]:
    parts = shapely.get_parts(line)
    longest = parts[np.argmax(shapely.length(parts))]
    middle = shapely.get_coordinates(shapely.line_interpolate_point(longest, 0.5, normalized=True))
    unit = unit_from_lonlat(shapely.get_coordinates(longest))
    return _position(unit_from_lonlat(middle[0])), _cap(unit)[1]


def _cap(unit: FloatArray) -> tuple[FloatArray, float]:
    middle = unit.min(axis=0) + unit.max(axis=0)
    centre = middle / np.linalg.norm(middle)
    # By the chord: as exact, and for one place as for many in a tenth of the time.
    return centre, 2.0 * float(np.arcsin(min(np.linalg.norm(unit - centre, axis=1).max() / 2, 1.0)))


def _frame(centre: FloatArray) -> FloatArray:
    """Return a rotation, shape (3, 3), that turns the centre towards the eye."""
    x, y, z = centre.tolist()
    # At right angles to the centre and to the axis, or near a pole to the equator.
    right = np.array((-y, x, 0.0) if abs(z) < _NEAR_POLE else (0.0, -z, y))
    right /= np.linalg.norm(right)
    a, b, c = right.tolist()
    up = np.array((y * c - z * b, z * a - x * c, x * b - y * a))
    return np.stack((right, up, centre))


def _position(unit: FloatArray) -> tuple[float, float]:
    lon, lat = lonlat_from_unit(unit)
    return float(lon), float(lat)
