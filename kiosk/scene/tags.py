"""Call-outs on the map: what the newest events are, with a leader to their marks."""

from dataclasses import dataclass

from kiosk.chrono.local import local_time
from kiosk.content.model import Event
from kiosk.scene.bidi import has_right
from kiosk.scene.boxes import Box, boxes_along
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.lettering import has_marks
from kiosk.scene.marks import FRESH, STEM, MarkGroup, is_turning
from kiosk.scene.mirror import as_read
from kiosk.scene.panels import GLOW, shadow
from kiosk.scene.paragraph import balanced_lines_of
from kiosk.scene.primitives import Fill, Panel, Primitive, Stroke, Text
from kiosk.scene.slips import shows_reactions
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import day_month, event_day, place_and_hour, secret_for
from kiosk.state.intents import SelectEvent
from kiosk.state.state import State

LIMIT = 5
# How many turning points are named between the slips of the world.
TURNING_LIMIT = 2
TITLE_WIDTH = 340
PAD_X, PAD_Y = 20, 10
TITLE_LINE, SUB_LINE = 34, 28
# Where a letter of a lower line carries a mark; Arabic ones carry theirs high.
MARKED_LINE, ARABIC_SUB_LINE = 41, 36


@dataclass(frozen=True, slots=True)
class Tag:
    """A call-out that found its place."""

    group: MarkGroup
    box: Box
    title: tuple[str, ...]
    sub: tuple[str, ...]


def placed_tags(
    style: Style,
    state: State,
    groups: tuple[MarkGroup, ...],
    panels: tuple[Box, ...],
    badges: tuple[Box, ...],
    typography: Typography,
) -> tuple[Tag, ...]:
    """Return call-outs for the most important marks that find room.

    They cover no panel, no mark and no other call-out, and their leaders are short: one that
    finds no room beside its mark is left out. Where slips tell what the world said, only the
    turning points have one.
    """
    turning = shows_reactions(style, state.theatre) and not state.event_id
    k = style.layout.px
    screen = style.layout.screen.grown(-k(12))
    candidates = [
        group
        for group in groups
        if group.first.event.id != state.event_id
        and group.first.freshness > FRESH
        and (not turning or is_turning(group.first))
        and screen.contains(group.head_px)
        and not any(panel.contains(group.head_px) for panel in panels)
    ]
    # What the resting screen shows through its hole is what nobody could read at the time.
    poster = state.guide.attract is not None and state.guide.tour is None
    if poster and any(group.first.hidden for group in candidates):
        candidates = [group for group in candidates if group.first.hidden]
    candidates.sort(
        key=lambda group: (
            -group.first.event.weight * group.first.freshness,
            group.first.event.id,
        )
    )
    marks = [
        Box(group.head_px[0] - k(30), group.head_px[1] - k(30), k(60), k(96)) for group in groups
    ]
    # A leader may graze a mark, but not strike it through.
    heads = {group.head_px: Box.around(group.head_px, k(18)) for group in groups}
    covered = (*panels, *badges, *marks)
    zone = style.exhibit.timeline.zone
    today = day_month(style.exhibit, local_time(state.utc_s, zone))
    tags: list[Tag] = []
    leaders: list[Box] = []
    for group in candidates:
        if len(tags) == (TURNING_LIMIT if turning else LIMIT):
            break
        shown = group.first
        secret = poster and shown.hidden
        title, sub, width_px, height_px = words_of_tag(
            style,
            shown.event,
            typography,
            dated=event_day(style.exhibit, shown.event) != today,
            secret=secret,
        )
        for box, leader in _places(style, group, width_px, height_px):
            inside = (
                box.x_px >= screen.x_px
                and box.y_px >= screen.y_px
                and box.right_px <= screen.right_px
                and box.bottom_px <= style.layout.regions.y_px - k(10)
            )
            if not inside or any(map(box.overlaps, (*covered, *leaders))):
                continue
            apart = box.grown(k(8))
            if any(apart.overlaps(tag.box) or leader.overlaps(tag.box) for tag in tags):
                continue
            end_px = box.nearest_px(group.head_px)
            if not any(
                head.is_cut_by(group.head_px, end_px)
                for head_px, head in heads.items()
                if head_px != group.head_px
            ):
                tags.append(Tag(group, box, title, sub))
                leaders.append(leader)
                break
    return tuple(tags)


def words_of_tag(
    style: Style,
    event: Event,
    typography: Typography,
    *,
    dated: bool = False,
    secret: bool = False,
) -> tuple[tuple[str, ...], tuple[str, ...], float, float]:
    """Return the lines of a call-out, title and below it, and how wide and high it is.

    Args:
        style: Of the world in which it stands.
        event: Which it names.
        typography: Measures the words.
        dated: Whether it tells the day and not the hour, as where the day is not that of the date.
        secret: Whether it tells until when it was secret, and not where it was.
    """
    k = style.layout.px
    title_style, sub_style = style.type("tag_title"), style.type("tag_sub")
    title = balanced_lines_of(
        style.capitals(event.title_in(style.lens)), title_style, k(TITLE_WIDTH), typography
    )
    where = place_and_hour(style.exhibit, event, style.lens)
    if dated:
        where = f"{event.places[0].name_in(style.lens)} · {event_day(style.exhibit, event)}"
    if secret:
        where = secret_for(style.exhibit, event)
    sub = _lines_below(where, sub_style, k(TITLE_WIDTH), typography)
    widest_px = max(
        *(typography.width_px(line, title_style) for line in title),
        *(typography.width_px(line, sub_style) for line in sub),
    )
    width_px = widest_px + k(2 * PAD_X + 8)
    height_px = k(2 * PAD_Y + TITLE_LINE + _sub_line(sub) * len(sub))
    height_px += k(_line(title)) * (len(title) - 1)
    return title, sub, width_px, height_px


def _lines_below(
    where: str, text_style: TextStyle, width_px: float, typography: Typography
) -> tuple[str, ...]:
    """Return the lines of place and hour: broken between the two rather than within one."""
    place, _, when = where.rpartition(" · ")
    fits = typography.width_px(where, text_style) <= width_px
    if fits or not place or typography.width_px(place, text_style) > width_px:
        return balanced_lines_of(where, text_style, width_px, typography)
    return place, when


def _line(title: tuple[str, ...]) -> int:
    """Return from line to line of a title, in design px."""
    return MARKED_LINE if has_marks(title[1:]) else TITLE_LINE


def _sub_line(sub: tuple[str, ...]) -> int:
    """Return from line to line of what stands below a title, in design px."""
    return ARABIC_SUB_LINE if any(map(has_right, sub)) and has_marks(sub) else SUB_LINE


def _places(
    style: Style, group: MarkGroup, width_px: float, height_px: float
) -> tuple[tuple[Box, Box], ...]:
    k = style.layout.px
    x_px, y_px = group.head_px
    reach_px = k(64)
    right, left = x_px + reach_px, x_px - reach_px - width_px
    level, above, below = y_px - height_px / 2, y_px - height_px - k(30), y_px + k(30)
    far_px = k(130)
    spots = [
        (right, level),
        (left, level),
        (right, above),
        (left, above),
        (right, below),
        (left, below),
        (x_px - width_px / 2, y_px - height_px - k(60)),
        (right + far_px, level),
        (left - far_px, level),
        (right, above - far_px),
        (left, above - far_px),
        (right, below + far_px),
        (left, below + far_px),
        (x_px - width_px / 2, y_px + k(STEM + 22)),
        (right - far_px, y_px + k(STEM + 40)),
        (left + far_px, y_px + k(STEM + 40)),
        (right, below + 2 * far_px),
        (left, below + 2 * far_px),
    ]
    found = []
    for spot_x_px, spot_y_px in spots:
        box = Box(spot_x_px, spot_y_px, width_px, height_px)
        end_px = box.nearest_px(group.head_px)
        leader = Box(
            min(end_px[0], x_px) - 1.0,
            min(end_px[1], y_px) - 1.0,
            abs(end_px[0] - x_px) + 2.0,
            abs(end_px[1] - y_px) + 2.0,
        )
        found.append((box, leader))
    return tuple(found)


def leader_items(style: Style, tags: tuple[Tag, ...]) -> tuple[Primitive, ...]:
    """Return the leaders, to be drawn beneath the marks."""
    k = style.layout.px
    items = []
    for tag in tags:
        ink = tag.group.first.event.theatre.glow_rgb if style.secret else style.text
        items.append(
            Stroke((tag.group.head_px, tag.box.nearest_px(tag.group.head_px)), ink, k(2.5))
        )
    return tuple(items)


def leader_boxes(style: Style, tags: tuple[Tag, ...]) -> tuple[Box, ...]:
    """Return what no name may cover: a chain of boxes along each leader."""
    return tuple(
        box
        for tag in tags
        for box in boxes_along(
            tag.group.head_px, tag.box.nearest_px(tag.group.head_px), style.layout.px(8)
        )
    )


def tag_items(style: Style, tags: tuple[Tag, ...]) -> tuple[Primitive, ...]:
    """Return the call-outs."""
    k = style.layout.px
    shown: list[Primitive] = []
    for tag in tags:
        theatre = tag.group.first.event.theatre
        edge = theatre.glow_rgb if style.secret else style.text
        cast, glow_px = (None, k(GLOW * 0.7)) if style.secret else (shadow(style), 0.0)
        items: list[Primitive] = [
            Panel(tag.box, style.panel, edge, k(2.5), 0.0, cast, (k(4), k(5)), glow_px),
            Fill(
                Box(tag.box.x_px + k(2), tag.box.y_px + k(2), k(9), tag.box.height_px - k(4)),
                theatre.fill_rgb,
            ),
        ]
        left_px = tag.box.x_px + k(PAD_X + 6)
        y_px = tag.box.y_px + k(PAD_Y + TITLE_LINE / 2)
        for line in tag.title:
            items.append(Text((left_px, y_px), line, style.type("tag_title"), style.text))
            y_px += k(_line(tag.title))
        y_px += k((_sub_line(tag.sub) + TITLE_LINE) / 2 - _line(tag.title))
        for line in tag.sub:
            items.append(Text((left_px, y_px), line, style.type("tag_sub"), style.text_quiet))
            y_px += k(_sub_line(tag.sub))
        shown += as_read(style, tag.box, items)
    return tuple(shown)


def tag_targets(tags: tuple[Tag, ...]) -> tuple[HitTarget, ...]:
    """Return the call-outs as what opens their cards."""
    return tuple(
        HitTarget(
            f"tag:{tag.group.first.event.id}",
            tag.box,
            SelectEvent(tag.group.first.event.id),
            Handle.MAP,
        )
        for tag in tags
    )
