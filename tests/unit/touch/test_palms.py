"""A hand on the glass is no finger, and fingers are no hand."""

from kiosk.touch.contacts import Contact, Phase
from kiosk.touch.palms import PalmFilter

MM_PER_PX = 0.37


def finger(name: int, x_mm: float, y_mm: float, phase: Phase, at_s: float) -> Contact:
    return Contact(name, phase, (x_mm / MM_PER_PX, y_mm / MM_PER_PX), at_s)


def hand(palms: PalmFilter, at_s: float = 1.0) -> list[Contact]:
    spots = ((100, 100), (115, 98), (128, 104), (108, 120), (122, 122))
    return [
        contact
        for name, (x_mm, y_mm) in enumerate(spots)
        for contact in palms.feed([finger(name, x_mm, y_mm, Phase.DOWN, at_s + 0.01 * name)])
    ]


def test_a_hand_that_leans_on_the_glass_presses_nothing_in_the_end() -> None:
    palms = PalmFilter(MM_PER_PX)
    told = hand(palms)
    down = {contact.id for contact in told if contact.phase is Phase.DOWN}
    cancelled = {contact.id for contact in told if contact.phase is Phase.CANCEL}
    assert down == cancelled
    assert len(down) < 5
    assert palms.feed([finger(4, 130, 130, Phase.MOVE, 1.2)]) == []
    assert palms.feed([finger(name, 100, 100, Phase.UP, 2.0) for name in range(5)]) == []


def test_once_the_hand_is_lifted_a_finger_is_a_finger_again() -> None:
    palms = PalmFilter(MM_PER_PX)
    hand(palms)
    palms.feed([finger(name, 100, 100, Phase.UP, 2.0) for name in range(5)])
    down = finger(9, 110, 105, Phase.DOWN, 2.1)
    assert palms.feed([down]) == [down]


def test_another_visitor_beside_the_hand_is_felt() -> None:
    palms = PalmFilter(MM_PER_PX)
    hand(palms)
    other = finger(9, 400, 105, Phase.DOWN, 1.1)
    assert palms.feed([other]) == [other]


def test_the_edge_of_the_hand_that_comes_down_later_belongs_to_it() -> None:
    palms = PalmFilter(MM_PER_PX)
    hand(palms)
    assert palms.feed([finger(9, 130, 118, Phase.DOWN, 3.0)]) == []


def test_two_who_pinch_at_once_are_no_hand() -> None:
    palms = PalmFilter(MM_PER_PX)
    spots = ((100, 100), (150, 100), (400, 100), (450, 120))
    downs = [finger(name, x, y, Phase.DOWN, 1.0) for name, (x, y) in enumerate(spots)]
    assert palms.feed(downs) == downs


def test_a_child_that_taps_quickly_is_no_hand() -> None:
    palms = PalmFilter(MM_PER_PX)
    taps = [
        finger(name, 100 + name, 100, phase, 1.0 + 0.03 * name + lift_s)
        for name in range(9)
        for phase, lift_s in ((Phase.DOWN, 0.0), (Phase.UP, 0.02))
    ]
    assert palms.feed(taps) == taps


def test_a_finger_that_joins_three_that_drag_since_a_while_makes_no_hand() -> None:
    palms = PalmFilter(MM_PER_PX)
    palms.feed([finger(name, 100 + 12 * name, 100, Phase.DOWN, 1.0) for name in range(3)])
    palms.feed([finger(name, 100 + 12 * name, 105, Phase.MOVE, 2.0) for name in range(3)])
    fourth = finger(3, 136, 105, Phase.DOWN, 2.05)
    assert palms.feed([fourth]) == [fourth]


def test_fingers_that_come_down_one_after_the_other_are_no_hand() -> None:
    palms = PalmFilter(MM_PER_PX)
    downs = [finger(name, 100 + 12 * name, 100, Phase.DOWN, 1.0 + 0.2 * name) for name in range(4)]
    assert palms.feed(downs) == downs
