"""What the exhibit tells its supervisor: records through a pipe, and never a wait for it.

A record is one line that begins with the separator of RFC 7464, then its kind and its text. Other
lines on the same pipe are what a library or the program had to say, for people.
"""

import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from json import JSONDecodeError, dumps, loads

SEPARATOR = "\x1e"
# Writes of up to this many bytes go into a pipe whole or not at all (POSIX promises 512, Linux
# 4096): beyond, half a record could stand there when the pipe is full.
RECORD_LIMIT_BYTES = 4096 if os.name != "posix" else os.pathconf("/", "PC_PIPE_BUF")


class Kind(StrEnum):
    """What a record is."""

    BEAT = "beat"
    TRACE = "trace"
    JOURNAL = "journal"
    COUNTS = "counts"


class Phase(StrEnum):
    """What is on screen."""

    WRITING_PICTURES = "writing pictures"
    PREPARING = "preparing"
    SHOWING = "showing"
    CLOSED = "closed"
    NOTICE = "notice"

    @property
    def has_screen(self) -> bool:
        return self is not Phase.WRITING_PICTURES


@dataclass(frozen=True, slots=True)
class Beat:
    """A sign of life.

    Attributes:
        next_within_s: Within how many seconds the next one comes; a later one is a hang.
        memory_mb: Resident memory.
        memory_limit_mb: What it should not exceed; 0 for no limit.
        idle: Whether a restart would take nothing away from anybody.
    """

    phase: Phase
    next_within_s: float
    memory_mb: float = 0.0
    memory_limit_mb: float = 0.0
    idle: bool = False


def record_of_beat(beat: Beat) -> str:
    """Return a beat as the text of a record."""
    return dumps(asdict(beat))


def beat_from(text: str) -> Beat | None:
    """Return the beat in a record, or None if it is none."""
    try:
        told = loads(text)
        return Beat(
            Phase(told["phase"]),
            float(told["next_within_s"]),
            float(told["memory_mb"]),
            float(told["memory_limit_mb"]),
            bool(told["idle"]),
        )
    except (JSONDecodeError, KeyError, TypeError, ValueError):
        return None


def kind_and_text(line: str) -> tuple[Kind, str] | None:
    """Return what a line of the pipe is, or None for one that is no record."""
    if not line.startswith(SEPARATOR):
        return None
    kind, _, text = line.removeprefix(SEPARATOR).rstrip("\n").partition(" ")
    return (Kind(kind), text) if kind in list(Kind) else None


class Channel:
    """The exhibit's end of the pipe; what does not fit into it is lost, and nobody waits."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        with suppress(OSError, AttributeError):
            # Windows has this for pipes from Python 3.12 on; there the supervisor empties the
            # pipe from a thread of its own, which must do.
            os.set_blocking(descriptor, False)

    def send(self, kind: Kind, text: str) -> None:
        """Pass a record on."""
        record = f"{SEPARATOR}{kind} {text}\n".encode()
        if len(record) <= RECORD_LIMIT_BYTES:
            with suppress(OSError):
                # Full, or the supervisor is gone: the lifeline tells the latter.
                os.write(self._descriptor, record)
