"""The moment on screen: the date large, the clocks of the capitals, the counted day."""

from kiosk.chrono.local import local_time
from kiosk.scene.alert import alert_items
from kiosk.scene.boxes import Box
from kiosk.scene.panels import rule, sheet
from kiosk.scene.paragraph import shortened
from kiosk.scene.primitives import Fill, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import hour, long_date, weekday
from kiosk.world.world import World


def date_layer(style: Style, world: World, typography: Typography) -> Layer:
    """Return the layer with date, clocks and day."""
    k, box = style.layout.px, style.layout.date
    inner = Box(box.x_px + k(22), box.y_px, box.width_px - k(44), box.height_px)
    today = local_time(world.utc_s, style.exhibit.timeline.zone)
    items: list[Primitive] = [*sheet(style, box)]
    if not style.secret:
        items.append(Fill(Box(box.x_px, box.y_px, box.width_px, k(12)), style.text))
    date = long_date(style.exhibit, today).upper()
    date_style = _fitted(date, style, inner.width_px, typography)
    items += [
        Text((inner.x_px, box.y_px + k(62)), date, date_style, style.text),
        rule(style, inner, box.y_px + k(110), k(5)),
        rule(style, inner, box.y_px + k(118), k(1.5)),
    ]
    items += _clocks(style, inner, world, typography)
    items.append(rule(style, inner, box.y_px + k(205), k(1.5)))
    foot_px = box.y_px + k(236)
    if world.day:
        words = (
            style.exhibit.wording["day_of_days"]
            .format(day=world.day, days=style.exhibit.timeline.counted_days)
            .upper()
        )
        items.append(Text((inner.x_px, foot_px), words, style.type("day"), style.text))
    items += alert_items(style, world, inner.right_px, foot_px)
    return Layer("date", box.grown(k(12)), tuple(items), kept=True)


def _fitted(date: str, style: Style, width_px: float, typography: Typography) -> TextStyle:
    # The design lets the date fill its block between 85 and 104 px; type is never stretched.
    largest = style.type("date")
    for size in range(104, 60, -1):
        candidate = TextStyle(largest.font, style.layout.whole_px(size))
        if typography.width_px(date, candidate) <= width_px:
            return candidate
    return largest


def _clocks(
    style: Style, inner: Box, world: World, typography: Typography
) -> tuple[Primitive, ...]:
    k = style.layout.px
    exhibit = style.exhibit
    today = local_time(world.utc_s, exhibit.timeline.zone)
    items: list[Primitive] = []
    column_px = inner.width_px / max(1, len(exhibit.clocks))
    for index, clock in enumerate(exhibit.clocks):
        when = local_time(world.utc_s, clock.zone)
        left_px = inner.x_px + index * column_px + (k(10) if index else 0.0)
        if index:
            line_px = inner.x_px + index * column_px - k(2)
            items.append(
                Fill(Box(line_px, inner.y_px + k(130), max(1.0, k(1.5)), k(66)), style.text_quiet)
            )
        name = clock.name
        if when.day != today.day:
            name = f"{name} {weekday(exhibit, when)}"
        items += [
            Text(
                (left_px, inner.y_px + k(141)),
                shortened(name.upper(), style.type("clock_name"), column_px, typography),
                style.type("clock_name"),
                style.text_quiet,
            ),
            Text((left_px, inner.y_px + k(176)), hour(when), style.type("clock"), style.text),
        ]
    return tuple(items)
