"""What a bake makes of a curator's files, and what it leaves alone."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from kiosk.atlas.model import AreaLayer, Atlas, Paths
from kiosk.atlas.store import DATA, MANIFEST, current_atlas, load_atlas
from kiosk.bake.atlas import Progress, bake_atlas
from kiosk.bake.edges import edges_of
from kiosk.content.model import MapLayer, MapLayerKind
from kiosk.geo.sphere import angle_between, lonlat_from_unit, unit_from_lonlat
from tests.unit.bake.samples import map_layer, write_geojson, write_layer

WEST, EAST = shapely.box(0, 40, 10, 50), shapely.box(10, 40, 20, 50)
ALIKE_DEG = 1e-5
# 1 m: three rounding steps of float32.

CITIES = map_layer("cities.csv", MapLayerKind.POINTS, id_="cities")


def baked(folder: Path, *layers: MapLayer) -> Atlas:
    result = bake_atlas(folder, layers, folder / "cache")
    assert result.folder is not None, [str(problem) for problem in result.problems]
    assert result.folder == current_atlas(folder / "cache")
    return load_atlas(result.folder, verify=True)


def baked_areas(folder: Path, *shapes: BaseGeometry, role: str = "territories") -> AreaLayer:
    rows = [({"id": f"t{i}"}, shape) for i, shape in enumerate(shapes)]
    write_geojson(folder / "world.geojson", *rows)
    return baked(folder, map_layer("world.geojson", role=role)).areas[0]


def rings(paths: Paths) -> list[list[tuple[float, ...]]]:
    vertices = [tuple(vertex) for vertex in paths.unit.tolist()]
    return [
        vertices[begin:end] for begin, end in zip(paths.start[:-1], paths.start[1:], strict=True)
    ]


def pieces_over(paths: Paths, place: tuple[float, float]) -> int:
    """How many rings, none of them over the date line, lie over a place."""
    shapes = [shapely.Polygon(lonlat_from_unit(np.array(ring))) for ring in rings(paths)]
    return sum(shape.covers(shapely.Point(place)) for shape in shapes)


def write_exhibit(folder: Path) -> Sequence[MapLayer]:
    write_geojson(folder / "world.geojson", ({"id": "west"}, WEST), ({"id": "east"}, EAST))
    (folder / "cities.csv").write_text("id,name,lon,lat,rank\nhavana,Havana,-82.36,23.13,1\n")
    return map_layer("world.geojson"), CITIES


def baking(folder: Path, layers: Sequence[MapLayer], *, force: bool = False) -> list[str]:
    """The layers that a bake did bake."""
    told: list[Progress] = []
    result = bake_atlas(folder, layers, folder / "cache", force=force, on_progress=told.append)
    assert result.folder is not None
    shares = [progress.share for progress in told]
    assert shares == sorted(shares)
    assert all(0.0 <= share <= 1.0 for share in shares)
    texts = dict.fromkeys(progress.text for progress in told)
    return [text.removeprefix("Baking ") for text in texts if text.startswith("Baking ")]


def test_only_what_changed_is_baked_again(tmp_path: Path) -> None:
    layers = write_exhibit(tmp_path)
    assert baking(tmp_path, layers) == ["world", "cities"]
    first = current_atlas(tmp_path / "cache")
    assert baking(tmp_path, layers) == []
    assert current_atlas(tmp_path / "cache") == first
    before = baked(tmp_path, *layers)
    (tmp_path / "cities.csv").write_text("id,name,lon,lat,rank\nmoscow,Moscow,37.6,55.8,1\n")
    assert baking(tmp_path, layers) == ["cities"]
    after = baked(tmp_path, *layers)
    assert after.points[0].features[0].id == "moscow"
    for old, new in zip(before.areas[0].lods, after.areas[0].lods, strict=True):
        np.testing.assert_array_equal(old.fills.unit, new.fills.unit)


def test_a_layer_named_anew_in_the_exhibit_is_baked_again(tmp_path: Path) -> None:
    world, cities = write_exhibit(tmp_path)
    baking(tmp_path, [world, cities])
    other_role = MapLayer(world.id, world.path, "", world.kind, "lakes", "")
    assert baking(tmp_path, [other_role, cities]) == ["world"]
    assert baked(tmp_path, cities).areas == ()


def test_force_bakes_everything_again_to_the_same_atlas(tmp_path: Path) -> None:
    layers = write_exhibit(tmp_path)
    baking(tmp_path, layers)
    before = current_atlas(tmp_path / "cache")
    assert baking(tmp_path, layers, force=True) == ["world", "cities"]
    assert current_atlas(tmp_path / "cache") == before


def test_a_damaged_atlas_is_not_carried_over(tmp_path: Path) -> None:
    layers = write_exhibit(tmp_path)
    baking(tmp_path, layers)
    folder = current_atlas(tmp_path / "cache")
    assert folder is not None
    content = bytearray((folder / DATA).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / DATA).write_bytes(content)
    assert baking(tmp_path, layers) == ["world", "cities"]
    baked(tmp_path, *layers)


def test_a_fault_in_a_layer_leaves_the_last_good_map(tmp_path: Path) -> None:
    layers = write_exhibit(tmp_path)
    baking(tmp_path, layers)
    before = current_atlas(tmp_path / "cache")
    (tmp_path / "cities.csv").write_text("nonsense")
    result = bake_atlas(tmp_path, layers, tmp_path / "cache")
    assert result.folder is None
    assert len(result.problems) == 1
    assert current_atlas(tmp_path / "cache") == before


def test_sources_credits_and_tools_stand_in_the_manifest(tmp_path: Path) -> None:
    layers = write_exhibit(tmp_path)
    (tmp_path / "SOURCES.toml").write_text('credit = "Natural Earth"')
    folder = bake_atlas(tmp_path, layers, tmp_path / "cache").folder
    assert folder is not None
    manifest = json.loads((folder / MANIFEST).read_bytes())
    assert manifest["credits"] == {"SOURCES.toml": 'credit = "Natural Earth"'}
    assert set(manifest["made_with"]) >= {"bake", "geos", "numpy", "shapely"}
    assert manifest["layers"][0]["source"]["path"] == "world.geojson"
    assert len(manifest["layers"][0]["source"]["sha256"]) == 64


def test_ids_names_and_other_columns_come_as_text(tmp_path: Path) -> None:
    rows = [
        ({"ID": "cuba", "Name": "Куба", "un": True, "since": 1902.0, "note": None}, WEST),
        ({"ID": "", "Name": "", "un": False, "since": 0.5, "note": "x"}, EAST),
    ]
    write_geojson(tmp_path / "world.geojson", *rows)
    cuba, nameless = baked(tmp_path, map_layer("world.geojson")).areas[0].features
    assert (cuba.id, cuba.name) == ("cuba", "Куба")
    assert cuba.properties == {"un": "True", "since": "1902", "note": ""}
    assert (nameless.id, nameless.name) == ("2", "")
    assert nameless.properties == {"un": "False", "since": "0.5", "note": "x"}


def test_an_id_is_never_printed_as_a_name(tmp_path: Path) -> None:
    # A map once had its lakes labelled "lake-141".
    write_geojson(tmp_path / "world.geojson", ({"id": "lake-141"}, WEST), ({"id": "b"}, EAST))
    assert [
        each.name for each in baked(tmp_path, map_layer("world.geojson")).areas[0].features
    ] == [
        "",
        "",
    ]


def test_points_of_a_csv_file_lie_where_it_says(tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text(
        'name;latitude;longitude;note\n"Bogotá; D.E.";4.61;-74.08;x\n\nМосква;55.75;37.62\n',
        encoding="utf-8-sig",
    )
    cities = baked(tmp_path, CITIES).points[0]
    assert [feature.name for feature in cities.features] == ["Bogotá; D.E.", "Москва"]
    np.testing.assert_allclose(lonlat_from_unit(cities.unit), [(-74.08, 4.61), (37.62, 55.75)])
    assert cities.features[0].label_lonlat == (-74.08, 4.61)


# Corners by PROJ 9.7, cs2cs, to a hundred-thousandth of a degree.
@pytest.mark.parametrize(
    ("crs", "place", "lonlat"),
    [
        ("EPSG:25833", (390_000.0, 5_820_000.0), (13.38013, 52.51928)),
        ("EPSG:3857", (-9_168_000.0, 2_648_000.0), (-82.35750, 23.13370)),
        ("EPSG:4267", (-82.36, 23.13), (-82.35986, 23.13044)),
    ],
)
@pytest.mark.parametrize("suffix", [".gpkg", ".shp"])
def test_any_coordinate_system_is_read(
    tmp_path: Path,
    crs: str,
    place: tuple[float, float],
    lonlat: tuple[float, float],
    suffix: str,
) -> None:
    path = tmp_path / f"places{suffix}"
    write_layer(path, "places", [({"id": "here"}, shapely.Point(place))], crs=crs)
    points = baked(tmp_path, map_layer(path.name, MapLayerKind.POINTS)).points[0]
    # 300 m: without the grids of a national survey an old datum is no better.
    apart_rad = float(angle_between(points.unit[0], unit_from_lonlat(lonlat)))
    assert apart_rad * 6_371_008.8 < 300.0


@pytest.mark.parametrize(("radius_m", "lowest_deg"), [(1_000_000.0, 79.0), (20_000.0, 89.78)])
def test_an_area_over_the_pole_in_a_polar_system_is_right(
    tmp_path: Path, radius_m: float, lowest_deg: float
) -> None:
    cap = shapely.Point(radius_m / 5.0, 0.0).buffer(radius_m, quad_segs=64)
    write_layer(tmp_path / "ice.gpkg", "ice", [({"id": "ice"}, cap)], crs="EPSG:3995")
    layer = baked(tmp_path, map_layer("ice.gpkg")).areas[0]
    lat_deg = lonlat_from_unit(layer.lods[-1].outlines.unit)[:, 1]
    # The centre lies a fifth of the radius off the pole.
    assert 90.0 - lat_deg.min() == pytest.approx(90.0 - lowest_deg, rel=0.1)
    assert 90.0 - lat_deg.max() == pytest.approx((90.0 - lowest_deg) * 0.8 / 1.2, rel=0.1)
    assert lonlat_from_unit(layer.lods[-1].fills.unit)[:, 1].max() == pytest.approx(90.0)
    for ring in rings(layer.lods[-1].fills):
        lon_deg = lonlat_from_unit(np.array(ring))
        seen_deg = np.sort(lon_deg[lon_deg[:, 1] < 89.99, 0])
        # A piece that went all round would close upon itself along a slit.
        widest_gap_deg = np.diff(np.append(seen_deg, seen_deg[0] + 360.0)).max()
        assert widest_gap_deg > 180.0


def test_the_halves_of_a_country_cut_at_the_date_line_grow_together(tmp_path: Path) -> None:
    # As RFC 7946, section 3.1.9, asks for, and as Natural Earth has Chukotka and Fiji.
    halves = shapely.MultiPolygon([shapely.box(160, 60, 180, 70), shapely.box(-180, 60, -170, 70)])
    lod = baked_areas(tmp_path, halves).lods[-1]
    lonlat = lonlat_from_unit(lod.outlines.unit)
    inside = (lonlat[:, 1] > 60.1) & (lonlat[:, 1] < 69.9)
    assert set(np.round(lonlat[inside, 0], 3)) == {160.0, -170.0}


def test_an_area_all_round_the_globe_has_no_edge_at_the_seam(tmp_path: Path) -> None:
    lod = baked_areas(tmp_path, shapely.box(-180, -90, 180, -60)).lods[-1]
    np.testing.assert_allclose(lonlat_from_unit(lod.outlines.unit)[:, 1], -60.0, atol=1e-4)


def test_longitudes_counted_to_360_are_read(tmp_path: Path) -> None:
    feature = baked_areas(tmp_path, shapely.box(270, 10, 290, 30)).features[0]
    assert feature.label_lonlat[0] == pytest.approx(-80.0, abs=1.0)


def test_a_border_along_a_parallel_stays_on_it(tmp_path: Path) -> None:
    north, south = shapely.box(-123, 49, -95, 60), shapely.box(-123, 40, -95, 49)
    layer = baked_areas(tmp_path, north, south)
    for lod in layer.lods:
        lonlat = lonlat_from_unit(lod.borders.unit.astype(np.float64))
        np.testing.assert_allclose(lonlat[:, 1], 49.0, atol=1e-4)
        # Chords of such steps leave the parallel by less than a sixth of the tolerance.
        steps_rad = np.radians(np.abs(np.diff(np.sort(lonlat[:, 0]))))
        assert steps_rad.max() ** 2 / 8.0 * 0.5 < lod.tolerance_rad / 6.0


def test_pieces_on_either_side_of_a_cut_have_the_same_vertices(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    angle = np.linspace(0.0, 2.0 * np.pi, 3000, endpoint=False)
    radius = 12.0 + np.convolve(rng.normal(size=3000), np.ones(30) / 30, "same")
    island = shapely.Polygon(np.column_stack((radius * np.cos(angle), 45 + radius * np.sin(angle))))
    layer = baked_areas(tmp_path, island)
    for lod in layer.lods:
        corners = lonlat_from_unit(lod.fills.unit.astype(np.float64))
        for ring in rings(lod.fills):
            lonlat = lonlat_from_unit(np.array(ring))
            for begin, end in zip(lonlat, np.roll(lonlat, -1, axis=0), strict=True):
                if abs(begin[1] - end[1]) < ALIKE_DEG and abs(begin[0] - end[0]) > 0.01:
                    low, high = sorted((begin[0], end[0]))
                    on_line = corners[np.abs(corners[:, 1] - begin[1]) < ALIKE_DEG, 0]
                    between = on_line[(on_line > low + ALIKE_DEG) & (on_line < high - ALIKE_DEG)]
                    assert not len(between)


def test_a_seam_inside_a_country_is_no_line() -> None:
    halves = shapely.MultiPolygon([shapely.box(0, 0, 0.1, 0.1), shapely.box(0.1, 0, 0.2, 0.1)])
    edges = edges_of(np.array([halves]))
    assert (edges.other < 0).all()
    assert len(edges.first) == 6


def test_an_enclave_leaves_no_ring_with_a_hole(tmp_path: Path) -> None:
    enclave = shapely.box(4, 44, 6, 46)
    layer = baked_areas(tmp_path, shapely.difference(WEST, enclave), enclave)
    middle = unit_from_lonlat((5.0, 45.0))
    for lod in layer.lods:
        for ring, owner in zip(rings(lod.fills), lod.fills.owner, strict=True):
            piece = shapely.Polygon(lonlat_from_unit(np.array(ring)))
            covers = piece.covers(shapely.Point(lonlat_from_unit(middle)))
            assert not (covers and owner == 0)
        assert lod.border_sides.tolist() == [[0, 1]] * len(lod.borders.owner)


def write_borders(folder: Path, *borders: tuple[dict[str, str], BaseGeometry]) -> MapLayer:
    rows = [({"id": "west"}, WEST), ({"id": "east"}, EAST)]
    write_layer(folder / "world.gpkg", "territories", rows)
    write_layer(folder / "world.gpkg", "borders", borders)
    return map_layer("world.gpkg", layer="territories", boundaries="borders")


def test_a_border_has_the_kind_that_the_file_gives(tmp_path: Path) -> None:
    line = shapely.LineString([(10, 40), (10, 50)])
    layer = write_borders(tmp_path, ({"a": "west", "b": "east", "kind": "armistice"}, line))
    areas = baked(tmp_path, layer).areas[0]
    assert areas.border_kinds == ("international", "armistice")
    for lod in areas.lods:
        assert set(lod.borders.owner.tolist()) == {1}


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_a_border_of_several_kinds_has_the_nearest(tmp_path: Path, crs: str) -> None:
    lat = np.linspace(40.0, 50.0, 41)
    winding = np.column_stack((10.0 + 0.3 * (-1.0) ** np.arange(41), lat))
    west = shapely.Polygon([(0, 50), (0, 40), *winding])
    east = shapely.Polygon([(20, 40), (20, 50), *winding[::-1]])
    rows = [({"id": "west"}, west), ({"id": "east"}, east)]
    write_layer(tmp_path / "world.gpkg", "territories", rows)
    here = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    lines = [
        shapely.LineString(np.column_stack(here.transform(*half.T)))
        for half in (winding[:21], winding[20:])
    ]
    borders = [
        ({"a": "west", "b": "east", "kind": "armistice"}, lines[0]),
        ({"a": "east", "b": "west", "kind": "demarcation"}, lines[1]),
    ]
    write_layer(tmp_path / "world.gpkg", "borders", borders, crs=crs)
    layer = map_layer("world.gpkg", layer="territories", boundaries="borders")
    areas = baked(tmp_path, layer).areas[0]
    assert areas.border_kinds == ("international", "armistice", "demarcation")
    for lod in areas.lods:
        for ring, kind in zip(rings(lod.borders), lod.borders.owner, strict=True):
            lat_deg = lonlat_from_unit(np.array(ring))[:, 1]
            # A border winds by a quarter degree a step.
            assert (lat_deg <= 45.3).all() if kind == 1 else (lat_deg >= 44.7).all()


def test_a_border_of_nobody_is_told_and_left_out(tmp_path: Path) -> None:
    line = shapely.LineString([(10, 40), (10, 50)])
    layer = write_borders(tmp_path, ({"a": "west", "b": "eats", "kind": "armistice"}, line))
    result = bake_atlas(tmp_path, [layer], tmp_path / "cache")
    assert result.folder is not None
    assert [str(problem) for problem in result.problems] == [
        'world.gpkg  map layer "world"\n'
        '    The layer of boundaries names "eats", and no feature has that id.\n'
        "    Correct the ids in its columns a and b, or delete those rows."
    ]


def test_neighbours_drawn_a_little_apart_are_matched(tmp_path: Path) -> None:
    east = shapely.box(9.999, 40, 20, 50)
    layer = baked_areas(tmp_path, WEST, east)
    lod = layer.lods[-1]
    assert len(lod.borders.owner) > 0
    assert lonlat_from_unit(lod.outlines.unit)[:, 0].min() < 0.1


def test_areas_that_lie_on_one_another_by_intent_stay_whole(tmp_path: Path) -> None:
    near, far = shapely.Point(-80, 22).buffer(5.0), shapely.Point(-80, 22).buffer(10.0)
    layer = baked_areas(tmp_path, near, far, role="ranges")
    lod = layer.lods[-1]
    for owner, edge in ((0, 5.0), (1, 10.0)):
        index = np.repeat(lod.outlines.owner, np.diff(lod.outlines.start))
        lonlat = lonlat_from_unit(lod.outlines.unit[index == owner])
        away = np.hypot(lonlat[:, 0] + 80.0, lonlat[:, 1] - 22.0)
        np.testing.assert_allclose(away, edge, atol=0.1)
    assert pieces_over(lod.fills, (-80.0, 22.0)) == 2
    assert pieces_over(lod.ground, (-80.0, 22.0)) == 1


def test_small_islands_vanish_from_coarse_levels_but_not_small_countries(tmp_path: Path) -> None:
    islet = shapely.box(30, 45, 30.05, 45.05)
    layer = baked_areas(tmp_path, shapely.MultiPolygon([WEST, islet]), shapely.box(40, 0, 40.01, 1))
    coarse = layer.lods[0]
    assert set(coarse.fills.owner.tolist()) == {0, 1}
    lonlat = lonlat_from_unit(coarse.fills.unit)
    assert not ((lonlat[:, 0] > 29.0) & (lonlat[:, 0] < 31.0)).any()


def test_a_small_enclave_leaves_no_hole_in_its_neighbour(tmp_path: Path) -> None:
    enclave = shapely.box(4.13, 45.13, 4.16, 45.16)
    layer = baked_areas(
        tmp_path, shapely.difference(WEST, enclave), shapely.MultiPolygon([EAST, enclave])
    )
    for lod in layer.lods:
        assert pieces_over(lod.fills, (4.15, 45.14)) == 1


def test_a_long_side_is_straight_in_degrees(tmp_path: Path) -> None:
    layer = baked_areas(tmp_path, shapely.Polygon([(-80, -20), (80, 60), (-80, 60)]))
    for lod in layer.lods:
        lonlat = lonlat_from_unit(lod.outlines.unit)
        slanted = lonlat[(lonlat[:, 0] > -79.9) & (lonlat[:, 1] < 59.9)]
        # Dropped vertices and chords stray by about a tolerance.
        astray_deg = np.abs(20.0 + slanted[:, 0] / 2.0 - slanted[:, 1])
        assert astray_deg.max() < np.degrees(lod.tolerance_rad)
        assert pieces_over(lod.fills, (1.0, 19.5)) == 0
        assert pieces_over(lod.fills, (1.0, 21.5)) == 1


def test_a_line_round_the_globe_comes_in_pieces(tmp_path: Path) -> None:
    equator = shapely.LineString([(-180, 0), (180, 0)])
    write_geojson(tmp_path / "lines.geojson", ({"id": "equator"}, equator))
    layer = baked(tmp_path, map_layer("lines.geojson", MapLayerKind.LINES)).lines[0]
    for lod in layer.lods:
        assert (np.degrees(lod.lines.cap_rad) < 50.0).all()
        assert len(np.unique(np.round(lonlat_from_unit(lod.lines.unit)[:, 0], 3))) >= 72


def test_a_city_among_countries_keeps_its_detail_at_the_finest_level(tmp_path: Path) -> None:
    angle = np.linspace(0.0, 2.0 * np.pi, 2000, endpoint=False)
    radius = 0.05 + 0.002 * np.cos(20 * angle)
    city = shapely.Polygon(
        np.column_stack((5 + radius * np.cos(angle), 45 + radius * np.sin(angle)))
    )
    around = shapely.difference(WEST.segmentize(0.005), city)
    layer = baked_areas(tmp_path, city, around, EAST.segmentize(0.005))
    finest = layer.lods[-1]
    of_city = (finest.border_sides == (0, 1)).all(axis=1)
    count = np.diff(finest.borders.start)[of_city].sum()
    assert count >= 2000
    # That level alone would have left of it a hundred.
    assert finest.tolerance_rad > np.radians(0.001)


def test_inland_a_finely_drawn_country_has_few_pieces(tmp_path: Path) -> None:
    lat = np.linspace(41.0, 49.0, 16_000)
    coast = np.column_stack((8.0 + 0.001 * np.sin(lat * 900.0), lat))
    layer = baked_areas(tmp_path, shapely.Polygon([(0, 49), (0, 41), *coast]))
    finest = layer.lods[-1]
    assert np.degrees(finest.tolerance_rad) < 0.0005
    # Each cell of that level has a hundredth of the ground of one of the pieces inland.
    assert len(finest.fills.owner) < 2000


def test_lines_are_simplified_level_by_level_and_meet(tmp_path: Path) -> None:
    step = np.linspace(0.0, 20.0, 4000)
    river = shapely.LineString(np.column_stack((step, 50 + 0.1 * np.sin(step * 9.0))))
    write_geojson(tmp_path / "rivers.geojson", ({"name": "Spree"}, river))
    layer = baked(tmp_path, map_layer("rivers.geojson", MapLayerKind.LINES)).lines[0]
    assert (layer.features[0].id, layer.features[0].name) == ("1", "Spree")
    assert layer.features[0].label_lonlat == pytest.approx((10.0, 50.0), abs=0.2)
    vertices = [len(lod.lines.unit) for lod in layer.lods]
    assert vertices == sorted(vertices)
    assert vertices[-1] > 2 * vertices[0]
    for lod in layer.lods:
        paths = rings(lod.lines)
        assert max(len(path) for path in paths) <= 200
        assert all(one[-1] == other[0] for one, other in pairwise(paths))
        # Longitudes shrink by the cosine of the latitude.
        drawn, river_there = (
            shapely.transform(line, lambda places: places * (np.cos(np.radians(50.0)), 1.0))
            for line in (shapely.LineString(lonlat_from_unit(lod.lines.unit)), river)
        )
        assert shapely.hausdorff_distance(drawn, river_there) < 1.01 * np.degrees(lod.tolerance_rad)


def test_a_line_across_the_date_line_takes_the_short_way(tmp_path: Path) -> None:
    flight = shapely.LineString([(170, 10), (-170, 20)])
    write_geojson(tmp_path / "flights.geojson", ({"id": "u2"}, flight))
    line = baked(tmp_path, map_layer("flights.geojson", MapLayerKind.LINES)).lines[0].lods[-1].lines
    assert (np.abs(lonlat_from_unit(line.unit)[:, 0]) >= 169.9).all()


def test_a_map_without_layers_is_an_empty_atlas(tmp_path: Path) -> None:
    atlas = baked(tmp_path)
    assert (atlas.areas, atlas.lines, atlas.points) == ((), (), ())
