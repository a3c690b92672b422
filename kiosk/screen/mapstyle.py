"""The look of the map in one lens, resolved to colours for each feature of the atlas."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from kiosk.atlas.lookup import feature_at
from kiosk.atlas.model import (
    SETTLED,
    TERRITORIES,
    AreaLayer,
    AreaLod,
    Atlas,
    FloatArray,
    LineLayer,
    Paths,
)
from kiosk.content.model import Exhibit, LayerStyle, Lens, Rgb
from kiosk.scene.strong import strengthened
from kiosk.screen.projected import lod_for
from kiosk.screen.spans import Codes

# The numbers of the first grounds.
SEA, LAND = 0, 1


class LineKind(IntEnum):
    """How a line of the land is drawn."""

    BORDER = 0
    UNSETTLED = 1
    COAST = 2
    KEYLINE = 3


# Radii of dots as shares of the way from dot to dot.
LAND_DOT, SEA_DOT = 0.19, 0.12


@dataclass(frozen=True, slots=True, eq=False)
class Tints:
    """The grounds that some areas of an overlay have of their own.

    Attributes:
        flat: The tint of each feature that has one, by its index.
        tinted: Which paths of each LOD's fills have a tint, one array an LOD.
    """

    flat: Mapping[int, Rgb]
    tinted: tuple[npt.NDArray[np.bool_], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """How the sea, the land or a tinted territory is printed.

    Attributes:
        flat: Its colour while the map moves.
        paper: Its colour between the dots, at rest.
        dot: Of the dots; the same as the paper where there are none.
        dot_share: Their radius as a share of the way from dot to dot.
        line: Of its heavy line, if that has a colour of its own.
    """

    flat: Rgb
    paper: Rgb
    dot: Rgb
    dot_share: float
    line: Rgb | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LandLines:
    """The lines of the land at one LOD, and the grounds on both of their sides.

    Attributes:
        outlines: Against the sea.
        outline_sides: The ground on the left and the right of each, shape (paths, 2).
        borders: Between territories.
        border_sides: Likewise.
        border_kind: The `LineKind` of each border, shape (paths,).
        outline_kind: The `LineKind` of each outline, shape (paths,).
        island_rad: The angular radius of each outline that closes on itself, and infinity for
            the others, of which no piece may be left out; shape (paths,).
    """

    outlines: Paths
    outline_sides: Codes
    borders: Paths
    border_sides: Codes
    border_kind: Codes
    outline_kind: Codes
    island_rad: npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Land:
    """The layer of the territories.

    Attributes:
        ground_of: The number of each feature's ground, shape (features,).
    """

    layer: AreaLayer
    ground_of: Codes
    keylined: frozenset[int]
    tolerances_rad: tuple[float, ...]
    _lines: dict[int, LandLines] = field(default_factory=dict)

    def lod(self, scale_px: float, tolerance_px: float) -> int:
        """Return the number of the LOD for a scale."""
        return lod_for(self.tolerances_rad, scale_px, tolerance_px)

    def lines(self, lod: int) -> LandLines:
        """Return the lines of a LOD; worked out when it is first in view."""
        if lod not in self._lines:
            self._lines[lod] = self._lines_of(self.layer.lods[lod])
        return self._lines[lod]

    def ground_at(self, lod: int, unit: FloatArray) -> int:
        """Return the ground of a place, shape (3,)."""
        feature = feature_at(self.layer.lods[lod], unit)
        return SEA if feature is None else int(self.ground_of[feature])

    def _lines_of(self, level: AreaLod) -> LandLines:
        # The one kind that is drawn unbroken: the others were not recognised by all, were meant for
        # a time only, were never surveyed, or lie inside a state.
        kinds = [i for i, kind in enumerate(self.layer.border_kinds) if kind == SETTLED]
        outlines = level.outlines
        first, last = outlines.unit[outlines.start[:-1]], outlines.unit[outlines.start[1:] - 1]
        closed = (first == last).all(axis=1)
        inland = self.ground_of[outlines.owner]
        settled = np.isin(level.borders.owner, kinds)
        heavy = sorted(self.keylined)
        keylined = np.isin(outlines.owner, heavy)
        # A heavy line runs on along the neighbours on land.
        heavy_border = np.isin(level.border_sides, heavy).any(axis=1)
        border_kind = _either(settled, LineKind.BORDER, LineKind.UNSETTLED)
        return LandLines(
            outlines=outlines,
            outline_sides=np.column_stack((inland, np.full_like(inland, SEA))),
            borders=level.borders,
            border_sides=self.ground_of[level.border_sides],
            border_kind=np.where(heavy_border, np.uint8(LineKind.KEYLINE), border_kind),
            outline_kind=_either(keylined, LineKind.KEYLINE, LineKind.COAST),
            island_rad=np.where(closed, outlines.cap_rad, np.inf),
        )


def _either(which: npt.NDArray[np.bool_], then: LineKind, otherwise: LineKind) -> Codes:
    return np.where(which, np.uint8(then), np.uint8(otherwise))


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
        grounds: The sea first, then the plain land, then the tints.
        beyond: What lies around the globe.
        overlays: From the lowest to the highest.
    """

    lens: Lens
    grounds: tuple[Ground, ...]
    shelf: Rgb
    shelf_inner: Rgb
    line_colours: Mapping[LineKind, Rgb]
    graticule: Rgb
    beyond: Rgb
    land: Land | None
    overlays: tuple[Overlay, ...]

    @property
    def glowing(self) -> bool:
        """Whether coasts glow instead of having shallow water drawn along them."""
        return self.lens is Lens.SECRET


def map_style(exhibit: Exhibit, atlas: Atlas, lens: Lens, *, strong: bool = False) -> MapStyle:
    """Return the look of the map in one lens, with the usual contrast or a stronger one."""
    palette = (strengthened(exhibit) if strong else exhibit.palettes)[lens]
    layers: dict[str, AreaLayer | LineLayer] = {layer.id: layer for layer in atlas.areas}
    layers |= {layer.id: layer for layer in atlas.lines}
    lands = [layer for layer in atlas.areas if layer.role == TERRITORIES]
    overlays = [
        _overlay(exhibit, layers[style.layer_id], style, palette)
        for style in exhibit.map.styles
        if style.layer_id in layers and layers[style.layer_id].role != TERRITORIES
    ]
    grounds = _grounds(exhibit, palette)
    return MapStyle(
        lens=lens,
        grounds=grounds,
        shelf=palette["sea_shelf"],
        shelf_inner=palette["sea_shelf2"],
        line_colours={
            LineKind.BORDER: palette["border"],
            LineKind.UNSETTLED: palette["border"],
            LineKind.COAST: palette["coast"],
            LineKind.KEYLINE: palette["mark_keyline" if lens is Lens.PUBLIC else "coast"],
        },
        graticule=palette["grat"],
        beyond=palette["paper3" if lens is Lens.PUBLIC else "band"],
        land=_land(exhibit, lands[0]) if lands else None,
        overlays=tuple(overlays),
    )


def _grounds(exhibit: Exhibit, palette: Mapping[str, Rgb]) -> tuple[Ground, ...]:
    sea, land = palette["sea"], palette["land"]
    grounds = [Ground(sea, sea, palette["sea_dot"], SEA_DOT), Ground(land, land, land, LAND_DOT)]
    for tint in exhibit.map.tints:
        flat = palette[tint.flat]
        dot = palette[tint.dot] if tint.dot else flat
        # Dots alone on the common paper, or on paper of their own where an outline holds it.
        paper = land if dot != flat and not tint.outlined else flat
        line = palette[tint.line] if tint.line else None
        grounds.append(Ground(flat, paper, dot, LAND_DOT, line))
    return tuple(grounds)


def _land(exhibit: Exhibit, layer: AreaLayer) -> Land:
    ground_of = np.full(len(layer.features), LAND, np.uint8)
    keylined: set[int] = set()
    index_of = {feature.id: index for index, feature in enumerate(layer.features)}
    for ground, tint in enumerate(exhibit.map.tints, start=LAND + 1):
        own = [index_of[territory] for territory in tint.territories if territory in index_of]
        ground_of[own] = ground
        if tint.outlined:
            keylined.update(own)
    tolerances_rad = tuple(lod.tolerance_rad for lod in layer.lods)
    return Land(layer, ground_of, frozenset(keylined), tolerances_rad)


def _overlay(
    exhibit: Exhibit, layer: AreaLayer | LineLayer, style: LayerStyle, palette: Mapping[str, Rgb]
) -> Overlay:
    return Overlay(
        layer=layer,
        tolerances_rad=tuple(lod.tolerance_rad for lod in layer.lods),
        tints=_tints(exhibit, layer, palette) if isinstance(layer, AreaLayer) else None,
        fill=palette[style.fill] if style.fill else None,
        line=palette[style.line] if style.line else None,
        width=style.width,
        dash=style.dash,
        least_scale=style.from_scale,
    )


def _tints(exhibit: Exhibit, layer: AreaLayer, palette: Mapping[str, Rgb]) -> Tints:
    index_of = {feature.id: index for index, feature in enumerate(layer.features)}
    flat = {
        index_of[territory]: palette[tint.flat]
        for tint in exhibit.map.tints
        for territory in tint.territories
        if territory in index_of
    }
    tinted = np.array(sorted(flat), np.int32)
    return Tints(flat, tuple(np.isin(lod.fills.owner, tinted) for lod in layer.lods))
