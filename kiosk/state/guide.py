"""What guides a visitor: the offer of tours, the tour that runs, and the resting screen."""

from dataclasses import dataclass

from kiosk.content.model import Exhibit, Lens


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
class Ended:
    """What was told to its end, until the visitor goes on with something.

    Attributes:
        tour_id: The tour; empty for the story as it plays by itself.
        lens: The world in which it ended.
    """

    tour_id: str
    lens: Lens


@dataclass(frozen=True, slots=True)
class Guide:
    """All of it.

    Attributes:
        ended: What has just been told to its end, and closes with a word; None for nothing.
        offered: Whether the sheet of tours is open.
        tour: None for none.
        attract: None while somebody is there.
    """

    offered: bool = False
    tour: Touring | None = None
    attract: Attract | None = None
    ended: Ended | None = None

    @property
    def leads(self) -> bool:
        """Whether a tour is telling something now."""
        return self.tour is not None and not self.tour.paused

    @property
    def speaks(self) -> bool:
        """Whether it says something in the place of the keys for map and worlds."""
        return self.leads or self.ended is not None


def ending_of(exhibit: Exhibit, ended: Ended) -> str:
    """Return the closing words of what was told; empty for none."""
    if not ended.tour_id:
        return exhibit.endings.get(ended.lens, "")
    tour = exhibit.tour_by_id.get(ended.tour_id)
    return tour.ending if tour is not None else ""


NO_GUIDE = Guide()
