"""Territories that a curator has drawn on one another: the map shows the smaller one on top."""

from pathlib import Path

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.atlas.lookup import feature_at
from kiosk.bake.arrays import Geometries
from kiosk.bake.stacking import stacked
from kiosk.geo.sphere import unit_from_lonlat
from tests.unit.bake.samples import baked_areas

boxes = st.builds(
    lambda x, y, width, height: shapely.box(x, y, x + width, y + height),
    *[st.integers(0, 12)] * 2,
    *[st.integers(1, 9)] * 2,
)


def test_an_enclave_drawn_over_its_country_is_seen(tmp_path: Path) -> None:
    country, enclave = shapely.box(0, 40, 12, 50), shapely.box(5, 44, 6, 45)
    layer = baked_areas(tmp_path, country, enclave)
    for lod in layer.lods:
        assert feature_at(lod, unit_from_lonlat((5.5, 44.5))) == 1
        assert feature_at(lod, unit_from_lonlat((2.0, 44.5))) == 0
        assert feature_at(lod, unit_from_lonlat((20.0, 44.5))) is None
        # The enclave's edge is a border between the two, once, and no coast.
        assert set(lod.outlines.owner.tolist()) == {0}
        assert [0, 1] in lod.border_sides.tolist()


@settings(max_examples=200, deadline=None)
@given(st.lists(boxes, min_size=2, max_size=6))
def test_no_two_lie_on_one_another_and_nothing_covered_is_lost(
    drawn: list[shapely.Polygon],
) -> None:
    polygons = np.array([shapely.multipolygons([box]) for box in drawn], dtype=object)
    apart = stacked(polygons)
    assert shapely.area(shapely.union_all(apart)) == shapely.area(shapely.union_all(polygons))
    assert not shapely.is_empty(apart).any()
    hidden = [is_hidden(index, polygons) for index in range(len(polygons))]
    for i, one in enumerate(apart):
        for j in range(i):
            # What is wholly covered by others stays as it was drawn.
            common = shapely.area(shapely.intersection(one, apart[j]))
            assert common < 1e-9 or hidden[i] or hidden[j]


def is_hidden(index: int, polygons: Geometries) -> bool:
    """Return whether nothing of a polygon would be seen below those drawn over it."""
    area = shapely.area(polygons)
    later = np.arange(len(polygons)) > index
    above = (area < area[index]) | ((area == area[index]) & later)
    seen = shapely.difference(polygons[index], shapely.union_all(polygons[above]))
    return bool(shapely.area(seen) < 1e-9)
