"""Shapes over the date line and the poles come to lie on one sheet, and its edges fit."""

from itertools import pairwise

import numpy as np
import pytest
import shapely

from kiosk.atlas.model import Paths
from kiosk.bake.areas import levels_of
from kiosk.bake.arrays import FloatArray, Geometries
from kiosk.bake.coverage import coarser_and_coarser, place_numbers
from kiosk.bake.cylinder import cylinder_from_lonlat, lonlat_from_cylinder
from kiosk.bake.levels import COARSEST_DEG, ladder, level
from kiosk.bake.packing import packed
from kiosk.bake.strands import Strands
from kiosk.bake.unrolling import SEAM_EAST_DEG, SEAM_WEST_DEG, areas_on_sheet, unrolled
from kiosk.geo.sphere import lonlat_from_unit


def on_sheet(*shapes: shapely.Geometry) -> Geometries:
    return areas_on_sheet(unrolled(np.array(shapes, dtype=object)))


def area_sr(shape: shapely.Geometry) -> float:
    straight_in_degrees = shapely.segmentize(shape, 0.1)
    return float(shapely.area(shapely.transform(straight_in_degrees, cylinder_from_lonlat)))


def test_a_ring_round_the_pole_that_runs_back_under_its_beginning_is_right() -> None:
    spiral = shapely.Polygon(
        [(0, 70), (60, 75), (120, 80), (180, 80), (-120, 80), (-60, 80), (0, 85), (20, 84)]
    )
    sheet = on_sheet(spiral)[0]
    assert sheet.is_valid
    # The same ring as it lies about the pole, its sides bent along those straight in degrees.
    lonlat = np.array([*spiral.exterior.coords])
    turned = np.unwrap(lonlat[:, 0], period=360.0)
    bent = shapely.get_coordinates(
        shapely.segmentize(shapely.LineString(np.column_stack((turned, lonlat[:, 1]))), 0.1)
    )
    radius = 2.0 * np.sin(np.radians(90.0 - bent[:, 1]) / 2.0)
    angle = np.radians(bent[:, 0])
    polar = shapely.Polygon(np.column_stack((radius * np.cos(angle), radius * np.sin(angle))))
    assert area_sr(sheet) == pytest.approx(polar.area, rel=1e-4)


def test_a_hole_over_the_date_line_stays_in_its_area() -> None:
    around = [(170, 0), (-170, 0), (-170, 20), (170, 20)]
    hole = [(175, 5), (-175, 5), (-175, 15), (175, 15)]
    sheet = on_sheet(shapely.Polygon(around, [hole]))[0]
    assert sheet.is_valid
    assert sheet.bounds == (170.0, 0.0, 190.0, 20.0)
    assert sheet.area == pytest.approx(20.0 * 20.0 - 10.0 * 10.0)


def test_an_area_over_the_seam_is_cut_there() -> None:
    sheet = on_sheet(shapely.box(-172, 0, -165, 10))[0]
    assert sheet.area == pytest.approx(70.0)
    assert sheet.bounds == (SEAM_WEST_DEG, 0.0, SEAM_EAST_DEG, 10.0)


@pytest.mark.parametrize("is_coverage", [True, False])
def test_both_sides_of_the_seam_fit_at_every_level(is_coverage: bool) -> None:
    # So narrow beyond the seam that simplification alone would drop a corner there.
    islands = [shapely.box(-169.2, 0, -165, 1.2), shapely.box(-173, 10, -168.8, 11.2)]
    far_away = shapely.box(0, 0, 40, 40)
    sheet = on_sheet(*islands, far_away)
    polygons = shapely.transform(sheet, cylinder_from_lonlat)
    for _, simple in coarser_and_coarser(polygons, levels_of(sheet), is_coverage=is_coverage):
        places = lonlat_from_cylinder(shapely.get_coordinates(simple))
        west, east = (
            sorted(set(np.round(places[np.abs(places[:, 0] - seam) < 1e-9, 1], 9)))
            for seam in (SEAM_WEST_DEG, SEAM_EAST_DEG)
        )
        assert len(west) == 2 * len(islands)
        assert west == east


def ring_paths(*rings: list[tuple[float, float]], tolerance_deg: float = 0.1) -> Paths:
    lonlat: FloatArray = np.array([place for ring in rings for place in (*ring, ring[0])], float)
    start = np.cumsum([0, *(len(ring) + 1 for ring in rings)])
    strands = Strands(lonlat, start, np.arange(len(rings), dtype=np.int32))
    return packed(strands, level(tolerance_deg), closed=True)


def test_a_corner_on_a_cut_is_a_vertex_on_its_other_side() -> None:
    # 2.5 degrees are a step at this level.
    whole = [(0.0, 52.0), (4.0, 52.0), (4.0, 53.0), (0.0, 53.0)]
    left = [(0.0, 51.0), (1.7, 51.0), (1.7, 52.0), (0.0, 52.0)]
    right = [(1.7, 51.0), (4.0, 51.0), (4.0, 52.0), (1.7, 52.0)]
    paths = ring_paths(whole, left, right)
    lonlat = np.round(lonlat_from_unit(paths.unit[: paths.start[1]].astype(np.float64)), 3)
    assert sorted(lonlat[lonlat[:, 1] == 52.0, 0]) == [0.0, 1.7, 2.5, 4.0]


def test_all_longitudes_of_the_pole_are_one_vertex() -> None:
    paths = ring_paths([(40.0, 90.0), (80.0, 90.0), (80.0, 89.0), (0.0, 89.0), (0.0, 90.0)])
    at_pole = lonlat_from_unit(paths.unit)[:, 1] > 89.99
    assert at_pole.sum() == 1


def test_the_ladder_halves_from_the_extent_to_the_spacing() -> None:
    world = [rung.tolerance_deg for rung in ladder(360.0, 0.016)]
    assert world == [COARSEST_DEG / 2**i for i in range(7)]
    city = [rung.tolerance_deg for rung in ladder(0.6, 0.0005)]
    assert city[0] <= 0.6 / 25.0 < 2.0 * city[0]
    assert city[-1] >= 0.0005 / 3.0 > city[-1] / 2.0


def test_the_ladder_ends_where_a_level_would_have_too_many_cells() -> None:
    whole_globe = 360.0**2 / np.pi
    assert ladder(360.0, 0.0001, whole_globe)[-1].tolerance_deg > 0.0005
    assert ladder(360.0, 0.0001, 1.0)[-1].tolerance_deg < 0.0001


def test_places_alike_have_one_number_and_others_another() -> None:
    places = np.array([(0.5, 1.5), (1.5, 0.5), (0.5, 1.5), (0.0, 1.0), (-0.0, 1.0), (0.0, -1.0)])
    numbers = place_numbers(places).tolist()
    assert numbers[0] == numbers[2]
    assert numbers[3] == numbers[4]
    assert len(set(numbers)) == 4


def test_levels_under_twenty_metres_are_held_in_double_precision() -> None:
    assert level(0.0002).dtype is np.float32
    assert level(0.0001).dtype is np.float64


def test_the_grid_of_a_coarse_level_lies_on_that_of_a_fine_one() -> None:
    steps = [rung.step_deg for rung in ladder(360.0, 0.0001)]
    assert all((coarse / fine).is_integer() for coarse, fine in pairwise(steps))
