"""The ground of every pixel, against what shapely says of its middle."""

from itertools import pairwise

import numpy as np
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.screen.spans import Raster, Segments, runs_between

Place = tuple[float, float]

WIDTH_PX, HEIGHT_PX = 64, 48
# Shapely and the rows may part by the rounding of float32 where a boundary meets a middle.
SURE_PX = 1e-3

# Beyond the raster on all sides, and on eighths so that boundaries meet middles of pixels too.
places = st.tuples(
    st.integers(-20 * 8, (WIDTH_PX + 20) * 8), st.integers(-20 * 8, (HEIGHT_PX + 20) * 8)
).map(lambda eighths: (eighths[0] / 8.0, eighths[1] / 8.0))


@st.composite
def coverages(draw: st.DrawFn) -> list[shapely.Polygon]:
    """Return triangles that touch and do not overlap: a triangulation of random places."""
    corners = draw(st.lists(places, min_size=3, max_size=14, unique=True))
    triangles = shapely.get_parts(shapely.delaunay_triangles(shapely.MultiPoint(corners)))
    assume(len(triangles) > 0)
    return [triangle for triangle in triangles if triangle.area > 1e-6]


def segments_of(areas: list[shapely.Polygon]) -> Segments:
    """Return all edges once, each with the areas on its left and right; 0 is outside.

    On screen y points down: who walks along a ring that shapely calls clockwise has it on his left.
    """
    rows: dict[tuple[Place, Place], list[int]] = {}
    for number, area in enumerate(areas, start=1):
        outline = shapely.orient_polygons(area, exterior_cw=True).exterior
        ring: list[Place] = [(x, y) for x, y in shapely.get_coordinates(outline).tolist()]
        for start, end in pairwise(ring):
            if (end, start) in rows:
                rows[end, start][1] = number
            else:
                rows[start, end] = [number, 0]
    ends = np.array(list(rows), dtype=np.float32).reshape(-1, 2, 2)
    sides = np.array(list(rows.values()), dtype=np.uint8).reshape(-1, 2)
    return Segments(ends[:, 0], ends[:, 1], sides, np.zeros(len(rows), np.uint8))


def picture_of(
    segments: Segments, raster: Raster, areas: list[shapely.Polygon], corner: Place = (0.0, 0.0)
) -> np.ndarray:
    def ground_at(right: float, down: float) -> int:
        place = shapely.Point(corner[0] + right, corner[1] + down)
        return next((n for n, area in enumerate(areas, 1) if area.contains(place)), 0)

    runs = runs_between(segments, raster, ground_at)
    picture = runs.spread(np.arange(256, dtype=np.uint8))
    assert len(picture) == raster.width_px * raster.height_px
    picture = picture.reshape(raster.height_px, raster.width_px)
    # On pixels of a larger screen, as those of a part of a surface are.
    screen = np.full((raster.height_px, raster.width_px + 3), 255, np.uint8)
    runs.spread_over(screen[:, 1:-2], np.arange(256, dtype=np.uint8))
    assert (screen[:, 1:-2] == picture).all()
    assert (screen[:, [0, -2, -1]] == 255).all()
    return picture


def grounds_by_shapely(areas: list[shapely.Polygon]) -> tuple[np.ndarray, np.ndarray]:
    """Return the area under the middle of each pixel, and where that is beyond doubt."""
    y, x = np.mgrid[:HEIGHT_PX, :WIDTH_PX] + 0.5
    middles = shapely.points(x.ravel(), y.ravel())
    ground = np.zeros(len(middles), np.uint8)
    sure = np.ones(len(middles), np.bool_)
    for number, area in enumerate(areas, start=1):
        ground[shapely.contains(area, middles)] = number
        sure &= shapely.distance(area.exterior, middles) > SURE_PX
    shape = (HEIGHT_PX, WIDTH_PX)
    return ground.reshape(shape), sure.reshape(shape)


@settings(max_examples=150, deadline=None)
@given(coverages())
def test_every_pixel_has_the_ground_under_its_middle(areas: list[shapely.Polygon]) -> None:
    picture = picture_of(segments_of(areas), Raster(WIDTH_PX, HEIGHT_PX), areas)
    ground, sure = grounds_by_shapely(areas)
    assert (picture[sure] == ground[sure]).all()


@settings(max_examples=100, deadline=None)
@given(coverages(), st.randoms(use_true_random=False))
def test_the_order_and_direction_of_the_lines_does_not_matter(
    areas: list[shapely.Polygon], random: object
) -> None:
    segments = segments_of(areas)
    raster = Raster(WIDTH_PX, HEIGHT_PX)
    order = np.arange(len(segments.kind))
    random.shuffle(order)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    shuffled = segments.chosen(order)
    turned = Segments(shuffled.end_px, shuffled.start_px, shuffled.sides[:, ::-1], shuffled.kind)
    assert (picture_of(segments, raster, areas) == picture_of(turned, raster, areas)).all()


@settings(max_examples=100, deadline=None)
@given(coverages(), st.integers(0, WIDTH_PX), st.integers(0, HEIGHT_PX))
def test_a_part_of_the_screen_looks_as_it_does_in_the_whole(
    areas: list[shapely.Polygon], left_px: int, top_px: int
) -> None:
    segments = segments_of(areas)
    whole = picture_of(segments, Raster(WIDTH_PX, HEIGHT_PX), areas)
    width_px, height_px = WIDTH_PX - left_px, HEIGHT_PX - top_px
    assume(width_px > 0 and height_px > 0)
    corner = (float(left_px), float(top_px))
    part = picture_of(segments.placed(corner, 1.0), Raster(width_px, height_px), areas, corner)
    sure = grounds_by_shapely(areas)[1][top_px:, left_px:]
    assert (part == whole[top_px:, left_px:])[sure].all()


@settings(max_examples=100, deadline=None)
@given(coverages())
def test_lines_that_lie_wholly_beside_the_screen_are_not_needed(
    areas: list[shapely.Polygon],
) -> None:
    # As the map leaves out paths that it cannot show: those left of the screen, too.
    segments = segments_of(areas)
    beside = (np.maximum(segments.start_px[:, 0], segments.end_px[:, 0]) < 0.0) | (
        np.minimum(segments.start_px[:, 0], segments.end_px[:, 0]) > WIDTH_PX
    )
    raster = Raster(WIDTH_PX, HEIGHT_PX)
    all_lines = picture_of(segments, raster, areas)
    sure = grounds_by_shapely(areas)[1]
    fewer = picture_of(segments.chosen(np.flatnonzero(~beside)), raster, areas)
    assert (all_lines == fewer)[sure].all()


@settings(max_examples=100, deadline=None)
@given(coverages(), st.lists(st.tuples(st.integers(0, WIDTH_PX), st.integers(0, WIDTH_PX)),
                             min_size=HEIGHT_PX, max_size=HEIGHT_PX))  # fmt: skip
def test_outside_of_its_window_a_row_has_the_ground_beyond(
    areas: list[shapely.Polygon], windows: list[tuple[int, int]]
) -> None:
    window = np.array([(min(pair), max(pair)) for pair in windows], np.int64)
    beyond = 200
    raster = Raster(WIDTH_PX, HEIGHT_PX, window, beyond)
    seen = picture_of(segments_of(areas), raster, areas)
    ground, sure = grounds_by_shapely(areas)
    columns = np.arange(WIDTH_PX)
    inside = (columns >= window[:, :1]) & (columns < window[:, 1:])
    assert (seen[~inside] == beyond).all()
    assert (seen == ground)[inside & sure].all()


def test_without_any_line_the_whole_is_of_one_ground() -> None:
    whole = shapely.box(-90.0, -90.0, 200.0, 200.0)
    seen = picture_of(segments_of([]), Raster(WIDTH_PX, HEIGHT_PX), [whole])
    assert (seen == 1).all()


def test_a_level_line_between_two_rows_parts_them() -> None:
    upper = shapely.box(-90.0, -90.0, 200.0, 20.75)
    lower = shapely.box(-90.0, 20.75, 200.0, 200.0)
    seen = picture_of(segments_of([upper, lower]), Raster(WIDTH_PX, HEIGHT_PX), [upper, lower])
    assert (seen[:21] == 1).all()
    assert (seen[21:] == 2).all()


def test_a_notch_too_thin_for_a_pixel_does_not_run_across_the_row() -> None:
    # A spike of no width cut into the land from below, its tip just above the middle of a row.
    outline = [(10.0, 40.0), (10.0, 5.0), (50.0, 5.0), (50.0, 40.0),
               (30.0 + 1e-5, 40.0), (30.0, 20.5 - 1e-4), (30.0 - 1e-5, 40.0)]  # fmt: skip
    land = shapely.Polygon(outline)
    picture = picture_of(segments_of([land]), Raster(WIDTH_PX, HEIGHT_PX), [land])
    for row in range(6, 39):
        inland = np.flatnonzero(picture[row])
        assert 39 <= len(inland) <= 40
        assert (inland[0], inland[-1]) == (10, 49)
