"""What a bake makes of a curator's files, and what it leaves alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import shapely

from kiosk.atlas.store import DATA, MANIFEST, current_atlas
from kiosk.bake.atlas import bake_atlas
from kiosk.bake.edges import edges_of
from kiosk.bake.planning import Progress
from kiosk.content.model import MapLayer, MapLayerKind
from kiosk.geo.sphere import angle_between, lonlat_from_unit, unit_from_lonlat
from tests.unit.bake.samples import (
    ALIKE_DEG,
    EAST,
    WEST,
    baked,
    baked_areas,
    map_layer,
    rings,
    write_geojson,
    write_layer,
)

CITIES = map_layer("cities.csv", MapLayerKind.POINTS, id_="cities")


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


def test_a_long_strip_is_named_as_late_as_its_width_asks(tmp_path: Path) -> None:
    canal, lake = shapely.box(0.0, 50.0, 8.0, 50.01), shapely.box(0.0, 40.0, 8.0, 46.0)
    strip, wide = baked_areas(tmp_path, canal, lake).features
    ends = unit_from_lonlat(np.array([[0.0, 40.0], [8.0, 46.0]]))
    assert wide.extent_rad == pytest.approx(angle_between(*ends) / 2, rel=0.05)
    # Forty times the half of its 0.01 degrees.
    assert strip.extent_rad == pytest.approx(np.radians(0.2), rel=0.05)


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
