"""Small files that are whole at any moment."""

import os
from pathlib import Path


def write_settled(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a small file so that a power cut leaves the old one or the new one.

    Raises:
        OSError: If it cannot be written.
    """
    staged(path, text, mode).replace(path)


def staged(path: Path, text: str, mode: int = 0o644) -> Path:
    """Write a small file beside its place, for good; return where, to be moved from there.

    Raises:
        OSError: If it cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return partial
