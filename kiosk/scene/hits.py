"""Where a finger may land, and what it means there."""

from dataclasses import dataclass
from enum import Enum, auto

from kiosk.scene.boxes import Box, Disc
from kiosk.state.intents import Intent


class Handle(Enum):
    """What a moving finger takes hold of."""

    NOTHING = auto()
    MAP = auto()
    TIMELINE = auto()
    CARD = auto()


@dataclass(frozen=True, slots=True)
class HitTarget:
    """A part of the screen that answers to touch.

    Attributes:
        id: Unique in a scene and the same from frame to frame, such as "play" or "event:excomm".
        area: Where it answers; larger than what is drawn where fingers need it.
        tap: What activating it means; None where only moving means something.
        handle: What a finger that moves takes hold of.
    """

    id: str
    area: Box | Disc
    tap: Intent | None
    handle: Handle = Handle.NOTHING
