"""How long flights take, how high they rise, and what no flight joins."""

from dataclasses import replace

import pytest

from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.easing import cubic_bezier, ease
from kiosk.geo.flight import Flight, flight_between
from kiosk.geo.projection import Projection

CUBA = Camera(-80.0, 22.0, 5000.0, Viewport(1920, 1080), Projection.EQUAL_AREA)
WASHINGTON = replace(CUBA, lon_deg=-77.0, lat_deg=38.9)
MOSCOW = replace(CUBA, lon_deg=37.6, lat_deg=55.75)
ANTIPODE = replace(CUBA, lon_deg=100.0, lat_deg=-22.0)
BERLIN_STREET = replace(CUBA, lon_deg=13.39, lat_deg=52.51, scale_px=3e6)


def test_neighbouring_theatres_are_nine_tenths_of_a_second_apart() -> None:
    assert flight_between(CUBA, WASHINGTON).duration_s == pytest.approx(0.9, abs=0.1)


def test_a_flight_to_a_street_on_another_continent_takes_the_longest() -> None:
    assert flight_between(CUBA, BERLIN_STREET).duration_s == 2.2


def test_a_flight_to_where_one_is_still_takes_its_shortest_time() -> None:
    flight = flight_between(CUBA, CUBA)
    assert flight.duration_s == 0.45
    halfway = flight.camera_at(0.2)
    assert (halfway.lon_deg, halfway.lat_deg) == pytest.approx((CUBA.lon_deg, CUBA.lat_deg))
    assert halfway.scale_px == pytest.approx(CUBA.scale_px)


def test_a_long_flight_rises_to_show_both_ends() -> None:
    halfway = Flight(CUBA, MOSCOW, 1.0).camera_at(0.5)
    assert halfway.scale_px < 0.3 * CUBA.scale_px
    for place in (CUBA, MOSCOW):
        x_px, y_px = halfway.px_from_lonlat((place.lon_deg, place.lat_deg))
        assert 0.0 < x_px < 1920.0
        assert 0.0 < y_px < 1080.0


def test_antipodes_are_joined_by_one_of_the_many_ways() -> None:
    halfway = Flight(CUBA, ANTIPODE, 1.0).camera_at(0.5)
    assert halfway.scale_px < CUBA.scale_px


def test_a_pure_zoom_stays_in_place_and_is_even_in_factors() -> None:
    closer = replace(CUBA, scale_px=20_000.0)
    halfway = Flight(CUBA, closer, 1.0).camera_at(0.5)
    assert (halfway.lon_deg, halfway.lat_deg) == pytest.approx((CUBA.lon_deg, CUBA.lat_deg))
    assert halfway.scale_px == pytest.approx(10_000.0)


@pytest.mark.parametrize(
    "other",
    [
        replace(CUBA, viewport=Viewport(1080, 1920)),
        replace(CUBA, projection=Projection.ORTHOGRAPHIC),
    ],
)
def test_no_flight_joins_two_kinds_of_picture(other: Camera) -> None:
    with pytest.raises(ValueError, match="two kinds of picture"):
        flight_between(CUBA, other)


def test_a_flight_takes_time() -> None:
    with pytest.raises(ValueError, match="takes time"):
        Flight(CUBA, WASHINGTON, 0.0)


def test_the_house_curve_is_the_one_of_the_style_sheet() -> None:
    # Values of cubic-bezier(0.65, 0, 0.35, 1) by bisection of its definition in 50-digit decimals.
    assert ease(0.5) == pytest.approx(0.5)
    assert ease(0.25) == pytest.approx(0.070796703921260683, abs=1e-12)
    assert ease(0.1) == pytest.approx(0.0089425032102060405, abs=1e-12)


def test_a_curve_that_turns_back_in_time_is_refused() -> None:
    with pytest.raises(ValueError, match="turns back in time"):
        cubic_bezier(1.2, 0.0, 0.3, 1.0)
