"""Ways along great circles, over the pole and between antipodes."""

from math import pi

import pytest

from kiosk.geo.sphere import EARTH_RADIUS_KM
from kiosk.world.legs import apart_km, leg_between


def test_the_ends_of_a_way_are_exact() -> None:
    leg = leg_between((0.0, (-83.299, 22.676)), (10.0, (-75.143, 19.906)))
    assert leg.lonlat(0.0) == (-83.299, 22.676)
    assert leg.lonlat(10.0) == (-75.143, 19.906)
    # Before and after there is only the end.
    assert (leg.lonlat(-5.0), leg.lonlat(15.0)) == ((-83.299, 22.676), (-75.143, 19.906))


def test_a_way_over_the_pole_turns_round_there() -> None:
    leg = leg_between((0.0, (30.0, 80.0)), (2.0, (-150.0, 80.0)))
    assert leg.length_km == pytest.approx(EARTH_RADIUS_KM * pi / 9)
    north_deg = leg.heading_deg(0.5)
    assert north_deg is not None
    # Rounding may bring north out on either side.
    assert min(north_deg, 360.0 - north_deg) < 1e-6
    assert leg.heading_deg(1.5) == pytest.approx(180.0)
    assert leg.lonlat(1.5) == pytest.approx((-150.0, 85.0))


def test_a_way_to_where_it_began_stays_there() -> None:
    leg = leg_between((0.0, (12.3, 45.6)), (1.0, (12.3, 45.6)))
    assert (leg.lonlat(0.5), leg.heading_deg(0.5), leg.speed_kmh) == ((12.3, 45.6), None, 0.0)


def test_between_antipodes_a_way_is_found() -> None:
    leg = leg_between((0.0, (0.0, 0.0)), (1.0, (180.0, 0.0)))
    assert leg.length_km == pytest.approx(EARTH_RADIUS_KM * pi)
    assert abs(leg.lonlat(0.5)[1]) <= 90.0


def test_new_york_and_london_are_5570_km_apart() -> None:
    # pyproj 3.7.2, Geod(a=6371008.8, b=6371008.8).
    assert apart_km((-74.006, 40.7128), (-0.1278, 51.5074)) == pytest.approx(5570.2299, abs=1e-3)
