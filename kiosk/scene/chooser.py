"""The events that share a mark, offered for choice."""

from collections.abc import Sequence

from kiosk.scene.boxes import Box
from kiosk.scene.event_rows import divider, event_row, rows_of
from kiosk.scene.hits import HitTarget
from kiosk.scene.marks import MarkGroup
from kiosk.scene.panels import sheet
from kiosk.scene.primitives import Primitive
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.intents import SelectEvent
from kiosk.state.state import State

WIDTH, PAD = 660, 10
# More than these make a list that nobody reads; the others are reached with Back and Next.
MOST_ROWS = 6
GAP = 48


def chooser_layer(
    style: Style, state: State, groups: Sequence[MarkGroup], typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the choice beside its mark, or None if nothing is offered."""
    events = [style.exhibit.event_by_id[name] for name in state.gathered[:MOST_ROWS]]
    if not events:
        return None
    k, room = style.layout.px, style.layout.beside
    width_px = min(k(WIDTH), room.width_px)
    told = [(event, "") for event in events]
    rows = rows_of(style, told, width_px, room.height_px - k(2 * PAD), typography)
    height_px = sum(row.height_px for row in rows) + k(2 * PAD)
    box = _box(style, groups, state.gathered, (width_px, height_px))
    items: list[Primitive] = [*sheet(style, box)]
    targets = [HitTarget("chooser", box, None)]
    y_px = box.y_px + k(PAD)
    for row in rows:
        at = Box(box.x_px, y_px, box.width_px, row.height_px)
        name = f"choose:{row.event.id}"
        items += event_row(style, row, at, pressed=name in state.pressed)
        items += () if row is rows[0] else divider(style, at)
        targets.append(HitTarget(name, at, SelectEvent(row.event.id)))
        y_px += row.height_px
    return Layer("chooser", box.grown(k(12)), tuple(items), kept=True), tuple(targets)


def _box(
    style: Style,
    groups: Sequence[MarkGroup],
    gathered: tuple[str, ...],
    size_px: tuple[float, float],
) -> Box:
    """Return where the choice lies: beside its mark, clear of the date and of the controls."""
    k = style.layout.px
    room, (width_px, height_px) = style.layout.beside, size_px
    marks = [
        group.head_px for group in groups if gathered[0] in {each.event.id for each in group.shown}
    ]
    x_px, y_px = marks[0] if marks else room.centre_px
    left_px = x_px + k(GAP)
    if left_px + width_px > room.right_px:
        left_px = x_px - k(GAP) - width_px
    left_px = min(max(left_px, room.x_px), room.right_px - width_px)
    top_px = max(room.y_px, min(y_px - height_px / 2, room.bottom_px - height_px))
    return style.layout.clear_of_date(
        Box(round(left_px), round(top_px), round(width_px), round(height_px))
    )
