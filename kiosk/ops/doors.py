"""Whether the house is open now, by a clock that may be wrong and may be set."""

from datetime import UTC, datetime

from kiosk.chrono.opening import Hours
from kiosk.clock import Clock
from kiosk.ops.journal import Journal

# A clock that shows an earlier time is certainly wrong: this program did not exist then. Machines
# without a battery start like that, until the network tells them the time.
SOONEST_UTC_S = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
# Visitors who are at it when the house closes may go on for so long.
CLOSING_GRACE_S = 300.0
# The two clocks of a machine drift apart by far less between two looks.
JUMP_S = 2.0
LOOK_EVERY_S = 1.0


class Doors:
    """Opens and closes by the hours of the house.

    Attributes:
        stays_until_utc_s: While visitors finish in a closed house, until when; else None.
    """

    def __init__(self, clock: Clock, journal: Journal) -> None:
        self._clock = clock
        self._journal = journal
        self._looked_s = clock.now_s() - LOOK_EVERY_S
        self._ahead_s = clock.wall_utc_s() - clock.now_s()
        self._hours: Hours | None = None
        self._are_open = True
        self._closing_s: float | None = None
        self.stays_until_utc_s: float | None = None

    def are_open(self, hours: Hours | None) -> bool:
        """Return whether the house is open now; asked anew at most once a second.

        A house without hours is always open, and so is one whose clock is certainly wrong: an
        exhibit that is lit at night does less harm than one that is dark by day.
        """
        now_s = self._clock.now_s()
        if hours == self._hours and now_s - self._looked_s < LOOK_EVERY_S:
            return self._are_open
        self._hours, self._looked_s = hours, now_s
        self._note_jump()
        utc_s = self._clock.wall_utc_s()
        self._are_open = hours is None or utc_s < SOONEST_UTC_S or hours.are_open(utc_s)
        return self._are_open

    def visits_go_on(self, hours: Hours | None, *, idle: bool) -> bool:
        """Return whether visitors may go on: after closing time for a while, if they are at it."""
        if self.are_open(hours):
            self._closing_s = self.stays_until_utc_s = None
            return True
        now_s = self._clock.now_s()
        if self._closing_s is None:
            self._closing_s = now_s
            self.stays_until_utc_s = self._clock.wall_utc_s() + CLOSING_GRACE_S
        if not idle and now_s - self._closing_s < CLOSING_GRACE_S:
            return True
        self._closing_s = self.stays_until_utc_s = None
        return False

    def opens_utc_s(self) -> float | None:
        """Return when the closed house opens again, as far as that is known."""
        if self._hours is None:
            return None
        return self._hours.next_change_utc_s(self._clock.wall_utc_s())

    def _note_jump(self) -> None:
        ahead_s = self._clock.wall_utc_s() - self._clock.now_s()
        jump_s = ahead_s - self._ahead_s
        self._ahead_s = ahead_s
        if abs(jump_s) > JUMP_S:
            self._journal.tell("clock_set", by_s=round(jump_s, 1))
