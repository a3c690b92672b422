"""A command of this program as a child that does not outlive the exhibit, whatever ends that."""

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.ops.program import program_env, program_words


def sent_out(words: Sequence[str], order: str, cache: Path, stdout: int) -> "subprocess.Popen[str]":
    """Start a command and give it an order; its standard input stays open as its lifeline.

    Args:
        words: The command line after the name of the program.
        order: One line.
        cache: That of the exhibit, in which it writes.
        stdout: Where what it says goes.

    Raises:
        OSError: If the system cannot start it.
    """
    process = subprocess.Popen(
        program_words(*words),
        env=program_env(os.environ | {"KIOSK_CACHE": str(cache.parent)}),
        stdin=subprocess.PIPE,
        stdout=stdout,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    # If it has ended already, its exit code tells.
    with suppress(BrokenPipeError):
        process.stdin.write(order)
        process.stdin.flush()
    return process


def called_back(process: "subprocess.Popen[str]") -> None:
    """Let go of an errand that has ended."""
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.close()
