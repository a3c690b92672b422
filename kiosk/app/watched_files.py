"""Content in, the files whose next save is news out."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import Content, font_names
from kiosk.atlas.sources import source_files
from kiosk.content.picture_orders import picture_job


@dataclass(frozen=True, slots=True)
class WatchedFiles:
    """What is remembered of content: not the exhibit itself, which takes 25 MB.

    Attributes:
        pictures: The files of its pictures, which are among the paths.
    """

    paths: frozenset[Path]
    pictures: frozenset[str]


def watched_files(config: Path, content: Content) -> WatchedFiles:
    """Return the files that content was made from, and those that it names."""
    paths, pictures = {config, *content.files}, set[Path]()
    if content.exhibit is not None:
        layers = content.exhibit.map.layers
        paths |= {part for each in layers for part in source_files(content.folder / each.path)}
        paths |= {content.folder / each for each in font_names(content.exhibit)}
        pictures = {content.folder / each.file for each in picture_job(content.exhibit).orders}
    if content.pictures is not None:
        # Those that broken content names are looked at, too.
        pictures |= {content.folder / each.file for each in content.pictures.orders}
    return WatchedFiles(frozenset(paths | pictures), frozenset(map(str, pictures)))
