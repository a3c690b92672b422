"""The last content without an error, kept so that a broken save never darkens the screen.

Beside it stays the last one that has also proven itself by running for a while: content without
an error may still meet one in the program.
"""

import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from kiosk.atlas.safekeeping import flush_folder, put_in_place, write_flushed

FOLDER = "last-good"
POINTER = "last-good-current"
PROVEN = "last-good-proven"


def keep_last_good(cache: Path, folder: Path, files: Sequence[Path]) -> str:
    """Copy the content files of an exhibit, and return their fingerprint.

    The old copy stays until the new one is whole.

    Args:
        cache: The exhibit's cache folder.
        folder: The exhibit's folder; files outside of it are not kept.
        files: The files that were read; the first is the config.
    """
    inside = [path for path in files if path.is_file() and path.is_relative_to(folder)]
    # Read once: a file that is saved meanwhile is in the copy as the name of the copy says.
    contents = {path.relative_to(folder): path.read_bytes() for path in inside}
    digest = sha256()
    for relative, content in contents.items():
        digest.update(str(relative).encode() + content)
    name = digest.hexdigest()[:16]
    target = cache / FOLDER / name
    if _pointed(cache, POINTER) == name and target.is_dir():
        return name
    staged = cache / FOLDER / f"{name}.partial"
    shutil.rmtree(staged, ignore_errors=True)
    before = _pointed(cache, POINTER)
    for relative, content in contents.items():
        copy = staged / relative
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not _linked(cache / FOLDER / before / relative, copy, content):
            write_flushed(copy, [content])
    # Whatever is named afterwards is on the disk by then, also when the power fails.
    for parent in (staged, *(each for each in staged.rglob("*") if each.is_dir())):
        flush_folder(parent)
    shutil.rmtree(target, ignore_errors=True)
    staged.rename(target)
    flush_folder(target.parent)
    put_in_place(cache / POINTER, [f"{name}\n{inside[0].relative_to(folder)}\n".encode()])
    # The one before is on screen until the new one is, and may prove itself in the meantime.
    needed = {name, before, _pointed(cache, PROVEN)}
    for old in (cache / FOLDER).iterdir():
        if old.name not in needed:
            shutil.rmtree(old, ignore_errors=True)
    return name


def prove_last_good(cache: Path, name: str) -> None:
    """Remember that a content has run for a while.

    Args:
        cache: The exhibit's cache folder.
        name: Its fingerprint; a newer one may have been read since. One that is not kept, or empty
            as of content that is not that of the files, proves nothing.

    Raises:
        OSError: If the cache cannot be written.
    """
    config = (cache / POINTER).read_text(encoding="utf-8").split("\n")[1]
    if name and name != _pointed(cache, PROVEN) and (cache / FOLDER / name / config).is_file():
        put_in_place(cache / PROVEN, [f"{name}\n{config}\n".encode()])


def last_good_config(cache: Path) -> Path | None:
    """Return the config of the last good content, or None if there never was any."""
    return _config_at(cache, POINTER)


def proven_config(cache: Path) -> Path | None:
    """Return the config of the last content that ran for a while, or else of the last good one."""
    return _config_at(cache, PROVEN) or _config_at(cache, POINTER)


def _linked(old: Path, copy: Path, content: bytes) -> bool:
    """Make a file the same as in the copy before, if it has not changed since; return whether."""
    try:
        if old.read_bytes() != content:
            return False
        copy.hardlink_to(old)
    except OSError:
        # Of another disk or file system, or of no copy at all: it is written.
        return False
    return True


def _config_at(cache: Path, pointer: str) -> Path | None:
    try:
        name, config = (cache / pointer).read_text(encoding="utf-8").split("\n")[:2]
    except (OSError, ValueError):
        return None
    path = cache / FOLDER / name / config
    return path if path.is_file() else None


def _pointed(cache: Path, pointer: str) -> str:
    path = _config_at(cache, pointer)
    return path.relative_to(cache / FOLDER).parts[0] if path is not None else ""
