"""Traces: what is written is read again, and what nobody wrote is refused with its line."""

from pathlib import Path

import pytest

from kiosk.app.trace import TraceError, TraceWriter, read_trace
from kiosk.geo.camera import Viewport
from kiosk.screen.window import Closed, KeyPressed, Resized, Scrolled, Signal
from kiosk.touch.contacts import Contact, Phase
from tests.fakes import ManualClock

SCREEN = '{"size": [640, 360]}'
SIGNALS: tuple[Signal, ...] = (
    Contact("('finger', 7, 1)", Phase.DOWN, (10.25, 20.0), 1.5, "finger"),
    Contact("('finger', 7, 1)", Phase.UP, (639.0, 359.0), 1.5, "finger"),
    Contact("mouse", Phase.MOVE, (0.0, 0.0), 1.5, "mouse"),
    KeyPressed("space"),
    Scrolled((1.0, 2.0), -3.0),
    Resized(360, 640),
)


def test_what_is_recorded_is_read_again(tmp_path: Path) -> None:
    clock = ManualClock(100.0)
    path = tmp_path / "new" / "trace.jsonl"
    with TraceWriter(path, Viewport(640, 360), clock) as writer:
        clock.advance(1.5)
        writer.take(SIGNALS)
        writer.take((Closed(),))
    trace = read_trace(path)
    assert trace.viewport == Viewport(640, 360)
    assert tuple(each.signal for each in trace.happenings) == SIGNALS
    assert {each.at_s for each in trace.happenings} == {1.5}


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "5",
        "null",
        "{",
        "{}",
        '{"at_s": 1}',
        '{"at_s": Infinity, "key": "a"}',
        '{"at_s": NaN, "key": "a"}',
        '{"at_s": -1, "key": "a"}',
        '{"at_s": 1e9, "key": "a"}',
        '{"at_s": 1, "shot": "../../etc/x"}',
        '{"at_s": 1, "shot": ""}',
        '{"at_s": 1, "contact": {"id": 1, "phase": "hover", "px": [1, 2]}}',
        '{"at_s": 1, "contact": {"id": 1, "phase": "down", "px": [NaN, 2]}}',
        '{"at_s": 1, "contact": {"id": 1, "phase": "down", "px": [1, 2, 3]}}',
        '{"at_s": 1, "contact": {"id": 1, "phase": "down", "px": 7}}',
        '{"at_s": 1, "contact": {"id": 1, "phase": 4, "px": [1, 2]}}',
        '{"at_s": 1, "contact": {"id": 1, "phase": "down", "px": [1, 2], "source": "nose"}}',
        '{"at_s": 1, "contact": "down"}',
        '{"at_s": 1, "wheel": {"px": [1, 2], "steps": 1e300}}',
        '{"at_s": 1, "resize": [0, -4]}',
        '{"size": [0, 0]}',
        '{"size": [1e9, 1e9]}',
        '{"size": "large"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "trace.jsonl"
    path.write_text(f"{SCREEN}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(TraceError) as refusal:
        read_trace(path)
    assert str(refusal.value).startswith(f"{path}:3: this is not a line of a trace: {line[:80]}")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"\n", b'{"at_s": 1, "key": "a"}'])
def test_a_trace_without_a_screen_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "trace.jsonl"
    path.write_bytes(content)
    with pytest.raises(TraceError, match="a trace begins with the screen"):
        read_trace(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(TraceError, match="is not a text"):
        read_trace(path)
    with pytest.raises(TraceError, match="cannot be read: Is a directory"):
        read_trace(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk to write to is on Linux")
def test_a_full_disk_ends_the_trace_and_not_the_visit(capsys: pytest.CaptureFixture[str]) -> None:
    with TraceWriter(Path("/dev/full"), Viewport(640, 360), ManualClock()) as writer:
        writer.take(SIGNALS)
        writer.take(SIGNALS)
    told = capsys.readouterr().err
    assert told == 'kiosk: the trace "/dev/full" cannot be written: No space left on device\n'
