"""The baked pictures: what the bake leaves in the cache and the running exhibit finds there.

The folder `pictures` holds one file for each picture, treatment and width, under a name that
follows from what it was made of, and `index.json`, which is replaced in one step. So whenever the
power fails, the index names whole files.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = "pictures"
INDEX = "index.json"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class BakedSize:
    """A picture in one of its widths; the file lies in the folder of the pictures."""

    width_px: int
    height_px: int
    file: str


@dataclass(frozen=True, slots=True)
class BakedPicture:
    """A picture in the treatment of one of the worlds.

    Attributes:
        focus: What must stay in sight when it is cut further, in shares of width and height.
        sizes: From the narrowest to the widest; none if the file is no picture.
        key: Of what it was made.
        remarks: What a curator should know of its file, and what to do about it.
    """

    focus: tuple[float, float]
    sizes: tuple[BakedSize, ...]
    key: str
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Gallery:
    """All baked pictures, by their path in the exhibit and the lens that shows them.

    Attributes:
        folder: Where their files lie.
        stamp: Of what they were made from; empty for an empty gallery.
    """

    folder: Path
    pictures: Mapping[tuple[str, str], BakedPicture]
    stamp: str = ""


def empty_gallery(cache_folder: Path) -> Gallery:
    """Return a gallery without pictures."""
    return Gallery(cache_folder / FOLDER, MappingProxyType({}))


def stored_gallery(cache_folder: Path) -> Gallery:
    """Return the pictures in a cache; none if nothing was baked or the index is damaged."""
    folder = cache_folder / FOLDER
    try:
        table = json.loads((folder / INDEX).read_bytes())
        if table["format"] != FORMAT_VERSION:
            return empty_gallery(cache_folder)
        pictures = {
            (str(each["path"]), str(each["lens"])): _picture(each) for each in table["pictures"]
        }
        return Gallery(folder, MappingProxyType(pictures), str(table["stamp"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return empty_gallery(cache_folder)


def index_of(gallery: Gallery) -> bytes:
    """Return the index of a gallery as it is stored."""
    entries = [
        {
            "path": path,
            "lens": lens,
            "focus": list(picture.focus),
            "key": picture.key,
            "remarks": [list(each) for each in picture.remarks],
            "sizes": [[each.width_px, each.height_px, each.file] for each in picture.sizes],
        }
        for (path, lens), picture in gallery.pictures.items()
    ]
    table = {"format": FORMAT_VERSION, "stamp": gallery.stamp, "pictures": entries}
    return json.dumps(table, ensure_ascii=False, indent=0).encode()


def _picture(entry: Mapping[str, Any]) -> BakedPicture:
    across, down = (float(each) for each in entry["focus"])
    sizes = tuple(
        # A name and no path: nothing outside the folder is ever opened.
        BakedSize(int(width), int(height), Path(str(file)).name)
        for width, height, file in entry["sizes"]
    )
    remarks = tuple((str(found), str(remedy)) for found, remedy in entry["remarks"])
    return BakedPicture((across, down), sizes, str(entry["key"]), remarks)
