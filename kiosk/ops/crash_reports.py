"""What is known of a crash, in a folder of its own; the oldest make room for new ones."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

REPORTS_LIMIT = 10
REPORT, TRACE, PICTURE = "report.txt", "trace.jsonl", "last-frame.png"
# Where Python itself writes where it stood, when the process cannot any more.
STACKS = "stacks.txt"
STACKS_LIMIT_BYTES = 100_000


def write_crash_report(
    folder: Path,
    *,
    utc_s: float,
    kind: str,
    lines: Sequence[str],
    trace: Sequence[str] = (),
    save_picture: Callable[[Path], object] | None = None,
) -> Path:
    """Write a report and return its folder.

    Args:
        folder: Of all reports.
        utc_s: When it happened.
        kind: What happened, as a word for the name of a folder.
        lines: What is known, for people.
        trace: The lines of a trace that can be played again.
        save_picture: Writes the last frame to a file.

    Raises:
        OSError: If the report itself cannot be written; without a trace or a picture it stands.
    """
    when = datetime.fromtimestamp(utc_s, UTC).strftime("%Y-%m-%dT%H-%M-%S")
    report = _free(folder / f"{when}-{kind}")
    report.mkdir(parents=True)
    _keep_newest(folder, report)
    (report / REPORT).write_text(_text(lines), encoding="utf-8", errors="backslashreplace")
    with suppress(OSError):
        if trace:
            (report / TRACE).write_text(_text(trace), encoding="utf-8")
        if save_picture is not None:
            save_picture(report / PICTURE)
    return report


def stacks_in(path: Path) -> str:
    """Return what Python has written about where a process stood when it ended."""
    try:
        with path.open("rb") as file:
            return file.read(STACKS_LIMIT_BYTES).decode(errors="replace").strip()
    except OSError:
        return ""


def _text(lines: Sequence[str]) -> str:
    return "\n".join((*lines, ""))


def _free(path: Path) -> Path:
    count = 1
    free = path
    while free.exists():
        count += 1
        free = path.with_name(f"{path.name}-{count}")
    return free


def _keep_newest(folder: Path, newest: Path) -> None:
    # By the name and not by the time of the file: names tell when it happened. Whatever the clock
    # said, the one just begun stays.
    older = sorted(path for path in folder.iterdir() if path.is_dir() and path != newest)
    for path in older[: max(0, len(older) + 1 - REPORTS_LIMIT)]:
        shutil.rmtree(path, ignore_errors=True)
