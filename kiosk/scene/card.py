"""The card of an event: what happened, told in full."""

from dataclasses import dataclass, replace

from kiosk.content.model import Event
from kiosk.content.network import is_deaf
from kiosk.geo.easing import cubic_bezier
from kiosk.scene.boxes import Box
from kiosk.scene.card_foot import EDGE, Foot, foot_of, foot_parts, unlinked
from kiosk.scene.card_leaves import PAD, Leaves, Page, Rooms, leaves_of
from kiosk.scene.card_told import is_withheld as is_withheld
from kiosk.scene.card_told import told
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.panels import GLOW
from kiosk.scene.primitives import Panel, Primitive
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.card_view import PARTING_S, TURN_S, CardView, Parting, Side
from kiosk.state.state import State
from kiosk.state.update import CARD_ANIMATION_S

HEAD = 8
SLIDE_PX = 40
TURN_PX = 30
# How far beside its place a card begins that follows another.
LEAF_PX = 120

_slide_ease = cubic_bezier(0.2, 0.8, 0.2, 1.0)
_leave_ease = cubic_bezier(0.4, 0.0, 1.0, 1.0)


def card_layers(
    style: Style, state: State, typography: Typography
) -> tuple[tuple[Layer, ...], tuple[HitTarget, ...]] | None:
    """Return the open card: its ground with the keys, and the side that is up; None without.

    One that is on its way out is still drawn, and no longer answers.
    """
    parting = None if state.event_id else state.parting
    view = state.card if parting is None else parting.view
    event = style.exhibit.event_by_id.get(state.event_id or (parting.event_id if parting else ""))
    if event is None:
        return None
    box, k = style.layout.card, style.layout.px
    sides = sides_of(style, event, state.utc_s, typography)
    leaves = sides.leaves
    items = _side_up(leaves, view)
    foot = sides.foot_of(items)
    room = room_above(style, foot)
    counts = (len(leaves.more), len(leaves.sources) if view.side is Side.SOURCES else 1)
    keys, targets = foot_parts(style, replace(state, card=view), foot, counts, typography)
    offset_px = _offset_px(style, state) if parting is None else _leaving_px(style, parting)
    ground = _ground(style, event, box)
    ground = ground if is_deaf(style.exhibit.mqtt) else (*ground, *keys)
    layers = (
        Layer("card", box.grown(k(16)), ground, kept=True, sparing=True, offset_px=offset_px),
        _leaf(style, view, items, room, offset_px),
    )
    if parting is not None:
        return layers, ()
    return layers, (HitTarget("card", box, None, Handle.CARD), *targets)


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a card, and the keys at their feet.

    Attributes:
        linked: The foot with the keys that lead on to other events.
        bare: The foot of the other sides.
        leading: The page that has the links.
    """

    leaves: Leaves
    linked: Foot
    bare: Foot
    leading: Page

    def foot_of(self, page: Page) -> Foot:
        """Return what lies below a page."""
        return self.linked if page is self.leading else self.bare


def sides_of(style: Style, event: Event, utc_s: float, typography: Typography) -> Sides:
    """Return the sides of the card of an event at an instant."""
    tells = told(style, event, utc_s)
    linked = foot_of(style, event, utc_s, typography)
    bare = unlinked(style, linked)
    lower, higher = room_above(style, linked), room_above(style, bare)
    # Where the story leads is told on its own side; the others have the room for their words.
    leaves = leaves_of(style, tells, Rooms(lower, higher, higher), typography)
    if leaves.poor and linked.links:
        # In large letters it is told where the story ends, overleaf.
        roomier = leaves_of(style, tells, Rooms(higher, higher, lower), typography)
        if roomier.more:
            return Sides(roomier, linked, bare, roomier.more[-1])
    return Sides(leaves, linked, bare, leaves.story)


def room_above(style: Style, foot: Foot) -> Box:
    """Return where a side of a card has room for words, above its keys."""
    box, k = style.layout.card, style.layout.px
    top_px = box.y_px + k(HEAD)
    height_px = foot.top_px - k(EDGE) - top_px
    return Box(box.x_px + k(PAD), top_px, box.width_px - k(2 * PAD), height_px)


def _leaf(
    style: Style,
    view: CardView,
    items: tuple[Primitive, ...],
    room: Box,
    offset_px: tuple[float, float],
) -> Layer:
    # A stamp lies a little over the edge.
    seen = room.grown(style.layout.px(22))
    share = _slide_ease(min(1.0, view.turned_s / TURN_S))
    way_px = float(round(style.layout.px(TURN_PX) * (1.0 - share)))
    # A card that comes in as a whole brings its leaf with it.
    way_px = 0.0 if view.leafed else -way_px if view.side is Side.STORY else way_px
    return Layer(
        "card_leaf",
        seen,
        items,
        kept=True,
        sparing=True,
        offset_px=(offset_px[0] + way_px, offset_px[1]),
    )


def _side_up(leaves: Leaves, view: CardView) -> tuple[Primitive, ...]:
    if view.side is Side.STORY:
        return leaves.story
    pages = leaves.more if view.side is Side.MORE else leaves.sources
    # The other world may have fewer pages, or none.
    return pages[min(view.page, len(pages) - 1)] if pages else leaves.story


def _offset_px(style: Style, state: State) -> tuple[float, float]:
    """Return how far the card is from its place, while it slides in or a finger pulls it."""
    share = _slide_ease(min(1.0, state.card_s / CARD_ANIMATION_S))
    slide_px = float(round(style.layout.px(SLIDE_PX) * (1.0 - share)))
    card = state.card
    pulled_px, swept_px = float(round(card.pulled_px)), float(round(card.swept_px))
    coming = card.leafed * (1.0 - _slide_ease(min(1.0, card.turned_s / TURN_S)))
    swept_px += float(round(style.layout.px(LEAF_PX) * coming))
    if style.layout.portrait:
        return swept_px, slide_px + pulled_px
    return slide_px + swept_px, pulled_px


def _leaving_px(style: Style, parting: Parting) -> tuple[float, float]:
    """Return how far a card is from its place that glides out from where it was let go."""
    card, screen = style.layout.card, style.layout.screen
    # Downwards where it is at the lower edge, or was pulled there.
    down = style.layout.portrait or parting.view.pulled_px > 0.0
    way_px = screen.bottom_px - card.y_px if down else screen.right_px - card.x_px
    share = _leave_ease(min(1.0, parting.away_s / PARTING_S))
    pulled_px = parting.view.pulled_px
    far_px = float(round(pulled_px + (way_px + style.layout.px(24) - pulled_px) * share))
    return (0.0, far_px) if down else (far_px, 0.0)


def _ground(style: Style, event: Event, box: Box) -> tuple[Primitive, ...]:
    k = style.layout.px
    if style.secret:
        return (Panel(box, style.panel, event.theatre.glow_rgb, k(2.5), glow_px=k(GLOW)),)
    return (
        Panel(
            Box(box.x_px + k(10), box.y_px + k(10), box.width_px, box.height_px),
            event.theatre.fill_rgb,
            style.text,
            k(3),
        ),
        Panel(box, style.panel, style.text, k(3)),
    )
