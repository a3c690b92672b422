"""The instant in motion: by the slider, in steps and in play, never past what may be told."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.model import Event, Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.state.beyond import reachable_beyond
from kiosk.state.intents import (
    CloseCard,
    Intent,
    JumpTo,
    ReleaseScrub,
    ScrubTo,
    SelectEvent,
    ShowLens,
    StepEvent,
    Tick,
    TogglePlay,
)
from kiosk.state.state import State, initial_state
from kiosk.state.story_time import STEP_S
from kiosk.state.update import update
from kiosk.world.appearing import appears_utc_s, events_in_order
from kiosk.world.world import world_at
from tests.fakes import after
from tests.strategies import instants

SCREEN = Viewport(1920, 1080)
relaxed = settings(max_examples=60, deadline=None)
lenses = st.sampled_from(Lens)
SLIDDEN: list[Intent] = [Tick(0.1)] * 8


def begun(exhibit: Exhibit, lens: Lens, utc_s: float | None = None) -> State:
    state = replace(initial_state(exhibit, SCREEN), lens=lens)
    return state if utc_s is None else replace(state, utc_s=utc_s)


@given(lenses, st.data())
@relaxed
def test_scrubbing_there_and_back_gives_the_same_world(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    here_s, *way_s = data.draw(st.lists(instants(shipped_exhibit), min_size=2, max_size=8))
    state = begun(shipped_exhibit, lens, here_s)
    before = world_at(shipped_exhibit, state.utc_s, state.lens)
    scrubs: list[Intent] = [ScrubTo(utc_s) for utc_s in (*way_s, here_s)]
    steps = [each for scrub in scrubs for each in (scrub, Tick(0.05))]
    state = after(state, steps, shipped_exhibit)
    assert state.utc_s == here_s
    assert world_at(shipped_exhibit, state.utc_s, state.lens) == before


@pytest.mark.parametrize("lens", Lens)
def test_both_ends_of_the_story_are_reached(shipped_exhibit: Exhibit, lens: Lens) -> None:
    timeline = shipped_exhibit.timeline
    state = begun(shipped_exhibit, lens)
    for beyond_s in (1.0, 1e9):
        for there_s, end_s in (
            (timeline.end_utc_s + beyond_s, timeline.end_utc_s),
            (timeline.start_utc_s - beyond_s, timeline.start_utc_s),
        ):
            assert update(state, ScrubTo(there_s), shipped_exhibit).utc_s == end_s
            jumped = after(state, [JumpTo(there_s, 0.0), *SLIDDEN], shipped_exhibit)
            assert jumped.utc_s == end_s


@given(lenses, st.data())
@settings(relaxed, max_examples=15)
def test_next_visits_every_event_once_and_back_the_same_in_reverse(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    steps = len(shipped_exhibit.events)
    pauses = data.draw(st.lists(st.integers(0, 8), min_size=steps, max_size=steps))
    order = [event.id for event in events_in_order(shipped_exhibit, lens)]
    state = begun(shipped_exhibit, lens, shipped_exhibit.timeline.start_utc_s)
    for direction, expected in ((1, order), (-1, order[-2::-1])):
        visited = []
        for pause in pauses:
            last = state.event_id
            state = update(state, StepEvent(direction), shipped_exhibit)
            if state.event_id == last:
                break
            visited.append(state.event_id)
            state = after(state, [Tick(0.1)] * pause, shipped_exhibit)
        assert visited == expected


@pytest.mark.parametrize("lens", Lens)
def test_play_shows_every_event_at_its_instant_and_ends(
    shipped_exhibit: Exhibit, lens: Lens
) -> None:
    appearing = [appears_utc_s(event, lens) for event in events_in_order(shipped_exhibit, lens)]
    state = begun(shipped_exhibit, lens, shipped_exhibit.timeline.start_utc_s)
    state = update(state, TogglePlay(), shipped_exhibit)
    stops, ticks = list[float](), 0
    while state.playing and ticks < 10_000:
        state = update(state, Tick(0.1), shipped_exhibit)
        ticks += 1
        if state.sliding is None and (not stops or stops[-1] != state.utc_s):
            stops.append(state.utc_s)
    assert not state.playing
    assert stops == sorted(set(appearing))


def test_play_at_the_end_begins_again(shipped_exhibit: Exhibit) -> None:
    state = begun(shipped_exhibit, Lens.SECRET, shipped_exhibit.timeline.end_utc_s)
    state = update(state, TogglePlay(), shipped_exhibit)
    assert state.playing
    assert state.utc_s == shipped_exhibit.timeline.start_utc_s


def test_pause_holds_the_moment(shipped_exhibit: Exhibit) -> None:
    state = begun(shipped_exhibit, Lens.PUBLIC)
    playing = after(state, [TogglePlay(), *[Tick(0.1)] * 5], shipped_exhibit)
    paused = update(playing, TogglePlay(), shipped_exhibit)
    assert playing.utc_s > state.utc_s
    assert after(paused, [Tick(0.1)] * 50, shipped_exhibit).utc_s == playing.utc_s


@given(st.data())
@relaxed
def test_a_secret_event_can_never_be_selected_in_public(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    timeline = shipped_exhibit.timeline
    never = [
        event.id
        for event in shipped_exhibit.events
        if appears_utc_s(event, Lens.PUBLIC) >= timeline.end_utc_s
        # What was no secret when it happened after the story is told from its end.
        and appears_utc_s(event, Lens.PUBLIC) > event.start_utc_s
    ]
    assert never
    state = begun(shipped_exhibit, Lens.PUBLIC, data.draw(instants(shipped_exhibit)))
    chosen = update(state, SelectEvent(data.draw(st.sampled_from(never))), shipped_exhibit)
    assert chosen == state


@given(st.data())
@relaxed
def test_the_card_of_what_the_public_does_not_know_closes_with_the_lights_on(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    event = data.draw(st.sampled_from(events_in_order(shipped_exhibit, Lens.SECRET)))
    state = begun(shipped_exhibit, Lens.SECRET)
    ticks = data.draw(st.integers(0, 8))
    steps: list[Intent] = [SelectEvent(event.id), *[Tick(0.1)] * ticks, ShowLens(Lens.PUBLIC)]
    state = after(state, [*steps, *SLIDDEN], shipped_exhibit)
    known = appears_utc_s(event, Lens.PUBLIC) <= state.utc_s
    assert (state.event_id == event.id) == known


@given(lenses, st.data())
@relaxed
def test_an_open_card_is_of_an_event_that_has_begun(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    ids = st.sampled_from([event.id for event in shipped_exhibit.events])
    steps = data.draw(
        st.lists(
            st.one_of(
                st.builds(SelectEvent, ids),
                st.builds(StepEvent, st.sampled_from((1, -1))),
                st.builds(ScrubTo, instants(shipped_exhibit)),
                st.builds(ReleaseScrub, st.floats(0.0, 1e5)),
                st.builds(JumpTo, instants(shipped_exhibit), st.floats(0.0, 1e5)),
                st.builds(ShowLens, lenses),
                st.just(TogglePlay()),
                st.just(CloseCard()),
                st.just(Tick(0.1)),
            ),
            max_size=12,
        )
    )
    state = after(begun(shipped_exhibit, lens), [*steps, *SLIDDEN], shipped_exhibit)
    if state.event_id and not state.playing:
        event = shipped_exhibit.event_by_id[state.event_id]
        # What came after the story is told from its end.
        told_from_the_end = reachable_beyond(shipped_exhibit, event, state.lens)
        at_the_end = state.utc_s == shipped_exhibit.timeline.end_utc_s
        begun_by_now = appears_utc_s(event, state.lens) <= state.utc_s
        assert at_the_end if told_from_the_end else begun_by_now


@given(lenses, st.data())
@relaxed
def test_a_released_slider_settles_on_the_nearest_event_in_reach_or_stays(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    at_s = data.draw(instants(shipped_exhibit))
    reach_s = data.draw(st.floats(0.0, 40_000.0))
    steps: list[Intent] = [ScrubTo(at_s), ReleaseScrub(reach_s), *SLIDDEN]
    state = after(begun(shipped_exhibit, lens), steps, shipped_exhibit)
    away_s = {
        abs(appears_utc_s(event, lens) - at_s): appears_utc_s(event, lens)
        for event in events_in_order(shipped_exhibit, lens)
    }
    nearest_s = min(away_s)
    assert abs(state.utc_s - at_s) == (nearest_s if nearest_s <= reach_s else 0.0)


@pytest.mark.parametrize("lens", Lens)
def test_a_finger_that_leaves_the_slider_does_not_call_back_what_another_has_chosen(
    shipped_exhibit: Exhibit, lens: Lens
) -> None:
    early, *_, late = events_in_order(shipped_exhibit, lens)
    early_s = appears_utc_s(early, lens)
    steps: list[Intent] = [ScrubTo(early_s + 60.0), SelectEvent(late.id), ReleaseScrub(600.0)]
    state = after(begun(shipped_exhibit, lens), [*steps, *SLIDDEN], shipped_exhibit)
    assert state.event_id == late.id
    assert state.utc_s == appears_utc_s(late, lens)


def at_the_same_minute(exhibit: Exhibit) -> tuple[Event, ...]:
    """Return three events moved to one instant."""
    first, second, third = events_in_order(exhibit, Lens.SECRET)[:3]
    return tuple(
        replace(event, start_utc_s=second.start_utc_s, end_utc_s=None)
        for event in (first, second, third)
    )


def test_next_reaches_all_events_of_one_minute(shipped_exhibit: Exhibit) -> None:
    exhibit = replace(shipped_exhibit, events=at_the_same_minute(shipped_exhibit))
    state = begun(exhibit, Lens.SECRET, exhibit.timeline.start_utc_s)
    seen = []
    for _ in range(3):
        state = after(state, [StepEvent(1), *SLIDDEN], exhibit)
        seen.append(state.event_id)
    assert sorted(seen) == sorted(exhibit.event_by_id)


def test_a_step_takes_as_long_as_it_says_and_then_stands_exactly_on_its_event(
    shipped_exhibit: Exhibit,
) -> None:
    state = update(begun(shipped_exhibit, Lens.PUBLIC), StepEvent(1), shipped_exhibit)
    at_s = appears_utc_s(shipped_exhibit.event_by_id[state.event_id], Lens.PUBLIC)
    almost = after(state, [Tick(0.1)] * (round(STEP_S * 10) - 1), shipped_exhibit)
    assert almost.utc_s < at_s
    assert after(almost, [Tick(0.1), Tick(0.01)], shipped_exhibit).utc_s == at_s
