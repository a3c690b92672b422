"""Fingers and keys on the resting screen and in tours, through the real loop."""

import pytest

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Text
from kiosk.scene.scene import Scene
from kiosk.screen.window import KeyPressed
from kiosk.state.state import initial_state
from kiosk.state.tours import tour_lasts_s
from kiosk.touch.contacts import Contact, Phase
from kiosk.visit import Show, Visit

SCREEN = Viewport(1280, 800)
LANDFALL_PX = (700.0, 300.0)


class Hand:
    """A finger and a clock."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.at_s = 100.0

    def put(self, phase: Phase, px: tuple[float, float]) -> Scene:
        self.visit.take([Contact("finger", phase, px, self.at_s)], self.at_s)
        # A lift counts once it is sure that it was no gap.
        return self.wait(0.1) if phase is Phase.UP else self.visit.rebuild()

    def wait(self, time_s: float) -> Scene:
        self.at_s += time_s
        self.visit.tick(time_s)
        self.visit.take([], self.at_s)
        return self.visit.rebuild()

    def tap(self, name: str) -> Scene:
        (target,) = (each for each in self.visit.scene.targets if each.id == name)
        assert isinstance(target.area, Box)
        self.put(Phase.DOWN, target.area.centre_px)
        self.wait(0.08)
        return self.put(Phase.UP, target.area.centre_px)


def ids(scene: Scene) -> set[str]:
    return {target.id for target in scene.targets}


def said(scene: Scene, name: str = "caption") -> str:
    (part,) = (each for each in scene.layers if each.id == name)
    return "".join(each.text for each in part.items if isinstance(each, Text)).replace(" ", "")


def test_the_touch_that_begins_a_visit_has_hold_of_the_map_already(show: Show) -> None:
    visit = Visit(show, SCREEN, resting=True)
    hand = Hand(visit)
    hand.wait(3.0)
    assert (ids(visit.scene), visit.fresh) == ({"attract"}, True)
    scene = hand.put(Phase.DOWN, LANDFALL_PX)
    # On the very next picture.
    assert "play" in ids(scene)
    assert (visit.state.held, visit.fresh) == (True, False)
    before = visit.state.camera
    assert before == initial_state(show.exhibit, SCREEN).camera
    place = before.lonlat_from_px(LANDFALL_PX)
    for step in range(1, 11):
        hand.wait(0.02)
        hand.put(Phase.MOVE, (LANDFALL_PX[0] + 10.0 * step, LANDFALL_PX[1]))
    hand.wait(0.3)
    hand.put(Phase.UP, (LANDFALL_PX[0] + 100.0, LANDFALL_PX[1]))
    # But for the slop, the place that was under the finger is under it still.
    x_px, y_px = visit.state.camera.px_from_lonlat(place)
    assert (x_px, y_px) == pytest.approx((LANDFALL_PX[0] + 100.0, LANDFALL_PX[1]), abs=12.0)


def test_a_tap_on_the_resting_screen_begins_and_does_no_more(show: Show) -> None:
    visit = Visit(show, SCREEN, resting=True)
    hand = Hand(visit)
    hand.wait(3.0)
    hand.put(Phase.DOWN, LANDFALL_PX)
    hand.wait(0.08)
    hand.put(Phase.UP, LANDFALL_PX)
    assert visit.state.asked is None
    assert visit.state.pressed == frozenset()
    assert not visit.state.held
    assert visit.state.camera == initial_state(show.exhibit, SCREEN).camera


@pytest.mark.parametrize("name", ["home", "space", "x"])
def test_any_key_begins_a_visit(show: Show, name: str) -> None:
    visit = Visit(show, SCREEN, resting=True)
    visit.tick(2.0)
    visit.take([KeyPressed(name)], 2.0)
    assert "play" in ids(visit.rebuild())


def test_a_tour_by_finger_from_the_key_to_its_end_and_back_to_rest(show: Show) -> None:
    visit = Visit(show, SCREEN)
    hand = Hand(visit)
    tour = show.exhibit.tour_by_id["secret-deal"]
    assert "tours" in ids(visit.scene)
    hand.tap("tours")
    scene = hand.tap(f"tour:{tour.id}")
    # While it leads, its keys are the only Back and Next.
    assert {"tour_back", "tour_next", "tour_stop"} <= ids(scene)
    assert ids(scene).isdisjoint({"back", "next", "play", "switch", "tours"})
    heard = {said(scene)}
    for _ in range(round(tour_lasts_s(tour)) + 4):
        scene = hand.wait(1.0)
        if visit.state.guide.tour is not None:
            heard.add(said(scene))
    assert visit.state.guide.tour is None
    for step in tour.steps:
        assert any(step.caption.replace(" ", "") in each for each in heard), step.caption
    # It closes with a word, and what to do next; by itself the exhibit goes to rest from there.
    assert {"play", "end_other", "end_tours", "end_look"} <= ids(scene)
    assert tour.ending.replace(" ", "") in said(scene, "ending")
    assert {"play", "switch", "tours"} <= ids(hand.tap("end_look"))
    patience = show.exhibit.visit
    hand.wait(patience.idle_limit_s + patience.warning_s + 5.0)
    assert visit.state.guide.attract is not None
    assert visit.fresh


def test_a_touch_on_the_map_lets_look_around_and_the_tour_waits(show: Show) -> None:
    visit = Visit(show, SCREEN)
    hand = Hand(visit)
    hand.tap("tours")
    hand.tap("tour:thirteen-days")
    hand.wait(5.0)
    hand.put(Phase.DOWN, LANDFALL_PX)
    hand.wait(0.1)
    scene = hand.put(Phase.UP, LANDFALL_PX)
    assert {"tour_go_on", "tour_stop", "play", "switch"} <= ids(scene)
    scene = hand.tap("tour_go_on")
    assert show.exhibit.tour_by_id["thirteen-days"].steps[0].caption.replace(" ", "") in said(scene)
    assert "tour_go_on" not in ids(hand.tap("tour_stop"))


def test_a_tour_by_keys_alone(show: Show) -> None:
    visit = Visit(show, SCREEN)
    steps = show.exhibit.tours[1].steps
    for name in ("t", "2"):
        visit.take([KeyPressed(name)], 1.0)
        visit.rebuild()
    for name, step in ((".", steps[1]), (".", steps[2]), (",", steps[1])):
        visit.take([KeyPressed(name)], 2.0)
        assert step.caption.replace(" ", "") in said(visit.rebuild())
    visit.take([KeyPressed("escape")], 3.0)
    assert visit.state.guide.tour is None
