"""What a visitor has asked for to make it easier; every visit begins without any of it."""

from dataclasses import dataclass, replace
from enum import StrEnum

VOLUMES = 5
MIDDLE_VOLUME = 3


class Ease(StrEnum):
    """What can be turned on and off; the value is its word in the wording."""

    LARGE = "larger_text"
    LOW = "lower_controls"
    CONTRAST = "stronger_contrast"
    CALM = "less_movement"
    ALOUD = "read_aloud"


class Depth(StrEnum):
    """How much a card tells; the value is its word in the wording."""

    SHORT = "depth_short"
    STANDARD = "depth_standard"
    DEEP = "depth_deep"


@dataclass(frozen=True, slots=True)
class Comfort:
    """What makes a visit easier.

    Attributes:
        eased: What is turned on.
        depth: How much a card tells.
        volume: 0 for silence, up to `VOLUMES`.
        focus: The control that keys have reached; empty while nobody uses them.
        scanned_s: For how long scanning has rested on it; None while nobody scans.
        turned_s: Since the world was turned, until it may be turned again; None after.
        fade_s: Since a cut, while what was before fades away; None after. Only with less movement.
    """

    eased: frozenset[Ease] = frozenset()
    depth: Depth = Depth.STANDARD
    volume: int = MIDDLE_VOLUME
    focus: str = ""
    scanned_s: float | None = None
    turned_s: float | None = None
    fade_s: float | None = None

    @property
    def large(self) -> bool:
        """Whether the text is larger."""
        return Ease.LARGE in self.eased

    @property
    def low(self) -> bool:
        """Whether the controls lie lower down."""
        return Ease.LOW in self.eased

    @property
    def strong(self) -> bool:
        """Whether the contrast is stronger."""
        return Ease.CONTRAST in self.eased

    @property
    def calm(self) -> bool:
        """Whether less moves."""
        return Ease.CALM in self.eased

    @property
    def aloud(self) -> bool:
        """Whether the cards are read aloud."""
        return Ease.ALOUD in self.eased

    def toggled(self, ease: Ease) -> "Comfort":
        """Return the same with one thing turned on or off."""
        return replace(self, eased=self.eased ^ {ease})

    def louder(self, steps: int) -> "Comfort":
        """Return the same with another volume."""
        return replace(self, volume=min(max(self.volume + steps, 0), VOLUMES))


PLAIN = Comfort()
