"""The camera: what is under a finger stays there, and its bounds hold, whatever moves it."""

from dataclasses import replace
from math import cos, degrees, hypot, isfinite, pi, radians, sin

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.geo.camera import LAT_LIMIT_DEG, MOST_ASIDE, Camera
from kiosk.geo.projection import Projection, limb_rad
from kiosk.geo.sphere import angle_between, unit_from_lonlat
from tests.strategies import VIEWPORTS, cameras, lonlats, px_on

Px = tuple[float, float]


@st.composite
def cameras_and_touches(
    draw: st.DrawFn, lat_limit_deg: float = LAT_LIMIT_DEG
) -> tuple[Camera, Px, Px]:
    """A camera and two positions on its screen."""
    camera = draw(cameras(lat_limit_deg))
    return camera, draw(px_on(camera.viewport)), draw(px_on(camera.viewport))


def is_on_globe(camera: Camera, px: Px) -> bool:
    """Whether a position shows the globe, clear of the rim where whole seas share a px."""
    rim = {Projection.EQUAL_AREA: 1.95, Projection.ORTHOGRAPHIC: 0.99, Projection.EQUIDISTANT: 3.0}[
        camera.projection
    ]
    x_px, y_px = camera.viewport.width_px / 2, camera.viewport.height_px / 2
    return hypot(px[0] - x_px, px[1] - y_px) < rim * camera.scale_px


def east_of(camera: Camera, px: Px) -> float:
    """How far east of the centre's meridian a position lies, on the unit sphere."""
    lon_deg, lat_deg = camera.lonlat_from_px(px)
    return cos(radians(lat_deg)) * sin(radians(lon_deg - camera.lon_deg))


@given(cameras_and_touches())
def test_a_touch_comes_back_from_its_place(example: tuple[Camera, Px, Px]) -> None:
    camera, touch_px, _ = example
    assume(is_on_globe(camera, touch_px))
    assert camera.px_from_lonlat(camera.lonlat_from_px(touch_px)) == pytest.approx(
        touch_px, abs=1e-4
    )


@given(cameras(), lonlats)
def test_single_places_and_arrays_of_them_lie_alike(
    camera: Camera, lonlat: tuple[float, float]
) -> None:
    unit = unit_from_lonlat([lonlat])
    # Nearest to the antipode the direction itself is a matter of rounding.
    assume(float(angle_between(unit, camera.rotation[2])[0]) < pi - 1e-5)
    np.testing.assert_allclose(
        camera.px_from_unit(unit)[0], camera.px_from_lonlat(lonlat), rtol=1e-6, atol=1e-3
    )


@given(cameras_and_touches())
def test_a_drag_keeps_the_place_under_the_finger_or_reaches_the_clamp(
    example: tuple[Camera, Px, Px],
) -> None:
    camera, from_px, to_px = example
    assume(is_on_globe(camera, from_px) and is_on_globe(camera, to_px))
    place = camera.lonlat_from_px(from_px)
    dragged = camera.dragged(from_px, to_px)
    # No camera with north up shows a place farther east than its parallel is wide.
    solvable = abs(east_of(camera, to_px)) < cos(radians(place[1])) - 1e-9
    if solvable and abs(dragged.lat_deg) < LAT_LIMIT_DEG:
        assert dragged.px_from_lonlat(place) == pytest.approx(to_px, abs=0.01)


@given(cameras_and_touches(lat_limit_deg=60.0))
def test_far_from_the_poles_every_drag_keeps_the_place_under_the_finger(
    example: tuple[Camera, Px, Px],
) -> None:
    camera, from_px, to_px = example
    centre_px = camera.viewport.width_px / 2, camera.viewport.height_px / 2
    reach_px = 0.2 * camera.scale_px
    from_px, to_px = (
        (
            centre_px[0] + (px[0] - centre_px[0]) / centre_px[0] * reach_px / 2,
            centre_px[1] + (px[1] - centre_px[1]) / centre_px[1] * reach_px / 2,
        )
        for px in (from_px, to_px)
    )
    dragged = camera.dragged(from_px, to_px)
    assert dragged.px_from_lonlat(camera.lonlat_from_px(from_px)) == pytest.approx(to_px, abs=1e-4)
    back = dragged.dragged(to_px, from_px)
    assert back.px_from_lonlat((camera.lon_deg, camera.lat_deg)) == pytest.approx(
        centre_px, abs=1e-3
    )


@given(cameras_and_touches())
def test_a_view_is_shown_where_it_shall_be_with_the_globe_nearly_upright(
    example: tuple[Camera, Px, Px],
) -> None:
    camera, at_px, other_px = example
    assume(is_on_globe(camera, at_px) and is_on_globe(camera, other_px))
    place = camera.lonlat_from_px(other_px)
    aimed = camera.aimed(place, at_px)
    aside_deg = abs((aimed.lon_deg - place[0] + 180.0) % 360.0 - 180.0)
    assert aside_deg <= 30.0 + 1e-6
    far_aside = abs(east_of(camera, at_px)) > MOST_ASIDE * cos(radians(place[1])) - 1e-9
    if not far_aside and abs(aimed.lat_deg) < LAT_LIMIT_DEG:
        assert aimed.px_from_lonlat(place) == pytest.approx(at_px, abs=0.01)


@given(cameras_and_touches(), st.floats(0.2, 5.0))
def test_zoom_holds_its_anchor_or_reaches_the_clamp(
    example: tuple[Camera, Px, Px], factor: float
) -> None:
    camera, anchor_px, _ = example
    zoomed = camera.zoomed(anchor_px, factor)
    assert zoomed.scale_px == camera.scale_px * factor
    assume(is_on_globe(camera, anchor_px) and is_on_globe(zoomed, anchor_px))
    place = camera.lonlat_from_px(anchor_px)
    solvable = abs(east_of(zoomed, anchor_px)) < cos(radians(place[1])) - 1e-9
    if solvable and abs(zoomed.lat_deg) < LAT_LIMIT_DEG:
        assert zoomed.px_from_lonlat(place) == pytest.approx(anchor_px, abs=0.01)


@given(cameras_and_touches(lat_limit_deg=60.0), st.floats(0.5, 2.0))
def test_zooming_there_and_back_shows_the_same(
    example: tuple[Camera, Px, Px], factor: float
) -> None:
    camera, anchor_px, _ = example
    centre_px = camera.viewport.width_px / 2, camera.viewport.height_px / 2
    assume(hypot(anchor_px[0] - centre_px[0], anchor_px[1] - centre_px[1]) < 0.2 * camera.scale_px)
    back = camera.zoomed(anchor_px, factor).zoomed(anchor_px, 1.0 / factor)
    assert back.px_from_lonlat((camera.lon_deg, camera.lat_deg)) == pytest.approx(
        centre_px, abs=1e-3
    )


moves = st.one_of(
    st.tuples(st.just("drag"), st.floats(-1.0, 2.0), st.floats(-1.0, 2.0)),
    st.tuples(st.just("zoom"), st.floats(-1.0, 2.0), st.floats(0.3, 3.0)),
    st.tuples(st.just("resize"), st.integers(0, len(VIEWPORTS) - 1).map(float), st.just(0.0)),
)


@given(cameras(), st.lists(moves, max_size=30))
def test_bounds_hold_after_any_sequence_of_moves(
    camera: Camera, sequence: list[tuple[str, float, float]]
) -> None:
    for what, a, b in sequence:
        width_px, height_px = camera.viewport.width_px, camera.viewport.height_px
        if what == "drag":
            camera = camera.dragged((width_px * a, height_px * b), (width_px * b, height_px * a))
        elif what == "zoom":
            camera = camera.zoomed((width_px * a, height_px * (1.0 - a)), b)
        else:
            camera = replace(camera, viewport=VIEWPORTS[int(a)])
        assert -180.0 <= camera.lon_deg < 180.0
        assert abs(camera.lat_deg) <= LAT_LIMIT_DEG
        assert camera.scale_px > 0.0
        assert isfinite(camera.scale_px)


@given(cameras_and_touches())
def test_the_visible_cap_holds_every_place_on_screen(example: tuple[Camera, Px, Px]) -> None:
    camera, touch_px, _ = example
    centre, radius_rad = camera.visible_cap()
    np.testing.assert_allclose(
        centre, unit_from_lonlat((camera.lon_deg, camera.lat_deg)), atol=1e-12
    )
    assert radius_rad <= pi
    shown = unit_from_lonlat(camera.lonlat_from_px(touch_px))
    assert float(angle_between(shown, centre)) <= radius_rad + 1e-7
    corner = unit_from_lonlat(camera.lonlat_from_px((0.0, 0.0)))
    assert float(angle_between(corner, centre)) == pytest.approx(radius_rad, abs=1e-7)


@given(cameras())
def test_north_is_up_at_the_centre(camera: Camera) -> None:
    x_px, y_px = camera.px_from_lonlat((camera.lon_deg, camera.lat_deg + degrees(1e-4)))
    assert x_px == pytest.approx(camera.viewport.width_px / 2, abs=1e-6 * camera.scale_px)
    assert camera.viewport.height_px / 2 - y_px == pytest.approx(1e-4 * camera.scale_px, rel=1e-3)


@given(cameras(), lonlats)
def test_one_place_faces_the_eye_as_it_does_among_many(
    camera: Camera, lonlat: tuple[float, float]
) -> None:
    unit = unit_from_lonlat(np.array([lonlat]))
    up = float((unit @ camera.rotation[2])[0])
    assume(abs(up - cos(limb_rad(camera.projection))) > 1e-9)
    assert camera.faces(lonlat) == bool(camera.is_visible(unit)[0])
