"""One sentence over the switch, the first time that it is used."""

from kiosk.scene.boxes import Box
from kiosk.scene.panels import shadow
from kiosk.scene.paragraph import balanced_lines_of
from kiosk.scene.primitives import Anchor, Glyph, Panel, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.state import State
from kiosk.state.update import EXPLAINED_S

WIDTH, LINE, PAD = 560, 34, 18


def is_explained(state: State) -> bool:
    """Return whether the sentence stands: not where a card, a list or a sheet would lie over it."""
    guide = state.guide
    opened = state.event_id, state.sheet, state.choosing_language, guide.offered, guide.speaks
    return state.switched_s is not None and state.switched_s < EXPLAINED_S and not any(opened)


def explanation_layer(style: Style, state: State, typography: Typography) -> Layer | None:
    """Return what the world says that has just come up, or None once it has been read."""
    if not is_explained(state):
        return None
    k, switch = style.layout.px, style.layout.switch
    words = style.exhibit.wording["switched_to_secret" if style.secret else "switched_to_public"]
    text_style = style.type("body_secret" if style.secret else "body")
    lines = balanced_lines_of(words, text_style, k(WIDTH - 2 * PAD) * style.layout.text, typography)
    width_px = max(typography.width_px(line, text_style) for line in lines) + k(2 * PAD)
    line_px = k(LINE) * style.layout.text
    height_px = line_px * len(lines) + k(2 * PAD)
    # The rows of keys above the switch stay free, where there are any.
    foot_px = min(style.layout.meanwhile.y_px, style.layout.tours.y_px, switch.y_px)
    x_px = switch.centre_px[0]
    box = Box(
        round(x_px - width_px / 2), round(foot_px - k(22) - height_px), round(width_px),
        round(height_px),
    )  # fmt: skip
    cast = None if style.secret else shadow(style)
    edge = style.either("ink", "coast")
    items: list[Primitive] = [
        Glyph("down", (x_px, box.bottom_px + k(8)), k(18), (edge,)),
        Panel(box, style.panel, edge, k(3), k(6), cast, (k(4), k(5))),
    ]
    for nth, line in enumerate(lines):
        y_px = box.y_px + k(PAD) + line_px * (nth + 0.5)
        items.append(Text((x_px, y_px), line, text_style, style.text, Anchor.CENTRE))
    return Layer("explanation", box.grown(k(28)), tuple(items), kept=True)
