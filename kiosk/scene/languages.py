"""The languages, each by its own name, and the key that offers them."""

from dataclasses import replace

from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.panels import key, sheet
from kiosk.scene.primitives import Anchor, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.intents import ChooseLanguage, ShowLanguage
from kiosk.state.state import State

WIDTH, ROW, GAP, PAD = 520, 84, 8, 18


def language_key(
    style: Style, state: State, typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[HitTarget, ...]]:
    """Return the key with the name of the language in use; none where there is only one."""
    languages = style.exhibit.languages
    if len(languages) < 2:
        return (), ()
    k, box = style.layout.px, style.layout.language
    own = {language.code: language.name for language in languages}
    name = style.capitals(own.get(style.exhibit.language, style.exhibit.language))
    pressed = "language" in state.pressed
    down_px = k(3) if pressed else 0.0
    x_px, y_px = box.centre_px
    name_style = style.fitting("language", name, box.width_px - k(20), typography)
    ink = style.text
    items = (
        *key(style, box, pressed=pressed, lit=False),
        Text((x_px, y_px - k(14) + down_px), name, name_style, ink, Anchor.CENTRE),
        Text(
            (x_px, y_px + k(22) + down_px),
            style.exhibit.wording["language"],
            style.type("button_small"),
            style.text_quiet,
            Anchor.CENTRE,
        ),
    )
    return items, (HitTarget("language", box, ChooseLanguage()),)


def language_sheet(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the choice of languages above its key, or None while it is not open."""
    languages = style.exhibit.languages
    if not state.choosing_language or len(languages) < 2:
        return None
    k, room = style.layout.px, style.layout.map
    height_px = k(2 * PAD - GAP + (ROW + GAP) * len(languages))
    width_px = k(WIDTH)
    box = Box(
        round(room.right_px - k(24) - width_px),
        round(max(k(24), room.bottom_px - k(20) - height_px)),
        width_px,
        height_px,
    )
    items: list[Primitive] = [*sheet(style, box)]
    targets = [HitTarget("languages", box, None)]
    for nth, language in enumerate(languages):
        row = Box(
            box.x_px + k(PAD),
            box.y_px + k(PAD + (ROW + GAP) * nth),
            box.width_px - k(2 * PAD),
            k(ROW),
        )
        name = f"language:{language.code}"
        lit = language.code == style.exhibit.language
        pressed = name in state.pressed
        items += key(style, row, pressed=pressed, lit=lit)
        ink = style.either("paper", "text") if lit and not pressed else style.text
        down_px = k(3) if pressed else 0.0
        at_px = (row.x_px + k(26), row.centre_px[1] + down_px)
        # Each name in the letters of its own language.
        own = replace(style, exhibit=style.exhibit.in_language(language.code))
        items.append(Text(at_px, language.name, own.type("button"), ink))
        targets.append(HitTarget(name, row, ShowLanguage(language.code)))
    return Layer("languages", box.grown(k(12)), tuple(items), kept=True), tuple(targets)
