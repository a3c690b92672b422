"""Lines of many segments at once, against what a line on squared paper must be."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.screen.hairlines import draw_hairlines

WIDTH_PX, HEIGHT_PX = 50, 40
coordinates = st.floats(-3e4, 3e4, width=32) | st.floats(-10.0, 60.0, width=32)
lines = st.lists(
    st.tuples(coordinates, coordinates, coordinates, coordinates), min_size=1, max_size=6
)


def drawn(ends: list[tuple[float, float, float, float]], width_px: int = 1) -> np.ndarray:
    """Return a picture of lines, each with its own number, from 1."""
    pixels = np.zeros((HEIGHT_PX, WIDTH_PX), np.uint32)
    px = np.array(ends, np.float32)
    inks = np.arange(1, len(ends) + 1, dtype=np.uint32)
    draw_hairlines(pixels, px[:, :2], px[:, 2:], inks, width_px)
    return pixels


def distance_px(place: np.ndarray, end: tuple[float, float, float, float]) -> np.ndarray:
    start, way = np.array(end[:2]), np.array(end[2:]) - np.array(end[:2])
    length2 = float(way @ way)
    share = (
        np.clip(((place - start) @ way) / length2, 0.0, 1.0) if length2 else np.zeros(len(place))
    )
    return np.asarray(np.hypot(*(place - start - share[:, None] * way).T))


@settings(max_examples=300, deadline=None)
@given(lines)
def test_every_pixel_of_a_line_lies_on_it(ends: list[tuple[float, float, float, float]]) -> None:
    pixels = drawn(ends)
    for number, end in enumerate(ends, start=1):
        row, column = np.nonzero(pixels == number)
        if len(row):
            assert (distance_px(np.column_stack((column, row)), end) <= 0.75).all()


@settings(max_examples=300, deadline=None)
@given(coordinates, coordinates, coordinates, coordinates)
def test_a_line_has_no_gap_where_it_crosses_the_picture(
    x0: float, y0: float, x1: float, y1: float
) -> None:
    pixels = drawn([(x0, y0, x1, y1)])
    steep = abs(y1 - y0) > abs(x1 - x0)
    row, column = np.nonzero(pixels)
    along = np.unique(row if steep else column)
    assert len(along) == 0 or len(along) == along[-1] - along[0] + 1


@settings(max_examples=100, deadline=None)
@given(lines)
def test_both_ends_of_a_line_within_the_picture_are_inked(
    ends: list[tuple[float, float, float, float]],
) -> None:
    pixels = drawn(ends)
    for end in ends:
        for x_px, y_px in (end[:2], end[2:]):
            if 0 <= x_px <= WIDTH_PX - 1 and 0 <= y_px <= HEIGHT_PX - 1:
                column, row = int(x_px), int(y_px)
                assert pixels[row : row + 2, column : column + 2].any()


def test_the_later_line_lies_on_top() -> None:
    assert drawn([(5, 10, 30, 10), (15, 0, 15, 30)])[10, 15] == 2
    assert drawn([(15, 0, 15, 30), (5, 10, 30, 10)])[10, 15] == 2


def test_a_wide_line_is_so_wide_across_its_way() -> None:
    level = drawn([(5, 20, 40, 20)], width_px=3)
    assert level[:, 20].nonzero()[0].tolist() == [19, 20, 21]
    upright = drawn([(20, 5, 20, 35)], width_px=4)
    assert upright[20].nonzero()[0].tolist() == [19, 20, 21, 22]


def test_lines_that_miss_the_picture_leave_it_alone() -> None:
    assert not drawn([(-5, -5, -1, 50), (-20, 30, 20, 90), (60, 0, 70, 40)]).any()
