"""Fingers in, gestures out: taps, drags, flings and pinches in millimetres and milliseconds."""

import pytest

from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import Handle, HitTarget
from kiosk.state.intents import TogglePlay
from kiosk.touch.contacts import Contact, Phase
from kiosk.touch.gestures import (
    DoubleTapped,
    Dragged,
    Flung,
    Gesture,
    Left,
    LongPressed,
    Pinched,
    Pressed,
    Recogniser,
    Released,
    Tapped,
    Wheeled,
)

# At 0.25 mm/px the slop of a drag is 10 px, that of a tap 20 px and the least pinch 40 px.
MM_PER_PX = 0.25
Px = tuple[float, float]

MAP = HitTarget("map", Box(0.0, 0.0, 1920.0, 1080.0), None, Handle.MAP)
MARKER = HitTarget("event:excomm", Disc((300.0, 300.0), 40.0), TogglePlay(), Handle.MAP)
TIMELINE = HitTarget("timeline", Box(0.0, 900.0, 1920.0, 180.0), None, Handle.TIMELINE)
MARK = HitTarget("mark:u2", Box(200.0, 900.0, 80.0, 80.0), TogglePlay(), Handle.TIMELINE)
PLAY = HitTarget("play", Box(100.0, 700.0, 80.0, 80.0), TogglePlay())
STOP = HitTarget("stop", Disc((300.0, 740.0), 40.0), TogglePlay())
CARD = HitTarget("card", Box(1400.0, 100.0, 400.0, 500.0), None, Handle.CARD)
SCENE = (MAP, MARKER, TIMELINE, MARK, PLAY, STOP, CARD)


class Hand:
    """Touches a scene and keeps what was recognised."""

    def __init__(self) -> None:
        self.recogniser, self.now_s = Recogniser(MM_PER_PX), 0.0

    def does(self, phase: Phase, px: Px, finger: int = 0, after_s: float = 0.02) -> list[Gesture]:
        self.now_s += after_s
        return self.recogniser.on(Contact(finger, phase, px, self.now_s), SCENE)

    def downs(self, px: Px, finger: int = 0, after_s: float = 0.02) -> list[Gesture]:
        return self.does(Phase.DOWN, px, finger, after_s)

    def moves(self, px: Px, finger: int = 0, after_s: float = 0.02) -> list[Gesture]:
        return self.does(Phase.MOVE, px, finger, after_s)

    def lifts(self, px: Px, finger: int = 0, after_s: float = 0.02) -> list[Gesture]:
        return self.does(Phase.UP, px, finger, after_s)

    def rests(self, for_s: float) -> list[Gesture]:
        self.now_s += for_s
        return self.recogniser.tick(self.now_s)


@pytest.fixture
def hand() -> Hand:
    return Hand()


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


def test_a_trembling_tap_on_the_timeline_is_a_tap(hand: Hand) -> None:
    hand.downs((500.0, 1000.0))
    hand.moves((515.0, 1000.0))
    assert hand.lifts((510.0, 1000.0))[-2:] == [
        Tapped(TIMELINE, (510.0, 1000.0)),
        Released(TIMELINE, (510.0, 1000.0), dragged=False),
    ]


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
