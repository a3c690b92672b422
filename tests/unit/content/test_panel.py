"""A touch panel that is turned against the picture, or lies a little beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.panel import TouchPanel

shares = st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0))


@pytest.mark.parametrize(
    ("turned_deg", "corner"),
    # Where a finger at the upper left of the panel lies on screen.
    [(0, (0.0, 0.0)), (90, (1.0, 0.0)), (180, (1.0, 1.0)), (270, (0.0, 1.0))],
)
def test_the_upper_left_corner_of_a_turned_panel(
    turned_deg: int, corner: tuple[float, float]
) -> None:
    assert TouchPanel(turned_deg).aligned((0.0, 0.0)) == corner


@given(shares, st.sampled_from((0, 90, 180, 270)))
def test_turned_all_the_way_round_it_is_as_it_was(
    share: tuple[float, float], turned_deg: int
) -> None:
    there = TouchPanel(turned_deg).aligned(share)
    assert TouchPanel((360 - turned_deg) % 360).aligned(there) == pytest.approx(share)


def test_the_matrix_moves_and_stretches_as_that_of_xinput_does() -> None:
    # coordinate transformation matrix 0.5 0 0.5 0 1 0: the right half of a double screen.
    panel = TouchPanel(0, (0.5, 0.0, 0.5, 0.0, 1.0, 0.0))
    assert panel.aligned((0.0, 0.25)) == (0.5, 0.25)
    assert panel.aligned((1.0, 0.25)) == (1.0, 0.25)
