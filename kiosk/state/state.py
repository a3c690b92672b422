"""Everything that a visit can differ in."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.flight import Flight
from kiosk.geo.projection import Projection
from kiosk.state.card_view import CardView, Parting
from kiosk.state.comfort import PLAIN, Comfort
from kiosk.state.desk import Desk
from kiosk.state.guide import NO_GUIDE, Guide
from kiosk.state.lead import Following
from kiosk.state.sheets import Sheet
from kiosk.state.slider import Slider
from kiosk.state.stage import camera_for


@dataclass(frozen=True, slots=True)
class Flying:
    """The camera is on its way to a view."""

    flight: Flight
    elapsed_s: float


@dataclass(frozen=True, slots=True)
class Gliding:
    """The map runs on after a fling."""

    velocity_px_s: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Zooming:
    """The map still has to be magnified by this factor around a place on screen."""

    anchor_px: tuple[float, float]
    log_factor_left: float


@dataclass(frozen=True, slots=True)
class Sliding:
    """Time moves by itself from one instant to another."""

    from_utc_s: float
    to_utc_s: float
    elapsed_s: float
    duration_s: float


@dataclass(frozen=True, slots=True)
class Asked:
    """The place of which a visitor asks whether weapons reach it; the name may be empty."""

    name: str
    lonlat: tuple[float, float]


class Pace(StrEnum):
    """How fast the story plays."""

    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a visit; equal states look the same.

    Attributes:
        motion: How the camera moves by itself; None at rest.
        held: Whether a finger holds the map.
        still_s: Since the camera last moved, not counted beyond `STILL_LIMIT_S`.
        sliding: How time moves by itself; None at rest.
        scrubbing: Whether a finger holds the slider.
        dwell_s: While playing, how long the present event has stood.
        pace: How fast it plays.
        slider: What the track of the slider shows.
        iris_s: Since the switch was turned, while one world gives way to the other; None after.
        switched_s: Since it was first turned, not counted beyond `EXPLAINED_S`; None before.
        card_s: Since the card opened, not counted beyond its animation.
        card: Which side of the card is up, and how far it is pulled.
        pulses: Events that have just come up, with the seconds since; below 0 they are still to
            come up, as when the dark develops.
        gathered: The events of a mark that are offered for choice.
        asked: The place that was touched.
        sheet: What lies open beside the map, if anything.
        language: The code of the language in which all is told.
        choosing_language: Whether the languages are offered, and what makes it easier.
        comfort: What of that the visitor has asked for.
        pressed: Controls under a finger.
        theatre: The lit region button; empty once the visitor has moved away.
        idle_s: Since the last touch.
        warned: Whether the kiosk is asking if somebody is still there.
        stays_until_utc_s: While the house closes, when it gets dark; None while it is open.
        parting: The card that was put away and is on its way out, if any.
        desk: What staff are at, over all else; None for visitors.
        guide: Tours, and the resting screen.
        following: What another kiosk shows, while this one follows it; None while it does not.
    """

    camera: Camera
    motion: Flying | Gliding | Zooming | None
    held: bool
    still_s: float
    utc_s: float
    sliding: Sliding | None
    scrubbing: bool
    playing: bool
    dwell_s: float
    pace: Pace
    slider: Slider
    lens: Lens
    iris_s: float | None
    switched_s: float | None
    event_id: str
    card_s: float
    card: CardView
    pulses: tuple[tuple[str, float], ...]
    gathered: tuple[str, ...]
    asked: Asked | None
    sheet: Sheet | None
    language: str
    choosing_language: bool
    comfort: Comfort
    pressed: frozenset[str]
    theatre: str
    idle_s: float
    warned: bool
    guide: Guide = NO_GUIDE
    desk: Desk | None = None
    parting: Parting | None = None
    following: Following | None = None
    stays_until_utc_s: float | None = None


def choice_among(event_ids: tuple[str, ...], exhibit: Exhibit) -> tuple[str, ...]:
    """Return those of the events that the exhibit has; none where they leave no choice."""
    known = tuple(name for name in event_ids if name in exhibit.event_by_id)
    return known if len(known) > 1 else ()


def initial_state(exhibit: Exhibit, viewport: Viewport) -> State:
    """Return the state in which every visit begins."""
    home = exhibit.map.home
    projection = Projection(exhibit.map.projection)
    lit = [theatre.id for theatre in exhibit.theatres if theatre.view == home]
    return State(
        camera=camera_for(home, viewport, projection, card_open=False, rtl=exhibit.rtl),
        motion=None,
        held=False,
        still_s=0.0,
        utc_s=exhibit.timeline.opens_at_utc_s,
        sliding=None,
        scrubbing=False,
        playing=False,
        dwell_s=0.0,
        pace=Pace.NORMAL,
        slider=Slider(),
        lens=Lens.PUBLIC,
        iris_s=None,
        switched_s=None,
        event_id="",
        card_s=0.0,
        card=CardView(),
        pulses=(),
        gathered=(),
        asked=None,
        sheet=None,
        language=exhibit.language,
        choosing_language=False,
        comfort=PLAIN,
        pressed=frozenset(),
        theatre=lit[0] if lit else "",
        idle_s=0.0,
        warned=False,
        desk=None,
    )
