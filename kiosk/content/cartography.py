"""How the map is drawn, as the program reads it: its files, their styles and its views."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class View:
    """A camera that the curator named.

    Attributes:
        scale: Screen heights per radian at the centre, so that it means the same on every screen.
    """

    lonlat: tuple[float, float]
    scale: float


class MapLayerKind(StrEnum):
    """What a file of geodata holds."""

    AREAS = "areas"
    LINES = "lines"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class MapLayer:
    """A layer in a file of geodata and the role in which the map draws it.

    Attributes:
        path: Relative to the exhibit's folder.
        layer: The layer inside the file; empty for a file with only one.
        role: What it is to the map: "territories" are its land; "cities", "seas" and "names" are
            named, and anything else is drawn over it by its `LayerStyle`.
        boundaries: The layer of the same file that gives the kinds of shared borders; may be empty.
        tinted: Of areas that nothing but a tint colours: what has one, of which the file should
            hold some.
    """

    id: str
    path: str
    layer: str
    kind: MapLayerKind
    role: str
    boundaries: str
    tinted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerStyle:
    """How a layer is drawn that lies over the land.

    Attributes:
        fill: Palette key of the ground of areas; empty for none.
        line: Palette key of lines, and of the edges of areas; empty for none.
        width: Width of the lines in px of the design.
        dash: Px of the design that are drawn and left out; empty for an unbroken line.
        from_scale: The smallest scale at which it is drawn, in screen heights per radian.
    """

    layer_id: str
    fill: str
    line: str
    width: float
    dash: tuple[float, float] | None
    from_scale: float


@dataclass(frozen=True, slots=True)
class Tint:
    """A ground colour for some territories, told apart by a screen of dots as well as by colour.

    Attributes:
        flat: Palette key of the flat tint shown while the map moves.
        dot: Palette key of the dots shown at rest; empty for none.
        outlined: Whether the territory gets its own heavy keyline, as a theatre's country does.
        line: Palette key of that line; empty for the usual one.
    """

    territories: tuple[str, ...]
    flat: str
    dot: str
    outlined: bool
    line: str = ""


@dataclass(frozen=True, slots=True)
class MapSettings:
    """How the map is drawn and how far a visitor may go.

    Attributes:
        home: The view in which a visit begins.
        styles: One for each layer, in the same order.
        scale_limits: The farthest and the closest scale, in screen heights per radian.
        names: What the map prints for a territory, by its id, where that differs from its name.
        label_places: Where the name of a territory is printed, by its id, the best place first.
        translated: What the map prints in the language of the exhibit for a name in the files of
            the map, or in `names`, where that differs.
    """

    projection: str
    home: View
    scale_limits: tuple[float, float]
    layers: tuple[MapLayer, ...]
    styles: tuple[LayerStyle, ...]
    tints: tuple[Tint, ...]
    names: Mapping[str, str]
    label_places: Mapping[str, tuple[tuple[float, float], ...]]
    translated: Mapping[str, str] = field(default_factory=dict)
