"""Several fingers: pinches, and hands that act side by side."""

import pytest

from kiosk.touch.contacts import Phase
from kiosk.touch.gestures import Dragged, Left, Pinched, Released, Tapped
from tests.unit.touch.hand import CARD, MAP, PLAY, TIMELINE, Hand


def test_two_fingers_pinch_the_timeline_and_the_one_left_drags_nothing(hand: Hand) -> None:
    hand.downs((500.0, 1000.0), finger=1)
    assert hand.downs((700.0, 1000.0), finger=2) == [Left(TIMELINE)]
    (pinched,) = hand.moves((900.0, 1000.0), finger=2)
    assert pinched == Pinched(TIMELINE, (600.0, 1000.0), (700.0, 1000.0), 2.0)
    assert hand.lifts((500.0, 1000.0), finger=1) == []
    assert hand.moves((1000.0, 1000.0), finger=2) == []
    assert hand.lifts((1000.0, 1000.0), finger=2) == [
        Released(TIMELINE, (1000.0, 1000.0), dragged=True)
    ]


def test_a_second_finger_elsewhere_pinches_nothing(hand: Hand) -> None:
    hand.downs((500.0, 1000.0), finger=1)
    hand.downs((700.0, 500.0), finger=2)
    gestures = [*hand.moves((600.0, 1000.0), finger=1), *hand.moves((900.0, 500.0), finger=2)]
    assert not any(isinstance(each, Pinched) for each in gestures)
    assert any(isinstance(each, Dragged) and each.target == TIMELINE for each in gestures)


def test_two_fingers_pinch_the_map(hand: Hand) -> None:
    hand.downs((600.0, 300.0), finger=1)
    assert hand.downs((300.0, 300.0), finger=2) == [Left(MAP)]
    assert hand.moves((900.0, 300.0), finger=1) == [
        Pinched(MAP, (450.0, 300.0), (600.0, 300.0), 2.0)
    ]


def test_a_third_finger_on_the_map_is_ignored(hand: Hand) -> None:
    hand.downs((600.0, 300.0), finger=1)
    hand.downs((700.0, 300.0), finger=2)
    assert hand.downs((800.0, 300.0), finger=3) == []
    assert hand.moves((900.0, 300.0), finger=3) == []
    assert hand.lifts((900.0, 300.0), finger=3) == []


def test_two_fingers_pull_the_card_no_further_than_one(hand: Hand) -> None:
    hand.downs((1500.0, 300.0), finger=1)
    hand.moves((1530.0, 300.0), finger=1)
    assert hand.downs((1500.0, 500.0), finger=2) == []
    assert hand.moves((1540.0, 500.0), finger=2) == []
    assert hand.moves((1540.0, 300.0), finger=1) == [
        Dragged(CARD, (1530.0, 300.0), (1540.0, 300.0), (1500.0, 300.0))
    ]
    assert hand.lifts((1540.0, 500.0), finger=2) == []


def test_when_one_finger_leaves_a_pinch_the_other_drags_on_from_where_it_is(hand: Hand) -> None:
    hand.downs((600.0, 300.0), finger=1)
    hand.downs((700.0, 300.0), finger=2)
    hand.moves((500.0, 300.0), finger=1)
    assert hand.lifts((500.0, 300.0), finger=1) == []
    assert hand.moves((701.0, 300.0), finger=2) == [
        Dragged(MAP, (700.0, 300.0), (701.0, 300.0), (600.0, 300.0))
    ]
    assert hand.lifts((701.0, 300.0), finger=2) == [Released(MAP, (701.0, 300.0), dragged=True)]


def test_when_one_finger_of_a_pinch_is_lost_the_other_drags_on(hand: Hand) -> None:
    hand.downs((600.0, 300.0), finger=1)
    hand.downs((700.0, 300.0), finger=2)
    assert hand.does(Phase.CANCEL, (600.0, 300.0), finger=1) == []
    assert hand.moves((701.0, 300.0), finger=2) == [
        Dragged(MAP, (700.0, 300.0), (701.0, 300.0), (600.0, 300.0))
    ]


def test_what_a_pinch_leaves_behind_is_never_flung(hand: Hand) -> None:
    hand.downs((600.0, 300.0), finger=1)
    hand.downs((700.0, 300.0), finger=2)
    hand.lifts((600.0, 300.0), finger=1)
    for x_px in (750.0, 800.0, 850.0, 900.0):
        hand.moves((x_px, 300.0), finger=2)
    assert hand.lifts((900.0, 300.0), finger=2) == [Released(MAP, (900.0, 300.0), dragged=True)]


def test_fingers_that_merge_do_not_throw_the_map_to_an_extreme(hand: Hand) -> None:
    hand.downs((600.0, 300.0), finger=1)
    hand.downs((600.5, 300.0), finger=2)
    (pinched,) = hand.moves((680.5, 300.0), finger=2)
    assert isinstance(pinched, Pinched)
    assert pinched.factor == pytest.approx(80.5 / 40.0)


def test_fingers_on_different_targets_act_independently(hand: Hand) -> None:
    hand.downs((600.0, 300.0), finger=1)
    hand.downs((140.0, 740.0), finger=2)
    hand.downs((500.0, 1000.0), finger=3)
    assert Left(MAP) in hand.moves((700.0, 300.0), finger=1)
    assert Tapped(PLAY, (140.0, 740.0)) in hand.lifts((140.0, 740.0), finger=2)
    assert Tapped(TIMELINE, (500.0, 1000.0)) in hand.lifts((500.0, 1000.0), finger=3)
