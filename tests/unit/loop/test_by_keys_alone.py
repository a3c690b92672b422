"""By keys, or by a single one: every tour, every sheet and home, in the order of reading."""

from collections.abc import Callable

import pytest

from kiosk.geo.camera import Viewport
from kiosk.scene.reading_order import SHEET, part_of, reading_order
from kiosk.screen.window import KeyPressed
from kiosk.state.comfort import PLAIN, Depth, Ease
from kiosk.state.intents import ShowLanguage
from kiosk.state.sheets import Beyond, Meanwhile, Wing
from kiosk.state.state import initial_state
from kiosk.visit import Show, Visit
from tests.unit.scene.seen import bounds

SCREEN = Viewport(1920, 1080)
MORE_THAN_TARGETS = 200
Go = Callable[[Visit, str], None]


def press(visit: Visit, name: str) -> None:
    visit.take([KeyPressed(name)], 0.0)
    visit.rebuild()


def go_by_tab(visit: Visit, control: str) -> None:
    """Reach a control with Tab and activate it with OK."""
    _go(visit, control, lambda: press(visit, "tab"), "return")


def go_by_one_key(visit: Visit, control: str) -> None:
    """Wait for the focus to come by a control, and press the only key."""
    scan_key = visit.exhibit.visit.scan_key
    if visit.state.comfort.scanned_s is None:
        press(visit, scan_key)

    def wait() -> None:
        visit.tick(visit.exhibit.visit.scan_step_s)
        visit.rebuild()

    _go(visit, control, wait, scan_key)


def _go(visit: Visit, control: str, on: Callable[[], None], ok: str) -> None:
    for _ in range(MORE_THAN_TARGETS):
        if visit.state.comfort.focus == control:
            press(visit, ok)
            return
        on()
    pytest.fail(f"{control} is not reached")


@pytest.mark.parametrize("go", [go_by_tab, go_by_one_key])
def test_every_tour_every_sheet_and_home_are_had(show: Show, go: Go) -> None:
    visit = Visit(show, SCREEN)
    for tour in (tour for tour in show.exhibit.tours if tour.listed):
        go(visit, "tours")
        go(visit, f"tour:{tour.id}")
        assert visit.state.guide.tour is not None
        assert visit.state.guide.tour.tour_id == tour.id
        for _ in tour.steps[1:]:
            go(visit, "tour_next")
        assert visit.state.guide.tour.step == len(tour.steps) - 1
        go(visit, "tour_stop")
        assert visit.state.guide.tour is None
    for key, sheet in (
        ("meanwhile", Meanwhile()),
        ("wing:before", Beyond(Wing.BEFORE)),
        ("wing:after", Beyond(Wing.AFTER)),
    ):
        go(visit, key)
        assert visit.state.sheet == sheet
        row = next(each.id for each in visit.scene.targets if each.id.startswith("sheet:"))
        go(visit, row)
        assert visit.state.event_id
        go(visit, "close")
        assert not visit.state.event_id
    go(visit, "access")
    for ease in Ease:
        go(visit, f"ease:{ease.value}")
        assert ease in visit.state.comfort.eased
    go(visit, f"depth:{Depth.DEEP.value}")
    go(visit, "language:de")
    assert visit.state.language == "de"
    go(visit, "start_again")
    home = initial_state(show.exhibit, SCREEN)
    assert visit.state.language == home.language
    assert visit.state.comfort.eased == PLAIN.eased
    assert not visit.state.choosing_language


def test_what_is_read_first_is_reached_first_from_either_side(show: Show) -> None:
    visit = Visit(show, SCREEN)
    orders = {}
    for code in ("en", "ar"):
        visit._do((ShowLanguage(code),))
        scene = visit.rebuild()
        order = reading_order(scene.targets)
        keys = [name for name in order if name.startswith("region:")] + ["back", "play", "next"]
        orders[code] = sorted(keys, key=order.index)
        left_px = {each.id: bounds(each.area).x_px for each in scene.targets}
        line = [left_px[name] for name in orders[code] if name.startswith("region:")]
        assert line == sorted(line, reverse=code == "ar")
        press(visit, "home")
    assert orders["en"] == orders["ar"]


def test_an_arrow_goes_where_it_points_in_a_language_from_the_right(show: Show) -> None:
    visit = Visit(show, SCREEN)
    visit._do((ShowLanguage("ar"),))
    visit.rebuild()
    go_by_tab(visit, "meanwhile")
    press(visit, "escape")
    for _ in range(MORE_THAN_TARGETS):
        if visit.state.comfort.focus == "play":
            break
        press(visit, "tab")
    where = {each.id: bounds(each.area).centre_px[0] for each in visit.scene.targets}
    press(visit, "left")
    assert where[visit.state.comfort.focus] < where["play"]
    press(visit, "right")
    assert visit.state.comfort.focus == "play"


def test_what_is_easier_is_a_part_of_its_own(show: Show) -> None:
    visit = Visit(show, SCREEN)
    go_by_tab(visit, "access")
    order = reading_order(visit.scene.targets)
    assert {part_of(each) for each in visit.scene.targets if each.id in order} == {SHEET}
