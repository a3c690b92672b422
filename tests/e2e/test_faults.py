"""What goes wrong around the real program: each time one clear message, and never a traceback."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ops.program import program_words
from tests.e2e.kiosks import ran
from tests.e2e.small import FIRST, write_land
from tests.unit.bake.samples import halve

SIZE = ("--size", "1280x800", "--view", "world")


@pytest.fixture
def atlas_file(baked_small: Path, tmp_path: Path) -> Path:
    """The data of the baked map."""
    (path,) = (tmp_path / "cache").glob("*/atlas-*/paths.bin")
    return path


def test_bake_tells_where_geodata_break_off_and_keeps_the_old_map(
    baked_small: Path, small_env: dict[str, str], atlas_file: Path, tmp_path: Path
) -> None:
    halve(write_land(baked_small.parent))
    before = atlas_file.read_bytes()
    done = ran("bake", "--config", baked_small, env=small_env, cwd=tmp_path)
    assert done.returncode == 1
    assert "geodata/land.geojson:" in done.stderr
    assert "breaks off" in done.stderr
    assert atlas_file.read_bytes() == before
    done = ran("shot", "--config", baked_small, *SIZE, "-o", "x.png", env=small_env, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith("kiosk: the map could not be baked\n")


def test_a_damaged_map_is_baked_anew(
    baked_small: Path, small_env: dict[str, str], atlas_file: Path, tmp_path: Path
) -> None:
    whole = atlas_file.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"\xff" * len(whole)):
        atlas_file.write_bytes(damaged)
        words = ("shot", "--config", baked_small, *SIZE, "-o", "again.png")
        done = ran(*words, env=small_env, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "again.png").read_bytes() == baked_small.with_name(FIRST).read_bytes()
        assert atlas_file.read_bytes() == whole


def test_changed_geodata_are_baked_without_being_asked(
    baked_small: Path, small_env: dict[str, str], atlas_file: Path, tmp_path: Path
) -> None:
    write_land(baked_small.parent, "Albion")
    words = ("shot", "--config", baked_small, *SIZE, "-o", "x.png")
    assert ran(*words, env=small_env, cwd=tmp_path).returncode == 0
    manifests = [path.read_text() for path in atlas_file.parents[1].glob("atlas-*/manifest.json")]
    assert any("Albion" in text for text in manifests)


@pytest.mark.parametrize("command", [("bake",), ("shot", "-o", "x.png")])
def test_a_cache_that_is_a_file_is_told(
    small: Path, small_env: dict[str, str], tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "cache").touch()
    done = ran(*command, "--config", small, env=small_env, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert "cannot be written: Not a directory" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_full_disk_while_baking_is_told_and_keeps_the_old_map(
    baked_small: Path, small_env: dict[str, str], atlas_file: Path, tmp_path: Path
) -> None:
    before = atlas_file.read_bytes()
    write_land(baked_small.parent, "Albion")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "bake", "--config", str(baked_small)],
        env=small_env, cwd=tmp_path, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )  # fmt: skip
    assert done.returncode == 2
    assert "cannot be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert atlas_file.read_bytes() == before


def test_a_full_disk_leaves_no_half_picture(
    baked_small: Path, small_env: dict[str, str], tmp_path: Path
) -> None:
    words = ("shot", "--config", str(baked_small), *SIZE, "-o", "x.png")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        env=small_env, cwd=tmp_path, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == 'kiosk: the picture "x.png" cannot be written: File too large\n'
    assert not list(tmp_path.glob("x.png*"))


def test_a_folder_of_the_same_name_is_not_taken_for_the_program_that_bakes(
    small: Path, small_env: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "__init__.py").touch()
    words = ("shot", "--config", str(small), *SIZE, "-o", "x.png")
    done = subprocess.run(
        program_words(*words), env=small_env, cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_reader_who_leaves_is_no_fault(
    small: Path, small_env: dict[str, str], tmp_path: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "check", "--config", str(small)],
            env=small_env, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")
