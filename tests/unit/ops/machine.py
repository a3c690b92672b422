"""A machine made of scripts: children that live and die by the clock of the test."""

from collections.abc import Callable
from dataclasses import dataclass, field
from json import loads
from typing import Any

from kiosk.ops.channel import Beat, Phase
from kiosk.ops.child import AskedToEnd, Beaten, Message, Silenced
from kiosk.ops.journal import Journal
from kiosk.ops.service import Service
from kiosk.ops.supervisor import Loss, Order, Supervisor
from tests.fakes import ManualClock

BEATS_EVERY_S = 1.0


@dataclass
class Life:
    """How a child lives.

    Attributes:
        dies_s: When it ends by itself, since its start; None for never.
        status: How it ends then.
        stops_s: When it stops beating; None for never.
        beat: What its beats say.
        deaf: Whether it does not end when asked to.
    """

    dies_s: float | None = None
    status: int = -9
    stops_s: float | None = None
    beat: Beat = field(default_factory=lambda: Beat(Phase.SHOWING, 5.0, 150.0, 500.0, idle=True))
    deaf: bool = False


class ScriptedChild:
    def __init__(self, pid: int, life: Life, clock: ManualClock) -> None:
        self.pid = pid
        self.life = life
        self.began_s = clock.now_s()
        self._clock = clock
        self._ended: int | None = None
        self._beaten_s = self.began_s
        self.acts: list[str] = []

    def status(self) -> int | None:
        ran_s = self._clock.now_s() - self.began_s
        if self._ended is None and self.life.dies_s is not None and ran_s >= self.life.dies_s:
            self._ended = self.life.status
        return self._ended

    def trace(self) -> tuple[str, ...]:
        return ('{"size": [1, 1]}',)

    def said(self) -> tuple[str, ...]:
        return ()

    def let_go(self) -> None:
        self.acts.append("let go")
        if not self.life.deaf:
            self._ended = 0

    def tell_stack(self) -> None:
        self.acts.append("tell stack")

    def kill(self) -> None:
        self.acts.append("kill")
        self._ended = -9

    def message(self) -> Message | None:
        """Return what it has to say now."""
        now_s = self._clock.now_s()
        if self.status() is not None:
            return Silenced(self.pid)
        stops_s = self.life.stops_s
        if stops_s is not None and now_s - self.began_s >= stops_s:
            return None
        if now_s - self._beaten_s >= BEATS_EVERY_S:
            self._beaten_s = now_s
            return Beaten(self.pid, self.life.beat)
        return None


class Machine:
    """Runs a supervisor in simulated time: it is all its means, its post and its journal."""

    def __init__(self, lives: Callable[[Order], Life], env: dict[str, str] | None = None) -> None:
        """Prepare.

        Args:
            lives: Says how a child that is started will live.
            env: The environment of the supervisor.
        """
        self.clock = ManualClock(1000.0)
        self.lives = lives
        self.children: list[ScriptedChild] = []
        self.orders: list[Order] = []
        self.losses: list[Loss] = []
        self.events: list[dict[str, Any]] = []
        self.has_screen = True
        self.until_s = 1000.0
        self.naps: list[tuple[float, float]] = []
        self.each_look: Callable[[], object] = lambda: None
        self.service = Service(env or {}, 1, self.clock)

    def start(self, order: Order) -> ScriptedChild:
        self.orders.append(order)
        child = ScriptedChild(len(self.orders), self.lives(order), self.clock)
        self.children.append(child)
        return child

    def report(self, loss: Loss) -> None:
        self.losses.append(loss)

    def screen_answers(self) -> bool:
        return self.has_screen

    def take(self, timeout_s: float) -> Message | None:
        self.each_look()
        self.clock.advance(max(timeout_s, 0.01))
        if self.naps and self.clock.now_s() >= self.naps[0][0]:
            self.clock.advance(self.naps.pop(0)[1])
        if self.clock.now_s() >= self.until_s:
            return AskedToEnd()
        return self.children[-1].message() if self.children else None

    def runs_for(self, for_s: float) -> int:
        """Return the exit status of a supervisor that is asked to end after some time."""
        self.until_s = self.clock.now_s() + for_s
        journal = Journal(lambda line: self.events.append(loads(line)), self.clock, 1)
        return Supervisor(self, self, self.clock, journal, self.service).run()

    def told(self, event: str) -> list[dict[str, Any]]:
        """Return the entries of the journal for an event."""
        return [entry for entry in self.events if entry["event"] == event]
