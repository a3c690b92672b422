"""A cache folder in, the current atlas out, its arrays mapped from the disk."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.atlas.format import FORMAT_VERSION, Json, Origin, layer_from, origin_from
from kiosk.atlas.model import AreaLayer, Atlas, LineLayer, PointLayer

MANIFEST = "manifest.json"
DATA = "paths.bin"
SUMS = "SHA256SUMS"
CURRENT = "current"

_NAME_DIGITS = 16
# Of the fingerprint in a folder's name: two atlases alike by chance would take 2**32 of them.


class AtlasFault(Exception):  # noqa: N818 - the house speaks of faults, of an error only to Python
    """The stored atlas cannot be used; the message is a plain sentence."""


def current_atlas(cache_folder: Path) -> Path | None:
    """Return the folder of the atlas to show, None if nothing was baked yet."""
    try:
        name = (cache_folder / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = cache_folder / name
    is_plain_name = bool(name) and Path(name).name == name
    return folder if is_plain_name and (folder / MANIFEST).is_file() else None


def atlas_folder(cache_folder: Path, fingerprint: str) -> Path:
    """Return where the atlas of a fingerprint lies."""
    return cache_folder / f"atlas-{fingerprint[:_NAME_DIGITS]}"


def load_atlas(folder: Path, *, verify: bool = False) -> Atlas:
    """Return the atlas in a folder; its arrays are read from the file when first touched.

    Args:
        folder: As `current_atlas` gives it.
        verify: Whether to read the whole data file and compare its hash.

    Raises:
        AtlasFault: If a file is missing, damaged, cut off or of another version.
    """
    manifest, fingerprint = _manifest(folder)
    with _sense_expected(folder):
        data = _data(folder, manifest, verify=verify)
        layers = [layer_from(entry, data) for entry in manifest["layers"]]
    return Atlas(
        areas=tuple(layer for layer in layers if isinstance(layer, AreaLayer)),
        lines=tuple(layer for layer in layers if isinstance(layer, LineLayer)),
        points=tuple(layer for layer in layers if isinstance(layer, PointLayer)),
        fingerprint=fingerprint,
    )


def origins_in(folder: Path) -> Mapping[str, Origin]:
    """Return where each layer of the atlas in a folder came from, by the layer's id.

    Raises:
        AtlasFault: If the manifest is missing, damaged or of another version.
    """
    manifest, _ = _manifest(folder)
    with _sense_expected(folder):
        found = [origin_from(entry) for entry in manifest["layers"]]
    return {origin.layer_id: origin for origin in found}


@contextmanager
def _sense_expected(folder: Path) -> Iterator[None]:
    """Tell it as a fault of the atlas if a manifest with the right checksum makes no sense."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        msg = f"The manifest of the atlas {folder.name} describes it wrongly: {error}."
        raise AtlasFault(msg) from error


def _manifest(folder: Path) -> tuple[Json, str]:
    try:
        content = (folder / MANIFEST).read_bytes()
        sums = (folder / SUMS).read_text(encoding="ascii", errors="replace")
    except OSError as error:
        msg = f"The atlas {folder.name} cannot be read: {error.strerror or error}."
        raise AtlasFault(msg) from error
    fingerprint = hashlib.sha256(content).hexdigest()
    if f"{fingerprint}  {MANIFEST}" not in sums.splitlines():
        msg = f"The manifest of the atlas {folder.name} is damaged: its checksum differs."
        raise AtlasFault(msg)
    try:
        manifest = json.loads(content)
        version = manifest["format"]
    except (ValueError, KeyError, TypeError) as error:
        msg = f"The manifest of the atlas {folder.name} is not JSON as this program writes it."
        raise AtlasFault(msg) from error
    if version != FORMAT_VERSION:
        msg = (
            f"The atlas {folder.name} has format {version},"
            f" and this program reads format {FORMAT_VERSION}."
        )
        raise AtlasFault(msg)
    return manifest, fingerprint


def _data(folder: Path, manifest: Json, *, verify: bool) -> npt.NDArray[np.uint8]:
    path = folder / DATA
    try:
        # Mapped, so that only the pages that a view touches count as memory.
        data = np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)
    except (OSError, ValueError) as error:
        msg = f"The data of the atlas {folder.name} cannot be read."
        raise AtlasFault(msg) from error
    if len(data) != manifest["data_bytes"]:
        msg = (
            f"The data of the atlas {folder.name} has {len(data)} bytes,"
            f" and {manifest['data_bytes']} belong there."
        )
        raise AtlasFault(msg)
    if verify and hashlib.sha256(data.data).hexdigest() != manifest["data_sha256"]:
        msg = f"The data of the atlas {folder.name} is damaged: its checksum differs."
        raise AtlasFault(msg)
    return data
