"""An exception in a turn of the loop: whatever threw it, the next visitor finds a fresh exhibit."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

import kiosk.visit
from kiosk.app.visit_trace import LINES_LIMIT, VisitTrace
from kiosk.geo.camera import Viewport
from kiosk.loop import Hooks, run
from kiosk.screen.window import KeyPressed, Resized, Signal
from kiosk.state.state import initial_state
from kiosk.touch.contacts import Contact, Phase
from kiosk.touch.gestures import Recogniser
from kiosk.visit import Show, Visit
from tests.fakes import ManualClock, ScriptedScreen

SCREEN = Viewport(1280, 800)


class Mine:
    """Goes off once, when it is armed."""

    def __init__(self) -> None:
        self.armed = False
        self.gone_off = 0

    def step(self) -> None:
        if self.armed:
            self.armed = False
            self.gone_off += 1
            msg = "a mine"
            raise ZeroDivisionError(msg)


def lay(mine: Mine, place: str, screen: ScriptedScreen, patch: pytest.MonkeyPatch) -> Hooks:
    """Lay a mine somewhere on the way of a frame and return the hooks of the loop."""

    def mined(function: Callable[..., object]) -> Callable[..., object]:
        def stepping(*arguments: object) -> object:
            mine.step()
            return function(*arguments)

        return stepping

    match place:
        case "update" | "build_scene" | "intents_for_key":
            patch.setattr(kiosk.visit, place, mined(getattr(kiosk.visit, place)))
        case "signals" | "present":
            patch.setattr(screen, place, mined(getattr(screen, place)))
        case "touch":
            patch.setattr(Recogniser, "on", mined(Recogniser.on))
        case "news":
            return Hooks(news=lambda: mine.step())
        case "heard":
            return Hooks(heard=lambda _: mine.step())
        case _:
            return Hooks(at_rest=mine.step)
    return Hooks()


PLACES = (
    "signals", "heard", "news", "touch", "intents_for_key", "update", "build_scene", "present",
    "at_rest",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_after_an_exception_anywhere_the_exhibit_is_as_at_the_start(
    show: Show, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    clock, mine = ManualClock(), Mine()
    script: list[tuple[float, Signal]] = [
        (2.0, KeyPressed(".")),
        (5.0, Contact(1, Phase.DOWN, (640.0, 300.0), 5.0)),
        (5.1, Contact(1, Phase.UP, (640.0, 300.0), 5.1)),
        (6.0, KeyPressed(".")),
    ]
    screen = ScriptedScreen(clock, script, until_s=12.0)
    hooks = lay(mine, place, screen, monkeypatch)
    failures: list[Exception] = []
    visits: list[Visit] = []

    def turned(visit: Visit) -> bool:
        if not visits or visits[-1] is not visit:
            visits.append(visit)
        mine.armed = clock.now_s() >= 4.0 and not failures
        return True

    run(
        show,
        screen,
        SCREEN,
        clock,
        replace(hooks, turned=turned, failed=failures.append),
    )
    assert [str(failure) for failure in failures] == ["a mine"]
    assert len(visits) == 2
    fresh = screen.shown[0][1]
    assert fresh in [scene for at_s, scene in screen.shown if at_s >= 4.0]


def test_without_somebody_who_takes_it_an_exception_is_not_swallowed(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, mine = ManualClock(), Mine()
    screen = ScriptedScreen(clock, [], until_s=12.0)
    lay(mine, "present", screen, monkeypatch)
    mine.armed = True
    with pytest.raises(ZeroDivisionError, match="a mine"):
        run(show, screen, SCREEN, clock)


def test_a_hook_can_end_the_visits(show: Show) -> None:
    clock = ManualClock()
    screen = ScriptedScreen(clock, [], until_s=1000.0)
    assert not run(show, screen, SCREEN, clock, Hooks(turned=lambda _: clock.now_s() < 20.0))
    assert clock.now_s() < 25.0
    assert run(show, ScriptedScreen(clock, [], until_s=40.0), SCREEN, clock)


def tapped() -> Sequence[Signal]:
    return (
        Contact(1, Phase.DOWN, (640.0, 300.0), 0.0),
        Contact(1, Phase.UP, (640.0, 300.0), 0.05),
    )


def is_fresh(visit: Visit) -> bool:
    # Asked through a function, because mypy takes the attribute for what it was asserted last.
    return visit.fresh


def is_sent_home(visit: Visit) -> bool:
    return visit.sent_home


def test_a_visit_is_fresh_until_somebody_does_something_and_again_when_it_has_gone_home(
    show: Show,
) -> None:
    visit = Visit(show, SCREEN)
    for second in range(200):
        visit.take([], float(second))
        visit.tick(1.0)
        assert visit.fresh
    visit.take([Resized(1280, 720)], 200.0)
    visit.take([Contact("mouse", Phase.MOVE, (5.0, 5.0), 200.0, "mouse")], 200.0)
    assert visit.fresh
    visit.take(tapped(), 201.0)
    assert not is_fresh(visit)
    patience = show.exhibit.visit
    for second in range(201, 201 + int(patience.idle_limit_s) - 2):
        visit.tick(1.0)
        visit.take([], float(second))
        assert not visit.fresh
    for second in range(300, 300 + int(patience.idle_limit_s + patience.warning_s) + 60):
        visit.tick(1.0)
        visit.take([], float(second))
    assert visit.fresh


def test_a_visit_that_plays_by_itself_is_not_over(show: Show) -> None:
    visit = Visit(show, SCREEN)
    visit.take([KeyPressed(".")], 1.0)
    visit.state = replace(visit.state, playing=True, idle_s=5.0)
    visit.tick(1.0)
    assert visit.state.idle_s == 0.0
    assert not visit.fresh


def test_who_sends_the_kiosk_home_ends_a_visit_and_the_next_touch_begins_one(show: Show) -> None:
    visit = Visit(show, SCREEN)
    for ended in (1, 2):
        visit.take([KeyPressed("right")], 1.0)
        assert not is_fresh(visit)
        assert not visit.sent_home
        visit.take([KeyPressed("home")], 2.0)
        assert (visit.ended, is_sent_home(visit)) == (ended, True)
        # Somebody stands there: the kiosk is not started anew before their eyes, and a wall that
        # follows goes on.
        assert not is_fresh(visit)
    visit.take([KeyPressed("right")], 3.0)
    assert not is_sent_home(visit)


@pytest.mark.parametrize("name", [".", "right", "space", "tab", "home"])
def test_a_key_begins_a_visit_as_a_finger_does(show: Show, name: str) -> None:
    visit = Visit(show, SCREEN)
    visit.take([KeyPressed(name)], 1.0)
    assert not visit.fresh


def test_a_new_visit_is_on_the_screen_as_it_is_now(show: Show) -> None:
    visit = Visit(show, SCREEN)
    visit.take([Resized(1080, 1920), KeyPressed(".")], 1.0)
    assert visit.begun_anew().state == initial_state(show.exhibit, Viewport(1080, 1920))


def test_the_trace_of_a_visit_is_told_line_by_line_and_begins_with_the_visit() -> None:
    clock, told = ManualClock(50.0), list[str]()
    trace = VisitTrace(clock, told.append)
    trace.take([KeyPressed(",")])
    assert not trace.lines
    trace.begin(SCREEN)
    clock.advance(1.5)
    trace.take([KeyPressed(".")])
    lines = ('{"size": [1280, 800]}', '{"at_s": 1.5, "key": "."}')
    assert trace.lines == lines
    assert tuple(told[-2:]) == lines
    trace.begin(SCREEN)
    assert list(trace.lines) == [lines[0]]


def test_the_trace_of_a_visit_without_end_keeps_its_end() -> None:
    clock = ManualClock()
    trace = VisitTrace(clock, lambda _: None)
    trace.begin(SCREEN)
    for _ in range(2 * LINES_LIMIT):
        clock.advance(0.01)
        trace.take([KeyPressed(".")])
    assert len(trace.lines) == LINES_LIMIT + 1
    assert trace.lines[0] == '{"size": [1280, 800]}'
    clock.advance(7 * 86400.0)
    trace.take([Resized(640, 480), KeyPressed(",")])
    assert trace.lines[0] == '{"size": [1280, 800]}'
    assert trace.lines[-1] == '{"at_s": 0.0, "key": ","}'
