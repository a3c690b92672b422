"""What stands on the map for a while: sites, rings, lines and alerts, and who knew of them."""

from dataclasses import replace
from datetime import datetime
from math import inf, nextafter

from kiosk.content.curated import Curated
from kiosk.content.model import Exhibit, Lens
from kiosk.world.standing import standing_at
from kiosk.world.world import World, world_at
from tests.unit.world.layers import HOUR_S, alert, line, ring, told_of


def at(exhibit: Exhibit, text: str, lens: Lens) -> World:
    return world_at(exhibit, datetime.fromisoformat(text).timestamp(), lens)


def levels(world: World) -> dict[str, str]:
    return {each.alert.who: each.alert.label for each in world.alerts}


def test_what_lasts_is_there_from_its_first_instant_and_gone_at_its_last() -> None:
    exhibit = told_of(Curated(alerts=(alert("air", 3, (1.0, 2.0), public_h=0.0),)))
    for lens in Lens:
        assert not standing_at(exhibit, nextafter(HOUR_S, -inf), lens).alerts
        assert standing_at(exhibit, HOUR_S, lens).alerts
        assert standing_at(exhibit, nextafter(2 * HOUR_S, -inf), lens).alerts
        assert not standing_at(exhibit, 2 * HOUR_S, lens).alerts


def test_what_ended_before_it_was_public_never_was_for_the_public() -> None:
    exhibit = told_of(Curated(alerts=(alert("air", 3, (1.0, 2.0), public_h=2.0),)))
    times_s = [h / 4 * HOUR_S for h in range(-20, 20)]
    assert not any(standing_at(exhibit, utc_s, Lens.PUBLIC).alerts for utc_s in times_s)


def test_the_secret_world_marks_what_the_public_does_not_know() -> None:
    exhibit = told_of(Curated(alerts=(alert("air", 3, (0.0, 9.0), public_h=5.0),)))
    shown = [standing_at(exhibit, h * HOUR_S, Lens.SECRET).alerts for h in (4.99, 5.0)]
    assert [each.hidden for (each,) in shown] == [True, False]


def test_what_was_always_so_is_so_at_any_instant() -> None:
    exhibit = told_of(Curated(rings=(ring(),), lines=(line(blurred=True),)))
    for utc_s in (-1e12, 0.0, 1e12):
        assert standing_at(exhibit, utc_s, Lens.PUBLIC).rings


def test_a_line_is_blurred_for_the_public_alone() -> None:
    lines = (line(blurred=True), replace(line(blurred=False), id="other"))
    exhibit = told_of(Curated(lines=lines))
    assert [each.blurred for each in standing_at(exhibit, 0.0, Lens.PUBLIC).lines] == [True, False]
    assert [each.blurred for each in standing_at(exhibit, 0.0, Lens.SECRET).lines] == [False, False]


def test_the_public_sees_an_alert_without_its_number() -> None:
    curated = Curated(
        alerts=(
            alert("air", 5, (-inf, 2.0)),
            alert("air", 3, (2.0, inf)),
            alert("air", None, (2.0, inf), public_h=2.0),
            alert("land", 4),
        )
    )

    exhibit = told_of(curated)

    def told(at_h: float, lens: Lens) -> list[tuple[str, int | None, bool]]:
        shown = standing_at(exhibit, at_h * HOUR_S, lens).alerts
        return [(each.alert.who, each.alert.level, each.hidden) for each in shown]

    assert told(1.99, Lens.SECRET) == [("air", 5, True), ("land", 4, True)]
    assert told(2.0, Lens.SECRET) == [("air", 3, True), ("land", 4, True)]
    assert told(1.99, Lens.PUBLIC) == []
    assert told(2.0, Lens.PUBLIC) == [("air", None, False)]


def test_nothing_that_stands_is_made_anew_while_nothing_changes(shipped_exhibit: Exhibit) -> None:
    one = at(shipped_exhibit, "1962-10-26T10:00:00-04:00", Lens.SECRET)
    other = at(shipped_exhibit, "1962-10-26T11:00:00-04:00", Lens.SECRET)
    assert one.rings is other.rings
    assert one.alerts is other.alerts


def test_the_strategic_air_command_goes_to_level_two_at_ten_on_the_24th(
    shipped_exhibit: Exhibit,
) -> None:
    # FRUS 1961-63 X-XII Supplement doc. 379.
    before = at(shipped_exhibit, "1962-10-24T09:59:59-04:00", Lens.SECRET)
    after = at(shipped_exhibit, "1962-10-24T10:00:00-04:00", Lens.SECRET)
    assert (levels(before)["sac"], levels(after)["sac"]) == ("3", "2")
    assert levels(after)["us-forces"] == "3"
    public = at(shipped_exhibit, "1962-10-24T10:00:00-04:00", Lens.PUBLIC)
    assert "sac" not in levels(public)
    assert levels(public)["us-forces"] == "alert"


def test_the_quarantine_lies_on_the_sea_from_14_hours_utc_on_the_24th(
    shipped_exhibit: Exhibit,
) -> None:
    # FRUS 1961-63 VI doc. 62; ended 20 November, 18:45 in Washington.
    for lens in Lens:
        assert not at(shipped_exhibit, "1962-10-24T13:59:59+00:00", lens).lines
        assert at(shipped_exhibit, "1962-10-24T14:00:00+00:00", lens).lines
        assert at(shipped_exhibit, "1962-11-20T18:44:59-05:00", lens).lines
        assert not at(shipped_exhibit, "1962-11-20T18:45:00-05:00", lens).lines


def test_the_public_learns_of_the_missiles_when_kennedy_speaks(shipped_exhibit: Exhibit) -> None:
    before = at(shipped_exhibit, "1962-10-22T18:59:59-04:00", Lens.PUBLIC)
    after = at(shipped_exhibit, "1962-10-22T19:00:00-04:00", Lens.PUBLIC)
    assert "R-12" not in {each.ring.weapon for each in before.rings}
    assert "R-12" in {each.ring.weapon for each in after.rings}
