"""Angles, destinations and great circles on the sphere, against PROJ."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyproj import Geod

from kiosk.geo.sphere import (
    EARTH_RADIUS_KM,
    angle_between,
    bearing_deg,
    destination,
    geodesic,
    lonlat_from_unit,
    small_circle,
    unit_from_lonlat,
)
from tests.strategies import lonlats

# The reference: geodesics of PROJ (GeographicLib inside) on a sphere.
RADIUS_M = EARTH_RADIUS_KM * 1000.0
SPHERE = Geod(a=RADIUS_M, b=RADIUS_M)

LonLat = tuple[float, float]


def separation_rad(a: LonLat, b: LonLat) -> float:
    return float(angle_between(unit_from_lonlat(a), unit_from_lonlat(b)))


@given(lonlats)
def test_a_place_comes_back_from_its_unit_vector(lonlat: LonLat) -> None:
    unit = unit_from_lonlat(lonlat)
    assert np.linalg.norm(unit) == pytest.approx(1.0, abs=1e-15)
    back = lonlat_from_unit(unit)
    assert separation_rad((float(back[0]), float(back[1])), lonlat) < 1e-14
    assert back[1] == pytest.approx(lonlat[1], abs=1e-6)


@given(lonlats, lonlats)
def test_angles_agree_with_proj(start: LonLat, end: LonLat) -> None:
    _, _, reference_m = SPHERE.inv(*start, *end)
    assert separation_rad(start, end) * RADIUS_M == pytest.approx(reference_m, abs=0.01)


@given(lonlats, st.floats(-360.0, 360.0), st.floats(0.0, 3.1))
def test_destinations_agree_with_proj(
    start: LonLat, towards_deg: float, distance_rad: float
) -> None:
    lon_deg, lat_deg, _ = SPHERE.fwd(*start, towards_deg, distance_rad * RADIUS_M)
    arrived = destination(start, towards_deg, distance_rad)
    assert separation_rad((arrived[0], arrived[1]), (lon_deg, lat_deg)) < 1e-8


@given(lonlats, lonlats)
def test_bearing_and_angle_lead_from_start_to_end(start: LonLat, end: LonLat) -> None:
    angle_rad = separation_rad(start, end)
    arrived = destination(start, bearing_deg(start, end), angle_rad)
    assert separation_rad((arrived[0], arrived[1]), end) < 1e-7
    assert 0.0 <= float(bearing_deg(start, end)) < 360.0


@given(lonlats, lonlats, st.integers(1, 40))
def test_a_geodesic_goes_the_shorter_way_in_equal_steps(
    start: LonLat, end: LonLat, steps: int
) -> None:
    angle_rad = separation_rad(start, end)
    assume(angle_rad < 3.14)
    way = geodesic(start, end, steps)
    assert way.shape == (steps + 1, 3)
    np.testing.assert_allclose(way[0], unit_from_lonlat(start), atol=1e-12)
    np.testing.assert_allclose(way[-1], unit_from_lonlat(end), atol=1e-12)
    steps_rad = angle_between(way[:-1], way[1:])
    np.testing.assert_allclose(steps_rad, angle_rad / steps, atol=1e-12)


@given(lonlats, st.floats(0.0, 3.141), st.integers(3, 90))
def test_every_place_of_a_small_circle_is_equally_far(
    centre: LonLat, radius_rad: float, steps: int
) -> None:
    circle = small_circle(centre, radius_rad, steps)
    assert circle.shape == (steps + 1, 3)
    assert (circle[0] == circle[-1]).all()
    np.testing.assert_allclose(
        angle_between(circle, unit_from_lonlat(centre)), radius_rad, atol=1e-12
    )
    first = lonlat_from_unit(circle[0])
    np.testing.assert_allclose(
        unit_from_lonlat(destination(centre, 0.0, radius_rad)), unit_from_lonlat(first), atol=1e-12
    )
