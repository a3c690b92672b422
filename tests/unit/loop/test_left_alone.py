"""Whatever a visitor has left behind, the kiosk comes home to a fresh start."""

import pytest

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.screen.fonts import Fonts
from kiosk.screen.window import KeyPressed
from kiosk.state import intents as want
from kiosk.state.attract import attract_state
from kiosk.state.card_view import Side
from kiosk.state.comfort import Depth, Ease
from kiosk.state.desk import OpenDesk
from kiosk.state.intents import Intent
from kiosk.state.sheets import Beyond, Meanwhile, Wing
from kiosk.touch.contacts import RESTED_LIMIT_S, Contact, Phase
from kiosk.visit import Show, Visit
from tests.unit.scene.seen import bounds

SCREEN = Viewport(1920, 1080)
STEP_S = 0.1
# Reports of something that trembles on the glass.
BAG = "timeline", "map", "play", "region:cuba"

LEFT: dict[str, tuple[Intent, ...]] = {
    "ease": (
        want.ChooseLanguage(),
        *(want.ToggleEase(ease) for ease in Ease),
        want.ReadTo(Depth.DEEP),
        want.ChangeVolume(1),
        want.ShowLanguage("de"),
    ),
    "card": (
        want.ShowLens(Lens.SECRET),
        want.SelectEvent("kennedy-speech"),
        want.TurnCard(Side.SOURCES, 0),
    ),
    "sheets": (want.ShowSheet(Meanwhile()), want.ShowSheet(Beyond(Wing.AFTER))),
    "time": (want.ZoomTime(27.0), want.ChangePace(), want.PinchTime(0.4, 0.5, 2.0)),
    "tour": (want.ChooseTour(),),
    "desk": (OpenDesk(0.0),),
    "keys": (want.Scan(on=True),),
}


@pytest.fixture
def visit(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> Visit:
    return Visit(Show(shipped_exhibit, shipped_atlas, shipped_fonts), SCREEN)


def waited(visit: Visit, at_s: float, seconds: float, place: tuple[float, float] | None) -> float:
    """Let time pass until the kiosk is home; return how much did.

    Args:
        visit: Of the last visitor.
        at_s: When it begins.
        seconds: At most.
        place: Where something lies on the glass and trembles; None for nothing.
    """
    home = attract_state(visit.exhibit, SCREEN)
    passed_s = 0.0
    while passed_s < seconds and visit.state != home:
        passed_s += STEP_S
        signals = []
        if place is not None:
            px = (place[0] + 3.0 * (passed_s % 1.0), place[1])
            signals.append(Contact(7, Phase.MOVE, px, at_s + passed_s))
        visit.tick(STEP_S)
        visit.take(signals, at_s + passed_s)
        home = attract_state(visit.exhibit, SCREEN)
    return passed_s


@pytest.mark.parametrize("left", LEFT)
def test_what_was_left_is_gone(visit: Visit, left: str) -> None:
    visit._do((want.Touch(), *LEFT[left]))
    assert visit.state != Visit(visit._show, SCREEN).state
    patience = visit.exhibit.visit
    limit_s = patience.idle_limit_s + patience.warning_s + 120.0
    passed_s = waited(visit, 10.0, limit_s, None)
    assert visit.state == attract_state(visit.exhibit, SCREEN)
    # The desk closes itself and leaves nothing behind: nobody is asked then.
    asked_s = 0.0 if left == "desk" else patience.warning_s
    assert passed_s >= patience.idle_limit_s + asked_s - 1.0


@pytest.mark.parametrize("name", BAG)
@pytest.mark.parametrize("left", ["ease", "card"])
def test_a_bag_on_the_glass_does_not_keep_it_awake(visit: Visit, left: str, name: str) -> None:
    visit._do((want.Touch(), *LEFT[left]))
    visit.rebuild()
    (area,) = (bounds(each.area) for each in visit.scene.targets if each.id == name)
    x_px, y_px = area.centre_px
    visit.take([Contact(7, Phase.DOWN, (x_px, y_px), 10.0)], 10.0)
    patience = visit.exhibit.visit
    limit_s = RESTED_LIMIT_S + patience.idle_limit_s + patience.warning_s + 120.0
    waited(visit, 10.0, limit_s, (x_px, y_px))
    assert visit.state == attract_state(visit.exhibit, SCREEN)


def is_asking(visit: Visit) -> bool:
    return visit.state.warned


def test_one_key_or_one_tap_answers_the_question_and_does_nothing_else(visit: Visit) -> None:
    visit._do((want.Touch(), *LEFT["ease"]))
    for at_s, answer in ((1000.0, "key"), (2000.0, "tap")):
        while not is_asking(visit):
            visit.tick(STEP_S)
        before = visit.state
        if answer == "key":
            visit.take([KeyPressed("f7")], at_s)
        else:
            visit.rebuild()
            (date,) = (each for each in visit.scene.targets if each.id == "date")
            px = bounds(date.area).centre_px
            visit.take([Contact(1, Phase.DOWN, px, at_s), Contact(1, Phase.UP, px, at_s)], at_s)
            visit.take([], at_s + 1.0)
        assert not is_asking(visit)
        assert visit.state.idle_s == 0.0
        assert visit.state.comfort.eased == before.comfort.eased
        assert visit.state.language == before.language
