"""What a kiosk says of itself: one JSON object, small enough to be read in one piece.

For programs other than kiosks, too: lights that go down with the secret world need only `lens`.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from math import isfinite
from typing import Any

from kiosk.content.model import Lens, View
from kiosk.state.lead import Aim, Shown

# Of what it says. A reader takes any later one that still has what it knows.
PROTOCOL = 1
# More than any word of ours has; the broker is asked not to pass on more.
LARGEST_BYTES = 4096
LONGEST_TEXT = 200
# Until then nobody has lived: an instant that a clock can be set to.
EARLIEST_UTC_S, LATEST_UTC_S = -6.0e10, 2.5e11


class Presence(StrEnum):
    """How a kiosk is."""

    VISITED = "visited"
    RESTING = "resting"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Word:
    """What a kiosk says.

    Attributes:
        exhibit: The name of its title in the language of its files: others follow only the same.
        version: Changes with what the exhibit tells.
        language: In which it is told there.
        shown: Only while somebody is there.
    """

    presence: Presence
    exhibit: str = ""
    version: str = ""
    language: str = ""
    shown: Shown | None = None

    @property
    def heading(self) -> "Word":
        """The same once all has arrived: only what differs in this has to be said."""
        shown = None if self.shown is None else self.shown.heading
        return Word(self.presence, self.exhibit, self.version, self.language, shown)


def name_from(title: str) -> str:
    """Return a title as it is said: in one line, without what only guides the setting of it."""
    told = "".join(sign for sign in title if sign.isprintable() or sign.isspace())
    return " ".join(told.split())[:LONGEST_TEXT]


def payload_of(word: Word) -> bytes:
    """Return a word as it is sent."""
    told: dict[str, Any] = {"kiosk": PROTOCOL, "state": word.presence}
    if word.presence is not Presence.OFFLINE:
        told |= {"exhibit": word.exhibit, "version": word.version}
        told |= {"language": word.language}
    if word.shown is not None:
        shown, aim = word.shown, word.shown.aim
        told |= {
            "lens": shown.lens,
            "instant": _written(shown.utc_s),
            "instant_in_s": round(shown.utc_in_s, 3),
            "event": shown.event_id,
            "theatre": shown.theatre,
            "map": {
                # All digits: who has the same screen shows the same pixels.
                "centre": aim.centre.lonlat,
                "scale": aim.centre.scale,
                "focus": aim.focus_lonlat,
                "offset": aim.offset,
                "in_s": round(aim.in_s, 3),
            },
        }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def word_from(payload: bytes) -> Word | None:
    """Return what a payload says; None for one that is no word of a kiosk, whatever it is."""
    if len(payload) > LARGEST_BYTES:
        return None
    try:
        told = json.loads(payload.decode("utf-8"))
        if not (isinstance(told, dict) and _whole(told["kiosk"]) >= PROTOCOL):
            return None
        presence = Presence(told["state"])
        if presence is Presence.OFFLINE:
            return Word(presence)
        shown = _shown(told) if presence is Presence.VISITED else None
        if shown is not None and not shown.makes_sense:
            return None
        return Word(
            presence,
            _text(told["exhibit"]),
            _text(told["version"]),
            _text(told["language"]),
            shown,
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def _shown(told: dict[str, Any]) -> Shown:
    aim = told["map"]
    return Shown(
        utc_s=_instant(told["instant"]),
        utc_in_s=_number(told["instant_in_s"]),
        lens=Lens(told["lens"]),
        aim=Aim(
            View(_pair(aim["centre"]), _number(aim["scale"])),
            _pair(aim["focus"]),
            _pair(aim["offset"]),
            _number(aim["in_s"]),
        ),
        theatre=_text(told["theatre"]),
        event_id=_text(told["event"]),
    )


def _written(utc_s: float) -> str:
    moment = datetime.fromtimestamp(utc_s, UTC)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _instant(value: object) -> float:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        msg = f"an instant without its offset: {value!r}"
        raise ValueError(msg)
    utc_s = moment.timestamp()
    if not EARLIEST_UTC_S <= utc_s <= LATEST_UTC_S:
        msg = f"an instant beyond all stories: {value!r}"
        raise ValueError(msg)
    return utc_s


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or not value.isprintable():
        msg = f"not a short text: {value!r}"
        raise TypeError(msg)
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        msg = f"not a number: {value!r}"
        raise TypeError(msg)
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        msg = f"not a whole number: {value!r}"
        raise TypeError(msg)
    return value


def _pair(value: object) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        msg = f"not two numbers: {value!r}"
        raise TypeError(msg)
    return _number(value[0]), _number(value[1])
