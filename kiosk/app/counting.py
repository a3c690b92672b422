"""The visits of a running exhibit, counted and kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from kiosk.app.state_files import STATISTICS, UNWRITTEN
from kiosk.app.vitals import Vitals
from kiosk.content.model import Exhibit
from kiosk.ops.doors import SOONEST_UTC_S
from kiosk.ops.statistics import Statistics
from kiosk.ops.unwritten import HandedOver, line_of_written, lines_of
from kiosk.ops.visit_counter import Counts, Moment, VisitCounter
from kiosk.scene.hits import Handle
from kiosk.screen.window import KeyPressed, Signal
from kiosk.state.update import reading_s
from kiosk.touch.contacts import Contact, Phase
from kiosk.touch.gestures import topmost
from kiosk.visit import Visit

# While somebody stays for long, what was counted so far is written after this time.
WRITE_EVERY_S = 600.0
# Between visits that follow one another closely, not more often than this: cards wear out.
WRITE_AGAIN_S = 60.0
# The day of a clock that is certainly wrong.
UNKNOWN_DAY = "0000-00-00"


class Counting:
    """Counts what visitors do, until the end of the program."""

    def __init__(self, vitals: Vitals, exhibit: Exhibit) -> None:
        self._vitals = vitals
        self._zone = _zone_of(exhibit)
        self._counter = VisitCounter(vitals.clock.now_s, self._day)
        self._handed_over = HandedOver(vitals.folder / UNWRITTEN)
        self._statistics = Statistics(vitals.folder / STATISTICS, vitals.journal, self._note)
        self._written_s = vitals.clock.now_s()
        self._batch, self._told = uuid4().hex, Counts()
        # Of the visits on screen, how many have ended; and whether staff were the last to do
        # anything.
        self._ended = 0
        self._staff = False
        for batch, counts in self._handed_over.batches.items():
            self._statistics.add(counts, batch)

    def adopt(self, exhibit: Exhibit) -> None:
        """Count on in another version of the exhibit."""
        self._zone = _zone_of(exhibit)

    def hear(self, signals: Sequence[Signal], visit: Visit) -> None:
        """Take note of fingers and keys, on the scene that the visitor saw."""
        viewport = visit.state.camera.viewport
        for signal in signals:
            if isinstance(signal, KeyPressed):
                self._staff = False
                self._counter.stay()
            if not isinstance(signal, Contact) or signal.phase is not Phase.DOWN:
                continue
            self._staff = False
            x_px, y_px = signal.px
            share = (x_px / viewport.width_px, y_px / viewport.height_px)
            if not all(0.0 <= each <= 1.0 for each in share):
                continue
            hit = topmost(signal.px, visit.scene.targets)
            # What wakes the resting screen is meant for no place on the map behind it.
            awake = visit.state.guide.attract is None
            on_map = awake and hit is not None and hit.handle is Handle.MAP
            lonlat = visit.state.camera.lonlat_from_px(signal.px) if on_map else None
            self._counter.touch(share, lonlat)

    def see(self, visit: Visit) -> None:
        """Take note of what is on screen after a turn."""
        state = visit.state
        text_s = reading_s(visit.exhibit, state.event_id)
        touring = state.guide.tour
        tour = visit.exhibit.tour_by_id.get(touring.tour_id) if touring is not None else None
        ends = touring is not None and tour is not None and touring.step >= len(tour.steps) - 1
        name = tour.id if tour is not None else ""
        led = state.guide.leads
        moment = Moment(state.language, state.lens, state.event_id, text_s, name, ends, led)
        if visit.ended != self._ended:
            self._ended = visit.ended
            self._counter.leave()
        # Until a finger in their corner is lifted, nobody knows whether it is that of staff.
        self._staff = self._staff or state.desk is not None
        waits = self._counter.at_rest and visit.knocked
        nobody = visit.fresh or visit.sent_home or self._staff or waits
        self._counter.see(moment, fresh=nobody)
        self._tell()
        since_s = self._vitals.clock.now_s() - self._written_s
        if since_s >= (WRITE_AGAIN_S if self._counter.at_rest else WRITE_EVERY_S):
            self._write()

    def leave(self) -> None:
        """Take note that whoever was there has to go: the house closes."""
        self._counter.leave()
        self._tell()

    def close(self) -> None:
        """Keep what has been counted so far."""
        self._counter.leave()
        self._write()
        self._statistics.close()

    def _tell(self) -> None:
        """Let the supervisor know what was counted since it was last told."""
        counts = self._counter.counts
        if counts != self._told:
            for line in lines_of(self._batch, counts - self._told):
                self._vitals.hand_over(line)
            self._told = counts.copy()

    def _write(self) -> None:
        self._written_s = self._vitals.clock.now_s()
        self._tell()
        counts, batch = self._counter.taken(), self._batch
        if counts:
            self._batch, self._told = uuid4().hex, Counts()
            self._statistics.add(counts, batch)

    def _note(self, batch: str) -> None:
        """Take note, from the thread that writes, that a batch is in the database."""
        self._vitals.hand_over(line_of_written(batch))
        self._handed_over.written(batch)

    def _day(self) -> tuple[str, int]:
        utc_s = self._vitals.clock.wall_utc_s()
        if utc_s < SOONEST_UTC_S:
            return UNKNOWN_DAY, 0
        moment = self._local(utc_s)
        return moment.date().isoformat(), moment.hour

    def _local(self, utc_s: float) -> datetime:
        moment = datetime.fromtimestamp(utc_s, UTC)
        return moment.astimezone(ZoneInfo(self._zone) if self._zone else None)


def _zone_of(exhibit: Exhibit) -> str:
    """Return the time zone of the house; empty for that of the machine."""
    return exhibit.visit.hours.zone if exhibit.visit.hours is not None else ""
