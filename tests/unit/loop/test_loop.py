"""The loop by a clock that tests move: idle, stalled, woken and sent home."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.content.staff import Staff
from kiosk.geo.camera import Camera, Viewport
from kiosk.loop import FRAME_S, run
from kiosk.scene.primitives import Basemap
from kiosk.scene.scene import Scene
from kiosk.screen.window import KeyPressed, Resized, Scrolled, Signal
from kiosk.state.attract import attract_state
from kiosk.state.desk import LEAVE, TypeKey
from kiosk.state.state import initial_state
from kiosk.touch.contacts import SILENCE_LIMIT_S, Contact, Phase
from kiosk.visit import BackRoom, Show, Visit
from tests.fakes import ManualClock, ScriptedScreen

SCREEN = Viewport(1280, 800)
MIDDLE_PX = (640.0, 300.0)


def finger(at_s: float, phase: Phase, px: tuple[float, float]) -> tuple[float, Signal]:
    return at_s, Contact("finger", phase, px, at_s)


def drag(at_s: float) -> list[tuple[float, Signal]]:
    """Return a finger that moves the map by 200 px, and rests before it is lifted."""
    steps = [finger(at_s + 0.02 * i, Phase.MOVE, (640.0 - 20.0 * i, 300.0)) for i in range(1, 11)]
    return [
        finger(at_s, Phase.DOWN, MIDDLE_PX),
        *steps,
        finger(at_s + 0.6, Phase.UP, (440.0, 300.0)),
    ]


def region_px(show: Show, theatre: str) -> tuple[float, float]:
    targets = Visit(show, SCREEN).scene.targets
    (target,) = (each for each in targets if each.id == f"region:{theatre}")
    x_px, y_px, width_px, height_px = target.area  # type: ignore[misc]  # a Box
    return x_px + width_px / 2, y_px + height_px / 2


def tap(at_s: float, px: tuple[float, float]) -> list[tuple[float, Signal]]:
    return [finger(at_s, Phase.DOWN, px), finger(at_s + 0.08, Phase.UP, px)]


def camera_of(scene: Scene) -> Camera:
    (basemap,) = (x for x in scene.layers[0].items if isinstance(x, Basemap))
    return basemap.camera


def played(
    show: Show,
    script: Iterable[tuple[float, Signal]],
    until_s: float,
    delay: tuple[str, float, float] | None = None,
) -> ScriptedScreen:
    """Return the screen after a script; a delay is "stall" or "oversleep", when and how long."""
    clock = ManualClock()
    screen = ScriptedScreen(clock, script, until_s)
    match delay:
        case ("stall", at_s, for_s):
            screen.stall(at_s, for_s)
        case ("oversleep", at_s, for_s):
            screen.oversleep(at_s, for_s)
        case _:
            assert delay is None
    run(show, screen, SCREEN, clock)
    return screen


def holds(visit: Visit) -> bool:
    return visit.state.held or bool(visit.state.pressed)


def test_an_idle_kiosk_shows_nothing_new_for_minutes_and_looks_up_once_a_second(
    show: Show,
) -> None:
    # With a resting screen there would always be something to see.
    plain = replace(show, exhibit=replace(show.exhibit, poster=None))
    screen = played(plain, [], until_s=200.0)
    assert screen.shown[-1][0] < 1.0
    assert screen.looks < 240
    assert not any(layer.id == "prompt" for layer in screen.shown[-1][1].layers)


def test_after_a_visit_the_kiosk_is_as_fresh_as_at_the_start(show: Show) -> None:
    visit = show.exhibit.visit
    resting = Visit(show, SCREEN, resting=True)
    for _ in range(5):
        resting.tick(0.1)
    fresh = resting.rebuild()
    screen = played(show, drag(1.0), until_s=visit.idle_limit_s + visit.warning_s + 10.0)
    asked_s = [at for at, scene in screen.shown if scene.layers[-1].id == "prompt"]
    home_s = [at for at, scene in screen.shown if scene.targets == fresh.targets]
    assert asked_s[0] == pytest.approx(visit.idle_limit_s + 1.6, abs=1.5)
    assert home_s[0] >= visit.idle_limit_s + visit.warning_s + 1.5
    assert fresh in [scene for _, scene in screen.shown]


@pytest.mark.parametrize("delay", ["stall", "oversleep"])
def test_a_stall_slows_a_flight_and_never_jumps_it(show: Show, delay: str) -> None:
    script = tap(1.0, region_px(show, "turkey"))
    smooth = played(show, script, until_s=6.0)
    stalled = played(show, script, until_s=40.0, delay=(delay, 1.5, 30.0))
    assert camera_of(stalled.shown[-1][1]) == camera_of(smooth.shown[-1][1])

    # The longest step of the camera while it flew, in zooms: no longer than six frames' worth.
    def steps(screen: ScriptedScreen) -> list[float]:
        cameras = [camera_of(scene) for _, scene in screen.shown]
        return [abs(a.scale_px - b.scale_px) / a.scale_px for a, b in pairwise(cameras)]

    assert max(steps(stalled)) <= 7 * max(steps(smooth))
    assert len(stalled.shown) >= len(smooth.shown) - 7


@pytest.mark.parametrize("delay", ["stall", "oversleep"])
def test_a_stalled_disk_does_not_send_the_visitor_home(show: Show, delay: str) -> None:
    screen = played(show, drag(1.0), until_s=3650.0, delay=(delay, 3.0, 3600.0))
    fresh = camera_of(screen.shown[0][1])
    assert camera_of(screen.shown[-1][1]) != fresh
    assert not any(layer.id == "prompt" for _, scene in screen.shown for layer in scene.layers)


def test_frames_of_a_flight_are_a_sixtieth_apart(show: Show) -> None:
    screen = played(show, tap(1.0, region_px(show, "turkey")), until_s=6.0)
    flying = [at for at, scene in screen.shown if 1.3 < at < 1.6]
    assert len(flying) > 10
    assert [b - a for a, b in pairwise(flying)] == pytest.approx([FRAME_S] * (len(flying) - 1))


def test_a_touch_wakes_an_idle_kiosk_at_once(show: Show) -> None:
    screen = played(show, tap(20.3, region_px(show, "turkey")), until_s=30.0)
    pressed_s = min(at for at, _ in screen.shown if at > 10.0)
    assert pressed_s == pytest.approx(20.3, abs=1e-3)


def test_a_key_after_an_idle_second_begins_its_motion_at_the_beginning(show: Show) -> None:
    screen = played(show, [(20.7, KeyPressed("."))], until_s=25.0)
    sliding_s = [at for at, _ in screen.shown if 20.7 <= at < 21.25]
    assert len(sliding_s) > 30


def test_time_that_passes_is_time_for_the_visitor(show: Show) -> None:
    visit = Visit(show, SCREEN)
    visit.take([KeyPressed("down")], 0.0)
    visit.tick(0.35)
    assert visit.state.idle_s == pytest.approx(0.35)


@pytest.mark.parametrize("size_px", [(800, 600), (1080, 1920)])
def test_a_screen_that_changes_under_a_finger_lets_go_of_it(
    show: Show, size_px: tuple[int, int]
) -> None:
    visit = Visit(show, SCREEN)
    visit.take([Contact(1, Phase.DOWN, MIDDLE_PX, 0.0)], 0.0)
    visit.take([Contact(1, Phase.MOVE, (500.0, 300.0), 0.1)], 0.1)
    assert holds(visit)
    visit.take([Resized(*size_px)], 0.2)
    visit.take([Contact(1, Phase.UP, (500.0, 300.0), 0.3)], 0.3)
    assert not holds(visit)
    assert visit.state.camera.viewport == Viewport(*size_px)
    assert visit.rebuild().layers[0].box.width_px == size_px[0]


def test_a_window_without_a_size_changes_nothing(show: Show) -> None:
    visit = Visit(show, SCREEN)
    visit.take([Resized(0, 0)], 0.0)
    assert visit.state == initial_state(show.exhibit, SCREEN)
    visit.take([Contact(1, Phase.DOWN, MIDDLE_PX, 0.1)], 0.1)
    assert visit.state.held


def test_a_finger_whose_lift_was_lost_does_not_hold_the_kiosk_for_ever(show: Show) -> None:
    patience = show.exhibit.visit
    visit = Visit(show, SCREEN)
    for at_s, signal in drag(1.0)[:-1]:
        visit.take([signal], at_s)
    assert holds(visit)
    for second in range(2, round(SILENCE_LIMIT_S + patience.idle_limit_s + patience.warning_s) + 5):
        visit.take([], float(second))
        visit.tick(1.0)
    fresh = attract_state(show.exhibit, SCREEN)
    assert replace(visit.state, still_s=0.0, guide=fresh.guide) == fresh
    assert visit.fresh


def test_a_wheel_is_a_sign_of_somebody(show: Show) -> None:
    visit = Visit(show, SCREEN)
    visit.tick(30.0)
    visit.take([Scrolled(MIDDLE_PX, 1.0)], 30.0)
    assert visit.state.idle_s == 0.0
    assert visit.state.camera.scale_px > initial_state(show.exhibit, SCREEN).camera.scale_px


def test_a_hand_on_the_glass_while_staff_knock_leaves_no_dead_spot(show: Show) -> None:
    exhibit = replace(show.exhibit, staff=Staff("top-left", 2.0))
    let_in = BackRoom(locked_s=lambda: 0.0)
    visit = Visit(replace(show, exhibit=exhibit, back_room=let_in), SCREEN)
    hand_px = [(900.0 + 12.0 * i, 300.0 + 10.0 * (i % 2)) for i in range(5)]
    for i, px in enumerate(hand_px):
        visit.take([Contact(i, Phase.DOWN, px, 1.0 + 0.01 * i)], 1.0 + 0.01 * i)
    visit.take([Contact("knock", Phase.DOWN, (5.0, 5.0), 1.2)], 1.2)
    for now_s in (2.0, 3.0, 3.3):
        visit.take([Contact(i, Phase.MOVE, px, now_s) for i, px in enumerate(hand_px)], now_s)
    assert visit.state.desk is not None
    visit.take([Contact(i, Phase.UP, px, 4.0) for i, px in enumerate(hand_px)], 4.0)
    visit.tell(TypeKey(LEAVE))
    visit.rebuild()
    visit.take([Contact("finger", Phase.DOWN, (930.0, 300.0), 6.0)], 6.0)
    assert holds(visit)


def test_a_save_that_moves_the_corner_of_the_staff_moves_it_at_once(show: Show) -> None:
    def staffed(corner: str) -> Show:
        exhibit = replace(show.exhibit, staff=Staff(corner, 2.0))
        return replace(show, exhibit=exhibit, back_room=BackRoom(locked_s=lambda: 0.0))

    visit = Visit(staffed("bottom-right"), SCREEN)
    visit.take([Contact("finger", Phase.DOWN, MIDDLE_PX, 1.0)], 1.0)
    assert holds(visit)
    visit.adopt(staffed("top-left"), 1.1)
    assert not holds(visit)
    visit.take([Contact("knock", Phase.DOWN, (5.0, 5.0), 2.0)], 2.0)
    visit.take([Contact("knock", Phase.MOVE, (5.0, 5.0), 4.1)], 4.1)
    assert visit.state.desk is not None


def test_a_save_that_leaves_the_screen_as_it_is_leaves_the_map_in_the_hand(show: Show) -> None:
    visit = Visit(show, SCREEN)
    visit.take([Contact("finger", Phase.DOWN, MIDDLE_PX, 1.0)], 1.0)
    visit.adopt(replace(show, exhibit=replace(show.exhibit, title="Saved")), 1.1)
    assert holds(visit)
