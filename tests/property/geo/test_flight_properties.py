"""Flights from any view to any other: their ends, their way and their speed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.geo.camera import Camera
from kiosk.geo.easing import cubic_bezier, ease
from kiosk.geo.flight import Flight, flight_between
from kiosk.geo.projection import Projection
from kiosk.geo.sphere import angle_between, unit_from_lonlat
from tests.strategies import VIEWPORTS, cameras

RHO = 1.42

one_picture = cameras(viewport=VIEWPORTS[0], projection=Projection.EQUAL_AREA)
shares = st.floats(0.0, 1.0)


def centre(camera: Camera) -> np.ndarray[tuple[int, ...], np.dtype[np.floating]]:
    return unit_from_lonlat((camera.lon_deg, camera.lat_deg))


def angle_rad(a: Camera, b: Camera) -> float:
    return float(angle_between(centre(a), centre(b)))


@given(one_picture, one_picture)
def test_a_flight_starts_and_ends_exactly(start: Camera, end: Camera) -> None:
    flight = flight_between(start, end)
    assert 0.45 <= flight.duration_s <= 2.2
    assert flight.camera_at(-1.0) == flight.camera_at(0.0) == start
    assert flight.camera_at(flight.duration_s) == flight.camera_at(1e9) == end


@given(one_picture, one_picture)
def test_a_flight_neither_leaps_off_nor_arrives_with_a_leap(start: Camera, end: Camera) -> None:
    flight = flight_between(start, end)
    for exact, nearly in (
        (start, flight.camera_at(flight.duration_s * 1e-6)),
        (end, flight.camera_at(flight.duration_s * (1.0 - 1e-6))),
    ):
        assert nearly.scale_px == pytest.approx(exact.scale_px, rel=1e-3)
        assert angle_rad(nearly, exact) * exact.scale_px < 1.0


@given(one_picture, one_picture, st.lists(shares, min_size=2, max_size=8))
def test_a_flight_moves_monotonically_along_the_great_circle(
    start: Camera, end: Camera, times: list[float]
) -> None:
    flight = flight_between(start, end)
    path = [flight.camera_at(flight.duration_s * share) for share in sorted(times)]
    whole_rad = angle_rad(start, end)
    travelled_rad = [angle_rad(start, camera) for camera in path]
    for camera, part_rad in zip(path, travelled_rad, strict=True):
        assert part_rad + angle_rad(camera, end) == pytest.approx(whole_rad, abs=1e-6)
    assert (np.diff(travelled_rad) > -1e-9).all()


@given(one_picture, one_picture, shares)
def test_the_way_back_is_the_same_way(start: Camera, end: Camera, share: float) -> None:
    out = Flight(start, end, 1.0).camera_at(share)
    back = Flight(end, start, 1.0).camera_at(1.0 - share)
    assert out.scale_px == pytest.approx(back.scale_px, rel=1e-5)
    # Between antipodes there are many ways.
    if angle_rad(start, end) < 3.14:
        assert angle_rad(out, back) * out.scale_px < 1.0


@given(one_picture, one_picture)
def test_what_the_visitor_sees_moves_at_the_eased_speed(start: Camera, end: Camera) -> None:
    # Van Wijk & Nuij 2003, equation (4): what the eye sees of a pan du and a zoom dw at width w is
    # sqrt(rho^2 du^2 + dw^2 / rho^2) / w. Along their optimal path it is even in the path's
    # parameter, which here is eased.
    flight = Flight(start, end, 1.0)
    times_s = np.linspace(0.0, 1.0, 401)
    path = [flight.camera_at(float(at_s)) for at_s in times_s]
    pan = np.array([angle_rad(start, camera) for camera in path])
    width = np.array([camera.viewport.width_px / camera.scale_px for camera in path])
    middle = np.sqrt(width[:-1] * width[1:])
    seen = np.hypot(RHO * np.diff(pan) / middle, np.diff(np.log(width)) / RHO)
    if seen.sum() > 0.01:
        eased = np.array([ease(float(at_s)) for at_s in times_s])
        np.testing.assert_allclose(np.cumsum(seen) / seen.sum(), eased[1:], atol=2e-3)


@given(shares, shares, st.floats(-1.0, 2.0), st.floats(-1.0, 2.0), shares)
def test_a_timing_curve_keeps_its_ends_and_passes_through_the_curve(
    x1: float, x2: float, y1: float, y2: float, parameter: float
) -> None:
    curve = cubic_bezier(x1, y1, x2, y2)
    assert (curve(-0.5), curve(0.0), curve(1.0), curve(1.5)) == (0.0, 0.0, 1.0, 1.0)
    # Bernstein's form, written out, is the definition.
    rest = 1.0 - parameter
    x, y = (
        3 * rest**2 * parameter * first + 3 * rest * parameter**2 * second + parameter**3
        for first, second in ((x1, x2), (y1, y2))
    )
    steepest = 3 * (rest**2 * x1 + 2 * rest * parameter * (x2 - x1) + parameter**2 * (1.0 - x2))
    if steepest > 1e-3:
        assert curve(x) == pytest.approx(y, abs=1e-6)


@given(shares, shares)
def test_the_house_curve_rises(a: float, b: float) -> None:
    assert ease(min(a, b)) <= ease(max(a, b))
