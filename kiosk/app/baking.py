"""The bake as its own process: told to begin, watched, and its result taken over."""

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk import __version__
from kiosk.atlas.model import Atlas
from kiosk.atlas.store import AtlasFault, current_atlas, load_atlas
from kiosk.content.model import Exhibit

STAMP = "baked-from"


@dataclass(frozen=True, slots=True)
class BakeProgress:
    """How far the bake has come; share from 0 to 1."""

    text: str
    share: float


class Bake:
    """A running bake of the geodata of one config."""

    def __init__(self, config: Path, cache: Path, stamp: str) -> None:
        self._cache = cache
        self._stamp = stamp
        command = [
            sys.executable,
            "-m",
            "kiosk",
            "bake",
            "--config",
            str(config),
            "--progress-json",
        ]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        )
        self.progress = BakeProgress("", 0.0)

    def watched(self) -> bool:
        """Take in one line of progress; return False once the bake has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            if self._process.wait() == 0:
                (self._cache / STAMP).write_text(self._stamp, encoding="ascii")
            return False
        try:
            told = json.loads(line)
            self.progress = BakeProgress(str(told["text"]), float(told["share"]))
        except (ValueError, KeyError, TypeError):
            # A library of the bake spoke on the same channel: not progress, and no harm.
            pass
        return True

    def stop(self) -> None:
        """End the bake early; what was baked before stays."""
        self._process.terminate()
        self._process.wait()


def stamp_of(exhibit: Exhibit, folder: Path) -> str:
    """Return a hash of everything that the atlas is made from."""
    digest = hashlib.sha256(f"{__version__}\n{exhibit.map.layers!r}".encode())
    for name in sorted({layer.path for layer in exhibit.map.layers}):
        path = folder / name
        digest.update(name.encode())
        if path.is_file():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def is_fresh(cache: Path, stamp: str) -> bool:
    """Return whether the current atlas was made from what the stamp stands for."""
    try:
        return (cache / STAMP).read_text(encoding="ascii") == stamp
    except (OSError, UnicodeDecodeError):
        return False


def stored_atlas(cache: Path) -> Atlas | None:
    """Return the current atlas, or None if there is none that can be read."""
    folder = current_atlas(cache)
    if folder is None:
        return None
    try:
        return load_atlas(folder)
    except AtlasFault:
        return None


def baked_atlas(exhibit: Exhibit, config: Path, cache: Path) -> Atlas | None:
    """Return the atlas of an exhibit, baked first if need be; None if that fails."""
    stamp = stamp_of(exhibit, config.resolve().parent)
    atlas = stored_atlas(cache)
    if atlas is not None and is_fresh(cache, stamp):
        return atlas
    cache.mkdir(parents=True, exist_ok=True)
    bake = Bake(config, cache, stamp)
    while bake.watched():
        pass
    return stored_atlas(cache)
