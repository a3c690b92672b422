"""What a visitor wants of the guided tours."""

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.content.model import Lens


@dataclass(frozen=True, slots=True)
class ChooseTour:
    """Offer the tours, or put the offer away."""


@dataclass(frozen=True, slots=True)
class BeginTour:
    """Begin a tour."""

    tour_id: str


@dataclass(frozen=True, slots=True)
class StepTour:
    """Go to the next (1) or previous (-1) stop of the tour."""

    direction: int


@dataclass(frozen=True, slots=True)
class GoOnWithTour:
    """Go back to where the tour was left."""


@dataclass(frozen=True, slots=True)
class StopTour:
    """End the tour; map and time stay."""


@dataclass(frozen=True, slots=True)
class PlayIn:
    """Play the whole story in this world."""

    lens: Lens


@dataclass(frozen=True, slots=True)
class LookAround:
    """Put the closing words of what was told away."""


TourIntent: TypeAlias = (
    ChooseTour | BeginTour | StepTour | GoOnWithTour | StopTour | PlayIn | LookAround
)
