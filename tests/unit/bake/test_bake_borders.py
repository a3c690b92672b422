"""What a bake makes of borders and lines, and what of them each level of detail keeps."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from kiosk.bake.atlas import bake_atlas
from kiosk.content.model import MapLayer, MapLayerKind
from kiosk.geo.sphere import lonlat_from_unit
from tests.unit.bake.samples import (
    EAST,
    WEST,
    baked,
    baked_areas,
    map_layer,
    pieces_over,
    rings,
    write_geojson,
    write_layer,
)


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
