"""A running part: its process, what it says, and its end."""

import os
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol, TypeAlias

from kiosk.ops.channel import Beat, Kind, beat_from, kind_and_text
from kiosk.ops.program import program_env, program_words
from kiosk.ops.unwritten import Unwritten

# Of the trace of the visit, kept in memory for the report of a crash that leaves no time for one.
TRACE_LINES_LIMIT = 5000
# Of what it said on its standard error, for the same report: lines, and letters of each.
SAID_LINES_LIMIT, SAID_LETTERS_LIMIT = 40, 400
# A child that closed its pipe is about to end.
LAST_WORDS_S = 1.0


class Child(Protocol):
    """A part that was started."""

    @property
    def pid(self) -> int: ...

    def status(self) -> int | None:
        """Return how it ended, None while it runs; minus the number of the signal that killed."""
        ...

    def trace(self) -> tuple[str, ...]:
        """Return the trace of the present visit, as far as it is known."""
        ...

    def said(self) -> tuple[str, ...]:
        """Return the last lines that it has written to its standard error."""
        ...

    def let_go(self) -> None:
        """Ask it to end."""
        ...

    def tell_stack(self) -> None:
        """Ask it to write down where it stands, if this system has a way to."""
        ...

    def kill(self) -> None:
        """End it, whatever it is doing."""
        ...


@dataclass(frozen=True, slots=True)
class Beaten:
    """A child gave a sign of life."""

    pid: int
    beat: Beat


@dataclass(frozen=True, slots=True)
class Silenced:
    """A child closed its pipe: it has ended, or is about to."""

    pid: int


@dataclass(frozen=True, slots=True)
class AskedToEnd:
    """Somebody asked the supervisor to end."""


Message: TypeAlias = Beaten | Silenced | AskedToEnd


class Inbox:
    """Messages from the threads that listen, and from signal handlers, which may put them too."""

    def __init__(self) -> None:
        # The one queue that a signal handler may use while the same thread waits for it.
        self._queue: SimpleQueue[Message] = SimpleQueue()

    def put(self, message: Message) -> None:
        self._queue.put(message)

    def take(self, timeout_s: float) -> Message | None:
        """Return the next message, or None if there is none in time."""
        try:
            return self._queue.get(timeout=timeout_s)
        except Empty:
            return None


class ChildProcess:
    """The program itself once more, as a child with both ends of its pipes in our hands."""

    def __init__(
        self,
        words: Sequence[str],
        env: Mapping[str, str],
        inbox: Inbox,
        journal: Callable[[str], None],
        unwritten: Unwritten,
    ) -> None:
        """Start it.

        Args:
            words: The command line after the name of the program.
            env: Its environment.
            inbox: Told its signs of life and its silence.
            journal: Told each line that it has for the journal.
            unwritten: Holds what it has counted until that is written.
        """
        self._process = subprocess.Popen(
            program_words(*words),
            env=program_env(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        self._inbox = inbox
        self._journal = journal
        self._unwritten = unwritten
        self._trace: deque[str] = deque(maxlen=TRACE_LINES_LIMIT)
        self._trace_head = ""
        self._said: deque[str] = deque(maxlen=SAID_LINES_LIMIT)
        self._ear = Thread(target=self._overhear, name=f"child-{self.pid}-said", daemon=True)
        self._ear.start()
        Thread(target=self._listen, name=f"child-{self.pid}", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def status(self) -> int | None:
        return self._process.poll()

    def trace(self) -> tuple[str, ...]:
        return (self._trace_head, *self._trace.copy()) if self._trace_head else ()

    def said(self) -> tuple[str, ...]:
        if self._process.poll() is not None:
            # Its last words may still be on their way; a bake of it may hold the pipe for longer.
            self._ear.join(LAST_WORDS_S)
        return tuple(self._said.copy())

    def let_go(self) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()

    def tell_stack(self) -> None:
        if hasattr(signal, "SIGUSR1"):
            self._process.send_signal(signal.SIGUSR1)

    def kill(self) -> None:
        self._process.kill()
        self.let_go()

    def _overhear(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as lines:
            for line in lines:
                self._said.append(line.rstrip("\n")[:SAID_LETTERS_LIMIT])
                with suppress(OSError):
                    os.write(2, line.encode())

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._take(line)
        self._unwritten.keep()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(LAST_WORDS_S)
        self._inbox.put(Silenced(self.pid))

    def _take(self, line: str) -> None:
        match kind_and_text(line):
            case None:
                with suppress(OSError):
                    os.write(1, line.encode())
            case Kind.BEAT, text:
                beat = beat_from(text)
                if beat is not None:
                    self._inbox.put(Beaten(self.pid, beat))
            case Kind.TRACE, text:
                if text.startswith('{"size"'):
                    self._trace_head = text
                    self._trace.clear()
                else:
                    self._trace.append(text)
            case Kind.JOURNAL, text:
                self._journal(text)
            case Kind.COUNTS, text:
                self._unwritten.take(text)
