"""A visitor who has gone: the question, the warning, and home."""

from dataclasses import replace

import pytest

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.state.attract import attract_state
from kiosk.state.comfort import Ease
from kiosk.state.intents import (
    DragMap,
    GoHome,
    GrabMap,
    Intent,
    Press,
    ReleaseMap,
    ScrubTo,
    SelectEvent,
    ShowLanguage,
    ShowLens,
    Tick,
    ToggleEase,
    TogglePlay,
    Touch,
    Unpress,
)
from kiosk.state.state import State, initial_state
from kiosk.state.update import MAX_TICK_S, reading_s, update
from tests.fakes import after

SCREEN = Viewport(1920, 1080)


def left_by_a_visitor(exhibit: Exhibit, event_id: str = "") -> State:
    """Return what somebody leaves who read German in a strong contrast, and maybe a card."""
    visit: list[Intent] = [Touch(), GrabMap(), DragMap((900, 500), (700, 500)), ReleaseMap()]
    visit += [ShowLanguage("de"), ToggleEase(Ease.CONTRAST)]
    visit += [ShowLens(Lens.SECRET), SelectEvent(event_id), Touch()]
    state = after(initial_state(exhibit, SCREEN), visit, exhibit)
    assert state.event_id == event_id
    assert state.idle_s == 0.0
    assert state.language != initial_state(exhibit, SCREEN).language
    return state


@pytest.mark.parametrize("card_open", [False, True])
def test_the_key_that_leads_home_leaves_nothing_of_the_visit(
    shipped_exhibit: Exhibit, *, card_open: bool
) -> None:
    state = left_by_a_visitor(shipped_exhibit, longest(shipped_exhibit) if card_open else "")
    assert update(state, GoHome(), shipped_exhibit) == initial_state(shipped_exhibit, SCREEN)


def ticked_until_home(state: State, exhibit: Exhibit) -> tuple[float, State]:
    """Return how long it took, and the very state in which the kiosk came home."""
    waited_s = 0.0
    fresh = attract_state(exhibit, SCREEN)
    while state != fresh:
        state = update(state, Tick(MAX_TICK_S), exhibit)
        waited_s += MAX_TICK_S
        assert waited_s < 1000.0
    return waited_s, state


def patience_s(exhibit: Exhibit, event_id: str) -> float:
    visit = exhibit.visit
    return visit.idle_limit_s + reading_s(exhibit, event_id) + visit.warning_s


@pytest.mark.parametrize("card_open", [False, True])
def test_the_kiosk_goes_home_after_limit_reading_and_warning_and_not_before(
    shipped_exhibit: Exhibit, *, card_open: bool
) -> None:
    event_id = longest(shipped_exhibit) if card_open else ""
    state = left_by_a_visitor(shipped_exhibit, event_id)
    waited_s, home = ticked_until_home(state, shipped_exhibit)
    assert waited_s == pytest.approx(patience_s(shipped_exhibit, event_id), abs=2 * MAX_TICK_S)
    assert waited_s >= patience_s(shipped_exhibit, event_id) - 1e-6
    assert home == attract_state(shipped_exhibit, SCREEN)


def longest(exhibit: Exhibit) -> str:
    told = [event for event in exhibit.events if event.start_utc_s >= exhibit.timeline.start_utc_s]
    return max(told, key=lambda event: reading_s(exhibit, event.id)).id


def test_a_long_text_is_given_the_time_to_read_it(shipped_exhibit: Exhibit) -> None:
    event_id = longest(shipped_exhibit)
    words = len(shipped_exhibit.event_by_id[event_id].body.split())
    assert words > 60
    # Brysbaert 2019: adults read non-fiction at 238 words a minute; standing, a third less.
    assert reading_s(shipped_exhibit, event_id) >= words / (238 / 60)


def test_the_question_comes_a_warning_before_home(shipped_exhibit: Exhibit) -> None:
    state = left_by_a_visitor(shipped_exhibit)
    asked_s, waited_s = None, 0.0
    while state.warned or asked_s is None:
        state = update(state, Tick(MAX_TICK_S), shipped_exhibit)
        waited_s += MAX_TICK_S
        if state.warned and asked_s is None:
            asked_s = waited_s
    assert waited_s - asked_s == pytest.approx(shipped_exhibit.visit.warning_s, abs=0.2)


@pytest.mark.parametrize("before_s", [1.0, 59.0, 61.0, 84.0])
def test_one_touch_gives_the_whole_time_again(shipped_exhibit: Exhibit, before_s: float) -> None:
    state = left_by_a_visitor(shipped_exhibit)
    state = after(state, [Tick(MAX_TICK_S)] * round(before_s / MAX_TICK_S), shipped_exhibit)
    touched = update(state, Touch(), shipped_exhibit)
    assert not touched.warned
    waited_s, _ = ticked_until_home(touched, shipped_exhibit)
    assert waited_s >= patience_s(shipped_exhibit, "") - 1e-6


@pytest.mark.parametrize(
    ("hold", "release"),
    [(GrabMap(), ReleaseMap()), (Press("play"), Unpress("play"))],
)
def test_a_finger_on_the_screen_is_somebody(
    shipped_exhibit: Exhibit, hold: Intent, release: Intent
) -> None:
    state = update(left_by_a_visitor(shipped_exhibit), hold, shipped_exhibit)
    state = after(state, [Tick(MAX_TICK_S)] * 2000, shipped_exhibit)
    assert not state.warned
    waited_s, _ = ticked_until_home(update(state, release, shipped_exhibit), shipped_exhibit)
    assert waited_s >= patience_s(shipped_exhibit, "") - 1e-6


def test_nobody_is_sent_home_while_the_story_plays(shipped_exhibit: Exhibit) -> None:
    state = update(left_by_a_visitor(shipped_exhibit), TogglePlay(), shipped_exhibit)
    while state.playing:
        state = update(state, Tick(MAX_TICK_S), shipped_exhibit)
        assert not state.warned
    waited_s, _ = ticked_until_home(state, shipped_exhibit)
    assert waited_s >= patience_s(shipped_exhibit, "") - 2 * MAX_TICK_S


def test_a_kiosk_that_nobody_touches_asks_nobody(shipped_exhibit: Exhibit) -> None:
    state = initial_state(shipped_exhibit, SCREEN)
    for _ in range(3000):
        state = update(state, Tick(MAX_TICK_S), shipped_exhibit)
        assert not state.warned
    assert state.guide.attract is not None


def test_an_exhibit_without_a_resting_screen_waits_with_its_map(shipped_exhibit: Exhibit) -> None:
    plain = replace(shipped_exhibit, poster=None)
    state = initial_state(plain, SCREEN)
    rested = after(state, [Tick(MAX_TICK_S)] * 10, plain)
    state = after(state, [Tick(MAX_TICK_S)] * 3000, plain)
    assert replace(state, idle_s=0.0) == replace(rested, idle_s=0.0)


def test_a_stall_counts_as_one_short_tick(shipped_exhibit: Exhibit) -> None:
    state = left_by_a_visitor(shipped_exhibit)
    assert update(state, Tick(3600.0), shipped_exhibit) == update(
        state, Tick(MAX_TICK_S), shipped_exhibit
    )


def test_home_is_a_fresh_start(shipped_exhibit: Exhibit) -> None:
    state = left_by_a_visitor(shipped_exhibit, longest(shipped_exhibit))
    scrubbed = update(state, ScrubTo(shipped_exhibit.timeline.end_utc_s), shipped_exhibit)
    assert update(scrubbed, GoHome(), shipped_exhibit) == initial_state(shipped_exhibit, SCREEN)
