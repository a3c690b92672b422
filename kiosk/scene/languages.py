"""The languages that visitors may choose from, and the keys that offer them and what is easier."""

from kiosk.content.model import Language
from kiosk.scene.controls import KeyFace, captioned_key, key_layer
from kiosk.scene.hits import HitTarget
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
        pressed, lit = name in state.pressed, state.choosing_language
        face = KeyFace(words, "access", sign)
        items = captioned_key(style, box, face, typography, pressed=pressed, lit=lit)
        layers.append(key_layer(style, name, box, items))
        targets.append(HitTarget(name, box, ChooseLanguage()))
    return tuple(layers), tuple(targets)
