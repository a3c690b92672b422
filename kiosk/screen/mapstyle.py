"""The look of the map in one lens, resolved to colours for each feature of the atlas."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.atlas.model import AreaLayer, Atlas, LineLayer, Paths
from kiosk.content.model import Exhibit, LayerStyle, Lens, Rgb
from kiosk.screen.projected import lod_for

TERRITORIES = "territories"
# The one kind of border that is drawn unbroken: the others were not recognised by all, were meant
# for a time only, were never surveyed, or lie inside a state.
SETTLED = "international"


@dataclass(frozen=True, slots=True, eq=False)
class Tints:
    """The grounds that some areas of a layer have of their own.

    Attributes:
        flat: The flat tint of each feature that has one, by its index.
        dot: The dots of each feature that has them, by its index.
        outlined: Features with a keyline of their own.
        tinted: Which paths of each LOD's fills have a tint, one array an LOD.
        keylines: Which paths of each LOD's outlines have a keyline, one array an LOD.
    """

    flat: Mapping[int, Rgb]
    dot: Mapping[int, Rgb]
    outlined: frozenset[int]
    tinted: tuple[npt.NDArray[np.bool_], ...]
    keylines: tuple[npt.NDArray[np.bool_], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Land:
    """The layer of the territories.

    Attributes:
        settled: Which paths of each LOD's borders are drawn unbroken, one array an LOD.
    """

    layer: AreaLayer
    tints: Tints
    tolerances_rad: tuple[float, ...]
    settled: tuple[npt.NDArray[np.bool_], ...]

    def lod(self, scale_px: float, tolerance_px: float) -> int:
        """Return the number of the LOD for a scale."""
        return lod_for(self.tolerances_rad, scale_px, tolerance_px)


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """A layer over the land, and the colours and lines in which it is drawn.

    Attributes:
        tints: Of an area layer; None of lines.
        least_scale: In screen heights per radian.
    """

    layer: AreaLayer | LineLayer
    tolerances_rad: tuple[float, ...]
    tints: Tints | None
    fill: Rgb | None
    line: Rgb | None
    width: float
    dash: tuple[float, float] | None
    least_scale: float

    def lod(self, scale_px: float, tolerance_px: float) -> int:
        """Return the number of the LOD for a scale."""
        return lod_for(self.tolerances_rad, scale_px, tolerance_px)

    def strokes(self, lod: int) -> tuple[Paths, ...]:
        """Return what is drawn as lines at a LOD."""
        if isinstance(self.layer, LineLayer):
            return (self.layer.lods[lod].lines,)
        return (self.layer.lods[lod].outlines, self.layer.lods[lod].borders)


@dataclass(frozen=True, slots=True, eq=False)
class MapStyle:
    """Everything that the map's two pictures, in motion and at rest, have in common.

    Attributes:
        beyond: What lies around the globe.
        keyline: The edge of an outlined territory.
        overlays: From the lowest to the highest.
    """

    lens: Lens
    sea: Rgb
    shelf: Rgb
    shelf_inner: Rgb
    sea_dot: Rgb
    land_colour: Rgb
    border: Rgb
    coast: Rgb
    graticule: Rgb
    beyond: Rgb
    keyline: Rgb
    land: Land | None
    overlays: tuple[Overlay, ...]

    @property
    def glowing(self) -> bool:
        """Whether coasts glow instead of having shallow water drawn along them."""
        return self.lens is Lens.SECRET


def map_style(exhibit: Exhibit, atlas: Atlas, lens: Lens) -> MapStyle:
    """Return the look of the map in one lens."""
    palette = exhibit.palettes[lens]
    layers: dict[str, AreaLayer | LineLayer] = {layer.id: layer for layer in atlas.areas}
    layers |= {layer.id: layer for layer in atlas.lines}
    lands = [layer for layer in atlas.areas if layer.role == TERRITORIES]
    overlays = [
        _overlay(exhibit, layers[style.layer_id], style, lens)
        for style in exhibit.map.styles
        if style.layer_id in layers and layers[style.layer_id].role != TERRITORIES
    ]
    return MapStyle(
        lens=lens,
        sea=palette["sea"],
        shelf=palette["sea_shelf"],
        shelf_inner=palette["sea_shelf2"],
        sea_dot=palette["sea_dot"],
        land_colour=palette["land"],
        border=palette["border"],
        coast=palette["coast"],
        graticule=palette["grat"],
        beyond=palette["paper3" if lens is Lens.PUBLIC else "band"],
        keyline=palette["mark_keyline" if lens is Lens.PUBLIC else "coast"],
        land=_land(exhibit, lands[0], lens) if lands else None,
        overlays=tuple(overlays),
    )


def _land(exhibit: Exhibit, layer: AreaLayer, lens: Lens) -> Land:
    tolerances_rad = tuple(lod.tolerance_rad for lod in layer.lods)
    kinds = [index for index, kind in enumerate(layer.border_kinds) if kind == SETTLED]
    settled = tuple(np.isin(lod.borders.owner, kinds) for lod in layer.lods)
    return Land(layer, _tints(exhibit, layer, lens), tolerances_rad, settled)


def _overlay(
    exhibit: Exhibit, layer: AreaLayer | LineLayer, style: LayerStyle, lens: Lens
) -> Overlay:
    palette = exhibit.palettes[lens]
    return Overlay(
        layer=layer,
        tolerances_rad=tuple(lod.tolerance_rad for lod in layer.lods),
        tints=_tints(exhibit, layer, lens) if isinstance(layer, AreaLayer) else None,
        fill=palette[style.fill] if style.fill else None,
        line=palette[style.line] if style.line else None,
        width=style.width,
        dash=style.dash,
        least_scale=style.from_scale,
    )


def _tints(exhibit: Exhibit, layer: AreaLayer, lens: Lens) -> Tints:
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
    tinted, edged = np.array(sorted(flat), np.int32), np.array(sorted(outlined), np.int32)
    return Tints(
        flat=flat,
        dot=dot,
        outlined=frozenset(outlined),
        tinted=tuple(np.isin(lod.fills.owner, tinted) for lod in layer.lods),
        keylines=tuple(np.isin(lod.outlines.owner, edged) for lod in layer.lods),
    )
