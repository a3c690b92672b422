"""Degrees in, Lambert's equal-area cylinder out, and back: the sheet on which areas are cut.

On this sheet (longitude in radians, sine of the latitude) areas are true: a polygon's area is its
solid angle in steradians. So a triangle that simplification may drop is equally small at the
equator and in the Arctic, where degrees would keep three times the vertices for nothing.
"""

import numpy as np

from kiosk.bake.arrays import FloatArray


def cylinder_from_lonlat(lonlat_deg: FloatArray) -> FloatArray:
    """Return places on the cylinder, shape (n, 2), of positions in degrees, shape (n, 2)."""
    lonlat_rad = np.radians(lonlat_deg)
    return np.column_stack((lonlat_rad[:, 0], np.sin(lonlat_rad[:, 1])))


def lonlat_from_cylinder(cylinder: FloatArray) -> FloatArray:
    """Return positions in degrees, shape (n, 2), of places on the cylinder, shape (n, 2)."""
    # Cutting may leave a sine a rounding step beyond the pole.
    lat_rad = np.arcsin(np.clip(cylinder[:, 1], -1.0, 1.0))
    return np.asarray(np.degrees(np.column_stack((cylinder[:, 0], lat_rad))))
