"""Files of a cache that are whole whenever the power fails, stored by one program at a time."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

_LOCK = "lock"
_PATIENCE_S = 60.0
# Another program writes what it has within a second or two, unless its disk is at its end.


@contextlib.contextmanager
def alone_in(folder: Path, what: str) -> Iterator[None]:
    """Keep other programs from storing anything there meanwhile.

    Args:
        folder: Made if it does not exist.
        what: Is stored, as in "an atlas", for the message.

    Raises:
        OSError: If the folder may not be written, or another program is not done in a minute.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _LOCK
    # Here, so that a folder that may not be written is told as what it is.
    path.touch()
    # The one lock of the standard library that waits, ends with its process and works everywhere.
    lock = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        raise OSError(_reason_of(error, what)) from error
    try:
        yield
    finally:
        lock.close()


def _reason_of(error: sqlite3.Error, what: str) -> str:
    # The lock is a file, too: whatever keeps it from being written is no other program.
    code = error.sqlite_errorcode & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return f"another program is still storing {what} there"
    numbers = {
        sqlite3.SQLITE_FULL: errno.ENOSPC,
        sqlite3.SQLITE_READONLY: errno.EROFS,
        sqlite3.SQLITE_CANTOPEN: errno.EACCES,
        sqlite3.SQLITE_IOERR: errno.EIO,
    }
    return os.strerror(numbers[code]) if code in numbers else str(error)


def put_in_place(path: Path, chunks: Iterable[bytes | memoryview]) -> None:
    """Write a file that takes the place of the old one in one step, and is on the disk then.

    Raises:
        OSError: If it cannot be written; the old one stays.
    """
    staged = path.with_name(f"{path.name}.partial")
    write_flushed(staged, chunks)
    staged.replace(path)
    flush_folder(path.parent)


def write_flushed(path: Path, chunks: Iterable[bytes | memoryview]) -> None:
    """Write a file and wait until the disk has it.

    Raises:
        OSError: If it cannot be written.
    """
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the disk knows the names in a folder.

    Raises:
        OSError: If it cannot be written.
    """
    # Windows cannot open a folder; NTFS journals its names by itself.
    with contextlib.suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
