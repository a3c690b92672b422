"""The look of the map in one lens, resolved to colours for each feature of the atlas."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.atlas.model import AreaLayer, Atlas, LineLayer
from kiosk.content.model import Exhibit, Lens, Rgb

# Kinds of border that are drawn broken: nobody, or not everybody, recognised them.
UNSETTLED = frozenset(
    {"disputed", "armistice", "undefined", "cease-fire", "internal", "provisional"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The tints of one area layer.

    Attributes:
        tinted: Which paths of each LOD's fills have a tint, bool, one array an LOD.
        flat: The flat tint of each feature that has one, by its index.
        dot: The dots of each feature that has them, by its index.
        outlined: Features with a keyline of their own.
    """

    layer: AreaLayer
    tinted: tuple[npt.NDArray[np.bool_], ...]
    flat: Mapping[int, Rgb]
    dot: Mapping[int, Rgb]
    outlined: frozenset[int]
    outlined_edges: tuple[npt.NDArray[np.bool_], ...]
    tolerances_rad: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MapStyle:
    """Everything that the map's two pictures, in motion and at rest, have in common."""

    lens: Lens
    sea: Rgb
    shelf: Rgb
    shelf_inner: Rgb
    sea_dot: Rgb
    land: Rgb
    border: Rgb
    coast: Rgb
    graticule: Rgb
    river: Rgb
    beyond: Rgb
    keyline: Rgb
    wall: Rgb
    division: Rgb
    territories: Ground | None
    sectors: Ground | None
    lakes: AreaLayer | None
    rivers: LineLayer | None
    walls: tuple[LineLayer, ...]

    @property
    def glowing(self) -> bool:
        """Whether coasts glow instead of having shallow water drawn along them."""
        return self.lens is Lens.SECRET


def map_style(exhibit: Exhibit, atlas: Atlas, lens: Lens) -> MapStyle:
    """Return the look of the map in one lens."""
    palette = exhibit.palettes[lens]
    areas = {layer.role: layer for layer in atlas.areas}
    lines = {layer.role: layer for layer in atlas.lines}
    return MapStyle(
        lens=lens,
        sea=palette["sea"],
        shelf=palette["sea_shelf"],
        shelf_inner=palette["sea_shelf2"],
        sea_dot=palette["sea_dot"],
        land=palette["land"],
        border=palette["border"],
        coast=palette["coast"],
        graticule=palette["grat"],
        river=palette["river"],
        beyond=palette["paper3" if lens is Lens.PUBLIC else "band"],
        keyline=palette["mark_keyline"],
        wall=palette["ink" if lens is Lens.PUBLIC else "text"],
        division=palette["ink3" if lens is Lens.PUBLIC else "line"],
        territories=_ground(exhibit, areas.get("territories"), lens),
        sectors=_ground(exhibit, areas.get("sectors"), lens),
        lakes=areas.get("lakes"),
        rivers=lines.get("rivers"),
        walls=tuple(layer for layer in atlas.lines if layer.role == "wall"),
    )


def _ground(exhibit: Exhibit, layer: AreaLayer | None, lens: Lens) -> Ground | None:
    if layer is None:
        return None
    palette = exhibit.palettes[lens]
    index_of = {feature.id: index for index, feature in enumerate(layer.features)}
    flat: dict[int, Rgb] = {}
    dot: dict[int, Rgb] = {}
    outlined: set[int] = set()
    for tint in exhibit.map.tints:
        for territory in tint.territories:
            index = index_of.get(territory)
            if index is None:
                continue
            flat[index] = palette[tint.flat]
            if tint.dot and palette[tint.dot] != palette[tint.flat]:
                dot[index] = palette[tint.dot]
            if tint.outlined:
                outlined.add(index)
    wanted = np.array(sorted(flat), dtype=np.int32)
    edges = np.array(sorted(outlined), dtype=np.int32)
    return Ground(
        layer=layer,
        tinted=tuple(np.isin(lod.fills.owner, wanted) for lod in layer.lods),
        flat=flat,
        dot=dot,
        outlined=frozenset(outlined),
        outlined_edges=tuple(np.isin(lod.outlines.owner, edges) for lod in layer.lods),
        tolerances_rad=tuple(lod.tolerance_rad for lod in layer.lods),
    )
