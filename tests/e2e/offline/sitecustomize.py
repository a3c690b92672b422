"""Lets no program reach a network: put this folder before all others in PYTHONPATH.

Each attempt is refused, and written as a line to the file OFFLINE_LOG. Sockets within the machine,
such as those of a screen, are none of it.
"""

import os
import socket
import sys
from pathlib import Path

LOG = Path(os.environ["OFFLINE_LOG"])
WITHIN = {getattr(socket, name) for name in ("AF_UNIX",) if hasattr(socket, name)}


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    reaches_out = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto") or (
        event == "socket.__new__" and arguments[1] not in WITHIN
    )
    if reaches_out:
        with LOG.open("a", encoding="utf-8") as log:
            log.write(f"{event} {arguments[1:]} by {sys.argv}\n")
        msg = f"a program reached for the network: {event}"
        raise OSError(msg)


sys.addaudithook(_watch)
