"""Guided tours and the resting screen, as the program reads them."""

from dataclasses import dataclass

from kiosk.content.cartography import View
from kiosk.content.lenses import Lens


@dataclass(frozen=True, slots=True)
class TourStep:
    """One stop of a tour.

    Attributes:
        caption: What is said here.
        seconds: How long it stands, the way there included; longer if reading takes longer.
        utc_s: The instant that is shown.
        theatre: What it is about, and with its own view the button that is lit; may be empty.
        event_id: The event that it tells of; may be empty.
        card: Whether the card of that event is open.
    """

    id: str
    caption: str
    seconds: float
    lens: Lens
    utc_s: float
    view: View
    theatre: str
    event_id: str
    card: bool


@dataclass(frozen=True, slots=True)
class Tour:
    """A way through the story, told stop by stop.

    Attributes:
        ending: What is said at its end; may be empty.
        listed: Whether visitors may choose it; the resting screen may play one that they do not.
        steps: At least one.
    """

    id: str
    title: str
    summary: str
    ending: str
    listed: bool
    steps: tuple[TourStep, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """The resting screen: a title over the map, with a hole through which the dark world shows.

    Attributes:
        title: In large letters; a line end begins a new line.
        view: Whose middle lies in the middle of the hole.
        utc_s: The instant that is seen through it.
        stands_s: How long it stands before the tour is played.
        tour_id: What is played in turn with it; empty for nothing.
        plays_s: How long that may take; later stops are left out.
    """

    title: str
    view: View
    utc_s: float
    stands_s: float
    tour_id: str = ""
    plays_s: float = 0.0
