"""One kiosk for one state folder: a lock that ends with its process, whatever ends that."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Where Windows locks: it lets nobody read what is locked, and the number of the process is in
# front.
_FAR_BYTES = 1 << 20


class RunningAlreadyError(Exception):
    """Another process holds the lock.

    Attributes:
        pid: Its number; 0 if that is not known.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(pid)
        self.pid = pid


@contextmanager
def held_alone(path: Path) -> Iterator[None]:
    """Hold a lock; where it cannot be written, go without.

    Raises:
        RunningAlreadyError: If another process holds it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        # A full or read-only disk costs this precaution, not the exhibit.
        yield
        return
    try:
        if not _locked(descriptor):
            raise RunningAlreadyError(_pid_in(descriptor))
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)


def _pid_in(descriptor: int) -> int:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return int(os.read(descriptor, 32))
    except (OSError, ValueError):
        return 0


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR_BYTES, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # A file system without locks.
            return True
        return True
