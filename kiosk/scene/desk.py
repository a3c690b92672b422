"""The staff's desk over the exhibit, and the corner note for curators."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TypeAlias

from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.panels import key as key_ground
from kiosk.scene.panels import key_ink, sheet
from kiosk.scene.primitives import Anchor, Fill, Primitive, Text
from kiosk.scene.scene import Layer, Scene
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.desk import ENTER, ERASE, LEAVE, LONGEST_PIN, Ask, Deed, Desk, Stage, TypeKey
from kiosk.state.intents import Intent
from kiosk.state.state import State

KEY_WIDTH, KEY_HEIGHT, GAP, PAD = 148, 112, 12, 36
HEAD, FOOT = 172, 128
ROWS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), (ERASE, "0", ENTER))
SHEET_WIDTH, BUTTON_HEIGHT, LINE = 720, 92, 40
VEIL = (0, 0, 0, 140)
DOT = "•"


def with_desk(scene: Scene, style: Style, state: State, typography: Typography) -> Scene:
    """Return a scene with the open desk over it, alone in reach; the scene itself without one."""
    if state.desk is None:
        return scene
    build = _sheet if state.desk.stage is Stage.SHEET else _pad
    items, targets = build(style, state.desk, state.pressed, typography)
    screen = style.layout.screen
    layer = Layer("desk", screen, (Fill(screen, VEIL), *items), kept=True)
    return replace(
        scene,
        layers=(*scene.layers, layer),
        # A touch beside it means nothing: what lies below belongs to visitors.
        targets=(HitTarget("desk", screen, None), *targets),
    )


def with_note(scene: Scene, style: Style, words: str, typography: Typography) -> Scene:
    """Return a scene with a discreet note beside the date; the scene itself without words."""
    if not words:
        return scene
    k, date = style.layout.px, style.layout.date
    text_style = style.type("caption")
    width_px = typography.width_px(words, text_style) + k(28)
    room_px = style.layout.screen.right_px - k(12) - width_px
    # Below the line that tells of closing time, while it stands there.
    above = [each.box for each in scene.layers if each.id == "closing"]
    top_px = above[0].bottom_px if above and above[0].y_px < k(48) else k(8)
    box = Box(
        round(max(k(12), min(date.right_px + k(20), room_px))), round(top_px), width_px, k(40)
    )
    items = (
        *sheet(style, box),
        Text(box.centre_px, words, text_style, style.text_quiet, Anchor.CENTRE),
    )
    note = Layer("note", box.grown(k(12)), items, kept=True)
    return replace(scene, layers=(*scene.layers, note))


Part: TypeAlias = tuple[tuple[Primitive, ...], tuple[HitTarget, ...]]
# The name of a button, its words and what it means.
Row: TypeAlias = tuple[str, str, Intent]


def _pad(style: Style, desk: Desk, pressed: frozenset[str], typography: Typography) -> Part:
    k, wording = style.layout.px, style.exhibit.wording
    columns = len(ROWS[0])
    width_px = k(2 * PAD + columns * KEY_WIDTH + (columns - 1) * GAP)
    height_px = k(HEAD + len(ROWS) * (KEY_HEIGHT + GAP) + FOOT)
    box = _placed(style, width_px, height_px)
    x_px = box.centre_px[0]
    told_now = _told(style, desk)
    told_style = style.fitting("kicker", told_now, width_px - k(48), typography)
    items: list[Primitive] = [
        *sheet(style, box),
        Text((x_px, box.y_px + k(54)), wording["staff"], style.type("day"), style.text,
             Anchor.CENTRE),
        Text((x_px, box.y_px + k(118)), told_now, told_style, style.text, Anchor.CENTRE),
    ]  # fmt: skip
    targets: list[HitTarget] = []
    words = {ERASE: wording["staff_erase"], ENTER: wording["staff_enter"]}
    for nth, keys in enumerate(ROWS):
        for column, key in enumerate(keys):
            place = Box(
                round(box.x_px + k(PAD + column * (KEY_WIDTH + GAP))),
                round(box.y_px + k(HEAD + nth * (KEY_HEIGHT + GAP))),
                k(KEY_WIDTH),
                k(KEY_HEIGHT),
            )
            row = (f"pin:{key}", words.get(key, key), TypeKey(key))
            told, target = _button(style, place, row, pressed, typography)
            items += told
            targets.append(target)
    told, target = _way_out(style, box, pressed, typography)
    return (*items, *told), (*targets, target)


def _way_out(
    style: Style, box: Box, pressed: frozenset[str], typography: Typography
) -> tuple[tuple[Primitive, ...], HitTarget]:
    leave = ("pin:leave", style.exhibit.wording["close"], TypeKey(LEAVE))
    return _button(style, _foot(style, box), leave, pressed, typography)


def _told(style: Style, desk: Desk) -> str:
    wording = style.exhibit.wording
    if desk.wait_s > 0.0:
        return wording["staff_wait"].format(seconds=ceil(desk.wait_s))
    if desk.wrong:
        return wording["staff_wrong"]
    if desk.typed:
        # Nobody beside reads how many digits are still to come.
        return " ".join(DOT * min(len(desk.typed), LONGEST_PIN))
    return wording["staff_pin"]


def _sheet(style: Style, desk: Desk, pressed: frozenset[str], typography: Typography) -> Part:
    k, wording = style.layout.px, style.exhibit.wording
    rows = _rows(style, desk)
    lines = desk.facts.lines
    width_px = min(k(SHEET_WIDTH), style.layout.screen.width_px - k(48))
    height_px = k(96 + LINE * len(lines) + 24 + (BUTTON_HEIGHT + GAP) * len(rows) + FOOT)
    box = _placed(style, width_px, height_px)
    x_px = box.centre_px[0]
    items: list[Primitive] = [
        *sheet(style, box),
        Text((x_px, box.y_px + k(54)), wording["staff"], style.type("day"), style.text,
             Anchor.CENTRE),
    ]  # fmt: skip
    for nth, line in enumerate(lines):
        at_px = (x_px, box.y_px + k(112 + LINE * nth))
        told_style = style.fitting("caption", line, width_px - k(48), typography)
        items.append(Text(at_px, line, told_style, style.text_quiet, Anchor.CENTRE))
    targets: list[HitTarget] = []
    top_px = box.y_px + k(112 + LINE * len(lines))
    for nth, row in enumerate(rows):
        place = Box(
            round(box.x_px + k(PAD)),
            round(top_px + k((BUTTON_HEIGHT + GAP) * nth)),
            width_px - k(2 * PAD),
            k(BUTTON_HEIGHT),
        )
        told, target = _button(style, place, row, pressed, typography)
        items += told
        targets.append(target)
    told, target = _way_out(style, box, pressed, typography)
    return (*items, *told), (*targets, target)


def _rows(style: Style, desk: Desk) -> Sequence[Row]:
    wording, facts = style.exhibit.wording, desk.facts
    notes = wording["staff_notes_off" if facts.notes else "staff_notes_on"]
    rows: list[Row] = [("desk:notes", notes, Ask(Deed.NOTES))]
    if facts.sound is not None:
        sound = wording["staff_sound_off" if facts.sound else "staff_sound_on"]
        rows.append(("desk:sound", sound, Ask(Deed.SOUND)))
    rows.append(("desk:restart", wording["staff_restart"], Ask(Deed.RESTART)))
    rows.append(("desk:end", wording["staff_end"], Ask(Deed.END)))
    return rows


def _button(
    style: Style, box: Box, row: Row, pressed: frozenset[str], typography: Typography
) -> tuple[tuple[Primitive, ...], HitTarget]:
    name, words, intent = row
    down = name in pressed
    k = style.layout.px
    told = style.capitals(words)
    fitting = style.fitting("button", told, box.width_px - k(20), typography)
    x_px, y_px = box.centre_px
    ink = key_ink(style, pressed=down, lit=False)
    items = (
        *key_ground(style, box, pressed=down, lit=False),
        Text((x_px, y_px + (k(3) if down else 0.0)), told, fitting, ink, Anchor.CENTRE),
    )
    return items, HitTarget(name, box, intent)


def _placed(style: Style, width_px: float, height_px: float) -> Box:
    """Return a panel in the lower part of the screen, where everybody reaches it."""
    screen = style.layout.screen
    top_px = max(style.layout.px(16), screen.height_px * 0.55 - height_px / 2)
    top_px = min(top_px, screen.height_px - height_px - style.layout.px(16))
    return Box(
        round((screen.width_px - width_px) / 2), round(top_px), round(width_px), round(height_px)
    )


def _foot(style: Style, box: Box) -> Box:
    k = style.layout.px
    height_px = k(BUTTON_HEIGHT)
    return Box(
        round(box.x_px + k(PAD)),
        round(box.bottom_px - k(24) - height_px),
        box.width_px - k(2 * PAD),
        height_px,
    )
