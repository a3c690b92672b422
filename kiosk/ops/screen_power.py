"""The power of the screen, by commands that the operator names; what they do is up to them."""

import subprocess
from collections.abc import Sequence
from threading import Thread

from kiosk.clock import Clock
from kiosk.ops.journal import Journal

COMMAND_LIMIT_S = 10.0
# At the end of the program, whose supervisor does not wait long.
LAST_COMMAND_LIMIT_S = 1.5
# A touch wakes a sleeping screen: it is sent back to sleep this often.
OFF_AGAIN_S = 60.0


class ScreenPower:
    """Turns the screen off and on again; without commands it does nothing."""

    def __init__(self, clock: Clock, journal: Journal) -> None:
        self._clock = clock
        self._journal = journal
        self._off_at_s: float | None = None
        self._refused: set[tuple[str, ...]] = set()

    def keep_off(self, command: Sequence[str]) -> None:
        """Turn it off, and again from time to time."""
        now_s = self._clock.now_s()
        if self._off_at_s is None or now_s - self._off_at_s >= OFF_AGAIN_S:
            self._off_at_s = now_s
            self._run_aside(tuple(command))

    def turn_on(self, command: Sequence[str]) -> None:
        """Turn it on, whatever it is now."""
        self._off_at_s = None
        self._run_aside(tuple(command))

    def leave_on(self, command: Sequence[str]) -> None:
        """At the end of the program, leave the screen as it was found."""
        if self._off_at_s is not None:
            self._run(tuple(command), LAST_COMMAND_LIMIT_S)

    def _run_aside(self, command: tuple[str, ...]) -> None:
        # Such a command may talk to a monitor over a slow line.
        if command:
            words = (command, COMMAND_LIMIT_S)
            Thread(target=self._run, args=words, name="screen-power", daemon=True).start()

    def _run(self, command: tuple[str, ...], limit_s: float) -> None:
        reason = _refusal(command, limit_s) if command else ""
        if reason and command not in self._refused:
            # Once: a screen that has no such switch has none tomorrow either.
            self._refused.add(command)
            self._journal.tell("screen_command_failed", command=" ".join(command), reason=reason)


def _refusal(command: tuple[str, ...], limit_s: float) -> str:
    """Return why a command did not do what it should, empty if it did."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=limit_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {limit_s:.0f} s"
    except FileNotFoundError:
        return f"this machine has no program {command[0]}"
    except (OSError, ValueError) as error:
        return str(error)
    said = " ".join(done.stderr.decode(errors="replace").split())
    return f"exit status {done.returncode}: {said}" if done.returncode else ""
