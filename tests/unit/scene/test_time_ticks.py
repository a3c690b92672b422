"""The ruler of the timeline: every hour stands where the clock on the wall showed it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import floor
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.chrono.local import local_time, midnights
from kiosk.content.model import Exhibit
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Fill, Text
from kiosk.scene.style import Style
from kiosk.scene.time_ticks import NAMES_APART, tick_items
from kiosk.scene.timeline import axis_for
from kiosk.scene.words import day_month
from kiosk.screen.fonts import Fonts
from kiosk.state.intents import PinchTime
from kiosk.state.update import update
from tests.unit.scene.seen import state_at, text_box

relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
PALE = (200, 200, 200)


def named(
    exhibit: Exhibit, fonts: Fonts, share: float, factor: float
) -> tuple[list[tuple[float, str]], list[Text], Style]:
    """Return instants and words of the ruler of a track that is magnified around a share."""
    state = update(state_at(exhibit, (1920, 1080)), PinchTime(share, share, factor), exhibit)
    style = Style(exhibit, state.lens, layout_for(state.camera.viewport))
    axis = axis_for(style, state)
    words = [item for item in tick_items(style, axis, 900.0, PALE, fonts) if isinstance(item, Text)]
    return [(axis.utc_from_px(each.px[0]), each.text) for each in words], words, style


@given(st.floats(0.0, 1.0), st.floats(1.0, 900.0))
@relaxed
def test_every_hour_stands_where_the_clock_showed_it(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, share: float, factor: float
) -> None:
    told, _, _ = named(shipped_exhibit, shipped_fonts, share, factor)
    assert told
    zone = ZoneInfo(shipped_exhibit.timeline.zone)
    for utc_s, words in told:
        if ":" in words:
            moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=floor(utc_s + 0.5))
            assert f"{moment.astimezone(zone):%H:%M}" == words


@given(st.floats(0.0, 1.0), st.floats(1.0, 900.0))
@relaxed
def test_names_on_the_ruler_do_not_touch_and_always_say_something(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, share: float, factor: float
) -> None:
    _, words, style = named(shipped_exhibit, shipped_fonts, share, factor)
    assert len(words) >= 2
    boxes = [text_box(text, shipped_fonts) for text in words]
    assert not any(one.overlaps(other) for one, other in pairwise(boxes))
    assert all(box.right_px <= style.layout.track.right_px + style.layout.px(24) for box in boxes)


@pytest.mark.parametrize("code", ["en", "de", "ru", "ar"])
def test_the_first_of_a_month_and_the_number_beside_it_are_not_read_as_one(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, code: str
) -> None:
    edition = shipped_exhibit.in_language(code)
    _, words, style = named(edition, shipped_fonts, 0.0, 1.0)
    (first,) = [nth for nth, each in enumerate(words) if nth and not each.text.isdecimal()]
    boxes = [text_box(text, shipped_fonts) for text in words[first - 1 : first + 2]]
    for one, other in pairwise(boxes):
        assert other.x_px - one.right_px >= style.layout.px(20)


@given(st.integers(45, 8000))
@relaxed
def test_in_a_long_story_months_are_named_where_they_begin_in_even_steps(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, days: int
) -> None:
    start_s = shipped_exhibit.timeline.start_utc_s
    end_s = start_s + days * 86400.0
    timeline = replace(
        shipped_exhibit.timeline,
        end_utc_s=end_s,
        opens_at_utc_s=start_s,
        knots=((start_s, 0.0), (end_s, 1.0)),
    )
    exhibit = replace(shipped_exhibit, timeline=timeline)
    state = state_at(exhibit, (1920, 1080), utc_s=start_s)
    style = Style(exhibit, state.lens, layout_for(state.camera.viewport))
    axis = axis_for(style, state)
    items = tick_items(style, axis, 900.0, PALE, shipped_fonts)
    words = [each for each in items if isinstance(each, Text)]
    boxes = [text_box(text, shipped_fonts) for text in words]
    assert not any(one.overlaps(other) for one, other in pairwise(boxes))
    # The first may be cut by the beginning of the story, and years stand where they begin.
    months = [each for each in words if " " in each.text or len(each.text) == 4][1:]
    for month in months:
        assert month.text.startswith(("1 ", "19")), month.text
    moments = (local_time(at_s, timeline.zone) for at_s in midnights(start_s, end_s, timeline.zone))
    firsts = [when for when in moments if when.day == 1]
    left_px = [box.x_px for box, text in zip(boxes, words, strict=True) if text in months]
    apart_px = [right - left for left, right in pairwise(left_px)]
    names = {style.capitals(day_month(exhibit, when)) for when in firsts}
    widest_px = max(shipped_fonts.width_px(name, style.type("tick")) for name in names)
    month_px = (style.layout.track.width_px) * 28 / days
    if month_px > widest_px + style.layout.px(NAMES_APART + 1):
        # The first may have no room beside the beginning, and the last none before the end.
        assert len(months) >= len(firsts) - 2
    else:
        # Even for the eye, and nowhere is there room for twice as many.
        assert max(apart_px) < 1.5 * min(apart_px)
        assert max(apart_px) < 4 * widest_px
    fills = [each for each in items if isinstance(each, Fill)]
    assert len(fills) <= style.layout.track.width_px / style.layout.px(2)


@pytest.mark.parametrize(
    ("factor", "twice"),
    [(60.0, {"01:00"}), (300.0, {"01:10", "01:20", "01:30"})],
)
def test_the_night_on_which_clocks_went_back_has_its_hour_twice(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, factor: float, twice: set[str]
) -> None:
    # The last minute before the hour that came twice.
    zone = ZoneInfo(shipped_exhibit.timeline.zone)
    at_s = (
        datetime(1962, 10, 28, 1, 59, tzinfo=zone) - datetime(1970, 1, 1, tzinfo=UTC)
    ).total_seconds()
    state = state_at(shipped_exhibit, (1920, 1080))
    style = Style(shipped_exhibit, state.lens, layout_for(state.camera.viewport))
    share = (axis_for(style, state).px_from_utc(at_s) - style.layout.track.x_px) / (
        style.layout.track.width_px
    )
    told, _, _ = named(shipped_exhibit, shipped_fonts, share, factor)
    words = [words for _, words in told]
    assert {each for each in words if words.count(each) == 2} == twice
    # The first may be the name of the day, held at the left end.
    hours = [utc_s for utc_s, _ in told[1:]]
    assert hours == sorted(hours)
    assert len({round(b - a) for a, b in pairwise(hours)}) == 1
