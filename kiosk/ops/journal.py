"""What happened, one JSON object a line: bounded in bytes, and never in the way of the show."""

import queue
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from json import dumps
from logging import LogRecord, makeLogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path
from threading import Thread
from typing import TypeAlias

from kiosk.clock import Clock

Field: TypeAlias = str | float | bool | None

PAGE_BYTES = 1_000_000
OLD_PAGES = 4
# A disk that stalls may keep so many lines waiting; later ones are lost.
WAITING_LIMIT = 1000
# So that a line with every letter written as an escape fits into the pipe to the supervisor.
TEXT_LIMIT = 500
# A stalled disk does not keep the program from ending.
LAST_LINES_S = 1.0


class Journal:
    """Tells events, in the past tense, with fields that carry their units."""

    def __init__(self, write: Callable[[str], None], clock: Clock, pid: int) -> None:
        """Begin.

        Args:
            write: Takes a line, without its end, and does not wait.
            clock: Dates the lines; up_s counts from now.
            pid: The number of this process.
        """
        self._write = write
        self._clock = clock
        self._pid = pid
        self._began_s = clock.now_s()

    def tell(self, event: str, **fields: Field) -> None:
        """Write down that something has happened."""
        # Beside the wall clock, which may be wrong at first, one that only ever goes forward.
        head = {
            "at": written_utc(self._clock.wall_utc_s()),
            "up_s": round(self._clock.now_s() - self._began_s, 3),
            "pid": self._pid,
            "event": event,
        }
        told = {
            name: value[:TEXT_LIMIT] if isinstance(value, str) else value
            for name, value in fields.items()
        }
        # ASCII alone, so that nothing in a field can end the line or refuse to be written.
        self._write(dumps(head | told))


def written_utc(utc_s: float) -> str:
    """Return an instant as the journal writes it."""
    moment = datetime.fromtimestamp(utc_s, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Pages:
    """The files of a journal, written by a thread of their own."""

    def __init__(self, path: Path, complain: Callable[[str], None]) -> None:
        """Begin.

        Args:
            path: The newest page; older ones lie beside it with a number at their end.
            complain: Told in one sentence when the disk refuses, and not again until it works.
        """
        self._handler = _Page(path, complain)
        self._waiting: queue.Queue[str | None] = queue.Queue(WAITING_LIMIT)
        self._thread = Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def write(self, line: str) -> None:
        """Take a line; written soon, or lost if the disk has stalled for long."""
        with suppress(queue.Full):
            self._waiting.put_nowait(line)

    def close(self) -> None:
        """Write what is still waiting, unless that takes long."""
        with suppress(queue.Full):
            self._waiting.put_nowait(None)
        self._thread.join(LAST_LINES_S)

    def _run(self) -> None:
        while (line := self._waiting.get()) is not None:
            self._handler.emit(makeLogRecord({"msg": line}))


class _Page(RotatingFileHandler):
    """Opens the file for each line: what happens to it in between costs nothing but lines."""

    def __init__(self, path: Path, complain: Callable[[str], None]) -> None:
        super().__init__(
            path, maxBytes=PAGE_BYTES, backupCount=OLD_PAGES, encoding="utf-8", delay=True
        )
        self._path = path
        self._complain = complain
        self._refused = False
        # Where the last line was cut off the next one begins anew: by a full disk, a lost process.
        self._cut_off = True

    def emit(self, record: LogRecord) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._cut_off and self._path.exists() and self._path.stat().st_size:
                record.msg = f"\n{record.msg}"
            if self.shouldRollover(record):
                self.doRollover()
            # Not the method of the class, which would swallow what the disk says.
            with self._path.open("a", encoding="utf-8") as page:
                page.write(f"{record.getMessage()}\n")
        except OSError as error:
            self._cut_off = True
            if not self._refused:
                reason = error.strerror or str(error)
                self._complain(f'the journal "{self._path}" cannot be written: {reason}')
            self._refused = True
        else:
            self._cut_off = self._refused = False
        finally:
            self._let_go()

    def _let_go(self) -> None:
        # The base class opens the page to measure it.
        if self.stream is not None:
            with suppress(OSError):
                self.stream.close()
            self.stream = None
