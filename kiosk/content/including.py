"""Which files belong to the exhibit, by the patterns in its configuration."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from kiosk.content.faults import Fault, Origin
from kiosk.content.plain_words import shortened
from kiosk.content.presence import is_anything_at

_WILD = frozenset("*?[")


def include_patterns(table: Mapping[str, Any]) -> list[Any] | None:
    """Return the patterns of a configuration, sound or not; None if it does not say any."""
    exhibit = table.get("exhibit")
    if not isinstance(exhibit, dict):
        return None
    patterns = exhibit.get("include", [])
    return patterns if isinstance(patterns, list) else None


def included_files(
    patterns: list[Any], folder: Path, config_path: Path
) -> Iterator[tuple[Path, str] | Fault]:
    """Yield each file with what messages call it, once, and what is wrong with the patterns.

    A star never means the configuration itself, and no link leads out of the exhibit's folder.
    """
    seen = {_real(config_path)}
    for index, pattern in enumerate(patterns):
        origin = Origin(config_path.name, ("exhibit", "include", index))
        if not isinstance(pattern, str) or not pattern.strip():
            # The schema tells of these.
            continue
        if _leads_out(pattern):
            yield _outside(origin, pattern)
            continue
        paths = _matches(pattern, folder)
        if not paths:
            yield Fault(
                origin,
                "exhibit, include",
                f"No file matches {shortened(pattern)}.",
                'Correct it, or put a file there, for example: include = ["assets/story/*.toml"]',
            )
        for path in paths:
            real = _real(path)
            if not is_anything_at(path):
                yield Fault(
                    origin,
                    "exhibit, include",
                    f"There is no file {shortened(pattern)}.",
                    "Put it there, or correct its name.",
                )
            elif not real.is_relative_to(_real(folder)):
                yield _outside(origin, path.relative_to(folder).as_posix())
            elif real == _real(config_path) and not _is_wild(pattern):
                yield Fault(
                    origin, "exhibit, include", "The file includes itself.", "Remove this entry."
                )
            elif real not in seen:
                seen.add(real)
                yield path, path.relative_to(folder).as_posix()


def _is_wild(pattern: str) -> bool:
    return not _WILD.isdisjoint(pattern)


def _leads_out(pattern: str) -> bool:
    return PurePosixPath(pattern).is_absolute() or ".." in PurePosixPath(pattern).parts


def _matches(pattern: str, folder: Path) -> list[Path]:
    if "\0" in pattern:
        return []
    if not _is_wild(pattern):
        return [folder / pattern]
    try:
        return sorted(path for path in folder.glob(pattern) if not path.is_dir())
    except (OSError, ValueError):
        # Too long a name, or two stars side by side that do not stand alone between slashes.
        return []


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # A link that leads round in a circle: reading it tells the curator.
        return path


def _outside(origin: Origin, name: str) -> Fault:
    return Fault(
        origin,
        "exhibit, include",
        f"{shortened(name)} lies outside the exhibit's folder.",
        "Copy it into the exhibit's folder, and name it from there.",
    )
