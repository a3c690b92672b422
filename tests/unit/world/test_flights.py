"""Aircraft on their way: where and when they are known, and by whom."""

import gc
from dataclasses import replace

import pytest

from kiosk.content.curated import Curated, Flight
from kiosk.content.model import Lens
from kiosk.world.flights import FLOWN_S, ShownFlight, flights_at
from kiosk.world.world import world_at
from tests.unit.world.layers import HOUR_S, flight, told_of

EQUATOR = ((0.0, 0.0), (10.0, 0.0), (30.0, 0.0), (40.0, 0.0))


def shown(one: Flight, at_h: float, lens: Lens = Lens.SECRET) -> ShownFlight | None:
    found = flights_at(told_of(Curated(flights=(one,))), at_h * HOUR_S, lens)
    return found[0] if found else None


def test_between_timed_positions_the_speed_is_even_over_those_between() -> None:
    one = flight(EQUATOR, (0.0, None, None, 10.0))
    for at_h, lon_deg, passed in ((0.0, 0.0, 1), (2.5, 10.0, 2), (5.0, 20.0, 2), (9.0, 36.0, 3)):
        found = shown(one, at_h)
        assert found is not None
        assert found.lonlat == pytest.approx((lon_deg, 0.0))
        assert found.heading_deg == pytest.approx(90.0)
        assert found.flown[:passed] == EQUATOR[:passed]
        assert found.flown[-1] == found.lonlat


def test_each_part_has_its_own_speed() -> None:
    one = flight(EQUATOR, (0.0, 8.0, None, 10.0))
    assert [
        found.lonlat[0] for h in (4.0, 8.0, 9.0) if (found := shown(one, h)) and found.lonlat
    ] == (pytest.approx([5.0, 10.0, 25.0]))


def test_where_nobody_gives_a_time_there_is_no_aircraft() -> None:
    one = flight(EQUATOR, (None, 4.0, 6.0, None))
    before, at, after = (shown(one, h) for h in (3.9, 6.0, 6.1))
    assert before is not None
    assert (before.lonlat, before.flown) == (None, ())
    assert at is not None
    assert (at.lonlat, at.flown) == (EQUATOR[2], EQUATOR[:3])
    assert after is not None
    assert (after.lonlat, after.heading_deg, after.flown) == (None, None, EQUATOR[:3])


@pytest.mark.parametrize("times_h", [(None, None, None, None), (None, 5.0, None, None)])
def test_a_flight_may_have_one_time_or_none(times_h: tuple[float | None, ...]) -> None:
    found = shown(flight(EQUATOR, times_h), 5.0)
    assert found is not None
    assert found.lonlat == (None if times_h[1] is None else EQUATOR[1])


def test_a_flight_over_one_place_takes_its_time() -> None:
    circling = flight(((5.0, 5.0), (5.0, 5.0), (6.0, 5.0)), (0.0, 4.0, 8.0))
    found = shown(circling, 2.0)
    assert found is not None
    assert (found.lonlat, found.heading_deg) == ((5.0, 5.0), None)


def test_a_flight_begins_and_ends_at_its_instants_and_its_way_fades() -> None:
    one = flight(EQUATOR, (0.0, None, None, 10.0))
    assert shown(one, -0.0001) is None
    flying, landed = shown(one, 9.9999), shown(one, 10.0)
    assert flying is not None
    assert landed is not None
    assert (flying.freshness, landed.lonlat) == (1.0, None)
    assert landed.flown == EQUATOR
    half = shown(one, 10.0 + FLOWN_S / HOUR_S / 2)
    assert half is not None
    assert half.freshness == pytest.approx(0.5)
    assert shown(one, 10.0 + FLOWN_S / HOUR_S) is None


def test_a_flight_that_was_over_before_it_was_public_never_was_for_the_public() -> None:
    for public_h in (10.0, 11.0, None):
        one = flight(EQUATOR, (0.0, None, None, 10.0), public_h=public_h)
        assert [shown(one, h / 2, Lens.PUBLIC) for h in range(40)] == [None] * 40


def test_the_public_sees_a_flight_from_when_it_is_told() -> None:
    one = flight(EQUATOR, (0.0, None, None, 10.0), public_h=6.0)
    assert shown(one, 5.9999, Lens.PUBLIC) is None
    assert shown(one, 6.0, Lens.PUBLIC) == shown(one, 6.0)
    secret = shown(one, 5.9999)
    assert secret is not None
    assert secret.hidden


def test_what_is_schematic_says_so() -> None:
    found = shown(flight(EQUATOR, (0.0, None, None, 10.0)), 1.0)
    assert found is not None
    assert found.schematic


def test_what_was_worked_out_of_the_layers_of_a_save_goes_with_it() -> None:
    def played() -> None:
        exhibit = told_of(Curated(flights=(replace(flight(EQUATOR, (0.0,) * 4), id="of-a-save"),)))
        world_at(exhibit, 0.0, Lens.SECRET)

    played()
    gc.collect()
    left = [each for each in gc.get_objects() if isinstance(each, Flight)]
    assert "of-a-save" not in {each.id for each in left}
