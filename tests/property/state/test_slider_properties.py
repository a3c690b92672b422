"""The slider spread out, flung and held: what a visitor may rely upon whatever the fingers do."""

from dataclasses import replace
from math import isclose

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.hits import Handle, HitTarget
from kiosk.state.intents import (
    FlingTime,
    Intent,
    PinchTime,
    ReleaseScrub,
    ScrubFinely,
    ScrubTo,
    ShowWholeTime,
    StepEvent,
    Tick,
    ZoomTime,
)
from kiosk.state.slider import LEAST_S, WHOLE, Slider, Span, eased, track_scale, whole_scale
from kiosk.state.state import State, initial_state
from kiosk.state.update import update
from kiosk.touch.contacts import Contact
from kiosk.touch.gestures import Recogniser
from kiosk.touch.meaning import intents_for
from kiosk.world.appearing import appears_utc_s, events_in_order
from tests.fakes import after
from tests.property.state.test_bounds import broken_bounds
from tests.strategies import contact_streams, instants

SCREEN = Viewport(1920, 1080)
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
lenses = st.sampled_from(Lens)
places = st.floats(0.0, 1.0)
RESTED: list[Intent] = [Tick(0.1)] * 20
TRACK = Box(344.0, 864.0, 1276.0, 216.0)
TARGETS = (
    HitTarget("map", Box(0.0, 0.0, 1920.0, 1080.0), None, Handle.MAP),
    HitTarget("timeline", TRACK, None, Handle.TIMELINE),
)


def begun(exhibit: Exhibit, lens: Lens = Lens.SECRET, utc_s: float | None = None) -> State:
    state = replace(initial_state(exhibit, SCREEN), lens=lens)
    return state if utc_s is None else replace(state, utc_s=utc_s)


@given(st.data())
@relaxed
def test_the_instant_between_two_fingers_stays_between_them(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    timeline, state = shipped_exhibit.timeline, begun(shipped_exhibit)
    for _ in range(data.draw(st.integers(1, 6))):
        from_place, to_place = data.draw(places), data.draw(places)
        before = track_scale(timeline, state.slider.span, 0.0, 1.0)
        held_s = before.utc_from_px(from_place)
        state = update(
            state, PinchTime(from_place, to_place, data.draw(st.floats(0.3, 4.0))), shipped_exhibit
        )
        span = state.slider.span
        at_an_end = span.left <= 0.0 or span.left + span.width >= 1.0
        there = track_scale(timeline, span, 0.0, 1.0).px_from_utc(held_s)
        assert at_an_end or isclose(there, to_place, abs_tol=1e-6)


@given(st.data())
@relaxed
def test_keys_go_from_six_weeks_to_one_hour_and_back_to_the_whole(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    timeline = shipped_exhibit.timeline
    state = begun(shipped_exhibit, utc_s=data.draw(instants(shipped_exhibit)))
    closest = after(state, [ZoomTime(3.0)] * 9 + RESTED, shipped_exhibit)
    span = closest.slider.span
    scale = whole_scale(timeline)
    shown_s = scale.utc_from_px(span.left + span.width) - scale.utc_from_px(span.left)
    # Beside the fold an hour of the wider days holds up to three of the narrower ones.
    assert 0.99 * LEAST_S <= shown_s <= 3.7 * LEAST_S
    # What the visitor was looking at has stayed in sight.
    assert span.left - 1e-9 <= scale.px_from_utc(state.utc_s) <= span.left + span.width + 1e-9
    assert after(closest, [ZoomTime(1 / 3)] * 9 + RESTED, shipped_exhibit).slider == Slider()
    assert after(closest, [ShowWholeTime(), *RESTED], shipped_exhibit).slider == Slider()


@given(st.data())
@relaxed
def test_a_long_press_spreads_out_half_a_day_and_the_lift_brings_back_what_was_shown(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    at_s = data.draw(instants(shipped_exhibit))
    state = begun(shipped_exhibit)
    pressed = after(state, [ScrubFinely(at_s), *RESTED], shipped_exhibit)
    scale = whole_scale(shipped_exhibit.timeline)
    assert pressed.scrubbing
    assert pressed.slider.span.width < 0.05
    moved = after(pressed, [ScrubTo(pressed.utc_s + 300.0), ReleaseScrub(0.0)], shipped_exhibit)
    back = after(moved, RESTED, shipped_exhibit)
    assert back.slider == Slider()
    end_s = shipped_exhibit.timeline.end_utc_s
    # An end of the story may be nearer than the five minutes, and within them run on.
    assert back.utc_s == pytest.approx(min(pressed.utc_s + 300.0, end_s), abs=1.0) or (
        scale.px_from_utc(at_s) > 0.99
    )


@given(lenses, st.data())
@relaxed
def test_a_fling_ends_on_an_event_or_where_friction_stops_it_within_the_story(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    at_s = data.draw(instants(shipped_exhibit))
    velocity = data.draw(st.floats(-4.0, 4.0))
    assume(abs(velocity) > 0.2)
    state = after(
        begun(shipped_exhibit, lens), [ScrubTo(at_s), FlingTime(velocity, 0.03)], shipped_exhibit
    )
    assert not state.scrubbing
    seen = [state.utc_s]
    for _ in range(20):
        state = update(state, Tick(0.1), shipped_exhibit)
        seen.append(state.utc_s)
    # An event that draws it in may lie behind the lift; either way it never turns round.
    assert seen in (sorted(seen), sorted(seen, reverse=True))
    assert state.sliding is None
    scale = whole_scale(shipped_exhibit.timeline)
    landing = min(max(scale.px_from_utc(at_s) + velocity * 0.325, 0.0), 1.0)
    near = [
        appears_utc_s(event, lens)
        for event in events_in_order(shipped_exhibit, lens)
        if abs(scale.px_from_utc(appears_utc_s(event, lens)) - landing) <= 0.03
    ]
    lands_s = scale.utc_from_px(landing)
    assert state.utc_s in near if near else state.utc_s == pytest.approx(lands_s, abs=1.0)


def test_a_finger_that_places_a_minute_is_drawn_less_to_the_event_beside_it(
    shipped_exhibit: Exhibit,
) -> None:
    order = [appears_utc_s(e, Lens.SECRET) for e in events_in_order(shipped_exhibit, Lens.SECRET)]
    # One that stands alone, so that no other draws the finger.
    event_s = next(
        b for a, b, c in zip(order, order[1:], order[2:], strict=False) if min(b - a, c - b) > 9e3
    )
    beside_s, reach_s = event_s + 1800.0, 3600.0
    state = begun(shipped_exhibit)
    coarse = after(state, [ScrubTo(beside_s), ReleaseScrub(reach_s), *RESTED], shipped_exhibit)
    fine = after(state, [ScrubFinely(beside_s), ReleaseScrub(reach_s), *RESTED], shipped_exhibit)
    assert coarse.utc_s == event_s
    assert fine.utc_s == pytest.approx(beside_s, abs=1.0)
    near = after(
        state, [ScrubFinely(event_s + 600.0), ReleaseScrub(reach_s), *RESTED], shipped_exhibit
    )
    assert near.utc_s == event_s


@given(st.data())
@relaxed
def test_a_slider_held_at_the_end_of_its_track_reaches_the_end_of_the_story(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    timeline = shipped_exhibit.timeline
    state = begun(shipped_exhibit, utc_s=data.draw(instants(shipped_exhibit)))
    state = after(state, [PinchTime(0.5, 0.5, data.draw(st.floats(2.0, 12.0)))], shipped_exhibit)
    for beyond_s, end_s in ((1e9, timeline.end_utc_s), (-1e9, timeline.start_utc_s)):
        held = update(state, ScrubTo(timeline.start_utc_s + beyond_s), shipped_exhibit)
        ticks = 0
        while held.utc_s != end_s and ticks < 1000:
            held = update(held, Tick(0.1), shipped_exhibit)
            ticks += 1
        assert held.utc_s == pytest.approx(end_s, abs=1e-3)


@given(lenses, st.data())
@relaxed
def test_what_moves_by_itself_stays_on_a_track_that_shows_a_part(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    state = begun(shipped_exhibit, lens, data.draw(instants(shipped_exhibit)))
    zoom: list[Intent] = [ZoomTime(data.draw(st.floats(2.0, 60.0))), *RESTED]
    state = after(state, zoom, shipped_exhibit)
    for direction in data.draw(st.lists(st.sampled_from((1, -1)), min_size=1, max_size=6)):
        state = after(state, [StepEvent(direction), *RESTED], shipped_exhibit)
        span = state.slider.span
        share = whole_scale(shipped_exhibit.timeline).px_from_utc(state.utc_s)
        assert span.left - 1e-9 <= share <= span.left + span.width + 1e-9


@given(contact_streams(SCREEN), lenses)
@settings(relaxed, max_examples=100)
def test_any_fingers_on_band_and_map_keep_every_bound(
    shipped_exhibit: Exhibit, contacts: tuple[Contact, ...], lens: Lens
) -> None:
    recogniser, state = Recogniser(0.35), begun(shipped_exhibit, lens)
    now_s = contacts[0].at_s if contacts else 0.0
    for contact in contacts:
        gestures = [*recogniser.tick(contact.at_s), *recogniser.on(contact, TARGETS)]
        for gesture in gestures:
            axis = track_scale(
                shipped_exhibit.timeline, state.slider.span, TRACK.x_px, TRACK.width_px
            )
            for intent in intents_for(gesture, axis, 36.0, (TRACK.x_px, TRACK.width_px)):
                state = update(state, intent, shipped_exhibit)
                assert broken_bounds(state, shipped_exhibit) == [], intent
        state = update(state, Tick(min(0.1, contact.at_s - now_s)), shipped_exhibit)
        assert broken_bounds(state, shipped_exhibit) == []
        now_s = contact.at_s


@given(places, st.floats(1e-4, 1.0), st.floats(0.0, 0.1), st.floats(0.0, 0.1))
@relaxed
def test_a_change_of_span_does_not_depend_on_how_time_is_cut(
    left: float, width: float, one_s: float, other_s: float
) -> None:
    slider = Slider(WHOLE, Span(left * (1.0 - width), width))
    twice = eased(eased(slider, one_s), other_s)
    once = eased(slider, one_s + other_s)
    assert twice.span.left == pytest.approx(once.span.left, abs=2e-2 * width)
    assert twice.span.width == pytest.approx(once.span.width, rel=1e-2)
