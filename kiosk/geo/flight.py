"""The way a camera takes from one view to another: up, along a great circle, and down."""

from dataclasses import dataclass
from math import asinh, atan2, cos, cosh, degrees, exp, hypot, log, radians, sin, sinh, sqrt
from typing import NamedTuple

from kiosk.geo.camera import Camera
from kiosk.geo.easing import ease
from kiosk.geo.sphere import wrapped_deg

_RHO = 1.42
# How much a flight zooms out rather than pans: the mean that visitors preferred in the study of
# van Wijk & Nuij, "Smooth and efficient zooming and panning", InfoVis 2003.

_SHORTEST_S, _LONGEST_S = 0.45, 2.2
_ONE_UNIT_S = 0.86
# A path of length 1.1, as from a capital to an island nearby at the scale of a country, takes
# 0.9 s. Time grows with the root of the length: down to one street beyond an ocean it is 6 long.

_LEAST_PAN = 1e-6
# In shares of the narrower view. A smaller pan is lost in the rounding of the general path.


@dataclass(frozen=True)
class Flight:
    """A flight between two cameras of one viewport and one projection.

    Raises:
        ValueError: If viewports or projections differ, or the duration is not above 0.
    """

    start: Camera
    end: Camera
    duration_s: float

    def __post_init__(self) -> None:
        if self.start.viewport != self.end.viewport or self.start.projection != self.end.projection:
            msg = f"no flight joins two kinds of picture: {self.start} and {self.end}"
            raise ValueError(msg)
        if not self.duration_s > 0.0:
            msg = f"a flight takes time, not {self.duration_s} s"
            raise ValueError(msg)

    def camera_at(self, elapsed_s: float) -> Camera:
        """Return the camera after a time: exactly the start up to 0, the end from the last on."""
        if elapsed_s <= 0.0:
            return self.start
        if elapsed_s >= self.duration_s:
            return self.end
        way = _way(self.start, self.end)
        pan_rad, width_rad = _pan_and_width(way, ease(elapsed_s / self.duration_s) * way.length)
        lon_deg, lat_deg = _destination(self.start, way.bearing_rad, pan_rad)
        return Camera(
            lon_deg,
            lat_deg,
            self.start.viewport.width_px / width_rad,
            self.start.viewport,
            self.start.projection,
        )


def flight_between(start: Camera, end: Camera) -> Flight:
    """Return the flight whose time suits its length, 0.45 to 2.2 s."""
    duration_s = _ONE_UNIT_S * sqrt(_way(start, end).length)
    return Flight(start, end, min(max(duration_s, _SHORTEST_S), _LONGEST_S))


class _Way(NamedTuple):
    """The optimal path, in the terms of the paper: u is pan_rad, w is width, S is length."""

    bearing_rad: float
    pan_rad: float
    start_width_rad: float
    end_width_rad: float
    r0: float
    length: float


def _way(start: Camera, end: Camera) -> _Way:
    bearing_rad, pan_rad = _bearing_and_angle(start, end)
    width_0, width_1 = (camera.viewport.width_px / camera.scale_px for camera in (start, end))
    if pan_rad < _LEAST_PAN * min(width_0, width_1):
        length = abs(log(width_1 / width_0)) / _RHO
        return _Way(bearing_rad, 0.0, width_0, width_1, 0.0, length)
    # Equations (9) of the paper, with asinh for ln(sqrt(b^2 + 1) - b), which cancels for large b.
    pan_term = _RHO**4 * pan_rad**2
    squares = width_1**2 - width_0**2
    b0 = (squares + pan_term) / (2.0 * width_0 * _RHO**2 * pan_rad)
    b1 = (squares - pan_term) / (2.0 * width_1 * _RHO**2 * pan_rad)
    r0, r1 = asinh(-b0), asinh(-b1)
    return _Way(bearing_rad, pan_rad, width_0, width_1, r0, (r1 - r0) / _RHO)


def _pan_and_width(way: _Way, travelled: float) -> tuple[float, float]:
    """Return the angle panned and the width of the view after a part of the length."""
    if way.pan_rad == 0.0:
        direction = 1.0 if way.end_width_rad > way.start_width_rad else -1.0
        return 0.0, way.start_width_rad * exp(direction * _RHO * travelled)
    turn = _RHO * travelled
    # cosh(r0) tanh(turn + r0) - sinh(r0) = sinh(turn) / cosh(turn + r0), without its cancelling.
    pan_rad = way.start_width_rad / _RHO**2 * sinh(turn) / cosh(turn + way.r0)
    return min(pan_rad, way.pan_rad), way.start_width_rad * cosh(way.r0) / cosh(turn + way.r0)


def _bearing_and_angle(start: Camera, end: Camera) -> tuple[float, float]:
    """Return initial bearing and angle, in radians, from one centre to the other."""
    turn_rad = radians(end.lon_deg - start.lon_deg)
    lat_rad, end_rad = radians(start.lat_deg), radians(end.lat_deg)
    east = cos(end_rad) * sin(turn_rad)
    north = cos(lat_rad) * sin(end_rad) - sin(lat_rad) * cos(end_rad) * cos(turn_rad)
    up = sin(lat_rad) * sin(end_rad) + cos(lat_rad) * cos(end_rad) * cos(turn_rad)
    return atan2(east, north), atan2(hypot(east, north), up)


def _destination(start: Camera, bearing_rad: float, angle_rad: float) -> tuple[float, float]:
    """Return the place at a bearing and an angle from the centre of a camera, in degrees."""
    lat_rad = radians(start.lat_deg)
    east = sin(angle_rad) * sin(bearing_rad)
    north = sin(angle_rad) * cos(bearing_rad)
    up = cos(angle_rad)
    outward = cos(lat_rad) * up - sin(lat_rad) * north
    polar = sin(lat_rad) * up + cos(lat_rad) * north
    lon_deg = start.lon_deg + degrees(atan2(east, outward))
    return wrapped_deg(lon_deg), degrees(atan2(polar, hypot(east, outward)))
