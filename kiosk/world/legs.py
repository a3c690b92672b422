"""Two dated positions in; where something was between them, along the great circle, out.

Scalars and plain mathematics: a scrub asks for some twenty of these at every instant it passes, and
an array of one would take ten times as long.
"""

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin, sqrt

from kiosk.geo.sphere import EARTH_RADIUS_KM

LonLat = tuple[float, float]
Unit = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Leg:
    """A way from one position to another at an even speed.

    Attributes:
        start_utc_s: When it begins, before `end_utc_s`.
        start_unit: The start on the sphere.
        ahead_unit: The direction of the way at its start, at right angles to that.
        angle_rad: Its length on the sphere.
    """

    start_utc_s: float
    end_utc_s: float
    start_lonlat: LonLat
    end_lonlat: LonLat
    start_unit: Unit
    ahead_unit: Unit
    angle_rad: float

    @property
    def length_km(self) -> float:
        """Length of the way."""
        return self.angle_rad * EARTH_RADIUS_KM

    @property
    def speed_kmh(self) -> float:
        """Speed over the ground."""
        return self.length_km / (self.end_utc_s - self.start_utc_s) * 3600.0

    def share(self, utc_s: float) -> float:
        """Return the part of the way that has been made, 0 to 1."""
        share = (utc_s - self.start_utc_s) / (self.end_utc_s - self.start_utc_s)
        return min(max(share, 0.0), 1.0)

    def lonlat(self, utc_s: float) -> LonLat:
        """Return the position at an instant; its ends are exact."""
        share = self.share(utc_s)
        if share == 0.0 or self.angle_rad == 0.0:
            return self.start_lonlat
        if share == 1.0:
            return self.end_lonlat
        x, y, z = self._reached(share)
        return degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))

    def heading_deg(self, utc_s: float) -> float | None:
        """Return the course, clockwise from north, 0 up to 360; None for what stands still."""
        if self.angle_rad == 0.0:
            return None
        share = self.share(utc_s)
        x, y, z = self._reached(share)
        ahead_x, ahead_y, ahead_z = self._direction(share)
        # Components to the east and the north, both times the distance from the axis.
        east = x * ahead_y - y * ahead_x
        north = (x * x + y * y) * ahead_z - z * (x * ahead_x + y * ahead_y)
        # Rounding lifts a heading just west of north to exactly 360.
        return degrees(atan2(east, north)) % 360.0 % 360.0

    def _reached(self, share: float) -> Unit:
        return self._mixed(cos(share * self.angle_rad), sin(share * self.angle_rad))

    def _direction(self, share: float) -> Unit:
        return self._mixed(-sin(share * self.angle_rad), cos(share * self.angle_rad))

    def _mixed(self, of_start: float, of_ahead: float) -> Unit:
        (x, y, z), (ahead_x, ahead_y, ahead_z) = self.start_unit, self.ahead_unit
        return (
            of_start * x + of_ahead * ahead_x,
            of_start * y + of_ahead * ahead_y,
            of_start * z + of_ahead * ahead_z,
        )


def leg_between(start: tuple[float, LonLat], end: tuple[float, LonLat]) -> Leg:
    """Return the way between two positions with their instants, of which the first is earlier."""
    (start_utc_s, start_lonlat), (end_utc_s, end_lonlat) = start, end
    from_unit, to_unit = _unit(start_lonlat), _unit(end_lonlat)
    dot = sum(a * b for a, b in zip(from_unit, to_unit, strict=True))
    x, y, z = (b - dot * a for a, b in zip(from_unit, to_unit, strict=True))
    length = sqrt(x * x + y * y + z * z)
    # atan2 of cross and dot: stable near 0 and pi, where acos loses half its digits.
    angle_rad = 0.0 if start_lonlat == end_lonlat else atan2(length, dot)
    ahead = (x / length, y / length, z / length) if length else _north(start_lonlat)
    return Leg(start_utc_s, end_utc_s, start_lonlat, end_lonlat, from_unit, ahead, angle_rad)


def apart_km(one: LonLat, other: LonLat) -> float:
    """Return the distance between two places along the great circle."""
    return leg_between((0.0, one), (1.0, other)).length_km


def _unit(lonlat: LonLat) -> Unit:
    lon_rad, lat_rad = radians(lonlat[0]), radians(lonlat[1])
    return cos(lat_rad) * cos(lon_rad), cos(lat_rad) * sin(lon_rad), sin(lat_rad)


def _north(lonlat: LonLat) -> Unit:
    # Between antipodes every way is as short: over the pole is as good as any.
    lon_rad, lat_rad = radians(lonlat[0]), radians(lonlat[1])
    return -sin(lat_rad) * cos(lon_rad), -sin(lat_rad) * sin(lon_rad), cos(lat_rad)
