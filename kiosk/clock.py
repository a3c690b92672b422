"""The one place that reads the clock; everything else is handed a Clock."""

import time
from typing import Protocol


class Clock(Protocol):
    """A source of time."""

    def now_s(self) -> float:
        """Return seconds that only ever grow, from any beginning: for durations."""
        ...

    def wall_utc_s(self) -> float:
        """Return seconds since 1970 in UTC, which may jump: for opening hours and the journal."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now_s(self) -> float:
        return time.monotonic()

    def wall_utc_s(self) -> float:
        return time.time()
