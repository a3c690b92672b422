"""What the world said: the latest word of each country on slips around the map.

A word is of its days: after three a paler mark stays where it was said, and after a week nothing. A
slip finds its place near the country, and its leader crosses neither another leader nor another
slip. Who finds no room is left out: the newest come first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot, pi

import numpy as np

from kiosk.content.model import Event
from kiosk.geo.camera import Camera
from kiosk.scene.boxes import Box, lines_cross
from kiosk.scene.mirror import as_read
from kiosk.scene.panels import GLOW, shadow
from kiosk.scene.paragraph import balanced_lines_of, lines_of
from kiosk.scene.primitives import Anchor, Fill, Glyph, Panel, Primitive, Px, Stroke, Text
from kiosk.scene.style import Style, mixed
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import event_day
from kiosk.world.world import World, is_hidden

LIMIT, PORTRAIT_LIMIT = 10, 6
WIDTH = 330
PAD, BAR = 16, 8
PLACE_LINE, QUOTE_LINE, WORDS_LINE, AUTHOR_LINE = 40, 32, 31, 30
# What letters with marks above and feet below need more from line to line.
MARKED_MORE = 4
# For so long what was said is the word of the day, and for so long a mark recalls it.
CURRENT_S, RECALLED_S = 3 * 86_400.0, 7 * 86_400.0
# A longer quotation is for the card; here the title tells.
LONGEST_QUOTE = 100
MARK_RADIUS, RECALLED_RADIUS = 13, 9
# How much of the ground shows through a mark that only recalls.
PALENESS = 0.5
# Where a slip may lie around its mark: this far off at the nearest, in this many directions.
DISTANCES, DIRECTIONS = (46, 80, 120, 160, 210, 270, 340, 420), 32
REACHES = np.repeat(DISTANCES, DIRECTIONS)
ANGLES_RAD = np.tile(2.0 * pi * np.arange(DIRECTIONS) / DIRECTIONS, len(DISTANCES))
RIGHT, DOWN = np.cos(ANGLES_RAD), np.sin(ANGLES_RAD)
CLEAR = 14
# A leader does not end in the corner of its slip.
LEADER_INSET = 12
# Marks within this of one another are a crowd, which slips leave room for.
CROWD = 260


@dataclass(frozen=True, slots=True)
class Slip:
    """What a country said last, and where that is shown.

    Attributes:
        box: None where there is no room: only the mark tells that there is something to read.
        quoted: Whether the lines are somebody's words, which stand between marks.
        author: Whose words they are, in lines.
        recalled: Whether it is no longer the word of the day: then it has a mark and no slip.
    """

    event: Event
    box: Box | None
    foot_px: Px
    place: str
    day: str
    lines: tuple[str, ...]
    quoted: bool
    author: tuple[str, ...]
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class _Wish:
    """The size of a slip and the mark that it belongs to."""

    foot_px: Px
    width_px: float
    height_px: float


def placed_slips(
    style: Style,
    camera: Camera,
    world: World,
    panels: tuple[Box, ...],
    marks: tuple[Box, ...],
    typography: Typography,
) -> tuple[Slip, ...]:
    """Return the slips between the panels; they cover none of the marks, nor do their leaders."""
    k, layout = style.layout.px, style.layout
    room = Box(k(24), k(24), layout.screen.width_px - k(48), layout.regions.y_px - k(24 + CLEAR))
    said: list[Slip] = []
    recalled: list[Slip] = []
    wishes: list[_Wish] = []
    seen: list[Px] = []
    for event in world.reactions:
        # By the day that the slip tells, also of what came out only later.
        age_s = world.utc_s - event.start_utc_s
        if age_s > RECALLED_S:
            continue
        lonlat = event.places[0].lonlat
        if not camera.faces(lonlat):
            continue
        foot_px = camera.px_from_lonlat(lonlat)
        crowded = any(hypot(foot_px[0] - x, foot_px[1] - y) < k(2 * MARK_RADIUS) for x, y in seen)
        if crowded or not room.contains(foot_px) or any(p.contains(foot_px) for p in panels):
            continue
        seen.append(foot_px)
        if age_s > CURRENT_S:
            if not any(mark.contains(foot_px) for mark in marks):
                recalled.append(Slip(event, None, foot_px, "", "", (), False, (), recalled=True))
            continue
        slip = _worded(style, event, foot_px, typography)
        said.append(slip)
        wishes.append(_Wish(foot_px, *_size_px(style, slip, typography)))
    limit = PORTRAIT_LIMIT if layout.portrait else LIMIT
    others = (*marks, *(Box.around(slip.foot_px, k(RECALLED_RADIUS)) for slip in recalled))
    boxes = _arranged(tuple(wishes), panels, others, room, k(1), limit)
    placed = (replace(slip, box=box) for slip, box in zip(said, boxes, strict=True))
    return (*placed, *recalled)


def words_of_slip(style: Style, event: Event, typography: Typography) -> None:
    """Set the words of a slip, so that they are there when the slip comes up."""
    _size_px(style, _worded(style, event, (0.0, 0.0), typography), typography)


def _worded(style: Style, event: Event, foot_px: Px, typography: Typography) -> Slip:
    quote = event.quote if event.quote and len(event.quote.text) <= LONGEST_QUOTE else None
    place, day = (
        style.capitals(event.places[0].name_in(style.lens)),
        event_day(style.exhibit, event),
    )
    quoted = style.exhibit.wording["quotation"]
    words = quoted.format(words=quote.text) if quote else event.title_in(style.lens)
    words_style = _words_style(style, quoted=quote is not None)
    head_px = _head_px(style, place, day, typography)
    width_px = max(head_px, style.layout.px(WIDTH - 2 * PAD))
    lines = balanced_lines_of(words, words_style, width_px, typography)
    if typography.width_px(words, words_style) <= head_px:
        lines = (words,)
    author = lines_of(quote.author, style.type("tag_sub"), width_px, typography) if quote else ()
    return Slip(event, None, foot_px, place, day, lines, quote is not None, author)


def _head_px(style: Style, place: str, day: str, typography: Typography) -> float:
    words_px = typography.width_px(place, style.type("slip_place"))
    return words_px + typography.width_px(day, style.type("tag_sub")) + style.layout.px(24)


def _size_px(style: Style, slip: Slip, typography: Typography) -> tuple[float, float]:
    k = style.layout.px
    words_style = _words_style(style, quoted=slip.quoted)
    widest_px = max(
        _head_px(style, slip.place, slip.day, typography),
        *(typography.width_px(line, words_style) for line in slip.lines),
        *(typography.width_px(line, style.type("tag_sub")) for line in slip.author),
    )
    line_px = _line_px(style, slip)
    lines_px = line_px * len(slip.lines) + k(AUTHOR_LINE) * len(slip.author)
    return round(widest_px + k(2 * PAD)), round(k(BAR + PLACE_LINE + PAD) + lines_px)


def _words_style(style: Style, *, quoted: bool) -> TextStyle:
    if style.secret:
        return style.type("quote_secret" if quoted else "body_secret")
    return style.type("slip_quote" if quoted else "slip_words")


@lru_cache(maxsize=8)
def _arranged(
    wishes: tuple[_Wish, ...],
    panels: tuple[Box, ...],
    others: tuple[Box, ...],
    room: Box,
    k: float,
    limit: int,
) -> tuple[Box | None, ...]:
    """Return a box for each wish, or None: near their marks, clear of all else."""
    clear_px = k * CLEAR
    inset_px = k * LEADER_INSET
    own = [Box.around(wish.foot_px, k * MARK_RADIUS) for wish in wishes]
    # A leader may graze a mark, but not strike it through.
    cores = [mark.grown(-k * MARK_RADIUS / 2) for mark in own]
    taken = [*(panel.grown(clear_px) for panel in panels), *own, *others]
    boxes: list[Box] = []
    leaders: list[tuple[Px, Px]] = []
    found: list[Box | None] = []
    for nth, wish in enumerate(wishes):
        box = None
        if len(boxes) < limit:
            box = next(
                (
                    spot
                    for spot in _free_spots(wish, wishes, taken, room, k)
                    if _is_clear(
                        (wish.foot_px, spot.nearest_px(wish.foot_px, inset_px)),
                        [*boxes, *others, *cores[:nth], *cores[nth + 1 :]],
                        leaders,
                    )
                    and not any(spot.is_cut_by(start, end) for start, end in leaders)
                ),
                None,
            )
        if box is not None:
            boxes.append(box)
            taken.append(box.grown(clear_px))
            leaders.append((wish.foot_px, box.nearest_px(wish.foot_px, inset_px)))
        found.append(box)
    return tuple(found)


def _free_spots(
    wish: _Wish, wishes: tuple[_Wish, ...], taken: list[Box], room: Box, k: float
) -> Iterator[Box]:
    """Yield where a slip may lie: near rather than far, out of a crowd rather than over it."""
    x_px, y_px = wish.foot_px
    out_right, out_down = _outward(wish.foot_px, [each.foot_px for each in wishes], CROWD * k)
    # The edge of the slip that looks towards the mark lies at the distance.
    reach_px = REACHES * k
    left_px = np.round(x_px + RIGHT * (reach_px + wish.width_px / 2) - wish.width_px / 2)
    top_px = np.round(y_px + DOWN * (reach_px + wish.height_px / 2) - wish.height_px / 2)
    right_px, bottom_px = left_px + wish.width_px, top_px + wish.height_px
    others = np.array(taken)
    others_right_px, others_bottom_px = others[:, 0] + others[:, 2], others[:, 1] + others[:, 3]
    overlaps = (
        (left_px[:, None] < others_right_px)
        & (others[:, 0] < right_px[:, None])
        & (top_px[:, None] < others_bottom_px)
        & (others[:, 1] < bottom_px[:, None])
    ).any(axis=1)
    within = (
        (room.x_px <= left_px)
        & (right_px <= room.right_px)
        & (room.y_px <= top_px)
        & (bottom_px <= room.bottom_px)
    )
    cost = REACHES * (2.0 - RIGHT * out_right - DOWN * out_down)
    for spot in np.argsort(cost, kind="stable"):
        if within[spot] and not overlaps[spot]:
            yield Box(float(left_px[spot]), float(top_px[spot]), wish.width_px, wish.height_px)


def _outward(px: Px, others: list[Px], reach_px: float) -> Px:
    """Return the direction out of the crowd that a mark stands in; zero where it stands alone."""
    near = [other for other in others if 0.0 < hypot(other[0] - px[0], other[1] - px[1]) < reach_px]
    right = sum(px[0] - other[0] for other in near)
    down = sum(px[1] - other[1] for other in near)
    length = hypot(right, down)
    return (right / length, down / length) if length else (0.0, 0.0)


def _is_clear(line: tuple[Px, Px], boxes: list[Box], leaders: list[tuple[Px, Px]]) -> bool:
    return not any(box.is_cut_by(*line) for box in boxes) and not any(
        lines_cross(*line, *leader) for leader in leaders
    )


def _line_px(style: Style, slip: Slip) -> float:
    more = MARKED_MORE if style.exhibit.rtl else 0
    return style.layout.px((QUOTE_LINE if slip.quoted else WORDS_LINE) + more)


def slip_items(style: Style, slips: tuple[Slip, ...], utc_s: float) -> tuple[Primitive, ...]:
    """Return the drawing of leaders, marks and slips."""
    k = style.layout.px
    leaders: list[Primitive] = []
    marks: list[Primitive] = []
    items: list[Primitive] = []
    # What is recalled lies beneath the words of the day.
    for slip in reversed(slips):
        theatre = slip.event.theatre
        hidden = style.secret and is_hidden(slip.event, utc_s)
        ink = theatre.glow_rgb if style.secret else style.text
        halo = style.colour("mark_halo")
        fill = theatre.glow_rgb if hidden else theatre.fill_rgb
        keyline, radius = style.colour("mark_keyline"), MARK_RADIUS
        if slip.recalled:
            ground, radius = style.colour("land"), RECALLED_RADIUS
            keyline, fill = (mixed(each, ground, PALENESS) for each in (keyline, fill))
        colours = (halo, keyline, fill)
        marks.append(Glyph(f"mark:{theatre.shape}", slip.foot_px, k(radius * 1.25), colours))
        if slip.box is not None:
            end_px = slip.box.nearest_px(slip.foot_px, k(LEADER_INSET))
            if not style.secret:
                leaders.append(Stroke((slip.foot_px, end_px), halo, k(7)))
            leaders.append(Stroke((slip.foot_px, end_px), ink, k(2.5)))
            items += as_read(style, slip.box, _slip(style, slip, slip.box))
    return (*leaders, *marks, *items)


def _slip(style: Style, slip: Slip, box: Box) -> list[Primitive]:
    k = style.layout.px
    theatre = slip.event.theatre
    edge = theatre.glow_rgb if style.secret else style.text
    cast, glow_px = (None, k(GLOW * 0.7)) if style.secret else (shadow(style), 0.0)
    left_px, right_px = box.x_px + k(PAD), box.right_px - k(PAD)
    y_px = box.y_px + k(BAR + PLACE_LINE / 2 + 2)
    items: list[Primitive] = [
        Panel(box, style.panel, edge, k(2.5), 0.0, cast, (k(4), k(5)), glow_px),
        Fill(Box(box.x_px + k(2), box.y_px + k(2), box.width_px - k(4), k(BAR)), theatre.fill_rgb),
        Text((left_px, y_px), slip.place, style.type("slip_place"), style.text),
        Text((right_px, y_px), slip.day, style.type("tag_sub"), style.text_quiet, Anchor.RIGHT),
    ]
    y_px = box.y_px + k(BAR + PLACE_LINE)
    line_px = _line_px(style, slip)
    words_style = _words_style(style, quoted=slip.quoted)
    for line in slip.lines:
        items.append(Text((left_px, y_px + line_px / 2), line, words_style, style.text))
        y_px += line_px
    for line in slip.author:
        middle_px = y_px + k(AUTHOR_LINE / 2)
        items.append(Text((left_px, middle_px), line, style.type("tag_sub"), style.text_quiet))
        y_px += k(AUTHOR_LINE)
    return items


def shows_reactions(style: Style, theatre: str) -> bool:
    """Return whether the lit view is one that tells what the world said."""
    lit = style.exhibit.theatre_by_id.get(theatre)
    return lit is not None and lit.reactions
