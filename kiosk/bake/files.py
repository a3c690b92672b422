"""The path of a layer in, the hash of its files out, or why they should not be read."""

import hashlib
import stat
from pathlib import Path

from kiosk.atlas.sources import part_beside, source_files
from kiosk.bake.findings import Findings, Spot

SIZE_LIMIT_BYTES = 200_000_000
# Ten times the finest public map of the world; beyond it the bake would starve a small machine.

_KINDS_OF_FILE = (".gpkg", ".geojson", ".json", ".shp", ".csv")

_SHAPEFILE_HEADER_BYTES = 100
_TABLE_HEADER_BYTES = 12
# As far as it is read here; ESRI Shapefile Technical Description, 1998, and dBase III.

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BEGINNINGS = {
    ".gpkg": (b"SQLite format 3\0", "GeoPackage"),
    ".shp": (b"\0\0\x27\x0a", "Shapefile"),
}

_PATH = Spot(key="path")
_COPY_AGAIN = "Copy the file here again, or export it again from QGIS."
_COPY_ALL = "Copy all files of the Shapefile here: .shp, .shx, .dbf and .prj."


def readable_sha256(path: Path, findings: Findings) -> str | None:
    """Return the hash of all files of a source, None if they should not or cannot be read."""
    try:
        _note_faults(path, findings)
        if findings.has_errors():
            return None
        digest = hashlib.sha256()
        for part in source_files(path):
            with part.open("rb") as file:
                hashlib.file_digest(file, lambda: digest)
    except OSError as error:
        note_unopened(error, findings)
        return None
    return digest.hexdigest()


def note_unopened(error: OSError, findings: Findings) -> None:
    """Note that the system does not let a file be read."""
    findings.error(
        f"The file cannot be opened: {error.strerror or error}.",
        "Close it in other programs and let everybody read it.",
    )


def _note_faults(path: Path, findings: Findings) -> None:
    try:
        # Not is_file, which calls a folder that may not be looked into a missing file.
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        findings.error(
            "There is no such file.",
            "Put the file there, or correct the path in config.toml.",
            _PATH,
        )
        return
    if path.suffix.lower() not in _KINDS_OF_FILE:
        findings.error(
            f'The file ends in "{path.suffix}", which is no kind of geodata that can be read.',
            "Save it as GeoPackage (.gpkg), GeoJSON (.geojson), Shapefile (.shp) or CSV (.csv).",
            _PATH,
        )
        return
    parts = source_files(path)
    for part in parts:
        # To read a pipe or a device would take for ever.
        if not stat.S_ISREG(part.stat().st_mode):
            what = "a folder" if part.is_dir() else "a pipe or a device"
            findings.error(f'"{part.name}" is {what}, not a file.', "Put the file itself there.")
            return
    size_bytes = sum(part.stat().st_size for part in parts)
    if size_bytes > SIZE_LIMIT_BYTES:
        findings.error(
            f"The file has {size_bytes / 1e6:.0f} MB; at most"
            f" {SIZE_LIMIT_BYTES / 1e6:.0f} MB are read.",
            "Simplify it in QGIS (Vector, Geometry Tools, Simplify), or leave out what the map"
            " does not show.",
        )
    elif not path.stat().st_size:
        findings.error("The file is empty.", _COPY_AGAIN)
    else:
        _note_false_beginning(path, findings)


def _note_false_beginning(path: Path, findings: Findings) -> None:
    """Note what is not what its name says.

    The reader goes by the content, and among the formats that it knows are some that point to
    other files or to the network.
    """
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(4096)
    if suffix in (".geojson", ".json"):
        text = head.removeprefix(_BYTE_ORDER_MARK).lstrip()
        if text and not text.startswith(b"{"):
            findings.error(
                'The file does not begin with "{", as GeoJSON in UTF-8 does.',
                "Export the layer again from QGIS as GeoJSON with the encoding UTF-8.",
                Spot(line=1, column=1),
            )
    elif suffix in _BEGINNINGS:
        beginning, name = _BEGINNINGS[suffix]
        if not head.startswith(beginning):
            findings.error(
                f"The file does not begin as a {name} does: it is something else or damaged.",
                f"Export the layer again from QGIS as {name}.",
            )
        elif suffix == ".shp":
            _note_missing_parts(path, findings)


def _note_missing_parts(path: Path, findings: Findings) -> None:
    index, table = part_beside(path, ".shx"), part_beside(path, ".dbf")
    if not index.exists():
        findings.error(
            f'There is no "{index.name}" beside it, which tells where each shape begins.', _COPY_ALL
        )
    if not table.exists():
        findings.warning(
            f'There is no "{table.name}" beside it, which holds ids, names and all other columns.',
            _COPY_ALL,
        )
    for part in (path, index, table):
        if part.exists() and part.stat().st_size < _promised_bytes(part):
            findings.error(f'"{part.name}" was cut off: its end is missing.', _COPY_ALL)


def _promised_bytes(part: Path) -> int:
    """Return how many bytes a part of a Shapefile has by its own account."""
    with part.open("rb") as file:
        head = file.read(_SHAPEFILE_HEADER_BYTES)
    if part.suffix.lower() != ".dbf":
        # Counted in words of two bytes.
        return max(2 * int.from_bytes(head[24:28], "big"), _SHAPEFILE_HEADER_BYTES)
    rows = int.from_bytes(head[4:8], "little")
    header_bytes, row_bytes = (int.from_bytes(head[at : at + 2], "little") for at in (8, 10))
    return max(header_bytes + rows * row_bytes, _TABLE_HEADER_BYTES)
