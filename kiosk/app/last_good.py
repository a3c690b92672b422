"""The last content without an error, kept so that a broken save never darkens the screen."""

import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

FOLDER = "last-good"
POINTER = "last-good-current"


def keep_last_good(cache: Path, folder: Path, files: Sequence[Path]) -> None:
    """Copy the content files of an exhibit; the old copy stays until the new one is whole.

    Args:
        cache: The exhibit's cache folder.
        folder: The exhibit's folder; files outside of it are not kept.
        files: The files that were read; the first is the config.
    """
    inside = [path for path in files if path.is_file() and path.is_relative_to(folder)]
    digest = sha256()
    for path in inside:
        digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    name = digest.hexdigest()[:16]
    target = cache / FOLDER / name
    if _pointed(cache) == name and target.is_dir():
        return
    staged = cache / FOLDER / f"{name}.partial"
    shutil.rmtree(staged, ignore_errors=True)
    for path in inside:
        copy = staged / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    shutil.rmtree(target, ignore_errors=True)
    staged.rename(target)
    pointer = cache / f"{POINTER}.partial"
    pointer.write_text(f"{name}\n{inside[0].relative_to(folder)}\n", encoding="utf-8")
    pointer.replace(cache / POINTER)
    for old in (cache / FOLDER).iterdir():
        if old.name != name:
            shutil.rmtree(old, ignore_errors=True)


def last_good_config(cache: Path) -> Path | None:
    """Return the config of the last good content, or None if there never was any."""
    try:
        name, config = (cache / POINTER).read_text(encoding="utf-8").split("\n")[:2]
    except (OSError, ValueError):
        return None
    path = cache / FOLDER / name / config
    return path if path.is_file() else None


def _pointed(cache: Path) -> str:
    path = last_good_config(cache)
    return path.relative_to(cache / FOLDER).parts[0] if path is not None else ""
