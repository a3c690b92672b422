"""The hidden way in for staff: a finger that rests in one corner of the screen for some seconds."""

from collections.abc import Hashable
from dataclasses import dataclass

from kiosk.geo.camera import Viewport
from kiosk.touch.contacts import Contact, Phase

# As large as the tip of a thumb and its aim: nobody is to search for it.
SIDE_MM = 45.0


@dataclass(frozen=True, slots=True)
class Corner:
    """Which corner, and for how long it is held; a time of 0 is never."""

    name: str
    hold_s: float


class CornerHold:
    """Tells once when one finger has rested in the corner for long enough, alone on the screen."""

    def __init__(self, corner: Corner, mm_per_px: float, viewport: Viewport) -> None:
        side_px = SIDE_MM / mm_per_px
        right, lower = corner.name.endswith("right"), corner.name.startswith("bottom")
        self._left_px = viewport.width_px - side_px if right else 0.0
        self._top_px = viewport.height_px - side_px if lower else 0.0
        self._side_px = side_px
        self._hold_s = corner.hold_s
        self._down: set[Hashable] = set()
        self._holder: Hashable = None
        self._since_s: float | None = None

    @property
    def held(self) -> bool:
        """Whether a finger rests there, so that time matters."""
        return self._since_s is not None

    def feed(self, contact: Contact) -> None:
        """Take in a clean contact."""
        match contact.phase:
            case Phase.DOWN:
                self._down.add(contact.id)
                self._holder = contact.id
                self._since_s = contact.at_s if self._holds(contact) else None
            case Phase.MOVE:
                if contact.id == self._holder and not self._holds(contact):
                    self._since_s = None
            case Phase.UP | Phase.CANCEL:
                self._down.discard(contact.id)
                if contact.id == self._holder:
                    self._since_s = None

    def due(self, now_s: float) -> bool:
        """Return whether it has been held for long enough just now."""
        if self._since_s is None or not self._hold_s or now_s - self._since_s < self._hold_s:
            return False
        self._since_s = None
        # A finger that was lifted just before may still have been on the way.
        return self._down == {self._holder}

    def _holds(self, contact: Contact) -> bool:
        x_px, y_px = contact.px
        return (
            self._left_px <= x_px <= self._left_px + self._side_px
            and self._top_px <= y_px <= self._top_px + self._side_px
        )
