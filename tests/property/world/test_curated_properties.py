"""Promises of the moving map, at any instant of the shipped story."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import inf, isfinite, nextafter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.curated import Certainty, Curated, Fix, Lasting, Sourced, Track, VesselKind
from kiosk.content.model import Exhibit, Lens
from kiosk.content.terms import Precision
from kiosk.geo.sphere import (
    EARTH_RADIUS_KM,
    angle_between,
    bearing_deg,
    geodesic,
    unit_from_lonlat,
)
from kiosk.world.flights import flights_at
from kiosk.world.legs import apart_km, leg_between
from kiosk.world.messages import arrival_utc_s
from kiosk.world.ships import GAP_LIMIT_S, ships_at
from kiosk.world.world import World, world_at
from tests.strategies import lonlats
from tests.unit.world.layers import told_of

relaxed = settings(max_examples=150, deadline=None)
lenses = st.sampled_from(Lens)

# The fastest of their kind in 1962, in knots: dry cargo ships of the Leninsky Komsomol class 20.5
# (tankers and passenger ships of the story were slower), Foxtrot submarines at the surface 16,
# destroyers of the Gearing class as built 36.8.
KNOT_KMH = 1.852
FASTEST_KNOTS = {
    "cargo": 20.5, "tanker": 20.5, "passenger": 20.5, "submarine": 16.0, "warship": 36.8,
}  # fmt: skip
# A U-2 made 500 miles an hour, and the supersonic RF-8 less than twice the speed of sound.
FASTEST_AIRCRAFT_KMH = {"U-2": 805.0, "RF-8 Crusader": 2100.0}


def things(curated: Curated) -> Iterator[Sourced]:
    """Yield everything with a source."""
    yield from (*curated.sites, *curated.rings, *curated.lines, *curated.alerts)
    yield from (*curated.flights, *curated.messages)
    yield from (fix for track in curated.tracks for fix in track.fixes)


def turns(curated: Curated) -> set[float]:
    """Return the instants at which something on the map may change."""
    found = {thing.public_utc_s for thing in things(curated)} - {None}
    for thing in things(curated):
        if isinstance(thing, Lasting):
            found |= {thing.from_utc_s, thing.to_utc_s}
        elif isinstance(thing, Fix):
            found |= {thing.at_utc_s, thing.earliest_utc_s, thing.latest_utc_s}
    for message in curated.messages:
        found |= {message.sent_utc_s, message.received_utc_s, message.read_utc_s}
    return {utc_s for utc_s in found if utc_s is not None and isfinite(utc_s)}


@st.composite
def instants(draw: st.DrawFn, exhibit: Exhibit) -> float:
    """Instants of the story, and often one at which something changes, or the one before."""
    start_s, end_s = exhibit.timeline.start_utc_s, exhibit.timeline.end_utc_s
    exact = sorted(utc_s for utc_s in turns(exhibit.curated) if start_s <= utc_s <= end_s)
    turn_s = st.sampled_from(exact)
    return draw(
        turn_s | turn_s.map(lambda utc_s: nextafter(utc_s, -inf)) | st.floats(start_s, end_s)
    )


def shown_by(world: World) -> Iterator[tuple[Sourced, bool]]:
    """Yield everything on the map and whether it is marked as hidden."""
    yield from ((each.ring, each.hidden) for each in world.rings)
    yield from ((each.line, each.hidden) for each in world.lines)
    yield from ((each.alert, each.hidden) for each in world.alerts)
    yield from ((each.flight, each.hidden) for each in world.flights)
    yield from ((each.message, each.hidden) for each in world.messages)
    for ship in world.ships:
        yield ship.fix, ship.hidden
        if ship.goal is not None:
            yield ship.goal, ship.hidden


@given(st.data())
@settings(max_examples=600, deadline=None)
def test_nothing_is_on_the_public_map_before_its_public_moment(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    utc_s = data.draw(instants(shipped_exhibit))
    for thing, hidden in shown_by(world_at(shipped_exhibit, utc_s, Lens.PUBLIC)):
        assert thing.public_utc_s is not None
        assert thing.public_utc_s <= utc_s
        assert not hidden


def test_each_shipped_feature_keeps_the_rule_at_its_own_public_moment(
    shipped_exhibit: Exhibit,
) -> None:
    for utc_s in sorted(turns(shipped_exhibit.curated)):
        for at_s in (nextafter(utc_s, -inf), utc_s):
            for thing, _ in shown_by(world_at(shipped_exhibit, at_s, Lens.PUBLIC)):
                assert (thing.public_utc_s or inf) <= at_s


@given(st.data())
@relaxed
def test_the_secret_world_marks_exactly_what_the_public_does_not_know(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    utc_s = data.draw(instants(shipped_exhibit))
    secret = world_at(shipped_exhibit, utc_s, Lens.SECRET)
    public = world_at(shipped_exhibit, utc_s, Lens.PUBLIC)
    assert [x.ring for x in secret.rings if not x.hidden] == [x.ring for x in public.rings]
    assert [x.line for x in secret.lines if not x.hidden] == [x.line for x in public.lines]
    assert {x.track.id for x in public.ships} <= {x.track.id for x in secret.ships}
    assert {x.message.id for x in public.messages} <= {x.message.id for x in secret.messages}
    assert {x.flight.id for x in public.flights} <= {x.flight.id for x in secret.flights}


@given(st.data())
@relaxed
def test_what_lasts_is_there_exactly_from_its_first_instant_to_its_last(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    curated = shipped_exhibit.curated
    lasting = data.draw(st.sampled_from([*curated.rings, *curated.lines]))
    lens = data.draw(lenses)
    opens_s = -inf
    if lens is Lens.PUBLIC:
        opens_s = inf if lasting.public_utc_s is None else lasting.public_utc_s
    first_s, end_s = max(lasting.from_utc_s, opens_s), lasting.to_utc_s

    def there(utc_s: float) -> bool:
        world = world_at(shipped_exhibit, utc_s, lens)
        return any(thing is lasting for thing, _ in shown_by(world))

    story = shipped_exhibit.timeline
    utc_s = data.draw(instants(shipped_exhibit))
    assert there(utc_s) == (first_s <= utc_s < end_s)
    if story.start_utc_s <= first_s < end_s and isfinite(first_s):
        assert there(first_s)
        assert not there(nextafter(first_s, -inf))
    if first_s < end_s and isfinite(end_s):
        assert there(nextafter(end_s, -inf))
        assert not there(end_s)


@given(lenses, st.data())
@relaxed
def test_scrubbing_there_and_back_gives_the_same_world(
    shipped_exhibit: Exhibit, lens: Lens, data: st.DataObject
) -> None:
    way = data.draw(st.lists(instants(shipped_exhibit), min_size=2, max_size=5))
    there = [world_at(shipped_exhibit, utc_s, lens) for utc_s in way]
    assert [world_at(shipped_exhibit, utc_s, lens) for utc_s in reversed(way)] == there[::-1]
    # Of its own: nothing of what was worked out on the way there is at hand.
    anew = replace(shipped_exhibit)
    assert [world_at(anew, utc_s, lens) for utc_s in way] == there


def test_every_dated_position_is_hit_exactly(shipped_exhibit: Exhibit) -> None:
    curated = shipped_exhibit.curated
    for track in curated.tracks:
        for fix in track.fixes:
            shown = {x.track.id: x for x in ships_at(shipped_exhibit, fix.at_utc_s, Lens.SECRET)}
            assert shown[track.id].lonlat == fix.lonlat
            assert shown[track.id].doubt_km == fix.radius_km
            # And no jump on the way to it.
            before = ships_at(shipped_exhibit, fix.at_utc_s - 1.0, Lens.SECRET)
            for ship in (x for x in before if x.track is track):
                assert apart_km(ship.lonlat, fix.lonlat) < 0.05


@given(st.data())
@relaxed
def test_no_ship_outruns_the_fastest_of_her_kind(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    utc_s, step_s = data.draw(instants(shipped_exhibit)), data.draw(st.floats(60.0, 36_000.0))
    later = {x.track.id: x for x in ships_at(shipped_exhibit, utc_s + step_s, Lens.SECRET)}
    for ship in ships_at(shipped_exhibit, utc_s, Lens.SECRET):
        then = later.get(ship.track.id)
        if then is not None:
            fastest_kmh = FASTEST_KNOTS[ship.track.kind] * KNOT_KMH
            way_km = apart_km(ship.lonlat, then.lonlat)
            assert way_km <= fastest_kmh * step_s / 3600.0 + 1e-6, ship.track.id


@pytest.mark.parametrize(
    "flight_id",
    [
        "u2-14-oct",
        "u2-27-oct-cuba",
        "u2-27-oct-chukotka",
        "blue-moon-san-cristobal-1",
        "blue-moon-sagua-1",
    ],
)
def test_no_aircraft_outruns_the_fastest_of_its_kind(
    shipped_exhibit: Exhibit, flight_id: str
) -> None:
    curated = shipped_exhibit.curated
    (flight,) = (each for each in curated.flights if each.id == flight_id)
    places = []
    for minute in range(int((flight.to_utc_s - flight.from_utc_s) // 60.0)):
        shown = flights_at(shipped_exhibit, flight.from_utc_s + minute * 60.0, Lens.SECRET)
        places += [x.lonlat for x in shown if x.flight is flight]
    for a, b in pairwise(places):
        if a is not None and b is not None:
            assert apart_km(a, b) * 60.0 <= FASTEST_AIRCRAFT_KMH[flight.aircraft]


def test_every_timed_position_of_a_flight_is_hit_exactly(shipped_exhibit: Exhibit) -> None:
    curated = shipped_exhibit.curated
    for flight in curated.flights:
        for lonlat, utc_s in zip(flight.lonlats, flight.times_utc_s, strict=True):
            if utc_s is not None and utc_s < flight.to_utc_s:
                shown = flights_at(shipped_exhibit, utc_s, Lens.SECRET)
                assert lonlat in [x.lonlat for x in shown if x.flight is flight]


@given(st.data())
@relaxed
def test_a_message_has_made_the_share_of_its_way_that_its_time_has_run(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    curated = shipped_exhibit.curated
    message = data.draw(st.sampled_from([each for each in curated.messages if each.timed]))
    arrival_s = arrival_utc_s(message)
    assert arrival_s is not None
    took_s = arrival_s - message.sent_utc_s
    part = data.draw(st.floats(0.0, 1.0, exclude_max=True))
    world = world_at(shipped_exhibit, message.sent_utc_s + part * took_s, Lens.SECRET)
    (shown,) = (each for each in world.messages if each.message is message)
    assert shown.share is not None
    # A broadcast takes no time: it is there as soon as it is sent.
    assert abs(shown.share - (part if took_s else 1.0)) < 1e-6


@given(lonlats, lonlats, st.floats(0.0, 1.0))
@relaxed
def test_a_leg_is_the_great_circle(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> None:
    angle_rad = float(angle_between(unit_from_lonlat(start), unit_from_lonlat(end)))
    if angle_rad > 3.14:
        return
    steps = 1000
    index = round(share * steps)
    leg = leg_between((-5.0e8, start), (-5.0e8 + steps, end))
    expected = geodesic(start, end, steps)[index]
    found = unit_from_lonlat(leg.lonlat(-5.0e8 + index))
    assert float(np.linalg.norm(found - expected)) < 1e-9
    assert abs(leg.length_km - angle_rad * EARTH_RADIUS_KM) < 1e-6
    heading_deg = leg.heading_deg(-5.0e8)
    if heading_deg is not None and angle_rad > 1e-3 and abs(start[1]) < 89.0:
        off_deg = abs(heading_deg - float(bearing_deg(start, end)))
        assert min(off_deg, 360.0 - off_deg) < 1e-6
        assert 0.0 <= heading_deg < 360.0


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    """Vessels whose positions are dated anyhow, near each other or not."""
    fixes, at_s = [], 0.0
    for _ in range(draw(st.integers(1, 5))):
        at_s += draw(st.floats(1.0, 1.5 * GAP_LIMIT_S))
        half_s = draw(st.sampled_from((30.0, 1800.0, 43_200.0)))
        fixes.append(
            Fix(
                at_utc_s=at_s,
                earliest_utc_s=at_s - half_s,
                latest_utc_s=at_s + half_s,
                precision=draw(st.sampled_from(Precision)),
                lonlat=(draw(st.floats(-3.0, 3.0)), draw(st.floats(-3.0, 3.0))),
                radius_km=draw(st.floats(1.0, 300.0)),
                public_utc_s=draw(st.none() | st.floats(0.0, 1e6)),
                public_label="",
                certainty=draw(st.sampled_from(Certainty)),
                source="a book",
                note="",
            )
        )
    return Track(id="ship", name="Ship", flag="x", kind=VesselKind.CARGO, fixes=tuple(fixes))


@given(tracks(), st.floats(-1e5, 2e6), lenses)
@settings(max_examples=400, deadline=None)
def test_any_vessel_is_in_one_place_at_most_and_only_where_a_lens_lets_her(
    track: Track, utc_s: float, lens: Lens
) -> None:
    exhibit = told_of(Curated(tracks=(track,)))
    found = ships_at(exhibit, utc_s, lens)
    assert len(found) <= 1
    for ship in found:
        ends = [fix for fix in (ship.fix, ship.goal) if fix is not None]
        if ship.goal is None:
            assert ship.fix.earliest_utc_s <= utc_s < ship.fix.latest_utc_s
        else:
            assert ship.fix.at_utc_s <= utc_s < ship.goal.at_utc_s
        if lens is Lens.PUBLIC:
            assert all((fix.public_utc_s or 0.0) <= utc_s for fix in ends)
            assert all(fix.public_utc_s is not None for fix in ends)
            # What the public sees is no invention: the secret world has her there too.
            assert ships_at(exhibit, utc_s, Lens.SECRET)
        assert ship.doubt_km >= min(fix.radius_km for fix in ends)
