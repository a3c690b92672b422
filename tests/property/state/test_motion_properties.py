"""The map in motion: under fingers, gliding, flying and springing back."""

from dataclasses import replace
from itertools import pairwise
from math import cos, degrees, dist, exp, hypot, log, radians

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.content.model import Exhibit
from kiosk.geo.camera import LAT_LIMIT_DEG, Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.state.intents import (
    DragMap,
    FlingMap,
    FlyTo,
    GrabMap,
    Intent,
    JumpTo,
    Px,
    ReleaseMap,
    Resize,
    SelectEvent,
    Tick,
    ZoomMap,
)
from kiosk.state.motion import bounded, is_resting
from kiosk.state.stage import camera_for, reference_px
from kiosk.state.state import Gliding, State, initial_state
from kiosk.state.update import update
from tests.fakes import after

SCREEN = Viewport(1920, 1080)
relaxed = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Near enough to the middle that the place can be brought there with north up.
central_px = st.tuples(st.floats(480.0, 1440.0), st.floats(270.0, 810.0))


@st.composite
def close_cameras(draw: st.DrawFn, lat_limit_deg: float = 60.0) -> Camera:
    """Cameras from a continent down to a street, where the screen holds no pole."""
    return Camera(
        draw(st.floats(-180.0, 180.0, exclude_max=True)),
        draw(st.floats(-lat_limit_deg, lat_limit_deg)),
        draw(st.floats(3.0, 250.0)) * reference_px(SCREEN),
        SCREEN,
        Projection.EQUAL_AREA,
    )


def showing(exhibit: Exhibit, camera: Camera) -> State:
    return replace(initial_state(exhibit, SCREEN), camera=camera)


def apart_px(one: Camera, other: Camera) -> float:
    """Return how far on screen the centres of two cameras lie apart."""
    east_deg = (one.lon_deg - other.lon_deg + 180.0) % 360.0 - 180.0
    north_deg = one.lat_deg - other.lat_deg
    return radians(hypot(east_deg * cos(radians(one.lat_deg)), north_deg)) * one.scale_px


@given(close_cameras(), st.lists(central_px, min_size=2, max_size=6))
@relaxed
def test_a_drag_keeps_the_place_under_the_finger(
    shipped_exhibit: Exhibit, camera: Camera, way_px: list[Px]
) -> None:
    place = camera.lonlat_from_px(way_px[0])
    drags = [DragMap(*step) for step in pairwise(way_px)]
    state = after(showing(shipped_exhibit, camera), [GrabMap(), *drags], shipped_exhibit)
    assert state.camera.px_from_lonlat(place) == pytest.approx(way_px[-1], abs=1e-3)


@given(close_cameras(), central_px, st.floats(0.01, 100.0), st.booleans())
@relaxed
def test_zoom_holds_its_anchor_within_the_limits(
    shipped_exhibit: Exhibit, camera: Camera, anchor_px: Px, factor: float, eased: bool
) -> None:
    low, high = (each * reference_px(SCREEN) for each in shipped_exhibit.map.scale_limits)
    wanted_px = min(max(camera.scale_px * factor, low), high)
    # Farther out the pole comes into sight, and north up may forbid to hold the place.
    assume(wanted_px > 2.0 * reference_px(SCREEN))
    place = camera.lonlat_from_px(anchor_px)
    begun = update(
        showing(shipped_exhibit, camera), ZoomMap(anchor_px, factor, eased), shipped_exhibit
    )
    state = after(begun, [Tick(1 / 60)] * 120, shipped_exhibit)
    assert state.camera.scale_px == pytest.approx(wanted_px, rel=1e-9)
    assert state.camera.px_from_lonlat(place) == pytest.approx(anchor_px, abs=1e-3)
    assert state.motion is None


@given(close_cameras(), st.integers(1, 6))
@relaxed
def test_taps_on_closer_add_up_and_farther_takes_them_back(
    shipped_exhibit: Exhibit, camera: Camera, taps: int
) -> None:
    # So that no limit interferes.
    camera = replace(camera, scale_px=4.0 * reference_px(SCREEN))
    middle_px = (960.0, 540.0)
    closer: list[Intent] = [ZoomMap(middle_px, 2.0, eased=True)] * taps
    farther: list[Intent] = [ZoomMap(middle_px, 0.5, eased=True)] * taps
    rest: list[Intent] = [Tick(0.1)] * 30
    near = after(showing(shipped_exhibit, camera), [*closer, *rest], shipped_exhibit)
    assert near.camera.scale_px == pytest.approx(camera.scale_px * 2.0**taps)
    back = after(near, [*farther, *rest], shipped_exhibit)
    assert back.camera.scale_px == pytest.approx(camera.scale_px)
    assert apart_px(back.camera, camera) < 1e-3


cuts = st.lists(st.floats(0.0, 1.0), max_size=40)


def ticks_of(whole_s: float, shares: list[float]) -> list[Intent]:
    """Return the time cut into ticks at these shares of it, and everywhere into 0.1 s at most."""
    tenths = {0.1 * index for index in range(int(whole_s * 10) + 1)}
    edges = sorted({0.0, whole_s, *tenths, *(share * whole_s for share in shares)})
    return [Tick(end - start) for start, end in pairwise(edges) if end <= whole_s]


speeds = st.tuples(st.floats(-6000.0, 6000.0), st.floats(-6000.0, 6000.0))
starts = st.one_of(
    st.builds(FlingMap, speeds),
    st.builds(ZoomMap, central_px, st.floats(0.5, 2.0), st.just(True)),
    st.builds(JumpTo, st.floats(-227736000.0, -224362800.0), st.just(0.0)),
)


@given(close_cameras(), starts, st.floats(0.05, 4.0), st.tuples(cuts, cuts))
@relaxed
def test_the_way_of_a_motion_does_not_depend_on_how_time_is_cut(
    shipped_exhibit: Exhibit,
    camera: Camera,
    start: Intent,
    whole_s: float,
    shares: tuple[list[float], list[float]],
) -> None:
    begun = update(showing(shipped_exhibit, camera), start, shipped_exhibit)
    one, other = (after(begun, ticks_of(whole_s, each), shipped_exhibit) for each in shares)
    if one.motion is None and other.motion is None:
        assert one.camera.scale_px == pytest.approx(other.camera.scale_px, rel=1e-9)
        assert apart_px(one.camera, other.camera) < 0.01
    elif isinstance(start, FlingMap):
        assert apart_px(one.camera, other.camera) < 0.01
    assert one.utc_s == pytest.approx(other.utc_s, abs=1e-3)


@given(st.floats(-LAT_LIMIT_DEG, LAT_LIMIT_DEG), st.floats(0.3, 3.0), speeds, st.tuples(cuts, cuts))
@relaxed
def test_a_glide_across_the_whole_globe_does_not_depend_on_ticks_either(
    shipped_exhibit: Exhibit,
    lat_deg: float,
    scale: float,
    speed: Px,
    shares: tuple[list[float], list[float]],
) -> None:
    camera = Camera(10.0, lat_deg, scale * 1080, SCREEN, Projection.EQUAL_AREA)
    begun = update(showing(shipped_exhibit, camera), FlingMap(speed), shipped_exhibit)
    one, other = (after(begun, ticks_of(3.0, each), shipped_exhibit).camera for each in shares)
    assert apart_px(one, other) < 0.01


@given(close_cameras(30.0), speeds)
@relaxed
def test_a_glide_begins_in_the_direction_and_at_the_speed_of_the_finger(
    shipped_exhibit: Exhibit, camera: Camera, speed: Px
) -> None:
    assume(hypot(*speed) > 100.0)
    begun = update(showing(shipped_exhibit, camera), FlingMap(speed), shipped_exhibit)
    assert isinstance(begun.motion, Gliding)
    place = camera.lonlat_from_px((960.0, 540.0))
    x_px, y_px = update(begun, Tick(1e-4), shipped_exhibit).camera.px_from_lonlat(place)
    went = ((x_px - 960.0) / 1e-4, (y_px - 540.0) / 1e-4)
    held = min(1.0, 6000.0 / hypot(*speed))
    assert went == pytest.approx((speed[0] * held, speed[1] * held), rel=0.01, abs=2.0)


def test_a_finger_stops_whatever_the_map_does_by_itself(shipped_exhibit: Exhibit) -> None:
    state = initial_state(shipped_exhibit, SCREEN)
    view = shipped_exhibit.theatre_by_id["cuba"].view
    for start in (FlyTo(view, "cuba"), FlingMap((2000.0, 0.0))):
        moving = after(state, [start, Tick(0.1), Tick(0.1)], shipped_exhibit)
        held = after(moving, [GrabMap(), *[Tick(0.1)] * 20], shipped_exhibit)
        assert moving.camera != state.camera
        assert held.camera == moving.camera


@pytest.mark.parametrize("place", ["cuba", "turkey", "berlin", "world"])
def test_a_flight_ends_exactly_at_its_view_and_lights_its_button(
    shipped_exhibit: Exhibit, place: str
) -> None:
    view = shipped_exhibit.theatre_by_id[place].view
    state = initial_state(shipped_exhibit, Viewport(1080, 1920))
    steps: list[Intent] = [FlyTo(view, place), *[Tick(0.1)] * 25]
    state = after(state, steps, shipped_exhibit)
    wanted = camera_for(view, state.camera.viewport, state.camera.projection, card_open=False)
    assert state.camera == bounded(wanted, shipped_exhibit)
    assert state.theatre == place
    assert is_resting(state)


def test_the_button_of_a_region_goes_out_when_the_map_is_led_to_another(
    shipped_exhibit: Exhibit,
) -> None:
    theatre = shipped_exhibit.theatre_by_id["cuba"]
    state = initial_state(shipped_exhibit, SCREEN)
    there = after(state, [FlyTo(theatre.view, "cuba"), *[Tick(0.1)] * 25], shipped_exhibit)
    for event_id, lit in (("japan-asked-for-support", ""), ("kennedy-speech", "cuba")):
        event = shipped_exhibit.event_by_id[event_id]
        assert (event.theatre.id == "cuba") == bool(lit)
        led = after(there, [SelectEvent(event_id), *[Tick(0.1)] * 30], shipped_exhibit)
        assert led.theatre == lit


@given(close_cameras())
@relaxed
def test_a_screen_turned_and_turned_back_shows_the_same(
    shipped_exhibit: Exhibit, camera: Camera
) -> None:
    state = showing(shipped_exhibit, camera)
    turned = update(state, Resize(1080, 1920), shipped_exhibit)
    back = update(turned, Resize(1920, 1080), shipped_exhibit)
    assert back.camera.scale_px == pytest.approx(camera.scale_px)
    assert apart_px(back.camera, camera) < 1e-6
    assert turned.camera.scale_px / reference_px(turned.camera.viewport) == pytest.approx(
        camera.scale_px / reference_px(camera.viewport)
    )


def test_a_gesture_ends_with_the_screen_it_began_on(shipped_exhibit: Exhibit) -> None:
    state = initial_state(shipped_exhibit, SCREEN)
    held = after(state, [GrabMap(), DragMap((9, 9), (50, 50))], shipped_exhibit)
    assert held.held
    assert not update(held, Resize(800, 600), shipped_exhibit).held


def test_a_map_at_rest_grows_rich_only_without_a_finger_on_it(shipped_exhibit: Exhibit) -> None:
    state = initial_state(shipped_exhibit, SCREEN)
    dragged = after(state, [GrabMap(), DragMap((9, 9), (50, 50))], shipped_exhibit)
    waited = after(dragged, [Tick(0.1)] * 30, shipped_exhibit)
    assert not is_resting(waited)
    lifted = after(waited, [ReleaseMap(), *[Tick(0.1)] * 3], shipped_exhibit)
    assert is_resting(lifted)


@given(st.floats(1.01, 50.0), st.booleans())
@settings(deadline=None)
def test_stretched_beyond_its_limits_the_map_springs_back_when_the_fingers_lift(
    shipped_exhibit: Exhibit, factor: float, closer: bool
) -> None:
    limit = shipped_exhibit.map.scale_limits[1 if closer else 0]
    at_limit = replace(
        initial_state(shipped_exhibit, SCREEN),
        camera=replace(
            initial_state(shipped_exhibit, SCREEN).camera, scale_px=limit * reference_px(SCREEN)
        ),
    )
    steps: list[Intent] = [
        GrabMap(),
        ZoomMap((800.0, 400.0), factor if closer else 1.0 / factor, eased=False),
    ]
    stretched = after(at_limit, steps, shipped_exhibit)
    ratio = stretched.camera.scale_px / at_limit.camera.scale_px
    assert 1.0 < (ratio if closer else 1.0 / ratio) <= 1.25 * (1 + 1e-9)
    rested = after(stretched, [ReleaseMap(), *[Tick(0.1)] * 15], shipped_exhibit)
    assert rested.motion is None
    assert rested.camera.scale_px == pytest.approx(at_limit.camera.scale_px, rel=1e-9)


@st.composite
def any_cameras(draw: st.DrawFn, exhibit: Exhibit) -> Camera:
    """Cameras wherever a visitor may take them."""
    low, high = exhibit.map.scale_limits
    viewport = draw(st.sampled_from((Viewport(1920, 1080), Viewport(1080, 1920))))
    return Camera(
        draw(st.floats(-180.0, 180.0, exclude_max=True)),
        draw(st.floats(-LAT_LIMIT_DEG, LAT_LIMIT_DEG)),
        # The whole globe and what lies near to that: closer, a pole is nothing but a place.
        exp(draw(st.floats(log(low), log(min(high, 5.0))))) * reference_px(viewport),
        viewport,
        Projection(exhibit.map.projection),
    )


def turned_deg(one: Camera, other: Camera) -> tuple[float, float]:
    """How far a camera has turned, in longitude and in latitude."""
    east_deg = (other.lon_deg - one.lon_deg + 180.0) % 360.0 - 180.0
    return abs(east_deg), abs(other.lat_deg - one.lat_deg)


@given(st.data())
@relaxed
def test_no_drag_turns_the_world_over(shipped_exhibit: Exhibit, data: st.DataObject) -> None:
    camera = data.draw(any_cameras(shipped_exhibit))
    viewport = camera.viewport
    state = update(showing(shipped_exhibit, camera), GrabMap(), shipped_exhibit)
    for _ in range(5):
        from_px = (
            data.draw(st.floats(0.0, viewport.width_px)),
            data.draw(st.floats(0.0, viewport.height_px)),
        )
        aside_px, down_px = data.draw(st.floats(-80.0, 80.0)), data.draw(st.floats(-80.0, 80.0))
        to_px = (from_px[0] + aside_px, from_px[1] + down_px)
        before, state = state, update(state, DragMap(from_px, to_px), shipped_exhibit)
        finger_deg = degrees(dist(from_px, to_px) / camera.scale_px) + 1e-6
        east_deg, north_deg = turned_deg(before.camera, state.camera)
        # Three times the way of the finger at most, and about a pole not twice that.
        assert north_deg <= 3.0 * finger_deg
        assert east_deg <= 5.5 * finger_deg
        assert abs(state.camera.lat_deg) <= 80.0


@given(st.data())
@relaxed
def test_who_makes_the_globe_smaller_does_not_turn_it_over(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    camera = data.draw(any_cameras(shipped_exhibit))
    camera = replace(camera, scale_px=0.66 * reference_px(camera.viewport))
    anchor_px = (
        data.draw(st.floats(0.0, camera.viewport.width_px)),
        data.draw(st.floats(0.0, camera.viewport.height_px)),
    )
    steps = data.draw(st.integers(1, 60))
    pinch = [ZoomMap(anchor_px, 0.4 ** (1.0 / steps), eased=False)] * steps
    state = after(showing(shipped_exhibit, camera), [GrabMap(), *pinch], shipped_exhibit)
    assert state.camera.scale_px < camera.scale_px / 1.7
    east_deg, north_deg = turned_deg(camera, state.camera)
    assert north_deg < 45.0
    assert east_deg < 90.0
