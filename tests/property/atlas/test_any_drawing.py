"""Whatever a curator draws, the bake tells what is wrong with it or draws it, and never crashes."""

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.atlas.model import Paths
from kiosk.bake.areas import area_layer
from kiosk.bake.features import sound_features
from kiosk.bake.findings import Findings
from kiosk.bake.kinds import usual_kinds
from kiosk.bake.lines import line_layer
from kiosk.bake.table import Table
from kiosk.content.model import MapLayer, MapLayerKind

AREAS = MapLayer("drawing", "drawing.geojson", "", MapLayerKind.AREAS, "territories", "")
LINES = MapLayer("drawing", "drawing.geojson", "", MapLayerKind.LINES, "rivers", "")

# Whole tens meet and overlap often; the others are where rounding and edges of the map lie.
longitudes = st.sampled_from([*range(-180, 181, 10), -169, 191, 360]) | st.floats(-360.0, 360.0)
latitudes = st.sampled_from([*range(-90, 91, 10)]) | st.floats(-90.0, 90.0)
places = st.tuples(longitudes, latitudes)
rings = st.lists(places, min_size=3, max_size=9)
areas = st.lists(rings, min_size=1, max_size=3).map(
    lambda shells: shapely.MultiPolygon([shapely.Polygon(shell) for shell in shells])
)
holed = st.tuples(rings, rings).map(lambda pair: shapely.Polygon(pair[0], [pair[1]]))
lines = st.lists(places, min_size=2, max_size=9).map(shapely.LineString)


def assert_sound(paths: Paths) -> None:
    assert np.isfinite(paths.unit).all()
    assert np.isfinite(paths.cap_unit).all()
    assert np.isfinite(paths.cap_rad).all()
    np.testing.assert_allclose(np.linalg.norm(paths.unit, axis=1), 1.0, atol=1e-6)


@settings(max_examples=60, deadline=None)
@given(drawn=st.lists(areas | holed, min_size=1, max_size=4))
def test_any_areas_are_baked_or_refused_with_a_reason(drawn: list[shapely.Geometry]) -> None:
    findings = Findings(AREAS)
    table = Table({}, np.array(drawn, dtype=object), "", np.zeros(len(drawn), np.int64))
    features = sound_features(table, AREAS.kind, findings)
    assert (features is None) == findings.has_errors()
    if features is not None:
        layer = area_layer(AREAS, features, usual_kinds(), lambda _: None)
        for lod in layer.lods:
            for paths in (lod.ground, lod.fills, lod.outlines, lod.borders):
                assert_sound(paths)


@settings(max_examples=100, deadline=None)
@given(drawn=st.lists(lines, min_size=1, max_size=4))
def test_any_lines_are_baked_or_refused_with_a_reason(drawn: list[shapely.Geometry]) -> None:
    findings = Findings(LINES)
    table = Table({}, np.array(drawn, dtype=object), "", np.zeros(len(drawn), np.int64))
    features = sound_features(table, LINES.kind, findings)
    assert (features is None) == findings.has_errors()
    if features is not None:
        for lod in line_layer(LINES, features).lods:
            assert_sound(lod.lines)
