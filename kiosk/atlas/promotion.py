"""A new atlas takes the old one's place, and only when it is whole.

The cache holds folders `atlas-<fingerprint>` and a file `current` with the name of one of them.
A new atlas is written beside the old one under a name that ends in `.partial`, flushed to the
disk, renamed, and only then named in `current`, which is replaced in one step. So whenever the
power fails, `current` names a whole atlas. No links: Windows gives them to administrators only.
Two programs that store an atlas at the same time do so one after the other.
"""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.atlas.format import FORMAT_VERSION, Blocks, Origin, described
from kiosk.atlas.model import Layer
from kiosk.atlas.store import CURRENT, DATA, MANIFEST, SUMS, AtlasFault, current_atlas, load_atlas

_NAME_DIGITS = 16
# Of the fingerprint in a folder's name: two atlases alike by chance would take 2**32 of them.

_LOCK = "lock"
_PATIENCE_S = 60.0
# Another program writes an atlas within a second or two, unless its disk is at its end.


def promoted_atlas(
    cache_folder: Path,
    layers: Sequence[Layer],
    origins: Sequence[Origin],
    imprint: Mapping[str, Any],
) -> Path:
    """Write an atlas, make it the current one, and return its folder.

    Args:
        cache_folder: Made if it does not exist.
        layers: In the order in which they are drawn.
        origins: Where each layer came from.
        imprint: What else the manifest says, such as credits and the versions of the tools.

    Raises:
        OSError: If the disk is full or the folder may not be written; the old atlas stays.
    """
    blocks = Blocks()
    entries = described(layers, origins, blocks)
    digest = hashlib.sha256()
    for chunk in blocks.chunks():
        digest.update(chunk)
    data_sha256 = digest.hexdigest()
    head = {"format": FORMAT_VERSION, "data_bytes": blocks.size_bytes, "data_sha256": data_sha256}
    manifest = json.dumps(
        head | dict(imprint) | {"layers": entries}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    fingerprint = hashlib.sha256(manifest).hexdigest()
    folder = cache_folder / f"atlas-{fingerprint[:_NAME_DIGITS]}"
    with alone_in(cache_folder):
        if not _is_whole(folder):
            sums = f"{fingerprint}  {MANIFEST}\n{data_sha256}  {DATA}\n".encode()
            _stage(folder, {DATA: blocks.chunks(), MANIFEST: [manifest], SUMS: [sums]})
        _point_to(folder)
    return folder


@contextlib.contextmanager
def alone_in(cache_folder: Path) -> Iterator[None]:
    """Keep other programs from storing anything meanwhile.

    Raises:
        OSError: If the folder may not be written, or another program is not done in a minute.
    """
    cache_folder.mkdir(parents=True, exist_ok=True)
    path = cache_folder / _LOCK
    # Here, so that a folder that may not be written is told as what it is.
    path.touch()
    # The one lock of the standard library that waits, ends with its process and works everywhere.
    lock = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        msg = "another program is still storing an atlas there"
        raise OSError(msg) from error
    try:
        yield
    finally:
        lock.close()


def _is_whole(folder: Path) -> bool:
    try:
        load_atlas(folder, verify=True)
    except AtlasFault:
        return False
    return True


def _stage(folder: Path, files: Mapping[str, Iterable[bytes | memoryview]]) -> None:
    staged = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    for name, chunks in files.items():
        write_flushed(staged / name, chunks)
    flush_folder(staged)
    if folder.exists():
        shutil.rmtree(folder)
    staged.rename(folder)
    flush_folder(folder.parent)


def _point_to(folder: Path) -> None:
    cache_folder = folder.parent
    before = current_atlas(cache_folder)
    staged = cache_folder / f"{CURRENT}.partial"
    write_flushed(staged, [folder.name.encode()])
    staged.replace(cache_folder / CURRENT)
    flush_folder(cache_folder)
    # The one before stays for a program that is just about to open it.
    for old in cache_folder.glob("atlas-*"):
        if old not in (folder, before):
            # Windows holds on to a file that a running kiosk has mapped: the next bake removes it.
            shutil.rmtree(old, ignore_errors=True)


def write_flushed(path: Path, chunks: Iterable[bytes | memoryview]) -> None:
    """Write a file and wait until the disk has it.

    Raises:
        OSError: If it cannot be written.
    """
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the disk knows the names in a folder.

    Raises:
        OSError: If it cannot be written.
    """
    # Windows cannot open a folder; NTFS journals its names by itself.
    with contextlib.suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
