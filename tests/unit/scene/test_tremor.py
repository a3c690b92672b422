"""The seismograph: still before the story, shaken by what was dangerous, by its weight."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from kiosk.content.model import Event, Exhibit, Lens
from kiosk.scene.tremor import QUIET, SHOCK_FADES_S, tremor
from kiosk.state.slider import WHOLE, track_scale

WIDTH_PX = 600.0


def heights(exhibit: Exhibit, *events: Event) -> dict[float, float]:
    """Return how far the trace swings at each instant, without its jitter."""
    axis = track_scale(exhibit.timeline, WHOLE, 0.0, WIDTH_PX)
    shaken, still = (
        np.array(tremor(replace(exhibit, events=each), Lens.SECRET, axis, 0.0, WIDTH_PX))
        for each in (events, ())
    )
    at_s = [axis.utc_from_px(float(px)) for px in range(int(WIDTH_PX))]
    return dict(zip(at_s, (shaken / still * QUIET).tolist(), strict=True))


def shock(exhibit: Exhibit, weight: int, tension: int, *, after_h: float = 0.0) -> Event:
    """Return the first event of the story as one of this weight, some hours into the track."""
    at_s = exhibit.timeline.start_utc_s + (240.0 + after_h) * 3600.0
    event = exhibit.events[0]
    name = f"shock-{after_h}"
    return replace(event, id=name, start_utc_s=at_s, weight=weight, tension=tension)


def just_after(trace: dict[float, float], at_s: float) -> float:
    return next(height for utc_s, height in trace.items() if utc_s >= at_s)


def test_before_the_first_event_all_is_quiet_and_it_begins_with_it(
    shipped_exhibit: Exhibit,
) -> None:
    event = shock(shipped_exhibit, 5, 3)
    trace = heights(shipped_exhibit, event)
    before = [height for utc_s, height in trace.items() if utc_s < event.start_utc_s]
    assert before == pytest.approx([QUIET] * len(before))
    assert just_after(trace, event.start_utc_s) == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(
    ("weight", "tension", "blow"), [(5, 1, 1 / 3), (1, 3, 1 / 5), (2, 1, 2 / 15)]
)
def test_a_shock_is_as_strong_as_weight_and_tension_say(
    shipped_exhibit: Exhibit, weight: int, tension: int, blow: float
) -> None:
    event = shock(shipped_exhibit, weight, tension)
    trace = heights(shipped_exhibit, event)
    # The strain is as high as it ever gets, and the shock comes on top.
    assert just_after(trace, event.start_utc_s) == pytest.approx(
        QUIET + 0.45 + 0.6 * blow, abs=0.02
    )
    faded = just_after(trace, event.start_utc_s + 20.0 * SHOCK_FADES_S)
    assert faded == pytest.approx(QUIET + 0.45, abs=0.01)


def test_what_lowers_the_danger_lowers_the_trace_and_shakes_nothing(
    shipped_exhibit: Exhibit,
) -> None:
    up, down = shock(shipped_exhibit, 5, 2), shock(shipped_exhibit, 5, -3, after_h=300.0)
    trace = heights(shipped_exhibit, up, down)
    assert just_after(trace, down.start_utc_s) == pytest.approx(QUIET, abs=0.01)


def test_the_trace_trembles_alike_at_every_look(shipped_exhibit: Exhibit) -> None:
    axis = track_scale(shipped_exhibit.timeline, WHOLE, 0.0, WIDTH_PX)
    again = replace(shipped_exhibit)
    for lens in Lens:
        trace = tremor(shipped_exhibit, lens, axis, 0.0, WIDTH_PX)
        assert trace == tremor(again, lens, axis, 0.0, WIDTH_PX)
        assert all(a * b < 0.0 for a, b in pairwise(trace))
        assert max(map(abs, trace)) <= 1.0
