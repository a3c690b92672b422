"""The count of the days, as Washington counted them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.content.model import Exhibit
from kiosk.world.world import counted_day


def utc_s(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


# Midnights of Washington in UTC. Daylight saving time ended there on Sunday 28 October 1962 at
# 2:00 (IANA time zone database, America/New_York), so the
# thirteenth day had 25 hours.
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1962-10-14T04:00:00", 0),
        ("1962-10-16T03:59:59", 0),
        ("1962-10-16T04:00:00", 1),
        ("1962-10-17T03:59:59", 1),
        ("1962-10-17T04:00:00", 2),
        ("1962-10-22T23:00:00", 7),
        ("1962-10-27T04:00:00", 12),
        ("1962-10-28T03:59:59", 12),
        ("1962-10-28T04:00:00", 13),
        ("1962-10-28T05:59:59", 13),
        ("1962-10-28T06:00:00", 13),
        ("1962-10-29T04:00:00", 13),
        ("1962-10-29T04:59:59", 13),
        ("1962-10-29T05:00:00", 0),
        ("1962-11-20T23:00:00", 0),
    ],
)
def test_the_counted_day_turns_at_midnight_in_washington(
    shipped_exhibit: Exhibit, text: str, day: int
) -> None:
    assert counted_day(shipped_exhibit, utc_s(text)) == day


def test_an_exhibit_that_counts_no_days_has_none(shipped_exhibit: Exhibit) -> None:
    timeline = replace(shipped_exhibit.timeline, counted_days=0)
    exhibit = replace(shipped_exhibit, timeline=timeline)
    assert counted_day(exhibit, utc_s("1962-10-22T23:00:00")) == 0
