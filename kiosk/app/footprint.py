"""How files look from outside: whether they have changed is told without reading them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

# Path, time of the last change, and size; -1 where there is no file.
Footprint: TypeAlias = tuple[tuple[str, int, int], ...]


def as_read(before: Footprint, after: Footprint) -> Footprint:
    """Return how files were when they began to be read, the new ones as they are now."""
    known = {each[0]: each for each in before}
    return tuple(known.get(each[0], each) for each in after)


def differ_only_in(before: Footprint, after: Footprint, names: frozenset[str]) -> bool:
    """Return whether some of these files have changed, and nothing else."""
    changed = {name for name, *_ in set(before) ^ set(after)}
    # Its folder changes as well when a file is replaced by one of the same name.
    folders = {str(Path(name).parent) for name in names}
    return bool(changed & names) and changed <= names | folders


def stats(paths: Iterable[Path]) -> Footprint:
    """Return how files and folders look from outside."""
    found = []
    for path in sorted(paths):
        try:
            stat = path.stat()
        except OSError:
            found.append((str(path), 0, -1))
        else:
            found.append((str(path), stat.st_mtime_ns, 0 if path.is_dir() else stat.st_size))
    return tuple(found)
