"""What can be painted: plain values, so that equal scenes cost nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kiosk.content.model import Lens, Rgb
from kiosk.geo.camera import Camera
from kiosk.scene.boxes import Box
from kiosk.scene.typography import TextStyle

Px: TypeAlias = tuple[float, float]
Rgba: TypeAlias = tuple[int, int, int, int]


class Anchor(StrEnum):
    """Which point of a text its position means; the vertical one is always the baseline's box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Fill:
    """A plain rectangle; with an alpha below 255 it lets the ground through."""

    box: Box
    colour: Rgb | Rgba


@dataclass(frozen=True, slots=True)
class Panel:
    """A card or button: ground, keyline, rounded corners and a hard shadow, anti-aliased.

    Attributes:
        glow_px: How far light reaches beyond its edge, in the colour of that; 0 for none.
    """

    box: Box
    fill: Rgb
    edge: Rgb
    edge_px: float
    radius_px: float = 0.0
    shadow: Rgba | None = None
    shadow_px: Px = (0.0, 0.0)
    glow_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line.

    Attributes:
        dash_px: On and off, None for a solid line.
        smooth: Whether it is anti-aliased; without, it takes a fifth of the time.
    """

    points_px: tuple[Px, ...]
    colour: Rgb
    width_px: float
    dash_px: tuple[float, float] | None = None
    smooth: bool = True


@dataclass(frozen=True, slots=True)
class Veil:
    """Filled outlines that let the ground through, evenly also where they overlap.

    Attributes:
        spares: Who looks, if territories with a heavy line of their own keep their full colour.
    """

    outlines_px: tuple[tuple[Px, ...], ...]
    colour: Rgba
    spares: Camera | None = None


@dataclass(frozen=True, slots=True)
class Glyph:
    """A mark or icon from the vocabulary of shapes, anti-aliased.

    Attributes:
        name: A key of `icons.ICONS`.
        radius_px: Half the size of the box in which the shape was designed.
        colours: The colours of its parts, in the order in which the shape names them.
        alpha: 255 for a solid mark.
        turn_deg: Counter-clockwise about the centre.
    """

    name: str
    centre_px: Px
    radius_px: float
    colours: tuple[Rgb, ...]
    alpha: int = 255
    turn_deg: float = 0.0


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle line, anti-aliased."""

    centre_px: Px
    radius_px: float
    colour: Rgba
    width_px: float


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text.

    Attributes:
        px: The anchor: horizontally by `anchor`, vertically the middle of the line.
        halo: Colour of an outline of `halo_px` that parts the letters from the map.
        angle_deg: Counter-clockwise about the anchor.
    """

    px: Px
    text: str
    style: TextStyle
    colour: Rgb
    anchor: Anchor = Anchor.LEFT
    halo: Rgb | None = None
    halo_px: int = 0
    angle_deg: float = 0.0
    alpha: int = 255


@dataclass(frozen=True, slots=True)
class Stamp:
    """Words in a double frame, stamped askew; `centre_px` is the middle of the slip."""

    centre_px: Px
    text: str
    style: TextStyle
    ink: Rgb
    slip: Rgb
    angle_deg: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A baked picture, cut to its box; the painter waits for none.

    Attributes:
        path: As the exhibit names it.
        lens: In whose treatment it is shown.
        ground: What fills the box until it is there.
        instead: What is painted on the ground if there is none.
    """

    box: Box
    path: str
    lens: Lens
    ground: Rgb
    instead: "tuple[Glyph | Text, ...]" = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """A seismograph's line: a value from -1 to 1 for each px, around the middle of a box."""

    box: Box
    values: tuple[float, ...]
    colour: Rgb
    width_px: float


@dataclass(frozen=True, slots=True)
class Basemap:
    """The map itself; the painter keeps what it needs to draw it from the atlas.

    Attributes:
        box: The part of the camera's viewport that is seen, from (0, 0).
        atlas: The fingerprint of the atlas, so that a new one is a new picture.
        resting: Whether the camera stands still, so that the rich picture may be drawn.
        strong: Whether the contrast is stronger.
    """

    box: Box
    camera: Camera
    lens: Lens
    atlas: str
    resting: bool
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Hatching:
    """Territories under parallel lines.

    Attributes:
        areas: The name of each territory in the atlas, its pattern and the colour of the lines.
        atlas: The fingerprint of the atlas.
    """

    camera: Camera
    areas: tuple[tuple[str, str, Rgb], ...]
    atlas: str


@dataclass(frozen=True, slots=True)
class Porthole:
    """A round hole in the map through which another picture of the same camera shows.

    Attributes:
        radius_px: Of the hole.
        widest_px: The largest radius that it ever has.
        items: What shows through it, the basemap first.
        rim: Colours of the rim and of its lines and ticks.
        rim_px: Width of the rim.
    """

    centre_px: Px
    radius_px: float
    widest_px: float
    items: "tuple[Primitive, ...]"
    rim: tuple[Rgb, Rgb]
    rim_px: float
    shadow: Rgba


Primitive: TypeAlias = (
    Fill
    | Veil
    | Panel
    | Stroke
    | Glyph
    | Ring
    | Text
    | Stamp
    | Picture
    | Trace
    | Basemap
    | Hatching
    | Porthole
)
