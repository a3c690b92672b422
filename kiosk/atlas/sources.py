"""The files that an atlas is made from, and whether the current one is made from them as they are.

A stamp stands for all of them. It lies beside the atlas, and is that of the files before they were
read: one that is saved meanwhile makes the atlas one of older files.
"""

import contextlib
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import kiosk

STAMP = "baked-from"

_SHAPEFILE_PARTS = (".shx", ".dbf", ".prj", ".cpg")


class SourceLayer(Protocol):
    """A layer as far as its files go; all of it shows in its `repr`."""

    @property
    def path(self) -> str:
        """The file that it names, relative to the folder of the exhibit."""
        ...


def source_files(path: Path) -> tuple[Path, ...]:
    """Return the files that make up a source.

    A Shapefile is several, and beside a GeoPackage lies what QGIS saved last while it is open.
    """
    match path.suffix.lower():
        case ".shp":
            others = [part_beside(path, suffix) for suffix in _SHAPEFILE_PARTS]
        case ".gpkg":
            others = [path.with_name(f"{path.name}-wal")]
        case _:
            others = []
    return (path, *(other for other in others if other.exists()))


def part_beside(path: Path, suffix: str) -> Path:
    """Return another file of a Shapefile, its ending in small or in capital letters."""
    capital = path.with_suffix(suffix.upper())
    return capital if capital.exists() else path.with_suffix(suffix)


def stamp_of(layers: Sequence[SourceLayer], exhibit_folder: Path) -> str:
    """Return a hash of everything that the atlas of these layers is made from."""
    digest = hashlib.sha256(f"{kiosk.__version__}\n{tuple(layers)!r}".encode())
    sources = {part for layer in layers for part in source_files(exhibit_folder / layer.path)}
    # The bake itself shapes what it makes: after an update of the program it bakes again.
    for path in sorted((*sources, *Path(kiosk.__file__).parent.glob("bake/*.py"))):
        digest.update(path.name.encode())
        # One that cannot be read is told by the bake.
        with contextlib.suppress(OSError):
            if path.is_file():
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def is_fresh(cache_folder: Path, stamp: str) -> bool:
    """Return whether the current atlas was made from what the stamp stands for."""
    try:
        return (cache_folder / STAMP).read_text(encoding="ascii") == stamp
    except (OSError, UnicodeDecodeError):
        return False


def keep_stamp(cache_folder: Path, stamp: str) -> None:
    """Remember of what the current atlas was made."""
    # Without the stamp the next start bakes once more and finds that nothing has changed.
    with contextlib.suppress(OSError):
        (cache_folder / STAMP).write_text(stamp, encoding="ascii")


def keep_found(
    cache_folder: Path, what: str, stamp: str, problems: Sequence[Mapping[str, Any]]
) -> None:
    """Remember what was found wrong with files, so that nobody reads them again for that.

    Args:
        cache_folder: Of the exhibit.
        what: The files are to the exhibit, as in "map".
        stamp: Of the files.
        problems: None of which may be gone before a file is another.
    """
    # Without it the files are read once more.
    with contextlib.suppress(OSError):
        cache_folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"stamp": stamp, "problems": [dict(each) for each in problems]})
        (cache_folder / f"{what}-found.json").write_text(text, encoding="utf-8")


def found_before(cache_folder: Path, what: str, stamp: str) -> list[Any] | None:
    """Return the problems that were kept for a stamp; None if it was not looked at these files."""
    try:
        told = json.loads((cache_folder / f"{what}-found.json").read_text(encoding="utf-8"))
        return list(told["problems"]) if told["stamp"] == stamp else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
