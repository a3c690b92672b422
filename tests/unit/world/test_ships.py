"""Ships between their dated positions, with their doubt, and who knew of them."""

import pytest

from kiosk.content.curated import Curated
from kiosk.content.model import Lens
from kiosk.content.terms import Precision
from kiosk.world.ships import DOUBT_KMH, ShownShip, ships_at
from tests.unit.world.layers import HOUR_S, fix, on_day, told_of, with_track

EAST = with_track(fix(0, (0.0, 0.0)), fix(20, (4.0, 0.0)))


def ship(curated: Curated, at_h: float, lens: Lens = Lens.SECRET) -> ShownShip | None:
    found = ships_at(told_of(curated), at_h * HOUR_S, lens)
    assert len(found) <= 1
    return found[0] if found else None


def test_half_way_in_time_is_half_way_along_the_great_circle() -> None:
    found = ship(EAST, 10)
    assert found is not None
    assert found.lonlat == pytest.approx((2.0, 0.0))
    assert found.heading_deg == pytest.approx(90.0)
    assert (found.fix.at_utc_s, found.goal) == (0.0, EAST.tracks[0].fixes[1])


def test_doubt_grows_with_the_time_to_the_nearest_position() -> None:
    doubts_km = [found.doubt_km for h in (0, 5, 10, 15, 20) if (found := ship(EAST, h))]
    far_km = 10.0 * DOUBT_KMH
    assert doubts_km == pytest.approx([10.0, 10 + far_km / 2, 10 + far_km, 10 + far_km / 2, 10.0])


def test_a_position_stands_for_the_hour_to_which_it_is_dated_and_not_a_second_longer() -> None:
    one = with_track(fix(5, (7.0, 50.0)))
    assert ship(one, 4.4999) is None
    for at_h in (4.5, 5.0, 5.4999):
        found = ship(one, at_h)
        assert found is not None
        assert (found.lonlat, found.heading_deg, found.goal) == ((7.0, 50.0), None, None)
        assert found.doubt_km == 10.0
    assert ship(one, 5.5) is None


def test_before_the_first_and_after_the_last_position_she_is_absent() -> None:
    assert [ship(EAST, h) for h in (-0.51, 20.5)] == [None, None]
    assert [ship(EAST, h) is not None for h in (-0.5, 20.49)] == [True, True]


def test_over_a_gap_of_more_than_three_days_nothing_is_drawn() -> None:
    gap = with_track(fix(0, (0.0, 0.0)), fix(72.01, (4.0, 0.0)))
    assert [ship(gap, h) is None for h in (0.49, 0.5, 36, 71.5, 71.52)] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert ship(with_track(fix(0, (0.0, 0.0)), fix(72, (4.0, 0.0))), 36) is not None


def test_no_ship_is_drawn_faster_than_any_was() -> None:
    # 1,112 km in ten hours.
    fast = with_track(fix(0, (0.0, 0.0)), fix(10, (10.0, 0.0)))
    assert ship(fast, 5) is None


def test_a_date_known_only_to_the_month_is_no_end_of_a_way() -> None:
    vague = with_track(fix(0, (0.0, 0.0)), on_day(36, (1.0, 0.0), Precision.MONTH))
    assert ship(vague, 12) is None
    day = with_track(fix(0, (0.0, 0.0)), on_day(36, (1.0, 0.0)))
    assert ship(day, 12) is not None


def test_two_positions_a_day_apart_that_cannot_be_joined_never_show_two_ships() -> None:
    torn = with_track(on_day(0, (0.0, 0.0)), on_day(6, (60.0, 0.0)))
    seen = [found.lonlat[0] for h in range(-12, 19) if (found := ship(torn, h))]
    assert seen == [0.0] * 18 + [60.0] * 12


def test_a_ship_that_stays_where_she_was_has_no_heading() -> None:
    still = with_track(fix(0, (3.0, 4.0)), fix(10, (3.0, 4.0)))
    found = ship(still, 5)
    assert found is not None
    assert (found.lonlat, found.heading_deg) == ((3.0, 4.0), None)


def test_the_public_sees_no_way_whose_end_it_does_not_know() -> None:
    # Seen at once at the start; that she came to the other end was told two hours later.
    told = with_track(fix(0, (0.0, 0.0), public_h=0), fix(20, (4.0, 0.0), public_h=22))
    assert ship(told, 0.25, Lens.PUBLIC) is not None
    assert [ship(told, h, Lens.PUBLIC) for h in (0.5, 10, 20, 20.4, 22)] == [None] * 5
    secret = ship(told, 10)
    assert secret is not None
    assert secret.hidden


def test_the_public_sees_a_way_from_when_both_ends_are_known() -> None:
    # That a ship was bound for a port may be known before she comes there.
    told = with_track(fix(0, (0.0, 0.0), public_h=1), fix(20, (4.0, 0.0), public_h=8))
    assert [ship(told, h, Lens.PUBLIC) for h in (0, 1, 7.99)] == [None] * 3
    found = ship(told, 8, Lens.PUBLIC)
    assert found is not None
    assert found.lonlat[0] == pytest.approx(1.6)
    assert not found.hidden
    assert ship(told, 8) == found
