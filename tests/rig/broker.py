"""A real Mosquitto on a free port of this machine, that can be lost and come back."""

import shutil
import socket
import subprocess
import time
from pathlib import Path

from tests.rig.xorg import TIED, ended

# Debian puts it where only root looks.
MOSQUITTO = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
STARTS_WITHIN_S = 5.0


def missing_broker_packages() -> tuple[str, ...]:
    """Return the Debian packages without which there is no broker."""
    return () if MOSQUITTO else ("mosquitto",)


class Broker:
    """Mosquitto with nothing kept on disk: what it forgets when it is lost is forgotten."""

    def __init__(self, folder: Path, *lines: str) -> None:
        """Start it.

        Args:
            folder: For its configuration.
            lines: More of that, for the listener.
        """
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self._config = folder / "mosquitto.conf"
        own = ("user root", "persistence false", f"listener {self.port} 127.0.0.1")
        lines = lines or ("allow_anonymous true",)
        self._config.write_text("\n".join((*own, *lines, "")), encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start it, again if it was lost."""
        assert MOSQUITTO is not None
        self._process = subprocess.Popen(
            [*TIED, MOSQUITTO, "-c", str(self._config)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline_s = time.monotonic() + STARTS_WITHIN_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1.0).close()
            except OSError:
                assert time.monotonic() < deadline_s, "Mosquitto does not start"
                assert self._process.poll() is None, "Mosquitto ended at once"
                time.sleep(0.02)
            else:
                return

    def kill(self) -> None:
        """Lose it, without a word to anybody."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(5.0)
            self._process = None

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            ended(self._process)
            self._process = None
