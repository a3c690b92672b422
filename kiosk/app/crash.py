"""A fault of the program itself in, one line for people and a file for its makers out."""

import platform
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk import __version__
from kiosk.app.report import complain
from kiosk.clock import Clock

# Overwritten by the next one: a kiosk that is started again and again must not fill its disk.
CRASH_REPORT = "crash-report.txt"


def tell_crash(error: Exception, words: Sequence[str], folder: Path, clock: Clock) -> None:
    """Say in one line that the program failed, and write all that is known to a file.

    Args:
        error: What nobody was prepared for.
        words: The command line.
        folder: Where the report goes.
        clock: Dates it.
    """
    report = folder / CRASH_REPORT
    when = datetime.fromtimestamp(clock.wall_utc_s(), UTC).isoformat(timespec="seconds")
    head = f"kiosk {__version__}, Python {platform.python_version()}, {platform.platform()}, {when}"
    lines = [head, f"kiosk {' '.join(words)}", "", *traceback.format_exception(error)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        report.write_text("\n".join(lines), encoding="utf-8", errors="backslashreplace")
    except OSError:
        # The disk may be the very reason; then the last line of the traceback must do.
        last = traceback.format_exception_only(error)[-1]
        complain(f"the program has failed: {' '.join(last.split())}")
        return
    complain(f'the program has failed; please send "{report}" to its makers')
