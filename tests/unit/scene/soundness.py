"""What is wrong with the words of a finished screen, whatever it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import hypot

from kiosk.content.colours import contrast
from kiosk.content.model import Rgb
from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Fill, Panel, Picture, Porthole, Primitive, Stamp, Text, Veil
from kiosk.scene.scene import Layer, Scene
from kiosk.scene.strong import mixed
from kiosk.screen.fonts import Fonts
from tests.unit.scene.seen import ROUNDING_PX, corners_px, encloses, text_box

# WCAG 2.2, 1.4.3 and 1.4.6, here for letters of every size.
NEEDED, STRONG_NEEDED = 4.5, 7.0
# These lie over all else for as long as they ask, and what is below them is out of reach; the
# knob slides over the days.
OVER_ALL = ("desk", "prompt", "cursor", "note", "easier")
# The map and its marks go on below what lies over it, and beyond the edge of the screen.
MAP = ("overlay", "porthole")
# Faint for a reason: nobody is to read it, and what stands for hours burns into a screen.
FAINT = ("closed",)

BADGE = 2
HIDING_SHARE, HAIRLINE_PX = 0.3, 5.0


@dataclass(frozen=True, slots=True)
class Word:
    """A line as it is seen.

    Attributes:
        order: How many primitives of the scene lie below it.
    """

    text: Text
    layer: str
    order: int
    box: Box


@dataclass(frozen=True, slots=True)
class Cover:
    """A flat ground that hides what lies below it.

    Attributes:
        share: How much it hides: 1 for all.
    """

    box: Box
    colour: Rgb | None
    share: float
    layer: str
    order: int


def faults_of(scene: Scene, fonts: Fonts, *, strong: bool = False) -> Iterator[str]:
    """Yield what is clipped, covered, crowded, off the screen or too faint to be read."""
    screen = max((layer.box for layer in scene.layers), key=lambda box: box.width_px)
    screen = Box(0.0, 0.0, screen.width_px, max(each.box.bottom_px for each in scene.layers))
    words, covers = _taken_apart(scene, fonts)
    faded = {layer.id for layer in scene.layers if layer.alpha < 255}
    # What has stepped back is not there to be read.
    words = [word for word in words if word.layer not in faded]
    for word in words:
        if word.layer not in MAP and not encloses(screen, word.box):
            yield f"{word.layer}: {word.text.text!r} leaves the screen"
    for layer in scene.layers:
        yield from _clipped(layer, fonts)
    seen = []
    for word in words:
        hiding = _hiding(word, covers)
        if not hiding:
            seen.append(word)
        elif not (
            word.layer in MAP
            or any(each.layer in OVER_ALL for each in hiding)
            or any(encloses(each.box, word.box) for each in hiding)
        ):
            yield f"{word.layer}: {word.text.text!r} is half hidden by {hiding[0].layer}"
    yield from _touching(seen)
    for word in seen:
        yield from _faint(word, covers, STRONG_NEEDED if strong else NEEDED)


def _hiding(word: Word, covers: list[Cover]) -> list[Cover]:
    return [
        each
        for each in covers
        if each.order > word.order
        and each.share > HIDING_SHARE
        # A hairline beside a word hides nothing of it.
        and min(each.box.width_px, each.box.height_px) > HAIRLINE_PX
        and each.box.grown(-1.0).overlaps(word.box)
    ]


def _touching(seen: list[Word]) -> Iterator[str]:
    for one, other in combinations(seen, 2):
        if one.box.grown(-1.0).overlaps(other.box.grown(-1.0)) and not _modal(one, other):
            if one.layer == other.layer == "overlay" and len(one.text.text) <= BADGE:
                # The badge of a power and the count of a mark lie where their places do.
                continue
            yield f"{one.layer}: {one.text.text!r} touches {other.text.text!r} ({other.layer})"


def _modal(one: Word, other: Word) -> bool:
    return one.layer != other.layer and (one.layer in OVER_ALL or other.layer in OVER_ALL)


def _taken_apart(scene: Scene, fonts: Fonts) -> tuple[list[Word], list[Cover]]:
    words: list[Word] = []
    covers: list[Cover] = []
    order = 0
    for layer in scene.layers:
        for item in layer.items:
            order += 1
            if layer.clip is not None and isinstance(item, Text | Panel | Fill):
                box = text_box(item, fonts) if isinstance(item, Text) else item.box
                if not layer.clip.overlaps(box):
                    continue
            if isinstance(item, Text) and item.text.strip() and not item.angle_deg:
                words.append(Word(item, layer.id, order, text_box(item, fonts)))
            cover = _cover(item, layer, order)
            if cover is not None:
                covers.append(cover)
    return words, covers


def _cover(item: Primitive, layer: Layer, order: int) -> Cover | None:
    match item:
        case Panel():
            return Cover(item.box, item.fill, 1.0, layer.id, order)
        case Fill():
            share = item.colour[3] / 255 if len(item.colour) == 4 else 1.0
            return Cover(item.box, item.colour[:3], share, layer.id, order)
        case Picture():
            return Cover(item.box, None, 1.0, layer.id, order)
        case Veil() | Stamp():
            return None
        case _:
            return None


def _clipped(layer: Layer, fonts: Fonts) -> Iterator[str]:
    for item in layer.items:
        if (
            isinstance(item, Text)
            and layer.kept
            and layer.id not in MAP
            and not item.angle_deg
            and item.text.strip()
            and not encloses(layer.box, text_box(item, fonts))
        ):
            yield f"{layer.id}: {item.text!r} is clipped by its layer"
        if isinstance(item, Porthole):
            x_px, y_px = item.centre_px
            for word in item.items:
                if isinstance(word, Text):
                    far_px = max(hypot(x - x_px, y - y_px) for x, y in corners_px(word, fonts))
                    if far_px > item.radius_px + ROUNDING_PX:
                        yield f"{layer.id}: {word.text!r} is clipped by the hole"


def _faint(word: Word, covers: list[Cover], needed: float) -> Iterator[str]:
    if word.layer in FAINT or word.text.alpha < 255:
        return
    below = [each for each in covers if each.order < word.order and encloses(each.box, word.box)]
    ground: Rgb | None = word.text.halo
    if ground is None:
        for each in below:
            if each.colour is None:
                ground = None
            elif each.share == 1.0 or ground is None:
                ground = each.colour if each.share == 1.0 else None
            else:
                ground = mixed(ground, each.colour, each.share)
    if ground is None:
        return
    found = contrast(word.text.colour, ground)
    if found < needed - 0.005:
        yield f"{word.layer}: {word.text.text!r} has {found:.2f}:1 of {needed}:1"
