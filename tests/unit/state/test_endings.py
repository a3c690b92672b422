"""A tour, and the story that plays, close with a word and with what there is to do next."""

from dataclasses import replace

import pytest

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.state import intents as want
from kiosk.state.attract import attract_state
from kiosk.state.guide import Ended, ending_of
from kiosk.state.refit import refitted
from kiosk.state.state import State, initial_state
from kiosk.world.appearing import appears_utc_s, events_in_order
from tests.fakes import after

SCREEN = Viewport(1920, 1080)
HOUR_S = 3600.0


def played_out(exhibit: Exhibit, lens: Lens) -> State:
    """Return the story just after its last event has played."""
    last_utc_s = appears_utc_s(events_in_order(exhibit, lens)[-1], lens)
    state = replace(initial_state(exhibit, SCREEN), lens=lens, utc_s=last_utc_s - HOUR_S)
    return after(state, (want.TogglePlay(), *[want.Tick(0.1)] * 200), exhibit)


def toured_out(exhibit: Exhibit, tour_id: str) -> State:
    state = after(initial_state(exhibit, SCREEN), (want.BeginTour(tour_id),), exhibit)
    steps = len(exhibit.tour_by_id[tour_id].steps)
    return after(state, [want.StepTour(1)] * steps, exhibit)


@pytest.mark.parametrize("lens", Lens)
def test_the_story_closes_in_the_words_of_the_world_in_which_it_played(
    shipped_exhibit: Exhibit, lens: Lens
) -> None:
    state = played_out(shipped_exhibit, lens)
    assert not state.playing
    assert state.guide.ended == Ended("", lens)
    assert ending_of(shipped_exhibit, state.guide.ended) == shipped_exhibit.endings[lens]


def test_every_tour_on_offer_closes_with_its_own_words_in_every_language(
    shipped_exhibit: Exhibit,
) -> None:
    for tour in shipped_exhibit.tours:
        ended = toured_out(shipped_exhibit, tour.id).guide.ended
        assert (ended is not None) is tour.listed
        for edition in shipped_exhibit.editions.values():
            if ended is not None:
                assert ending_of(edition, ended) == edition.tour_by_id[tour.id].ending


def test_without_words_of_the_curator_nothing_is_said(shipped_exhibit: Exhibit) -> None:
    silent = replace(
        shipped_exhibit,
        endings={},
        tours=tuple(replace(each, ending="") for each in shipped_exhibit.tours),
    )
    assert played_out(silent, Lens.SECRET).guide.ended is None
    assert toured_out(silent, "secret-deal").guide.ended is None
    spoken = toured_out(shipped_exhibit, "secret-deal")
    assert refitted(spoken, shipped_exhibit).guide.ended is not None
    assert refitted(spoken, silent).guide.ended is None


def test_who_stops_a_tour_hears_no_closing_words(shipped_exhibit: Exhibit) -> None:
    begun = (want.BeginTour("secret-deal"), want.StepTour(1), want.StopTour())
    state = after(initial_state(shipped_exhibit, SCREEN), begun, shipped_exhibit)
    assert state.guide.ended is None


@pytest.mark.parametrize(
    "intent",
    [
        want.LookAround(),
        want.GrabMap(),
        want.ScrubTo(-2.27e8),
        want.ShowLens(Lens.PUBLIC),
        want.SelectEvent("kennedy-speech"),
        want.ChooseTour(),
        want.BeginTour("world-reacts"),
        want.TogglePlay(),
        want.GoHome(),
    ],
    ids=lambda each: type(each).__name__,
)
def test_whatever_a_visitor_does_next_puts_the_words_away(
    shipped_exhibit: Exhibit, intent: want.Intent
) -> None:
    state = played_out(shipped_exhibit, Lens.SECRET)
    assert after(state, (intent,), shipped_exhibit).guide.ended is None


def test_time_alone_leaves_the_words_until_somebody_asks_whether_anybody_is_there(
    shipped_exhibit: Exhibit,
) -> None:
    state = played_out(shipped_exhibit, Lens.SECRET)
    limit_s = shipped_exhibit.visit.idle_limit_s
    state = after(state, [want.Tick(0.1)] * round(limit_s * 10), shipped_exhibit)
    assert state.guide.ended is not None
    assert state.warned
    rest_s = shipped_exhibit.visit.warning_s + 1.0
    left = after(state, [want.Tick(0.1)] * round(rest_s * 10), shipped_exhibit)
    assert left == attract_state(shipped_exhibit, SCREEN) or left.guide.attract is not None


def test_the_other_world_plays_from_the_beginning(shipped_exhibit: Exhibit) -> None:
    state = played_out(shipped_exhibit, Lens.PUBLIC)
    again = after(state, (want.PlayIn(Lens.SECRET),), shipped_exhibit)
    assert again.playing
    assert (again.lens, again.utc_s) == (Lens.SECRET, shipped_exhibit.timeline.start_utc_s)
    assert again.iris_s is not None
    on = after(again, [want.Tick(0.1)] * 30, shipped_exhibit)
    assert on.utc_s > again.utc_s
