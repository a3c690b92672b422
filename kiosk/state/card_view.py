"""How the open card is held: which of its sides is up, and how far a finger has pulled it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp

from kiosk.geo.camera import Viewport
from kiosk.state.stage import is_portrait, px_per_design_px

# Pulled so far, or flung so fast, the card goes; else it returns. In design px, and per second.
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
        pulled_px: How far it is pulled towards its edge of the screen.
        held: Whether a finger pulls it.
    """

    side: Side = Side.STORY
    page: int = 0
    turned_s: float = TURN_S
    pulled_px: float = 0.0
    held: bool = False

    @property
    def resting(self) -> bool:
        """Whether time alone changes nothing."""
        return self.turned_s >= TURN_S and (self.held or not self.pulled_px)


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
    return replace(view, side=side, page=max(0, page), turned_s=0.0)


def pulled(
    view: CardView, from_px: tuple[float, float], to_px: tuple[float, float], viewport: Viewport
) -> CardView:
    """Return the card after a finger moved: it goes only towards its edge of the screen."""
    axis = 1 if is_portrait(viewport) else 0
    by_px = to_px[axis] - from_px[axis]
    length_px = viewport.height_px if is_portrait(viewport) else viewport.width_px
    far_px = min(max(view.pulled_px + by_px, 0.0), float(length_px))
    return replace(view, pulled_px=far_px, held=True)


def lets_go(view: CardView, velocity_px_s: tuple[float, float] | None, viewport: Viewport) -> bool:
    """Return whether the card goes when the finger leaves it."""
    k = px_per_design_px(viewport)
    speed_px_s = 0.0 if velocity_px_s is None else velocity_px_s[1 if is_portrait(viewport) else 0]
    if speed_px_s < -LETS_GO_PX_S * k:
        return False
    return view.pulled_px > LETS_GO_PX * k or (view.pulled_px > 0 and speed_px_s > LETS_GO_PX_S * k)


def passed(view: CardView, dt_s: float) -> CardView:
    """Return the card a moment later."""
    if view.resting:
        return view
    pulled_px = view.pulled_px
    if not view.held:
        pulled_px *= exp(-dt_s / RETURN_TIME_S)
    return replace(
        view,
        turned_s=min(TURN_S, view.turned_s + dt_s),
        pulled_px=0.0 if pulled_px < 0.5 else pulled_px,
    )


def at_rest(view: CardView) -> CardView:
    """Return the card where it is on its way to; one that a finger holds stays with it."""
    return replace(view, turned_s=TURN_S, pulled_px=view.pulled_px if view.held else 0.0)
