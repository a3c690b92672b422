"""Saved content changes what is told, and nothing of where the visit stands."""

from dataclasses import replace

import pytest

from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.state import tours
from kiosk.state.attract import attract_state
from kiosk.state.guide import Attract, Guide, Touring
from kiosk.state.intents import FlingMap, FlyTo, Tick
from kiosk.state.refit import refitted
from kiosk.state.sheets import Beyond, Letter, Meanwhile, Sheet, Wing
from kiosk.state.slider import Slider, Span
from kiosk.state.state import Flying, Gliding, State, initial_state
from kiosk.state.update import update

VIEWPORT = Viewport(1920, 1080)


@pytest.fixture
def saved(shipped_exhibit: Exhibit) -> Exhibit:
    """The exhibit with another title: equal to itself alone."""
    return replace(shipped_exhibit, title="Saved")


@pytest.fixture
def visit(shipped_exhibit: Exhibit) -> State:
    return replace(initial_state(shipped_exhibit, VIEWPORT), language="de")


@pytest.mark.parametrize("sheet", [Meanwhile(), Beyond(Wing.BEFORE), "letter"], ids=repr)
def test_an_open_sheet_stays_open(saved: Exhibit, visit: State, sheet: Sheet | str) -> None:
    letter = Letter(saved.curated.messages[0].id)
    state = replace(visit, sheet=letter if isinstance(sheet, str) else sheet)
    assert refitted(state, saved) == state


def test_a_letter_that_is_gone_is_put_away(saved: Exhibit, visit: State) -> None:
    state = replace(visit, sheet=Letter("gone"))
    assert refitted(state, saved) == replace(state, sheet=None)


def test_a_magnified_slider_stays_magnified(saved: Exhibit, visit: State) -> None:
    state = replace(visit, slider=Slider(Span(0.25, 0.125)))
    assert refitted(state, saved) == state


def test_a_flight_of_the_map_arrives(saved: Exhibit, visit: State) -> None:
    flying = update(visit, FlyTo(saved.theatres[2].view, saved.theatres[2].id), saved)
    flying = update(flying, Tick(0.05), saved)
    assert isinstance(flying.motion, Flying)
    assert refitted(flying, saved) == flying


def test_a_map_that_was_flung_runs_on(saved: Exhibit, visit: State) -> None:
    gliding = update(visit, FlingMap((900.0, 0.0)), saved)
    gliding = update(gliding, Tick(0.05), saved)
    assert isinstance(gliding.motion, Gliding)
    assert refitted(gliding, saved) == gliding


def test_the_card_of_what_came_after_the_story_stays_open(saved: Exhibit, visit: State) -> None:
    after = next(event for event in saved.events if event.start_utc_s > saved.timeline.end_utc_s)
    state = replace(
        visit, event_id=after.id, utc_s=saved.timeline.end_utc_s, sheet=Beyond(Wing.AFTER)
    )
    assert refitted(state, saved) == state


def test_a_tour_goes_on_from_its_stop_with_its_card_open(
    shipped_exhibit: Exhibit, visit: State
) -> None:
    tour = shipped_exhibit.tours[0]
    step = next(n for n, each in enumerate(tour.steps) if each.event_id)
    carded = replace(tour.steps[step], card=True)
    steps = (*tour.steps[:step], carded, *tour.steps[step + 1 :])
    saved = replace(shipped_exhibit, tours=(replace(tour, steps=steps),))
    state = tours.at_step(visit, saved, Touring(tour.id, step), cuts=False)
    for _ in range(60):
        state = update(state, Tick(0.1), saved)
    assert state.event_id == carded.event_id
    after = update(refitted(state, saved), Tick(0.02), saved)
    assert after.guide.tour is not None
    assert (after.guide.tour.tour_id, after.guide.tour.step) == (tour.id, step)
    assert after.event_id == state.event_id
    # It does not slide in once more.
    assert after.card_s >= state.card_s


def test_the_resting_screen_stands_and_its_tour_plays_on(
    shipped_exhibit: Exhibit, saved: Exhibit
) -> None:
    state = attract_state(shipped_exhibit, VIEWPORT)
    state = replace(state, guide=Guide(attract=Attract(turn=3, elapsed_s=7.0)))
    assert refitted(state, saved).guide == state.guide
    for _ in range(2000):
        state = update(state, Tick(0.1), saved)
        if state.guide.tour is not None and state.guide.tour.step == 1:
            break
    after = refitted(state, saved)
    assert after.guide.tour is not None
    assert after.guide.tour.step == 1
    assert after.guide.attract == state.guide.attract


def test_a_choice_of_which_one_event_is_left_is_no_choice_any_more(
    shipped_exhibit: Exhibit, visit: State
) -> None:
    one, other, third = (event.id for event in shipped_exhibit.events[:3])
    offered = replace(visit, gathered=(one, other, third))
    without = {event for event in shipped_exhibit.events if event.id not in (other, third)}
    saved = replace(
        shipped_exhibit, events=tuple(each for each in shipped_exhibit.events if each in without)
    )
    assert refitted(offered, saved).gathered == ()
    assert refitted(offered, shipped_exhibit).gathered == (one, other, third)
