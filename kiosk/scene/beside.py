"""Sheets beside the map: the same minute elsewhere, what came before and after, a letter."""

from math import inf
from typing import assert_never

from kiosk.content.model import Event, Theatre
from kiosk.scene.boxes import Box
from kiosk.scene.event_rows import ROW, divider, event_row, rows_of
from kiosk.scene.hits import HitTarget
from kiosk.scene.key_row import story_keys_size
from kiosk.scene.letter import letter_lines
from kiosk.scene.panels import key, key_ink, rule, sheet
from kiosk.scene.primitives import Glyph, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.scene.words import event_time
from kiosk.state.beyond import beyond
from kiosk.state.intents import SelectEvent, ShowSheet
from kiosk.state.sheets import Beyond, Letter, Meanwhile, Wing
from kiosk.state.state import State
from kiosk.world.elsewhere import latest_of_theatres

WIDTH, HEAD, PAD, GAP = 760, 84, 10, 16
LINE = 40


def meanwhile_layer(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the key that tells of the same minute elsewhere; none under a card."""
    k, box = style.layout.px, style.layout.meanwhile
    if len(style.exhibit.theatres) < 2 or (state.event_id and box.overlaps(style.layout.card)):
        return None
    pressed, lit = "meanwhile" in state.pressed, state.sheet == Meanwhile()
    down_px = k(3) if pressed else 0.0
    words = style.capitals(style.exhibit.wording["meanwhile"])
    text_style = story_keys_size(style, typography)
    items: list[Primitive] = [*key(style, box, pressed=pressed, lit=lit)]
    for nth, theatre in enumerate(style.exhibit.theatres[:4]):
        at_px = (
            box.x_px + k(24 + 28 * (nth % 2)),
            box.centre_px[1] + k(-14 + 28 * (nth // 2)) + down_px,
        )
        items.append(_mark(style, theatre, at_px, 12))
    ink = key_ink(style, pressed=pressed, lit=lit)
    items.append(Text((box.x_px + k(78), box.centre_px[1] + down_px), words, text_style, ink))
    layer = Layer("meanwhile", box.grown(k(8)), tuple(items), kept=True)
    return layer, (HitTarget("meanwhile", box, ShowSheet(Meanwhile())),)


def sheet_layer(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the open sheet, or None."""
    match state.sheet:
        case None:
            return None
        case Meanwhile():
            latest = latest_of_theatres(style.exhibit, state.utc_s, style.lens)
            rows = tuple(zip(style.exhibit.theatres, latest, strict=True))
            return _events(style, state, style.exhibit.wording["meanwhile"], rows, typography)
        case Beyond(wing):
            # Chapters, because the key has only room for a word.
            named = [each.name for each in style.exhibit.chapters if each.when == wing]
            told = tuple((each.theatre, each) for each in beyond(style.exhibit, wing, style.lens))
            return _events(style, state, " · ".join(named), told, typography)
        case Letter(message_id):
            return _letter(style, state, message_id, typography)
        case _:
            assert_never(state.sheet)


def sheet_width_px(style: Style) -> float:
    """Return how wide a sheet is: wider for larger words."""
    k, layout = style.layout.px, style.layout
    return min(k(WIDTH) * layout.text, layout.viewport.width_px - k(48))


def sheet_box(style: Style, state: State, height_px: float) -> Box:
    """Return where a sheet of a height lies: over the keys, near what opened it."""
    k, layout = style.layout.px, style.layout
    foot_px = min(layout.meanwhile.y_px, layout.regions.y_px) - k(GAP)
    width_px = sheet_width_px(style)
    left_px = layout.viewport.width_px - k(24) - width_px
    if state.sheet == Beyond(Wing.BEFORE):
        left_px = k(24)
        if foot_px - height_px < layout.date.bottom_px + k(GAP):
            left_px = min(
                layout.viewport.width_px - k(24) - width_px, layout.date.right_px + k(GAP)
            )
    return Box(round(left_px), round(foot_px - height_px), round(width_px), round(height_px))


def _events(
    style: Style,
    state: State,
    title: str,
    told: tuple[tuple[Theatre, Event | None], ...],
    typography: Typography,
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return a sheet with a row for each event, and for each theatre of which nothing is known."""
    k, layout = style.layout.px, style.layout
    room_px = min(layout.meanwhile.y_px, layout.regions.y_px) - k(GAP + 24 + HEAD + PAD)
    shown = [(event, _under(style, state, theatre, event)) for theatre, event in told if event]
    silent_px = k(ROW) * sum(event is None for _, event in told)
    width_px = sheet_width_px(style)
    rows = rows_of(style, shown, width_px, room_px - silent_px, typography)
    row_of = {row.event.id: row for row in rows}
    heights_px = [k(ROW) if event is None else row_of[event.id].height_px for _, event in told]
    while len(heights_px) > 1 and sum(heights_px) > room_px:
        # What is last is nearest to the moment.
        told, heights_px = told[1:], heights_px[1:]
    box = sheet_box(style, state, k(HEAD + PAD) + max(k(ROW), sum(heights_px)))
    items, targets = _head(style, state, box, title, typography)
    y_px = box.y_px + k(HEAD)
    for nth, ((theatre, event), height_px) in enumerate(zip(told, heights_px, strict=True)):
        at = Box(box.x_px, y_px, box.width_px, height_px)
        y_px += height_px
        if event is None:
            items += _silence(style, theatre, at)
        else:
            name = f"sheet:{event.id}"
            items += event_row(style, row_of[event.id], at, pressed=name in state.pressed)
            targets.append(HitTarget(name, at, SelectEvent(event.id)))
        items += divider(style, at) if nth else ()
    return Layer("sheet", box.grown(k(12)), tuple(items), kept=True, sparing=True), tuple(targets)


def _under(style: Style, state: State, theatre: Theatre, event: Event) -> str:
    """Return the words under the title of an event; empty for when it was."""
    if state.sheet != Meanwhile():
        return ""
    when = event_time(style.exhibit, event, named=True)
    where = event.places[0].name_in(style.lens)
    told = when if when.endswith(f" {where}") else f"{when} · {where}"
    return f"{theatre.name} · {told}"


def _head(
    style: Style, state: State, box: Box, title: str, typography: Typography
) -> tuple[list[Primitive], list[HitTarget]]:
    """Return ground, title and the key that closes it."""
    k = style.layout.px
    close = Box(box.right_px - k(78), box.y_px + k(5), k(73), k(73))
    words = style.capitals(title)
    room_px = close.x_px - box.x_px - k(40)
    inner = Box(box.x_px + k(20), box.y_px, box.width_px - k(40), box.height_px)
    pressed = "sheet-close" in state.pressed
    items: list[Primitive] = [
        *sheet(style, box),
        Text(
            (inner.x_px, box.y_px + k(42)),
            words,
            style.fitting("button", words, room_px, typography),
            style.text,
        ),
        rule(style, inner, box.y_px + k(HEAD - 4), k(3)),
        *key(style, close, pressed=pressed, lit=False),
        Glyph("close", close.centre_px, k(26), (style.text,)),
    ]
    targets = [HitTarget("sheet", box, None), HitTarget("sheet-close", close, ShowSheet(None))]
    return items, targets


def _silence(style: Style, theatre: Theatre, row: Box) -> tuple[Primitive, ...]:
    k = style.layout.px
    words = style.exhibit.wording["nothing_yet"]
    left_px = row.x_px + k(82)
    name = style.capitals(theatre.name)
    return (
        _mark(style, theatre, (row.x_px + k(44), row.centre_px[1]), 20),
        Text((left_px, row.y_px + k(28)), name, style.type("tag_title"), style.text_quiet),
        Text((left_px, row.y_px + k(60)), words, style.type("tag_sub"), style.text_quiet),
    )


def _mark(style: Style, theatre: Theatre, at_px: tuple[float, float], radius: float) -> Glyph:
    colours = (style.panel, style.colour("mark_keyline"), theatre.fill_rgb)
    return Glyph(f"mark:{theatre.shape}", at_px, style.layout.px(radius), colours)


def _letter(
    style: Style, state: State, message_id: str, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    told = letter_lines(style, state.utc_s, message_id)
    if told is None:
        return None
    k = style.layout.px
    title, lines, event = told
    label_style, value_style = style.type("tag_sub"), style.type("tag_title")
    told_of = [] if event is None else [(event, "")]
    rows = rows_of(style, told_of, sheet_width_px(style), inf, typography)
    row_px = sum(row.height_px for row in rows)
    box = sheet_box(style, state, k(HEAD + LINE * len(lines) + 2 * PAD) + row_px)
    items, targets = _head(style, state, box, title, typography)
    y_px = box.y_px + k(HEAD + PAD + LINE / 2)
    label_px = max(typography.width_px(label, label_style) for label, _ in lines) + k(24)
    for label, value in lines:
        ink = style.text_quiet if value else style.text
        items.append(Text((box.x_px + k(22), y_px), label, label_style, ink))
        room_px = box.width_px - k(44) - label_px
        fitted = style.fitting("tag_title", value, room_px, typography) if value else value_style
        items.append(Text((box.x_px + k(22) + label_px, y_px), value, fitted, style.text))
        y_px += k(LINE)
    for row in rows:
        at = Box(box.x_px, box.bottom_px - row_px - k(PAD / 2), box.width_px, row_px)
        name = f"sheet:{row.event.id}"
        items += event_row(style, row, at, pressed=name in state.pressed)
        items += divider(style, at)
        targets.append(HitTarget(name, at, SelectEvent(row.event.id)))
    return Layer("sheet", box.grown(k(12)), tuple(items), kept=True, sparing=True), tuple(targets)
