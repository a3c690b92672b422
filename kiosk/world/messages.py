"""Letters, telegrams and broadcasts on their way, and just arrived."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from kiosk.content.curated import Curated, Message
from kiosk.content.model import Lens
from kiosk.world.lens import is_unknown, opens_utc_s

# How long something is shown on its way that took no time, or whose arrival nobody tells: long
# enough for a slider of weeks to stop on it.
AT_ONCE_S = 1800.0
UNTOLD_S = 6 * 3600.0
# How long it stays at its target, fading.
ARRIVED_S = 6 * 3600.0


class Passage(StrEnum):
    """How far a message has come.

    UNDER_WAY: its place follows from when it was sent and when it arrived.
    AT_ONCE: it arrived when it was sent, as by radio.
    UNTOLD: it was sent, and nobody tells the hour at which it arrived.
    ARRIVED: it is there.
    """

    UNDER_WAY = "under-way"
    AT_ONCE = "at-once"
    UNTOLD = "untold"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message that has been sent and can still be seen.

    Attributes:
        share: The part of the way that it has made, 0 to 1; None where nobody can tell.
        freshness: 1 on its way, then falling to 0 when it leaves the map.
        hidden: Whether the public does not know of it yet.
    """

    message: Message
    passage: Passage
    share: float | None
    freshness: float
    hidden: bool


def arrival_utc_s(message: Message) -> float | None:
    """Return when a message had arrived whole: a letter in parts with its last; None if untold."""
    return message.received_utc_s if message.read_utc_s is None else message.read_utc_s


def lands_utc_s(message: Message) -> float:
    """Return until when a message is shown on its way."""
    arrival_s = arrival_utc_s(message)
    if arrival_s is None:
        return message.sent_utc_s + UNTOLD_S
    return max(arrival_s, message.sent_utc_s + AT_ONCE_S if _is_at_once(message) else -inf)


def messages_at(curated: Curated, utc_s: float, lens: Lens) -> tuple[ShownMessage, ...]:
    """Return the messages at an instant, in the order in which they were sent.

    What had arrived before the public knew of it never was in the public world.
    """
    shown = []
    for message in curated.messages:
        if message.sent_utc_s > utc_s:
            break
        lands_s, opens_s = lands_utc_s(message), opens_utc_s(message, lens)
        if opens_s <= utc_s < lands_s + _lingers_s(message) and opens_s < lands_s:
            shown.append(_shown(message, lands_s, utc_s))
    return tuple(shown)


def _is_at_once(message: Message) -> bool:
    return message.timed and arrival_utc_s(message) == message.sent_utc_s


def _lingers_s(message: Message) -> float:
    return 0.0 if arrival_utc_s(message) is None else ARRIVED_S


def _shown(message: Message, lands_s: float, utc_s: float) -> ShownMessage:
    hidden = is_unknown(message, utc_s)
    if utc_s >= lands_s:
        freshness = 1.0 - (utc_s - lands_s) / ARRIVED_S
        return ShownMessage(message, Passage.ARRIVED, 1.0, freshness, hidden)
    if not message.timed:
        return ShownMessage(message, Passage.UNTOLD, None, 1.0, hidden)
    if _is_at_once(message):
        return ShownMessage(message, Passage.AT_ONCE, 1.0, 1.0, hidden)
    share = (utc_s - message.sent_utc_s) / (lands_s - message.sent_utc_s)
    return ShownMessage(message, Passage.UNDER_WAY, share, 1.0, hidden)
