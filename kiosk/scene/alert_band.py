"""The band over the seismograph: how ready the forces stood, or a veil where nothing was told."""

from kiosk.chrono.scale import TimeScale
from kiosk.content.forgetting import while_shown
from kiosk.content.model import Rgb
from kiosk.scene.boxes import Box
from kiosk.scene.layout import ROW_ALERT, ROW_TRACE, ROW_TRACE_ALONE
from kiosk.scene.primitives import Fill, Panel, Primitive, Stroke, Text
from kiosk.scene.style import Style, mixed
from kiosk.scene.typography import TextStyle, Typography
from kiosk.world.readiness import AlertScale, Readiness, alert_scale, readiness

# Shares of the way from peace to war from which on a segment is tinted, and from which inverted.
TINTED, INVERTED = 0.4, 0.7
VEIL_STEP = 14


def trace_row(style: Style) -> Box:
    """Return the box of the seismograph, which has all the room where no levels are told."""
    told = bool(readiness(style.exhibit, style.lens))
    return style.layout.row(ROW_TRACE if told else ROW_TRACE_ALONE)


@while_shown(8)
def alert_band(style: Style, axis: TimeScale, typography: Typography) -> tuple[Primitive, ...]:
    """Return the segments of the levels with their names, as far as the track shows them."""
    scale = alert_scale(style.exhibit)
    steps = readiness(style.exhibit, style.lens)
    if scale is None or not steps:
        return ()
    row = style.layout.row(ROW_ALERT)
    items: list[Primitive] = []
    for step in steps:
        left_px = max(row.x_px, axis.px_from_utc(step.from_utc_s))
        right_px = min(row.right_px, axis.px_from_utc(step.to_utc_s))
        if right_px - left_px < 1.0:
            continue
        box = Box(left_px, row.y_px, right_px - left_px, row.height_px)
        if step.levels[0] is None:
            items += _veil(style, box, typography)
        else:
            items += _segment(style, box, scale, step, typography)
    return tuple(items)


def _segment(
    style: Style, box: Box, scale: AlertScale, step: Readiness, typography: Typography
) -> tuple[Primitive, ...]:
    ground, ink = _colours(style, scale, step)
    edge = style.either("ink", "coast")
    items: list[Primitive] = [Panel(box, ground, edge, style.layout.px(1.5))]
    text_style = style.type("legend", min(1.0, 1.06 / style.layout.text))
    words = _fitting(style, scale, step, box.width_px - style.layout.px(14), text_style, typography)
    if words:
        at_px = (box.x_px + style.layout.px(9), box.centre_px[1])
        items.append(Text(at_px, words, text_style, ink))
    return tuple(items)


def _colours(style: Style, scale: AlertScale, step: Readiness) -> tuple[Rgb, Rgb]:
    lowest = min(level for level in step.levels if level is not None)
    share = (scale.highest - lowest) / max(1, scale.highest - 1)
    ground = style.either("paper2", "band")
    if share >= INVERTED:
        return style.text, ground
    if share >= TINTED:
        return style.either("paper3", "panel3"), style.text
    return ground, style.text


def _fitting(
    style: Style,
    scale: AlertScale,
    step: Readiness,
    width_px: float,
    text_style: TextStyle,
    typography: Typography,
) -> str:
    """Return the most telling words that find room: those of the first, then those apart."""
    kind, first = style.capitals(scale.kind), step.levels[0]
    apart = [
        (force, level)
        for force, level in zip(style.exhibit.forces[1:], step.levels[1:], strict=True)
        if level is not None and level != first
    ]
    named = "".join(f" · {force.name} {level}" for force, level in apart)
    brief = "".join(f" · {force.short or force.name} {level}" for force, level in apart)
    choices = (f"{kind} {first}{named}", f"{kind} {first}{brief}", f"{first}{brief}", f"{first}")
    fits = (each for each in choices if typography.width_px(each, text_style) <= width_px)
    return next(fits, "")


def _veil(style: Style, box: Box, typography: Typography) -> tuple[Primitive, ...]:
    """Return a hatched ground that says that nothing was announced."""
    k = style.layout.px
    ground = style.either("paper2", "band")
    pale = mixed(style.text, ground, 0.78)
    items: list[Primitive] = [Fill(box, ground)]
    x_px = box.x_px - box.height_px
    while x_px < box.right_px:
        # Cut to the box, so that no line shows beside the track.
        low_px, high_px = max(x_px, box.x_px), min(x_px + box.height_px, box.right_px)
        if high_px > low_px:
            foot, head = box.bottom_px - (low_px - x_px), box.bottom_px - (high_px - x_px)
            items.append(Stroke(((low_px, foot), (high_px, head)), pale, k(1.5)))
        x_px += k(VEIL_STEP)
    items += [
        Fill(Box(box.x_px, box.y_px, box.width_px, max(1.0, k(1.5))), pale),
        Fill(Box(box.x_px, box.bottom_px, box.width_px, max(1.0, k(1.5))), pale),
    ]
    words, text_style = (
        style.exhibit.wording["alert_not_announced"],
        style.type("legend", min(1.0, 1.06 / style.layout.text)),
    )
    width_px = typography.width_px(words, text_style) + k(18)
    if width_px <= box.width_px:
        items += [
            Fill(Box(box.x_px, box.y_px + k(1.5), width_px, box.height_px - k(1.5)), ground),
            Text((box.x_px + k(9), box.centre_px[1]), words, text_style, style.text_quiet),
        ]
    return tuple(items)
