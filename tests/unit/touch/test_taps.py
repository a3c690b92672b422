"""What a tap is: released where it came down, on what was seen there."""

import pytest

from kiosk.scene.hits import HitTarget
from kiosk.touch.contacts import Contact, Phase
from kiosk.touch.gestures import (
    DoubleTapped,
    Gesture,
    Left,
    LongPressed,
    Pressed,
    Released,
    Tapped,
    Wheeled,
)
from tests.unit.touch.hand import MAP, MARK, MARKER, PLAY, SCENE, STOP, TIMELINE, Hand, Px


def test_a_control_acts_on_release(hand: Hand) -> None:
    assert hand.downs((140.0, 740.0)) == [Pressed(PLAY, (140.0, 740.0))]
    assert hand.lifts((150.0, 740.0)) == [
        Tapped(PLAY, (150.0, 740.0)),
        Released(PLAY, (150.0, 740.0), dragged=False),
    ]


@pytest.mark.parametrize(
    ("began_px", "target", "edge_px", "beyond_px"),
    [
        ((140.0, 740.0), PLAY, (199.0, 740.0), (201.0, 740.0)),
        ((300.0, 740.0), STOP, (359.0, 740.0), (361.0, 740.0)),
    ],
)
def test_sliding_5_mm_off_a_control_cancels(
    hand: Hand, began_px: Px, target: HitTarget, edge_px: Px, beyond_px: Px
) -> None:
    hand.downs(began_px)
    assert hand.moves(edge_px) == []
    assert hand.moves(beyond_px) == [Left(target), Released(target, beyond_px, dragged=False)]
    assert hand.moves(began_px) == []
    assert hand.lifts(began_px) == []
    assert hand.downs(began_px) == [Pressed(target, began_px)]


def test_a_lift_that_is_itself_off_the_control_cancels(hand: Hand) -> None:
    hand.downs((140.0, 740.0))
    assert hand.lifts((600.0, 740.0)) == [
        Left(PLAY),
        Released(PLAY, (600.0, 740.0), dragged=False),
    ]


def test_the_first_finger_on_a_control_owns_it(hand: Hand) -> None:
    hand.downs((140.0, 740.0), finger=1)
    assert hand.downs((120.0, 740.0), finger=2) == []
    assert hand.lifts((120.0, 740.0), finger=2) == []
    assert Tapped(PLAY, (140.0, 740.0)) in hand.lifts((140.0, 740.0), finger=1)


def test_quick_taps_on_a_control_all_count(hand: Hand) -> None:
    for _ in range(3):
        hand.downs((140.0, 740.0))
        assert Tapped(PLAY, (140.0, 740.0)) in hand.lifts((140.0, 740.0))


def test_a_slow_visitor_still_taps(hand: Hand) -> None:
    hand.downs((140.0, 740.0))
    assert hand.rests(0.59) == []
    assert hand.rests(0.02) == [LongPressed(PLAY, (140.0, 740.0))]
    assert hand.rests(5.0) == []
    assert Tapped(PLAY, (140.0, 740.0)) in hand.lifts((140.0, 740.0))


def test_two_taps_on_the_map_are_a_double_tap(hand: Hand) -> None:
    hand.downs((600.0, 300.0))
    assert Tapped(MAP, (600.0, 300.0)) in hand.lifts((600.0, 300.0))
    hand.downs((620.0, 300.0), after_s=0.25)
    assert DoubleTapped(MAP, (620.0, 300.0)) in hand.lifts((620.0, 300.0))
    hand.downs((620.0, 300.0), after_s=0.25)
    assert Tapped(MAP, (620.0, 300.0)) in hand.lifts((620.0, 300.0))


@pytest.mark.parametrize(
    ("px", "after_s"), [((600.0, 300.0), 0.31), ((641.0, 300.0), 0.1)], ids=["later", "elsewhere"]
)
def test_taps_apart_are_single_taps(hand: Hand, px: Px, after_s: float) -> None:
    hand.downs((600.0, 300.0))
    hand.lifts((600.0, 300.0))
    hand.downs(px, after_s=after_s)
    assert Tapped(MAP, px) in hand.lifts(px)


def test_a_second_touch_on_what_went_at_the_first_does_not_mean_the_map_below(hand: Hand) -> None:
    def touched(targets: tuple[HitTarget, ...], after_s: float) -> list[Gesture]:
        found = []
        for phase, pause_s in ((Phase.DOWN, after_s), (Phase.UP, 0.02)):
            hand.now_s += pause_s
            found += hand.recogniser.on(Contact(0, phase, (300.0, 740.0), hand.now_s), targets)
        return found

    assert any(isinstance(each, Tapped) for each in touched((MAP, STOP), 1.0))
    second = touched((MAP,), 0.2)
    assert Left(MAP) in second
    assert not any(isinstance(each, Tapped | DoubleTapped) for each in second)
    assert any(isinstance(each, Tapped) for each in touched((MAP,), 0.4))


def test_a_trembling_tap_on_the_timeline_is_a_tap(hand: Hand) -> None:
    hand.downs((500.0, 1000.0))
    hand.moves((515.0, 1000.0))
    assert hand.lifts((510.0, 1000.0))[-2:] == [
        Tapped(TIMELINE, (510.0, 1000.0)),
        Released(TIMELINE, (510.0, 1000.0), dragged=False),
    ]


@pytest.mark.parametrize(
    ("px", "target"),
    [((140.0, 740.0), PLAY), ((600.0, 300.0), MAP), ((500.0, 1000.0), TIMELINE)],
)
def test_a_lost_finger_taps_nothing(hand: Hand, px: Px, target: HitTarget) -> None:
    hand.downs(px)
    assert hand.does(Phase.CANCEL, px) == [Left(target), Released(target, px, dragged=False)]


def test_the_topmost_target_is_touched_and_beside_all_of_them_nothing(hand: Hand) -> None:
    assert hand.downs((-5.0, 300.0)) == []
    assert hand.lifts((600.0, 300.0)) == []
    assert hand.downs((240.0, 940.0)) == [Pressed(MARK, (240.0, 940.0))]


def test_the_wheel_turns_over_the_topmost_target(hand: Hand) -> None:
    assert hand.recogniser.wheeled((300.0, 300.0), 2.0, SCENE) == [
        Wheeled(MARKER, (300.0, 300.0), 2.0)
    ]
    assert hand.recogniser.wheeled((-5.0, 300.0), 2.0, SCENE) == []
