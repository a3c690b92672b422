"""The camera at the poles, on the date line and beyond the rim of the globe."""

from math import degrees

import numpy as np
import pytest

from kiosk.geo.camera import LAT_LIMIT_DEG, Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.geo.sphere import unit_from_lonlat
from kiosk.screen.projected import Eye

HD = Viewport(1920, 1080)


def camera(
    lon_deg: float, lat_deg: float, projection: Projection = Projection.EQUAL_AREA
) -> Camera:
    return Camera(lon_deg, lat_deg, 540.0, HD, projection)


def test_the_place_of_the_centre_lies_in_the_middle() -> None:
    assert camera(-80.0, 22.0).px_from_lonlat((-80.0, 22.0)) == (960.0, 540.0)


def test_east_is_right_and_north_is_up() -> None:
    globe = camera(0.0, 0.0, Projection.ORTHOGRAPHIC)
    assert globe.px_from_lonlat((90.0, 0.0)) == pytest.approx((1500.0, 540.0))
    assert globe.px_from_lonlat((0.0, 90.0)) == pytest.approx((960.0, 0.0))


def test_the_far_side_of_the_globe_is_hidden() -> None:
    units = unit_from_lonlat([(0.0, 0.0), (89.0, 0.0), (91.0, 0.0), (149.0, 0.0), (151.0, 0.0)])
    seen = {projection: camera(0.0, 0.0, projection).is_visible(units) for projection in Projection}
    assert seen[Projection.ORTHOGRAPHIC].tolist() == [True, True, False, False, False]
    assert seen[Projection.EQUAL_AREA].tolist() == [True, True, True, True, False]
    assert seen[Projection.EQUIDISTANT].tolist() == [True, True, True, True, False]


@pytest.mark.parametrize("projection", Projection)
def test_what_lies_beyond_the_drawn_limb_is_hidden(projection: Projection) -> None:
    globe = camera(0.0, 0.0, projection)
    limb_deg = degrees(Eye(globe).limb_rad)
    assert globe.faces((limb_deg - 0.1, 0.0))
    assert not globe.faces((limb_deg + 0.1, 0.0))


def test_the_antipode_is_drawn_on_the_rim() -> None:
    assert camera(0.0, 0.0).px_from_lonlat((180.0, 0.0)) == pytest.approx((2040.0, 540.0))


def test_a_drag_over_the_pole_stops_before_it() -> None:
    dragged = camera(10.0, 80.0).dragged((960.0, 200.0), (960.0, 900.0))
    assert dragged.lat_deg == LAT_LIMIT_DEG
    assert dragged.lon_deg == pytest.approx(10.0)


def test_dragging_east_across_the_date_line_wraps() -> None:
    dragged = camera(179.0, 0.0).dragged((1100.0, 540.0), (900.0, 540.0))
    assert -180.0 < dragged.lon_deg < -155.0


def test_a_drag_that_begins_in_space_turns_the_globe_by_its_rim() -> None:
    globe = camera(0.0, 0.0, Projection.ORTHOGRAPHIC)
    assert globe.dragged((1800.0, 540.0), (1900.0, 540.0)).lon_deg == pytest.approx(0.0)
    assert globe.dragged((1500.0, 540.0), (960.0, 540.0)).lon_deg == pytest.approx(90.0)


def test_arrays_of_single_precision_are_projected_in_it() -> None:
    px = camera(0.0, 0.0).px_from_unit(np.array([(1.0, 0.0, 0.0)], dtype=np.float32))
    assert px.dtype == np.float32
    np.testing.assert_allclose(px, [(960.0, 540.0)])
