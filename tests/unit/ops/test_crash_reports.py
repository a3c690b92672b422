"""Reports of crashes: all there is to know, and never more than a few."""

from pathlib import Path

import pytest

from kiosk.app.trace import read_trace
from kiosk.ops.crash_reports import (
    PICTURE,
    REPORT,
    TRACE,
    stacks_in,
    write_crash_report,
)

AT_UTC_S = 1_790_000_000.0
LINES = ("kiosk 1", "", "Traceback: \ud800 and so on")
VISIT = ('{"size": [640, 360]}', '{"at_s": 1, "key": "space"}')


def test_a_report_has_what_is_known_and_its_trace_can_be_played(tmp_path: Path) -> None:
    report = write_crash_report(
        tmp_path / "crashes",
        utc_s=AT_UTC_S,
        kind="frame",
        lines=LINES,
        trace=VISIT,
        save_picture=lambda path: path.write_bytes(b"png"),
    )
    assert report.name == "2026-09-21T14-13-20-frame"
    assert (report / REPORT).read_text().startswith("kiosk 1\n\nTraceback")
    assert (report / PICTURE).read_bytes() == b"png"
    assert len(read_trace(report / TRACE).happenings) == 1


def test_only_the_newest_reports_stay(tmp_path: Path) -> None:
    written = [
        write_crash_report(tmp_path, utc_s=AT_UTC_S + i, kind="lost", lines=LINES)
        for i in range(10)
    ]
    assert sorted(tmp_path.iterdir()) == written
    written.append(write_crash_report(tmp_path, utc_s=AT_UTC_S + 10, kind="lost", lines=LINES))
    assert sorted(tmp_path.iterdir()) == written[1:]


def test_a_clock_that_was_set_back_does_not_throw_away_the_report_just_written(
    tmp_path: Path,
) -> None:
    for i in range(10):
        write_crash_report(tmp_path, utc_s=AT_UTC_S + i, kind="lost", lines=LINES)
    early = write_crash_report(tmp_path, utc_s=0.0, kind="lost", lines=LINES)
    assert early.is_dir()
    assert len(list(tmp_path.iterdir())) == 10


def test_two_crashes_in_one_second_have_two_reports(tmp_path: Path) -> None:
    reports = {
        write_crash_report(tmp_path, utc_s=AT_UTC_S, kind="lost", lines=LINES) for _ in range(3)
    }
    assert len(reports) == 3


def test_a_picture_that_cannot_be_made_does_not_cost_the_report(tmp_path: Path) -> None:
    def refuse(_: Path) -> None:
        raise OSError(28, "No space left on device")

    report = write_crash_report(
        tmp_path, utc_s=AT_UTC_S, kind="frame", lines=LINES, trace=VISIT, save_picture=refuse
    )
    assert sorted(path.name for path in report.iterdir()) == [REPORT, TRACE]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "crashes").write_text("in the way")
    with pytest.raises(OSError, match=r"Not a directory|File exists"):
        write_crash_report(tmp_path / "crashes", utc_s=AT_UTC_S, kind="lost", lines=LINES)


def test_stacks_are_read_as_far_as_there_are_any(tmp_path: Path) -> None:
    assert stacks_in(tmp_path / "none") == ""
    (tmp_path / "stacks").write_bytes(b"Fatal \xff error\n" * 100_000)
    assert stacks_in(tmp_path / "stacks").startswith("Fatal")
    assert len(stacks_in(tmp_path / "stacks")) <= 100_000
