"""What systemd wants to hear of a service: ready, alive, how it is, ending (sd_notify(3))."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

from kiosk.clock import Clock

# systemd advises to give a sign twice within the time after which it would restart the service.
SIGNS_WITHIN = 2.5


class Service:
    """The service manager, if there is one that listens."""

    # The protocol is one datagram a message. The libraries for it have not been kept since 2017, or
    # bring a compiler along.

    def __init__(self, env: Mapping[str, str], pid: int, clock: Clock) -> None:
        """Read what the manager has told.

        Args:
            env: The environment.
            pid: The number of this process: the watchdog may be meant for another one.
            clock: Paces the signs of life.
        """
        self._clock = clock
        self._address = _address(env.get("NOTIFY_SOCKET", ""))
        self._status = ""
        self._is_ready = False
        self._alive_s: float | None = None
        self._every_s = _watchdog_s(env, pid) / SIGNS_WITHIN

    @property
    def listens(self) -> bool:
        """Whether there is one."""
        return self._address is not None

    def ready(self) -> None:
        """Say that the service has started; again says nothing."""
        if not self._is_ready:
            self._is_ready = True
            self._send("READY=1")

    def alive(self) -> None:
        """Say that it is alive, as often as the watchdog wants to hear it."""
        now_s = self._clock.now_s()
        if self._every_s and (self._alive_s is None or now_s - self._alive_s >= self._every_s):
            self._alive_s = now_s
            self._send("WATCHDOG=1")

    def status(self, text: str) -> None:
        """Say how it is, for people; the same again is not sent."""
        if text != self._status:
            self._status = text
            self._send(f"STATUS={text}")

    def stopping(self) -> None:
        """Say that it is about to end."""
        self._send("STOPPING=1")

    def _send(self, message: str) -> None:
        if self._address is None:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as outlet:
            outlet.setblocking(False)
            outlet.sendto(message.encode(), self._address)


def without_service(env: Mapping[str, str]) -> dict[str, str]:
    """Return an environment for a child, which must not speak for the service."""
    own = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
    return {name: value for name, value in env.items() if name not in own}


def _address(told: str) -> str | None:
    if not told.startswith(("/", "@")) or not hasattr(socket, "AF_UNIX") or os.name != "posix":
        return None
    return f"\0{told[1:]}" if told.startswith("@") else told


def _watchdog_s(env: Mapping[str, str], pid: int) -> float:
    told = env.get("WATCHDOG_USEC", "")
    if not told.isdecimal() or env.get("WATCHDOG_PID", str(pid)) != str(pid):
        return 0.0
    return int(told) / 1e6
