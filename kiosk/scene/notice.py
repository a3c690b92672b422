"""The screen for times without an exhibit: dignified, and visibly alive."""

from kiosk.chrono.scale import TimeScale
from kiosk.geo.camera import Viewport
from kiosk.scene.bidi import has_right
from kiosk.scene.boxes import Box
from kiosk.scene.layout import Layout, layout_for
from kiosk.scene.primitives import Anchor, Fill, Glyph, Panel, Primitive, Text
from kiosk.scene.scene import Layer, Scene
from kiosk.scene.typography import TextStyle, Typography

# The only colours and words that do not come from content: they are for when there is none.
SEA, PAPER, INK, INK_QUIET = (229, 231, 222), (251, 245, 228), (28, 25, 21), (76, 69, 53)
SHAPES = (
    ("circle", (234, 115, 23)),
    ("triangle", (18, 165, 148)),
    ("square", (143, 95, 214)),
    ("diamond", (242, 207, 78)),
)
KICKER = "STOP PRESS"
HEADING = "THIS MAP IS BEING PREPARED"
FOR_STAFF = "For staff: {code}"
LINES = (
    "It starts by itself in a moment.",
    "Este mapa se está preparando. Empieza solo en un momento.",
    "Cette carte est en préparation. Elle démarre toute seule.",
    "Diese Karte wird vorbereitet. Gleich geht es von selbst los.",
    "Карта готовится и скоро включится сама.",
    "Bu harita hazırlanıyor. Birazdan kendiliğinden açılacak.",
    "يجري إعداد هذه الخريطة. ستبدأ من تلقاء نفسها بعد قليل.",
)
BEAT_S = 0.8
# Of the black bar, in design px.
HEAD = 92


def notice_scene(
    viewport: Viewport, typography: Typography, *, beat: int, share: float | None, code: str
) -> Scene:
    """Return the notice.

    Args:
        viewport: The screen.
        typography: Measures the heading.
        beat: Counts up every `BEAT_S`: the next shape lights up, so that staff see it lives.
        share: How much of the preparation is done, 0 to 1, or None if that is not known.
        code: What staff should look up; may be empty.
    """
    layout = layout_for(viewport)
    k, screen = layout.px, layout.screen
    width_px, height_px = min(k(1260), screen.width_px * 0.92), k(800)
    box = Box(
        (screen.width_px - width_px) / 2, (screen.height_px - height_px) / 2, width_px, height_px
    )
    left_px, inner_px = box.x_px + k(60), width_px - k(120)
    items: list[Primitive] = [Fill(screen, SEA)]
    items += _sheet(layout, box)
    size_px = layout.whole_px(116)
    while size_px > 12 and typography.width_px(HEADING, TextStyle("date", size_px)) > inner_px:
        size_px -= 2
    y_px = box.y_px + k(HEAD + 100)
    items.append(Text((left_px, y_px), HEADING, TextStyle("date", size_px), INK))
    items.append(Fill(Box(left_px, y_px + k(76), inner_px, k(5)), INK))
    y_px += k(128)
    for index, line in enumerate(LINES):
        first, rtl = index == 0, has_right(line)
        style = TextStyle(
            "body" if first else "ui_text", layout.whole_px(40 if first else 30), rtl=rtl
        )
        at_px = (left_px + inner_px if rtl else left_px, y_px)
        anchor = Anchor.RIGHT if rtl else Anchor.LEFT
        items.append(Text(at_px, line, style, INK if first else INK_QUIET, anchor))
        y_px += k(64 if index == 0 else 45)
    foot_px = box.bottom_px - k(62)
    for index, (shape, colour) in enumerate(SHAPES):
        fill = colour if index == beat % len(SHAPES) else PAPER
        centre_px = (left_px + k(30 + 96 * index), foot_px)
        items.append(Glyph(f"mark:{shape}", centre_px, k(30), (PAPER, INK, fill)))
    if share is not None:
        track = Box(left_px + k(420), foot_px - k(10), inner_px - k(420), k(20))
        items.append(Panel(track, PAPER, INK, k(3)))
        done_px = (track.width_px - k(10)) * min(max(share, 0.0), 1.0)
        if done_px >= 1.0:
            items.append(Fill(Box(track.x_px + k(5), track.y_px + k(5), done_px, k(10)), INK))
    elif code:
        style = TextStyle("ui_text", layout.whole_px(24))
        at_px = (left_px + inner_px, foot_px)
        words = FOR_STAFF.format(code=code)
        items.append(Text(at_px, words, style, INK_QUIET, Anchor.RIGHT))
    layer = Layer("notice", screen, tuple(items), kept=False, opaque=True)
    return Scene((layer,), (), TimeScale(((0.0, 0.0), (1.0, 1.0)), 0.0, 1.0), 0.0, moving=True)


def _sheet(layout: Layout, box: Box) -> list[Primitive]:
    """Return the ground of the notice: a stack in the colours of the shapes, and a black head."""
    k = layout.px
    items: list[Primitive] = []
    for index in range(4, 0, -1):
        offset_px = k(8 * index)
        shifted = Box(box.x_px + offset_px, box.y_px + offset_px, box.width_px, box.height_px)
        items.append(Panel(shifted, SHAPES[index - 1][1], INK, k(3)))
    head = Box(box.x_px, box.y_px, box.width_px, k(HEAD))
    kicker = TextStyle("headline", layout.whole_px(60), layout.whole_px(11))
    items += [Panel(box, PAPER, INK, k(3)), Fill(head, INK)]
    items.append(Text(head.centre_px, KICKER, kicker, PAPER, Anchor.CENTRE))
    return items
