"""What visitors do, as counts alone: nothing in them tells one person from another."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

# A turn of the loop longer than this was no visitor's time: the machine slept.
LONGEST_TURN_S = 2.0
# The screen and the globe as so many cells.
SCREEN_COLUMNS, SCREEN_ROWS = 48, 27
GLOBE_CELL_DEG = 3.0
# How long visits were: up to so many seconds, and beyond.
LENGTHS_S = (30.0, 60.0, 120.0, 300.0, 600.0)


class Key(NamedTuple):
    """What is counted.

    Attributes:
        day: The day on the clock of the house, such as "2026-11-28"; only the month for touches.
        what: An event, a language, an hour: whatever the kind is about.
    """

    kind: str
    day: str
    what: str


Counts: TypeAlias = Counter[Key]


@dataclass(frozen=True, slots=True)
class Moment:
    """What a visitor sees in a turn.

    Attributes:
        event: The open card; empty for none.
        reading_s: How long its text takes to read.
        tour: The tour that runs; empty for none.
        tour_ends: Whether that tour is at its last stop.
        led: Whether a tour is telling: what it turns to was chosen by nobody.
    """

    language: str
    lens: str
    event: str = ""
    reading_s: float = 0.0
    tour: str = ""
    tour_ends: bool = False
    led: bool = False


NOTHING = Moment("", "")


class VisitCounter:
    """Counts while visits run.

    Attributes:
        counts: What has been counted since they were last taken.
    """

    def __init__(self, now_s: Callable[[], float], day: Callable[[], tuple[str, int]]) -> None:
        """Begin.

        Args:
            now_s: A clock for durations.
            day: The day and the hour on the clock of the house.
        """
        self._now_s = now_s
        self._day = day
        self._last_s = now_s()
        self._began_s: float | None = None
        self._touched_s = self._last_s
        self._moment = NOTHING
        # Time before an open card is dwell only once somebody touches again, or as far as the
        # text takes to read: who has gone away leaves it open.
        self._pending_s = 0.0
        self.counts: Counts = Counter()

    @property
    def at_rest(self) -> bool:
        """Whether nobody is there."""
        return self._began_s is None

    def taken(self) -> Counts:
        """Return what has been counted, and count anew."""
        counts, self.counts = self.counts, Counter()
        return counts

    def touch(self, share: tuple[float, float], lonlat: tuple[float, float] | None) -> None:
        """Note a finger that has come down.

        Args:
            share: Where, as shares of the width and the height of the screen.
            lonlat: The place on the globe, if it was the map.
        """
        self.stay()
        month = self._day()[0][:7]
        column = min(SCREEN_COLUMNS - 1, int(share[0] * SCREEN_COLUMNS))
        row = min(SCREEN_ROWS - 1, int(share[1] * SCREEN_ROWS))
        self.counts[Key("touch_screen", month, f"{column},{row}")] += 1
        if lonlat is not None:
            east, north = (int(deg // GLOBE_CELL_DEG) for deg in lonlat)
            self.counts[Key("touch_globe", month, f"{east},{north}")] += 1

    def stay(self) -> None:
        """Note that somebody is there, as when a key goes down."""
        self._touched_s = self._now_s()
        self._settle(self._pending_s)

    def leave(self) -> None:
        """Note that a visitor has finished, whoever comes next."""
        self._end()
        self._moment = NOTHING

    def see(self, moment: Moment, *, fresh: bool) -> None:
        """Note what is on screen after a turn.

        Args:
            moment: What.
            fresh: Whether nobody has done anything since the visit began.
        """
        now_s = self._now_s()
        dt_s = min(max(0.0, now_s - self._last_s), LONGEST_TURN_S)
        self._last_s = now_s
        if fresh:
            self.leave()
            return
        if self._began_s is None:
            self._begin(now_s, moment)
        day = self._day()[0]
        if moment.event != self._moment.event:
            self._settle(self._pending_s if moment.event else self._moment.reading_s)
            if moment.event:
                self.counts[Key("event_opened", day, moment.event)] += 1
        elif moment.event:
            self._pending_s += dt_s
        if moment.lens != self._moment.lens and not moment.led:
            self.counts[Key("lens_shown", day, moment.lens)] += 1
        if moment.language != self._moment.language:
            self.counts[Key("language_chosen", day, moment.language)] += 1
        if moment.tour != self._moment.tour:
            self._note_tour(day, moment)
        self._moment = moment

    def _begin(self, now_s: float, moment: Moment) -> None:
        self._began_s = self._touched_s = now_s
        # What it begins with was chosen by nobody.
        self._moment = Moment(moment.language, moment.lens)
        day, hour = self._day()
        self.counts[Key("visits", day, f"{hour:02}")] += 1

    def _end(self) -> None:
        if self._began_s is None:
            return
        self._settle(min(self._pending_s, self._moment.reading_s))
        day, _ = self._day()
        length_s = max(0.0, self._touched_s - self._began_s)
        self.counts[Key("visit_s", day, "")] += round(length_s)
        limit = next((f"{limit_s:.0f}" for limit_s in LENGTHS_S if length_s <= limit_s), "more")
        self.counts[Key("visit_length", day, limit)] += 1
        self.counts[Key("visit_language", day, self._moment.language)] += 1
        if self._moment.tour:
            self._note_tour(day, NOTHING)
        self._began_s = None

    def _note_tour(self, day: str, moment: Moment) -> None:
        if self._moment.tour and self._moment.tour_ends:
            self.counts[Key("tour_completed", day, self._moment.tour)] += 1
        if moment.tour:
            self.counts[Key("tour_begun", day, moment.tour)] += 1

    def _settle(self, at_most_s: float) -> None:
        dwell_s = round(min(self._pending_s, at_most_s))
        if self._moment.event and dwell_s:
            self.counts[Key("event_s", self._day()[0], self._moment.event)] += dwell_s
        self._pending_s = 0.0
