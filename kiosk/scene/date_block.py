"""The moment on screen: the date large, the clocks of the capitals, the counted day."""

from dataclasses import replace

from kiosk.chrono.local import local_time
from kiosk.scene.alert import alert_items, alert_width_px
from kiosk.scene.boxes import Box
from kiosk.scene.panels import rule, sheet
from kiosk.scene.primitives import Fill, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import TYPE, Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import digits, hour, long_date, weekday
from kiosk.world.world import World

# Rules across the sheet: how far down, and how thick.
RULES = ((110, 5), (118, 1.5), (205, 1.5))
# What stays free beside names and hours in a column of the clocks, in design px.
NAME_GAP, HOUR_GAP = 16, 12
# Below it letters are no help to anybody, however many clocks there are.
LEAST_PX = 7


def date_layers(style: Style, world: World, typography: Typography) -> tuple[Layer, Layer]:
    """Return the sheet, which stays, and on it date, clocks and day, which change every minute."""
    k, box = style.layout.px, style.layout.date
    inner = Box(box.x_px + k(22), box.y_px, box.width_px - k(44), box.height_px)
    today = local_time(world.utc_s, style.exhibit.timeline.zone)
    date = style.capitals(long_date(style.exhibit, today))
    date_style = _fitted(date, style, inner.width_px, typography)
    items: list[Primitive] = [Text((inner.x_px, box.y_px + k(62)), date, date_style, style.text)]
    items += _clocks(style, inner, world, typography)
    foot_px = box.y_px + k(236)
    if world.day:
        words = style.capitals(
            style.exhibit.wording["day_of_days"].format(
                day=digits(style.exhibit, world.day),
                days=digits(style.exhibit, style.exhibit.timeline.counted_days),
            )
        )
        room_px = inner.width_px - alert_width_px(style, world, typography) - k(20)
        fitting = style.fitting("day", words, room_px, typography)
        day_style = _shrunk(fitting, typography.width_px(words, fitting), room_px)
        items.append(Text((inner.x_px, foot_px), words, day_style, style.text))
    items += alert_items(style, world, inner.right_px, foot_px)
    grown = box.grown(k(16))
    return (
        Layer("date_sheet", grown, _ground(style, box, inner), kept=True),
        Layer("date", grown, tuple(items), kept=False),
    )


def _ground(style: Style, box: Box, inner: Box) -> tuple[Primitive, ...]:
    k = style.layout.px
    items: list[Primitive] = [*sheet(style, box)]
    if not style.secret:
        items.append(Fill(Box(box.x_px, box.y_px, box.width_px, k(12)), style.text))
    else:
        items += _corners(style, box)
    items += [rule(style, inner, box.y_px + k(at), k(pen)) for at, pen in RULES]
    for index in range(1, len(style.exhibit.clocks)):
        line_px = inner.x_px + index * _column_px(style, inner) - k(2)
        line = Box(line_px, inner.y_px + k(130), max(1.0, k(1.5)), k(66))
        items.append(Fill(line, style.text_quiet))
    return tuple(items)


def _column_px(style: Style, inner: Box) -> float:
    return inner.width_px / max(1, len(style.exhibit.clocks))


def _corners(style: Style, box: Box) -> tuple[Fill, ...]:
    """Return a bracket at each corner, as in the finder of a camera."""
    k = style.layout.px
    long_px, wide_px = k(34), k(5)
    return tuple(
        Fill(Box(left_px, top_px, width_px, height_px), style.text)
        for width_px, height_px in ((long_px, wide_px), (wide_px, long_px))
        for left_px in (box.x_px, box.right_px - width_px)
        for top_px in (box.y_px, box.bottom_px - height_px)
    )


def _fitted(date: str, style: Style, width_px: float, typography: Typography) -> TextStyle:
    # The design lets the date fill its block between 85 and 104 px; dates of languages that need
    # more room come down to 61, and those in a wide font to 36. Type is never stretched.
    sizes = [style.type("date", size / TYPE["date"][1]) for size in range(104, 35, -1)]
    fitting = (each for each in sizes if typography.width_px(date, each) <= width_px)
    return next(fitting, sizes[-1])


def _clocks(
    style: Style, inner: Box, world: World, typography: Typography
) -> tuple[Primitive, ...]:
    k = style.layout.px
    exhibit = style.exhibit
    today = local_time(world.utc_s, exhibit.timeline.zone)
    items: list[Primitive] = []
    column_px = _column_px(style, inner)
    times = [local_time(world.utc_s, clock.zone) for clock in exhibit.clocks]
    names = [
        style.capitals(clock.name)
        if when.day == today.day
        else style.capitals(f"{clock.name} {weekday(exhibit, when)}")
        for clock, when in zip(exhibit.clocks, times, strict=True)
    ]
    name_style = _narrowed(names, style, column_px - k(NAME_GAP), typography)
    hour_style = _hour_style(style, column_px - k(HOUR_GAP), typography)
    for index, (name, when) in enumerate(zip(names, times, strict=True)):
        left_px = inner.x_px + index * column_px + (k(8) if index else 0.0)
        items += [
            Text((left_px, inner.y_px + k(141)), name, name_style, style.text_quiet),
            Text(
                (left_px, inner.y_px + k(176)),
                digits(exhibit, hour(when)),
                hour_style,
                style.text,
            ),
        ]
    return tuple(items)


def _hour_style(style: Style, width_px: float, typography: Typography) -> TextStyle:
    """Return the style of the hours: the same at every hour, or they would grow and shrink."""
    usual = style.type("clock")
    widest_px = max(
        typography.width_px(digits(style.exhibit, f"{digit}{digit}:{digit}{digit}"), usual)
        for digit in range(10)
    )
    return _shrunk(usual, widest_px, width_px)


def _shrunk(letters: TextStyle, wide_px: float, room_px: float) -> TextStyle:
    """Return letters so much smaller that what is as wide as given has room."""
    if wide_px <= room_px:
        return letters
    return replace(letters, size_px=max(int(letters.size_px * room_px / wide_px), LEAST_PX))


def _narrowed(names: list[str], style: Style, width_px: float, typography: Typography) -> TextStyle:
    # The names of the clocks are all set alike, as large as the longest allows.
    largest = style.type("clock_name")
    for size_px in range(largest.size_px, LEAST_PX, -1):
        candidate = replace(largest, size_px=size_px, tracking_px=0)
        if all(typography.width_px(name, candidate) <= width_px for name in names):
            return candidate
    return replace(largest, size_px=LEAST_PX, tracking_px=0)
