"""Where things lie: the exhibit, the cache of what was made from it, and what is remembered."""

import os
import stat
import tempfile
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path, user_state_path

CONFIG_NAME = "config.toml"


def program_root() -> Path:
    """Return the folder in which the program lies, with the exhibit that is shipped with it."""
    return Path(__file__).resolve().parents[2]


def shipped_config() -> Path:
    """Return the config of the exhibit that lies beside the program, or in the current folder."""
    try:
        here = Path.cwd() / CONFIG_NAME
        if here.is_file():
            return here
    except OSError:
        # A folder that this account may not look into, or that is gone.
        pass
    return program_root() / CONFIG_NAME


def cache_root() -> Path:
    """Return the folder of all caches; KIOSK_CACHE overrides what the system suggests."""
    root = os.environ.get("KIOSK_CACHE")
    return Path(root) if root else user_cache_path("museum-kiosk")


def cache_folder(config: Path) -> Path:
    """Return the folder for everything made from one exhibit."""
    return cache_root() / _name_of(config)


def spare_cache_folder(config: Path) -> Path | None:
    """Return where an exhibit may keep what it makes when its cache refuses; nothing is made yet.

    It lies with the temporary files of the system, in a folder that is to be of this account alone:
    what others could have put there is not trusted. None where there is no such place.
    """
    try:
        root = Path(tempfile.gettempdir(), f"museum-kiosk-{_account()}")
    except OSError:
        return None
    try:
        found = root.lstat()
    except FileNotFoundError:
        return root / _name_of(config)
    private = stat.S_ISDIR(found.st_mode) and (os.name == "nt" or not found.st_mode & 0o077)
    return root / _name_of(config) if private and found.st_uid == _account() else None


def make_private(folder: Path) -> None:
    """Make a folder that only this account can enter, unless it is there.

    Raises:
        OSError: If that is not possible.
    """
    folder.mkdir(mode=0o700, exist_ok=True)


def _account() -> int:
    # Windows has a folder for the temporary files of each account, and tells 0 of every file.
    return os.getuid() if hasattr(os, "getuid") else 0


def state_root() -> Path:
    """Return the folder of journals and reports; KIOSK_STATE overrides what the system suggests."""
    root = os.environ.get("KIOSK_STATE")
    return Path(root) if root else user_state_path("museum-kiosk")


def state_folder(config: Path) -> Path:
    """Return the folder for everything that is to be remembered of one exhibit.

    KIOSK_STATE_NAME overrides its name: what an installed kiosk remembers is that of the kiosk,
    wherever its exhibit lies today.
    """
    return state_root() / (os.environ.get("KIOSK_STATE_NAME") or _name_of(config))


def _name_of(config: Path) -> str:
    # A link is not followed: where it leads to the version of today, all versions are one exhibit.
    return sha256(str(config.absolute()).encode()).hexdigest()[:12]
