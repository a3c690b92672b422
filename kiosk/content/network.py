"""How a kiosk is in company: whom it tells what it shows, or whom it follows."""

from dataclasses import dataclass
from enum import StrEnum

# Longer than a leader with nobody there takes to go home: the longest idle limit, warning and card
# of a usual exhibit together.
SILENT_S = 300.0


class Role(StrEnum):
    """What a kiosk does in company."""

    PUBLISH = "publish"
    FOLLOW = "follow"


class Touches(StrEnum):
    """What becomes of a touch on a kiosk that follows."""

    TAKE_OVER = "take-over"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Mqtt:
    """The broker through which kiosks meet, and what this one does there.

    Attributes:
        topic: Where the leader's state lies, one topic for each leader.
        tls: Whether what is said is encrypted.
        ca_file: The certificate that vouches for the broker; empty for those of the machine.
        user: Empty where the broker asks for none.
        password_file: Empty for no password.
        language: In which a follower tells it; empty for that of its files.
        silent_s: After so long without a word the leader counts as gone.
    """

    broker: str
    port: int
    topic: str
    role: Role
    tls: bool = False
    ca_file: str = ""
    user: str = ""
    password_file: str = ""
    touches: Touches = Touches.TAKE_OVER
    language: str = ""
    silent_s: float = SILENT_S

    @property
    def deaf(self) -> bool:
        """Whether visitors cannot touch anything here."""
        return self.role is Role.FOLLOW and self.touches is Touches.IGNORE


def is_deaf(mqtt: Mqtt | None) -> bool:
    """Return whether visitors cannot touch anything in such company, if it is any."""
    return mqtt is not None and mqtt.deaf
