"""Instants, local times and the scale of the timeline, there and back, against zoneinfo."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.chrono.instant import utc_s_from_iso
from kiosk.chrono.local import local_time, midnights, utc_s_from_local
from kiosk.chrono.scale import TimeScale
from tests.strategies import time_scales

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ZONES = (
    "America/New_York",
    "America/Havana",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Asia/Kolkata",
    "Asia/Anadyr",
    "Africa/Monrovia",  # 44 min 30 s west of UTC until 1972
)

zones = st.sampled_from(ZONES)
cold_war_utc_s = st.integers(-760_000_000_000, 0).map(lambda ms: ms / 1000.0)


@given(cold_war_utc_s, zones)
def test_local_times_agree_with_zoneinfo(utc_s: float, zone: str) -> None:
    reference = (EPOCH + timedelta(seconds=utc_s)).astimezone(ZoneInfo(zone))
    shown = local_time(utc_s, zone)
    assert shown[:3] == (reference.year, reference.month, reference.day)
    assert shown[3:6] == (reference.weekday(), reference.hour, reference.minute)


@given(cold_war_utc_s, zones)
def test_an_instant_comes_back_from_its_local_time_but_for_repeated_hours(
    utc_s: float, zone: str
) -> None:
    shown = local_time(utc_s, zone)
    back_s = utc_s_from_local(*shown[:3], shown.hour, shown.minute, zone)
    late_s = utc_s - back_s
    assert 0.0 <= late_s < 60.0 or _offset_at(back_s, zone) != _offset_at(utc_s, zone)


def _offset_at(utc_s: float, zone: str) -> timedelta | None:
    return (EPOCH + timedelta(seconds=utc_s)).astimezone(ZoneInfo(zone)).utcoffset()


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(1990, 1, 1)),  # noqa: DTZ001 -- offsets come next
    st.integers(-14 * 60, 14 * 60),
)
def test_a_written_instant_is_read_with_its_offset(moment: datetime, offset_min: int) -> None:
    written = moment.replace(tzinfo=timezone(timedelta(minutes=offset_min)))
    utc_s, offset_s = utc_s_from_iso(written.isoformat())
    assert EPOCH + timedelta(seconds=utc_s) == pytest.approx(written, abs=timedelta(microseconds=1))
    assert offset_s == offset_min * 60


@given(cold_war_utc_s, st.floats(0.0, 40 * 86400.0), zones)
def test_midnights_begin_every_day_of_the_span_once(
    start_s: float, span_s: float, zone: str
) -> None:
    found = midnights(start_s, start_s + span_s, zone)
    assert list(found) == sorted(set(found))
    assert all(start_s <= at_s <= start_s + span_s for at_s in found)
    for at_s in found:
        assert local_time(at_s, zone).day != local_time(at_s - 1.0, zone).day
    first, last = (local_time(at_s, zone)[:3] for at_s in (start_s - 1.0, start_s + span_s))
    days = (datetime(*last, tzinfo=UTC) - datetime(*first, tzinfo=UTC)).days
    assert len(found) == days or start_s in found


@given(time_scales(), st.floats(0.0, 1.0))
def test_instants_and_px_are_inverses(axis: TimeScale, share: float) -> None:
    start_s, end_s = axis.knots[0][0], axis.knots[-1][0]
    utc_s = start_s + (end_s - start_s) * share
    assert axis.utc_from_px(axis.px_from_utc(utc_s)) == pytest.approx(utc_s, abs=1e-3)
    px = axis.left_px + axis.width_px * share
    assert axis.px_from_utc(axis.utc_from_px(px)) == pytest.approx(px, abs=1e-6)


@given(time_scales(), st.floats(-1e10, 1e10), st.floats(-1e10, 1e10))
def test_later_never_lies_left_of_earlier(axis: TimeScale, a_s: float, b_s: float) -> None:
    a_px, b_px = axis.px_from_utc(min(a_s, b_s)), axis.px_from_utc(max(a_s, b_s))
    assert axis.left_px <= a_px <= b_px <= axis.left_px + axis.width_px * (1.0 + 1e-12)
    assert axis.utc_from_px(a_px) <= axis.utc_from_px(b_px)


@given(time_scales(), st.floats(0.0, 1e9))
def test_beyond_its_ends_the_scale_holds_them(axis: TimeScale, beyond: float) -> None:
    (start_s, _), (end_s, _) = axis.knots[0], axis.knots[-1]
    right_px = axis.left_px + axis.width_px
    assert axis.utc_from_px(axis.left_px - beyond) == start_s
    assert axis.utc_from_px(right_px + 1e-6 + beyond) == end_s
    assert axis.px_from_utc(start_s - beyond) == axis.left_px
    assert axis.px_from_utc(end_s + beyond) == right_px


@given(time_scales())
def test_knots_lie_where_the_curator_put_them(axis: TimeScale) -> None:
    for utc_s, share in axis.knots:
        assert axis.px_from_utc(utc_s) == pytest.approx(axis.left_px + axis.width_px * share)
