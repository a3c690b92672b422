"""The bake as its own process: told to begin, watched, and its result taken over."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.errand import Errand, problems_kept
from kiosk.app.report import PROBLEMS, RefusedError, tell_problems
from kiosk.atlas.model import Atlas
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.atlas.store import DATA, SUMS, AtlasFault, current_atlas, load_atlas
from kiosk.content.map_orders import ordered
from kiosk.content.model import Exhibit, MapLayer
from kiosk.content.problems import Problem


@dataclass(frozen=True, slots=True)
class MapRefusal:
    """Why the map could not be baked.

    Attributes:
        reason: As the journal tells it.
        problems: Of its files.
        stamp: Of its files; empty where nothing is wrong with these.
    """

    reason: str = ""
    problems: tuple[Problem, ...] = ()
    stamp: str = ""


MAP_AS_ITS_FILES = MapRefusal()


class Bake(Errand):
    """A running bake of the layers of one config; when it has gone well the current atlas is it."""

    def __init__(
        self, layers: Sequence[MapLayer], config: Path, cache: Path, *, look: bool = False
    ) -> None:
        """Start it.

        Args:
            layers: Of the map.
            config: The exhibit.
            cache: Its cache folder.
            look: Whether only to find out what is wrong with their files.
        """
        words = ("bake-map", *(["--look"] if look else []), "--config", str(config))
        super().__init__(words, ordered(layers), cache)


def map_problems(
    layers: Sequence[MapLayer], config: Path, cache: Path, stamp: str
) -> tuple[Problem, ...]:
    """Return what is wrong with the files of layers, which are read only if nobody has before.

    Args:
        layers: Of the map.
        config: The exhibit.
        cache: Its cache folder.
        stamp: Of the files.
    """
    known = problems_kept(cache, "map", stamp)
    if known is not None:
        return known
    return Bake(layers, config, cache, look=True).found(config)


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
    if atlas is None:
        bake = Bake(exhibit.map.layers, config, cache)
        atlas = stored_atlas(cache) if bake.succeeded() else None
        tell_problems(bake.problems)
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
