"""The closing words of a tour, or of the story that has played, and what to do next."""

from kiosk.content.model import Lens
from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.key_row import smallest
from kiosk.scene.lettering import set_in
from kiosk.scene.panels import sheet
from kiosk.scene.primitives import Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.tours import (
    CAPTION_LEADING,
    KEY_GAP,
    KEY_HEIGHT,
    caption_box,
    marked_key,
    marked_key_size,
    offered,
)
from kiosk.scene.typography import Typography
from kiosk.state.guide import Ended, ending_of
from kiosk.state.intents import ChooseTour, Intent, LookAround, PlayIn, ShowLens
from kiosk.state.state import State


def ending_layer(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the closing words with the keys below them; None while nothing has ended."""
    ended = state.guide.ended
    if ended is None:
        return None
    k, box = style.layout.px, caption_box(style, state)
    row_px = k(KEY_HEIGHT)
    inner = Box(box.x_px + k(28), box.y_px + k(18), box.width_px - k(56), box.height_px - k(34))
    room = (inner.width_px, inner.height_px - row_px - k(12))
    words = ending_of(style.exhibit, ended)
    text_style, lines = set_in(style, "tour_caption", words, room, CAPTION_LEADING, typography)
    leading_px = style.leading_px(text_style, CAPTION_LEADING)
    first_px = inner.y_px + (room[1] - (len(lines) - 1) * leading_px) / 2
    items: list[Primitive] = [
        *sheet(style, box),
        *(
            Text((inner.x_px, first_px + leading_px * nth), line, text_style, style.text)
            for nth, line in enumerate(lines)
        ),
    ]
    row = Box(inner.x_px, inner.bottom_px - row_px, inner.width_px, row_px)
    keys, targets = _keys(style, state, ended, row, typography)
    layer = Layer("ending", box.grown(k(14)), (*items, *keys), kept=True, sparing=True)
    return layer, (HitTarget("ending", box, None), *targets)


def _keys(
    style: Style, state: State, ended: Ended, row: Box, typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[HitTarget, ...]]:
    """Return the keys, which share their row: the other world, another tour, or by oneself."""
    wording = style.exhibit.wording
    secret = state.lens is Lens.SECRET
    other = Lens.PUBLIC if secret else Lens.SECRET
    # A tour has shown both worlds, and the moment is looked at again; a story plays again.
    turned: Intent = ShowLens(other) if ended.tour_id else PlayIn(other)
    named = " ".join(wording["lens_public" if secret else "lens_secret"].split())
    wanted: list[tuple[str, str, str, Intent]] = [
        ("end_other", "sun" if secret else "eye", named, turned),
        ("end_look", "close", wording["look_around"], LookAround()),
    ]
    if offered(style):
        wanted.insert(1, ("end_tours", "tour", wording["tours"], ChooseTour()))
    gap_px = style.layout.px(KEY_GAP)
    width_px = (row.width_px - gap_px * (len(wanted) - 1)) / len(wanted)
    size = smallest(
        marked_key_size(style, words, width_px, typography) for _, _, words, _ in wanted
    )
    items: list[Primitive] = []
    targets = []
    for nth, (name, icon, words, intent) in enumerate(wanted):
        box = row._replace(x_px=row.x_px + nth * (width_px + gap_px), width_px=width_px)
        look = (name in state.pressed, False)
        items += marked_key(style, box, (icon, words), typography, look, size)
        targets.append(HitTarget(name, box, intent))
    return tuple(items), tuple(targets)
