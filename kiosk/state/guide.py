"""What guides a visitor: the offer of tours, the tour that runs, and the resting screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Touring:
    """A tour that runs, or waits while the visitor looks around.

    Attributes:
        step: The stop, counted from 0.
        elapsed_s: Since that stop began.
        departed: Whether map and time are on their way to it; before that the world is turned.
        paused: Whether it waits.
    """

    tour_id: str
    step: int = 0
    elapsed_s: float = 0.0
    departed: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Attract:
    """The resting screen.

    Attributes:
        turn: How often it has begun since the visit before; its parts change places with it.
        elapsed_s: Since the title came up; stands still while the tour plays.
        told: Stops of the tour that have been told so far, over all turns; each in the next
            language.
    """

    turn: int = 0
    elapsed_s: float = 0.0
    told: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """All of it.

    Attributes:
        offered: Whether the sheet of tours is open.
        tour: None for none.
        attract: None while somebody is there.
    """

    offered: bool = False
    tour: Touring | None = None
    attract: Attract | None = None

    @property
    def leads(self) -> bool:
        """Whether a tour is telling something now."""
        return self.tour is not None and not self.tour.paused


NO_GUIDE = Guide()
