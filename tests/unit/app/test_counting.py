"""A day of visits is a day of the house."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.app.counting import Counting
from kiosk.app.vitals import Vitals
from kiosk.chrono.opening import Hours
from kiosk.content.model import Exhibit
from tests.fakes import ManualClock


def in_zone(exhibit: Exhibit, zone: str) -> Exhibit:
    hours = Hours("Mo-Su 10:00-18:00", zone)
    return replace(exhibit, visit=replace(exhibit.visit, hours=hours))


def test_a_save_that_names_another_time_zone_is_counted_by(
    shipped_exhibit: Exhibit, tmp_path: Path
) -> None:
    clock = ManualClock(0.0, datetime(2026, 11, 24, 18, 30, tzinfo=UTC).timestamp())
    with Vitals(clock, tmp_path, None) as vitals:
        counting = Counting(vitals, in_zone(shipped_exhibit, "Europe/Berlin"))
        assert counting._day() == ("2026-11-24", 19)
        counting.adopt(in_zone(shipped_exhibit, "Asia/Tokyo"))
        assert counting._day() == ("2026-11-25", 3)
        counting.close()
