"""What is laid out from left to right in; the same from right to left, out.

All controls and panels are laid out once, as languages that begin on the left read, and turned over
as a whole for those that begin on the right. So no panel has to know of the two, and one made
tomorrow is turned like the others. What is turned:

- boxes, anchors of texts, strokes, shadows and where a finger answers;
- the line of time with its slider, its trace and its keys for back, play and next: readers of such
  languages draw their timelines from right to left, and an arrow that meant "later" but pointed to
  where the earlier days lie would mislead them.

What is not: the map, for east is where it is; letters, which the fonts set; pictures and signs that
point nowhere. Call-outs on the map lie where their places are, and only what is in them is turned.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, assert_never

from kiosk.chrono.scale import TimeScale
from kiosk.scene.bidi import begins_right
from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import HitTarget
from kiosk.scene.icons import DIRECTED
from kiosk.scene.layout import Layout
from kiosk.scene.paragraph import Line
from kiosk.scene.primitives import (
    Anchor,
    Basemap,
    Glyph,
    Hatching,
    Panel,
    Picture,
    Primitive,
    Px,
    Ring,
    Stamp,
    Stroke,
    Text,
    Trace,
    Veil,
)
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style

_OTHER_SIDE = {
    Anchor.LEFT: Anchor.RIGHT,
    Anchor.CENTRE: Anchor.CENTRE,
    Anchor.RIGHT: Anchor.LEFT,
}


def mirrored_layout(layout: Layout) -> Layout:
    """Return the boxes where they lie in the end, for what must keep clear of them."""
    width_px = layout.viewport.width_px
    boxes: dict[str, Any] = {
        name: mirrored_box(box, width_px)
        for name in layout.__dataclass_fields__
        if isinstance(box := getattr(layout, name), Box)
    }
    return replace(layout, **boxes)


def mirrored_axis(axis: TimeScale, width_px: float) -> TimeScale:
    """Return the scale of time that runs to the left."""
    return replace(axis, left_px=width_px - axis.left_px - axis.width_px, leftward=True)


def mirrored_px(px: Px, width_px: float) -> Px:
    """Return a point on the other side of the middle of this width."""
    return width_px - px[0], px[1]


def mirrored_box(box: Box, width_px: float) -> Box:
    """Return a box on the other side."""
    return Box(width_px - box.right_px, box.y_px, box.width_px, box.height_px)


def mirrored_boxes(boxes: Iterable[Box], width_px: float) -> tuple[Box, ...]:
    """Return boxes on the other side."""
    return tuple(mirrored_box(box, width_px) for box in boxes)


def mirrored_layer(layer: Layer, width_px: float) -> Layer:
    """Return a layer on the other side, with what is in it turned over."""
    return replace(
        layer,
        box=mirrored_box(layer.box, width_px),
        items=mirrored_items(layer.items, width_px),
        offset_px=(-layer.offset_px[0], layer.offset_px[1]),
        clip=None if layer.clip is None else mirrored_box(layer.clip, width_px),
    )


def mirrored_target(target: HitTarget, width_px: float) -> HitTarget:
    """Return where the same control answers on the other side."""
    match target.area:
        case Disc(centre_px, radius_px):
            return replace(target, area=Disc(mirrored_px(centre_px, width_px), radius_px))
        case Box():
            return replace(target, area=mirrored_box(target.area, width_px))
        case _:
            assert_never(target.area)


def as_read(style: Style, box: Box, items: Iterable[Primitive]) -> tuple[Primitive, ...]:
    """Return what is in a box on the map, turned over within it where the language asks for it."""
    if not style.exhibit.rtl:
        return tuple(items)
    width_px = box.x_px + box.right_px
    return tuple(item if _is_untold(item) else _mirrored(item, width_px) for item in items)


def mirrored_items(items: Iterable[Primitive], width_px: float) -> tuple[Primitive, ...]:
    """Return drawings on the other side of the middle of this width."""
    return tuple(_mirrored(item, width_px) for item in items)


def _is_untold(item: Primitive) -> bool:
    """Return whether an item is a line of a paragraph that nobody has translated."""
    return (
        isinstance(item, Text)
        and isinstance(item.text, Line)
        and not begins_right(item.text, rtl=True)
    )


def _mirrored(item: Primitive, width_px: float) -> Primitive:  # noqa: PLR0911  one arm for each primitive: the union is the table of contents
    match item:
        case Panel():
            right_px, down_px = item.shadow_px
            return replace(
                item, box=mirrored_box(item.box, width_px), shadow_px=(-right_px, down_px)
            )
        case Trace():
            box = mirrored_box(item.box, width_px)
            return replace(item, box=box, values=item.values[::-1])
        case Stroke():
            return replace(item, points_px=_mirrored_line(item.points_px, width_px))
        case Veil():
            outlines = tuple(_mirrored_line(line, width_px) for line in item.outlines_px)
            return replace(item, outlines_px=outlines)
        case Glyph():
            # Signs that point somewhere are the same above and below: half a turn mirrors them.
            turn_deg = item.turn_deg + (180.0 if item.name in DIRECTED else 0.0)
            centre_px = mirrored_px(item.centre_px, width_px)
            return replace(item, centre_px=centre_px, turn_deg=turn_deg)
        case Ring() | Stamp():
            return replace(item, centre_px=mirrored_px(item.centre_px, width_px))
        case Text(text=Line() as line) if _is_untold(item):
            # It begins on the left of its column.
            return replace(item, px=(width_px - item.px[0] - line.column_px, item.px[1]))
        case Text():
            anchor, px = _OTHER_SIDE[item.anchor], mirrored_px(item.px, width_px)
            return replace(item, px=px, anchor=anchor)
        case Basemap() | Hatching():
            return item
        case _:
            return _moved(item, width_px)


def _moved(item: Primitive, width_px: float) -> Primitive:
    """Return a drawing that looks the same on the other side, with its boxes there."""
    boxes: dict[str, Any] = {
        name: mirrored_box(box, width_px)
        for name in item.__dataclass_fields__
        if isinstance(box := getattr(item, name), Box)
    }
    if isinstance(item, Picture):
        boxes["instead"] = mirrored_items(item.instead, width_px)
    return replace(item, **boxes)


def _mirrored_line(points_px: tuple[Px, ...], width_px: float) -> tuple[Px, ...]:
    return tuple(mirrored_px(px, width_px) for px in points_px)
