"""The keys at the foot of a card: where the story goes, what more there is, and the way out."""

from dataclasses import dataclass

from kiosk.content.model import Event
from kiosk.scene.boxes import Box
from kiosk.scene.card_rows import CAPTION_LINE
from kiosk.scene.hits import HitTarget
from kiosk.scene.key_row import smallest
from kiosk.scene.panels import key
from kiosk.scene.paragraph import balanced_lines_of, lines_of
from kiosk.scene.primitives import Glyph, Primitive, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.state.card_view import CardView, Side
from kiosk.state.intents import CloseCard, SelectEvent, TurnCard
from kiosk.state.state import State
from kiosk.world.appearing import appears_utc_s
from kiosk.world.world import is_secret

KEY = 76
# 3 mm on a screen of 21 inches, because these keys are smaller than a finger.
GAP = 13
EDGE = 16
LINK_SHRINKS = (1.0, 0.93, 0.86, 0.8)
LINK_LINE = 0.98
# What an arrow beside the words of a key takes.
ARROW = 30
# From this width on all keys stand in one row.
ONE_ROW = 900


@dataclass(frozen=True, slots=True)
class Foot:
    """The keys of a card.

    Attributes:
        links: The event before and the one after, each with its box; None where there is none.
        more: The key for the next page, and the one for the sources.
    """

    top_px: float
    links: tuple[tuple[Event, str, Box], ...]
    more: Box
    sources: Box
    close: Box


def foot_of(style: Style, event: Event, utc_s: float, typography: Typography) -> Foot:
    """Return where the keys of a card lie; links are as high as their words need."""
    k, card = style.layout.px, style.layout.card
    left_px, right_px, gap_px, key_px = card.x_px + k(26), card.right_px - k(26), k(GAP), k(KEY)
    bottom_px = card.bottom_px - k(EDGE)
    one_row = right_px - left_px >= k(ONE_ROW)
    earlier, later = neighbours(style, event, utc_s)
    linked = [(earlier, "linked_earlier"), (later, "linked_later")]
    found = [(other, words) for other, words in linked if other is not None]
    close = Box(right_px - key_px, bottom_px - key_px, key_px, key_px)
    if one_row:
        sides_px = k(176)
        sources = Box(close.x_px - gap_px - sides_px, close.y_px, sides_px, key_px)
        more = sources._replace(x_px=sources.x_px - gap_px - sides_px)
        links_px = more.x_px - gap_px - left_px
    else:
        sides_px = (close.x_px - left_px - 2 * gap_px) / 2
        more = Box(left_px, close.y_px, sides_px, key_px)
        sources = more._replace(x_px=left_px + sides_px + gap_px)
        links_px = right_px - left_px
    # Alone a link has the whole row; on a wide one that would be more than it needs.
    share = 2 if one_row else max(1, len(found))
    width_px = (links_px - gap_px * (share - 1)) / share
    height_px = max(
        (_link_px(style, other, width_px, typography) for other, _ in found), default=0.0
    )
    link_bottom_px = bottom_px if one_row else close.y_px - gap_px
    links = tuple(
        (
            other,
            words,
            Box(
                left_px + (width_px + gap_px) * (index if len(found) > 1 or not one_row else 0),
                link_bottom_px - height_px,
                width_px,
                height_px,
            ),
        )
        for index, (other, words) in enumerate(found)
    )
    top_px = min([close.y_px, *(box.y_px for _, _, box in links)])
    if one_row:
        # In one row all keys are as high as the highest.
        more, sources, close = (
            each._replace(y_px=top_px, height_px=bottom_px - top_px)
            for each in (more, sources, close)
        )
    return Foot(top_px, links, more, sources, close)


def unlinked(style: Style, foot: Foot) -> Foot:
    """Return the foot without its links, and no higher than the other keys need."""
    height_px = style.layout.px(KEY)
    keys = (
        each._replace(y_px=each.bottom_px - height_px, height_px=height_px)
        for each in (foot.more, foot.sources, foot.close)
    )
    more, sources, close = keys
    return Foot(close.y_px, (), more, sources, close)


def foot_parts(
    style: Style, state: State, foot: Foot, counts: tuple[int, int], typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[HitTarget, ...]]:
    """Return the keys, and what they mean.

    Args:
        style: The look.
        state: Which of them are pressed, and which side of the card is up.
        foot: Where they lie.
        counts: How many pages of more, and of sources, there are.
        typography: Measures their words.
    """
    items: list[Primitive] = []
    targets: list[HitTarget] = []
    for other, words, box in foot.links:
        name = f"link:{words}"
        items += key(style, box, pressed=name in state.pressed, lit=False)
        items += _link_items(style, other, words, box, typography)
        targets.append(HitTarget(name, box, SelectEvent(other.id)))
    both = foot.more._replace(width_px=foot.sources.right_px - foot.more.x_px)
    turning = [
        (side, box, *_turning(style, state.card, side, count))
        for side, box, count in (
            (Side.MORE, foot.more, counts[0]),
            (Side.SOURCES, foot.sources if counts[0] else both, counts[1]),
        )
        if count
    ]
    sizes = [_key_size(style, box, words, typography) for _, box, words, _ in turning]
    for side, box, words, means in turning:
        name = f"card:{side}"
        items += key(style, box, pressed=name in state.pressed, lit=False)
        items += _key_words(style, box, words, means, smallest(sizes), typography)
        targets.append(HitTarget(name, box, means))
    items += key(style, foot.close, pressed="close" in state.pressed, lit=False)
    items.append(Glyph("close", foot.close.centre_px, style.layout.px(30), (style.text,)))
    targets.append(HitTarget("close", foot.close, CloseCard()))
    return tuple(items), tuple(targets)


def neighbours(style: Style, event: Event, utc_s: float) -> tuple[Event | None, Event | None]:
    """Return the linked event before this one and the one after it, as far as they may be shown."""
    exhibit = style.exhibit
    linked = [
        other
        for other in (exhibit.event_by_id[each] for each in event.links)
        if appears_utc_s(other, style.lens) < exhibit.timeline.end_utc_s
        and other.start_utc_s >= exhibit.timeline.start_utc_s
        and (style.secret or not is_secret(other, utc_s))
    ]
    before = [each for each in linked if each.start_utc_s <= event.start_utc_s]
    after = [each for each in linked if each.start_utc_s > event.start_utc_s]
    return (
        max(before, key=lambda each: each.start_utc_s, default=None),
        min(after, key=lambda each: each.start_utc_s, default=None),
    )


def _turning(style: Style, view: CardView, side: Side, count: int) -> tuple[str, TurnCard]:
    """Return the words of a key that turns the card, and what it means as the card lies now."""
    wording = style.exhibit.wording
    name = "more" if side is Side.MORE else "sources"
    if view.side is not side:
        return wording[name], TurnCard(side)
    page = min(view.page, count - 1)
    if page + 1 < count:
        # The key leads on, page by page, and from the last one back to the front.
        return f"{wording[name]} {page + 1}/{count}", TurnCard(side, page + 1)
    return wording["the_story"], TurnCard(Side.STORY)


def _key_size(style: Style, box: Box, words: str, typography: Typography) -> TextStyle:
    room_px = box.width_px - style.layout.px(20 + ARROW)
    return style.fitting("card_key", style.capitals(words), room_px, typography)


def _key_words(
    style: Style, box: Box, words: str, means: TurnCard, text: TextStyle, typography: Typography
) -> tuple[Primitive, ...]:
    k = style.layout.px
    arrow_px = k(ARROW)
    said = style.capitals(words)
    width_px = typography.width_px(said, text) + arrow_px
    left_px, y_px = box.centre_px[0] - width_px / 2, box.centre_px[1]
    if means.side is Side.STORY:
        arrow = Glyph("left", (left_px + k(9), y_px), k(13), (style.text,))
        return arrow, Text((left_px + arrow_px, y_px), said, text, style.text)
    arrow = Glyph("right", (left_px + width_px - k(9), y_px), k(13), (style.text,))
    return Text((left_px, y_px), said, text, style.text), arrow


def _link_title(
    style: Style, other: Event, width_px: float, typography: Typography
) -> tuple[TextStyle, tuple[str, ...]]:
    """Return the title of a link in the largest size in which two lines are enough."""
    room_px = width_px - style.layout.px(28)
    text = style.type("link")
    lines: tuple[str, ...] = ()
    for shrink in LINK_SHRINKS:
        text = style.type("link", shrink)
        lines = lines_of(other.title_in(style.lens), text, room_px, typography)
        if len(lines) <= 2 and all(typography.width_px(each, text) <= room_px for each in lines):
            break
    return text, balanced_lines_of(other.title_in(style.lens), text, room_px, typography)


def _link_px(style: Style, other: Event, width_px: float, typography: Typography) -> float:
    text, lines = _link_title(style, other, width_px, typography)
    label_px = style.type("button_small").size_px * CAPTION_LINE
    words_px = label_px + len(lines) * style.leading_px(text, LINK_LINE) + style.layout.px(16)
    return max(style.layout.px(KEY), words_px)


def _link_items(
    style: Style, other: Event, words: str, box: Box, typography: Typography
) -> list[Primitive]:
    k = style.layout.px
    label = style.type("button_small")
    text, lines = _link_title(style, other, box.width_px, typography)
    label_px, line_px = label.size_px * CAPTION_LINE, style.leading_px(text, LINK_LINE)
    top_px = box.centre_px[1] - (label_px + line_px * len(lines)) / 2
    backward = words == "linked_earlier"
    arrow_px = box.x_px + k(22) if backward else box.right_px - k(22)
    left_px = box.x_px + (k(38) if backward else k(14))
    label_y_px = top_px + label_px / 2
    said = style.capitals(style.exhibit.wording[words])
    label = style.fitting("button_small", said, box.width_px - k(52), typography)
    return [
        Glyph("left" if backward else "right", (arrow_px, label_y_px), k(13), (style.text,)),
        Text((left_px, label_y_px), said, label, style.text_quiet),
        *(
            Text(
                (box.x_px + k(14), top_px + label_px + line_px * (index + 0.5)),
                line,
                text,
                style.text,
            )
            for index, line in enumerate(lines)
        ),
    ]
