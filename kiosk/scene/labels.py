"""Names on the map: those that its magnification has room for and that nothing above it covers."""

from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np

from kiosk.atlas.model import Atlas
from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Lens
from kiosk.geo.camera import Camera
from kiosk.scene.boxes import Box, Covered
from kiosk.scene.names import AtlasKey, label_step, labels_at
from kiosk.scene.placing import Label
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Px, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography

# Names lean as their parallel does, but no more than this, or nobody would read them.
STEEPEST_DEG = 28.0
# Of the cells in which a name looks for what may lie in its way, in design px.
CELL = 128


@dataclass(frozen=True, slots=True)
class Town:
    """A town that is named on the map, and the room of its words."""

    label: Label
    words: Box


def label_items(
    style: Style, camera: Camera, atlas: Atlas, taken: tuple[Box, ...], typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[Town, ...]]:
    """Return the names in view, except those that meet what lies above the map, and the towns.

    A country with several places for its name has it at the first that is free and in view.
    """
    items: list[Primitive] = []
    towns: list[Town] = []
    covered = Covered(style.layout.px(CELL))
    for box in taken:
        covered.add(box)
    named: set[str] = set()
    for placed in _in_view(replace(style, lens=Lens.PUBLIC), camera, AtlasKey(atlas), typography):
        label = placed.label
        if label.subject in named or not all(covered.is_free(box) for box in placed.room):
            continue
        for box in placed.room:
            covered.add(box)
        named.add(label.subject)
        items += _drawn(style, placed)
        if label.is_level:
            towns.append(Town(label, placed.room[0]))
    return tuple(items), tuple(towns)


@dataclass(frozen=True, slots=True)
class _InView:
    """A name that lies wholly on the map.

    Attributes:
        anchor_px: Of the place.
        centre_px: Of the words.
        room: Upright boxes that cover the words.
    """

    label: Label
    anchor_px: Px
    centre_px: Px
    lean_deg: float
    room: tuple[Box, ...]


# While the map rests and only time moves, the same names are asked for in every frame.
@kept_by_exhibit(maxsize=2)
def _in_view(
    style: Style, camera: Camera, key: AtlasKey, typography: Typography
) -> tuple[_InView, ...]:
    chosen = labels_at(style, label_step(camera), key.atlas, typography)
    screen = style.layout.map
    px = camera.px_from_unit(chosen.unit)
    inside = (
        camera.is_visible(chosen.unit)
        & (px >= 0.0).all(axis=1)
        & (px < (screen.width_px, screen.height_px)).all(axis=1)
    )
    index = np.flatnonzero(inside)
    px = px[index]
    way_px = camera.px_from_unit(chosen.east[index]) - px
    lean_deg = np.degrees(np.arctan2(-way_px[:, 1], way_px[:, 0]))
    # In whole steps of 2 degrees, so that turned words are drawn once for many frames.
    lean_deg = 2.0 * np.round(np.clip(lean_deg, -STEEPEST_DEG, STEEPEST_DEG) / 2.0)
    found = []
    for number, (x_px, y_px), lean in zip(
        index.tolist(), px.tolist(), lean_deg.tolist(), strict=True
    ):
        label = chosen.labels[number]
        turn_deg = 0.0 if label.is_level else lean
        centre_px, room = _room(label, (x_px, y_px), radians(turn_deg))
        # Cut off by the edge a name would not be read.
        if all(screen.holds(box) for box in room):
            found.append(_InView(label, (x_px, y_px), centre_px, turn_deg, room))
    return tuple(found)


def _drawn(style: Style, placed: _InView) -> tuple[Primitive, ...]:
    k, label = style.layout.px, placed.label
    if label.kind == "map_sea":
        ink, halo, halo_px = style.colour("sea_label"), None, 0
    elif label.is_level or label.kind == "map_line":
        ink, halo, halo_px = style.text, style.colour("land"), style.layout.whole_px(3)
    else:
        ink, halo = style.either("ink2", "text3"), style.colour("land")
        halo_px = style.layout.whole_px(2)
    words = Text(
        placed.centre_px,
        label.text,
        style.type(label.kind),
        ink,
        Anchor.CENTRE,
        halo,
        halo_px,
        placed.lean_deg,
    )
    if not label.is_level or label.kind == "map_seat":
        return (words,)
    dot, dot_px = ("capital", k(8)) if label.kind == "map_capital" else ("city", k(5.5))
    return (Glyph(dot, placed.anchor_px, dot_px, (style.text, style.either("white", "sea"))), words)


def _room(label: Label, anchor_px: Px, lean_rad: float) -> tuple[Px, tuple[Box, ...]]:
    """Return the middle of the words, and upright boxes that cover them however they lean."""
    sine, cosine = sin(lean_rad), cos(lean_rad)
    along_px, across_px = label.shift_px
    x_px = anchor_px[0] + along_px * cosine + across_px * sine
    y_px = anchor_px[1] - along_px * sine + across_px * cosine
    half_x_px, half_y_px = label.half_px
    if not lean_rad:
        upright = Box(x_px - half_x_px, y_px - half_y_px, 2 * half_x_px, 2 * half_y_px)
        return (x_px, y_px), (upright,)
    count = max(1, round(half_x_px / half_y_px))
    step_px = half_x_px / count
    wide_px = step_px * cosine + half_y_px * abs(sine)
    high_px = step_px * abs(sine) + half_y_px * cosine
    middles = (step_px * (2 * nth + 1 - count) for nth in range(count))
    return (x_px, y_px), tuple(
        Box(
            x_px + middle_px * cosine - wide_px,
            y_px - middle_px * sine - high_px,
            2 * wide_px,
            2 * high_px,
        )
        for middle_px in middles
    )
