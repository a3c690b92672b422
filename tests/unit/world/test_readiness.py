"""How ready the forces stood: steps over the whole story without a gap."""

from dataclasses import replace

import pytest

from kiosk.content.curated import Alert, Curated
from kiosk.content.model import Exhibit, Force, Lens
from kiosk.world.readiness import alert_scale, readiness
from tests.unit.world.layers import HOUR_S, alert, told_of

HERS, HIS = "hers", "his"


def told(*alerts: Alert) -> Exhibit:
    exhibit = told_of(Curated(alerts=alerts))
    forces = (Force(HERS, "Hers", ""), Force(HIS, "His", ""))
    timeline = replace(exhibit.timeline, start_utc_s=0.0, end_utc_s=100.0 * HOUR_S)
    return replace(exhibit, forces=forces, timeline=timeline)


def levels(
    exhibit: Exhibit, lens: Lens = Lens.SECRET
) -> list[tuple[float, tuple[int | None, ...]]]:
    steps = readiness(exhibit, lens)
    assert [step.to_utc_s for step in steps[:-1]] == [step.from_utc_s for step in steps[1:]]
    return [(step.from_utc_s / HOUR_S, step.levels) for step in steps]


def test_the_level_that_began_last_counts_and_afterwards_the_one_before() -> None:
    exhibit = told(alert(HERS, 5), alert(HERS, 3, (10.0, 40.0)), alert(HERS, 2, (20.0, 30.0)))
    assert levels(exhibit) == [
        (0.0, (5, None)),
        (10.0, (3, None)),
        (20.0, (2, None)),
        (30.0, (3, None)),
        (40.0, (5, None)),
    ]


def test_each_force_has_its_own_and_what_changes_nothing_is_no_step() -> None:
    exhibit = told(
        alert(HERS, 4, (10.0, 50.0)), alert(HIS, 4, (20.0, 60.0)), alert(HIS, 4, (60.0, 90.0))
    )
    assert levels(exhibit) == [
        (0.0, (None, None)),
        (10.0, (4, None)),
        (20.0, (4, 4)),
        (50.0, (None, 4)),
        (90.0, (None, None)),
    ]


def test_the_public_world_knows_a_level_from_when_it_was_told() -> None:
    exhibit = told(alert(HERS, 3, (10.0, 90.0), public_h=30.0), alert(HIS, 2, (10.0, 90.0)))
    assert levels(exhibit, Lens.PUBLIC) == [
        (0.0, (None, None)),
        (30.0, (3, None)),
        (90.0, (None, None)),
    ]


@pytest.mark.parametrize("lens", Lens)
def test_without_a_numbered_level_there_is_no_scale(lens: Lens) -> None:
    exhibit = told(alert(HERS, None))
    assert alert_scale(exhibit) is None
    assert readiness(exhibit, lens) == ()
