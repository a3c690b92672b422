"""What a visitor, the clock or the curator wants: the only things that change the state."""

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.content.model import Lens, View
from kiosk.state.card_view import Side
from kiosk.state.desk import DeskIntent
from kiosk.state.ease_intents import ChangeVolume as ChangeVolume
from kiosk.state.ease_intents import EaseIntent
from kiosk.state.ease_intents import FocusOn as FocusOn
from kiosk.state.ease_intents import ReadTo as ReadTo
from kiosk.state.ease_intents import Scan as Scan
from kiosk.state.ease_intents import ToggleEase as ToggleEase
from kiosk.state.lead import Follow as Follow
from kiosk.state.sheets import Sheet
from kiosk.state.tour_intents import BeginTour as BeginTour
from kiosk.state.tour_intents import ChooseTour as ChooseTour
from kiosk.state.tour_intents import GoOnWithTour as GoOnWithTour
from kiosk.state.tour_intents import LookAround as LookAround
from kiosk.state.tour_intents import PlayIn as PlayIn
from kiosk.state.tour_intents import StepTour as StepTour
from kiosk.state.tour_intents import StopTour as StopTour
from kiosk.state.tour_intents import TourIntent

Px: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; the loop never passes more than 0.1 s at once."""

    dt_s: float


@dataclass(frozen=True, slots=True)
class Resize:
    """The screen has this size now."""

    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Touch:
    """Somebody is there; sent with each first contact, before what it means is known."""


@dataclass(frozen=True, slots=True)
class Press:
    """A finger rests on a control; it shows at once and acts on release.

    Attributes:
        target: Which.
        plays_on: Whether the story goes on playing under the finger.
    """

    target: str
    plays_on: bool = False


@dataclass(frozen=True, slots=True)
class Unpress:
    """The finger has left the control, with or without acting."""

    target: str


@dataclass(frozen=True, slots=True)
class GrabMap:
    """A finger rests on the map: flights and glides stop under it."""


@dataclass(frozen=True, slots=True)
class DragMap:
    """The place that was at `from_px` belongs at `to_px` now."""

    from_px: Px
    to_px: Px


@dataclass(frozen=True, slots=True)
class FlingMap:
    """The finger left the map while moving."""

    velocity_px_s: Px


@dataclass(frozen=True, slots=True)
class ZoomMap:
    """Magnify by a factor around the place at `anchor_px`.

    Attributes:
        eased: Whether to glide there, as for a button, or follow at once, as for fingers.
    """

    anchor_px: Px
    factor: float
    eased: bool


@dataclass(frozen=True, slots=True)
class ReleaseMap:
    """The last finger has left the map."""


@dataclass(frozen=True, slots=True)
class FlyTo:
    """Show this view; `theatre` is the button that meant it, or empty."""

    view: View
    theatre: str


@dataclass(frozen=True, slots=True)
class ScrubTo:
    """Show this instant while the finger drags the slider."""

    utc_s: float


@dataclass(frozen=True, slots=True)
class ReleaseScrub:
    """The finger left the slider; it settles on an event within `reach_s` on either side."""

    reach_s: float


@dataclass(frozen=True, slots=True)
class ScrubFinely:
    """Show this instant, and spread out the hours and minutes around it until the finger lifts."""

    utc_s: float


@dataclass(frozen=True, slots=True)
class FlingTime:
    """The finger left the slider while moving; it lands on an event within `reach` of its end.

    Attributes:
        velocity_per_s: In shares of the whole track a second; to the right above 0.
        reach: In shares of the whole track.
    """

    velocity_per_s: float
    reach: float


@dataclass(frozen=True, slots=True)
class PinchTime:
    """Magnify the timeline by a factor, and bring what lies at one place on it to another.

    Attributes:
        from_place: In shares of the track as it is.
        to_place: In the same.
    """

    from_place: float
    to_place: float
    factor: float


@dataclass(frozen=True, slots=True)
class ZoomTime:
    """Glide to a magnification of the timeline around the knob, as for a button."""

    factor: float


@dataclass(frozen=True, slots=True)
class ShowWholeTime:
    """Show the whole timeline."""


@dataclass(frozen=True, slots=True)
class JumpTo:
    """Go to this instant, as by a tap on the track; settles on an event within `reach_s`."""

    utc_s: float
    reach_s: float


@dataclass(frozen=True, slots=True)
class StepEvent:
    """Go to the next (1) or previous (-1) event."""

    direction: int


@dataclass(frozen=True, slots=True)
class TogglePlay:
    """Play, or pause."""


@dataclass(frozen=True, slots=True)
class ChangePace:
    """Play faster; after the fastest slowly again."""


@dataclass(frozen=True, slots=True)
class SelectEvent:
    """Open the card of an event and bring map and time to it."""

    event_id: str


@dataclass(frozen=True, slots=True)
class Gather:
    """Offer the events of a mark for choice."""

    event_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskPlace:
    """Tell whether weapons reach a place; asked again, put the answer away."""

    name: str
    lonlat: tuple[float, float]


@dataclass(frozen=True, slots=True)
class AskHere:
    """Tell it of whatever place lies at a position on screen."""

    px: Px


@dataclass(frozen=True, slots=True)
class CloseAnswer:
    """Put away what was told of a place."""


@dataclass(frozen=True, slots=True)
class CloseCard:
    """Put the card away."""


@dataclass(frozen=True, slots=True)
class ShowSheet:
    """Open a sheet beside the map; asked again, or for none, put it away."""

    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class TurnCard:
    """Turn the open card to one of the pages of one of its sides."""

    side: Side
    page: int = 0


@dataclass(frozen=True, slots=True)
class PullCard:
    """What was at `from_px` of the card belongs at `to_px` now; lines run to the right."""

    from_px: Px
    to_px: Px


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """The finger left the card; with a velocity if it was moving."""

    velocity_px_s: Px | None = None


@dataclass(frozen=True, slots=True)
class ShowLens:
    """Show one of the two worlds."""

    lens: Lens


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Offer the languages and what makes it easier, or put the offer away."""


@dataclass(frozen=True, slots=True)
class ShowLanguage:
    """Tell everything in this language."""

    code: str


@dataclass(frozen=True, slots=True)
class StayUntil:
    """The house closes, and gets dark at this time; None where it is open."""

    utc_s: float | None


@dataclass(frozen=True, slots=True)
class GoHome:
    """Begin afresh, as for a new visitor."""


Intent: TypeAlias = (
    Tick
    | Resize
    | Touch
    | Press
    | Unpress
    | GrabMap
    | DragMap
    | FlingMap
    | ZoomMap
    | ReleaseMap
    | FlyTo
    | ScrubTo
    | ReleaseScrub
    | ScrubFinely
    | FlingTime
    | PinchTime
    | ZoomTime
    | ShowWholeTime
    | JumpTo
    | StepEvent
    | TogglePlay
    | ChangePace
    | SelectEvent
    | Gather
    | AskPlace
    | AskHere
    | CloseAnswer
    | CloseCard
    | ShowSheet
    | TurnCard
    | PullCard
    | ReleaseCard
    | ShowLens
    | ChooseLanguage
    | ShowLanguage
    | GoHome
    | Follow
    | StayUntil
    | DeskIntent
    | EaseIntent
    | TourIntent
)
