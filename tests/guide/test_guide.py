"""The curator's guide does what it says, from its first example to its last."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.app.folders import cache_folder
from kiosk.atlas.model import Atlas
from tests.conftest import ROOT
from tests.guide.blocks import Block, blocks_of, changed

GUIDE = ROOT / "assets" / "README.md"
LIMIT_S = 300.0
_PICTURE = re.compile(r"-o (\S+\.png)")
_PLACE = re.compile(r":\d+:\d+")
# What a change is written as, and what it may be followed by.
KINDS = {"sh", "toml", "diff", "json", "csv", "text"}


@dataclass(frozen=True)
class Copy:
    """A copy of the exhibit, as a curator would make one, and a cache of its own."""

    folder: Path
    env: dict[str, str]

    def ran(self, command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-eu", "-c", command],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )


@pytest.fixture
def copy(shipped_atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    folder, cache, tools = (tmp_path / name for name in ("exhibit", "cache", "bin"))
    for name in ("assets", "geodata"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("recipe"))
    shutil.copyfile(ROOT / "config.toml", folder / "config.toml")
    monkeypatch.setenv("KIOSK_CACHE", str(cache))
    # What is shipped need not be baked once more.
    atlas = f"atlas-{shipped_atlas.fingerprint[:16]}"
    baked = next((ROOT / "build" / "test-atlas").glob(f"*/*/{atlas}")).parent
    own = cache_folder(folder / "config.toml")
    own.mkdir(parents=True)
    (own / atlas).symlink_to(baked / atlas)
    for name in ("memory", "pictures"):
        shutil.copytree(baked / name, own / name)
    for name in ("current", "baked-from"):
        shutil.copyfile(baked / name, own / name)
    tools.mkdir()
    kiosk = tools / "kiosk"
    kiosk.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m kiosk "$@"\n')
    kiosk.chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return Copy(folder, {**os.environ, "PATH": path, "KIOSK_CACHE": str(cache)})


def test_every_example_of_the_guide_does_what_it_says(copy: Copy) -> None:
    said = ""
    blocks = blocks_of(GUIDE)
    for block, then in zip(blocks, [*blocks[1:], None], strict=True):
        where = f"{GUIDE.name}:{block.line}"
        assert block.kind in KINDS, f"{where}: nobody knows how to carry out {block.kind!r}"
        match block.kind:
            case "sh":
                done = copy.ran(block.text)
                said = done.stdout + done.stderr
                assert done.returncode == 0, f"{where}: {said}"
                for name in _PICTURE.findall(block.text):
                    assert (copy.folder / name).stat().st_size > 10_000, f"{name} shows nothing"
            case "text":
                _told(said, block.text, where)
            case _:
                # Where the guide itself asks for the check, once is enough.
                asked = then is not None and then.kind == "sh" and "kiosk check\n" in then.text
                said = _written(copy, block, where, checks=block.fails or not asked)


def _written(copy: Copy, block: Block, where: str, *, checks: bool) -> str:
    """Carry out a change of a file; return what the check says of it, if it is asked."""
    path = copy.folder / block.file
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    match block.kind:
        case "diff":
            path.write_text(changed(before, block.text), encoding="utf-8")
        case "toml":
            path.write_text(f"{before}\n{block.text}", encoding="utf-8")
        case _:
            path.write_text(block.text, encoding="utf-8")
    if not checks:
        return ""
    done = copy.ran("kiosk check")
    said = done.stdout + done.stderr
    if block.fails:
        assert done.returncode == 1, f"{where} must be refused: {said}"
        path.write_text(before, encoding="utf-8")
    else:
        assert done.returncode == 0, f"{where}: {said}"
    return said


def _told(said: str, promised: str, where: str) -> None:
    found = _PLACE.sub(":0:0", said)
    for line in promised.splitlines():
        # The file may have grown since: the line is not what is promised.
        wanted = _PLACE.sub(":0:0", line.strip())
        assert wanted in found, f"{where} promises {line.strip()!r}, but: {said}"


def test_a_diff_that_does_not_fit_is_told() -> None:
    assert changed("a\nb\nc\n", "-b\n+d\n") == "a\nd\nc\n"
    with pytest.raises(AssertionError):
        changed("a\nb\nb\n", "-b\n+d\n")
