"""The pad of the staff on a keyboard."""

from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.state.comfort import Comfort
from kiosk.state.intents import CloseCard, Touch
from kiosk.touch.keys import intents_for_key

ENTER = HitTarget("pin:enter", Box(0, 0, 90, 90), CloseCard())
ONE = HitTarget("pin:1", Box(100, 0, 90, 90), Touch())


def test_enter_enters_what_was_typed() -> None:
    assert intents_for_key("return", (ONE, ENTER)) == (Touch(), CloseCard())


def test_with_the_focus_on_a_digit_enter_types_it() -> None:
    assert intents_for_key("return", (ONE, ENTER), Comfort(focus="pin:1")) == (Touch(), Touch())
