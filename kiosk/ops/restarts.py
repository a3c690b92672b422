"""What to run after the exhibit has failed: it again, then the safe part, then a notice."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from kiosk.clock import Clock

# As many failures in a row mean that starting again is no cure.
QUICK_FAILURES, QUICK_S = 3, 60.0
SLOW_FAILURES, SLOW_S = 6, 3600.0
SAFE_FAILURES = 2
# A part that is tried again has recovered once it has run for this long.
TRIAL_S = 60.0
# How long the notice stays until the safe part is tried, and that one until the whole exhibit is:
# from, to; twice as long each time in between.
NOTICE_STAYS_S = (10.0, 600.0)
SAFE_STAYS_S = (600.0, 4 * 3600.0)
# After so long without a failure the next one is the first again.
HEALTHY_S = 3600.0
NOTICE_DELAYS_S = (1.0, 30.0)
SCREEN_DELAYS_S = (0.25, 2.0)
# The exhibit ends when its screen goes. So a failure just before there was none was the screen's.
SCREEN_LOST_WITHIN_S = 10.0


class Part(StrEnum):
    """What runs under the supervisor."""

    EXHIBIT = "exhibit"
    # The last content that is known to have run, without anything that can be left out.
    SAFE = "safe"
    # Hardly more than a few words on screen.
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Next:
    """What to start, and in how many seconds."""

    part: Part
    delay_s: float = 0.0


class Restarts:
    """Counts failures and decides; never gives up."""

    def __init__(self, clock: Clock) -> None:
        self.part = Part.EXHIBIT
        self._clock = clock
        self._began_s = self._entered_s = clock.now_s()
        self._failures: deque[float] = deque(maxlen=SLOW_FAILURES)
        self._on_trial = False
        self._stays_s = {Part.NOTICE: NOTICE_STAYS_S[0], Part.SAFE: SAFE_STAYS_S[0]}
        self._notice_delay_s, self._screen_delay_s = NOTICE_DELAYS_S[0], SCREEN_DELAYS_S[0]

    def began(self) -> None:
        """Note that a part was started."""
        self._began_s = self._clock.now_s()

    def shown(self) -> None:
        """Note that there is a screen."""
        self._screen_delay_s = SCREEN_DELAYS_S[0]

    def failed(self) -> Next:
        """Return what to run after a failure."""
        now_s = self._clock.now_s()
        ran_s = now_s - self._began_s
        if ran_s >= HEALTHY_S:
            self._forget()
        self._failures.append(now_s)
        on_trial = self._on_trial and ran_s < TRIAL_S
        self._on_trial = False
        match self.part:
            case Part.EXHIBIT:
                worse = self._within(QUICK_S) >= QUICK_FAILURES
                worse = worse or self._within(SLOW_S) >= SLOW_FAILURES
                return self._entered(Part.SAFE) if worse or on_trial else Next(Part.EXHIBIT)
            case Part.SAFE:
                worse = self._within(QUICK_S) >= SAFE_FAILURES or on_trial
                worse = worse or self._within(SLOW_S) >= SLOW_FAILURES
                return self._entered(Part.NOTICE) if worse else Next(Part.SAFE)
            case Part.NOTICE:
                delay_s = self._notice_delay_s
                self._notice_delay_s = min(2 * delay_s, NOTICE_DELAYS_S[1])
                return Next(Part.NOTICE, delay_s)

    def without_screen(self) -> Next:
        """Return when to look again for a screen; that there is none is nobody's failure."""
        now_s = self._clock.now_s()
        if self._failures and now_s - self._failures[-1] <= SCREEN_LOST_WITHIN_S:
            self._failures.pop()
        delay_s = self._screen_delay_s
        self._screen_delay_s = min(2 * delay_s, SCREEN_DELAYS_S[1])
        return Next(self.part, delay_s)

    def better(self, *, idle: bool) -> Part | None:
        """Return the part to go back to now, if any; not while somebody is touching."""
        if self.part is Part.EXHIBIT or not idle:
            return None
        stayed_s = self._clock.now_s() - self._entered_s
        if stayed_s < self._stays_s[self.part]:
            return None
        longest_s = NOTICE_STAYS_S[1] if self.part is Part.NOTICE else SAFE_STAYS_S[1]
        self._stays_s[self.part] = min(2 * self._stays_s[self.part], longest_s)
        better = Part.SAFE if self.part is Part.NOTICE else Part.EXHIBIT
        self._entered(better)
        self._on_trial = True
        return better

    def _entered(self, part: Part) -> Next:
        self.part = part
        self._entered_s = self._clock.now_s()
        self._failures.clear()
        self._notice_delay_s = NOTICE_DELAYS_S[0]
        return Next(part)

    def _within(self, span_s: float) -> int:
        since_s = self._clock.now_s() - span_s
        return sum(at_s >= since_s for at_s in self._failures)

    def _forget(self) -> None:
        self._failures.clear()
        if self.part is Part.EXHIBIT:
            self._stays_s = {Part.NOTICE: NOTICE_STAYS_S[0], Part.SAFE: SAFE_STAYS_S[0]}


class MemoryRestarts:
    """Decides when memory is worth a restart: never under a finger, and ever less often."""

    # From, to: a limit that the exhibit exceeds as soon as it runs must not make it flicker.
    PAUSES_S = (60.0, 4 * 3600.0)

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pause_s = self.PAUSES_S[0]
        self._not_before_s = clock.now_s()

    def due(self, memory_mb: float, limit_mb: float, *, idle: bool) -> bool:
        """Return whether to restart now; a limit of 0 is none."""
        now_s = self._clock.now_s()
        if not (limit_mb and memory_mb > limit_mb and idle and now_s >= self._not_before_s):
            return False
        if now_s - self._not_before_s > self.PAUSES_S[1]:
            self._pause_s = self.PAUSES_S[0]
        self._not_before_s = now_s + self._pause_s
        self._pause_s = min(2 * self._pause_s, self.PAUSES_S[1])
        return True
