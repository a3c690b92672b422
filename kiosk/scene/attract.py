"""The resting screen: a title over the map, a hole into the dark world, and what a tour tells."""

from dataclasses import replace
from math import sqrt

from kiosk.content.model import Lens, Rgb
from kiosk.scene.boxes import Box
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.layout import Layout
from kiosk.scene.lettering import common_size, set_in
from kiosk.scene.mirror import as_read
from kiosk.scene.panels import shadow
from kiosk.scene.paragraph import lines_of
from kiosk.scene.poster_title import large_title
from kiosk.scene.primitives import Anchor, Fill, Glyph, Panel, Porthole, Primitive, Ring, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.attract import Hole, breath, hole_for
from kiosk.state.intents import Touch
from kiosk.state.state import State
from kiosk.state.tours import shown_step

# The title in px of the design from the middle of the screen: left, top, width, height. The other
# way round in every second turn.
BLOCK_LANDSCAPE, BLOCK_PORTRAIT = (-896, -477, 742, 626), (-446, -904, 852, 590)
PILL_LANDSCAPE, PILL_PORTRAIT = (-896, 236, 742, 136), (-446, 664, 892, 136)
CAPTION_LANDSCAPE, CAPTION_PORTRAIT = (-896, 266, 1130, 222), (-476, 560, 952, 250)
BUTTON_LANDSCAPE, BUTTON_PORTRAIT = (258, 312, 638, 130), (-476, 826, 952, 110)
STACK = 10
# Capitals with marks above them need more than their size from line to line.
CAPTION_LEADING = 1.12
RIM = 21
# The hole is a stair of so many steps to what must not lie across its rim.
STAIR = 14
# How long the picture stands between two looks while the hole breathes.
BREATHING_PAUSE_S = 0.1


def whole_map(layout: Layout) -> Layout:
    """Return the layout without controls, so that the map fills the screen."""
    below = Box(0.0, layout.screen.height_px, layout.screen.width_px, 0.0)
    return replace(layout, band=below, regions=below, switch=below, caption=below)


def touch_anywhere(layout: Layout) -> HitTarget:
    """Return the whole screen as the button: the finger has hold of the map at once."""
    return HitTarget("attract", layout.screen, Touch(), Handle.MAP)


def outside_hole(layout: Layout, hole: Hole) -> tuple[Box, ...]:
    """Return boxes that leave free what is seen through the hole at its narrowest."""
    (x_px, y_px), screen = hole.centre_px, layout.screen
    radius_px = hole.radius_px * 0.93
    boxes = [
        Box(0.0, 0.0, screen.width_px, max(0.0, y_px - radius_px)),
        Box(0.0, y_px + radius_px, screen.width_px, screen.height_px),
    ]
    step_px = 2 * radius_px / STAIR
    for nth in range(STAIR):
        top_px = y_px - radius_px + nth * step_px
        # The narrower end of the stair's step.
        far_px = max(abs(top_px - y_px), abs(top_px + step_px - y_px))
        half_px = sqrt(max(0.0, radius_px**2 - far_px**2))
        boxes += [
            Box(0.0, top_px, max(0.0, x_px - half_px), step_px),
            Box(x_px + half_px, top_px, screen.width_px, step_px),
        ]
    return tuple(boxes)


def porthole_layer(style: Style, state: State, through: tuple[Primitive, ...]) -> Layer:
    """Return the hole with what shows through it."""
    attract = state.guide.attract
    assert attract is not None
    hole = hole_for(style.layout.viewport, attract.turn)
    k = style.layout.px
    reach_px = hole.radius_px + k(RIM + 16)
    box = Box.around(hole.centre_px, reach_px)
    porthole = Porthole(
        centre_px=hole.centre_px,
        # Whole px: between them nobody sees a difference, and nothing need be painted.
        radius_px=float(round(hole.radius_px * breath(attract.elapsed_s))),
        widest_px=hole.radius_px,
        items=through,
        rim=(style.colour("paper"), style.colour("ink")),
        rim_px=k(RIM),
        shadow=shadow(style),
    )
    return Layer("porthole", box, (porthole,), kept=False)


def poster_layers(style: Style, state: State, typography: Typography) -> tuple[Layer, ...]:
    """Return the title, the invitation in every language, and the name of the hole."""
    attract = state.guide.attract
    assert attract is not None
    k, layout = style.layout.px, style.layout
    side = attract.turn % 2
    block = _placed(layout, BLOCK_PORTRAIT if layout.portrait else BLOCK_LANDSCAPE, side)
    pill = _placed(layout, PILL_PORTRAIT if layout.portrait else PILL_LANDSCAPE, side)
    reach_px = k(STACK * (len(style.exhibit.theatres) + 1) + 4)
    # The parts lie where they lie; what is in them begins where the language does.
    title_items = as_read(style, block, _title(style, block, typography))
    pill_items = as_read(style, pill, _pill(style, pill, typography))
    hole = hole_for(layout.viewport, attract.turn)
    return (
        Layer("title", block.grown(reach_px), title_items, kept=True),
        Layer("pill", pill.grown(k(12)), pill_items, kept=True),
        _tongues(style, pill, typography),
        _hole_name(style, hole, typography),
    )


def _placed(layout: Layout, design: tuple[int, int, int, int], side: int) -> Box:
    left, top, width, height = (layout.px(each) for each in design)
    if side and not layout.portrait:
        left = -left - width - layout.px(4 * STACK)
    if layout.portrait:
        top += layout.px(8 if side else -8)
    middle_px = layout.screen.centre_px
    return Box(round(middle_px[0] + left), round(middle_px[1] + top), round(width), round(height))


def _title(style: Style, box: Box, typography: Typography) -> tuple[Primitive, ...]:
    """Return the title on its sheet, with the colours of all theatres in a stack under it."""
    k, exhibit = style.layout.px, style.exhibit
    assert exhibit.poster is not None
    ink = style.colour("ink")
    items: list[Primitive] = []
    for nth in range(len(exhibit.theatres), 0, -1):
        off_px = k(STACK * nth)
        shifted = Box(box.x_px + off_px, box.y_px + off_px, box.width_px, box.height_px)
        items.append(Panel(shifted, exhibit.theatres[nth - 1].fill_rgb, ink, k(3)))
    bar_px = k(18)
    items += [
        Panel(box, style.colour("paper"), ink, k(3)),
        Fill(Box(box.x_px, box.y_px, box.width_px, bar_px), ink),
    ]
    left_px, inner_px = box.x_px + k(40), box.width_px - k(80)
    kicker = style.capitals(exhibit.subtitle)
    kicker_style = style.fitting("poster_kicker", kicker, inner_px, typography)
    y_px = box.y_px + bar_px + k(46)
    items.append(Text((left_px, y_px), kicker, kicker_style, ink))
    y_px += k(36)
    items += [
        Fill(Box(left_px, y_px, inner_px, k(5)), ink),
        Fill(Box(left_px, y_px + k(9), inner_px, max(1.0, k(1.5))), ink),
    ]
    y_px += k(22)
    body_style = style.type("poster_text")
    body = lines_of(exhibit.invitation, body_style, inner_px, typography)
    body_px = k(56 if exhibit.rtl else 46)
    foot_px = box.bottom_px - k(34) - body_px * len(body)
    items.append(Fill(Box(left_px, foot_px - k(14), inner_px, max(1.0, k(1.5))), ink))
    for nth, line in enumerate(body):
        at_px = (left_px, foot_px + body_px * (nth + 0.5))
        items.append(Text(at_px, line, body_style, style.colour("ink2")))
    room = Box(left_px, y_px, inner_px, foot_px - k(18) - y_px)
    items += large_title(style, exhibit.poster.title, room, typography)
    return tuple(items)


def _pill(style: Style, box: Box, typography: Typography) -> tuple[Primitive, ...]:
    k = style.layout.px
    ink, paper = style.either("ink", "text"), style.either("paper", "sea")
    dot: Rgb = style.exhibit.palettes[Lens.PUBLIC]["pressed"]
    radius_px = box.height_px / 2
    words = style.capitals(style.exhibit.wording["touch_to_begin"])
    room_px = box.width_px - 2.15 * radius_px - k(50)
    text_style = common_size(style, "poster_button", (words,), room_px, typography)
    middle = (box.x_px + radius_px + k(6), box.centre_px[1])
    unit_px = radius_px / 68
    cast = None if style.secret else shadow(style)
    return (
        Panel(box, ink, ink, 0.0, radius_px, cast, (k(5), k(7))),
        Ring(middle, 54 * unit_px, (*dot, 150), max(1.0, 2.5 * unit_px)),
        Ring(middle, 42 * unit_px, (*dot, 255), max(1.0, 4 * unit_px)),
        Glyph("disc", middle, 27 * unit_px, (dot,)),
        Text((box.x_px + 2.15 * radius_px + k(14), box.centre_px[1]), words, text_style, paper),
    )


def _tongues(style: Style, pill: Box, typography: Typography) -> Layer:
    """Return the invitation in the other languages, under the pill."""
    k, exhibit = style.layout.px, style.exhibit
    words = [
        exhibit.in_language(each.code).wording["touch_to_begin"]
        for each in style.exhibit.languages
        if each.code != exhibit.language
    ]
    text_style = style.type("poster_tongue")
    lines: list[str] = []
    for each in words:
        joined = f"{lines[-1]} · {each}" if lines else each
        if lines and typography.width_px(joined, text_style) <= pill.width_px - k(16):
            lines[-1] = joined
        else:
            lines.append(each)
    left_px, top_px, line_px = pill.x_px + k(8), pill.bottom_px + k(20), k(41)
    items = tuple(
        Text(
            (left_px, top_px + line_px * (nth + 0.5)),
            line,
            text_style,
            style.colour("ink"),
            halo=style.colour("land"),
            halo_px=style.layout.whole_px(3),
        )
        for nth, line in enumerate(lines)
    )
    box = Box(left_px, top_px, pill.width_px, line_px * max(1, len(lines)))
    return Layer("tongues", box.grown(k(8)), items, kept=True)


def _hole_name(style: Style, hole: Hole, typography: Typography) -> Layer:
    k = style.layout.px
    words = style.capitals(" ".join(style.exhibit.wording["lens_secret"].split()))
    text_style = style.fitting("poster_label", words, 2 * hole.radius_px, typography)
    at_px = (hole.centre_px[0], hole.centre_px[1] + hole.radius_px + k(RIM + 38))
    width_px = typography.width_px(words, text_style)
    box = Box(at_px[0] - width_px / 2, at_px[1] - k(30), width_px, k(60))
    item = Text(
        at_px,
        words,
        text_style,
        style.colour("ink"),
        Anchor.CENTRE,
        halo=style.colour("land"),
        halo_px=style.layout.whole_px(4),
    )
    return Layer("hole_name", box.grown(k(8)), (item,), kept=True)


def _name(style: Style, typography: Typography) -> Layer:
    """Return the exhibit's name in a corner, while the title is away."""
    k, layout = style.layout.px, style.layout
    words = style.capitals(style.exhibit.title)
    widest_px = min(k(480), layout.screen.width_px - layout.date.right_px - k(24 + 24 + 48))
    text_style = style.fitting("poster_label", words, widest_px, typography)
    width_px = typography.width_px(words, text_style) + k(48)
    right_px = layout.screen.width_px - k(24)
    box = Box(round(right_px - width_px), round(k(24)), width_px, k(72))
    edge, bar_px = style.either("ink", "coast"), k(8)
    theatres = style.exhibit.theatres
    part_px = (box.width_px - k(6)) / max(1, len(theatres))
    cast = None if style.secret else shadow(style)
    items: list[Primitive] = [Panel(box, style.panel, edge, k(3), 0.0, cast, (k(4), k(5)))]
    for nth, theatre in enumerate(theatres):
        part = Box(box.x_px + k(3) + nth * part_px, box.bottom_px - k(3) - bar_px, part_px, bar_px)
        items.append(Fill(part, theatre.fill_rgb))
    at_px = (box.centre_px[0], box.centre_px[1] - k(4))
    items.append(Text(at_px, words, text_style, style.text, Anchor.CENTRE))
    return Layer("name", box.grown(k(10)), tuple(items), kept=True)


def name_box(layout: Layout) -> Box:
    """Return what the name takes from the map, whatever it is."""
    return Box(layout.screen.width_px - layout.px(556), 0.0, layout.px(556), layout.px(104))


def caption_boxes(layout: Layout, state: State) -> tuple[Box, Box]:
    """Return where the caption and the button are while the tour plays."""
    attract = state.guide.attract
    side = attract.turn % 2 if attract else 0
    return (
        _placed(layout, CAPTION_PORTRAIT if layout.portrait else CAPTION_LANDSCAPE, side),
        _placed(layout, BUTTON_PORTRAIT if layout.portrait else BUTTON_LANDSCAPE, side),
    )


def caption_layers(style: Style, state: State, typography: Typography) -> tuple[Layer, ...]:
    """Return what the tour tells, in letters for those who pass by, and the invitation."""
    step = shown_step(style.exhibit, state)
    if step is None:
        return ()
    k = style.layout.px
    box, pill = caption_boxes(style.layout, state)
    theatre = style.exhibit.theatre_by_id.get(step.theatre)
    bar = theatre.fill_rgb if theatre else style.colour("pressed")
    edge = style.either("ink", "coast")
    cast = None if style.secret else shadow(style)
    left_px, bar_px = box.x_px + k(46), k(16)
    room = (box.width_px - k(46 + 30), box.height_px - k(32))
    text_style, lines = set_in(
        style, "attract_caption", step.caption, room, CAPTION_LEADING, typography
    )
    leading_px = style.leading_px(text_style, CAPTION_LEADING)
    top_px = box.centre_px[1] - leading_px * len(lines) / 2
    items: list[Primitive] = [
        Panel(box, style.panel, edge, k(3), 0.0, cast, (k(6), k(8))),
        Fill(Box(box.x_px + k(3), box.y_px + k(3), bar_px, box.height_px - k(6)), bar),
    ]
    for nth, line in enumerate(lines):
        at_px = (left_px, top_px + leading_px * (nth + 0.5))
        items.append(Text(at_px, line, text_style, style.text))
    return (
        _name(style, typography),
        Layer("attract_caption", box.grown(k(16)), tuple(items), kept=True),
        Layer("pill", pill.grown(k(12)), _pill(style, pill, typography), kept=True),
    )
