"""What holds for every baked layer of areas, wherever on the globe it lies."""

from functools import lru_cache

import numpy as np
import shapely
from hypothesis import given, settings

from kiosk.atlas.model import AreaLayer, AreaLod, Paths
from kiosk.bake.areas import area_layer
from kiosk.bake.features import sound_features
from kiosk.bake.findings import Findings
from kiosk.bake.kinds import usual_kinds
from kiosk.bake.table import Table
from kiosk.content.model import MapLayer, MapLayerKind
from tests.property.atlas.coverages import Land, coast_and_borders_rad, lands, on_plane, path_shapes

LAYER = MapLayer("world", "world.gpkg", "", MapLayerKind.AREAS, "territories", "")
VERTEX_LIMIT = 200
FLOAT32_RAD = 2e-7


@lru_cache(maxsize=8)
def baked(land: Land) -> AreaLayer:
    count = len(land.lonlat)
    table = Table({"id": [f"c{i}" for i in range(count)]}, land.lonlat, "", np.zeros(count, int))
    findings = Findings(LAYER)
    features = sound_features(table, MapLayerKind.AREAS, findings)
    assert features is not None, findings.problems
    return area_layer(LAYER, features, usual_kinds(), lambda _: None)


def parts_of(lod: AreaLod) -> tuple[Paths, ...]:
    return lod.ground, lod.fills, lod.outlines, lod.borders


@settings(max_examples=40, deadline=None)
@given(land=lands())
def test_fills_and_ground_cover_what_was_drawn(land: Land) -> None:
    drawn = on_plane(land)
    for lod in baked(land).lods:
        fills = path_shapes(lod.fills, land, closed=True)
        fill_sr = np.bincount(lod.fills.owner, shapely.area(fills), len(drawn))
        # A boundary strays by about a tolerance to either side.
        slack_sr = shapely.length(drawn) * lod.tolerance_rad / 2.0
        assert (np.abs(fill_sr - shapely.area(drawn)) <= slack_sr).all()
        ground_sr = shapely.area(path_shapes(lod.ground, land, closed=True)).sum()
        coast = shapely.length(shapely.union_all(drawn))
        assert abs(ground_sr - fill_sr.sum()) <= coast * lod.tolerance_rad / 8.0


@settings(max_examples=40, deadline=None)
@given(land=lands())
def test_every_place_is_filled_once_and_by_its_own_country(land: Land) -> None:
    drawn = on_plane(land)
    rng = np.random.default_rng(0)
    reach = float(np.abs(shapely.total_bounds(drawn)).max())
    places = shapely.points(rng.uniform(-reach, reach, (400, 2)))
    for lod in baked(land).lods:
        far = shapely.distance(places, shapely.union_all(shapely.boundary(drawn)))
        sure = np.asarray(places)[far > 3.0 * lod.tolerance_rad]
        of_country = shapely.STRtree(drawn).query(sure, predicate="within")
        expected = sorted(zip(*of_country.tolist(), strict=True))
        for paths in (lod.fills, lod.ground):
            place, piece = shapely.STRtree(path_shapes(paths, land, closed=True)).query(
                sure, predicate="within"
            )
            owner = paths.owner[piece] if paths is lod.fills else np.zeros(len(piece), int)
            seen = sorted(zip(place.tolist(), owner.tolist(), strict=True))
            assert seen == (
                expected if paths is lod.fills else [(place, 0) for place, _ in expected]
            )


@settings(max_examples=40, deadline=None)
@given(land=lands())
def test_outlines_and_borders_run_along_the_fills(land: Land) -> None:
    for lod in baked(land).lods:
        fills = path_shapes(lod.fills, land, closed=True)
        # A chord leaves its circle by an eighth of the tolerance.
        slack_rad = lod.tolerance_rad / 4.0 + FLOAT32_RAD
        for paths, owners in (
            (lod.outlines, lod.outlines.owner[:, None]),
            (lod.borders, lod.border_sides),
        ):
            path = np.repeat(np.arange(len(paths.owner)), np.diff(paths.start))
            lines = path_shapes(paths, land, closed=False)
            vertices = np.asarray(shapely.points(shapely.get_coordinates(lines)))
            for side in range(owners.shape[1]):
                for owner in np.unique(owners[:, side]):
                    own = vertices[owners[path, side] == owner]
                    edge = shapely.union_all(shapely.boundary(fills[lod.fills.owner == owner]))
                    assert (shapely.distance(own, edge) <= slack_rad).all()


@settings(max_examples=40, deadline=None)
@given(land=lands())
def test_lines_are_as_long_as_the_coasts_and_borders_drawn(land: Land) -> None:
    # The edge of a piece, the date line or the pole would make them longer, a gap shorter.
    lod = baked(land).lods[-1]
    for paths, length_rad in zip(
        (lod.outlines, lod.borders), coast_and_borders_rad(land), strict=True
    ):
        # Beside a pole a side that is straight in degrees winds about it. A rounding step of
        # float32 for each vertex comes on top.
        baked_rad = shapely.length(path_shapes(paths, land, closed=False)).sum()
        assert 0.85 * length_rad <= baked_rad <= 1.1 * length_rad + FLOAT32_RAD * len(paths.unit)


@settings(max_examples=40, deadline=None)
@given(land=lands())
def test_each_piece_of_border_appears_once_between_two_countries(land: Land) -> None:
    for lod in baked(land).lods:
        assert (lod.border_sides[:, 0] < lod.border_sides[:, 1]).all()
        for paths in (lod.borders, lod.outlines):
            vertices = [tuple(vertex) for vertex in paths.unit.tolist()]
            ends = set(paths.start[1:].tolist())
            segments = [
                frozenset(vertices[i - 1 : i + 1]) for i in range(1, len(vertices)) if i not in ends
            ]
            assert len(set(segments)) == len(segments)


@settings(max_examples=40, deadline=None)
@given(land=lands())
def test_paths_are_small_and_lie_in_their_caps(land: Land) -> None:
    layer = baked(land)
    for lod in layer.lods:
        for paths in parts_of(lod):
            count = np.diff(paths.start)
            assert paths.start[0] == 0
            assert paths.start[-1] == len(paths.unit)
            assert (count >= (3 if paths in (lod.ground, lod.fills) else 2)).all()
            assert (count <= VERTEX_LIMIT).all()
            first, last = paths.unit[paths.start[:-1]], paths.unit[paths.start[1:] - 1]
            if paths in (lod.ground, lod.fills):
                assert (first != last).any(axis=1).all()
            np.testing.assert_allclose(np.linalg.norm(paths.unit, axis=1), 1.0, atol=FLOAT32_RAD)
            centre = np.repeat(paths.cap_unit, count, axis=0)
            cross = np.linalg.norm(np.cross(paths.unit.astype(float), centre), axis=1)
            angle_rad = np.arctan2(cross, np.sum(paths.unit * centre, axis=1))
            assert (angle_rad <= np.repeat(paths.cap_rad, count)).all()
        assert lod.fills.owner.max() < len(layer.features)


@settings(max_examples=40, deadline=None)
@given(land=lands())
def test_pieces_are_plain_rings_and_no_country_vanishes(land: Land) -> None:
    for lod in baked(land).lods:
        assert set(lod.fills.owner.tolist()) == set(range(len(land.lonlat)))
        for paths in (lod.ground, lod.fills):
            pieces = path_shapes(paths, land, closed=True)
            # A ring may touch itself where a hole was cut away, but what an even-odd fill of it
            # covers is what it encloses.
            filled_sr = shapely.area(shapely.make_valid(pieces, method="linework"))
            folded_sr = np.abs(filled_sr - shapely.area(pieces))
            assert (folded_sr < (lod.tolerance_rad / 8.0) ** 2).all()


@settings(max_examples=40, deadline=None)
@given(land=lands())
def test_a_label_lies_within_its_country(land: Land) -> None:
    drawn = on_plane(land)
    places = np.array([feature.label_lonlat for feature in baked(land).features])
    labelled = shapely.transform(shapely.points(places), lambda p: p)
    on = on_plane(Land(land.centre, land.width_deg, np.asarray(labelled)))
    assert shapely.within(on, drawn).all()
