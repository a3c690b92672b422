"""The journal: bounded, whole line by line, and out of the way when the disk is not there."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from kiosk.ops.journal import TEXT_LIMIT, WAITING_LIMIT, Journal, Pages
from tests.conftest import skip_without_disks
from tests.fakes import ManualClock

NOON_UTC_S = 1_790_000_000.0


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "journal" / "kiosk.jsonl"


@pytest.fixture
def pages(page: Path, complaints: list[str]) -> Iterator[Pages]:
    pages = Pages(page, complaints.append)
    yield pages
    pages.close()


def entries(page: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in page.read_text(encoding="utf-8").splitlines() if line]


def test_an_event_is_one_line_with_its_time_and_its_fields(page: Path, pages: Pages) -> None:
    clock = ManualClock(50.0, NOON_UTC_S)
    journal = Journal(pages.write, clock, 7)
    clock.advance(1.25)
    journal.tell("went_home", idle_s=60.0, theatre="süd\n\u2028\ud800")
    pages.close()
    assert entries(page) == [
        {
            "at": "2026-09-21T14:13:21.250Z",
            "up_s": 1.25,
            "pid": 7,
            "event": "went_home",
            "idle_s": 60.0,
            "theatre": "süd\n\u2028\ud800",
        }
    ]


def test_a_text_without_end_is_cut(page: Path, pages: Pages) -> None:
    Journal(pages.write, ManualClock(), 7).tell("frame_failed", reason="x" * 10_000_000)
    pages.close()
    assert len(str(entries(page)[0]["reason"])) == TEXT_LIMIT


def test_the_journal_never_takes_more_than_five_megabytes(
    page: Path, complaints: list[str]
) -> None:
    for _ in range(12):
        pages = Pages(page, complaints.append)
        for _ in range(WAITING_LIMIT - 1):
            pages.write(json.dumps({"event": "x" * 900}))
        pages.close()
    files = sorted(page.parent.iterdir())
    sizes = [path.stat().st_size for path in files]
    assert 4_000_000 < sum(sizes) <= 5_000_000
    # What one page holds goes at once when a new one is begun.
    assert max(sizes) <= 1_000_000
    assert complaints == []
    for path in files:
        assert all(entry["event"] for entry in entries(path))


def test_a_folder_that_is_a_file_costs_lines_and_one_complaint(
    page: Path, pages: Pages, complaints: list[str]
) -> None:
    page.parent.write_text("in the way")
    for _ in range(100):
        pages.write("{}")
    pages.close()
    assert complaints == [f'the journal "{page}" cannot be written: File exists']


def test_a_folder_that_was_deleted_meanwhile_comes_back(page: Path, complaints: list[str]) -> None:
    first = Pages(page, complaints.append)
    first.write('{"event": "lost"}')
    first.close()
    page.unlink()
    page.parent.rmdir()
    second = Pages(page, complaints.append)
    second.write('{"event": "kept"}')
    second.close()
    assert [entry["event"] for entry in entries(page)] == ["kept"]


def test_after_a_line_that_was_cut_off_the_next_one_is_whole(
    page: Path, complaints: list[str]
) -> None:
    page.parent.mkdir()
    page.write_text('{"event": "cut o', encoding="utf-8")
    pages = Pages(page, complaints.append)
    pages.write('{"event": "whole"}')
    pages.close()
    assert page.read_text().splitlines() == ['{"event": "cut o', '{"event": "whole"}']


def test_a_full_disk_costs_lines_and_the_journal_goes_on_when_there_is_room(
    tmp_path: Path, complaints: list[str]
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        skip_without_disks()
    page = disk / "journal" / "kiosk.jsonl"
    try:
        pages = Pages(page, complaints.append)
        ballast = disk / "ballast"
        with pytest.raises(OSError, match="No space left"):
            ballast.write_bytes(bytes(1 << 20))
        for _ in range(50):
            pages.write(json.dumps({"event": "lost", "text": "x" * 3000}))
        pages.close()
        ballast.unlink()
        pages = Pages(page, complaints.append)
        pages.write('{"event": "kept"}')
        pages.close()
        assert page.read_text().splitlines()[-1] == '{"event": "kept"}'
        assert complaints == [f'the journal "{page}" cannot be written: No space left on device']
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_stalls_keeps_nobody_waiting(page: Path, complaints: list[str]) -> None:
    # A pipe that nobody reads is a disk that never answers.
    page.parent.mkdir()
    os.mkfifo(page)
    pages = Pages(page, complaints.append)

    def write() -> None:
        for _ in range(2 * WAITING_LIMIT):
            pages.write('{"event": "lost"}')
        pages.close()

    writer = Thread(target=write, daemon=True)
    writer.start()
    writer.join(5.0)
    assert not writer.is_alive()
