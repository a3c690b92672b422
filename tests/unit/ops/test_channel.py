"""The pipe from the exhibit to its supervisor: whole records, and no waiting."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ops.channel import (
    Beat,
    Channel,
    Kind,
    Phase,
    beat_from,
    kind_and_text,
    record_of_beat,
)
from kiosk.ops.heartbeat import BEAT_EVERY_S, Heart
from tests.fakes import ManualClock

SECONDS = st.floats(0.0, 1e6)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


def lines(reading: int) -> list[str]:
    os.set_blocking(reading, False)
    found = b""
    while True:
        try:
            part = os.read(reading, 1 << 16)
        except BlockingIOError:
            return found.decode().split("\n")[:-1]
        found += part


@given(st.sampled_from(Phase), SECONDS, SECONDS, SECONDS, st.booleans())
def test_a_beat_arrives_as_it_was_sent(
    phase: Phase, within_s: float, memory_mb: float, limit_mb: float, idle: bool
) -> None:
    beat = Beat(phase, within_s, memory_mb, limit_mb, idle)
    assert beat_from(record_of_beat(beat)) == beat


@given(st.text())
def test_a_record_that_makes_no_sense_is_no_beat(text: str) -> None:
    assert beat_from(text) is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_a_library_says_is_not_taken_for_a_record(text: str) -> None:
    assert kind_and_text(text) is None


def test_records_arrive_in_order(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    channel = Channel(writing)
    channel.send(Kind.TRACE, '{"size": [1, 1]}')
    channel.send(Kind.JOURNAL, "ü")
    found = [kind_and_text(line) for line in lines(reading)]
    assert found == [(Kind.TRACE, '{"size": [1, 1]}'), (Kind.JOURNAL, "ü")]


def test_a_pipe_that_nobody_empties_keeps_nobody_waiting_and_holds_whole_records(
    pipe: tuple[int, int],
) -> None:
    reading, writing = pipe
    channel = Channel(writing)
    for _ in range(2000):
        channel.send(Kind.JOURNAL, "x" * 333)
    found = lines(reading)
    assert 10 < len(found) < 2000
    assert {kind_and_text(line) for line in found} == {(Kind.JOURNAL, "x" * 333)}


def test_a_record_longer_than_the_pipe_takes_at_once_is_left_out(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    channel = Channel(writing)
    channel.send(Kind.JOURNAL, "x" * 100_000)
    assert lines(reading) == []


def test_a_supervisor_that_is_gone_harms_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    Channel(writing).send(Kind.BEAT, "{}")
    os.close(writing)


def test_a_heart_beats_no_faster_than_anybody_needs_to_know(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    clock = ManualClock()
    heart = Heart(Channel(writing), clock, lambda: 123.456)
    for _ in range(600):
        heart.beat(Phase.SHOWING)
        clock.advance(1 / 60)
    assert 10.0 / BEAT_EVERY_S - 2 <= len(lines(reading)) <= 10.0 / BEAT_EVERY_S


def test_news_are_told_at_once(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    heart = Heart(Channel(writing), ManualClock(), lambda: 123.456)
    heart.beat(Phase.PREPARING)
    heart.beat(Phase.PREPARING, next_within_s=60.0)
    heart.beat(Phase.SHOWING)
    heart.beat(Phase.SHOWING, idle=True)
    told = [kind_and_text(line) for line in lines(reading)]
    beats = [beat_from(text) for kind, text in filter(None, told) if kind is Kind.BEAT]
    assert [beat and (beat.phase, beat.memory_mb) for beat in beats] == [
        (Phase.PREPARING, 123.5),
        (Phase.PREPARING, 123.5),
        (Phase.SHOWING, 123.5),
        (Phase.SHOWING, 123.5),
    ]
