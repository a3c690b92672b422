"""The grounds on which words stand: paper with a hard shadow, or glass with a lit edge."""

from kiosk.content.model import Rgb
from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Fill, Panel, Primitive, Rgba
from kiosk.scene.style import Style

SHADOW_ALPHA = 64
# How far the light of a panel reaches at night, and that of a key.
GLOW, KEY_GLOW = 12, 7


def shadow(style: Style) -> Rgba:
    """Return the colour of the hard shadow of paper."""
    return (*style.colour("shadow"), SHADOW_ALPHA)


def sheet(style: Style, box: Box) -> tuple[Primitive, ...]:
    """Return the ground of a panel that is only read."""
    if style.secret:
        k = style.layout.px
        return (Panel(box, style.panel, style.panel_edge, k(2.5), glow_px=k(GLOW)),)
    return (
        Panel(
            box,
            style.panel,
            style.text,
            style.layout.px(3),
            shadow=shadow(style),
            shadow_px=(style.layout.px(6), style.layout.px(8)),
        ),
    )


def key(
    style: Style, box: Box, *, pressed: bool, lit: bool, under: Rgb | None = None
) -> tuple[Primitive, ...]:
    """Return the ground of a button; `under` is the colour of the bar along its foot."""
    k = style.layout.px
    drawn = Box(box.x_px, box.y_px + (k(3) if pressed else 0.0), box.width_px, box.height_px)
    if style.secret:
        fill = style.colour("panel3" if pressed else "button_on" if lit else "panel2")
        # At night what is chosen has a lit edge.
        edge = (under or style.text) if lit else style.colour("line")
        glow_px = k(KEY_GLOW) if lit else 0.0
        items: list[Primitive] = [Panel(drawn, fill, edge, k(3), k(6), glow_px=glow_px)]
    else:
        fill = style.colour("pressed" if pressed else "ink" if lit else "paper")
        cast = None if pressed else shadow(style)
        items = [Panel(drawn, fill, style.text, k(3), k(6), cast, (k(4), k(5)))]
    if under:
        foot_px = k(8)
        items.append(
            Fill(
                Box(
                    drawn.x_px + k(3),
                    drawn.bottom_px - k(3) - foot_px,
                    drawn.width_px - k(6),
                    foot_px,
                ),
                under,
            )
        )
    return tuple(items)


def key_ink(style: Style, *, pressed: bool, lit: bool) -> Rgb:
    """Return the colour of the words on a button."""
    if not style.secret and lit and not pressed:
        return style.colour("paper")
    return style.text


def rule(style: Style, box: Box, y_px: float, weight_px: float) -> Fill:
    """Return a horizontal rule inside a box."""
    return Fill(Box(box.x_px, y_px, box.width_px, max(1.0, weight_px)), style.text)
