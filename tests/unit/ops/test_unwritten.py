"""Counts that were not written before a kill: taken over whole, and once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ops.channel import RECORD_LIMIT_BYTES
from kiosk.ops.unwritten import HandedOver, Unwritten, line_of_written, lines_of
from kiosk.ops.visit_counter import Counts, Key

DAY = "2026-11-28"
ONE = Counts({Key("visits", DAY, "10"): 1})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "unwritten.jsonl"


def left_by(path: Path, *lines: str) -> list[str]:
    refused: list[str] = []
    unwritten = Unwritten(path, refused.append)
    for line in lines:
        unwritten.take(line)
    unwritten.keep()
    return refused


def test_what_was_told_and_not_written_is_handed_over(path: Path) -> None:
    told = [*lines_of("a", ONE), *lines_of("a", ONE), *lines_of("b", ONE), line_of_written("b")]
    assert left_by(path, *told) == []
    handed = HandedOver(path)
    assert handed.batches == {"a": ONE + ONE}
    assert not path.exists()


def test_an_end_in_order_leaves_nothing(path: Path) -> None:
    left_by(path, *lines_of("a", ONE), line_of_written("a"))
    assert not path.exists()
    assert HandedOver(path).batches == {}


def test_what_was_handed_over_stays_until_it_is_written(path: Path) -> None:
    left_by(path, *lines_of("a", ONE))
    HandedOver(path)
    left_by(path, *lines_of("b", ONE))
    handed = HandedOver(path)
    assert handed.batches == {"a": ONE, "b": ONE}
    handed.written("a")
    assert HandedOver(path).batches == {"a": ONE, "b": ONE}
    handed.written("b")
    assert HandedOver(path).batches == {}


def test_a_file_that_was_cut_off_or_is_none_costs_its_broken_lines(path: Path) -> None:
    left_by(path, *lines_of("a", ONE), *lines_of("b", ONE))
    path.write_bytes(path.read_bytes()[:-9] + b"\xff\n[1]\nnull\n{}")
    assert HandedOver(path).batches == {"a": ONE}


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert left_by(tmp_path / "file" / "x", *lines_of("a", ONE)) == ["File exists"]


def test_a_supervisor_holds_only_so_much(path: Path) -> None:
    for _ in range(2):
        left_by(path, *(line for nth in range(6000) for line in lines_of(str(nth), ONE)))
    assert len(HandedOver(path).batches) == 5000


@given(
    st.dictionaries(
        st.builds(
            Key,
            st.sampled_from(("event_s", "touch_globe")),
            st.just(DAY),
            st.text('abcdefghijklmnopqrstuvwxyz-"\\0123456789', max_size=40),
        ),
        st.integers(1, 10**9),
        max_size=200,
    )
)
def test_every_line_goes_through_the_pipe_whole(counts: dict[Key, int]) -> None:
    lines = list(lines_of("0" * 32, Counts(counts)))
    assert all(len(line.encode()) < RECORD_LIMIT_BYTES - 20 for line in lines)
    assert bool(lines) is bool(counts)
