"""What is dragged follows the finger, and flies on if it was thrown."""

import pytest

from kiosk.touch.gestures import Dragged, Flung, Left, Pressed, Released, Tapped
from tests.unit.touch.hand import MAP, MARKER, MM_PER_PX, TIMELINE, Hand


def test_a_drag_of_the_map_begins_at_the_edge_of_the_slop(hand: Hand) -> None:
    assert hand.downs((600.0, 300.0)) == [Pressed(MAP, (600.0, 300.0))]
    assert hand.moves((609.0, 300.0)) == []
    assert hand.moves((630.0, 300.0)) == [
        Left(MAP),
        Dragged(MAP, (610.0, 300.0), (630.0, 300.0), (600.0, 300.0)),
    ]
    assert hand.moves((631.0, 300.0)) == [
        Dragged(MAP, (630.0, 300.0), (631.0, 300.0), (600.0, 300.0))
    ]
    assert hand.lifts((631.0, 300.0), after_s=1.0) == [Released(MAP, (631.0, 300.0), dragged=True)]


def test_a_marker_on_the_map_is_tapped_or_drags_the_map(hand: Hand) -> None:
    hand.downs((300.0, 300.0))
    assert Tapped(MARKER, (304.0, 300.0)) in hand.lifts((304.0, 300.0))
    hand.downs((300.0, 300.0))
    assert hand.moves((320.0, 300.0)) == [
        Left(MARKER),
        Dragged(MARKER, (310.0, 300.0), (320.0, 300.0), (300.0, 300.0)),
    ]


def test_a_swift_drag_is_flung_with_the_speed_of_its_last_80_ms(hand: Hand) -> None:
    hand.downs((600.0, 300.0))
    for x_px in (700.0, 800.0, 820.0, 840.0, 860.0, 880.0):
        hand.moves((x_px, 300.0))
    flung, released = hand.lifts((880.0, 300.0))
    assert isinstance(flung, Flung)
    assert flung.velocity_px_s == pytest.approx((1000.0, 0.0))
    assert released == Released(MAP, (880.0, 300.0), dragged=True)


def test_no_fling_is_faster_than_3_m_a_second(hand: Hand) -> None:
    hand.downs((0.0, 0.0))
    hand.moves((900.0, 0.0))
    hand.moves((900.0, 1000.0))
    flung, _ = hand.lifts((900.0, 1000.0))
    assert isinstance(flung, Flung)
    x_px_s, y_px_s = flung.velocity_px_s
    assert (x_px_s**2 + y_px_s**2) ** 0.5 * MM_PER_PX == pytest.approx(3000.0)


def test_a_finger_that_rests_before_it_lifts_flings_nothing(hand: Hand) -> None:
    hand.downs((600.0, 300.0))
    for x_px in (700.0, 800.0, 900.0):
        hand.moves((x_px, 300.0))
    assert hand.lifts((900.0, 300.0), after_s=0.061) == [
        Released(MAP, (900.0, 300.0), dragged=True)
    ]


def test_reports_of_one_batch_have_no_speed(hand: Hand) -> None:
    hand.downs((600.0, 300.0))
    hand.moves((700.0, 300.0), after_s=0.1)
    hand.moves((800.0, 300.0), after_s=0.0)
    assert hand.lifts((800.0, 300.0), after_s=0.0) == [Released(MAP, (800.0, 300.0), dragged=True)]


def test_batches_far_apart_as_of_a_busy_machine_have_a_speed(hand: Hand) -> None:
    hand.downs((600.0, 300.0))
    for x_px in (640.0, 690.0, 740.0):
        hand.moves((x_px, 300.0), after_s=0.1)
        hand.moves((x_px + 10.0, 300.0), after_s=0.0)
    flung, _ = hand.lifts((750.0, 300.0), after_s=0.0)
    assert isinstance(flung, Flung)
    assert flung.velocity_px_s[0] == pytest.approx(550.0, rel=0.2)


def test_the_timeline_follows_the_finger_at_once(hand: Hand) -> None:
    assert hand.downs((500.0, 1000.0)) == [Pressed(TIMELINE, (500.0, 1000.0))]
    assert hand.moves((501.0, 1000.0)) == [
        Dragged(TIMELINE, (500.0, 1000.0), (501.0, 1000.0), (500.0, 1000.0))
    ]
    assert Left(TIMELINE) in hand.moves((530.0, 1000.0))
    # At rest before it lifts: no fling.
    assert hand.lifts((530.0, 1000.0), after_s=0.2) == [
        Released(TIMELINE, (530.0, 1000.0), dragged=True)
    ]


def test_the_timeline_is_flung_as_the_map_is(hand: Hand) -> None:
    hand.downs((500.0, 1000.0))
    for x_px in (540.0, 580.0, 620.0):
        hand.moves((x_px, 1000.0))
    flung, released = hand.lifts((620.0, 1000.0))
    assert isinstance(flung, Flung)
    assert flung.velocity_px_s == pytest.approx((2000.0, 0.0))
    assert released == Released(TIMELINE, (620.0, 1000.0), dragged=True)


def test_a_finger_keeps_its_grip_on_the_timeline_far_off_it(hand: Hand) -> None:
    hand.downs((500.0, 1000.0))
    hand.moves((560.0, 990.0))
    for px in ((600.0, 500.0), (140.0, 740.0), (900.0, 5.0)):
        (dragged,) = hand.moves(px)
        assert isinstance(dragged, Dragged)
        assert (dragged.target, dragged.to_px) == (TIMELINE, px)
