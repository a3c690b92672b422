"""Areas and lines that meet without crack, overlap or sliver."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import shapely

from tests.geodata.reading import boundaries, layer, territories

Segment = tuple[tuple[float, float], tuple[float, float]]

KINDS = {
    "international",
    "internal",
    "disputed",
    "armistice",
    "demarcation",
    "undefined",
    "leased",
}


def areas() -> list[shapely.MultiPolygon]:
    return [row["geometry"] for row in territories().values()]


def segments_of(lines: list[shapely.LineString]) -> Counter[Segment]:
    found: Counter[Segment] = Counter()
    for line in lines:
        points = [(float(x), float(y)) for x, y in line.coords]
        for start, end in pairwise(points):
            found[(start, end) if start < end else (end, start)] += 1
    return found


def test_territories_are_valid_areas_that_meet_without_overlap() -> None:
    assert shapely.is_valid(areas()).all()
    assert shapely.coverage_is_valid(areas())


def test_no_crack_is_left_between_territories() -> None:
    # Narrower than 50 m and longer than 200 m: straits and fjords on borders are wider.
    cracks = shapely.coverage_invalid_edges(areas(), gap_width=0.0005)
    assert shapely.length(cracks).sum() < 0.002


def test_the_only_hole_in_the_land_is_the_caspian_sea() -> None:
    land = shapely.coverage_union_all(areas())
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors]
    assert [hole.contains(shapely.Point(50.5, 42.0)) for hole in holes] == [True]


def test_no_part_is_a_sliver() -> None:
    parts = shapely.get_parts(areas())
    compactness = 4 * math.pi * shapely.area(parts) / shapely.length(parts) ** 2
    # Real spits and barrier islands reach 0.03; a sliver between two digitisings does not.
    thin = parts[(compactness < 0.02) & (shapely.area(parts) < 0.01)]
    assert len(thin) == 0


def test_longitudes_run_from_the_bering_strait_to_the_bering_strait() -> None:
    west, _, east, _ = shapely.total_bounds(areas())
    assert west >= -180
    assert east <= 191.5
    for row in territories().values():
        if row["id"] != "antarctica":
            assert row["geometry"].bounds[0] >= -169.5, row["id"]


def test_boundaries_are_made_of_edges_that_two_territories_share() -> None:
    rings = shapely.get_rings(shapely.get_parts(areas()))
    edges = segments_of([shapely.LineString(ring.coords) for ring in rings])
    shared = {segment for segment, count in edges.items() if count == 2}
    outer = segments_of([row["geometry"] for row in boundaries() if row["a"] != row["b"]])
    assert set(outer) == shared
    assert set(outer.values()) == {1}


def test_inner_lines_run_inside_their_territory() -> None:
    for row in boundaries():
        if row["a"] == row["b"]:
            territory = territories()[row["a"]]["geometry"]
            shapely.prepare(territory)
            lonlat = shapely.get_coordinates(row["geometry"])
            assert shapely.intersects_xy(territory, lonlat[:, 0], lonlat[:, 1]).all(), row["reason"]


def test_every_line_that_is_not_plainly_international_gives_its_reason() -> None:
    assert {row["kind"] for row in boundaries()} == KINDS
    for row in boundaries():
        assert row["reason"] or row["kind"] == "international"


def test_the_lines_of_the_cold_war_are_marked() -> None:
    kinds = {(row["a"], row["b"]): row["kind"] for row in boundaries()}
    assert kinds["east-germany", "west-germany"] == "demarcation"
    assert kinds["east-berlin", "west-berlin"] == "demarcation"
    assert kinds["north-korea", "south-korea"] == "armistice"
    assert kinds["north-vietnam", "south-vietnam"] == "armistice"
    assert kinds["saudi-arabia", "south-arabia"] == "undefined"
    assert kinds["cuba", "guantanamo"] == "leased"
    assert kinds["ussr", "ussr"] == "internal"
    assert kinds["british-honduras", "guatemala"] == "disputed"


def test_the_demarcation_line_in_vietnam_lies_near_the_17th_parallel() -> None:
    lats = np.concatenate(
        [
            shapely.get_coordinates(row["geometry"])[:, 1]
            for row in boundaries()
            if (row["a"], row["b"]) == ("north-vietnam", "south-vietnam")
        ]
    )
    assert np.abs(lats - 17.0).max() < 0.1


def test_lakes_and_rivers_are_valid() -> None:
    lakes = layer("water.gpkg", "lakes")
    assert shapely.is_valid([row["geometry"] for row in lakes]).all()
    assert {row["rank"] for row in lakes} == {1, 2, 3, 4}
    rivers = layer("water.gpkg", "rivers")
    assert all(row["geometry"].length > 0 for row in rivers)
    assert {row["rank"] for row in rivers} == {1, 2, 3, 4, 5, 6}


def test_no_shore_is_drawn_across_open_water() -> None:
    # Where two lakes share an edge, or a bay lies in its lake, there would be one. Lakes that both
    # have a name meet in straits of a few kilometres.
    rows = layer("water.gpkg", "lakes")
    lakes = np.array([row["geometry"] for row in rows], dtype=object)
    named = np.array([bool(row["name"]) for row in rows])
    one, other = shapely.STRtree(lakes).query(lakes, predicate="intersects")
    shared = shapely.intersection(lakes[one], lakes[other])[one < other]
    is_strait = (named[one] & named[other])[one < other]
    assert shapely.area(shared).max(initial=0.0) < 1e-12
    assert shapely.length(shared)[~is_strait].max(initial=0.0) == 0.0
    assert 0.0 < shapely.length(shared)[is_strait].max() < 0.1


def test_lakes_lie_on_land() -> None:
    # No two territories share ground, so that what lies on each adds up.
    territories = np.array(areas())
    tree = shapely.STRtree(territories)
    for row in layer("water.gpkg", "lakes"):
        lake = row["geometry"]
        on_land = shapely.area(shapely.intersection(lake, territories[tree.query(lake)])).sum()
        # Lagoons are lakes to one source and sea to the other.
        assert on_land > 0.9 * lake.area, row["id"]


def test_rivers_bear_readable_names() -> None:
    names = {row["name"] for row in layer("water.gpkg", "rivers")}
    assert not [name for name in names if "?" in name or "  " in name]
    assert {"Rhine", "Rhône", "Danube", "Dnieper", "Yangtze", "Amazon", "Senegal"} <= names
