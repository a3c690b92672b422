"""What was stored comes back, and damage is told in a plain sentence."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pytest

from kiosk.atlas.model import Layer
from kiosk.atlas.promotion import promoted_atlas
from kiosk.atlas.store import (
    CURRENT,
    DATA,
    MANIFEST,
    SUMS,
    AtlasFault,
    current_atlas,
    load_atlas,
    origins_in,
)
from tests.unit.atlas.samples import IMPRINT, layers, origins


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return promoted_atlas(tmp_path, layers(), origins(), IMPRINT)


def assert_same(left: object, right: object) -> None:
    """Compare dataclasses with arrays, which have no == of their own."""
    assert type(left) is type(right)
    if isinstance(left, np.ndarray) and isinstance(right, np.ndarray):
        assert left.dtype == right.dtype
        np.testing.assert_array_equal(left, right)
    elif isinstance(left, tuple) and isinstance(right, tuple):
        for one, other in zip(left, right, strict=True):
            assert_same(one, other)
    elif is_dataclass(left):
        for field in fields(left):
            assert_same(getattr(left, field.name), getattr(right, field.name))
    else:
        assert left == right


def test_a_stored_atlas_comes_back_as_it_was(folder: Path) -> None:
    atlas = load_atlas(folder, verify=True)
    assert_same((*atlas.areas, *atlas.lines, *atlas.points), layers())
    assert tuple(origins_in(folder).values()) == origins()


def test_the_arrays_of_a_loaded_atlas_cannot_be_written(folder: Path) -> None:
    fills = load_atlas(folder).areas[0].lods[0].fills
    with pytest.raises(ValueError, match="read-only"):
        fills.unit[0, 0] = 0.0


def test_an_array_that_serves_twice_is_stored_once(folder: Path) -> None:
    lod = json.loads((folder / MANIFEST).read_bytes())["layers"][0]["lods"][0]
    assert lod["ground"]["unit"] == lod["fills"]["unit"]
    assert lod["outlines"]["unit"] != lod["fills"]["unit"]


def test_storing_what_was_loaded_gives_the_same_atlas(folder: Path) -> None:
    atlas = load_atlas(folder)
    again: tuple[Layer, ...] = (*atlas.areas, *atlas.lines, *atlas.points)
    assert promoted_atlas(folder.parent, again, origins(), IMPRINT) == folder


def test_equal_layers_have_one_fingerprint_and_others_another(tmp_path: Path) -> None:
    first, second, other = (
        load_atlas(promoted_atlas(tmp_path / name, layers(seed), origins(), IMPRINT))
        for name, seed in (("a", 0), ("b", 0), ("c", 1))
    )
    assert first.fingerprint == second.fingerprint != other.fingerprint


def test_the_checksums_can_be_checked_by_hand(folder: Path) -> None:
    for line in (folder / SUMS).read_text().splitlines():
        checksum, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == checksum


def test_credits_and_tools_stand_in_the_manifest(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_bytes())
    assert manifest["credits"] == {"geodata/SOURCES.toml": "Natural Earth"}
    assert manifest["made_with"] == {"geos": "3.14.1"}


def test_an_empty_cache_has_no_atlas(tmp_path: Path) -> None:
    assert current_atlas(tmp_path) is None
    assert current_atlas(tmp_path / "missing") is None


@pytest.mark.parametrize("content", [b"", b"atlas-0000", b"../elsewhere", b"\xff\xfe\x00"])
def test_a_pointer_to_nothing_counts_as_no_atlas(folder: Path, content: bytes) -> None:
    (folder.parent / CURRENT).write_bytes(content)
    assert current_atlas(folder.parent) is None


def rewrite_manifest(folder: Path, **changes: object) -> None:
    """Change the manifest and its checksum, as another version of the program would write it."""
    manifest = json.loads((folder / MANIFEST).read_bytes()) | changes
    content = json.dumps(manifest).encode()
    (folder / MANIFEST).write_bytes(content)
    (folder / SUMS).write_text(f"{hashlib.sha256(content).hexdigest()}  {MANIFEST}\n")


def fault(folder: Path, *, verify: bool = False) -> str:
    with pytest.raises(AtlasFault) as caught:
        load_atlas(folder, verify=verify)
    return str(caught.value).replace(folder.name, "X")


def test_a_missing_atlas_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path / "gone") == "The atlas X cannot be read: No such file or directory."


def test_a_missing_data_file_is_told(folder: Path) -> None:
    (folder / DATA).unlink()
    assert fault(folder) == "The data of the atlas X cannot be read."


def test_an_empty_data_file_is_told(folder: Path) -> None:
    (folder / DATA).write_bytes(b"")
    assert fault(folder) == "The data of the atlas X cannot be read."


def test_a_cut_off_data_file_is_told(folder: Path) -> None:
    content = (folder / DATA).read_bytes()
    (folder / DATA).write_bytes(content[:-1])
    assert fault(folder) == (
        f"The data of the atlas X has {len(content) - 1} bytes, and {len(content)} belong there."
    )


def test_a_flipped_bit_in_the_data_is_found_by_a_full_check(folder: Path) -> None:
    content = bytearray((folder / DATA).read_bytes())
    content[-1] ^= 1
    (folder / DATA).write_bytes(content)
    assert fault(folder, verify=True) == "The data of the atlas X is damaged: its checksum differs."


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 100])
def test_a_damaged_manifest_is_told(folder: Path, content: bytes) -> None:
    (folder / MANIFEST).write_bytes(content)
    assert fault(folder) == "The manifest of the atlas X is damaged: its checksum differs."


def test_an_atlas_of_another_format_is_told(folder: Path) -> None:
    rewrite_manifest(folder, format=99)
    assert fault(folder) == "The atlas X has format 99, and this program reads format 2."


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"id": "x", "role": "x", "features": [], "kind": "ghosts"},
        {"id": "x", "role": "x", "features": [], "kind": "points", "unit": ["<f4", [9, 3], 10**9]},
        {"id": "x", "role": "x", "features": [], "kind": "points", "unit": ["|O", [1], 0]},
        {"id": "x", "role": "x", "features": [[]], "kind": "points"},
        {"id": "x", "role": "x", "features": 7, "kind": "points"},
    ],
)
def test_a_manifest_that_makes_no_sense_is_told(folder: Path, entry: object) -> None:
    rewrite_manifest(folder, layers=[entry])
    assert fault(folder).startswith("The manifest of the atlas X describes it wrongly: ")


def test_a_manifest_without_layers_is_told(folder: Path) -> None:
    content = b'{"format": 2}'
    (folder / MANIFEST).write_bytes(content)
    (folder / SUMS).write_text(f"{hashlib.sha256(content).hexdigest()}  {MANIFEST}\n")
    assert fault(folder).startswith("The manifest of the atlas X describes it wrongly: ")
