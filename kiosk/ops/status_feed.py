"""The supervisor's end of the status page: a process of its own, fed through a pipe, never awaited.

The supervisor stays small that way, and whatever a network does to the page, it does to that
process alone.
"""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from ipaddress import ip_address
from threading import Lock

from kiosk.clock import Clock
from kiosk.ops.program import program_env, program_words

# From, to: a port that is taken is asked for ever less often.
LISTEN_AGAIN_S = (5.0, 300.0)
ENDING_S = 2.0
# The exit code of a command that cannot be carried out as it was given.
CANNOT = 2


def is_loopback(host: str) -> bool:
    """Return whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class StatusFeed:
    """Starts the status page, tells it what happens, and starts it again."""

    def __init__(
        self,
        words: Sequence[str],
        env: Mapping[str, str],
        clock: Clock,
        refused: Callable[[], object] = lambda: None,
    ) -> None:
        """Begin.

        Args:
            words: The command line after the name of the program.
            env: Its environment.
            clock: Paces its starts.
            refused: Told once if it cannot do as it was told, such as to listen at a port.
        """
        self._refused = refused
        self._is_refused = False
        self._words = tuple(words)
        self._env = dict(env)
        self._clock = clock
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._again_s = LISTEN_AGAIN_S[0]
        self._next_s = clock.now_s()

    def pass_on(self, kind: str, text: str) -> None:
        """Pass a line on; one that does not fit into the pipe is lost."""
        with self._lock:
            was_refused, process = self._is_refused, self._running()
            if process is not None and process.stdin is not None:
                # Broken: it has ended, and is started with a later line.
                with suppress(OSError):
                    os.write(process.stdin.fileno(), f"{kind} {text}\n".encode())
        if self._is_refused and not was_refused:
            # Told in the journal, it comes here again.
            self._refused()

    def close(self) -> None:
        """End it."""
        with self._lock:
            process, self._process = self._process, None
            self._next_s = float("inf")
        if process is None or process.stdin is None:
            return
        with suppress(OSError):
            process.stdin.close()
        try:
            process.wait(ENDING_S)
        except subprocess.TimeoutExpired:
            process.kill()

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._process is not None and self._process.poll() is None:
            return self._process
        if self._process is not None and self._process.returncode == CANNOT:
            self._is_refused = True
        now_s = self._clock.now_s()
        if now_s < self._next_s:
            return None
        self._next_s = now_s + self._again_s
        self._again_s = min(2 * self._again_s, LISTEN_AGAIN_S[1])
        with suppress(OSError):
            self._process = subprocess.Popen(
                program_words(*self._words),
                env=program_env(self._env),
                stdin=subprocess.PIPE,
                bufsize=0,
            )
            assert self._process.stdin is not None
            with suppress(OSError, AttributeError):
                os.set_blocking(self._process.stdin.fileno(), False)
        return self._process
