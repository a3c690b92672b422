"""The parts of a running exhibit, put together from its files and the cache."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.app.last_good import keep_last_good, last_good_config, proven_config
from kiosk.app.report import PROBLEMS, UNUSABLE, RefusedError, complain, reason_of, tell_errors
from kiosk.content.faults import Origin
from kiosk.content.load import load_exhibit
from kiosk.content.memory import memory_in
from kiosk.content.model import Exhibit
from kiosk.content.picture_orders import PictureJob
from kiosk.content.problems import Problem
from kiosk.content.texts import Text
from kiosk.content.typefaces import faces_of


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """An exhibit that can be shown, and what is wrong with its files.

    Attributes:
        exhibit: The content of the files; if they are broken the last good one; None without.
        folder: Where its media, fonts and geodata lie.
        problems: Of the files as they are now.
        current: Whether the exhibit is that of the files as they are now.
        files: Every file that was read or looked for.
        texts: All that can be translated, in the language of the files.
        fingerprint: Of the files; empty if that is not known.
        names: Where the story tells of its layers and pictures, by what problems call that.
        pictures: Those of the files as they are now, where the exhibit is another.
    """

    exhibit: Exhibit | None
    folder: Path
    problems: tuple[Problem, ...]
    current: bool
    files: tuple[Path, ...]
    texts: tuple[Text, ...] = ()
    fingerprint: str = ""
    names: Mapping[str, Origin] = field(default_factory=dict)
    pictures: PictureJob | None = None


def load_content(config: Path, cache: Path) -> Content:
    """Return the content of a config, or where that is broken the last good one."""
    memory = memory_in(cache)
    loaded = load_exhibit(config, memory=memory)
    folder = config.resolve().parent
    if loaded.exhibit is not None:
        name = _kept(cache, folder, (config.resolve(), *loaded.files))
        problems, files, texts = loaded.problems, loaded.files, loaded.texts
        return Content(loaded.exhibit, folder, problems, True, files, texts, name, loaded.names)
    spare = last_good_config(cache)
    # The spare is a copy of the texts alone; fonts and geodata are still taken from the folder.
    exhibit = (
        load_exhibit(spare, with_files=False, memory=memory).exhibit if spare is not None else None
    )
    files, names, pictures = loaded.files, loaded.names, loaded.pictures
    problems = loaded.problems
    return Content(exhibit, folder, problems, False, files, names=names, pictures=pictures)


def proven_content(config: Path, cache: Path) -> Content:
    """Return the last content that has run for a while; the files themselves where none has."""
    spare = proven_config(cache)
    exhibit = load_exhibit(spare, with_files=False).exhibit if spare is not None else None
    if exhibit is None:
        return load_content(config, cache)
    return Content(exhibit, config.resolve().parent, (), False, ())


def sound_exhibit(config: Path, cache: Path) -> Exhibit:
    """Return the exhibit of `sound_content`."""
    exhibit = sound_content(config, cache).exhibit
    assert exhibit is not None
    return exhibit


def sound_content(config: Path, cache: Path) -> Content:
    """Return the content of the files as they are now, with its exhibit; its errors are told.

    Raises:
        RefusedError: If a file has an error or cannot be read.
    """
    content = load_content(config, cache)
    tell_errors(content.problems)
    require_sound(content, config)
    return content


def require_sound(content: Content, config: Path) -> None:
    """Refuse content that is broken.

    Raises:
        RefusedError: If a file has an error or cannot be read.
    """
    if content.exhibit is None or not content.current:
        exit_code = PROBLEMS if config.is_file() else UNUSABLE
        msg = f'the content of "{config}" must be mended first'
        raise RefusedError(msg, exit_code)


def font_names(exhibit: Exhibit) -> set[str]:
    """Return the fonts that an exhibit names, from its folder."""
    return {face.file for chain in faces_of(exhibit).values() for face in chain}


def font_files(
    exhibit: Exhibit, folder: Path
) -> dict[tuple[str, str], tuple[tuple[Path, float], ...]]:
    """Return the font files that exist, by language and role, those to try first in front."""
    chains = faces_of(exhibit)
    there = {name: folder / name for name in font_names(exhibit) if (folder / name).is_file()}
    return {
        key: tuple((there[face.file], face.factor) for face in chain if face.file in there)
        for key, chain in chains.items()
    }


def _kept(cache: Path, folder: Path, files: Iterable[Path]) -> str:
    try:
        return keep_last_good(cache, folder, list(files))
    except OSError as error:
        # A full or read-only disk costs the spare copy, not the exhibit.
        complain(f'no spare copy of the content could be kept in "{cache}": {reason_of(error)}')
        return ""
