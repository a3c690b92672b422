"""Degrees in, Lambert's equal-area cylinder out, and back: the sheet on which areas are cut.

On this sheet (longitude in radians, sine of the latitude) areas are true: a polygon's area is its
solid angle in steradians. So a triangle that simplification may drop is equally small at the
equator and in the Arctic, where degrees would keep three times the vertices for nothing.
"""

import numpy as np
import shapely

from kiosk.bake.arrays import FloatArray, Geometries

LONGEST_SIDE_DEG = 0.5
# A side straight in degrees and one straight on the cylinder part by at most
# (0.5 degrees) ** 2 / 8 * tan(latitude): 60 m at 45 degrees.


def areas_on_cylinder(areas: Geometries) -> Geometries:
    """Return areas in degrees on the cylinder, their long sides bent as degrees have them.

    A side is straight in degrees, as in QGIS and by RFC 7946, section 3.1.1: the border along the
    49th parallel stays on it.
    """
    bent = shapely.transform(_subdivided(areas), cylinder_from_lonlat)
    # Hair-thin gaps that are just open in degrees may close here.
    closed = np.flatnonzero(~shapely.is_valid(bent))
    if len(closed):
        bent[closed] = shapely.make_valid(bent[closed], method="structure", keep_collapsed=False)
    return bent


def _subdivided(areas: Geometries) -> Geometries:
    """Return areas with vertices put into long sides, the same ones for both neighbours."""
    parts, owner = shapely.get_parts(areas, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    places, ring = shapely.get_coordinates(rings, return_index=True)
    begin, end = places[:-1], places[1:]
    longest_deg = np.abs(end - begin).max(axis=1)
    added = np.where(ring[1:] == ring[:-1], np.ceil(longest_deg / LONGEST_SIDE_DEG) - 1.0, 0.0)
    count = np.maximum(added, 0.0).astype(np.int64)
    if not count.any():
        return areas
    side = np.repeat(np.arange(len(begin)), count)
    nth = np.arange(len(side)) - np.repeat(np.cumsum(count) - count, count) + 1
    # Reckoned from the same end whichever neighbour asks.
    forward = (begin[:, 0] < end[:, 0]) | ((begin[:, 0] == end[:, 0]) & (begin[:, 1] < end[:, 1]))
    origin = np.where(forward[:, None], begin, end)[side]
    other = np.where(forward[:, None], end, begin)[side]
    step = np.where(forward[side], nth, count[side] + 1 - nth)
    between = origin + (other - origin) * (step / (count[side] + 1.0))[:, None]
    bent = np.insert(places, side + 1, between, axis=0)
    bent_ring = np.insert(ring, side + 1, ring[side])
    bent_rings = np.asarray(shapely.linearrings(bent, indices=bent_ring))
    bent_parts = np.asarray(shapely.polygons(bent_rings, indices=ring_part))
    return np.asarray(shapely.multipolygons(bent_parts, indices=owner))


def cylinder_from_lonlat(lonlat_deg: FloatArray) -> FloatArray:
    """Return places on the cylinder, shape (n, 2), of positions in degrees, shape (n, 2)."""
    lonlat_rad = np.radians(lonlat_deg)
    return np.column_stack((lonlat_rad[:, 0], np.sin(lonlat_rad[:, 1])))


def lonlat_from_cylinder(cylinder: FloatArray) -> FloatArray:
    """Return positions in degrees, shape (n, 2), of places on the cylinder, shape (n, 2)."""
    # Cutting may leave a sine a rounding step beyond the pole.
    lat_rad = np.arcsin(np.clip(cylinder[:, 1], -1.0, 1.0))
    return np.asarray(np.degrees(np.column_stack((cylinder[:, 0], lat_rad))))
