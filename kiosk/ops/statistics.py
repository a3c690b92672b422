"""Counts kept in SQLite: rarely written, whole at any moment, bounded, and never waited for."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Condition, Thread

from kiosk.ops.journal import Journal
from kiosk.ops.visit_counter import Counts, Key

VERSION = 1
LOCK_PATIENCE_S = 5.0
# What could not be written is tried again after this time, or with the next counts.
WRITE_AGAIN_S = 60.0
# A stalled disk does not keep the program from ending.
LAST_WRITE_S = 2.0
# Of 4 kB each: 50 MB; a house that is open every day fills a tenth of it in three years.
MOST_PAGES = 12_200
# Months in which there were visits, and not those that have passed: a clock that is wrong for a day
# forgets nothing that way.
KEPT_MONTHS = 37
# A batch that comes again, as after a kill, comes soon.
KEPT_BATCHES = 1000
# So many cells and words may wait while a disk refuses; beyond, new ones are lost.
WAITING_LIMIT = 50_000

TABLE = """\
CREATE TABLE IF NOT EXISTS counts (
    kind TEXT NOT NULL, day TEXT NOT NULL, what TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (kind, day, what)
) WITHOUT ROWID
"""
BATCHES = "CREATE TABLE IF NOT EXISTS batches (id TEXT NOT NULL UNIQUE)"
ADD = """\
INSERT INTO counts VALUES (?, ?, ?, ?)
ON CONFLICT (kind, day, what) DO UPDATE SET n = n + excluded.n
"""
NEW_BATCH = "INSERT OR IGNORE INTO batches VALUES (?)"
FORGET = """\
DELETE FROM counts WHERE substr(day, 1, 7) NOT IN
    (SELECT DISTINCT substr(day, 1, 7) AS month FROM counts ORDER BY month DESC LIMIT ?)
"""
FORGET_BATCHES = "DELETE FROM batches WHERE rowid <= (SELECT max(rowid) FROM batches) - ?"


class Statistics:
    """The database of one kiosk, written by a thread of its own."""

    def __init__(
        self, path: Path, journal: Journal, written: Callable[[str], object] = lambda _: None
    ) -> None:
        """Begin.

        Args:
            path: Its file.
            journal: Told what happened to it.
            written: Told of each batch that is in the database, from the thread that writes.
        """
        self._path = path
        self._journal = journal
        self._tell_written = written
        self._waiting: dict[str, Counts] = {}
        self._change = Condition()
        self._news = self._ending = False
        self._refused = self._pruned = False
        self._thread = Thread(target=self._run, name="statistics", daemon=True)
        self._thread.start()

    def add(self, counts: Counts, batch: str = "") -> None:
        """Take counts; they are written soon.

        Args:
            counts: What is new.
            batch: Their name, if they may be brought again: a batch is counted once.
        """
        with self._change:
            if sum(map(len, self._waiting.values())) + len(counts) <= WAITING_LIMIT:
                self._waiting.setdefault(batch, Counter()).update(counts)
            self._news = True
            self._change.notify()

    def close(self) -> None:
        """Write what is still waiting, unless that takes long."""
        with self._change:
            self._ending = True
            self._change.notify()
        self._thread.join(LAST_WRITE_S)

    def _run(self) -> None:
        ending = False
        while not ending:
            with self._change:
                if not (self._news or self._ending):
                    self._change.wait(WRITE_AGAIN_S if self._waiting else None)
                self._news = False
                waiting, ending = self._waiting, self._ending
                self._waiting = {}
            if not waiting:
                continue
            if self._written(waiting):
                for batch in waiting:
                    self._tell_written(batch)
            else:
                self._put_back(waiting)

    def _put_back(self, waiting: dict[str, Counts]) -> None:
        with self._change:
            for batch, counts in self._waiting.items():
                waiting.setdefault(batch, Counter()).update(counts)
            self._waiting = waiting

    def _written(self, waiting: dict[str, Counts]) -> bool:
        try:
            self._write(waiting)
        except sqlite3.OperationalError as error:
            # Locked, full, read-only: none of these is for ever.
            self._refuse(str(error))
            return False
        except sqlite3.DatabaseError as error:
            return self._begin_afresh(str(error)) and self._written(waiting)
        except OSError as error:
            self._refuse(error.strerror or str(error))
            return False
        self._refused = False
        return True

    def _write(self, waiting: dict[str, Counts]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=LOCK_PATIENCE_S)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            # With WAL a power cut costs the last write at most, never the file.
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(f"PRAGMA max_page_count={MOST_PAGES}")
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                msg = "its pages contradict each other"
                raise sqlite3.DatabaseError(msg)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                msg = f"it is of version {version}, not {VERSION}"
                raise sqlite3.DatabaseError(msg)
            with connection:
                connection.execute(TABLE)
                connection.execute(f"PRAGMA user_version={VERSION}")
                connection.execute(BATCHES)
                for batch, counts in waiting.items():
                    if batch and not connection.execute(NEW_BATCH, (batch,)).rowcount:
                        # It was written just before a kill.
                        continue
                    connection.executemany(ADD, [(*key, count) for key, count in counts.items()])
                if not self._pruned:
                    connection.execute(FORGET, (KEPT_MONTHS,))
                    connection.execute(FORGET_BATCHES, (KEPT_BATCHES,))
            self._pruned = True

    def _begin_afresh(self, reason: str) -> bool:
        """Put a broken database aside; return whether that could be done."""
        aside = self._path.with_name(f"{self._path.stem}-broken{self._path.suffix}")
        older = aside.with_name(f"{aside.stem}-2{aside.suffix}")
        try:
            if aside.exists():
                aside.replace(older)
            self._path.replace(aside)
            for end in ("-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
        except OSError as error:
            self._refuse(error.strerror or str(error))
            return False
        self._journal.tell("statistics_begun_afresh", reason=reason, aside=str(aside))
        return True

    def _refuse(self, reason: str) -> None:
        if not self._refused:
            self._journal.tell("statistics_refused", reason=reason)
        self._refused = True


class UnreadableError(Exception):
    """The database cannot be read; the message says why."""


def counts_in(path: Path, since: str = "", until: str = "9999") -> Counts:
    """Return what was counted, from a day or month to another, both included.

    Raises:
        UnreadableError: If there is a database that cannot be read.
    """
    if not path.exists():
        return Counter()
    query = "SELECT kind, day, what, n FROM counts WHERE (day >= ? OR day = ?) AND day <= ?"
    try:
        with closing(sqlite3.connect(path, timeout=LOCK_PATIENCE_S)) as connection:
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA query_only=1")
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                # It has just been made, and nothing was written yet.
                return Counter()
            rows = connection.execute(query, (since, since[:7], f"{until}\x7f")).fetchall()
    except sqlite3.Error as error:
        raise UnreadableError(str(error)) from error
    return Counter({Key(kind, day, what): n for kind, day, what, n in rows})
