"""How the story plays: at three speeds, in steps where nothing may move, and until a touch."""

from dataclasses import replace

import pytest

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.state.intents import ChangePace, GrabMap, Press, Tick, TogglePlay, Unpress
from kiosk.state.state import Pace, State, initial_state
from kiosk.state.update import update
from kiosk.world.appearing import appears_utc_s, events_in_order


@pytest.fixture
def playing(shipped_exhibit: Exhibit) -> State:
    state = replace(initial_state(shipped_exhibit, Viewport(1920, 1080)), lens=Lens.SECRET)
    state = replace(state, utc_s=shipped_exhibit.timeline.start_utc_s)
    return update(state, TogglePlay(), shipped_exhibit)


def stops(state: State, exhibit: Exhibit, for_s: float) -> list[float]:
    """Return the instants at which play stands in a time."""
    found: list[float] = []
    for _ in range(round(for_s * 10)):
        state = update(state, Tick(0.1), exhibit)
        if state.sliding is None and (not found or found[-1] != state.utc_s):
            found.append(state.utc_s)
    return found


def test_a_faster_pace_shows_the_same_events_sooner(
    playing: State, shipped_exhibit: Exhibit
) -> None:
    fast, normal, slow = (
        stops(replace(playing, pace=pace), shipped_exhibit, 40.0)
        for pace in (Pace.FAST, Pace.NORMAL, Pace.SLOW)
    )
    assert len(fast) > 1.6 * len(normal) > 2.2 * len(slow)
    assert fast[: len(slow)] == normal[: len(slow)] == slow


def test_the_key_goes_through_all_three_speeds_and_play_goes_on(
    playing: State, shipped_exhibit: Exhibit
) -> None:
    seen, state = [playing.pace], playing
    for _ in range(3):
        for intent in (Press("pace", plays_on=True), Unpress("pace"), ChangePace()):
            state = update(state, intent, shipped_exhibit)
        seen.append(state.pace)
    assert seen[0] == seen[3]
    assert set(seen) == set(Pace)
    assert state.playing


def test_what_weighs_more_stands_longer(playing: State, shipped_exhibit: Exhibit) -> None:
    stood: dict[int, list[int]] = {}
    weights: dict[float, int] = {}
    for event in events_in_order(shipped_exhibit, Lens.SECRET):
        at_s = appears_utc_s(event, Lens.SECRET)
        weights[at_s] = max(event.weight, weights.get(at_s, 0))
    state, ticks, stood_s = playing, 0, 0.0
    for _ in range(4000):
        state = update(state, Tick(0.1), shipped_exhibit)
        if state.sliding is None and state.playing:
            ticks, stood_s = ticks + 1, state.utc_s
        elif ticks:
            stood.setdefault(weights[stood_s], []).append(ticks)
            ticks = 0
    assert max(stood[1]) < min(stood[5])


def test_of_events_at_one_instant_the_weightiest_says_how_long_they_stand(
    playing: State, shipped_exhibit: Exhibit
) -> None:
    def stands(exhibit: Exhibit, utc_s: float) -> int:
        state, ticks = replace(playing, utc_s=utc_s, dwell_s=0.0, sliding=None), 0
        while state.sliding is None:
            state, ticks = update(state, Tick(0.1), exhibit), ticks + 1
        return ticks

    heavy = next(event for event in shipped_exhibit.events if event.weight == 5)
    light = replace(heavy, id=f"beside-{heavy.id}", weight=1)
    alone, both, lightly = (
        replace(shipped_exhibit, events=events)
        for events in (
            shipped_exhibit.events,
            (*shipped_exhibit.events, light),
            tuple(light if event is heavy else event for event in shipped_exhibit.events),
        )
    )
    at_s = heavy.start_utc_s
    assert stands(lightly, at_s) < stands(alone, at_s) == stands(both, at_s)


@pytest.mark.parametrize("name", ["timeline", "region:cuba", "card", "date", "meanwhile"])
def test_a_touch_anywhere_else_pauses(playing: State, shipped_exhibit: Exhibit, name: str) -> None:
    assert not update(playing, Press(name), shipped_exhibit).playing
    assert not update(playing, GrabMap(), shipped_exhibit).playing
    assert update(playing, Press(name, plays_on=True), shipped_exhibit).playing
