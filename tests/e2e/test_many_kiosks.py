"""Content for many kiosks, as the operators' guide has it: its own lines, carried out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.app.folders import cache_folder
from kiosk.ops.versions import Versions
from tests.conftest import ROOT, skip_without
from tests.e2e.kiosks import plain
from tests.e2e.small import FIRST
from tests.e2e.unattended import Unattended, unattended
from tests.guide.blocks import blocks_of
from tests.rig.display import TouchDisplay

GUIDE = ROOT / "kiosk" / "ops" / "README.md"


@dataclass
class Hall:
    """A kiosk in a hall, the folder of its curator, and a shell in which its guide is read."""

    kiosk: Unattended
    place: Path
    exhibit: Path
    env: dict[str, str]

    def reads(self, recipe: str, **changed: str) -> subprocess.CompletedProcess[str]:
        """Carry out a recipe of the guide, with the names of versions changed."""
        (text,) = (
            block.text for block in blocks_of(GUIDE) if block.kind == "sh" and block.file == recipe
        )
        text = text.replace("/srv/kiosk", str(self.place))
        for old, new in changed.items():
            text = text.replace(old, new)
        return subprocess.run(
            ["sh", "-eu", "-c", text],
            cwd=self.exhibit.parent,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60.0,
            check=False,
        )

    def write(self, opens: str) -> None:
        """Let the curator change the exhibit."""
        config = self.exhibit / "config.toml"
        text = config.read_text(encoding="utf-8")
        changed = text.replace(text[text.index("opens_at = ") :].split("\n", 1)[0], opens)
        assert changed != text
        config.write_text(changed, encoding="utf-8")

    def shows(self) -> list[str]:
        return [str(entry["folder"]) for entry in self.kiosk.told("content_shown")]


@pytest.fixture
def hall(touch_display: TouchDisplay, baked_small: Path, tmp_path: Path) -> Iterator[Hall]:
    skip_without([program for program in ("rsync", "git") if shutil.which(program) is None])
    place, exhibit, tools = (tmp_path / name for name in ("place", "exhibit", "bin"))
    shutil.copytree(baked_small.parent, exhibit)
    shutil.copytree(exhibit, place / "versions" / "2026-11")
    Versions(place).use("2026-11")
    config = place / "current" / "config.toml"
    shutil.copytree(cache_folder(baked_small), cache_folder(config))
    tools.mkdir()
    # The other machine is this one: what is said to it is done here.
    for name, line in (
        ("ssh", 'shift; exec sh -c "$*"'),
        ("kiosk", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m kiosk "$@"'),
    ):
        (tools / name).write_text(f"#!/bin/sh\n{line}\n")
        (tools / name).chmod(0o755)
    own = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "RSYNC_RSH": "ssh"}
    env = plain(touch_display.env, tmp_path / "cache") | own
    with unattended(touch_display, config, tmp_path / "cache") as kiosk:
        kiosk.is_up()
        kiosk.tells("content_shown")
        yield Hall(kiosk, place, exhibit, env)


def test_a_version_comes_by_rsync_or_git_is_shown_at_once_and_may_be_taken_back(
    hall: Hall,
) -> None:
    hall.write("opens_at = 1948-07-26T12:00:00+02:00")
    done = hall.reads("rsync")
    assert done.returncode == 0, done.stderr
    hall.kiosk.tells("content_shown", 2, timeout_s=15.0)
    # What has not changed is the same file, and takes no room twice.
    old, new = (hall.place / "versions" / name / FIRST for name in ("2026-11", "2026-12"))
    assert old.samefile(new)
    # A name that is taken is not written over, and half a copy is none.
    assert hall.reads("rsync").returncode != 0
    assert "2026-12" in Versions(hall.place).current
    shutil.rmtree(hall.place / "versions" / ".new")
    hall.write('opens_at = "in summer"')
    done = hall.reads("rsync", **{"2026-12": "2026-13"})
    assert done.returncode == 1
    assert "the present version stays" in done.stderr
    done = hall.reads("back")
    assert done.returncode == 0, done.stderr
    hall.kiosk.tells("content_shown", 3, timeout_s=15.0)
    hall.kiosk.is_up()
    hall.write("opens_at = 1948-08-26T12:00:00+02:00")
    repository = hall.place / "repository"
    shutil.copytree(hall.exhibit, repository)
    shell = (
        "git init -q && git add -A && git -c user.name=c -c user.email=c@example.org"
        " commit -qm 'January' && git tag 2027-01"
    )
    subprocess.run(["sh", "-c", shell], cwd=repository, env=hall.env, check=True)
    done = hall.reads("git")
    assert done.returncode == 0, done.stderr
    hall.kiosk.tells("content_shown", 4, timeout_s=15.0)
    assert hall.shows() == ["2026-11", "2026-12", "2026-11", "2027-01"]
    assert len({entry["version"] for entry in hall.kiosk.told("content_shown")}) == 3
    assert len(hall.kiosk.told("exhibit_started")) == 1
    assert hall.kiosk.kiosk.ends() == 0
