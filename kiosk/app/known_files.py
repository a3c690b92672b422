"""The files of an exhibit, and whether they have changed since they were last looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kiosk.app.assembly import Content
from kiosk.content.picture_orders import picture_job
from kiosk.content.problems import Problem, Severity

# Name, time and size of each.
Footprint: TypeAlias = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of content: not the exhibit itself, which takes 20 MB.

    Attributes:
        paths: Of its files, the config among them.
        pictures: The files of its pictures, which are among the paths.
    """

    config: Path
    paths: frozenset[Path]
    pictures: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def told(self) -> tuple[int, int]:
        """The numbers of errors and of warnings."""
        severities = [each.severity for each in self.problems]
        return severities.count(Severity.ERROR), severities.count(Severity.WARNING)

    def footprint(self) -> Footprint:
        """Return what the files are like now."""
        # Where a link leads to a version of the content, another version is news.
        paths = self.paths | {self.config.resolve()}
        # A folder changes when a file comes or goes: a new file of the story is one.
        return _stats(paths | {path.parent for path in paths})


def known_of(config: Path, content: Content) -> Known:
    """Return what is remembered of content."""
    paths, pictures = {config, *content.files}, set[Path]()
    if content.exhibit is not None:
        paths |= {content.folder / layer.path for layer in content.exhibit.map.layers}
        pictures = {content.folder / each.file for each in picture_job(content.exhibit).orders}
    names = frozenset(map(str, pictures))
    return Known(config, frozenset(paths | pictures), names, content.problems)


def differ_only_in(before: Footprint, after: Footprint, names: frozenset[str]) -> bool:
    """Return whether some of these files have changed and no others."""
    changed = {name for name, *_ in set(before) ^ set(after)}
    # Its folder changes as well when a file is replaced by one of the same name.
    folders = {str(Path(name).parent) for name in names}
    return bool(changed & names) and changed <= names | folders


def _stats(paths: Iterable[Path]) -> Footprint:
    found = []
    for path in sorted(paths):
        try:
            stat = path.stat()
        except OSError:
            found.append((str(path), 0, -1))
        else:
            found.append((str(path), stat.st_mtime_ns, 0 if path.is_dir() else stat.st_size))
    return tuple(found)
