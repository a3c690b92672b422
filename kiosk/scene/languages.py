"""The languages that visitors may choose from, and the keys that offer them and what is easier."""

from kiosk.content.model import Language
from kiosk.scene.boxes import Box
from kiosk.scene.controls import key_layer
from kiosk.scene.hits import HitTarget
from kiosk.scene.panels import key, key_ink
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.intents import ChooseLanguage
from kiosk.state.state import State


def offered(style: Style) -> tuple[Language, ...]:
    """Return the languages that can be chosen."""
    return style.exhibit.languages


def side_keys(
    style: Style, state: State, typography: Typography
) -> tuple[tuple[Layer, ...], tuple[HitTarget, ...]]:
    """Return the keys of the languages and of ease, both for the same sheet.

    Where there is only one language nothing offers others.
    """
    layout, wording = style.layout, style.exhibit.wording
    code = style.capitals(style.exhibit.language.split("-")[0])
    boxes = [("access", layout.access, "", wording["access"])]
    if len(offered(style)) > 1:
        boxes.insert(0, ("language", layout.language, code, wording["language"]))
    layers = []
    targets = []
    for name, box, sign, words in boxes:
        pressed = name in state.pressed
        lit = state.choosing_language
        ground = key(style, box, pressed=pressed, lit=lit)
        said = _on_key(style, box, (sign, words), typography, pressed=pressed, lit=lit)
        layers.append(key_layer(style, name, box, (*ground, *said)))
        targets.append(HitTarget(name, box, ChooseLanguage()))
    return tuple(layers), tuple(targets)


def _on_key(
    style: Style,
    box: Box,
    said: tuple[str, str],
    typography: Typography,
    *,
    pressed: bool,
    lit: bool,
) -> tuple[Primitive, ...]:
    k, (sign, words) = style.layout.px, said
    x_px, y_px = box.centre_px
    y_px += k(3) if pressed else 0.0
    ink = key_ink(style, pressed=pressed, lit=lit)
    quiet = style.text_quiet if ink == style.text else ink
    caption = style.fitting("button_small", words, box.width_px - k(10), typography)
    above: Primitive = Glyph("access", (x_px, y_px - k(15)), k(27), (ink,))
    if sign:
        above = Text((x_px, y_px - k(15)), sign, style.type("language"), ink, Anchor.CENTRE)
    return (
        above,
        Text((x_px, y_px + k(24)), words, caption, quiet, Anchor.CENTRE),
    )
