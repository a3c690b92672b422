"""How the open card is held: which of its sides is up, and how far a finger has moved it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp

from kiosk.geo.camera import Viewport
from kiosk.state.stage import px_per_design_px

# Moved so far, or flung so fast, the card goes; else it returns. In design px, and per second.
LETS_GO_PX = 130.0
LETS_GO_PX_S = 700.0
# A pulled card does two thirds of its way back in this time; it is home after five of them.
RETURN_TIME_S = 0.06
TURN_S = 0.2
# A card that was put away is out of sight after this time.
PARTING_S = 0.18


class Side(StrEnum):
    """A side of the card."""

    STORY = "story"
    MORE = "more"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class CardView:
    """How the card is held.

    Attributes:
        side: Which is up.
        page: Which of its pages; one beyond the last means the last.
        turned_s: Since it was turned, not counted beyond the animation.
        leafed: The way by which it came in: 1 as the next of the story, -1 as the one before, 0 by
            itself.
        pulled_px: How far it is pulled down, to be put away.
        swept_px: How far it is moved to the side where lines end, or below 0 to the other.
        held: Whether a finger moves it.
    """

    side: Side = Side.STORY
    page: int = 0
    turned_s: float = TURN_S
    leafed: int = 0
    pulled_px: float = 0.0
    swept_px: float = 0.0
    held: bool = False

    @property
    def resting(self) -> bool:
        """Whether time alone changes nothing."""
        moved = self.pulled_px or self.swept_px
        return self.turned_s >= TURN_S and (self.held or not moved)


@dataclass(frozen=True, slots=True)
class Parting:
    """A card that leaves: nothing answers to touch any more.

    Attributes:
        event_id: Whose card it is.
        view: How it was held when it was let go.
        away_s: Since then.
    """

    event_id: str
    view: CardView
    away_s: float = 0.0


def turned(view: CardView, side: Side, page: int) -> CardView:
    """Return the card with another side up."""
    return replace(view, side=side, page=max(0, page), turned_s=0.0, leafed=0)


def leafed(direction: int) -> CardView:
    """Return the next (1) or the previous (-1) card as it comes in."""
    return CardView(turned_s=0.0, leafed=direction)


def moved(
    view: CardView, from_px: tuple[float, float], to_px: tuple[float, float], viewport: Viewport
) -> CardView:
    """Return the card after a finger moved: either down or to a side, as the finger set out."""
    across_px, down_px = to_px[0] - from_px[0], to_px[1] - from_px[1]
    sideways = bool(view.swept_px) or (not view.pulled_px and abs(across_px) > abs(down_px))
    if sideways:
        far_px = float(viewport.width_px)
        swept_px = min(max(view.swept_px + across_px, -far_px), far_px)
        return replace(view, swept_px=swept_px, held=True)
    pulled_px = min(max(view.pulled_px + down_px, 0.0), float(viewport.height_px))
    return replace(view, pulled_px=pulled_px, held=True)


def lets_go(view: CardView, velocity_px_s: tuple[float, float] | None, viewport: Viewport) -> bool:
    """Return whether the card is put away when the finger leaves it."""
    return _goes(view.pulled_px, 0.0 if velocity_px_s is None else velocity_px_s[1], viewport)


def leafs(view: CardView, velocity_px_s: tuple[float, float] | None, viewport: Viewport) -> int:
    """Return where the card leads when the finger leaves it: to the next (1), the previous (-1).

    It is moved away as a leaf is: the next one comes from where lines end.
    """
    speed_px_s = 0.0 if velocity_px_s is None else velocity_px_s[0]
    way = -1 if view.swept_px > 0.0 else 1
    return way if _goes(-way * view.swept_px, -way * speed_px_s, viewport) else 0


def _goes(far_px: float, speed_px_s: float, viewport: Viewport) -> bool:
    """Return whether a card goes that is so far, and so fast, on its way."""
    k = px_per_design_px(viewport)
    if speed_px_s < -LETS_GO_PX_S * k:
        return False
    return far_px > LETS_GO_PX * k or (far_px > 0 and speed_px_s > LETS_GO_PX_S * k)


def passed(view: CardView, dt_s: float) -> CardView:
    """Return the card a moment later."""
    if view.resting:
        return view
    left = 1.0 if view.held else exp(-dt_s / RETURN_TIME_S)
    pulled_px, swept_px = view.pulled_px * left, view.swept_px * left
    turned_s = min(TURN_S, view.turned_s + dt_s)
    return replace(
        view,
        turned_s=turned_s,
        leafed=view.leafed if turned_s < TURN_S else 0,
        pulled_px=0.0 if pulled_px < 0.5 else pulled_px,
        swept_px=0.0 if abs(swept_px) < 0.5 else swept_px,
    )


def at_rest(view: CardView) -> CardView:
    """Return the card where it is on its way to; one that a finger holds stays with it."""
    if view.held:
        return replace(view, turned_s=TURN_S, leafed=0)
    return replace(view, turned_s=TURN_S, leafed=0, pulled_px=0.0, swept_px=0.0)
