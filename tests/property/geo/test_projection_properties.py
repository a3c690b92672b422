"""Projections, there and back, against PROJ."""

from math import pi

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyproj import Proj

from kiosk.geo.projection import (
    Projection,
    angle_from_radius,
    plane_from_view,
    radius_from_angle,
    rim_radius,
    view_from_plane,
)
from kiosk.geo.sphere import angle_between, unit_from_lonlat
from tests.strategies import lonlats, projections

# PROJ's names of the same projections.
PROJ_NAMES = {
    Projection.EQUAL_AREA: "laea",
    Projection.ORTHOGRAPHIC: "ortho",
    Projection.EQUIDISTANT: "aeqd",
}

# Nearer to the rim, equal-area and orthographic squeeze places together more than digits resolve.
FARTHEST_RAD = {
    Projection.EQUAL_AREA: pi - 0.05,
    Projection.ORTHOGRAPHIC: pi / 2.0 - 1e-3,
    Projection.EQUIDISTANT: pi - 1e-4,
}

LonLat = tuple[float, float]


def view_at(
    direction_rad: float, angle_rad: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    sine = np.sin(angle_rad)
    return np.array(
        [[sine * np.cos(direction_rad), sine * np.sin(direction_rad), np.cos(angle_rad)]]
    )


@given(projections, st.floats(0.0, 2.0 * pi), st.floats(0.0, 1.0))
def test_project_then_unproject_is_the_identity(
    projection: Projection, direction_rad: float, share: float
) -> None:
    view = view_at(direction_rad, share * FARTHEST_RAD[projection])
    back = view_from_plane(plane_from_view(view, projection), projection)
    assert float(angle_between(back, view)[0]) < 1e-9


@given(projections, st.floats(0.0, 2.0 * pi), st.floats(0.0, 1.0))
def test_unproject_then_project_is_the_identity_within_the_rim(
    projection: Projection, direction_rad: float, share: float
) -> None:
    radius = share * (rim_radius(projection) - 1e-6)
    plane = radius * np.array([[np.cos(direction_rad), np.sin(direction_rad)]])
    back = plane_from_view(view_from_plane(plane, projection), projection)
    np.testing.assert_allclose(back, plane, atol=1e-8)


@given(projections, st.floats(0.0, 1.0))
def test_radius_and_angle_are_inverses(projection: Projection, share: float) -> None:
    angle_rad = share * FARTHEST_RAD[projection]
    radius = radius_from_angle(angle_rad, projection)
    assert angle_from_radius(radius, projection) == pytest.approx(angle_rad, abs=1e-9)


@given(projections, st.floats(0.0, 2.0 * pi), st.floats(0.0, pi))
@example(Projection.EQUAL_AREA, 5.69, 3.1402)  # Rounded to float32: 0.8 % beyond.
def test_nothing_lies_outside_the_rim(
    projection: Projection, direction_rad: float, angle_rad: float
) -> None:
    for number in (np.float64, np.float32):
        plane = plane_from_view(view_at(direction_rad, angle_rad).astype(number), projection)
        assert plane.dtype == number
        assert np.linalg.norm(plane) <= rim_radius(projection) * (1.0 + 1e-6)


@given(projections, st.floats(0.0, 2.0 * pi), st.floats(0.0, pi))
def test_the_radius_is_the_one_of_single_points(
    projection: Projection, direction_rad: float, angle_rad: float
) -> None:
    plane = plane_from_view(view_at(direction_rad, angle_rad), projection)
    radius = radius_from_angle(angle_rad, projection)
    assert float(np.linalg.norm(plane)) == pytest.approx(radius, abs=1e-6)


@given(projections, st.floats(0.0, 2.0 * pi), st.floats(1.0, 1e6))
def test_outside_the_disc_one_meets_its_rim(
    projection: Projection, direction_rad: float, rims: float
) -> None:
    rim = rim_radius(projection)
    direction = np.array([[np.cos(direction_rad), np.sin(direction_rad)]])
    at_rim = view_from_plane(direction * rim, projection)
    np.testing.assert_allclose(
        view_from_plane(direction * rim * rims, projection), at_rim, atol=2e-7
    )


@given(projections, lonlats, lonlats)
def test_projections_agree_with_proj(projection: Projection, centre: LonLat, place: LonLat) -> None:
    east, north, up = _frame_at(centre)
    unit = unit_from_lonlat(place)
    view = np.array([[unit @ east, unit @ north, unit @ up]])
    angle_rad = float(angle_between(unit, up))
    if angle_rad > FARTHEST_RAD[projection] - 1e-3:
        return
    proj = Proj(proj=PROJ_NAMES[projection], R=1.0, lon_0=centre[0], lat_0=centre[1])
    np.testing.assert_allclose(plane_from_view(view, projection)[0], proj(*place), atol=1e-6)


def _frame_at(
    centre: LonLat,
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], ...]:
    lon_rad, lat_rad = np.radians(centre)
    up = np.array(
        [np.cos(lat_rad) * np.cos(lon_rad), np.cos(lat_rad) * np.sin(lon_rad), np.sin(lat_rad)]
    )
    east = np.array([-np.sin(lon_rad), np.cos(lon_rad), 0.0])
    return east, np.cross(up, east), up
