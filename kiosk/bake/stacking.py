"""Areas that lie on one another in, areas of which none does out: the smaller one on top."""

import numpy as np
import shapely

from kiosk.bake.arrays import Geometries

_POLYGON = 3
# The number of this type in shapely.GeometryType.

_SLIVER = 1e-12
# In square radians, 40 square metres: what rounding leaves of neighbours that only touch.


def stacked(polygons: Geometries) -> Geometries:
    """Return each area without the smaller ones that lie on it.

    An enclave that is drawn over the country around it stays whole, and so does everything else
    that a reader would see on a map painted from the largest area to the smallest.
    """
    area = shapely.area(polygons)
    upper, lower = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    # Equal ones: the one that comes later in the file.
    on_top = (area[upper] < area[lower]) | ((area[upper] == area[lower]) & (upper > lower))
    upper, lower = upper[on_top], lower[on_top]
    result = polygons.copy()
    for index in np.unique(lower):
        cover = shapely.union_all(polygons[upper[lower == index]])
        if shapely.area(shapely.intersection(polygons[index], cover)) <= _SLIVER:
            continue
        parts = shapely.get_parts(shapely.difference(polygons[index], cover))
        solid = parts[(shapely.get_type_id(parts) == _POLYGON) & (shapely.area(parts) > _SLIVER)]
        # Of one that is drawn twice neither vanishes.
        if len(solid):
            result[index] = shapely.multipolygons(solid)
    return result
