"""Guided tours on screen: their key and sheet, what they say, and how to go on or stop."""

from math import ceil

from kiosk.content.model import Tour
from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.key_row import smallest, story_keys_size
from kiosk.scene.lettering import common_size, set_in
from kiosk.scene.panels import key, key_ink, sheet
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.state.intents import BeginTour, ChooseTour, GoOnWithTour, Intent, StepTour, StopTour
from kiosk.state.state import State
from kiosk.state.tours import shown_step, tour_lasts_s

WIDTH, ROW, GAP, PAD = 720, 108, 10, 18
# Keys a little lower than a finger, and 3 mm apart on a screen of 21 inches.
KEY_WIDTH, KEY_HEIGHT, KEY_GAP = 166, 78, 13
CAPTION_LEADING = 1.1


def offered(style: Style) -> tuple[Tour, ...]:
    """Return the tours that visitors may choose."""
    return tuple(tour for tour in style.exhibit.tours if tour.listed)


def has_key(style: Style, state: State) -> bool:
    """Return whether the key of the tours is on screen: not under a card, nor during a tour."""
    return bool(offered(style)) and not state.event_id and not state.guide.speaks


def tours_key(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the key that offers the tours, or None."""
    if not has_key(style, state):
        return None
    k, box = style.layout.px, style.layout.tours
    pressed, lit = "tours" in state.pressed, state.guide.offered
    down_px = k(3) if pressed else 0.0
    words = style.capitals(style.exhibit.wording["tours"])
    text_style = story_keys_size(style, typography)
    width_px = typography.width_px(words, text_style)
    left_px = box.centre_px[0] - (width_px + k(54)) / 2
    middle_px = box.centre_px[1] + down_px
    ink = key_ink(style, pressed=pressed, lit=lit)
    items = (
        *key(style, box, pressed=pressed, lit=lit),
        Glyph("tour", (left_px + k(20), middle_px), k(22), (ink,)),
        Text((left_px + k(54), middle_px), words, text_style, ink),
    )
    layer = Layer("tours", box.grown(k(8)), items, kept=True)
    return layer, (HitTarget("tours", box, ChooseTour()),)


def tours_sheet(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the choice of tours above its key, or None while it is not open."""
    tours = offered(style)
    if not state.guide.offered or not tours:
        return None
    k, screen = style.layout.px, style.layout.screen
    foot_px = style.layout.tours.y_px - k(16)
    room_px = foot_px - k(24)
    row_px = min(k(ROW), (room_px - k(2 * PAD)) / len(tours) - k(GAP))
    height_px = k(2 * PAD - GAP) + (row_px + k(GAP)) * len(tours)
    width_px = min(k(WIDTH), screen.width_px - k(48))
    right_px = min(style.layout.tours.right_px, screen.right_px - k(24))
    if style.layout.column is not None:
        # Clear of the date, which the column holds.
        right_px = max(right_px, style.layout.column.right_px + k(24) + width_px)
    box = Box(round(right_px - width_px), round(foot_px - height_px), width_px, height_px)
    items: list[Primitive] = [*sheet(style, box)]
    targets = [HitTarget("tours_sheet", box, None)]
    for nth, tour in enumerate(tours):
        row = Box(
            box.x_px + k(PAD),
            box.y_px + k(PAD) + (row_px + k(GAP)) * nth,
            box.width_px - k(2 * PAD),
            row_px,
        )
        items += _row(style, state, tour, row, typography)
        targets.append(HitTarget(f"tour:{tour.id}", row, BeginTour(tour.id)))
    return Layer("tours_sheet", box.grown(k(14)), tuple(items), kept=True, sparing=True), tuple(
        targets
    )


def _row(
    style: Style, state: State, tour: Tour, row: Box, typography: Typography
) -> tuple[Primitive, ...]:
    k = style.layout.px
    pressed = f"tour:{tour.id}" in state.pressed
    down_px = k(3) if pressed else 0.0
    left_px, right_px = row.x_px + k(24), row.right_px - k(24)
    minutes = style.exhibit.wording["tour_minutes"].format(minutes=minutes_of(tour))
    small = style.type("tour_line")
    minutes_px = typography.width_px(minutes, small)
    title = style.capitals(tour.title)
    title_px = right_px - left_px - minutes_px - k(24)
    middle_px = row.centre_px[1] + down_px
    up_px = k(22)
    # One size for all rows, that of the longest.
    summaries = tuple(each.summary for each in offered(style))
    line = common_size(style, "tour_line", summaries, right_px - left_px, typography)
    return (
        *key(style, row, pressed=pressed, lit=False),
        Text(
            (left_px, middle_px - up_px),
            title,
            style.fitting("button", title, title_px, typography),
            style.text,
        ),
        Text((right_px, middle_px - up_px), minutes, small, style.text_quiet, Anchor.RIGHT),
        Text((left_px, middle_px + k(24)), tour.summary, line, style.text_quiet),
    )


def minutes_of(tour: Tour) -> int:
    """Return how long a tour takes, in whole minutes; one that takes 3 min 10 s takes 3."""
    return max(1, round(tour_lasts_s(tour) / 60.0))


def caption_box(style: Style, state: State) -> Box:
    """Return the panel of a tour that runs; upright it lies below an open card."""
    box = style.layout.caption
    if style.layout.portrait and state.event_id:
        top_px = style.layout.card.bottom_px + style.layout.px(16)
        return Box(box.x_px, top_px, box.width_px, box.bottom_px - top_px)
    return box


def caption_layer(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return what a running tour says, with its keys; None without one."""
    touring = state.guide.tour
    step = shown_step(style.exhibit, state)
    if touring is None or step is None or touring.paused:
        return None
    k, box = style.layout.px, caption_box(style, state)
    tour = style.exhibit.tour_by_id[touring.tour_id]
    inner = Box(box.x_px + k(28), box.y_px + k(18), box.width_px - k(56), box.height_px - k(34))
    row_px = k(KEY_HEIGHT)
    keys, targets, keys_px = _keys(style, state, inner, row_px, typography)
    room = (inner.width_px, inner.height_px - row_px - k(12))
    text_style, lines = set_in(
        style, "tour_caption", step.caption, room, CAPTION_LEADING, typography
    )
    items: list[Primitive] = [*sheet(style, box)]
    leading_px = style.leading_px(text_style, CAPTION_LEADING)
    y_px = inner.y_px + (room[1] - len(lines) * leading_px) / 2
    for nth, line in enumerate(lines):
        middle_px = y_px + leading_px * (nth + 0.5)
        items.append(Text((inner.x_px, middle_px), line, text_style, style.text))
    foot_px = inner.bottom_px - row_px / 2
    title = style.capitals(tour.title)
    left_px = inner.width_px - keys_px - k(24)
    items.append(
        Text(
            (inner.x_px, foot_px - k(19)),
            title,
            style.fitting("tour_title", title, left_px, typography),
            style.text_quiet,
        )
    )
    items += _dots(style, inner.x_px, foot_px + k(20), left_px, touring.step, len(tour.steps))
    items += keys
    layer = Layer("caption", box.grown(k(14)), tuple(items), kept=True, sparing=True)
    return layer, (HitTarget("caption", box, None), *targets)


def _dots(
    style: Style, left_px: float, y_px: float, room_px: float, step: int, count: int
) -> tuple[Primitive, ...]:
    """Return one dot a stop: those told are full, the present one is large."""
    k = style.layout.px
    pitch_px = min(k(34), room_px / max(1, count))
    ink = style.text
    quiet = style.either("paper3", "line")
    items = []
    for nth in range(count):
        centre_px = (left_px + pitch_px / 2 + nth * pitch_px, y_px)
        if nth == step:
            items.append(Glyph("button", centre_px, min(k(12), pitch_px / 2), (ink, ink)))
        else:
            fill = ink if nth < step else quiet
            items.append(Glyph("button", centre_px, min(k(7), pitch_px / 3), (fill, fill)))
    return tuple(items)


def _keys(
    style: Style, state: State, inner: Box, row_px: float, typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[HitTarget, ...], float]:
    """Return the keys at the lower right end, and the width that they take."""
    k, wording = style.layout.px, style.exhibit.wording
    touring = state.guide.tour
    assert touring is not None
    wanted: tuple[tuple[str, str, str, Intent], ...] = (
        ("tour_back", "left", wording["back"], StepTour(-1)),
        ("tour_next", "right", wording["next"], StepTour(1)),
        ("tour_stop", "close", wording["tour_stop"], StopTour()),
    )
    width_px, gap_px = k(KEY_WIDTH), k(KEY_GAP)
    size = smallest(
        marked_key_size(style, words, width_px, typography) for _, _, words, _ in wanted
    )
    items: list[Primitive] = []
    targets = []
    for nth, (name, icon, words, intent) in enumerate(wanted):
        left_px = inner.right_px - (len(wanted) - nth) * width_px - (len(wanted) - 1 - nth) * gap_px
        box = Box(left_px, inner.bottom_px - row_px, width_px, row_px)
        look = (name in state.pressed, False)
        items += marked_key(style, box, (icon, words), typography, look, size)
        targets.append(HitTarget(name, box, intent))
    return tuple(items), tuple(targets), len(wanted) * (width_px + gap_px) - gap_px


def marked_key(
    style: Style,
    box: Box,
    face: tuple[str, str],
    typography: Typography,
    look: tuple[bool, bool],
    size: TextStyle,
) -> tuple[Primitive, ...]:
    """Return a key with an icon before its words; `look` is whether it is pressed, and lit."""
    (icon, words), (pressed, lit) = face, look
    k = style.layout.px
    down_px = k(3) if pressed else 0.0
    words = style.capitals(words)
    width_px = typography.width_px(words, size)
    left_px = box.centre_px[0] - (width_px + k(40)) / 2
    middle_px = box.centre_px[1] + down_px
    ink = key_ink(style, pressed=pressed, lit=lit)
    return (
        *key(style, box, pressed=pressed, lit=lit),
        Glyph(icon, (left_px + k(13), middle_px), k(17), (ink, style.either("paper", "panel2"))),
        Text((left_px + k(40), middle_px), words, size, ink),
    )


def marked_key_size(style: Style, words: str, width_px: float, typography: Typography) -> TextStyle:
    """Return the size in which words fit a key with an icon."""
    room_px = width_px - style.layout.px(66)
    return style.fitting("button", style.capitals(words), room_px, typography)


def waiting_box(style: Style, state: State) -> Box:
    """Return where the keys of a waiting tour are; upright they lie above an open card."""
    box = style.layout.waiting
    if style.layout.portrait and state.event_id:
        top_px = style.layout.card.y_px - box.height_px - style.layout.px(16)
        return Box(box.x_px, top_px, box.width_px, box.height_px)
    return box


def waiting_layer(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the keys of a tour that waits while the visitor looks around; None without one."""
    touring = state.guide.tour
    if touring is None or not touring.paused or state.guide.ended is not None:
        return None
    if shown_step(style.exhibit, state) is None:
        return None
    k, wording, box = style.layout.px, style.exhibit.wording, waiting_box(style, state)
    stop_px = ceil(k(KEY_WIDTH))
    gap_px = k(KEY_GAP)
    go_on = Box(box.x_px, box.y_px, box.width_px - stop_px - gap_px, box.height_px)
    stop = Box(box.right_px - stop_px, box.y_px, stop_px, box.height_px)
    pressed = state.pressed
    size = smallest(
        marked_key_size(style, wording[name], each.width_px, typography)
        for name, each in (("tour_go_on", go_on), ("tour_stop", stop))
    )
    items = (
        *marked_key(
            style,
            go_on,
            ("play", wording["tour_go_on"]),
            typography,
            ("tour_go_on" in pressed, True),
            size,
        ),
        *marked_key(
            style,
            stop,
            ("close", wording["tour_stop"]),
            typography,
            ("tour_stop" in pressed, False),
            size,
        ),
    )
    layer = Layer("waiting", box.grown(k(8)), items, kept=True)
    return layer, (
        HitTarget("tour_go_on", go_on, GoOnWithTour()),
        HitTarget("tour_stop", stop, StopTour()),
    )


def covers(style: Style, state: State) -> tuple[Box, ...]:
    """Return the boxes that tours take from the map."""
    k = style.layout.px
    boxes = []
    if state.guide.speaks:
        boxes.append(caption_box(style, state).grown(k(8)))
    elif state.guide.tour is not None:
        boxes.append(waiting_box(style, state).grown(k(8)))
    if has_key(style, state):
        boxes.append(style.layout.tours.grown(k(8)))
    return tuple(boxes)
