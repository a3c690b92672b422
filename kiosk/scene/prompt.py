"""The question whether somebody is still there, before the kiosk goes home."""

from kiosk.scene.boxes import Box
from kiosk.scene.panels import sheet
from kiosk.scene.primitives import Anchor, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography


def prompt_layer(style: Style, typography: Typography) -> Layer:
    """Return the question; a touch anywhere answers it."""
    k = style.layout.px
    wording = style.exhibit.wording
    lines = (
        (wording["still_there"], style.type("card_headline"), style.text),
        (wording["touch_to_go_on"], style.type("body"), style.text_quiet),
    )
    width_px = max(typography.width_px(text, text_style) for text, text_style, _ in lines) + k(120)
    height_px = k(190)
    screen = style.layout.screen
    left_px = (screen.width_px - width_px) / 2
    box = Box(left_px, screen.height_px * 0.36, width_px, height_px)
    items: list[Primitive] = [*sheet(style, box)]
    for index, (text, text_style, ink) in enumerate(lines):
        y_px = box.y_px + k(72 + 66 * index)
        items.append(Text((box.centre_px[0], y_px), text, text_style, ink, Anchor.CENTRE))
    return Layer("prompt", box.grown(k(14)), tuple(items), kept=True)
