"""How the camera moves: by fingers, by itself after a fling, and on flights."""

import math
from dataclasses import replace
from typing import NamedTuple, assert_never

from kiosk.content.model import Exhibit, View
from kiosk.geo.camera import LAT_LIMIT_DEG, Camera, Viewport
from kiosk.geo.flight import flight_between
from kiosk.geo.sphere import wrapped_deg
from kiosk.state.focus import camera_on
from kiosk.state.stage import reference_px
from kiosk.state.state import Flying, Gliding, State, Zooming

# A fling loses two thirds of its speed in this time: the constant that phones have taught.
GLIDE_TIME_S = 0.325
# Below this speed the eye sees no motion, and the map may rest and refine.
GLIDE_REST_PX_S = 12.0
GLIDE_LIMIT_PX_S = 6000.0
# An eased zoom does two thirds of what is left in this time; three of them are the 300 ms in
# which something good must have happened.
ZOOM_TIME_S = 0.09
ZOOM_REST = 0.002
# A drag turns the globe no farther than this many times the way of the finger, and a magnification
# no farther than this many times the way that the place under its anchor would go without. That
# place stays where it is, but near a pole and at the rim of the whole globe, where keeping it there
# would throw the world about at a touch.
MOST_TURN = 2.5
# Who makes the globe smaller wants to see more of it: all that lies beyond so many radians from its
# middle is not held, nor what would take more than this.
HELD_RAD, MOST_TURN_OUT = 0.5, 1.25
# Beyond its limits the map gives way to two fingers, ever less, and springs back when they lift.
GIVE, GIVE_LIMIT = 0.3, 1.25
# So near to a limit a key would do nothing that anybody could see.
AT_LIMIT = 0.01
# On a shorter way the difference of two latitudes of Mercator loses its digits; the parallel in
# the middle is then exact to 1e-12.
SHORT_WAY_RAD = 1e-6
# How long the camera must have stood still before it counts as resting, and how long before the
# call-outs, the slips and the hatching are laid out: not in the frame that draws the map anew.
RESTS_AFTER_S = 0.15
STILL_LIMIT_S = 0.2


class ZoomRoom(NamedTuple):
    """Whether the map may come closer, and whether it may go farther."""

    closer: bool
    farther: bool


def bounded(camera: Camera, exhibit: Exhibit) -> Camera:
    """Return the camera within the scales that the exhibit allows, and off the poles."""
    low_px, high_px = _scale_limits_px(camera.viewport, exhibit)
    scale_px = min(max(camera.scale_px, low_px), high_px)
    lat_deg = min(max(camera.lat_deg, -LAT_LIMIT_DEG), LAT_LIMIT_DEG)
    if (scale_px, lat_deg) == (camera.scale_px, camera.lat_deg):
        return camera
    return replace(camera, scale_px=scale_px, lat_deg=lat_deg)


def _scale_limits_px(viewport: Viewport, exhibit: Exhibit) -> tuple[float, float]:
    low, high = exhibit.map.scale_limits
    unit_px = reference_px(viewport)
    return low * unit_px, high * unit_px


def zoom_room(state: State, exhibit: Exhibit) -> ZoomRoom:
    """Return what the limits leave to keys, once an eased zoom on its way has come to its end."""
    low_px, high_px = _scale_limits_px(state.camera.viewport, exhibit)
    left = state.motion.log_factor_left if isinstance(state.motion, Zooming) else 0.0
    scale_px = state.camera.scale_px * math.exp(left)
    return ZoomRoom(scale_px < high_px * (1.0 - AT_LIMIT), scale_px > low_px * (1.0 + AT_LIMIT))


def zoomed_within(
    camera: Camera, exhibit: Exhibit, anchor_px: tuple[float, float], factor: float
) -> Camera:
    """Return the camera magnified around an anchor, as far as the limits allow."""
    limited = bounded(replace(camera, scale_px=camera.scale_px * factor), exhibit)
    if limited.scale_px == camera.scale_px:
        return camera
    # Once more, because a quotient times its divisor may miss the limit by a rounding.
    return bounded(_magnified(camera, anchor_px, limited.scale_px / camera.scale_px), exhibit)


def _magnified(camera: Camera, anchor_px: tuple[float, float], factor: float) -> Camera:
    """Return the camera magnified around an anchor, as far as the globe does not turn over."""
    zoomed = camera.zoomed(anchor_px, factor)
    middle_px = (camera.viewport.width_px / 2.0, camera.viewport.height_px / 2.0)
    away_rad = math.dist(anchor_px, middle_px) / zoomed.scale_px
    if factor < 1.0:
        return camera.toward(zoomed, MOST_TURN_OUT * min(away_rad, HELD_RAD) * (1.0 - factor))
    return camera.toward(zoomed, MOST_TURN * away_rad * (factor - 1.0))


def resized(camera: Camera, viewport: Viewport) -> Camera:
    """Return the camera that shows the same countries on a screen of another size."""
    magnification = reference_px(viewport) / reference_px(camera.viewport)
    return replace(camera, scale_px=camera.scale_px * magnification, viewport=viewport)


def flown_to(state: State, camera: Camera) -> State:
    """Return the state with the camera on its way to another."""
    if camera == state.camera:
        return replace(state, motion=None)
    return replace(state, motion=Flying(flight_between(state.camera, camera), 0.0), held=False)


def flown_to_view(state: State, exhibit: Exhibit, view: View, theatre: str) -> State:
    """Return the state with the camera on its way to a view, clear of the panels."""
    low, high = exhibit.map.scale_limits
    view = View(view.lonlat, min(max(view.scale, low), high))
    camera = camera_on(view, state, exhibit)
    lit = theatre if theatre in exhibit.theatre_by_id else ""
    return replace(flown_to(state, bounded(camera, exhibit)), theatre=lit)


def grabbed(state: State) -> State:
    """Return the state with a finger on the map, which stops under it."""
    return replace(state, motion=None, held=True)


def dragged(state: State, from_px: tuple[float, float], to_px: tuple[float, float]) -> State:
    """Return the state with the place at one point moved to another."""
    way_rad = math.dist(from_px, to_px) / state.camera.scale_px
    camera = state.camera.toward(state.camera.dragged(from_px, to_px), MOST_TURN * way_rad)
    return replace(state, camera=camera, motion=None, theatre="", still_s=0.0)


def flung(state: State, velocity_px_s: tuple[float, float]) -> State:
    """Return the state with the map running on."""
    speed = math.hypot(*velocity_px_s)
    if speed < GLIDE_REST_PX_S:
        return state
    share = min(1.0, GLIDE_LIMIT_PX_S / speed)
    return replace(state, motion=Gliding((velocity_px_s[0] * share, velocity_px_s[1] * share)))


def zoomed(state: State, exhibit: Exhibit, anchor_px: tuple[float, float], factor: float) -> State:
    """Return the state magnified at once, as by two fingers or a wheel."""
    zoom = _stretched if state.held else zoomed_within
    camera = zoom(state.camera, exhibit, anchor_px, factor)
    return replace(state, camera=camera, motion=None, theatre="", still_s=0.0)


def released(state: State, exhibit: Exhibit) -> State:
    """Return the state with no finger on the map; stretched beyond its limits it goes back."""
    camera = state.camera
    limited = bounded(camera, exhibit)
    if not state.held or limited.scale_px == camera.scale_px:
        return replace(state, held=False)
    middle_px = (camera.viewport.width_px / 2.0, camera.viewport.height_px / 2.0)
    back = Zooming(middle_px, math.log(limited.scale_px / camera.scale_px))
    return replace(state, held=False, motion=back, still_s=0.0)


def _stretched(
    camera: Camera, exhibit: Exhibit, anchor_px: tuple[float, float], factor: float
) -> Camera:
    """Return the camera magnified around an anchor; beyond the limits only a little of it."""
    low_px, high_px = _scale_limits_px(camera.viewport, exhibit)
    wanted_px = camera.scale_px * factor
    inner_px = min(max(wanted_px, low_px), high_px)
    # What lies beyond counts from where the limit is passed.
    start_px = min(max(camera.scale_px, low_px), high_px)
    beyond = wanted_px / inner_px
    already = camera.scale_px / start_px
    if (beyond - 1.0) * (already - 1.0) > 0.0:
        scale_px = camera.scale_px * factor**GIVE
    else:
        scale_px = inner_px * beyond**GIVE
    scale_px = min(max(scale_px, low_px / GIVE_LIMIT), high_px * GIVE_LIMIT)
    return _magnified(camera, anchor_px, scale_px / camera.scale_px)


def zooming(state: State, exhibit: Exhibit, anchor_px: tuple[float, float], factor: float) -> State:
    """Return the state gliding towards a magnification; taps in a row add up to the limits."""
    left = state.motion.log_factor_left if isinstance(state.motion, Zooming) else 0.0
    low_px, high_px = _scale_limits_px(state.camera.viewport, exhibit)
    to_low = math.log(low_px / state.camera.scale_px)
    to_high = math.log(high_px / state.camera.scale_px)
    left = min(max(left + math.log(factor), to_low), to_high)
    return replace(state, motion=Zooming(anchor_px, left), theatre="", still_s=0.0)


def moved(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the state after the camera has moved by itself for a while."""
    match state.motion:
        case Flying(flight, elapsed_s):
            elapsed_s += dt_s
            arrived = elapsed_s >= flight.duration_s
            return replace(
                state,
                camera=bounded(flight.camera_at(elapsed_s), exhibit),
                motion=None if arrived else Flying(flight, elapsed_s),
                still_s=0.0,
            )
        case Gliding(velocity_px_s):
            return _glided(state, velocity_px_s, dt_s)
        case Zooming(anchor_px, left):
            step = left * (1.0 - math.exp(-dt_s / ZOOM_TIME_S))
            left -= step
            if abs(left) < ZOOM_REST:
                step, left = step + left, 0.0
            camera = _eased(state.camera, exhibit, anchor_px, math.exp(step))
            motion = Zooming(anchor_px, left) if left else None
            return replace(
                state,
                camera=camera if motion else bounded(camera, exhibit),
                motion=motion,
                still_s=0.0,
            )
        case None:
            if state.held or state.still_s >= STILL_LIMIT_S:
                return state
            return replace(state, still_s=min(STILL_LIMIT_S, state.still_s + dt_s))


def arrived(state: State, exhibit: Exhibit) -> State:
    """Return the state with the camera where it is on its way to."""
    match state.motion:
        case Flying(flight, _):
            camera = bounded(flight.camera_at(flight.duration_s), exhibit)
        case Zooming(anchor_px, left):
            camera = bounded(_eased(state.camera, exhibit, anchor_px, math.exp(left)), exhibit)
        case Gliding() | None:
            camera = state.camera
        case _:
            assert_never(state.motion)
    return replace(state, camera=camera, motion=None)


def _eased(
    camera: Camera, exhibit: Exhibit, anchor_px: tuple[float, float], factor: float
) -> Camera:
    if bounded(camera, exhibit).scale_px != camera.scale_px:
        # On its way back within the limits.
        return _magnified(camera, anchor_px, factor)
    return zoomed_within(camera, exhibit, anchor_px, factor)


def _glided(state: State, velocity_px_s: tuple[float, float], dt_s: float) -> State:
    # The integral of the decaying speed over the tick, and no further than to where it counts as
    # rest, so that the way does not depend on how the time is cut into ticks.
    left_s = GLIDE_TIME_S * math.log(math.hypot(*velocity_px_s) / GLIDE_REST_PX_S)
    decay = math.exp(-min(dt_s, left_s) / GLIDE_TIME_S)
    reach_s = GLIDE_TIME_S * (1.0 - decay)
    camera = _run_on(state.camera, velocity_px_s[0] * reach_s, velocity_px_s[1] * reach_s)
    slower = (velocity_px_s[0] * decay, velocity_px_s[1] * decay)
    motion = None if dt_s >= left_s else Gliding(slower)
    return replace(state, camera=camera, motion=motion, still_s=0.0)


def _run_on(camera: Camera, right_px: float, down_px: float) -> Camera:
    """Return the camera after the map has run on in one direction, at most to a pole.

    With north up and the direction on screen kept, the centre follows a rhumb line: the limit of
    ever shorter drags, and two of its parts join to the whole.
    """
    east_rad, north_rad = -right_px / camera.scale_px, down_px / camera.scale_px
    limit_rad = math.radians(LAT_LIMIT_DEG)
    from_rad = min(max(math.radians(camera.lat_deg), -limit_rad), limit_rad)
    to_rad = min(max(from_rad + north_rad, -limit_rad), limit_rad)
    way_rad = to_rad - from_rad
    if to_rad != from_rad + north_rad:
        east_rad *= way_rad / north_rad
    if abs(way_rad) > SHORT_WAY_RAD:
        # How much longer the way is on Mercator's map, where rhumb lines are straight.
        stretch = (_mercator_rad(to_rad) - _mercator_rad(from_rad)) / way_rad
    else:
        stretch = 1.0 / math.cos((from_rad + to_rad) / 2.0)
    lon_deg = wrapped_deg(camera.lon_deg + math.degrees(east_rad * stretch))
    lat_deg = min(max(math.degrees(to_rad), -LAT_LIMIT_DEG), LAT_LIMIT_DEG)
    return replace(camera, lon_deg=lon_deg, lat_deg=lat_deg)


def _mercator_rad(lat_rad: float) -> float:
    return math.asinh(math.tan(lat_rad))


def is_resting(state: State) -> bool:
    """Return whether the map stands still, so that it can be drawn richly."""
    return state.motion is None and state.still_s >= RESTS_AFTER_S


def is_settled(state: State) -> bool:
    """Return whether it has stood still for long enough to lay out what is read on it."""
    return state.motion is None and state.still_s >= STILL_LIMIT_S
