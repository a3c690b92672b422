"""Flag, wings, letters and the same minute elsewhere tell nothing before its time."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.model import Exhibit, Lens
from kiosk.scene.cursor import flag_layer
from kiosk.scene.layout import layout_for
from kiosk.scene.letter import letter_lines
from kiosk.scene.style import Style
from kiosk.scene.timeline import axis_for
from kiosk.state.beyond import beyond
from kiosk.state.intents import PinchTime, ScrubTo, SelectEvent, ShowSheet, Tick
from kiosk.state.sheets import Beyond, Letter, Meanwhile, Sheet, Wing
from kiosk.state.state import State
from kiosk.state.update import update
from kiosk.visit import Show
from kiosk.world.appearing import appears_utc_s, events_in_order
from kiosk.world.elsewhere import latest_of_theatres
from kiosk.world.readiness import readiness
from kiosk.world.standing import standing_at
from tests.property.scene.test_scene_properties import betrayed_at, secret_at
from tests.strategies import instants
from tests.unit.scene.seen import SIZES, all_words, layer, scene_of, squeezed, state_at, texts

relaxed = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
lenses = st.sampled_from(Lens)
sizes = st.sampled_from(SIZES[:2])


def style_of(state: State, exhibit: Exhibit) -> Style:
    return Style(exhibit, state.lens, layout_for(state.camera.viewport))


@given(sizes, lenses, st.data())
@relaxed
def test_the_flag_never_names_an_event_before_its_time(
    show: Show, size_px: tuple[int, int], lens: Lens, data: st.DataObject
) -> None:
    state = state_at(show.exhibit, size_px, lens, data.draw(instants(show.exhibit)))
    state = update(state, PinchTime(0.5, 0.5, data.draw(st.floats(1.0, 200.0))), show.exhibit)
    state = update(state, ScrubTo(data.draw(instants(show.exhibit))), show.exhibit)
    style = style_of(state, show.exhibit)
    flag = flag_layer(style, axis_for(style, state), state, show.typography)
    assert flag is not None
    words = squeezed(" ".join(text.text for text in texts(flag.items))).rstrip("…")
    to_come = [
        squeezed(event.title_in(lens))
        for event in show.exhibit.events
        if appears_utc_s(event, lens) > state.utc_s
    ]
    told = {
        squeezed(event.title_in(lens))
        for event in events_in_order(show.exhibit, lens)
        if appears_utc_s(event, lens) <= state.utc_s
    }
    assert [title for title in to_come if title in words and title not in told] == []


@given(lenses, st.data())
@relaxed
def test_elsewhere_is_the_last_that_has_come_up_in_each_theatre(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    utc_s = data.draw(instants(shipped_exhibit))
    latest = latest_of_theatres(shipped_exhibit, utc_s, lens)
    for theatre, event in zip(shipped_exhibit.theatres, latest, strict=True):
        come = [
            appears_utc_s(each, lens)
            for each in events_in_order(shipped_exhibit, lens)
            if each.theatre.id == theatre.id and appears_utc_s(each, lens) <= utc_s
        ]
        assert (event is None) == (not come)
        assert event is None or appears_utc_s(event, lens) == max(come)


@given(sizes, st.data())
@relaxed
def test_no_sheet_of_the_public_world_names_or_opens_a_secret(
    show: Show, size_px: tuple[int, int], data: st.DataObject
) -> None:
    letters: list[Sheet] = [Letter(each.id) for each in show.exhibit.curated.messages]
    sheet = data.draw(st.sampled_from([Meanwhile(), *map(Beyond, Wing), *letters]))
    state = state_at(show.exhibit, size_px, Lens.PUBLIC, data.draw(instants(show.exhibit)))
    state = update(state, ShowSheet(sheet), show.exhibit)
    for _ in range(8):
        state = update(state, Tick(0.1), show.exhibit)
    scene = scene_of(replace(state, pulses=()), show)
    secrets, words = secret_at(show.exhibit, state.utc_s), all_words(scene)
    assert betrayed_at(show.exhibit, state.utc_s, words) == []
    opened = {getattr(target.tap, "event_id", "") for target in scene.targets}
    assert opened & secrets.keys() == set()


def test_a_wing_tells_what_its_lens_lets_through_and_each_row_opens_its_card(show: Show) -> None:
    exhibit = show.exhibit
    start_s, end_s = exhibit.timeline.start_utc_s, exhibit.timeline.end_utc_s
    for lens in Lens:
        for wing in Wing:
            told = beyond(exhibit, wing, lens)
            assert told
            for event in told:
                assert event.start_utc_s < start_s or event.start_utc_s > end_s
                known_s = appears_utc_s(event, lens)
                assert known_s <= (start_s if wing is Wing.BEFORE else event.start_utc_s)
                state = state_at(exhibit, (1920, 1080), lens)
                state = update(state, ShowSheet(Beyond(wing)), exhibit)
                scene = scene_of(state, show)
                assert layer(scene, "sheet").items
                (row,) = (each for each in scene.targets if each.id == f"sheet:{event.id}")
                assert row.tap == SelectEvent(event.id)
                assert update(state, row.tap, exhibit).event_id == event.id
    public, secret = (set(beyond(exhibit, Wing.AFTER, lens)) for lens in Lens)
    assert public < secret


@given(lenses, st.data())
@relaxed
def test_a_letter_tells_nothing_that_lies_ahead(
    show: Show, lens: Lens, data: st.DataObject
) -> None:
    exhibit = show.exhibit
    message = data.draw(st.sampled_from(exhibit.curated.messages))
    utc_s = data.draw(instants(exhibit) | st.floats(message.sent_utc_s, message.sent_utc_s + 9e4))
    state = state_at(exhibit, (1920, 1080), lens)
    told = letter_lines(style_of(state, exhibit), utc_s, message.id)
    hidden = message.public_utc_s is None or message.public_utc_s > utc_s
    if message.sent_utc_s > utc_s or (lens is Lens.PUBLIC and hidden):
        assert told is None
        return
    assert told is not None
    _, lines, event = told
    labels = [label for label, _ in lines]
    wording = exhibit.wording
    if message.received_utc_s is not None and message.received_utc_s > utc_s:
        assert wording["message_received"] not in labels
    if message.read_utc_s is not None:
        assert (wording["message_read"] in labels) == (message.read_utc_s <= utc_s)
    if event is not None and lens is Lens.SECRET:
        for party, since in zip(exhibit.parties, event.knew, strict=True):
            values = [value for label, value in lines if label == party]
            if since is not None:
                assert (values == [wording["knew_not_yet"]]) == (since.utc_s > utc_s)
    if lens is Lens.PUBLIC:
        assert wording["who_knew"] not in labels


@given(lenses, st.data())
@relaxed
def test_the_band_of_levels_says_at_every_instant_what_the_world_says(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    story = shipped_exhibit.timeline
    steps = readiness(shipped_exhibit, lens)
    assert (steps[0].from_utc_s, steps[-1].to_utc_s) == (story.start_utc_s, story.end_utc_s)
    for one, other in pairwise(steps):
        assert one.to_utc_s == other.from_utc_s
        assert one.levels != other.levels
    utc_s = min(data.draw(instants(shipped_exhibit)), story.end_utc_s - 1.0)
    (step,) = (each for each in steps if each.from_utc_s <= utc_s < each.to_utc_s)
    stands = {
        shown.alert.who: shown.alert.level
        for shown in standing_at(shipped_exhibit, utc_s, lens).alerts
    }
    assert step.levels == tuple(stands.get(force.id) for force in shipped_exhibit.forces)


def test_no_level_of_alert_ever_shows_in_the_public_world(shipped_exhibit: Exhibit) -> None:
    assert {step.levels for step in readiness(shipped_exhibit, Lens.PUBLIC)} == {(None, None)}
    assert len(readiness(shipped_exhibit, Lens.SECRET)) >= 5


@given(lenses, st.data())
@relaxed
def test_clocks_knob_and_flag_agree_with_the_time_zone_database(
    show: Show, lens: Lens, data: st.DataObject
) -> None:
    exhibit = show.exhibit
    utc_s = data.draw(instants(exhibit))
    state = update(state_at(exhibit, (1920, 1080), lens), ScrubTo(utc_s), exhibit)
    scene = scene_of(state, show)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=math.floor(utc_s))

    def told(name: str) -> list[str]:
        return [text.text for text in texts(layer(scene, name).items)]

    on_walls = [f"{moment.astimezone(ZoneInfo(each.zone)):%H:%M}" for each in exhibit.clocks]
    assert [words for words in told("date") if words in on_walls] == on_walls
    here = moment.astimezone(ZoneInfo(exhibit.timeline.zone))
    assert f"{here:%H:%M}" in told("cursor")
    assert any(f"{here:%H:%M}" in words for words in told("flag"))
    assert any(str(here.day) in words for words in told("cursor"))
