"""The hidden way in: found by who knows it, and by nobody who plays."""

import pytest

from kiosk.geo.camera import Viewport
from kiosk.touch.contacts import Contact, Phase
from kiosk.touch.corner import SIDE_MM, Corner, CornerHold

SCREEN = Viewport(1920, 1080)
MM_PER_PX = 0.37
HOLD_S = 5.0


def hold(corner: str = "top-left", hold_s: float = HOLD_S) -> CornerHold:
    return CornerHold(Corner(corner, hold_s), MM_PER_PX, SCREEN)


def finger(phase: Phase, px: tuple[float, float], at_s: float, id_: int = 0) -> Contact:
    return Contact(id_, phase, px, at_s)


@pytest.mark.parametrize(
    ("corner", "px"),
    [
        ("top-left", (20.0, 20.0)),
        ("top-right", (1900.0, 20.0)),
        ("bottom-left", (20.0, 1060.0)),
        ("bottom-right", (1900.0, 1060.0)),
    ],
)
def test_a_finger_that_rests_in_the_corner_is_let_in_once(
    corner: str, px: tuple[float, float]
) -> None:
    way = hold(corner)
    way.feed(finger(Phase.DOWN, px, 1.0))
    # A hand trembles.
    way.feed(finger(Phase.MOVE, (px[0] + 3, px[1] - 3), 2.0))
    assert not way.due(5.99)
    assert way.due(6.0)
    assert not way.due(7.0)
    for other in {"top-left", "top-right", "bottom-left", "bottom-right"} - {corner}:
        elsewhere = hold(other)
        elsewhere.feed(finger(Phase.DOWN, px, 1.0))
        assert not elsewhere.due(60.0)


def test_a_finger_that_leaves_is_lifted_or_is_not_alone_is_no_staff() -> None:
    far_px = (2 * SIDE_MM / MM_PER_PX, 20.0)
    for second in (
        finger(Phase.MOVE, far_px, 2.0),
        finger(Phase.UP, (20.0, 20.0), 2.0),
        finger(Phase.CANCEL, (20.0, 20.0), 2.0),
        finger(Phase.DOWN, (900.0, 500.0), 2.0, 1),
    ):
        way = hold()
        way.feed(finger(Phase.DOWN, (20.0, 20.0), 1.0))
        way.feed(second)
        assert not way.due(60.0)
        assert not way.held


def test_a_hold_of_no_time_is_no_way_in() -> None:
    way = hold(hold_s=0.0)
    way.feed(finger(Phase.DOWN, (20.0, 20.0), 1.0))
    assert not way.due(1000.0)
