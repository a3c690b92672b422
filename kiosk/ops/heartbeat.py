"""The exhibit's signs of life, not more of them than needed."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.ops.channel import Beat, Channel, Kind, Phase, record_of_beat

# No frame for this long is a hang.
HANG_LIMIT_S = 5.0
# For what takes long and shows nothing: reading a map from a slow card, building a new one.
SLOW_STEP_LIMIT_S = 60.0
# The loop looks up at least once a second; more often than this nobody needs to know.
BEAT_EVERY_S = 0.5


class Heart:
    """Beats when told to."""

    def __init__(self, channel: Channel, clock: Clock, memory_mb: Callable[[], float]) -> None:
        self._channel = channel
        self._clock = clock
        self._memory_mb = memory_mb
        self._last: Beat | None = None
        self._last_s = 0.0

    def beat(
        self,
        phase: Phase,
        *,
        idle: bool = False,
        memory_limit_mb: float = 0.0,
        next_within_s: float = HANG_LIMIT_S,
    ) -> None:
        """Give a sign of life; one that says nothing new is left out now and then."""
        now_s = self._clock.now_s()
        beat = Beat(phase, next_within_s, 0.0, memory_limit_mb, idle)
        if beat == self._last and now_s - self._last_s < BEAT_EVERY_S:
            return
        self._last, self._last_s = beat, now_s
        told = replace(beat, memory_mb=round(self._memory_mb(), 1))
        self._channel.send(Kind.BEAT, record_of_beat(told))
