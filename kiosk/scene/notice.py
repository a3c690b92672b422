"""The screen for times without an exhibit, or not yet: dignified, and visibly alive."""

from dataclasses import dataclass, replace

from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Exhibit, Lens, Rgb, Shape
from kiosk.geo.camera import Viewport
from kiosk.scene.bidi import has_right
from kiosk.scene.boxes import Box
from kiosk.scene.layout import Layout, layout_for
from kiosk.scene.primitives import Anchor, Fill, Glyph, Panel, Primitive, Px, Text
from kiosk.scene.scene import Layer, Scene
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography

# The only colours and words that do not come from content: they are for when there is none.
SEA, PAPER, INK, INK_QUIET = (229, 231, 222), (251, 245, 228), (28, 25, 21), (76, 69, 53)
SHAPES = (
    (Shape.CIRCLE, (70, 68, 64)),
    (Shape.TRIANGLE, (110, 107, 100)),
    (Shape.SQUARE, (150, 146, 138)),
    (Shape.DIAMOND, (190, 186, 176)),
)
KICKER = "ONE MOMENT"
HEADING = "THIS MAP IS BEING PREPARED"
# What has happened, and where staff read more.
FOR_STAFF = {
    "SAFE": (
        "For staff: the exhibit has failed several times.",
        "It is tried again by itself. Why it failed: kiosk journal",
    ),
    "CONTENT": (
        "For staff: there is an error in its files.",
        "It comes up once that is mended. Where it is: kiosk check",
    ),
    "LAYER": (
        "For staff: there is an error in a file of the map.",
        "It comes up once that is mended. Where it is: kiosk check",
    ),
    "MAP": (
        "For staff: the map could not be made.",
        "It is tried again by itself. Why it failed: kiosk journal",
    ),
}
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


@dataclass(frozen=True, slots=True)
class _Said:
    """What the notice says, and the marks that light up on it in turn.

    Attributes:
        lines: In one language each, the first of them large.
    """

    kicker: str = KICKER
    heading: str = HEADING
    lines: tuple[str, ...] = LINES
    shapes: tuple[tuple[Shape, Rgb], ...] = SHAPES


def _said_by(exhibit: Exhibit, layout: Layout) -> _Said:
    style = Style(exhibit, Lens.PUBLIC, layout)
    own = exhibit.wording["being_prepared_note"]
    others = (
        f"{each.wording['being_prepared']} · {each.wording['being_prepared_note']}"
        for each in exhibit.editions.values()
        if each.wording["being_prepared_note"] != own
    )
    return _Said(
        kicker=style.capitals(exhibit.title),
        heading=style.capitals(exhibit.wording["being_prepared"]),
        # More languages than these find no room.
        lines=(own, *others)[: len(LINES)],
        shapes=tuple((each.shape, each.fill_rgb) for each in exhibit.theatres),
    )


def told_to_staff(code: str, where: str) -> tuple[str, str]:
    """Return what staff are told.

    Args:
        code: Of `FOR_STAFF`.
        where: The place in a file that they must look at; empty where that is not to be seen.
    """
    what, how = FOR_STAFF[code]
    return what, f"It comes up once that is mended: {where}" if where else how


def notice_scene(
    viewport: Viewport,
    typography: Typography,
    *,
    beat: int,
    share: float | None,
    staff: tuple[str, ...] = (),
    exhibit: Exhibit | None = None,
) -> Scene:
    """Return the notice.

    Args:
        viewport: The screen.
        typography: Measures the heading.
        beat: Counts up every `BEAT_S`: the next shape lights up, so that staff see it lives.
        share: How much of the preparation is done, 0 to 1, or None if that is not known.
        staff: What staff are told, in two lines; empty for nothing.
        exhibit: Whose words and marks are shown; None while there is none.
    """
    layout = layout_for(viewport)
    said = _Said() if exhibit is None else _said_by(exhibit, layout)
    k, screen = layout.px, layout.screen
    width_px, height_px = min(k(1260), screen.width_px * 0.92), k(800)
    box = Box(
        (screen.width_px - width_px) / 2, (screen.height_px - height_px) / 2, width_px, height_px
    )
    left_px, inner_px = box.x_px + k(60), width_px - k(120)
    items: list[Primitive] = [Fill(screen, SEA)]
    items += _sheet(layout, box, said, typography)
    y_px = box.y_px + k(HEAD + 100)
    heading = _fitting(typography, said.heading, TextStyle("date", layout.whole_px(116)), inner_px)
    items.append(_line((left_px, y_px), inner_px, said.heading, heading, INK))
    items.append(Fill(Box(left_px, y_px + k(76), inner_px, k(5)), INK))
    y_px += k(128)
    # Letters that no font has would be left out of their words: rather the language is.
    plain = TextStyle("ui_text", layout.whole_px(30))
    lines = [line for line in said.lines if not typography.lacks(line, plain)]
    for index, line in enumerate(lines):
        role, size, ink = ("ui_text", 30, INK_QUIET) if index else ("body", 40, INK)
        style = _fitting(typography, line, TextStyle(role, layout.whole_px(size)), inner_px)
        items.append(_line((left_px, y_px), inner_px, line, style, ink))
        y_px += k(45 if index else 64)
    foot_px = box.bottom_px - k(62)
    for index, (shape, colour) in enumerate(said.shapes):
        fill = colour if index == beat % len(said.shapes) else PAPER
        centre_px = (left_px + k(30 + 96 * index), foot_px)
        items.append(Glyph(f"mark:{shape}", centre_px, k(30), (PAPER, INK, fill)))
    if share is not None:
        track = Box(left_px + k(420), foot_px - k(10), inner_px - k(420), k(20))
        items.append(Panel(track, PAPER, INK, k(3)))
        done_px = (track.width_px - k(10)) * min(max(share, 0.0), 1.0)
        if done_px >= 1.0:
            items.append(Fill(Box(track.x_px + k(5), track.y_px + k(5), done_px, k(10)), INK))
    elif staff:
        column_px = inner_px - k(420)
        for index, words in enumerate(staff):
            style = _fitting(
                typography, words, TextStyle("ui_text", layout.whole_px(26)), column_px
            )
            at_px = (left_px + inner_px, foot_px + k(36) * (index - 0.5))
            items.append(Text(at_px, words, style, INK, Anchor.RIGHT))
    layer = Layer("notice", screen, tuple(items), kept=False, opaque=True)
    return Scene((layer,), (), TimeScale(((0.0, 0.0), (1.0, 1.0)), 0.0, 1.0), 0.0, moving=True)


def _fitting(typography: Typography, words: str, style: TextStyle, width_px: float) -> TextStyle:
    """Return a style in which a line finds room, as large as the given one if it can."""
    # Letters that join are never set apart.
    fitting = replace(style, rtl=True, tracking_px=0) if has_right(words) else style
    while fitting.size_px > 12 and typography.width_px(words, fitting) > width_px:
        fitting = replace(fitting, size_px=fitting.size_px - 2)
    return fitting


def _line(px: Px, width_px: float, words: str, style: TextStyle, colour: Rgb) -> Text:
    """Return a line that begins where its script does, in a column from a point on."""
    if style.rtl:
        return Text((px[0] + width_px, px[1]), words, style, colour, Anchor.RIGHT)
    return Text(px, words, style, colour)


def _sheet(layout: Layout, box: Box, said: _Said, typography: Typography) -> list[Primitive]:
    """Return the ground of the notice: a stack in the colours of the shapes, and a black head."""
    k = layout.px
    items: list[Primitive] = []
    for index in range(len(said.shapes), 0, -1):
        offset_px = k(8 * index)
        shifted = Box(box.x_px + offset_px, box.y_px + offset_px, box.width_px, box.height_px)
        items.append(Panel(shifted, said.shapes[index - 1][1], INK, k(3)))
    head = Box(box.x_px, box.y_px, box.width_px, k(HEAD))
    kicker = TextStyle("headline", layout.whole_px(60), layout.whole_px(11))
    kicker = _fitting(typography, said.kicker, kicker, head.width_px - k(60))
    items += [Panel(box, PAPER, INK, k(3)), Fill(head, INK)]
    items.append(Text(head.centre_px, said.kicker, kicker, PAPER, Anchor.CENTRE))
    return items
