"""A day of visits is a day of the house, and what counts is what visitors do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.app.counting import Counting
from kiosk.app.vitals import Vitals
from kiosk.chrono.opening import Hours
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.ops.unwritten import HandedOver, Unwritten
from kiosk.ops.visit_counter import Counts
from kiosk.screen.window import KeyPressed, Signal
from kiosk.state.desk import LEAVE, TypeKey
from kiosk.state.intents import BeginTour, ShowLanguage, ShowLens
from kiosk.touch.contacts import Contact, Phase
from kiosk.visit import BackRoom, Show, Visit
from tests.fakes import ManualClock

TURN_S = 0.5
MIDDLE_PX, CORNER_PX = (900.0, 400.0), (20.0, 20.0)


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


class Turns:
    """A counted kiosk at rest, turn after turn."""

    def __init__(self, show: Show, folder: Path) -> None:
        self.clock = ManualClock(0.0, datetime(2026, 11, 24, 10, tzinfo=UTC).timestamp())
        room = BackRoom(locked_s=lambda: 0.0)
        self.visit = Visit(replace(show, back_room=room), Viewport(1920, 1080), resting=True)
        self.vitals = Vitals(self.clock, folder, None)
        self.counting = Counting(self.vitals, show.exhibit)
        self.counts = Counts()

    def close(self) -> None:
        self.counting.close()
        self.vitals.__exit__()

    def turn(self, *signals: Signal) -> None:
        self.clock.advance(TURN_S)
        if self.visit.state.desk is None:
            self.counting.hear(signals, self.visit)
        self.visit.tick(TURN_S)
        self.visit.take(signals, self.clock.now_s())
        self.visit.rebuild()
        self.counting.see(self.visit)

    def wait(self, for_s: float) -> None:
        for _ in range(round(for_s / TURN_S)):
            self.turn()

    def tap(self, px: tuple[float, float], *, held_s: float = TURN_S) -> None:
        self.turn(Contact(1, Phase.DOWN, px, self.clock.now_s()))
        self.wait(held_s)
        self.turn(Contact(1, Phase.UP, px, self.clock.now_s()))

    def key(self, *names: str) -> None:
        self.turn(*map(KeyPressed, names))

    def counted(self) -> Counter[str]:
        """Return what was counted, kind by kind."""
        found: Counter[str] = Counter()
        for key, number in self.counting._counter.counts.items():
            found[key.kind] += number
        return found


def test_the_supervisor_is_told_each_thing_once(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Unwritten(tmp_path / "unwritten.jsonl", pytest.fail)
    monkeypatch.setattr(Vitals, "hand_over", lambda _, line: told.take(line))
    turns = Turns(show, tmp_path / "state")
    for _ in range(5):
        turns.tap(MIDDLE_PX)
    counted = turns.counting._counter.counts.copy()
    told.keep()
    assert list(HandedOver(tmp_path / "unwritten.jsonl").batches.values()) == [counted]
    turns.close()


@pytest.fixture
def turns(show: Show, tmp_path: Path) -> Iterator[Turns]:
    turns = Turns(show, tmp_path)
    yield turns
    turns.close()


@pytest.mark.parametrize("together", [(), ("right",)])
def test_home_ends_a_visit_and_its_resets_are_nobodys_choice(
    turns: Turns, together: Sequence[str]
) -> None:
    """Also where the next visitor is so quick that both come in one turn."""
    for _ in range(3):
        turns.key("right")
        turns.visit._do((ShowLanguage("de"), ShowLens(Lens.SECRET)))
        turns.wait(10.0)
        turns.key("home", *together)
        turns.wait(2.0)
    counts = turns.counted()
    assert (counts["lens_shown"], counts["language_chosen"]) == (3, 3)
    if not together:
        assert (counts["visits"], counts["visit_length"]) == (3, 3)
    else:
        assert (counts["visits"], counts["visit_length"]) == (4, 3)


def test_home_on_the_resting_screen_begins_a_visit(turns: Turns) -> None:
    turns.key("home")
    turns.wait(1.0)
    assert turns.counted()["visits"] == 1


def test_who_sends_the_kiosk_home_and_leaves_is_one_visitor(
    turns: Turns, shipped_exhibit: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.counting.WRITE_AGAIN_S", float("inf"))
    turns.key("right")
    turns.wait(10.0)
    turns.key("home")
    patience = shipped_exhibit.visit
    turns.wait(patience.idle_limit_s + patience.warning_s + 60.0)
    assert turns.visit.fresh
    counts = turns.counted()
    assert (counts["visits"], counts["visit_length"]) == (1, 1)


def test_a_visit_by_keys_lasts_until_its_last_key(turns: Turns) -> None:
    turns.key("right")
    turns.wait(40.0)
    turns.key("right")
    turns.wait(10.0)
    turns.key("home")
    assert 40 <= turns.counted()["visit_s"] <= 52


def test_the_touch_that_wakes_the_kiosk_is_none_of_the_map(turns: Turns) -> None:
    turns.tap(MIDDLE_PX)
    assert turns.counted() == Counter(visits=1, touch_screen=1)
    turns.tap(MIDDLE_PX)
    assert turns.counted() == Counter(visits=1, touch_screen=2, touch_globe=1)


def test_staff_are_no_visitors(turns: Turns, shipped_exhibit: Exhibit) -> None:
    turns.tap(CORNER_PX, held_s=shipped_exhibit.staff.hold_s + 2.0)
    assert turns.visit.state.desk is not None
    turns.wait(5.0)
    turns.visit.tell(TypeKey(LEAVE))
    turns.wait(5.0)
    assert not turns.counted()["visits"]
    turns.tap(MIDDLE_PX)
    assert turns.counted()["visits"] == 1


def test_who_only_rests_a_finger_in_the_corner_is_a_visitor(turns: Turns) -> None:
    turns.tap(CORNER_PX, held_s=2.0)
    turns.wait(1.0)
    assert turns.counted()["visits"] == 1


def test_what_a_tour_turns_to_was_chosen_by_nobody(turns: Turns, shipped_exhibit: Exhibit) -> None:
    turns.tap(MIDDLE_PX)
    turns.visit._do((BeginTour(shipped_exhibit.tours[0].id),))
    turns.wait(1.0)
    turns.visit.state = replace(turns.visit.state, lens=Lens.SECRET)
    turns.wait(5.0)
    assert turns.visit.state.guide.leads
    assert not turns.counted()["lens_shown"]


def test_a_visit_that_the_end_of_the_day_cuts_off_has_its_length(turns: Turns) -> None:
    turns.tap(MIDDLE_PX)
    turns.wait(20.0)
    turns.tap(MIDDLE_PX)
    turns.counting.leave()
    assert 20 <= turns.counted()["visit_s"] <= 25
