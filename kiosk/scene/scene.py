"""One frame as a value: layers from the ground up, and what answers to touch."""

from dataclasses import dataclass
from math import inf

from kiosk.chrono.scale import TimeScale
from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.primitives import Primitive


@dataclass(frozen=True, slots=True)
class Layer:
    """Primitives that change together.

    Attributes:
        box: The part of the screen that they touch.
        kept: Whether the painter keeps them as a surface. Layers that change with every frame
            are painted straight onto it instead.
        opaque: Whether they cover their whole box.
        sparing: Whether words that were never shown before may come a few frames late, as while
            the map moves or a card glides in.
        clip: The part of the box that is shown; None for all. It may change without a repaint.
        offset_px: How far the whole layer is moved, while it slides in; needs no repaint either.
        alpha: How solid it is; only a kept layer can be less than 255.
    """

    id: str
    box: Box
    items: tuple[Primitive, ...]
    kept: bool
    opaque: bool = False
    sparing: bool = False
    clip: Box | None = None
    offset_px: tuple[float, float] = (0.0, 0.0)
    alpha: int = 255


@dataclass(frozen=True, slots=True)
class Iris:
    """The round edge between the two worlds while one gives way to the other.

    Attributes:
        opening: Whether the new world is inside and grows; else it closes in from outside.
        rim: Colour of the edge.
    """

    centre_px: tuple[float, float]
    radius_px: float
    opening: bool
    rim: tuple[int, int, int]
    rim_px: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything about one frame.

    Attributes:
        layers: From the ground up.
        targets: What answers to touch, the topmost last.
        axis: The slider's scale, by which a finger on it means an instant.
        track_px: The left end of the slider's track and its width, if it shows a part of the axis.
        iris: The edge between the worlds while the switch is being turned.
        faded: After a cut, how far what was before has faded away, 0 to 1; None at other times.
        moving: Whether the next frame will differ without any touch.
        pause_s: How long the picture may stand before it must be looked at again although nothing
            moves, as while it changes very slowly.
    """

    layers: tuple[Layer, ...]
    targets: tuple[HitTarget, ...]
    axis: TimeScale
    snap_px: float
    moving: bool
    iris: Iris | None = None
    faded: float | None = None
    track_px: tuple[float, float] | None = None
    pause_s: float = inf
