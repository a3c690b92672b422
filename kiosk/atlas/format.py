"""Layers in, a manifest and blocks of numbers out, and back: the baked format, both ways.

The manifest is JSON that a person can read: what the layers are called, where they came from and
at which byte of the data file each array lies. The data file is nothing but the arrays.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

import numpy as np
import numpy.typing as npt

from kiosk.atlas.model import (
    AreaLayer,
    AreaLod,
    Feature,
    Layer,
    LineLayer,
    LineLod,
    Paths,
    PointLayer,
)

FORMAT_VERSION = 2

Json: TypeAlias = dict[str, Any]
Array: TypeAlias = npt.NDArray[Any]

_ALIGNMENT_BYTES = 64
# A cache line: no vertex straddles two at the start of an array.

_DTYPES = ("<f4", "<f8", "<i4")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a baked layer came from.

    Attributes:
        layer_id: The layer.
        key: A hash over everything that shaped it: equal keys, equal layers.
        path: The file of geodata, relative to the exhibit's folder.
        sha256: The hash of that file.
        notes: What was repaired in it: line, column, subject, what was found, and the remedy.
    """

    layer_id: str
    key: str
    path: str
    sha256: str
    notes: tuple[tuple[int, int, str, str, str], ...] = ()


class Blocks:
    """Arrays on their way into the data file."""

    def __init__(self) -> None:
        # A word for whoever opens the file; it also keeps an atlas without arrays mappable.
        self._parts: list[bytes | Array] = [b"kiosk atlas: see manifest.json\n"]
        self.size_bytes = len(self._parts[0])
        self._places: dict[tuple[object, ...], list[Any]] = {}
        # Held, so that no memory is given out twice.
        self._sources: list[Array] = []

    def added(self, array: Array) -> list[Any]:
        """Take an array in, once, and return its entry in the manifest: type, shape and offset."""
        # By its memory: what is read from an atlas are views, and all empty arrays are alike.
        memory = array.ctypes.data if array.size else 0
        identity = (memory, array.dtype.str, array.shape, array.strides)
        if identity not in self._places:
            self._sources.append(array)
            self._places[identity] = self._placed(array)
        return self._places[identity]

    def _placed(self, array: Array) -> list[Any]:
        # Numbers lie with the lowest byte first, whatever machine bakes.
        plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        gap_bytes = -self.size_bytes % _ALIGNMENT_BYTES
        offset = self.size_bytes + gap_bytes
        self._parts += [bytes(gap_bytes), plain]
        self.size_bytes = offset + plain.nbytes
        return [plain.dtype.str, list(plain.shape), offset]

    def chunks(self) -> Iterator[bytes | memoryview]:
        """Yield the content of the data file."""
        for part in self._parts:
            yield part if isinstance(part, bytes) else part.reshape(-1).view(np.uint8).data


def described(layers: Sequence[Layer], origins: Sequence[Origin], blocks: Blocks) -> list[Json]:
    """Return the layers' entries in the manifest; their arrays go into the blocks."""
    return [
        _described(layer, blocks)
        | {
            "key": origin.key,
            "source": {"path": origin.path, "sha256": origin.sha256},
            "notes": [list(note) for note in origin.notes],
        }
        for layer, origin in zip(layers, origins, strict=True)
    ]


def _described(layer: Layer, blocks: Blocks) -> Json:
    entry: Json = {
        "id": layer.id,
        "role": layer.role,
        "features": [
            [f.id, f.name, list(f.label_lonlat), f.extent_rad, dict(f.properties)]
            for f in layer.features
        ],
    }
    match layer:
        case AreaLayer():
            lods = [
                {
                    "tolerance_rad": lod.tolerance_rad,
                    "ground": _paths_entry(lod.ground, blocks),
                    "fills": _paths_entry(lod.fills, blocks),
                    "outlines": _paths_entry(lod.outlines, blocks),
                    "borders": _paths_entry(lod.borders, blocks),
                    "border_sides": blocks.added(lod.border_sides),
                }
                for lod in layer.lods
            ]
            return entry | {"kind": "areas", "border_kinds": list(layer.border_kinds), "lods": lods}
        case LineLayer():
            lines = [
                {"tolerance_rad": lod.tolerance_rad, "lines": _paths_entry(lod.lines, blocks)}
                for lod in layer.lods
            ]
            return entry | {"kind": "lines", "lods": lines}
        case PointLayer():
            return entry | {"kind": "points", "unit": blocks.added(layer.unit)}
        case _:
            assert_never(layer)


def _paths_entry(paths: Paths, blocks: Blocks) -> Json:
    return {
        "unit": blocks.added(paths.unit),
        "start": blocks.added(paths.start),
        "cap_unit": blocks.added(paths.cap_unit),
        "cap_rad": blocks.added(paths.cap_rad),
        "owner": blocks.added(paths.owner),
    }


def layer_from(entry: Json, data: npt.NDArray[np.uint8]) -> Layer:
    """Return the layer of a manifest's entry; its arrays are views of the data.

    Raises:
        ValueError: If the entry makes no sense for this data.
        KeyError: If the entry lacks something.
        TypeError: If something in the entry is of the wrong kind.
    """

    def array(place: Sequence[Any]) -> Array:
        return _view(place, data)

    layer_id, role = str(entry["id"]), str(entry["role"])
    features = tuple(
        Feature(id_, name, (lonlat[0], lonlat[1]), extent_rad, properties)
        for id_, name, lonlat, extent_rad, properties in entry["features"]
    )
    match entry["kind"]:
        case "areas":
            lods = tuple(_area_lod(lod, array) for lod in entry["lods"])
            return AreaLayer(layer_id, role, features, tuple(entry["border_kinds"]), lods)
        case "lines":
            lines = tuple(
                LineLod(lod["tolerance_rad"], _paths(lod["lines"], array)) for lod in entry["lods"]
            )
            return LineLayer(layer_id, role, features, lines)
        case "points":
            return PointLayer(layer_id, role, features, array(entry["unit"]))
        case kind:
            msg = f"the layer {layer_id!r} is of the unknown kind {kind!r}"
            raise ValueError(msg)


def origin_from(entry: Json) -> Origin:
    """Return where the layer of a manifest's entry came from."""
    source = entry["source"]
    notes = tuple(
        (int(line), int(column), subject, found, remedy)
        for line, column, subject, found, remedy in entry["notes"]
    )
    return Origin(entry["id"], entry["key"], source["path"], source["sha256"], notes)


def _area_lod(lod: Mapping[str, Any], array: Callable[[Sequence[Any]], Array]) -> AreaLod:
    return AreaLod(
        tolerance_rad=lod["tolerance_rad"],
        ground=_paths(lod["ground"], array),
        fills=_paths(lod["fills"], array),
        outlines=_paths(lod["outlines"], array),
        borders=_paths(lod["borders"], array),
        border_sides=array(lod["border_sides"]),
    )


def _paths(entry: Mapping[str, Sequence[Any]], array: Callable[[Sequence[Any]], Array]) -> Paths:
    return Paths(
        unit=array(entry["unit"]),
        start=array(entry["start"]),
        cap_unit=array(entry["cap_unit"]),
        cap_rad=array(entry["cap_rad"]),
        owner=array(entry["owner"]),
    )


def _view(place: Sequence[Any], data: npt.NDArray[np.uint8]) -> Array:
    dtype_name, shape, offset = place
    if dtype_name not in _DTYPES:
        msg = f"an array is of the unknown type {dtype_name!r}"
        raise ValueError(msg)
    dtype = np.dtype(dtype_name)
    end = offset + dtype.itemsize * int(np.prod(shape, dtype=np.int64))
    if not 0 <= offset <= end <= len(data):
        msg = f"an array ends at byte {end} of {len(data)}"
        raise ValueError(msg)
    array: Array = data[offset:end].view(dtype).reshape(shape)
    return array
