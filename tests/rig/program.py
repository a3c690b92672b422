"""A program under test, ended with its context."""

import contextlib
import subprocess
from collections.abc import Iterator, Mapping, Sequence

from tests.rig.xorg import ended


@contextlib.contextmanager
def running(command: Sequence[str], env: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program and end it afterwards.

    Args:
        command: The program and its arguments.
        env: All of its environment, usually a display's.

    Yields:
        The running process; its standard input and output are inherited.
    """
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        ended(process)
