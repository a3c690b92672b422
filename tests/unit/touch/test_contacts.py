"""Reports of a panel in, fingers out: flickers, phantoms and lost lifts."""

from math import inf, nan

import pytest

from kiosk.geo.camera import Viewport
from kiosk.touch.contacts import Contact, ContactFilter, Phase

MM_PER_PX = 0.25
Px = tuple[float, float]


@pytest.fixture
def cleaned() -> ContactFilter:
    return ContactFilter(MM_PER_PX, Viewport(1920, 1080))


def down(finger: int, px: Px, at_s: float) -> Contact:
    return Contact(finger, Phase.DOWN, px, at_s)


def move(finger: int, px: Px, at_s: float) -> Contact:
    return Contact(finger, Phase.MOVE, px, at_s)


def up(finger: int, px: Px, at_s: float) -> Contact:
    return Contact(finger, Phase.UP, px, at_s)


def told(contacts: list[Contact]) -> list[tuple[Phase, Px]]:
    return [(contact.phase, contact.px) for contact in contacts]


def test_a_press_shows_at_once(cleaned: ContactFilter) -> None:
    assert told(cleaned.feed(down(7, (10.0, 10.0), 0.0))) == [(Phase.DOWN, (10.0, 10.0))]


def test_a_lift_waits_60_ms_and_keeps_its_time(cleaned: ContactFilter) -> None:
    cleaned.feed(down(7, (10.0, 10.0), 0.0))
    assert cleaned.feed(up(7, (11.0, 10.0), 1.0)) == []
    assert cleaned.flush(1.059) == []
    (lift,) = cleaned.flush(1.061)
    assert (lift.phase, lift.px, lift.at_s) == (Phase.UP, (11.0, 10.0), 1.0)
    assert cleaned.flush(9.0) == []


def test_a_mouse_button_is_up_at_once(cleaned: ContactFilter) -> None:
    cleaned.feed(Contact(0, Phase.DOWN, (10.0, 10.0), 0.0, "mouse"))
    assert told(cleaned.feed(Contact(0, Phase.UP, (10.0, 10.0), 0.1, "mouse"))) == [
        (Phase.UP, (10.0, 10.0))
    ]


def test_a_mouse_is_never_a_finger_come_back(cleaned: ContactFilter) -> None:
    cleaned.feed(down(7, (10.0, 10.0), 0.0))
    cleaned.feed(up(7, (10.0, 10.0), 1.0))
    clicked = cleaned.feed(Contact(0, Phase.DOWN, (10.0, 10.0), 1.01, "mouse"))
    assert told(clicked) == [(Phase.DOWN, (10.0, 10.0))]


@pytest.mark.parametrize("returning", [7, 8])
def test_a_finger_that_flickers_stays_the_same_finger(
    cleaned: ContactFilter, returning: int
) -> None:
    (began,) = cleaned.feed(down(7, (10.0, 10.0), 0.0))
    cleaned.feed(up(7, (10.0, 10.0), 1.0))
    back = cleaned.feed(down(returning, (22.0, 10.0), 1.05))
    assert told(back) == [(Phase.MOVE, (22.0, 10.0))]
    (moved,) = cleaned.feed(move(returning, (30.0, 10.0), 1.06))
    assert began.id == back[0].id == moved.id
    assert cleaned.flush(2.0) == []


@pytest.mark.parametrize(
    ("px", "at_s"), [((31.0, 10.0), 1.05), ((10.0, 10.0), 1.07)], ids=["too far", "too late"]
)
def test_another_tap_is_another_finger(cleaned: ContactFilter, px: Px, at_s: float) -> None:
    (began,) = cleaned.feed(down(7, (10.0, 10.0), 0.0))
    cleaned.feed(up(7, (10.0, 10.0), 1.0))
    lift, again = cleaned.feed(down(7, px, at_s))
    assert (lift.phase, lift.id) == (Phase.UP, began.id)
    assert (again.phase, again.px) == (Phase.DOWN, px)
    assert again.id != began.id


def test_of_two_lifted_fingers_the_nearer_one_comes_back(cleaned: ContactFilter) -> None:
    (left,) = cleaned.feed(down(1, (100.0, 10.0), 0.0))
    (right,) = cleaned.feed(down(2, (120.0, 10.0), 0.0))
    cleaned.feed(up(1, (100.0, 10.0), 1.0))
    cleaned.feed(up(2, (120.0, 10.0), 1.0))
    (back,) = cleaned.feed(down(1, (115.0, 10.0), 1.03))
    assert back.id == right.id
    assert [lift.id for lift in cleaned.flush(1.07)] == [left.id]


def test_fingers_never_seen_going_down_are_ignored(cleaned: ContactFilter) -> None:
    assert cleaned.feed(move(7, (10.0, 10.0), 0.0)) == []
    assert cleaned.feed(up(7, (10.0, 10.0), 0.1)) == []
    assert cleaned.cancel_all(9.0) == []


def test_a_second_down_of_a_live_finger_ends_the_first(cleaned: ContactFilter) -> None:
    (began,) = cleaned.feed(down(7, (10.0, 10.0), 0.0))
    lost, again = cleaned.feed(down(7, (500.0, 10.0), 1.0))
    assert (lost.phase, lost.id) == (Phase.CANCEL, began.id)
    assert (again.phase, again.px) == (Phase.DOWN, (500.0, 10.0))


@pytest.mark.parametrize("px", [(nan, 5.0), (5.0, inf), (-25.0, 5.0), (5.0, 1e300)])
def test_a_finger_that_comes_down_nowhere_is_a_phantom(cleaned: ContactFilter, px: Px) -> None:
    assert cleaned.feed(down(7, px, 0.0)) == []
    assert cleaned.feed(move(7, (10.0, 10.0), 0.1)) == []


def test_positions_are_held_on_screen(cleaned: ContactFilter) -> None:
    assert told(cleaned.feed(down(7, (1921.0, -2.0), 0.0))) == [(Phase.DOWN, (1919.0, 0.0))]
    assert told(cleaned.feed(move(7, (-1e9, 1e9), 0.1))) == [(Phase.MOVE, (0.0, 1079.0))]
    assert cleaned.feed(move(7, (nan, 5.0), 0.2)) == []
    cleaned.feed(up(7, (nan, nan), 0.3))
    assert told(cleaned.flush(1.0)) == [(Phase.UP, (0.0, 1079.0))]


def test_a_finger_that_only_repeats_itself_adds_nothing(cleaned: ContactFilter) -> None:
    cleaned.feed(down(7, (10.0, 10.0), 0.0))
    assert cleaned.feed(move(7, (10.0, 10.0), 0.1)) == []


def test_a_finger_whose_lift_was_lost_is_forgotten_after_30_s(cleaned: ContactFilter) -> None:
    cleaned.feed(down(7, (10.0, 10.0), 0.0))
    cleaned.feed(move(7, (10.0, 10.0), 5.0))
    assert cleaned.flush(34.9) == []
    assert told(cleaned.flush(35.0)) == [(Phase.CANCEL, (10.0, 10.0))]


def test_a_bag_on_the_glass_is_no_finger_though_it_trembles_and_flickers(
    cleaned: ContactFilter,
) -> None:
    told_of = cleaned.feed(down(7, (10.0, 10.0), 0.0))
    for second in range(1, 100):
        at_s = float(second)
        told_of += cleaned.feed(move(7, (10.0 + 8 * (second % 2), 12.0), at_s))
        if second % 5 == 0:
            told_of += cleaned.feed(up(7, (10.0, 10.0), at_s + 0.1))
            told_of += cleaned.feed(down(7, (11.0, 10.0), at_s + 0.13))
        told_of += cleaned.flush(at_s + 0.5)
    phases = [contact.phase for contact in told_of]
    assert phases.count(Phase.DOWN) == 1
    assert phases.index(Phase.CANCEL) > 60
    assert Phase.UP not in phases
    # Somewhere else, and there once it is gone, a finger is one.
    assert told(cleaned.feed(down(8, (500.0, 10.0), 100.0)))
    assert told(cleaned.feed(down(9, (10.0, 10.0), 112.0)))


def test_a_finger_that_goes_somewhere_is_held_for_as_long_as_it_likes(
    cleaned: ContactFilter,
) -> None:
    cleaned.feed(down(7, (10.0, 10.0), 0.0))
    for second in range(1, 200):
        moved = cleaned.feed(move(7, (10.0 + 20 * (second % 2), 10.0), float(second)))
        assert [contact.phase for contact in moved] == [Phase.MOVE]


def test_when_the_panel_is_gone_so_are_its_fingers(cleaned: ContactFilter) -> None:
    cleaned.feed(down(7, (10.0, 10.0), 0.0))
    cleaned.feed(down(8, (500.0, 10.0), 0.0))
    cleaned.feed(up(8, (500.0, 10.0), 1.0))
    assert told(cleaned.cancel_all(1.01)) == [
        (Phase.UP, (500.0, 10.0)),
        (Phase.CANCEL, (10.0, 10.0)),
    ]
    assert cleaned.feed(move(7, (20.0, 10.0), 1.02)) == []
