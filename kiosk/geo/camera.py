"""A camera above the globe, north up: places on Earth in, positions on screen out, and back."""

from dataclasses import dataclass, replace
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt

import numpy as np

from kiosk.geo.projection import (
    BoolArray,
    Projection,
    angle_from_radius,
    limb_rad,
    plane_from_view,
    radius_from_angle,
)
from kiosk.geo.sphere import FloatArray, wrapped_deg

# At the pole itself "north up" has no meaning, and all beyond it stands on its head: with the pole
# ten degrees above the middle that is never more than the upper half of the picture.
LAT_LIMIT_DEG = 80.0
# Nearer to a pole than this cosine of latitude, 60 degrees, longitudes count as they do there: a
# turn about the pole moves all that is far from it.
LEAST_PARALLEL = 0.5
# The sine of 30 degrees of longitude.
MOST_ASIDE = 0.5


@dataclass(frozen=True, slots=True)
class Viewport:
    """The part of the screen that the map fills, from (0, 0)."""

    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Camera:
    """What the map shows; the centre of the viewport looks straight down at one place.

    Attributes:
        lon_deg: Longitude under the centre.
        lat_deg: Latitude under the centre.
        scale_px: Px per radian at the centre, that is, per Earth radius; above 0.
    """

    lon_deg: float
    lat_deg: float
    scale_px: float
    viewport: Viewport
    projection: Projection

    @property
    def rotation(self) -> FloatArray:
        """Return the rows east, north and up at the centre: view = unit @ rotation.T."""
        lon_rad, lat_rad = radians(self.lon_deg), radians(self.lat_deg)
        sin_lon, cos_lon, sin_lat, cos_lat = sin(lon_rad), cos(lon_rad), sin(lat_rad), cos(lat_rad)
        return np.array(
            (
                (-sin_lon, cos_lon, 0.0),
                (-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat),
                (cos_lat * cos_lon, cos_lat * sin_lon, sin_lat),
            )
        )

    def px_from_unit(self, unit: FloatArray) -> FloatArray:
        """Return px, shape (n, 2), of unit vectors, shape (n, 3)."""
        view = unit @ self.rotation.T.astype(unit.dtype)
        px = plane_from_view(view, self.projection) * np.array(
            (self.scale_px, -self.scale_px), dtype=unit.dtype
        )
        px += np.array(self._centre_px, dtype=unit.dtype)
        return px

    def is_visible(self, unit: FloatArray) -> BoolArray:
        """Return which of the unit vectors, shape (n, 3), face the eye, shape (n,).

        They do before the limb. What lies outside the viewport counts as visible.
        """
        return np.asarray(unit @ self.rotation[2].astype(unit.dtype) > self._limb_z)

    # The methods below take single points and run on each report of a finger: plain arithmetic
    # takes a tenth of the time of arrays of one row.

    def px_from_lonlat(self, lonlat: tuple[float, float]) -> tuple[float, float]:
        """Return where a place lies on screen; what orthographic cannot see lies on the limb."""
        turn_rad, lat_rad = radians(lonlat[0] - self.lon_deg), radians(lonlat[1])
        centre_rad = radians(self.lat_deg)
        sin_lat, cos_lat, cos_turn = sin(lat_rad), cos(lat_rad), cos(turn_rad)
        east = cos_lat * sin(turn_rad)
        north = cos(centre_rad) * sin_lat - sin(centre_rad) * cos_lat * cos_turn
        up = sin(centre_rad) * sin_lat + cos(centre_rad) * cos_lat * cos_turn
        sine = hypot(east, north)
        x_px, y_px = self._centre_px
        if sine == 0.0:
            return (x_px, y_px) if up > 0.0 else (x_px + self._radius_px(pi), y_px)
        stretch_px = self._radius_px(atan2(sine, up)) / sine
        return x_px + stretch_px * east, y_px - stretch_px * north

    def faces(self, lonlat: tuple[float, float]) -> bool:
        """Return whether a place faces the eye, by the rule of `is_visible`."""
        turn_rad, lat_rad = radians(lonlat[0] - self.lon_deg), radians(lonlat[1])
        centre_rad = radians(self.lat_deg)
        up = sin(centre_rad) * sin(lat_rad) + cos(centre_rad) * cos(lat_rad) * cos(turn_rad)
        return up > self._limb_z

    def lonlat_from_px(self, px: tuple[float, float]) -> tuple[float, float]:
        """Return the place under a position on screen, held on the rim of the globe."""
        east, north, up = self._view_from_px(px)
        centre_rad = radians(self.lat_deg)
        # The meridian plane through the centre, turned so that its second axis is the pole.
        outward = cos(centre_rad) * up - sin(centre_rad) * north
        polar = sin(centre_rad) * up + cos(centre_rad) * north
        lon_deg = self.lon_deg + degrees(atan2(east, outward))
        return wrapped_deg(lon_deg), degrees(atan2(polar, hypot(east, outward)))

    def dragged(self, from_px: tuple[float, float], to_px: tuple[float, float]) -> "Camera":
        """Return the camera that shows at `to_px` the place that is now at `from_px`.

        North stays up, and the latitude of the centre within 80 degrees: where those forbid it,
        the place comes as near as they allow.
        """
        return self._showing(self.lonlat_from_px(from_px), to_px)

    def aimed(self, lonlat: tuple[float, float], at_px: tuple[float, float]) -> "Camera":
        """Return the camera that shows a place at a position, with the globe nearly upright.

        Never from beyond the pole, and no more than 30 degrees of longitude beside the middle of
        the screen: where the position asks for more, the place comes as near as that allows.
        """
        east, north, up = self._view_from_px(at_px)
        limit = MOST_ASIDE * cos(radians(lonlat[1]))
        return self._ways_to_show(lonlat, (min(max(east, -limit), limit), north, up))[0]

    def zoomed(self, anchor_px: tuple[float, float], factor: float) -> "Camera":
        """Return the camera magnified by a factor above 0; the place at the anchor stays there."""
        magnified = replace(self, scale_px=self.scale_px * factor)
        return magnified._showing(self.lonlat_from_px(anchor_px), anchor_px)

    def toward(self, other: "Camera", most_rad: float) -> "Camera":
        """Return another camera, but turned away from this one no farther than so.

        Near a pole a turn counts by what it does to the picture, not by the way of the centre.
        """
        east_deg = wrapped_deg(other.lon_deg - self.lon_deg)
        north_deg = other.lat_deg - self.lat_deg
        parallel = max(cos(radians(self.lat_deg)), LEAST_PARALLEL)
        turn_deg, most_deg = hypot(east_deg * parallel, north_deg), degrees(most_rad)
        if turn_deg <= most_deg:
            return other
        share = most_deg / turn_deg
        return other._moved(self.lon_deg + east_deg * share, self.lat_deg + north_deg * share)

    def visible_cap(self) -> tuple[FloatArray, float]:
        """Return centre, shape (3,), and angular radius of the cap that holds the viewport.

        It is the smallest one about the centre of the view; its radius is at most pi, and pi/2
        in orthographic.
        """
        x_px, y_px = self._centre_px
        radius = hypot(x_px, y_px) / self.scale_px
        return self.rotation[2], angle_from_radius(radius, self.projection)

    @property
    def _centre_px(self) -> tuple[float, float]:
        return self.viewport.width_px / 2.0, self.viewport.height_px / 2.0

    @property
    def _limb_z(self) -> float:
        return cos(limb_rad(self.projection))

    def _radius_px(self, angle_rad: float) -> float:
        return self.scale_px * radius_from_angle(angle_rad, self.projection)

    def _view_from_px(self, px: tuple[float, float]) -> tuple[float, float, float]:
        """Return the view vector, east, north and up, under a position on screen."""
        x_px, y_px = self._centre_px
        right, above = (px[0] - x_px) / self.scale_px, (y_px - px[1]) / self.scale_px
        radius = hypot(right, above)
        if radius == 0.0:
            return 0.0, 0.0, 1.0
        angle_rad = angle_from_radius(radius, self.projection)
        shrink = sin(angle_rad) / radius
        return right * shrink, above * shrink, cos(angle_rad)

    def _showing(self, lonlat: tuple[float, float], at_px: tuple[float, float]) -> "Camera":
        """Return this camera with its centre moved, the shorter way, to show a place there."""
        return min(self._ways_to_show(lonlat, self._view_from_px(at_px)), key=self._way_rad)

    def _ways_to_show(
        self, lonlat: tuple[float, float], view: tuple[float, float, float]
    ) -> tuple["Camera", "Camera"]:
        """Return the cameras that show a place there, from its side of the pole and from beyond."""
        east, north, up = view
        lat_rad = radians(lonlat[1])
        # East in the view is cos(lat) sin(turn) wherever the centre's latitude lies, so it alone
        # sets the turn in longitude. Too far east for the parallel, the place stays due east.
        outward = sqrt(max(cos(lat_rad) ** 2 - east * east, 0.0))
        tilt_rad = atan2(north, up)
        near = self._moved(
            lonlat[0] - degrees(atan2(east, outward)),
            degrees(atan2(sin(lat_rad), outward) - tilt_rad),
        )
        far = self._moved(
            lonlat[0] - degrees(atan2(east, -outward)),
            degrees(atan2(sin(lat_rad), -outward) - tilt_rad),
        )
        return near, far

    def _moved(self, lon_deg: float, lat_deg: float) -> "Camera":
        lat_deg = min(max(wrapped_deg(lat_deg), -LAT_LIMIT_DEG), LAT_LIMIT_DEG)
        return replace(self, lon_deg=wrapped_deg(lon_deg), lat_deg=lat_deg)

    def _way_rad(self, other: "Camera") -> float:
        """Return the angle between the centres of two cameras."""
        lat_rad, other_rad = radians(self.lat_deg), radians(other.lat_deg)
        # Haversine: keeps its digits for the small steps of a drag (Sinnott 1984).
        north = sin((other_rad - lat_rad) / 2.0) ** 2
        east = sin(radians(other.lon_deg - self.lon_deg) / 2.0) ** 2
        return 2.0 * asin(sqrt(min(north + cos(lat_rad) * cos(other_rad) * east, 1.0)))
