"""The bake as its own process: told to begin, watched, and its result taken over."""

import hashlib
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from kiosk.app.errand import called_back, sent_out
from kiosk.app.report import PROBLEMS, RefusedError
from kiosk.atlas.model import Atlas
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.atlas.store import DATA, SUMS, AtlasFault, current_atlas, load_atlas
from kiosk.content.map_orders import ordered
from kiosk.content.model import Exhibit, MapLayer


class Bake:
    """A running bake of the layers of one config; its problems go to standard error.

    Attributes:
        share: How far it has come, from 0 to 1.
        refusal: Why the cache cannot be written; empty if that is not known to be so.
    """

    def __init__(self, layers: Sequence[MapLayer], config: Path, cache: Path) -> None:
        self.share = 0.0
        self.refusal = ""
        words = ("bake-map", "--config", str(config))
        self._process = sent_out(words, ordered(layers), cache, subprocess.PIPE)
        # Listened to from a thread: between two lines a bake may be silent for seconds, in which
        # the window must go on answering.
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self._listener.is_alive()

    def succeeded(self) -> bool:
        """Wait for its end; return whether the current atlas is that of the config now."""
        self._listener.join()
        went_well = self._process.wait() == 0
        called_back(self._process)
        return went_well

    @property
    def reason(self) -> str:
        """Why it has failed, for the journal."""
        return self.refusal or "an error in its files: kiosk bake tells it"

    def stop(self) -> None:
        """End it early; what was baked before stays."""
        self._process.terminate()
        self._process.wait()
        called_back(self._process)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                try:
                    told = json.loads(line)
                    self.refusal = str(told.get("refusal", self.refusal))
                    self.share = float(told.get("share", self.share))
                except (ValueError, AttributeError, TypeError):
                    # A library of the bake spoke on the same channel: no progress, and no harm.
                    continue


def stored_atlas(cache: Path) -> Atlas | None:
    """Return the current atlas, or None if there is none that is whole."""
    folder = current_atlas(cache)
    if folder is None or not _is_undamaged(folder):
        return None
    try:
        return load_atlas(folder)
    except AtlasFault:
        return None


def baked_atlas(exhibit: Exhibit, config: Path, cache: Path) -> Atlas | None:
    """Return the atlas of the geodata as they are now, baked first if need be; None if it fails."""
    stamp = stamp_of(exhibit.map.layers, config.resolve().parent)
    atlas = stored_atlas(cache) if is_fresh(cache, stamp) else None
    if atlas is None and Bake(exhibit.map.layers, config, cache).succeeded():
        atlas = stored_atlas(cache)
    return atlas


def sound_atlas(exhibit: Exhibit, config: Path, cache: Path) -> Atlas:
    """Return the same.

    Raises:
        RefusedError: If it fails; the bake has told why.
    """
    atlas = baked_atlas(exhibit, config, cache)
    if atlas is None:
        msg = "the map could not be baked"
        raise RefusedError(msg, PROBLEMS)
    return atlas


def _is_undamaged(folder: Path) -> bool:
    # Read as a file and not through the mapped arrays: those would keep all of it in memory.
    try:
        with (folder / DATA).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        sums = (folder / SUMS).read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return f"{found}  {DATA}" in sums.splitlines()
