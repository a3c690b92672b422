"""Any intents in any order: every bound of a state holds, and the kiosk comes home."""

from dataclasses import replace
from math import isfinite
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.model import Exhibit
from kiosk.geo.camera import LAT_LIMIT_DEG, Viewport
from kiosk.state.attract import attract_state
from kiosk.state.beyond import reachable_beyond
from kiosk.state.intents import Intent, ReleaseMap, ReleaseScrub, Tick, Unpress
from kiosk.state.motion import GIVE_LIMIT, STILL_LIMIT_S
from kiosk.state.playing import LONGEST_DWELL_S
from kiosk.state.refit import refitted
from kiosk.state.slider import LEAST_S, WHOLE, Span, whole_scale
from kiosk.state.stage import reference_px
from kiosk.state.state import State, initial_state
from kiosk.state.story_time import heading_utc_s
from kiosk.state.tours import shown_step
from kiosk.state.update import CARD_ANIMATION_S, EXPLAINED_S, IRIS_S, MAX_TICK_S, reading_s, update
from kiosk.world.appearing import appears_utc_s
from tests.fakes import after
from tests.strategies import intents, viewports

# Hypothesis frowns on large strategies; what is drawn here is a handful of small values.
thorough = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
brief = settings(thorough, max_examples=25)


def is_on_whole_track(span: Span, exhibit: Exhibit) -> bool:
    """Return whether a span lies within the story and shows no less than the least time."""
    if not (0.0 < span.width <= 1.0 and 0.0 <= span.left <= 1.0 - span.width + 1e-12):
        return False
    scale = whole_scale(exhibit.timeline)
    shown_s = scale.utc_from_px(span.left + span.width) - scale.utc_from_px(span.left)
    return shown_s >= LEAST_S * 0.99


def broken_bounds(state: State, exhibit: Exhibit) -> list[str]:
    """Return what is wrong with a state, in words; nothing for a valid one."""
    camera, timeline, visit = state.camera, exhibit.timeline, exhibit.visit
    low, high = exhibit.map.scale_limits
    scale = camera.scale_px / reference_px(camera.viewport)
    event = exhibit.event_by_id.get(state.event_id)
    latest_s = max(state.utc_s, heading_utc_s(state))
    patience_s = visit.idle_limit_s + visit.warning_s + reading_s(exhibit, state.event_id)
    rules = {
        "instant": timeline.start_utc_s <= state.utc_s <= timeline.end_utc_s,
        "heading": timeline.start_utc_s <= heading_utc_s(state) <= timeline.end_utc_s,
        "scale": low <= scale <= high * (1 + 1e-12)
        or (
            # In two hands the map gives way a little, and then finds back by itself.
            (state.held or state.motion is not None)
            and low / GIVE_LIMIT * (1 - 1e-12) <= scale <= high * GIVE_LIMIT * (1 + 1e-12)
        ),
        "latitude": -LAT_LIMIT_DEG <= camera.lat_deg <= LAT_LIMIT_DEG,
        "longitude": -180.0 <= camera.lon_deg < 180.0,
        "idle": isfinite(state.idle_s) and 0.0 <= state.idle_s <= patience_s,
        "still": 0.0 <= state.still_s <= STILL_LIMIT_S,
        "dwell": 0.0 <= state.dwell_s <= LONGEST_DWELL_S,
        "card animation": 0.0 <= state.card_s <= CARD_ANIMATION_S,
        "iris": state.iris_s is None or 0.0 <= state.iris_s < IRIS_S[state.lens],
        "event": not state.event_id or event is not None,
        "event in time": event is None
        or appears_utc_s(event, state.lens) <= latest_s
        # What came after the story is told from its end.
        or (reachable_beyond(exhibit, event, state.lens) and latest_s == timeline.end_utc_s),
        "track": all(
            is_on_whole_track(span, exhibit)
            for span in (state.slider.span, state.slider.heading, state.slider.before_fine or WHOLE)
        ),
        "fine only in hand": state.slider.before_fine is None or state.scrubbing,
        "explained": state.switched_s is None or 0.0 <= state.switched_s <= EXPLAINED_S,
        "theatre": not state.theatre or state.theatre in exhibit.theatre_by_id,
        "play or scrub": not (state.playing and state.scrubbing),
        "sliding": state.sliding is None or 0 <= state.sliding.elapsed_s < state.sliding.duration_s,
        "tour": state.guide.tour is None or shown_step(exhibit, state) is not None,
        "offer or tour": not (state.guide.offered and state.guide.leads),
        "attract alone": state.guide.attract is None
        or (not state.guide.offered and not state.warned and not state.held),
        "value": state == replace(state) and hash(state) == hash(replace(state)),
    }
    return [name for name, holds in rules.items() if not holds]


@given(st.data())
@thorough
def test_any_intents_in_any_state_keep_every_bound(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    state = initial_state(shipped_exhibit, data.draw(viewports))
    for step in data.draw(st.lists(intents(shipped_exhibit), max_size=30)):
        state = update(state, step, shipped_exhibit)
        assert broken_bounds(state, shipped_exhibit) == [], step


def test_every_kind_of_intent_is_tried(shipped_exhibit: Exhibit) -> None:
    tried = set()

    @given(intents(shipped_exhibit))
    # The same draws every time: one of fifty kinds may otherwise be missed by bad luck.
    @settings(max_examples=2000, derandomize=True, database=None, deadline=None)
    def note(intent: Intent) -> None:
        tried.add(type(intent))

    note()
    assert tried == set(get_args(Intent))


def lifted(state: State, exhibit: Exhibit) -> State:
    """Return the state after all fingers have left the screen."""
    lifts: list[Intent] = [Unpress(target) for target in sorted(state.pressed)]
    return after(state, [*lifts, ReleaseMap(), ReleaseScrub(0.0)], exhibit)


def at_home(state: State, exhibit: Exhibit) -> bool:
    """Return whether the state differs from that of rest only in how long it has stood."""
    fresh = attract_state(exhibit, state.camera.viewport)
    return replace(state, still_s=0.0, guide=fresh.guide) == fresh


@given(st.data())
@brief
def test_left_alone_the_kiosk_always_comes_home(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    steps = data.draw(st.lists(intents(shipped_exhibit), max_size=25))
    state = after(initial_state(shipped_exhibit, Viewport(1920, 1080)), steps, shipped_exhibit)
    state = lifted(state, shipped_exhibit)
    waited_s = 0.0
    # Twenty minutes hold the whole play at its slowest, the longest text and every patience.
    while not at_home(state, shipped_exhibit) and waited_s < 1200.0:
        state = update(state, Tick(MAX_TICK_S), shipped_exhibit)
        waited_s += MAX_TICK_S
    assert at_home(state, shipped_exhibit)


@given(st.data())
@thorough
def test_all_fingers_lifted_leaves_nothing_held(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    steps = data.draw(st.lists(intents(shipped_exhibit), max_size=25))
    state = after(initial_state(shipped_exhibit, Viewport(1080, 1920)), steps, shipped_exhibit)
    state = lifted(state, shipped_exhibit)
    assert (state.held, state.scrubbing, state.pressed) == (False, False, frozenset())


@given(st.data())
@brief
def test_a_visit_goes_on_within_bounds_when_the_content_changes_under_it(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    steps = data.draw(st.lists(intents(shipped_exhibit), max_size=25))
    state = after(initial_state(shipped_exhibit, Viewport(1920, 1080)), steps, shipped_exhibit)
    timeline, most = shipped_exhibit.timeline, len(shipped_exhibit.events) - 1
    later_s = data.draw(st.floats(-9e5, 9e5))
    exhibit = replace(
        shipped_exhibit,
        events=tuple(
            replace(event, start_utc_s=event.start_utc_s + later_s)
            for event in shipped_exhibit.events[data.draw(st.integers(0, most)) :]
        ),
        timeline=replace(timeline, end_utc_s=timeline.end_utc_s - data.draw(st.floats(0.0, 2e6))),
        map=replace(shipped_exhibit.map, scale_limits=(0.5, data.draw(st.floats(1.0, 100.0)))),
    )
    assert broken_bounds(refitted(state, exhibit), exhibit) == []
