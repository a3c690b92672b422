"""The world at any instant: what is shown, for how long, and what the public may know."""

from dataclasses import replace
from math import inf, nextafter

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.model import Exhibit, Lens
from kiosk.world.appearing import appears_utc_s, events_in_order
from kiosk.world.world import LINGER_S, World, is_hidden, world_at
from tests.strategies import instants

relaxed = settings(max_examples=150, deadline=None)
lenses = st.sampled_from(Lens)


def ids(world: World) -> set[str]:
    return {shown.event.id for shown in world.shown}


@given(st.data())
@relaxed
def test_the_public_sees_only_what_has_been_made_public(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    utc_s = data.draw(instants(shipped_exhibit))
    for shown in world_at(shipped_exhibit, utc_s, Lens.PUBLIC).shown:
        public_utc_s = shown.event.public_utc_s
        assert public_utc_s is not None
        assert public_utc_s <= utc_s
        assert shown.event.start_utc_s <= utc_s
        assert not shown.hidden


@given(st.data())
@relaxed
def test_the_secret_world_tells_truly_what_the_public_does_not_know(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    utc_s = data.draw(instants(shipped_exhibit))
    known = {
        event.id
        for event in shipped_exhibit.events
        if event.public_utc_s is not None and event.public_utc_s <= utc_s
    }
    for shown in world_at(shipped_exhibit, utc_s, Lens.SECRET).shown:
        assert shown.event.start_utc_s <= utc_s
        assert shown.hidden == (shown.event.id not in known)


@given(lenses, st.data())
@relaxed
def test_an_event_appears_at_its_instant_and_not_one_tick_of_the_clock_before(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    event = data.draw(st.sampled_from(events_in_order(shipped_exhibit, lens)))
    at_s = appears_utc_s(event, lens)
    assert event.id in ids(world_at(shipped_exhibit, at_s, lens))
    assert event.id not in ids(world_at(shipped_exhibit, nextafter(at_s, -inf), lens))
    (shown,) = (
        each for each in world_at(shipped_exhibit, at_s, lens).shown if each.event.id == event.id
    )
    assert shown.age_s == 0.0
    assert shown.freshness == 1.0


@given(lenses, st.data())
@relaxed
def test_no_event_ever_appears_outside_the_story(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    story = shipped_exhibit.timeline
    for shown in world_at(shipped_exhibit, data.draw(instants(shipped_exhibit)), lens).shown:
        assert story.start_utc_s <= appears_utc_s(shown.event, lens) < story.end_utc_s


@given(lenses, st.data())
@relaxed
def test_an_event_fades_from_its_end_on_and_leaves_exactly_when_it_has_lingered(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    event = data.draw(st.sampled_from(events_in_order(shipped_exhibit, lens)))
    lasts_s = data.draw(st.none() | st.floats(0.0, 40_000.0))
    end_utc_s = None if lasts_s is None else event.start_utc_s + lasts_s
    event = replace(event, end_utc_s=end_utc_s)
    # A younger neighbour in its theatre, so that it need not stay as the last one.
    began_s = appears_utc_s(event, lens)
    after = replace(event, id="~after", start_utc_s=began_s, public_utc_s=began_s, end_utc_s=None)
    exhibit = replace(shipped_exhibit, events=(event, after))
    rests_s = max(began_s, began_s if end_utc_s is None else end_utc_s)
    leaves_s = rests_s + LINGER_S[event.weight]
    for utc_s in (rests_s, (rests_s + leaves_s) / 2, leaves_s - 1.0):
        (shown,) = (x for x in world_at(exhibit, utc_s, lens).shown if x.event.id == event.id)
        expected = 1.0 - (utc_s - rests_s) / LINGER_S[event.weight]
        assert abs(shown.freshness - expected) < 1e-9
    assert event.id not in ids(world_at(exhibit, leaves_s, lens))


@given(lenses, st.data())
@relaxed
def test_a_theatre_that_has_had_an_event_is_never_empty_again(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    utc_s = data.draw(instants(shipped_exhibit))
    past = [
        each
        for each in events_in_order(shipped_exhibit, lens)
        if appears_utc_s(each, lens) <= utc_s
    ]
    shown = world_at(shipped_exhibit, utc_s, lens).shown
    assert {each.theatre.id for each in past} == {each.event.theatre.id for each in shown}
    if past:
        assert past[-1].id in {each.event.id for each in shown}


@given(lenses, st.data())
@relaxed
def test_the_newest_comes_last_and_nothing_comes_twice(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    shown = world_at(shipped_exhibit, data.draw(instants(shipped_exhibit)), lens).shown
    ages_s = [each.age_s for each in shown]
    assert ages_s == sorted(ages_s, reverse=True)
    assert len({each.event.id for each in shown}) == len(shown)
    assert all(0.0 <= each.freshness <= 1.0 and each.age_s >= 0.0 for each in shown)


@given(st.data())
@relaxed
def test_what_is_known_stays_known(shipped_exhibit: Exhibit, data: st.DataObject) -> None:
    event = data.draw(st.sampled_from(shipped_exhibit.events))
    first_s, second_s = sorted(data.draw(instants(shipped_exhibit)) for _ in range(2))
    assert is_hidden(event, first_s) or not is_hidden(event, second_s)
