"""With keys alone a visitor gets everywhere, with a keypad as with a single switch."""

from dataclasses import replace

import pytest

from kiosk.content.model import Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Disc
from kiosk.scene.hits import HitTarget
from kiosk.scene.primitives import Ring, Stroke
from kiosk.scene.scene import Scene
from kiosk.screen.window import KeyPressed
from kiosk.state.comfort import PLAIN, Comfort, Ease
from kiosk.touch.contacts import Contact, Phase
from kiosk.visit import Show, Visit
from kiosk.world.appearing import events_in_order
from tests.unit.scene.seen import bounds, layer, scene_of, state_at

SCREEN = Viewport(1920, 1080)
MORE_THAN_TARGETS = 200


def press(visit: Visit, *names: str) -> None:
    for name in names:
        visit.take([KeyPressed(name)], 0.0)
        visit.rebuild()


def focus(visit: Visit) -> str:
    return visit.state.comfort.focus


def is_topmost(target: HitTarget, scene: Scene) -> bool:
    px = bounds(target.area).centre_px
    return next(each for each in reversed(scene.targets) if each.area.contains(px)) == target


@pytest.mark.parametrize("size_px", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize(
    ("opened", "comfort"),
    [("", PLAIN), ("card", PLAIN), ("sheet", PLAIN), ("card", Comfort(frozenset({Ease.LOW})))],
)
@pytest.mark.parametrize("key", ["tab", "right", "left", "shift tab"])
def test_one_key_alone_comes_by_everything_that_answers(
    show: Show, size_px: tuple[int, int], opened: str, comfort: Comfort, key: str
) -> None:
    visit = Visit(show, Viewport(*size_px))
    event_id = "kennedy-speech" if opened == "card" else ""
    state = state_at(show.exhibit, size_px, event_id=event_id)
    visit.state = replace(state, comfort=comfort, choosing_language=opened == "sheet")
    scene = visit.rebuild()
    wanted = {
        target.id
        for target in scene.targets
        if target.tap is not None and is_topmost(target, scene)
    }
    if opened == "sheet":
        sheets = ("language:", "ease:", "depth:", "done", "start_again")
        wanted = {name for name in wanted if name.startswith(sheets)}
    seen = set[str]()
    for _ in range(MORE_THAN_TARGETS):
        press(visit, key)
        if focus(visit) in seen:
            break
        seen.add(focus(visit))
    assert len(wanted) > 8
    assert wanted <= seen


@pytest.mark.parametrize("lens", Lens)
def test_a_visitor_with_keys_alone_visits_every_event(show: Show, lens: Lens) -> None:
    visit = Visit(show, SCREEN)
    if lens is Lens.SECRET:
        reach(visit, "switch")
        press(visit, "return")
    reach(visit, "back")
    order = [event.id for event in events_in_order(show.exhibit, lens)]
    visited = set[str]()
    for control in ("back", "next"):
        reach(visit, control)
        for _ in range(len(order) + 1):
            visited.add(visit.state.event_id)
            press(visit, "return")
            reach(visit, control)
    assert set(order) <= visited
    assert len(order) > 40


def reach(visit: Visit, control: str) -> None:
    """Press the arrow until a control is reached."""
    for _ in range(MORE_THAN_TARGETS):
        if focus(visit) == control:
            return
        press(visit, "right")
    pytest.fail(f"{control} is not reached")


def test_up_and_down_go_where_they_point(show: Show) -> None:
    visit = Visit(show, SCREEN)
    reach(visit, "region:" + show.exhibit.theatres[0].id)
    where = {target.id: bounds(target.area).centre_px for target in visit.scene.targets}
    before = where[focus(visit)]
    press(visit, "down")
    assert where[focus(visit)][1] > before[1]
    below = where[focus(visit)]
    press(visit, "up")
    assert where[focus(visit)][1] < below[1]


def test_what_opens_takes_the_focus_and_what_closes_gives_it_back(show: Show) -> None:
    visit = Visit(show, SCREEN)
    reach(visit, "next")
    press(visit, "return")
    assert visit.state.event_id
    assert focus(visit) in {"close"} | {
        each.id for each in visit.scene.targets if each.id.startswith(("link:", "card:"))
    }
    press(visit, "escape")
    assert not visit.state.event_id
    assert focus(visit) in {target.id for target in visit.scene.targets}
    press(visit, "help")
    assert visit.state.choosing_language
    assert focus(visit).startswith("language:")
    press(visit, "help")
    assert not visit.state.choosing_language


def test_a_finger_puts_the_ring_away(show: Show) -> None:
    visit = Visit(show, SCREEN)
    press(visit, "tab")
    assert "focus" in {each.id for each in visit.scene.layers}
    visit.take([Contact(1, Phase.DOWN, (960.0, 300.0), 1.0)], 1.0)
    assert "focus" not in {each.id for each in visit.rebuild().layers}


@pytest.mark.parametrize("lens", Lens)
def test_the_ring_is_six_px_wide_and_seven_px_outside(show: Show, lens: Lens) -> None:
    for name in ("region:cuba", "play"):
        state = state_at(show.exhibit, (1920, 1080), lens)
        scene = scene_of(replace(state, comfort=Comfort(focus=name)), show)
        (target,) = (each for each in scene.targets if each.id == name)
        items = layer(scene, "focus").items
        colour = show.exhibit.palettes[lens]["focus"]
        if isinstance(target.area, Disc):
            (ring,) = (
                each for each in items if isinstance(each, Ring) and each.colour[:3] == colour
            )
            assert ring.width_px == 6
            assert ring.radius_px - ring.width_px == target.area.radius_px + 7
        else:
            sides = [each for each in items if isinstance(each, Stroke) and each.colour == colour]
            assert len(sides) == 4
            assert {side.width_px for side in sides} == {6}
            top_px = min(px[1] for side in sides for px in side.points_px)
            # The middle of the stroke, and half its width at the corner.
            assert top_px == target.area.y_px - 7 - 3 - 3


def test_one_switch_is_enough(show: Show) -> None:
    visit = Visit(show, SCREEN)
    patience = show.exhibit.visit
    press(visit, patience.scan_key)
    first = focus(visit)
    assert first
    rested_s = 0.0
    while focus(visit) == first:
        visit.tick(0.1)
        rested_s += 0.1
    assert rested_s == pytest.approx(patience.scan_step_s, abs=0.11)
    for _ in range(MORE_THAN_TARGETS):
        if focus(visit) == "next":
            break
        visit.tick(patience.scan_step_s)
        visit.rebuild()
    press(visit, patience.scan_key)
    assert visit.state.event_id
    assert visit.waits


def test_a_switch_that_nobody_presses_any_more_does_not_keep_the_kiosk_from_home(
    show: Show,
) -> None:
    visit = Visit(show, SCREEN)
    press(visit, show.exhibit.visit.scan_key)
    patience = show.exhibit.visit
    for _ in range(int(patience.idle_limit_s + patience.warning_s) + 2):
        visit.tick(1.0)
        visit.take([], 0.0)
    assert visit.fresh
    assert visit.state.comfort == PLAIN


def test_more_volume_turns_the_voice_on_and_each_visit_begins_with_the_usual_one(
    show: Show,
) -> None:
    visit = Visit(show, SCREEN)
    press(visit, "volumeup")
    assert visit.state.comfort.aloud
    press(visit, "volumeup", "volumeup", "volumeup", "volumeup")
    assert visit.state.comfort.volume == 5
    press(visit, "home")
    assert visit.state.comfort == PLAIN
