"""Files that are written whole or not at all."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

SUFFIX = ".partial"


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files so that a power cut leaves each of them as it was or as it shall be.

    None is touched before all have been written beside their places.

    Raises:
        OSError: If one of them cannot be written; then all are as they were.
    """
    with ExitStack() as undo:
        staged = []
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            # A link stays a link: what it leads to is written.
            target = path.resolve()
            partial = target.with_name(f".{target.name}{SUFFIX}")
            undo.callback(partial.unlink, missing_ok=True)
            with partial.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                partial.chmod(target.stat().st_mode)
            staged.append((partial, target))
        for partial, target in staged:
            partial.replace(target)
