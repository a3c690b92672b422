"""Who knew, on a card: a row of lights, and a list with the times."""

from kiosk.scene.card_rows import CAPTION_LINE, Column, Row, gap, heading
from kiosk.scene.card_told import Knower, Told
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Text

# Of a light, by the size of the letters beside it.
RADIUS = 0.36


def lights_of(column: Column, told: Told) -> list[Row]:
    """Return the row of lights: who knows by now."""
    if not told.knowers:
        return []
    style, k = column.style, column.style.layout.px
    words = style.type("caption")
    height_px = style.leading_px(words, CAPTION_LINE)
    radius_px = words.size_px * RADIUS
    lines: list[list[Primitive]] = [[]]
    left_px, right_px = column.left_px, column.left_px + column.width_px
    title = f"{style.exhibit.wording['who_knew']}:"
    lines[-1].append(Text((left_px, height_px / 2), title, words, style.text_quiet))
    x_px = left_px + column.typography.width_px(title, words) + k(16)
    for knower in told.knowers:
        width_px = 2 * radius_px + k(8) + column.typography.width_px(knower.name, words)
        if x_px + width_px > right_px and x_px > left_px:
            lines.append([])
            x_px = left_px
        lines[-1] += _light(column, told, knower, x_px, height_px)
        x_px += width_px + k(18)
    return [gap(k(10)), *(Row(height_px, tuple(line)) for line in lines)]


def _light(
    column: Column, told: Told, knower: Knower, left_px: float, height_px: float
) -> tuple[Glyph, Text]:
    style = column.style
    radius_px = style.type("caption").size_px * RADIUS
    colour = told.event.theatre.glow_rgb if knower.knows else style.text_quiet
    return (
        Glyph(
            "lit" if knower.knows else "unlit",
            (left_px + radius_px, height_px / 2),
            radius_px,
            (colour, style.panel),
        ),
        Text(
            (left_px + 2 * radius_px + column.style.layout.px(8), height_px / 2),
            knower.name,
            style.type("caption"),
            style.text if knower.knows else style.text_quiet,
        ),
    )


def knowers_of(column: Column, told: Told) -> list[Row]:
    """Return the parties with the time since which each knew."""
    if not told.knowers:
        return []
    style, words = column.style, column.style.type("caption")
    height_px = words.size_px * 1.4
    rows = [gap(column.style.layout.px(18)), *heading(column, style.exhibit.wording["who_knew"])]
    for knower in told.knowers:
        since = Text(
            (column.left_px + column.width_px, height_px / 2),
            knower.since,
            words,
            style.text_quiet,
            Anchor.RIGHT,
        )
        light = _light(column, told, knower, column.left_px, height_px)
        rows.append(Row(height_px, (*light, since)))
    return rows
