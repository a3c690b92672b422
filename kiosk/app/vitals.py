"""How the exhibit is: told to its supervisor or, where there is none, to its own journal."""

import faulthandler
import os
import platform
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TextIO

import psutil

from kiosk import __version__
from kiosk.app.report import complain, reason_of
from kiosk.app.state_files import CRASHES, JOURNAL
from kiosk.app.visit_trace import VisitTrace
from kiosk.clock import Clock
from kiosk.geo.camera import Viewport
from kiosk.ops.channel import Channel, Kind, Phase
from kiosk.ops.crash_reports import STACKS, write_crash_report
from kiosk.ops.heartbeat import HANG_LIMIT_S, SLOW_STEP_LIMIT_S, Heart
from kiosk.ops.journal import Journal, Pages
from kiosk.screen.window import Signal

# One failed frame may be chance; as many within this time are not.
FAILURES_LIMIT, FAILURES_WITHIN_S = 3, 60.0
BYTES_PER_MB = 1e6


class GivenUpError(Exception):
    """Frame after frame has failed; another process may fare better."""


class Vitals:
    """The heart, the journal and the memory of the present visit."""

    def __init__(self, clock: Clock, folder: Path, channel: Channel | None) -> None:
        """Begin.

        Args:
            clock: Dates everything.
            folder: Where the exhibit keeps what is to be remembered.
            channel: Leads to the supervisor; None if there is none.
        """
        self.clock = clock
        self.folder = folder
        self._ending = ExitStack()
        self._heart: Heart | None = None
        self._channel = channel
        self._failures: deque[float] = deque(maxlen=FAILURES_LIMIT)
        self.memory_limit_mb = 0.0
        if channel is None:
            pages = Pages(folder / JOURNAL, complain)
            self._ending.callback(pages.close)
            self.journal = Journal(pages.write, clock, os.getpid())
            self._trace = VisitTrace(clock, lambda _: None)
        else:
            # One process writes the journal, so that its lines have an order.
            self.journal = Journal(
                lambda line: channel.send(Kind.JOURNAL, line), clock, os.getpid()
            )
            self._trace = VisitTrace(clock, lambda line: channel.send(Kind.TRACE, line))
            self._heart = Heart(channel, clock, memory_mb)
        self._visit_is_fresh = False
        self._idle = False

    def __enter__(self) -> "Vitals":
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def beat(
        self, phase: Phase, *, idle: bool = False, next_within_s: float = HANG_LIMIT_S
    ) -> None:
        """Give a sign of life."""
        self._idle = idle
        if self._heart is not None:
            self._heart.beat(
                phase,
                idle=idle,
                memory_limit_mb=self.memory_limit_mb,
                next_within_s=next_within_s,
            )

    def begin_slow_step(self, phase: Phase) -> None:
        """Announce that there may be no sign of life for a while."""
        # A visit neither begins nor ends with it.
        idle = self._idle and phase is Phase.SHOWING
        self.beat(phase, idle=idle, next_within_s=SLOW_STEP_LIMIT_S)

    def hand_over(self, line: str) -> None:
        """Let the supervisor hold what is not written yet."""
        if self._channel is not None:
            self._channel.send(Kind.COUNTS, line)

    def hear(self, signals: Sequence[Signal]) -> None:
        """Remember what has happened."""
        self._trace.take(signals)

    def see(self, viewport: Viewport, *, fresh: bool, resting: bool = False) -> None:
        """Take note of a visit after a turn: with a fresh one its trace begins."""
        if fresh and not self._visit_is_fresh:
            self._trace.begin(viewport, resting=resting)
        self._visit_is_fresh = fresh

    def outlive(self, error: Exception, save_picture: Callable[[Path], None]) -> None:
        """Report a failed frame.

        Raises:
            GivenUpError: If it was one too many.
        """
        now_s = self.clock.now_s()
        self._failures.append(now_s)
        self.journal.tell("frame_failed", error=type(error).__name__, reason=str(error))
        self.report(error, "frame", save_picture)
        self._visit_is_fresh = False
        recent = sum(now_s - at_s <= FAILURES_WITHIN_S for at_s in self._failures)
        if recent >= FAILURES_LIMIT:
            msg = f"{recent} frames failed within {FAILURES_WITHIN_S:.0f} s"
            raise GivenUpError(msg) from error

    def report(
        self, error: Exception, kind: str, save_picture: Callable[[Path], None] | None = None
    ) -> None:
        """Write down all that is known of an exception."""
        system = f"Python {platform.python_version()}, {platform.platform()}"
        lines = [f"kiosk {__version__}, {system}", "", *_traceback(error)]
        try:
            report = write_crash_report(
                self.folder / CRASHES,
                utc_s=self.clock.wall_utc_s(),
                kind=kind,
                lines=lines,
                trace=self._trace.lines,
                save_picture=save_picture,
            )
        except OSError as refusal:
            self.journal.tell("crash_report_refused", reason=reason_of(refusal))
            # Then the log of the system is the only place where it can be read.
            complain(f"the program has failed: {type(error).__name__}: {error}")
        else:
            self.journal.tell("crash_reported", folder=str(report))
            complain(f'the program has failed; please send "{report}" to its makers')


def remember_stacks(folder: Path) -> None:
    """Let Python write down where it stood, should it be killed by a fault or told to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Open until the end: when it is needed nothing can be opened any more.
        file: TextIO = (folder / STACKS).open("w", encoding="utf-8")
    except OSError:
        file = sys.stderr
    with suppress(OSError, ValueError):
        faulthandler.enable(file)
        if hasattr(signal, "SIGUSR1"):
            faulthandler.register(signal.SIGUSR1, file)


def memory_mb() -> float:
    """Return how much memory this process holds, its own or shared."""
    return psutil.Process().memory_info().rss / BYTES_PER_MB


def _traceback(error: Exception) -> list[str]:
    return "".join(traceback.format_exception(error)).splitlines()
