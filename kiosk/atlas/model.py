"""The baked map: unit vectors packed for one gather and one matrix product a frame.

At every level of detail (LOD) the paths of a layer lie end to end in one array of unit vectors.
Each path keeps a bounding cap, so that one product with the centre of the view culls it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.floating]
IntArray: TypeAlias = npt.NDArray[np.int32]

# The role of the layer that is the land of the map.
TERRITORIES = "territories"
# The kind of a border about which its file says nothing.
SETTLED = "international"


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Many paths on the sphere, packed.

    Attributes:
        unit: Vertices, shape (vertices, 3), float32 where the LOD allows, else float64.
        start: Where each path begins in `unit`, and one past the last; shape (paths + 1,).
        cap_unit: Centre of each path's bounding cap, shape (paths, 3).
        cap_rad: Angular radius of the cap, shape (paths,).
        owner: For each path the index of its feature (or of its line kind), shape (paths,).
    """

    unit: FloatArray
    start: IntArray
    cap_unit: FloatArray
    cap_rad: FloatArray
    owner: IntArray


@dataclass(frozen=True, slots=True)
class Feature:
    """What the file says of one feature besides its shape.

    Attributes:
        label_lonlat: Where its name belongs: the inside point farthest from the edge.
        extent_rad: Angular radius of its largest part, counted smaller where that is a thin strip.
        properties: The other columns of the file, as text.
    """

    id: str
    name: str
    label_lonlat: tuple[float, float]
    extent_rad: float
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class AreaLod:
    """An area layer at one level of detail.

    Attributes:
        tolerance_rad: How large the details are, about, that were simplified away.
        ground: All areas merged and cut into cells, for one colour; closed rings without the
            repeated last vertex. Holes are already cut away: every ring is a plain fill. Where
            merging saves little, at fine levels, these are the fills once more.
        fills: The same by feature; `owner` is the index into the layer's features.
        outlines: Outer edges that belong to one feature only, such as coasts, without the cells'
            own edges; `owner` is the index into the layer's features, and it lies on the left.
        borders: Edges shared by two features, once; `owner` is the index into `border_kinds`.
        border_sides: For each path of `borders` the two features that it parts, the one on its
            left first, shape (paths, 2).
    """

    tolerance_rad: float
    ground: Paths
    fills: Paths
    outlines: Paths
    borders: Paths
    border_sides: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class LineLod:
    """A line layer at one level of detail."""

    tolerance_rad: float
    lines: Paths


@dataclass(frozen=True, slots=True, eq=False)
class AreaLayer:
    """Countries, lakes, sectors: anything with a ground.

    Attributes:
        lods: From coarse to fine.
    """

    id: str
    role: str
    features: tuple[Feature, ...]
    border_kinds: tuple[str, ...]
    lods: tuple[AreaLod, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LineLayer:
    """Rivers, walls, roads."""

    id: str
    role: str
    features: tuple[Feature, ...]
    lods: tuple[LineLod, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PointLayer:
    """Towns, names of seas; shape of unit is (features, 3)."""

    id: str
    role: str
    features: tuple[Feature, ...]
    unit: FloatArray


Layer: TypeAlias = AreaLayer | LineLayer | PointLayer


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """The whole baked map.

    Attributes:
        fingerprint: A hash over everything inside, so that equal atlases compare cheaply.
    """

    areas: tuple[AreaLayer, ...]
    lines: tuple[LineLayer, ...]
    points: tuple[PointLayer, ...]
    fingerprint: str
