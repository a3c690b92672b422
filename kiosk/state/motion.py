"""How the camera moves: by fingers, by itself after a fling, and on flights."""

import math
from dataclasses import replace

from kiosk.content.model import Exhibit, View
from kiosk.geo.camera import Camera
from kiosk.geo.flight import flight_between
from kiosk.state.stage import camera_for, reference_px
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
# How long the camera must have stood still before it counts as resting.
STILL_LIMIT_S = 0.15


def bounded(camera: Camera, exhibit: Exhibit) -> Camera:
    """Return the camera within the scales that the exhibit allows."""
    low, high = exhibit.map.scale_limits
    unit_px = reference_px(camera.viewport)
    scale_px = min(max(camera.scale_px, low * unit_px), high * unit_px)
    return camera if scale_px == camera.scale_px else replace(camera, scale_px=scale_px)


def zoomed_within(
    camera: Camera, exhibit: Exhibit, anchor_px: tuple[float, float], factor: float
) -> Camera:
    """Return the camera magnified around an anchor, as far as the limits allow."""
    limited = bounded(replace(camera, scale_px=camera.scale_px * factor), exhibit)
    return camera.zoomed(anchor_px, limited.scale_px / camera.scale_px)


def flown_to(state: State, camera: Camera) -> State:
    """Return the state with the camera on its way to another."""
    if camera == state.camera:
        return replace(state, motion=None)
    return replace(state, motion=Flying(flight_between(state.camera, camera), 0.0), held=False)


def flown_to_view(state: State, exhibit: Exhibit, view: View, theatre: str) -> State:
    """Return the state with the camera on its way to a view, clear of the panels."""
    camera = camera_for(
        view, state.camera.viewport, state.camera.projection, card_open=bool(state.event_id)
    )
    return replace(flown_to(state, bounded(camera, exhibit)), theatre=theatre)


def grabbed(state: State) -> State:
    """Return the state with a finger on the map, which stops under it."""
    return replace(state, motion=None, held=True)


def dragged(state: State, from_px: tuple[float, float], to_px: tuple[float, float]) -> State:
    """Return the state with the place at one point moved to another."""
    camera = state.camera.dragged(from_px, to_px)
    return replace(state, camera=camera, motion=None, theatre="", still_s=0.0)


def flung(state: State, velocity_px_s: tuple[float, float]) -> State:
    """Return the state with the map running on."""
    speed = math.hypot(*velocity_px_s)
    if speed < GLIDE_REST_PX_S:
        return state
    share = min(1.0, GLIDE_LIMIT_PX_S / speed)
    return replace(state, motion=Gliding((velocity_px_s[0] * share, velocity_px_s[1] * share)))


def zoomed(state: State, exhibit: Exhibit, anchor_px: tuple[float, float], factor: float) -> State:
    """Return the state magnified at once, as by two fingers."""
    camera = zoomed_within(state.camera, exhibit, anchor_px, factor)
    return replace(state, camera=camera, motion=None, theatre="", still_s=0.0)


def zooming(state: State, anchor_px: tuple[float, float], factor: float) -> State:
    """Return the state gliding towards a magnification; taps in a row add up."""
    left = state.motion.log_factor_left if isinstance(state.motion, Zooming) else 0.0
    return replace(
        state, motion=Zooming(anchor_px, left + math.log(factor)), theatre="", still_s=0.0
    )


def moved(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the state after the camera has moved by itself for a while."""
    match state.motion:
        case Flying(flight, elapsed_s):
            elapsed_s += dt_s
            arrived = elapsed_s >= flight.duration_s
            return replace(
                state,
                camera=flight.camera_at(elapsed_s),
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
            camera = zoomed_within(state.camera, exhibit, anchor_px, math.exp(step))
            arrived = left == 0.0 or camera == state.camera
            motion = None if arrived else Zooming(anchor_px, left)
            return replace(state, camera=camera, motion=motion, still_s=0.0)
        case None:
            if state.held or state.still_s >= STILL_LIMIT_S:
                return state
            return replace(state, still_s=min(STILL_LIMIT_S, state.still_s + dt_s))


def _glided(state: State, velocity_px_s: tuple[float, float], dt_s: float) -> State:
    decay = math.exp(-dt_s / GLIDE_TIME_S)
    # The integral of the decaying speed over the tick, so that the way does not depend on how
    # the time is cut into ticks.
    reach_s = GLIDE_TIME_S * (1.0 - decay)
    viewport = state.camera.viewport
    centre_px = (viewport.width_px / 2, viewport.height_px / 2)
    to_px = (
        centre_px[0] + velocity_px_s[0] * reach_s,
        centre_px[1] + velocity_px_s[1] * reach_s,
    )
    slower = (velocity_px_s[0] * decay, velocity_px_s[1] * decay)
    rests = math.hypot(*slower) < GLIDE_REST_PX_S
    return replace(
        state,
        camera=state.camera.dragged(centre_px, to_px),
        motion=None if rests else Gliding(slower),
        still_s=0.0,
    )


def is_resting(state: State) -> bool:
    """Return whether the map stands still, so that it can be drawn richly."""
    return state.motion is None and state.still_s >= STILL_LIMIT_S
