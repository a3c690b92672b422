"""Tours, with visitors who leave them, and the resting screen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.state.attract import attract_state, breath, language_told, poster_camera, stops_played
from kiosk.state.guide import NO_GUIDE, Touring
from kiosk.state.intents import (
    BeginTour,
    ChooseTour,
    DragMap,
    GoOnWithTour,
    GrabMap,
    Intent,
    JumpTo,
    ReleaseMap,
    ReleaseScrub,
    ScrubTo,
    SelectEvent,
    ShowLanguage,
    ShowLens,
    StepTour,
    StopTour,
    Tick,
    TogglePlay,
    Touch,
)
from kiosk.state.state import State, initial_state
from kiosk.state.tours import at_step, lasts_s, shown_step, tour_lasts_s
from kiosk.state.update import MAX_TICK_S, update

SCREEN = Viewport(1920, 1080)
TOUR = "thirteen-days"
LOOKING_AROUND: tuple[Intent, ...] = (
    GrabMap(),
    DragMap((900.0, 500.0), (700.0, 450.0)),
    ScrubTo(-227_000_000.0),
    JumpTo(-227_000_000.0, 0.0),
    TogglePlay(),
    SelectEvent("kennedy-speech"),
    ShowLens(Lens.SECRET),
)


def after(state: State, exhibit: Exhibit, *steps: Intent) -> State:
    for step in steps:
        state = update(state, step, exhibit)
    return state


def waited(state: State, exhibit: Exhibit, time_s: float) -> State:
    return after(state, exhibit, *[Tick(MAX_TICK_S)] * round(time_s / MAX_TICK_S))


def touring(state: State) -> Touring:
    assert state.guide.tour is not None
    return state.guide.tour


def in_tour(exhibit: Exhibit, tour_id: str = TOUR) -> State:
    return after(initial_state(exhibit, SCREEN), exhibit, Touch(), BeginTour(tour_id))


def test_a_tour_left_alone_tells_every_stop_where_and_when_it_says(
    shipped_exhibit: Exhibit,
) -> None:
    for tour in shipped_exhibit.tours:
        state, told = in_tour(shipped_exhibit, tour.id), []
        took_s = 0.0
        while state.guide.tour is not None:
            step = shown_step(shipped_exhibit, state)
            before = state
            state = update(state, Tick(MAX_TICK_S), shipped_exhibit)
            took_s += MAX_TICK_S
            ends = state.guide.tour is None or touring(state).step != touring(before).step
            if ends and step is not None:
                told.append(step)
                assert before.lens is step.lens
                assert before.utc_s == step.utc_s
                assert before.motion is None
                arrived = at_step(before, shipped_exhibit, touring(before), cuts=True)
                assert before.camera == arrived.camera
        assert tuple(told) == tour.steps
        # Each stop is over at the next tick after its time.
        assert took_s == pytest.approx(tour_lasts_s(tour), abs=0.15 * len(tour.steps))


def test_every_stop_stands_long_enough_to_be_read_in_every_language(
    shipped_exhibit: Exhibit,
) -> None:
    for edition in shipped_exhibit.editions.values():
        for tour in edition.tours:
            for step in tour.steps:
                # 17 letters a second is the fastest that subtitles for grown-ups may be, whatever
                # the curator has written.
                assert lasts_s(replace(step, seconds=2.0)) >= len(step.caption) / 17.0 + 1.0
                assert lasts_s(replace(step, seconds=60.0)) == 60.0


def test_the_map_never_moves_while_the_world_is_turned(shipped_exhibit: Exhibit) -> None:
    state = in_tour(shipped_exhibit)
    turned = 0
    for _ in range(2500):
        before, state = state, update(state, Tick(MAX_TICK_S), shipped_exhibit)
        if before.iris_s is not None:
            turned += 1
            assert state.camera == before.camera or state.iris_s is None
    assert turned > 10


@pytest.mark.parametrize("intent", LOOKING_AROUND, ids=lambda each: type(each).__name__)
def test_who_looks_around_is_waited_for_and_can_go_on(
    shipped_exhibit: Exhibit, intent: Intent
) -> None:
    state = waited(in_tour(shipped_exhibit), shipped_exhibit, 14.0)
    stop = touring(state).step
    state = waited(after(state, shipped_exhibit, intent, ReleaseMap()), shipped_exhibit, 30.0)
    assert state.guide.tour == replace(touring(state), step=stop, paused=True)
    state = after(state, shipped_exhibit, GoOnWithTour())
    assert state.guide.leads
    state = waited(state, shipped_exhibit, 5.0)
    step = shown_step(shipped_exhibit, state)
    assert step is not None
    assert (state.utc_s, state.lens) == (step.utc_s, step.lens)


def test_a_tour_stops_at_any_time_and_leaves_the_visitor_where_it_was(
    shipped_exhibit: Exhibit,
) -> None:
    state = waited(in_tour(shipped_exhibit), shipped_exhibit, 25.0)
    stopped = update(state, StopTour(), shipped_exhibit)
    assert stopped == replace(state, guide=NO_GUIDE)


def test_back_and_next_lead_from_stop_to_stop_and_out_at_the_end(shipped_exhibit: Exhibit) -> None:
    state = in_tour(shipped_exhibit)
    count = len(shipped_exhibit.tour_by_id[TOUR].steps)
    for step in range(1, count):
        state = update(state, StepTour(1), shipped_exhibit)
        assert state.guide.tour == Touring(TOUR, step, departed=touring(state).departed)
    assert update(state, StepTour(1), shipped_exhibit).guide.tour is None
    for _ in range(count + 2):
        state = update(state, StepTour(-1), shipped_exhibit)
    assert touring(state).step == 0


def test_with_cuts_a_stop_is_there_at_once(shipped_exhibit: Exhibit) -> None:
    state = initial_state(shipped_exhibit, SCREEN)
    for number, step in enumerate(shipped_exhibit.tour_by_id[TOUR].steps):
        state = at_step(state, shipped_exhibit, Touring(TOUR, number), cuts=True)
        assert (state.lens, state.utc_s, state.iris_s) == (step.lens, step.utc_s, None)
        assert state.motion is None
        assert state.sliding is None


def test_nobody_is_asked_whether_they_are_there_while_a_tour_leads(
    shipped_exhibit: Exhibit,
) -> None:
    state = in_tour(shipped_exhibit)
    while state.guide.tour is not None:
        state = update(state, Tick(MAX_TICK_S), shipped_exhibit)
        assert not state.warned


# --------------------------------------------------------------------- the resting screen


def middle_of_a_tour(exhibit: Exhibit) -> State:
    return after(waited(in_tour(exhibit), exhibit, 31.0), exhibit, GrabMap(), ReleaseMap())


def sheet_open(exhibit: Exhibit) -> State:
    return after(initial_state(exhibit, SCREEN), exhibit, Touch(), ChooseTour())


def scrubbed(exhibit: Exhibit) -> State:
    fresh = initial_state(exhibit, SCREEN)
    scrub = (ScrubTo(exhibit.timeline.end_utc_s), ReleaseScrub(0.0))
    return after(fresh, exhibit, Touch(), *scrub)


def in_russian(exhibit: Exhibit) -> State:
    fresh = initial_state(exhibit, SCREEN)
    return after(fresh, exhibit, Touch(), ShowLanguage("ru"), ShowLens(Lens.SECRET))


@pytest.mark.parametrize("left", [middle_of_a_tour, sheet_open, scrubbed, in_russian])
def test_whatever_was_left_the_next_visitor_finds_the_same(
    shipped_exhibit: Exhibit, left: Callable[[Exhibit], State]
) -> None:
    state = left(shipped_exhibit)
    rest = attract_state(shipped_exhibit, SCREEN)
    for _ in range(3000):
        state = update(state, Tick(MAX_TICK_S), shipped_exhibit)
        if state.guide.attract is not None:
            break
    assert state == rest
    # And what begins with the next touch is what has always begun.
    assert update(state, Touch(), shipped_exhibit) == initial_state(shipped_exhibit, SCREEN)


@given(st.floats(0.0, 400.0))
@settings(max_examples=25, deadline=None)
def test_a_touch_at_any_moment_of_the_resting_screen_begins_a_fresh_visit(
    shipped_exhibit: Exhibit, waited_s: float
) -> None:
    state = waited(attract_state(shipped_exhibit, SCREEN), shipped_exhibit, waited_s)
    assert update(state, Touch(), shipped_exhibit) == initial_state(shipped_exhibit, SCREEN)
    held = after(state, shipped_exhibit, Touch(), GrabMap())
    assert held == replace(initial_state(shipped_exhibit, SCREEN), held=True)


def test_the_resting_screen_turns_and_speaks_every_language(shipped_exhibit: Exhibit) -> None:
    poster = shipped_exhibit.poster
    assert poster is not None
    state = attract_state(shipped_exhibit, SCREEN)
    turn_s = poster.stands_s + poster.plays_s
    heard, turns = set(), set()
    for _ in range(round(2.2 * turn_s / MAX_TICK_S)):
        state = update(state, Tick(MAX_TICK_S), shipped_exhibit)
        assert state.guide.attract is not None
        turns.add(state.guide.attract.turn)
        if state.guide.tour is None:
            turn = state.guide.attract.turn
            assert state.camera == poster_camera(shipped_exhibit, poster, SCREEN, turn)
        else:
            heard.add(language_told(shipped_exhibit, state))
    spoken = {each.code for each in shipped_exhibit.languages if each.direction.value == "ltr"}
    assert heard == spoken
    assert len(turns) >= 3


def test_the_resting_screen_plays_no_longer_than_the_curator_says(
    shipped_exhibit: Exhibit,
) -> None:
    poster = shipped_exhibit.poster
    assert poster is not None
    steps = shipped_exhibit.tour_by_id[poster.tour_id].steps
    for plays_s in (5.0, 25.0, 40.0, 300.0):
        count = stops_played(shipped_exhibit, replace(poster, plays_s=plays_s))
        played_s = sum(lasts_s(step) for step in steps[:count])
        assert count >= 1
        assert count == 1 or played_s <= plays_s
        assert count == len(steps) or played_s + lasts_s(steps[count]) > plays_s


def test_the_hole_breathes_four_percent_and_never_jumps() -> None:
    widths = [breath(at / 100.0) for at in range(2000)]
    assert max(widths) == pytest.approx(1.0, abs=1e-6)
    assert min(widths) == pytest.approx(0.96, abs=1e-6)
    # In a tenth of a second less than the half of a percent.
    assert max(abs(one - other) for one, other in zip(widths, widths[10:], strict=False)) < 0.005
