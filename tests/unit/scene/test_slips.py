"""What the world said, on slips around the map: readable, untangled, and only what was known."""

from itertools import combinations

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.chrono.instant import utc_s_from_iso
from kiosk.content.model import Lens
from kiosk.scene.boxes import Box
from kiosk.scene.layout import layout_for
from kiosk.scene.slips import LEADER_INSET, Slip, placed_slips
from kiosk.scene.style import Style
from kiosk.state.intents import SelectEvent
from kiosk.state.state import State
from kiosk.visit import Show
from kiosk.world.appearing import appears_utc_s
from kiosk.world.world import world_at
from tests.strategies import instants
from tests.unit.scene.seen import SIZES, bounds, scene_of, state_at

relaxed = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
lenses = st.sampled_from(Lens)


def slips_of(show: Show, state: State, language: str = "en") -> tuple[Slip, ...]:
    edition = show.exhibit.in_language(language)
    layout = layout_for(state.camera.viewport)
    style = Style(edition, state.lens, layout)
    world = world_at(edition, state.utc_s, state.lens)
    panels = (layout.date, layout.regions, layout.switch, layout.band)
    return placed_slips(style, state.camera, world, panels, (), show.typography)


def box_shape(box: Box) -> shapely.Polygon:
    return shapely.box(box.x_px, box.y_px, box.right_px, box.bottom_px)


@given(st.data(), st.sampled_from(SIZES), lenses, st.sampled_from(("en", "de", "ru")))
@relaxed
def test_no_slip_covers_another_and_no_leader_crosses_anything(
    show: Show, data: st.DataObject, size_px: tuple[int, int], lens: Lens, language: str
) -> None:
    state = state_at(show.exhibit, size_px, lens, data.draw(instants(show.exhibit)))
    slips = slips_of(show, state, language)
    boxes = [(slip, slip.box) for slip in slips if slip.box is not None]
    screen = Box(0.0, 0.0, *map(float, size_px))
    inset_px = layout_for(state.camera.viewport).px(LEADER_INSET)
    leaders = [shapely.LineString([s.foot_px, b.nearest_px(s.foot_px, inset_px)]) for s, b in boxes]
    for _, box in boxes:
        assert screen.holds(box)
    for (_, one), (_, other) in combinations(boxes, 2):
        assert not one.overlaps(other)
    for one_leader, other_leader in combinations(leaders, 2):
        assert not one_leader.crosses(other_leader)
    for (slip, _), leader in zip(boxes, leaders, strict=True):
        for other_slip, box in boxes:
            if other_slip is not slip:
                assert not leader.crosses(box_shape(box))


@given(st.data(), lenses)
@relaxed
def test_each_country_has_one_word_the_last_that_was_known(
    show: Show, data: st.DataObject, lens: Lens
) -> None:
    utc_s = data.draw(instants(show.exhibit))
    reactions = world_at(show.exhibit, utc_s, lens).reactions
    assert len({event.country for event in reactions}) == len(reactions)
    for event in reactions:
        known = [
            each
            for each in show.exhibit.events
            if each.country == event.country and each.stance and appears_utc_s(each, lens) <= utc_s
        ]
        assert appears_utc_s(event, lens) == max(appears_utc_s(each, lens) for each in known)


FRIDAY_UTC_S = utc_s_from_iso("1962-10-26T12:00-04:00")[0]
TURNING_UTC_S = utc_s_from_iso("1962-10-28T12:00-05:00")[0]


def test_the_view_of_the_world_shows_voices_of_every_continent(show: Show) -> None:
    state = state_at(show.exhibit, (1920, 1080), Lens.PUBLIC, FRIDAY_UTC_S)
    targets = [each.id for each in scene_of(state, show).targets if each.id.startswith("slip:")]
    assert len(targets) >= 11
    assert sum(slip.box is not None for slip in slips_of(show, state)) >= 6


@given(st.data(), lenses)
@relaxed
def test_a_slip_tells_the_word_of_the_day_and_a_pale_mark_recalls_that_of_the_week(
    show: Show, data: st.DataObject, lens: Lens
) -> None:
    state = state_at(show.exhibit, (1920, 1080), lens, data.draw(instants(show.exhibit)))
    for slip in slips_of(show, state):
        age_days = (state.utc_s - slip.event.start_utc_s) / 86_400.0
        assert age_days <= 7.0
        assert slip.recalled is (age_days > 3.0)
        assert slip.box is None or not slip.recalled


def test_long_after_the_crisis_no_old_word_is_on_the_map(show: Show) -> None:
    late = state_at(show.exhibit, (1920, 1080), Lens.PUBLIC, show.exhibit.timeline.end_utc_s - 1.0)
    told = {slip.event.id for slip in slips_of(show, late)}
    assert not told & {"pope-message", "turkey-is-not-cuba", "le-monde-accepts"}


@pytest.mark.parametrize("size_px", [(1920, 1080), (1080, 1920)])
def test_between_the_slips_the_turning_point_is_named(show: Show, size_px: tuple[int, int]) -> None:
    scene = scene_of(state_at(show.exhibit, size_px, Lens.PUBLIC, TURNING_UTC_S), show)
    named = [each for each in scene.targets if each.id == "tag:moscow-radio"]
    assert [each.tap for each in named] == [SelectEvent("moscow-radio")]
    slips = [bounds(each.area) for each in scene.targets if each.id.startswith("slip:")]
    tags = [bounds(each.area) for each in scene.targets if each.id.startswith("tag:")]
    assert len(tags) <= 2
    assert not any(tag.overlaps(slip) for tag in tags for slip in slips if slip.width_px > 100)


def test_a_turning_point_leads_the_mark_that_it_shares(show: Show) -> None:
    utc_s = utc_s_from_iso("1962-10-23T20:00-04:00")[0]
    scene = scene_of(state_at(show.exhibit, (1920, 1080), Lens.PUBLIC, utc_s), show)
    assert any(each.id == "tag:kennedy-speech" for each in scene.targets)


def test_another_view_shows_none(show: Show) -> None:
    state = state_at(show.exhibit, (1920, 1080), theatre="cuba")
    assert not any(each.id.startswith("slip:") for each in scene_of(state, show).targets)
