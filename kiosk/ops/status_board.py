"""What is known of the exhibit from outside: beats and journal in, status out."""

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from kiosk.clock import Clock
from kiosk.ops.channel import Beat, Phase, beat_from
from kiosk.ops.journal_reading import Entry, entry_of
from kiosk.ops.restarts import Part
from kiosk.ops.unwritten import visits_told_in

# Beyond what the exhibit itself has announced.
BEAT_GRACE_S = 2.0
LAST_ENTRIES = 30
GOOD = (Phase.SHOWING, Phase.CLOSED)
# Only of a kiosk that is to meet others.
COMPANY_EVENTS = {
    "mqtt_joined": True,
    "mqtt_lost": False,
    "mqtt_missing": False,
    "mqtt_left": None,
}
# A new start reads the content anew, and tells if it is refused.
PROBLEM_EVENTS = {
    "content_refused": True,
    "content_missing": True,
    "content_taken_over": False,
    "exhibit_started": False,
}
# What is shown as it last was good, or without a part, and since when it is whole again.
PART_EVENTS = {
    "map_refused": ("map", True),
    "map_mended": ("map", False),
    "pictures_refused": ("pictures", True),
    "pictures_mended": ("pictures", False),
}
PART_CONCERNS = {
    "map": "The map has errors; the last good one is shown.",
    "pictures": "Pictures have errors; the words for them are shown.",
}


@dataclass
class Board:
    """The state of one kiosk, as its supervisor tells it.

    Attributes:
        events: How often each event of the journal was told since the start.
        errors: In the content, while it is refused; the first of them in words.
        visits: How many have begun, as `kiosk stats` counts them.
        version: Of the content that is shown, as `content_shown` has it; empty before.
        in_company: Whether the broker of other kiosks is there; None where none is wanted.
        folder: The name of the folder that holds it.
        cache_refusal: Why the map lies in the temporary folder; empty if it does not.
        map_refusal: Why there is no map, while there is none.
        parts_refused: Why map or pictures are not as their files, by which of the two.
    """

    clock: Clock
    beat: Beat | None = None
    beat_s: float = 0.0
    part: str = ""
    content_refused: bool = False
    errors: object = 0
    first_error: str = ""
    visits: int = 0
    version: str = ""
    folder: str = ""
    in_company: bool | None = None
    cache_refusal: str = ""
    map_refusal: str = ""
    parts_refused: dict[str, str] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)
    entries: deque[Entry] = field(default_factory=lambda: deque(maxlen=LAST_ENTRIES))

    def take(self, line: str) -> None:
        """Take in a line of the supervisor; what is none is passed over."""
        kind, _, text = line.rstrip("\n").partition(" ")
        if kind == "beat":
            self._take_beat(beat_from(text))
        elif kind == "counts":
            self.visits += visits_told_in(text)
        elif kind == "journal":
            entry = entry_of(text)
            if entry is not None:
                self._take_entry(entry)

    def _take_entry(self, entry: Entry) -> None:
        event = str(entry["event"])
        self.entries.append(entry)
        self.events[event] += 1
        if event == "exhibit_started":
            self.part = str(entry.get("part", ""))
            self.beat = None
            self.in_company = None
            self.cache_refusal = self.map_refusal = ""
            self.parts_refused.clear()
        if event == "cache_replaced":
            self.cache_refusal = str(entry.get("reason", ""))
        if event == "map_missing":
            self.map_refusal = str(entry.get("reason", ""))
        if event in PART_EVENTS:
            part, refused = PART_EVENTS[event]
            self.parts_refused.pop(part, None)
            if refused:
                self.parts_refused[part] = str(entry.get("reason", ""))
        if event == "content_shown":
            self.version = str(entry.get("version", ""))
            self.folder = str(entry.get("folder", ""))
        if event in COMPANY_EVENTS:
            self.in_company = COMPANY_EVENTS[event]
        if event in PROBLEM_EVENTS:
            self.content_refused = PROBLEM_EVENTS[event]
            self.errors = entry.get("problems", 0) if self.content_refused else 0
            self.first_error = str(entry.get("first", "")) if self.content_refused else ""

    def trouble(self) -> str:
        """Return what is wrong, in one sentence; empty for nothing."""
        if self.beat is None:
            return "The exhibit has not given a sign of life yet."
        silent_s = self.clock.now_s() - self.beat_s
        if silent_s > self.beat.next_within_s + BEAT_GRACE_S:
            return f"The exhibit has given no sign of life for {silent_s:.0f} s."
        if self.part and self.part != Part.EXHIBIT:
            return f"Only the {self.part} part is running."
        if self.beat.phase not in GOOD and self.content_refused:
            return f"There is no content to show: its files have errors. {self._errors()}"
        if self.beat.phase not in GOOD and self.map_refusal:
            return f"There is no map to show; it is tried again. The reason: {self.map_refusal}."
        if self.beat.phase not in GOOD:
            return f"The exhibit is {self.beat.phase}."
        return ""

    def concerns(self) -> tuple[str, ...]:
        """Return what somebody should look at although visitors see no sign of it."""
        found = []
        if self.content_refused:
            found.append(f"The content has errors; the last good one is shown. {self._errors()}")
        for part, reason in sorted(self.parts_refused.items()):
            found.append(f"{PART_CONCERNS[part]} {reason}")
        if self.cache_refusal:
            found.append(
                f"The cache cannot be written ({self.cache_refusal}): the map lies with the"
                " temporary files."
            )
        return tuple(found)

    def _errors(self) -> str:
        more = "" if self.errors in (0, 1) else f" ({self.errors} in all)"
        return f"{self.first_error}{more}".strip()

    def as_json(self) -> dict[str, Any]:
        """Return all of it, for a program."""
        beat = self.beat
        return {
            "healthy": not self.trouble(),
            "trouble": self.trouble(),
            "concerns": self.concerns(),
            "part": self.part,
            "phase": str(beat.phase) if beat else "",
            "memory_mb": beat.memory_mb if beat else 0.0,
            "memory_limit_mb": beat.memory_limit_mb if beat else 0.0,
            "somebody_there": not beat.idle if beat else False,
            "silent_s": round(self.clock.now_s() - self.beat_s, 1) if beat else None,
            "visits": self.visits,
            "house_closed": beat is not None and beat.phase is Phase.CLOSED,
            "in_company": self.in_company,
            "content_version": self.version,
            "content_folder": self.folder,
            "content_refused": self.content_refused,
            "content_errors": self.errors,
            "content_first_error": self.first_error,
            "parts_refused": dict(self.parts_refused),
            "starts": self.events["exhibit_started"],
            "reports": self.events["crash_reported"],
            "events": dict(self.events),
        }

    def _take_beat(self, beat: Beat | None) -> None:
        if beat is not None:
            self.beat, self.beat_s = beat, self.clock.now_s()
