"""The sides of a card: its story, what more there is to tell, and how we know."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Media
from kiosk.scene.boxes import Box
from kiosk.scene.card_head import TIGHT, TURNED, head
from kiosk.scene.card_lights import knowers_of, lights_of
from kiosk.scene.card_pictures import EDGE, archives, framed, further_pictures, slip
from kiosk.scene.card_rows import (
    BODY_LINE,
    CAPTION_LINE,
    QUOTE_LINE,
    Column,
    Row,
    barred,
    beside_bar,
    gap,
    heading,
    height_of,
    opening,
    pages,
    paragraph,
    stacked,
)
from kiosk.scene.card_told import Told, captioned
from kiosk.scene.layout import Layout
from kiosk.scene.primitives import Primitive, Stamp
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography

# Between the edge of a card and its words.
PAD = 26
# The picture gives way before the words do. In portrait it may be higher, being twice as wide.
PICTURES = (176, 150, 132)
PICTURES_PORTRAIT = (300, 250, 210, 176, 150, 132)
# With fewer lines than these beside it a picture goes altogether, and a story that begins with
# fewer is given the room of what is also told overleaf.
LEAST_LINES = 3
# Height for a stamp where there is no picture to put it on.
STAMP = 92
STAMP_DEG = 6.0


Page: TypeAlias = tuple[Primitive, ...]


@dataclass(frozen=True, slots=True)
class Rooms:
    """Where the sides of a card have room, each from its upper edge to the keys at its foot.

    Attributes:
        turned: Of the pages that are turned to.
        last: Of the page with which the story ends.
    """

    front: Box
    turned: Box
    last: Box


@dataclass(frozen=True, eq=False)
class Leaves:
    """The pages of each side of a card, each with all that is drawn on it.

    Attributes:
        rest: What of the story the front has no room for.
        poor: Whether the front is short of room: it lacks its picture, or all but begins.
        lay_out_sources: Returns the pages of the sources.
    """

    story: Page
    more: tuple[Page, ...]
    rest: str
    poor: bool
    lay_out_sources: Callable[[], tuple[Page, ...]]

    @cached_property
    def sources(self) -> tuple[Page, ...]:
        """At least one; laid out when somebody wants to see them, which few do."""
        return self.lay_out_sources()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What of the card finds room on its front."""

    picture_px: float
    credit_below: bool
    quoted: bool
    text: str
    rest: str = ""


def picture_px(layout: Layout) -> int:
    """Return the width of a picture on a card, within its keyline."""
    edge_px = max(1.0, round(layout.px(EDGE)))
    return round(layout.card.width_px - layout.px(2 * PAD) - 2 * edge_px)


# Those that the next touch may open, and one for each of the last few moments: while time runs only
# the lights change. Those of a whole story would take 30 MB.
@kept_by_exhibit(maxsize=24)
def leaves_of(style: Style, told: Told, rooms: Rooms, typography: Typography) -> Leaves:
    """Return the sides of a card.

    Args:
        style: The look.
        told: What the card tells.
        rooms: Where its sides have room.
        typography: Measures the text.
    """
    return _Card(style, told, rooms, typography).leaves()


class _Card:
    """One card while its sides are laid out."""

    def __init__(self, style: Style, told: Told, rooms: Rooms, typography: Typography) -> None:
        self._style = style
        self._told = told
        self._room = room = rooms.front
        self._rooms = rooms
        self._typography = typography
        self._column = Column(style, typography, room.x_px, room.width_px)
        self._k = style.layout.px
        self._heights = PICTURES_PORTRAIT if style.layout.portrait else PICTURES
        plain = "body_secret" if style.secret else "body"
        self._body = style.type("lead" if told.withheld else plain)

    def leaves(self) -> Leaves:
        head_rows = head(self._column, self._told.event)
        lights = lights_of(self._column, self._told)
        free_px = self._room.height_px - height_of(lights)
        plan = self._plan(free_px - height_of(head_rows))
        if plan.rest or not plan.picture_px:
            head_rows = head(self._column, self._told.event, TIGHT)
            plan = self._plan(free_px - height_of(head_rows))
        if self._is_poor(plan) and lights:
            # In large letters the story needs their room; they are on the next page as well.
            unlit = self._plan(self._room.height_px - height_of(head_rows))
            if not self._is_poor(unlit) or not plan.picture_px:
                lights, plan = [], unlit
        rows = [*head_rows, *self._story(plan)]
        aside = self._aside(plan, self._room.height_px - height_of(rows) - height_of(lights))
        items = stacked([*rows, *aside], self._room.y_px)
        items += stacked(lights, self._room.bottom_px - height_of(lights))
        if self._told.stamp:
            items.append(self._stamp(plan, height_of(head_rows), height_of(lights)))
        return Leaves(
            tuple(items),
            self._pages(self._more(plan, aside), self._rooms.last),
            plan.rest,
            self._is_poor(plan),
            lambda: self._pages(self._sources(), self._rooms.turned),
        )

    def _is_poor(self, plan: _Plan) -> bool:
        if self._told.media and not plan.picture_px:
            return True
        lines = self._column.lines(plan.text, self._body)
        return bool(plan.rest) and len(lines) < LEAST_LINES

    def _plan(self, free_px: float) -> _Plan:
        """Return the first way to fill the front in which all that it holds finds room."""
        told, fits = self._told, self._fits
        pictures = [self._k(each) for each in self._heights] if told.media else []
        quoted = told.quote is not None
        whole = [
            *(_Plan(px, True, quoted, told.text) for px in pictures),
            *(_Plan(px, True, False, told.text) for px in pictures),
            *(_Plan(px, False, False, told.text) for px in pictures[-1:]),
        ]
        # A shorter beginning beside the picture rather than a page of words.
        begun = [
            self._begun(_Plan(px, below, False, told.text), free_px)
            for below in (True, False)
            for px in pictures[-1:]
        ]
        bare = [_Plan(0.0, True, quoted, told.text), _Plan(0.0, True, False, told.text)]
        # The more of the story, the better; the credit rather below the picture than on it.
        begun.sort(key=lambda plan: -len(plan.text) if plan else 0)
        ways = [*(each for each in whole if fits(each, free_px)), *filter(None, begun)]
        ways += [each for each in bare if fits(each, free_px)]
        if ways:
            return ways[0]
        count = max(1, self._lines_free(_Plan(0.0, True, False, ""), free_px))
        return _Plan(0.0, True, False, *opening(told.text, count, self._body, self._column))

    def _fits(self, plan: _Plan, free_px: float) -> bool:
        return height_of(self._story(plan)) + self._stamp_px(plan) <= free_px

    def _begun(self, plan: _Plan, free_px: float) -> _Plan | None:
        count = self._lines_free(replace(plan, text="", rest=plan.text), free_px)
        if count < LEAST_LINES:
            return None
        text, rest = opening(plan.text, count, self._body, self._column)
        plan = replace(plan, text=text, rest=rest)
        # Where the sentences end early the picture takes what they leave.
        larger = (replace(plan, picture_px=self._k(each)) for each in self._heights)
        return next((each for each in larger if self._fits(each, free_px)), plan)

    def _lines_free(self, plan: _Plan, free_px: float) -> int:
        left_px = free_px - height_of(self._story(plan)) - self._stamp_px(plan)
        return int(left_px / (self._style.leading_px(self._body, BODY_LINE)))

    def _stamp_px(self, plan: _Plan) -> float:
        return self._k(STAMP) if self._told.stamp and not plan.picture_px else 0.0

    def _story(self, plan: _Plan) -> list[Row]:
        rows: list[Row] = []
        if plan.picture_px:
            rows += self._picture(plan)
        rows += paragraph(self._column, plan.text, self._body, self._style.text, BODY_LINE)
        if plan.quoted:
            rows += [gap(self._k(14)), *self._quotation()]
        return rows

    def _picture(self, plan: _Plan) -> list[Row]:
        media, style, k = self._told.media, self._style, self._k
        assert media is not None
        shown = framed(self._column, self._told.event.theatre, media, plan.picture_px)
        outer = shown[0].box
        if not plan.credit_below:
            # On a slip over its lower edge, as papers do where room is dear.
            credit = slip(self._column, media.credit, outer)
            return [Row(outer.height_px, (*shown, *credit)), gap(k(10))]
        # A caption that needs lines of its own gives way to the story.
        said = media.credit if plan.rest else captioned(media)
        return [
            Row(outer.height_px, shown),
            gap(k(6)),
            *paragraph(self._column, said, style.type("caption"), style.text_quiet),
            gap(k(8)),
        ]

    def _quotation(self) -> list[Row]:
        quote, style, k = self._told.quote, self._style, self._k
        assert quote is not None
        inner, bar_px = beside_bar(self._column, k(24), k(7), quote.text)
        words = style.exhibit.wording["quotation"].format(words=quote.text)
        text = style.type("quote_secret" if style.secret else "quote")
        rows = [
            *paragraph(inner, words, text, style.text, QUOTE_LINE * (1.1 if style.secret else 1.0)),
            *paragraph(inner, quote.author, style.type("caption"), style.text_quiet),
        ]
        return barred(rows, bar_px, k(7), self._told.event.theatre.fill_rgb)

    def _aside(self, plan: _Plan, free_px: float) -> list[Row]:
        """Return the reason if the front has room left for it."""
        if not self._told.why or plan.rest or (self._told.quote and not plan.quoted):
            return []
        note = self._style.type("caption")
        rows = paragraph(self._column, self._told.why, note, self._style.text_quiet)
        rows = [gap(self._k(14)), *rows]
        return rows if height_of(rows) + self._stamp_px(plan) <= free_px else []

    def _stamp(self, plan: _Plan, head_px: float, lights_px: float) -> Stamp:
        style, k = self._style, self._k
        text = style.fitting(
            "stamp", style.capitals(self._told.stamp), self._room.width_px * 0.8, self._typography
        )
        words = style.capitals(self._told.stamp)
        half_px = self._typography.width_px(words, text) / 2 + text.size_px / 2
        if plan.picture_px:
            y_px = self._room.y_px + head_px + k(50)
        else:
            y_px = self._room.bottom_px - lights_px - k(STAMP) / 2
        x_px = self._room.right_px - half_px + k(8)
        if plan.picture_px and self._told.media and _lies_right(style, self._told.media):
            x_px = self._room.x_px + half_px - k(8)
        return Stamp(
            (x_px, y_px),
            words,
            text,
            style.colour("stamp"),
            style.colour("stamp_slip"),
            STAMP_DEG,
        )

    def _more(self, plan: _Plan, aside: list[Row]) -> list[Row]:
        """Return what the front has no room for."""
        told, style = self._told, self._style
        note = style.type("body_secret")
        rows = paragraph(self._column, plan.rest, self._body, style.text, BODY_LINE)
        if told.quote is not None and not plan.quoted:
            rows += [gap(self._k(16)), *self._quotation()]
        for title, words in (
            ("why_it_matters", "" if aside else told.why),
            ("known_since", told.note),
        ):
            if words:
                rows += [gap(self._k(18)), *heading(self._column, style.exhibit.wording[title])]
                rows += paragraph(self._column, words, note, style.text, CAPTION_LINE)
        rows += further_pictures(self._column, told, with_first=not plan.picture_px)
        return [*rows, *knowers_of(self._column, self._told)]

    def _sources(self) -> list[Row]:
        told, style = self._told, self._style
        wording, note = style.exhibit.wording, style.type("caption")
        rows: list[Row] = heading(self._column, wording["sources"])
        for source in told.event.sources:
            inner, bar_px = beside_bar(self._column, self._k(24), self._k(4), source)
            lines = paragraph(inner, source, note, style.text)
            rows += [gap(self._k(8)), *barred(lines, bar_px, self._k(4), style.text_quiet)]
        sure = wording.get(f"confidence_{told.event.confidence}", "")
        if sure:
            rows += [gap(self._k(18)), *paragraph(self._column, sure, note, style.text_quiet)]
        if told.dispute:
            rows += [gap(self._k(18)), *heading(self._column, wording["disputed"])]
            rows += paragraph(self._column, told.dispute, style.type("body_secret"), style.text)
        if told.media:
            said = captioned(told.media)
            rows += [gap(self._k(18)), *paragraph(self._column, said, note, style.text_quiet)]
        return [*rows, *archives(self._column, told)]

    def _pages(self, rows: list[Row], last: Box) -> tuple[Page, ...]:
        if not any(row.items for row in rows):
            return ()
        top = head(self._column, self._told.event, TURNED)
        room = self._rooms.turned
        filled = pages(rows, room.height_px - height_of(top))
        if height_of(filled[-1]) > last.height_px - height_of(top):
            filled = (*filled[:-1], *pages(filled[-1], last.height_px - height_of(top)))
        return tuple(tuple(stacked([*top, *page], room.y_px)) for page in filled)


def _lies_right(style: Style, media: Media) -> bool:
    """Return whether a stamp on the right would lie on what a picture is about.

    Where all is turned over in the end the picture itself is not, but the place of the stamp is.
    """
    return (media.focus[0] > 0.5) is not style.exhibit.rtl
