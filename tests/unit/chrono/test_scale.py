"""The scale of the timeline: dense days get room, and nonsense is refused."""

import pytest

from kiosk.chrono.scale import TimeScale

# Ten days on the left third, two days on the rest.
CRISIS = TimeScale(((0.0, 0.0), (10.0, 1 / 3), (12.0, 1.0)), left_px=60.0, width_px=900.0)


def test_dense_days_get_more_room() -> None:
    assert CRISIS.px_from_utc(5.0) == pytest.approx(210.0)
    assert CRISIS.px_from_utc(11.0) == pytest.approx(660.0)
    assert CRISIS.utc_from_px(660.0) == pytest.approx(11.0)


@pytest.mark.parametrize(
    "knots",
    [
        ((0.0, 0.0),),
        ((0.0, 0.0), (0.0, 1.0)),
        ((0.0, 0.0), (5.0, 0.5), (9.0, 0.5), (10.0, 1.0)),
        ((0.0, 0.0), (5.0, 0.6), (4.0, 1.0)),
    ],
)
def test_knots_that_do_not_rise_are_refused(knots: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="rising knots"):
        TimeScale(knots, 0.0, 100.0)


def test_a_scale_without_width_is_refused() -> None:
    with pytest.raises(ValueError, match="rising knots and a width"):
        TimeScale(((0.0, 0.0), (1.0, 1.0)), 0.0, 0.0)
