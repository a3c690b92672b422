"""Shapes in the coordinate system of their file in, shapes in degrees out, or why they are none."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import shapely

from kiosk.bake.arrays import FloatArray, Geometries
from kiosk.bake.findings import Findings, Spot

_WGS84_NAMES = ("EPSG:4326", "OGC:CRS84", "")

_FARTHEST_LON_DEG = 360.0
_FARTHEST_LAT_DEG = 90.0
_POLE_SLACK_DEG = 1e-6
_TURN_DEG = 360.0

_NEAR_DEGREES = 1000.0
# A larger number is no degree mistyped but another coordinate system.

_EXPORT = (
    "In QGIS, set the layer's coordinate system to the one in which it was drawn, and"
    " export it as EPSG:4326."
)

SpotOf = Callable[[int], Spot]


def lonlat_shapes(
    geometries: Geometries, crs: str, spots: SpotOf, findings: Findings
) -> Geometries | None:
    """Return shapes in longitude and latitude, None if they cannot lie where they say.

    Args:
        geometries: Flat, none of them missing.
        crs: Their coordinate system as the file names it; empty for none.
        spots: Where in the file each of them is.
        findings: Take up what is wrong.
    """
    for i in _not_finite(geometries):
        findings.error(
            "A corner of the shape has a coordinate that is no number or endless.",
            "Move that corner, or draw the feature again.",
            spots(i),
        )
    if findings.has_errors():
        return None
    if crs not in _WGS84_NAMES:
        turned = _transformed(geometries, crs, findings)
        if turned is None:
            return None
        geometries = turned
        for i in _not_finite(geometries):
            findings.error(
                f"The shape reaches beyond what the coordinate system {_named(crs)} can hold.",
                _EXPORT,
                spots(i),
            )
    if findings.has_errors():
        return None
    return geometries if _in_range(geometries, crs, spots, findings) else None


def _not_finite(geometries: Geometries) -> list[int]:
    places, shape = shapely.get_coordinates(geometries, return_index=True)
    found: list[int] = np.unique(shape[~np.isfinite(places).all(axis=1)]).tolist()
    return found


def _transformed(geometries: Geometries, crs: str, findings: Findings) -> Geometries | None:
    # Imported here: few files need it, and the others need not wait for it.
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError, ProjError

    try:
        drawn_in = CRS.from_user_input(crs)
        transformer = Transformer.from_crs(drawn_in, "EPSG:4326", always_xy=True)
    except (CRSError, ProjError):
        findings.error(
            f'The coordinate system "{crs[:60]}" is not known.',
            "Export the layer again from QGIS with the coordinate system EPSG:4326.",
        )
        return None
    west, south, east, north = shapely.total_bounds(geometries)
    if drawn_in.is_projected and (
        max(abs(west), abs(east)) <= _FARTHEST_LON_DEG
        and max(abs(south), abs(north)) <= _FARTHEST_LAT_DEG
    ):
        findings.error(
            f"The coordinates ({_reach(west, east, south, north)}) look like degrees, and the file"
            f" says that they are {_named(crs)}, which would be a speck.",
            "In QGIS, set the layer's coordinate system to EPSG:4326 and export it again.",
        )
        return None

    def lonlat(places: FloatArray) -> FloatArray:
        return np.column_stack(transformer.transform(places[:, 0], places[:, 1]))

    return shapely.transform(geometries, lonlat)


def _in_range(geometries: Geometries, crs: str, spots: SpotOf, findings: Findings) -> bool:
    bounds = shapely.bounds(geometries)
    low_lon, low_lat, high_lon, high_lat = bounds.T
    latest_deg = _FARTHEST_LAT_DEG + _POLE_SLACK_DEG
    outside = (low_lon < -_FARTHEST_LON_DEG) | (high_lon > _FARTHEST_LON_DEG)
    outside |= (low_lat < -latest_deg) | (high_lat > latest_deg)
    for i in np.flatnonzero(outside).tolist():
        findings.error(*_misplaced(bounds[i], crs), spots(i))
    if outside.any():
        return False
    parts, shape = shapely.get_parts(geometries, return_index=True)
    west, _, east, _ = shapely.bounds(parts).T
    for i in np.unique(shape[east - west > _TURN_DEG + _POLE_SLACK_DEG]).tolist():
        findings.error(
            "The shape goes more than once round the globe.",
            "Draw it within 360 degrees of longitude.",
            spots(i),
        )
    return not findings.has_errors()


def _misplaced(bounds: npt.NDArray[np.float64], crs: str) -> tuple[str, str]:
    """Return what is wrong with bounds that are off the globe, and the remedy."""
    west, south, east, north = bounds.tolist()
    farthest_x, farthest_y = max(west, east, key=abs), max(south, north, key=abs)
    if abs(farthest_x) <= _FARTHEST_LAT_DEG < abs(farthest_y) <= _FARTHEST_LON_DEG:
        return (
            f"A latitude of {farthest_y:.1f} degrees does not exist; longitude and latitude seem"
            " to be swapped.",
            "Write the longitude first, then the latitude.",
        )
    if max(abs(farthest_x), abs(farthest_y)) < _NEAR_DEGREES:
        is_longitude = abs(farthest_x) > _FARTHEST_LON_DEG
        return (
            f"A longitude of {farthest_x:.1f} degrees does not exist."
            if is_longitude
            else f"A latitude of {farthest_y:.1f} degrees does not exist.",
            "Write longitudes from -180 to 180 and latitudes from -90 to 90.",
        )
    claim = f"counts as {_named(crs)}" if crs else "names no coordinate system"
    return (
        f"The coordinates ({_reach(west, east, south, north)}) are not degrees, and the file"
        f" {claim}.",
        _EXPORT,
    )


def _reach(west: float, east: float, south: float, north: float) -> str:
    return f"x up to {_far(west, east)}, y up to {_far(south, north)}"


def _far(low: float, high: float) -> str:
    farthest = max(low, high, key=abs)
    return f"{farthest:,.0f}" if abs(farthest) >= _NEAR_DEGREES else f"{farthest:.1f}"


def _named(crs: str) -> str:
    """Return a short name of a coordinate system, of which a file may give a page of text."""
    name = crs.partition('"')[2].partition('"')[0]
    return f'"{name}"' if name else crs
