"""Statistics: counted right, kept through every fault, and bounded."""

import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ops.journal import Journal
from kiosk.ops.statistics import Statistics, UnreadableError, counts_in
from kiosk.ops.visit_counter import Counts, Key, Moment, VisitCounter
from tests.e2e.unattended import wait_until
from tests.fakes import ManualClock

DAY = "2026-11-28"
ONE = Counter({Key("visits", DAY, "10"): 1})
HOME = Moment("en", "public")
NOISE = np.random.default_rng(1).bytes(4096)


class Told:
    """A journal that remembers."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.journal = Journal(self.lines.append, ManualClock(), 1)

    def __contains__(self, event: str) -> bool:
        return any(f'"event": "{event}"' in line for line in self.lines)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "statistics.sqlite"


@pytest.fixture
def keep(path: Path, told: Told) -> Callable[..., None]:
    def keep(*all_counts: Counts) -> None:
        statistics = Statistics(path, told.journal)
        for counts in all_counts:
            statistics.add(counts)
        statistics.close()

    return keep


def test_counts_add_up_over_restarts(path: Path, keep: Callable[..., None]) -> None:
    keep(ONE, ONE)
    keep(ONE)
    assert counts_in(path) == Counter({Key("visits", DAY, "10"): 3})


def test_a_span_takes_its_days_and_the_months_that_they_lie_in(
    path: Path, keep: Callable[..., None]
) -> None:
    keep(Counter({Key("a", day, ""): 1 for day in ("2026-10-01", "2026-11-02", DAY, "2026-11")}))
    days = {key.day for key in counts_in(path, "2026-11-03", "2026-11-28")}
    assert days == {DAY, "2026-11"}


@pytest.mark.parametrize(
    "damage", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + NOISE]
)
def test_a_broken_database_is_put_aside_and_begun_afresh(
    path: Path, keep: Callable[..., None], told: Told, damage: bytes
) -> None:
    keep(ONE)
    path.write_bytes(damage)
    keep(ONE)
    assert counts_in(path) == ONE
    assert ("statistics_begun_afresh" in told) is bool(damage)
    aside = path.with_name("statistics-broken.sqlite")
    assert aside.exists() is bool(damage)


def test_pages_torn_in_the_middle_are_noticed(
    path: Path, keep: Callable[..., None], told: Told
) -> None:
    keep(Counter({Key("touch_globe", "2026-11", str(cell)): 1 for cell in range(3000)}))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\xff" * 3000 + whole[len(whole) // 2 + 3000 :])
    keep(ONE)
    assert counts_in(path) == ONE
    assert "statistics_begun_afresh" in told


def test_a_locked_database_loses_nothing(path: Path, told: Told, keep: Callable[..., None]) -> None:
    keep(ONE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.ops.statistics.LOCK_PATIENCE_S", 0.05)
        patch.setattr("kiosk.ops.statistics.WRITE_AGAIN_S", 0.05)
        statistics = Statistics(path, told.journal)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            statistics.add(ONE)
            wait_until(lambda: "statistics_refused" in told, 10.0, "nothing is refused")
            other.execute("ROLLBACK")
        statistics.add(ONE)
        statistics.close()
    assert counts_in(path) == Counter({Key("visits", DAY, "10"): 3})
    assert len(told.lines) == 1


def test_a_folder_that_cannot_be_written_costs_the_counts_and_nothing_else(
    tmp_path: Path, told: Told
) -> None:
    (tmp_path / "file").touch()
    statistics = Statistics(tmp_path / "file" / "x.sqlite", told.journal)
    statistics.add(ONE)
    statistics.close()
    assert "statistics_refused" in told


def test_counts_beyond_fifty_megabytes_are_refused(
    path: Path, keep: Callable[..., None], told: Told
) -> None:
    # Words of a thousand letters: in life a database is full after decades.
    for batch in range(60):
        keep(Counter({Key("a", DAY, f"{batch} {cell} {'x' * 1000}"): 1 for cell in range(1000)}))
        if "statistics_refused" in told:
            break
    assert "statistics_refused" in told
    assert 45_000_000 < sum(each.stat().st_size for each in path.parent.iterdir()) <= 50_000_000
    # What was counted before is still there.
    assert set(counts_in(path).values()) == {1}


def test_only_so_many_months_with_visits_are_kept(path: Path, keep: Callable[..., None]) -> None:
    months = [f"{year}-{month:02}" for year in range(2022, 2027) for month in range(1, 13)]
    keep(Counter({Key("visits", f"{month}-05", "10"): 5 for month in months}))
    keep(Counter({Key("touch_screen", months[-1], ""): 5}))
    assert {key.day[:7] for key in counts_in(path)} == set(months[-37:])


def test_a_clock_that_is_years_ahead_for_a_day_forgets_nothing(
    path: Path, keep: Callable[..., None]
) -> None:
    keep(ONE)
    keep(Counter({Key("visits", "2046-11-28", "10"): 1}))
    keep(ONE)
    assert counts_in(path)[Key("visits", DAY, "10")] == 2


def test_a_batch_that_comes_twice_is_counted_once(
    path: Path, told: Told, keep: Callable[..., None]
) -> None:
    written: list[str] = []
    for _ in range(2):
        statistics = Statistics(path, told.journal, written.append)
        statistics.add(ONE, "first")
        statistics.add(ONE, "second")
        statistics.close()
    assert sorted(written) == ["first", "first", "second", "second"]
    assert counts_in(path) == Counter({Key("visits", DAY, "10"): 2})


def test_what_is_no_database_is_told_to_who_asks(path: Path) -> None:
    assert counts_in(path) == Counter()
    path.parent.mkdir()
    path.write_bytes(b"no" * 1000)
    with pytest.raises(UnreadableError):
        counts_in(path)


KILLED = """
import sys
from pathlib import Path
from collections import Counter
sys.path.insert(0, {root!r})
from kiosk.ops.journal import Journal
from kiosk.ops.statistics import Statistics
from kiosk.ops.visit_counter import Key
from kiosk.clock import SystemClock
from tests.fakes import ManualClock
store = Statistics(Path({path!r}), Journal(print, ManualClock(), 1))
print("on", flush=True)
from threading import Event
while not Event().wait(0.002):
    store.add(Counter({{Key("a", "2026-11-28", ""): 1, Key("b", "2026-11-28", ""): 1}}))
"""


def count_on(path: Path, process: subprocess.Popen[bytes], last: int) -> None:
    """Let a process count until there is more than at last."""

    def is_more() -> bool:
        assert process.poll() is None
        return sum(counts_in(path).values()) > last

    wait_until(is_more, 10.0, "nothing is counted")


def test_a_kill_at_any_moment_leaves_a_whole_database(path: Path, told: Told) -> None:
    root = str(Path(__file__).parents[3])
    last = 0
    for _ in range(5):
        code = KILLED.format(root=root, path=str(path))
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            try:
                process.stdout.readline()
                count_on(path, process, last)
            finally:
                process.kill()
        counts = counts_in(path)
        # Both of a pair or neither: a write is whole.
        assert len(set(counts.values())) == 1
        assert sum(counts.values()) > last
        last = sum(counts.values())


# -- what is counted


def counter(clock: ManualClock) -> VisitCounter:
    return VisitCounter(clock.now_s, lambda: (DAY, 10))


def spend(
    counting: VisitCounter, clock: ManualClock, moment: Moment, for_s: float, *, fresh: bool = False
) -> None:
    for _ in range(round(for_s / 0.5)):
        clock.advance(0.5)
        counting.see(moment, fresh=fresh)


def test_a_visit_is_counted_with_its_length_language_and_cards() -> None:
    clock = ManualClock()
    counting = counter(clock)
    spend(counting, clock, HOME, 100.0, fresh=True)
    assert not counting.counts
    counting.touch((0.5, 0.5), (-75.0, 22.0))
    spend(counting, clock, HOME, 10.0)
    counting.touch((0.99, 1.0), None)
    card = Moment("de", "secret", "u2-shot-down", 30.0)
    spend(counting, clock, card, 20.0)
    counting.touch((0.1, 0.1), None)
    spend(counting, clock, card, 85.0)
    spend(counting, clock, HOME, 1.0, fresh=True)
    assert counting.taken() == Counter(
        {
            Key("visits", DAY, "10"): 1,
            Key("visit_s", DAY, ""): 30,
            Key("visit_length", DAY, "30"): 1,
            Key("visit_language", DAY, "de"): 1,
            Key("language_chosen", DAY, "de"): 1,
            Key("lens_shown", DAY, "secret"): 1,
            Key("event_opened", DAY, "u2-shot-down"): 1,
            # 20 s until the last touch, and as long again as the text takes to read.
            Key("event_s", DAY, "u2-shot-down"): 50,
            Key("touch_screen", "2026-11", "24,13"): 1,
            Key("touch_screen", "2026-11", "47,26"): 1,
            Key("touch_screen", "2026-11", "4,2"): 1,
            Key("touch_globe", "2026-11", "-25,7"): 1,
        }
    )
    assert counting.at_rest


def test_a_tour_is_complete_only_at_its_last_stop() -> None:
    clock = ManualClock()
    counting = counter(clock)
    spend(counting, clock, Moment("en", "public", tour="short"), 5.0)
    spend(counting, clock, HOME, 5.0)
    spend(counting, clock, Moment("en", "public", tour="short"), 5.0)
    spend(counting, clock, Moment("en", "public", tour="short", tour_ends=True), 5.0)
    spend(counting, clock, HOME, 5.0)
    counts = counting.taken()
    assert counts[Key("tour_begun", DAY, "short")] == 2
    assert counts[Key("tour_completed", DAY, "short")] == 1


def test_a_machine_that_slept_adds_no_time() -> None:
    clock = ManualClock()
    counting = counter(clock)
    counting.touch((0.5, 0.5), None)
    counting.see(Moment("en", "public", "a", 30.0), fresh=False)
    clock.advance(40_000.0)
    counting.see(Moment("en", "public", "a", 30.0), fresh=False)
    counting.see(HOME, fresh=True)
    assert counting.taken()[Key("event_s", DAY, "a")] <= 2


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.floats(0.0, 5.0)), max_size=60))
def test_nothing_is_ever_counted_twice_or_below_zero(
    steps: list[tuple[str, bool, float]],
) -> None:
    clock = ManualClock()
    counting = counter(clock)
    for event, fresh, for_s in steps:
        clock.advance(for_s)
        counting.see(Moment("en", "public", event, 20.0), fresh=fresh)
    counting.see(HOME, fresh=True)
    counts = counting.taken()
    assert all(count >= 0 for count in counts.values())
    assert sum(n for key, n in counts.items() if key.kind == "visits") == sum(
        n for key, n in counts.items() if key.kind == "visit_length"
    )
    whole_s = sum(for_s for _, _, for_s in steps)
    assert sum(n for key, n in counts.items() if key.kind == "event_s") <= whole_s + len(steps)
