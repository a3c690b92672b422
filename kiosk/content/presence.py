"""Whether something lies at a path, whatever a curator has written for it."""

from pathlib import Path


def is_file_at(path: Path) -> bool:
    """Return whether there is a file, or a link to one."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        # Too long a name, or a character that no name may have: up to Python 3.13 these are raised.
        return False


def is_anything_at(path: Path) -> bool:
    """Return whether there is anything, a link that leads nowhere too."""
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False
