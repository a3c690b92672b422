"""A new atlas takes the old one's place, and only when it is whole.

The cache holds folders `atlas-<fingerprint>` and a file `current` with the name of one of them.
A new atlas is written beside the old one under a name that ends in `.partial`, flushed to the
disk, renamed, and only then named in `current`, which is replaced in one step. So whenever the
power fails, `current` names a whole atlas. No links: Windows gives them to administrators only.
Two programs that store an atlas at the same time do so one after the other.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.atlas.format import FORMAT_VERSION, Blocks, Origin, described
from kiosk.atlas.model import Layer
from kiosk.atlas.safekeeping import alone_in, flush_folder, put_in_place, write_flushed
from kiosk.atlas.store import (
    CURRENT,
    DATA,
    MANIFEST,
    SUMS,
    AtlasFault,
    atlas_folder,
    current_atlas,
    load_atlas,
)


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
    folder = atlas_folder(cache_folder, fingerprint)
    with alone_in(cache_folder, "an atlas"):
        if not _is_whole(folder):
            sums = f"{fingerprint}  {MANIFEST}\n{data_sha256}  {DATA}\n".encode()
            _stage(folder, {DATA: blocks.chunks(), MANIFEST: [manifest], SUMS: [sums]})
        _point_to(folder)
    return folder


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
    put_in_place(cache_folder / CURRENT, [folder.name.encode()])
    # The one before stays for a program that is just about to open it.
    for old in cache_folder.glob("atlas-*"):
        if old not in (folder, before):
            # Windows holds on to a file that a running kiosk has mapped: the next bake removes it.
            shutil.rmtree(old, ignore_errors=True)
