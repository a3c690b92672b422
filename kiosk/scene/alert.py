"""How ready the forces stand: a number where the lens lets it through, a veil where not."""

from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Anchor, Panel, Primitive, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.scene.words import digits
from kiosk.world.readiness import alert_scale
from kiosk.world.world import World

CELL = 38


def alert_items(
    style: Style, world: World, right_px: float, middle_px: float
) -> tuple[Primitive, ...]:
    """Return the scale with the levels in force, or the words that none was announced.

    Args:
        style: The look.
        world: Its alerts are those that the lens lets through.
        right_px: Where it ends on the right.
        middle_px: The middle of its line.
    """
    scale = alert_scale(style.exhibit)
    if scale is None:
        return ()
    kind, highest = scale.kind, scale.highest
    numbered = [
        shown.alert
        for shown in world.alerts
        if shown.alert.kind == kind and shown.alert.level is not None
    ]
    # The same forces as over the timeline; without any the level at peace says nothing next to one
    # that does.
    told = {force.id for force in style.exhibit.forces}
    levels = {alert.level for alert in numbered if alert.who in told or not told}
    if not levels:
        words = style.exhibit.wording["alert_not_announced"]
        return (
            Text((right_px, middle_px), words, style.type("sign"), style.text_quiet, Anchor.RIGHT),
        )
    k = style.layout.px
    lit = levels if told else levels - {highest} or levels
    items: list[Primitive] = []
    left_px = right_px - highest * k(CELL + 2)
    items.append(
        Text(
            (left_px - k(10), middle_px),
            style.capitals(kind),
            style.type("sign"),
            style.text_quiet,
            Anchor.RIGHT,
        )
    )
    for index, level in enumerate(range(highest, 0, -1)):
        box = Box(left_px + index * k(CELL + 2), middle_px - k(CELL) / 2, k(CELL), k(CELL))
        on = level in lit
        ground = style.text if on else style.panel
        ink = style.panel if on else style.text_quiet
        items += [
            Panel(box, ground, style.either("ink", "line"), k(2.5)),
            Text(
                box.centre_px, digits(style.exhibit, level), style.type("tick"), ink, Anchor.CENTRE
            ),
        ]
    return tuple(items)


def alert_width_px(style: Style, world: World, typography: Typography) -> float:
    """Return how wide that is."""
    items = alert_items(style, world, 0.0, 0.0)
    return max(
        (typography.width_px(item.text, item.style) - item.px[0] for item in items
         if isinstance(item, Text) and item.anchor is Anchor.RIGHT),
        default=0.0,
    )  # fmt: skip
