"""Keeps the exhibit running: starts it, listens to its heart, and starts it again."""

import signal
from dataclasses import dataclass
from typing import Protocol

from kiosk.clock import Clock
from kiosk.ops import endings
from kiosk.ops.channel import Beat, Phase
from kiosk.ops.child import AskedToEnd, Beaten, Child, Message
from kiosk.ops.heartbeat import SLOW_STEP_LIMIT_S
from kiosk.ops.journal import Journal
from kiosk.ops.restarts import MemoryRestarts, Next, Part, Restarts
from kiosk.ops.service import Service

# With nothing to hear the supervisor looks up this often.
LOOK_EVERY_S = 0.5
# Time to write its stack, for one that hangs, and to end in order, for one that was asked to.
STACK_S = 0.2
ENDING_S = 3.0
# A process that a disk holds fast cannot even be killed: then another one is started beside it.
UNKILLABLE_S = 5.0
# When the system cannot start a process, it is asked again after this time.
START_AGAIN_S = 2.0
# Its screen comes up beside a service, and is not missing before this time.
SCREEN_DUE_S = 10.0
# The service manager is told the memory in steps, or each beat would be news.
MEMORY_STEP_MB = 10


class Post(Protocol):
    """Where messages come in."""

    def take(self, timeout_s: float) -> Message | None:
        """Return the next message, or None if there is none in time."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """What to start.

    Attributes:
        await_screen: Whether it is to end, and to be started again, while there is no screen.
        number: How many were started before it.
    """

    part: Part
    await_screen: bool
    number: int


@dataclass(frozen=True, slots=True)
class Loss:
    """A child that ended as it should not."""

    child: Child
    part: Part
    reason: str
    ran_s: float
    beat: Beat | None


class Means(Protocol):
    """What the supervisor can do on its machine."""

    def start(self, order: Order) -> Child:
        """Start a part.

        Raises:
            OSError: If the system cannot.
        """
        ...

    def report(self, loss: Loss) -> None:
        """Write down what is known of a loss."""
        ...

    def screen_answers(self) -> bool:
        """Return whether a window could open; True if only trying tells."""
        ...


@dataclass(slots=True)
class _Running:
    """The child of the moment.

    Attributes:
        silent_s: Since its last sign of life, as far as the supervisor itself was awake.
        allowed_s: How long it may be silent.
    """

    order: Order
    child: Child
    began_s: float
    silent_s: float = 0.0
    allowed_s: float = SLOW_STEP_LIMIT_S
    beat: Beat | None = None
    shown: bool = False


class Supervisor:
    """Runs parts, one at a time, until somebody asks it to end."""

    def __init__(
        self, means: Means, post: Post, clock: Clock, journal: Journal, service: Service
    ) -> None:
        """Prepare.

        Args:
            means: Starts parts.
            post: Where their signs of life arrive.
            clock: Counts their silence.
            journal: Told what happens.
            service: The service manager.
        """
        self._means = means
        self._post = post
        self._clock = clock
        self._journal = journal
        self._service = service
        self._restarts = Restarts(clock)
        self._memory = MemoryRestarts(clock)
        self._running: _Running | None = None
        self._began_s = self._start_at_s = clock.now_s()
        self._started = 0
        self._seen_screen = False
        self._screen_missing = False
        self._asked = False

    def run(self) -> int:
        """Return the exit status once it is over: when asked, or when the child says so."""
        self._journal.tell("supervisor_started")
        status = self._status_at_end()
        self._journal.tell("supervisor_ended", status=status, started=self._started)
        return status

    def _status_at_end(self) -> int:
        looked_s = self._clock.now_s()
        while not self._asked:
            self._hear(self._post.take(self._patience_s()))
            now_s = self._clock.now_s()
            # A machine that slept, or a supervisor that was stopped, is no fault of the child.
            passed_s = min(now_s - looked_s, 2 * LOOK_EVERY_S)
            looked_s = now_s
            running = self._running
            if running is None:
                # Waiting is deliberate here: the watchdog of the service has nothing to mend.
                self._service.alive()
                if now_s >= self._start_at_s:
                    self._begin()
                continue
            status = running.child.status()
            if status is None:
                self._look_after(running, passed_s)
            elif (over := self._ended(running, status)) is not None:
                self._service.stopping()
                return over
        self._service.stopping()
        if self._running is not None:
            self._stop(self._running, "asked to end")
        return endings.DONE

    def _patience_s(self) -> float:
        if self._running is not None:
            return LOOK_EVERY_S
        return min(max(self._start_at_s - self._clock.now_s(), 0.0), LOOK_EVERY_S)

    def _begin(self) -> None:
        await_screen = self._seen_screen or self._service.listens
        order = Order(self._restarts.part, await_screen, self._started)
        if await_screen and not self._means.screen_answers():
            self._miss_screen()
            return
        try:
            child = self._means.start(order)
        except OSError as error:
            self._journal.tell("start_refused", reason=error.strerror or str(error))
            self._plan(Next(order.part, START_AGAIN_S))
            return
        self._started += 1
        self._restarts.began()
        self._running = _Running(order, child, self._clock.now_s())
        self._journal.tell(
            "exhibit_started", part=order.part, child=child.pid, number=self._started
        )

    def _plan(self, step: Next) -> None:
        self._running = None
        self._start_at_s = self._clock.now_s() + step.delay_s

    def _hear(self, message: Message | None) -> None:
        running = self._running
        match message:
            case AskedToEnd():
                self._asked = True
            case Beaten(pid, beat) if running is not None and pid == running.child.pid:
                running.silent_s = 0.0
                running.allowed_s = beat.next_within_s
                running.beat = beat
                self._note(running, beat)
            case _:
                pass

    def _note(self, running: _Running, beat: Beat) -> None:
        if beat.phase.has_screen:
            self._restarts.shown()
            if self._screen_missing:
                self._journal.tell("screen_found")
            self._screen_missing = False
            self._service.ready()
            self._seen_screen = True
        if beat.phase is Phase.SHOWING and not running.shown:
            running.shown = True
            took_s = round(self._clock.now_s() - running.began_s, 3)
            self._journal.tell("exhibit_shown", part=running.order.part, took_s=took_s)
        memory_mb = MEMORY_STEP_MB * round(beat.memory_mb / MEMORY_STEP_MB)
        safe = "" if running.order.part is Part.EXHIBIT else f" ({running.order.part})"
        self._service.status(
            f"{beat.phase}{safe}, about {memory_mb} MB, started {self._started} times"
        )

    def _look_after(self, running: _Running, passed_s: float) -> None:
        running.silent_s += passed_s
        beat = running.beat
        if running.silent_s > running.allowed_s:
            # While its stack is told it may come round and beat once more.
            silent_s = round(running.silent_s, 1)
            self._journal.tell("exhibit_hung", silent_s=silent_s)
            running.child.tell_stack()
            self._wait(running.child, STACK_S)
            self._kill(running, "hung")
            self._failed(running, f"hung: no sign of life for {silent_s} s")
            return
        self._service.alive()
        if beat is None:
            return
        if self._memory.due(beat.memory_mb, beat.memory_limit_mb, idle=beat.idle):
            self._journal.tell(
                "memory_limit_exceeded", memory_mb=beat.memory_mb, limit_mb=beat.memory_limit_mb
            )
            self._stop(running, "memory")
            self._plan(Next(self._restarts.part))
        elif (better := self._restarts.better(idle=beat.idle)) is not None:
            self._journal.tell("better_part_tried", part=better, after=running.order.part)
            self._stop(running, "a better part is tried")
            self._plan(Next(better))

    def _ended(self, running: _Running, status: int) -> int | None:
        """Note an end that nobody asked for; return the exit status if all is over with it."""
        self._tell_end(running, status, "by itself")
        if status in (endings.DONE, endings.BY_STAFF):
            return status
        if status == endings.RESTART:
            self._plan(Next(self._restarts.part))
            return None
        if status > endings.REFUSED and self._started == 1 and not running.shown:
            return status - endings.REFUSED
        if status == endings.NO_SCREEN:
            self._miss_screen()
        elif status == endings.CLOSED_FROM_OUTSIDE:
            # A compositor that ends says the same, and then the screen is gone for a while.
            self._plan(self._restarts.without_screen())
        else:
            self._failed(running, _in_words(status), reported=status == endings.FAILED)
        return None

    def _miss_screen(self) -> None:
        waited_s = self._clock.now_s() - self._began_s
        if not self._screen_missing and (self._seen_screen or waited_s >= SCREEN_DUE_S):
            self._journal.tell("screen_lost")
            self._screen_missing = True
            # It may be plugged in tomorrow: the machine does not wait with us.
            self._service.ready()
        self._plan(self._restarts.without_screen())

    def _failed(self, running: _Running, reason: str, *, reported: bool = False) -> None:
        if not reported:
            ran_s = self._clock.now_s() - running.began_s
            self._means.report(Loss(running.child, running.order.part, reason, ran_s, running.beat))
        # From here on it is looked after, however long that takes.
        self._service.ready()
        step = self._restarts.failed()
        if step.part is not running.order.part:
            safe = step.part is Part.SAFE
            self._journal.tell("safe_mode_entered" if safe else "notice_put_up", reason=reason)
        self._plan(step)

    def _stop(self, running: _Running, why: str) -> None:
        """End a child in order, by force if it does not go."""
        running.child.let_go()
        self._wait(running.child, ENDING_S)
        status = running.child.status()
        if status is None:
            self._kill(running, why)
        else:
            self._tell_end(running, status, why)

    def _kill(self, running: _Running, why: str) -> None:
        running.child.kill()
        self._wait(running.child, UNKILLABLE_S)
        status = running.child.status()
        if status is None:
            self._journal.tell("exhibit_abandoned", child=running.child.pid)
        else:
            self._tell_end(running, status, why)

    def _wait(self, child: Child, for_s: float) -> None:
        """Let a child end, for some time at most; what it still says is of no interest."""
        until_s = self._clock.now_s() + for_s
        while child.status() is None and (left_s := until_s - self._clock.now_s()) > 0.0:
            self._hear(self._post.take(min(left_s, LOOK_EVERY_S)))

    def _tell_end(self, running: _Running, status: int, why: str) -> None:
        self._journal.tell(
            "exhibit_ended",
            part=running.order.part,
            child=running.child.pid,
            status=status,
            ran_s=round(self._clock.now_s() - running.began_s, 3),
            how=_in_words(status),
            why=why,
        )


_WORDS = {
    endings.DONE: "in order",
    endings.NO_SCREEN: "there is no screen",
    endings.CLOSED_FROM_OUTSIDE: "its window was closed",
    endings.FAILED: "the program failed",
    endings.BY_STAFF: "ended by staff",
    endings.RESTART: "restarted by staff",
}


def _in_words(status: int) -> str:
    if status in _WORDS:
        return _WORDS[status]
    if status > endings.REFUSED:
        return "refused"
    if status >= 0:
        return f"exit status {status}"
    try:
        return f"killed by {signal.Signals(-status).name}"
    except ValueError:
        return f"killed by signal {-status}"
