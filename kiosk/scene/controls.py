"""The buttons: regions, the switch between the worlds, and transport."""

from typing import NamedTuple

from kiosk.content.model import Lens, Rgb
from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import HitTarget
from kiosk.scene.key_row import smallest
from kiosk.scene.panels import key, key_ink, shadow
from kiosk.scene.primitives import Anchor, Glyph, Panel, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.state.intents import FlyTo, Intent, ShowLens, StepEvent, TogglePlay
from kiosk.state.state import State

# Where the halves of the switch may meet, as shares of its width: rather in favour of the one in
# use, which has the thumb beside its words.
SPLITS = {Lens.PUBLIC: (0.545, 0.52, 0.5), Lens.SECRET: (0.47, 0.49, 0.51)}
# How far round and region keys answer: over 20 mm also on a screen of 21 inches.
ROUND_REACH, REGION_REACH = 84, 4
# A region key of this height has its word below its mark, and so room for larger letters.
STACKED = 100


def region_layer(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]]:
    """Return the region buttons."""
    k = style.layout.px
    theatres = style.exhibit.theatres
    first = style.layout.region_button(0, len(theatres))
    stacked = first.height_px >= k(STACKED)
    room_px = first.width_px - k(16 if stacked else 60 + 8)
    size = smallest(
        style.fitting("button", style.capitals(each.name), room_px, typography) for each in theatres
    )
    items: list[Primitive] = []
    targets = []
    for index, theatre in enumerate(theatres):
        box = style.layout.region_button(index, len(theatres))
        name = f"region:{theatre.id}"
        pressed, lit = name in state.pressed, state.theatre == theatre.id
        down_px = k(3) if pressed else 0.0
        middle_px = box.y_px + (box.height_px - k(8)) / 2 + down_px
        mark_px, word_px = (box.x_px + k(32), middle_px), (box.x_px + k(60), middle_px)
        if stacked:
            mark_px = (box.centre_px[0], middle_px - k(24))
            word_px = (box.centre_px[0], middle_px + k(22))
        ink = key_ink(style, pressed=pressed, lit=lit)
        ground = _ground_of_key(style, pressed=pressed, lit=lit)
        colours = (ground, style.colour("mark_keyline"), theatre.fill_rgb)
        anchor = Anchor.CENTRE if stacked else Anchor.LEFT
        items += [
            *key(style, box, pressed=pressed, lit=lit, under=theatre.fill_rgb),
            Glyph(f"mark:{theatre.shape}", mark_px, k(19), colours),
            Text(word_px, style.capitals(theatre.name), size, ink, anchor),
        ]
        reach = box.grown(k(REGION_REACH))
        targets.append(HitTarget(name, reach, FlyTo(theatre.view, theatre.id)))
    return Layer("regions", style.layout.regions.grown(k(8)), tuple(items), kept=True), tuple(
        targets
    )


def switch_thumb_px(style: Style, lens: Lens) -> tuple[float, float]:
    """Return where the switch's thumb rests in one of the two worlds."""
    box = style.layout.switch
    radius_px = box.height_px / 2
    left, right = box.x_px + radius_px, box.right_px - radius_px
    return (right if lens is Lens.SECRET else left), box.y_px + radius_px


def switch_layer(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]]:
    """Return the switch: a bright half and a dark half, and the thumb on the one in use."""
    k, box = style.layout.px, style.layout.switch
    public, secret = style.palette(Lens.PUBLIC), style.palette(Lens.SECRET)
    radius_px = box.height_px / 2
    splits = (_split(style, share, typography) for share in SPLITS[style.lens])
    split = max(splits, key=lambda each: each.size.size_px)
    split_px = split.at_px
    edge = style.either("ink", "coast")
    cast = None if style.secret else shadow(style)
    items: list[Primitive] = [
        Panel(box, secret["sea"], edge, k(4), radius_px, cast, (k(4), k(5))),
        Panel(
            Box(box.x_px, box.y_px, split_px - box.x_px + radius_px, box.height_px),
            public["paper"],
            edge,
            k(4),
            radius_px,
        ),
        Panel(
            Box(
                split_px, box.y_px + k(4), box.right_px - split_px - radius_px, box.height_px - k(8)
            ),
            secret["sea"],
            secret["sea"],
            0.0,
        ),
    ]
    sun_px = (box.x_px + radius_px, box.y_px + radius_px)
    eye_px = (box.right_px - radius_px, box.y_px + radius_px)
    thumb = switch_thumb_px(style, style.lens)
    lit = (public["ink"],) if style.lens is Lens.PUBLIC else (secret["text"],)
    # Under a finger the thumb gives way, as keys do.
    thumb_px = radius_px - k(7 if "switch" in state.pressed else 1)
    items.append(Glyph("disc", thumb, thumb_px, lit))
    sun_ink = public["paper"] if style.lens is Lens.PUBLIC else public["ink"]
    eye_ink = secret["sea"] if style.secret else secret["coast"]
    eye_ground = secret["text"] if style.secret else secret["sea"]
    items += [
        Glyph("sun", sun_px, k(30), (sun_ink,)),
        Glyph("eye", eye_px, k(26), (eye_ink, eye_ground)),
    ]
    halves = (
        ("lens_public", split.left_px, public["ink"]),
        ("lens_secret", split.right_px, secret["text"]),
    )
    for wording, left_px, ink in halves:
        lines = style.capitals(style.exhibit.wording[wording]).split("\n")
        for row, line in enumerate(lines):
            # From line to line as much as larger letters with marks above them need.
            apart_px = k(17) * (1.0 + 0.6 * (style.layout.text - 1.0))
            y_px = box.y_px + radius_px + apart_px * (2 * row - 1)
            items.append(Text((left_px, y_px), line, split.size, ink))
    other = Lens.PUBLIC if style.secret else Lens.SECRET
    target = HitTarget("switch", box, ShowLens(other))
    return Layer("switch", box.grown(k(8)), tuple(items), kept=True), (target,)


class _Split(NamedTuple):
    """Where the halves of the switch meet, where their words begin, and how large these are."""

    at_px: float
    left_px: float
    right_px: float
    size: TextStyle


def _split(style: Style, share: float, typography: Typography) -> _Split:
    k, box = style.layout.px, style.layout.switch
    radius_px = box.height_px / 2
    at_px = box.x_px + box.width_px * share
    left_px = box.x_px + radius_px + (k(42) if style.secret else radius_px + k(12))
    right_px = at_px + k(34 if style.secret else 26)
    rooms_px = {
        "lens_public": at_px - left_px - k(8),
        "lens_secret": box.right_px - radius_px - k(36) - right_px - k(8),
    }
    largest = 1.0 / style.layout.text**0.5
    # Both halves are lettered alike.
    size = smallest(
        style.fitting("switch", line, room_px, typography, largest)
        for wording, room_px in rooms_px.items()
        for line in style.capitals(style.exhibit.wording[wording]).split("\n")
    )
    return _Split(at_px, left_px, right_px, size)


def _ground_of_key(style: Style, *, pressed: bool, lit: bool) -> Rgb:
    if style.secret:
        return style.colour("panel3" if pressed else "button_on" if lit else "panel2")
    return style.colour("pressed" if pressed else "ink" if lit else "paper")


class KeyFace(NamedTuple):
    """What stands on a key: a word, and above it an icon or a sign in letters."""

    words: str
    icon: str = ""
    sign: str = ""


def key_layer(style: Style, name: str, box: Box, items: tuple[Primitive, ...]) -> Layer:
    """Return the layer of one key, with room for its shadow."""
    return Layer(f"key:{name}", box.grown(style.layout.px(8)), items, kept=True)


def transport_keys(
    style: Style, state: State, typography: Typography
) -> tuple[tuple[Layer, ...], tuple[HitTarget, ...]]:
    """Return back, play and next; a tour has a back and a next of its own."""
    if state.guide.leads:
        return (), ()
    wording, layout = style.exhibit.wording, style.layout
    play = ("pause", "pause") if state.playing else ("play", "play")
    buttons: tuple[tuple[str, str, str, Box, Intent], ...] = (
        ("back", "back", wording["back"], layout.back, StepEvent(-1)),
        ("play", play[0], wording[play[1]], layout.play, TogglePlay()),
        ("next", "next", wording["next"], layout.next, StepEvent(1)),
    )
    layers = []
    targets = []
    for name, icon, words, box, intent in buttons:
        pressed = name in state.pressed
        if layout.portrait:
            # Round buttons would leave no room for their words in the narrow row.
            lit = name == "play"
            items = captioned_key(
                style, box, KeyFace(words, icon), typography, pressed=pressed, lit=lit
            )
            layers.append(key_layer(style, name, box, items))
            targets.append(HitTarget(name, box, intent))
            continue
        items = _round_button(style, box, icon, words, typography, pressed=pressed)
        layers.append(key_layer(style, name, _with_words(style, box), items))
        targets.append(
            HitTarget(
                name, Disc(box.centre_px, max(box.width_px, layout.px(ROUND_REACH)) / 2), intent
            )
        )
    return tuple(layers), tuple(targets)


def captioned_key(
    style: Style,
    box: Box,
    face: KeyFace,
    typography: Typography,
    *,
    pressed: bool,
    lit: bool = False,
) -> tuple[Primitive, ...]:
    """Return a key with its face."""
    k, (words, icon, sign) = style.layout.px, face
    x_px, y_px = box.centre_px
    y_px += k(3) if pressed else 0.0
    ink = key_ink(style, pressed=pressed, lit=lit)
    above: Primitive = Glyph(icon, (x_px, y_px - k(14)), k(26), (ink,))
    if sign:
        above = Text((x_px, y_px - k(15)), sign, style.type("language"), ink, Anchor.CENTRE)
    return (
        *key(style, box, pressed=pressed, lit=lit),
        above,
        Text(
            (x_px, y_px + k(24)),
            words,
            style.fitting("button_small", words, box.width_px - k(10), typography),
            style.text_quiet if ink == style.text else ink,
            Anchor.CENTRE,
        ),
    )


def _round_button(
    style: Style, box: Box, icon: str, words: str, typography: Typography, *, pressed: bool
) -> tuple[Primitive, ...]:
    k = style.layout.px
    main = icon in ("play", "pause")
    x_px, y_px = box.centre_px
    y_px += k(3) if pressed else 0.0
    radius_px = min(box.width_px, box.height_px) / 2
    edge = style.either("ink", "coast")
    if main:
        ground = style.either("ink3", "text3") if pressed else style.either("ink", "text")
        ink = style.either("paper", "sea")
    else:
        ground = style.either("pressed", "panel3") if pressed else style.either("paper", "panel2")
        ink = style.text
    items: list[Primitive] = []
    if not style.secret and not pressed:
        items.append(
            Glyph("disc", (x_px + k(3), y_px + k(5)), radius_px, (style.colour("shadow"),), 64)
        )
    items += [
        Glyph("button", (x_px, y_px), radius_px, (edge, ground)),
        Glyph(icon, (x_px, y_px), radius_px * 0.62, (ink,)),
    ]
    if not style.layout.portrait:
        text_style = style.fitting(
            "button_small", words, _words_room_px(style, box), typography, _words_size(style)
        )
        below_px = _words_y_px(style)
        items.append(Text((x_px, below_px), words, text_style, style.text_quiet, Anchor.CENTRE))
    return tuple(items)


def _words_y_px(style: Style) -> float:
    """Return the middle of the words below the round buttons."""
    layout = style.layout
    if layout.low:
        return layout.screen.bottom_px - layout.px(26)
    return layout.band.y_px + layout.px(112)


def _words_size(style: Style) -> float:
    """Return the largest size: there is no room for larger letters above the keys below them."""
    return 1.0 if style.layout.low else 1.0 / style.layout.text


def _words_room_px(style: Style, box: Box) -> float:
    return box.width_px + style.layout.px(14) if style.layout.low else style.layout.px(80)


def _with_words(style: Style, box: Box) -> Box:
    """Return the box of a round button with the words below it."""
    width_px = max(box.width_px, _words_room_px(style, box))
    foot_px = _words_y_px(style) + style.layout.px(16)
    return Box(box.centre_px[0] - width_px / 2, box.y_px, width_px, foot_px - box.y_px)
