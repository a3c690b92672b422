"""Stand-ins for the world outside, which tests move by hand."""


class ManualClock:
    """A Clock that stands still until it is advanced."""

    def __init__(self, now_s: float = 0.0, wall_utc_s: float = 0.0) -> None:
        self._now_s = now_s
        self._wall_utc_s = wall_utc_s

    def now_s(self) -> float:
        return self._now_s

    def wall_utc_s(self) -> float:
        return self._wall_utc_s

    def advance(self, by_s: float) -> None:
        """Let time pass on both clocks."""
        self._now_s += by_s
        self._wall_utc_s += by_s

    def set_wall(self, utc_s: float) -> None:
        """Set the wall clock, as NTP does; durations do not notice."""
        self._wall_utc_s = utc_s
