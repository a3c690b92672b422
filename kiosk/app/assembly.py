"""The parts of a running exhibit, put together from its files and the cache."""

import logging
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.last_good import keep_last_good, last_good_config
from kiosk.content.load import load_exhibit
from kiosk.content.model import Exhibit
from kiosk.content.problems import Problem

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """An exhibit that can be shown, and what is wrong with its files.

    Attributes:
        exhibit: The content of the files; if they are broken the last good one; None without.
        folder: Where its media, fonts and geodata lie.
        problems: Of the files as they are now.
        current: Whether the exhibit is that of the files as they are now.
    """

    exhibit: Exhibit | None
    folder: Path
    problems: tuple[Problem, ...]
    current: bool


def load_content(config: Path, cache: Path) -> Content:
    """Return the content of a config, or where that is broken the last good one."""
    loaded = load_exhibit(config)
    folder = config.resolve().parent
    if loaded.exhibit is not None:
        try:
            keep_last_good(cache, folder, [config.resolve(), *loaded.files])
        except OSError as error:
            # A full or read-only disk costs the spare copy, not the exhibit.
            _log.warning("last_good_not_kept error=%s", error)
        return Content(loaded.exhibit, folder, loaded.problems, current=True)
    spare = last_good_config(cache)
    exhibit = load_exhibit(spare).exhibit if spare is not None else None
    return Content(exhibit, folder, loaded.problems, current=False)


def font_files(exhibit: Exhibit | None, folder: Path) -> dict[str, Path]:
    """Return the font files that exist, by role."""
    if exhibit is None:
        return {}
    files = {role: folder / name for role, name in exhibit.fonts.items()}
    return {role: path for role, path in files.items() if path.is_file()}
