"""Whether the account of the exhibit may read what it runs."""

from dataclasses import dataclass
from pathlib import Path

# As in the last digit of a mode.
READ, ENTER = 4, 1


@dataclass(frozen=True, slots=True)
class Account:
    """Who reads; without numbers it is anybody, as an account that is yet to be made."""

    uid: int | None = None
    groups: frozenset[int] = frozenset()


def account_named(name: str) -> Account:
    """Return an account of this machine, or anybody if it is not there yet."""
    # Not on Windows, which is installed another way.
    import os
    import pwd

    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return Account()
    return Account(entry.pw_uid, frozenset(os.getgrouplist(name, entry.pw_gid)))


def barrier(path: Path, account: Account) -> Path | None:
    """Return what keeps an account from a file or folder: itself, or a folder on the way to it."""
    # The path as it is written, and where its links lead.
    for way in dict.fromkeys((path, path.resolve())):
        for folder in reversed(way.parents):
            if not _may(folder, account, ENTER):
                return folder
        wanted = READ | ENTER if way.is_dir() else READ
        if not _may(way, account, wanted):
            return way.resolve()
    return None


def _may(path: Path, account: Account, wanted: int) -> bool:
    try:
        seen = path.stat()
    except PermissionError:
        # Not even who installs may look there.
        return False
    if seen.st_uid == account.uid:
        mode = seen.st_mode >> 6
    elif seen.st_gid in account.groups:
        mode = seen.st_mode >> 3
    else:
        mode = seen.st_mode
    return mode & wanted == wanted
