"""Areas in, the lines around them out: coasts, and borders that each appear once."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from kiosk.bake.arrays import Bools, FloatArray, Geometries, Ints
from kiosk.bake.coverage import place_numbers
from kiosk.bake.cylinder import lonlat_from_cylinder
from kiosk.bake.strands import Strands, joined
from kiosk.bake.unrolling import SEAM_EAST_DEG, SEAM_WEST_DEG

_AT_EDGE_DEG = 1e-7
# 1 cm: the sine of the latitude loses half its digits at the pole.


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Every segment of every ring, with who lies on either side.

    Attributes:
        lonlat: Vertices of all rings, end to end, shape (vertices, 2).
        first: For each segment the index of its first vertex; the second is the next one.
        ring: For each segment the number of its ring.
        owner: For each segment the feature whose ring it is.
        other: For each segment the feature on the far side, -1 for none.
    """

    lonlat: FloatArray
    first: Ints
    ring: Ints
    owner: Ints
    other: Ints


def edges_of(polygons: Geometries) -> Edges:
    """Return the segments of features on the cylinder that are seen on the globe.

    Each runs with its owner on the left. Left out are seams inside a feature and the edge of the
    sheet itself: its two sides, which are one meridian, and its top and bottom, which are the
    poles.
    """
    parts, part_owner = shapely.get_parts(polygons, return_index=True)
    rings, ring_part = shapely.get_rings(shapely.orient_polygons(parts), return_index=True)
    places, ring = shapely.get_coordinates(rings, return_index=True)
    first = np.flatnonzero(ring[:-1] == ring[1:])
    owner = part_owner[ring_part[ring[first]]]
    other = _far_side(place_numbers(places), first, owner)
    lonlat = lonlat_from_cylinder(places)
    seen = (other != owner) & ~_on_sheet_edge(lonlat, first)
    return Edges(lonlat, first[seen], ring[first[seen]], owner[seen], other[seen])


def _far_side(place: Ints, first: Ints, owner: Ints) -> Ints:
    low = np.minimum(place[first], place[first + 1])
    high = np.maximum(place[first], place[first + 1])
    key = low * (place.max(initial=0) + 1) + high
    order = np.argsort(key, kind="stable")
    twin = key[order][1:] == key[order][:-1]
    before, after = order[:-1][twin], order[1:][twin]
    other = np.full(len(first), -1, dtype=np.int64)
    other[before], other[after] = owner[after], owner[before]
    return other


def _on_sheet_edge(lonlat: FloatArray, first: Ints) -> Bools:
    on_edge = np.zeros(len(first), dtype=bool)
    for axis, values in ((0, (SEAM_WEST_DEG, SEAM_EAST_DEG)), (1, (-90.0, 90.0))):
        for value in values:
            near = np.abs(lonlat[:, axis] - value) < _AT_EDGE_DEG
            on_edge |= near[first] & near[first + 1]
    return on_edge


def outlines(edges: Edges) -> Strands:
    """Return the edges with nobody on the far side, each owned by its feature."""
    strands, segment = _joined(edges, edges.other < 0, edges.owner)
    return replace(strands, owner=edges.owner[segment].astype(np.int32))


def borders(edges: Edges, kind: Ints) -> tuple[Strands, Ints, Ints]:
    """Return the shared edges once, and of each path its kind and the two features it parts.

    Args:
        edges: The segments of all features.
        kind: For each segment the number of its kind of border.
    """
    once = (edges.other >= 0) & (edges.owner < edges.other)
    kinds = int(kind.max(initial=0)) + 1
    strands, segment = _joined(edges, once, edges.other * kinds + kind)
    sides = np.column_stack((edges.owner[segment], edges.other[segment]))
    return strands, kind[segment], sides


def _joined(edges: Edges, chosen: Bools, label: Ints) -> tuple[Strands, Ints]:
    """Return the chosen segments joined along one ring and label, and a segment of each path."""
    picked = np.flatnonzero(chosen)
    labels = np.column_stack((edges.ring, label))[picked]
    strands, begin = joined(edges.lonlat, edges.first[picked], labels)
    return strands, picked[begin]
