"""Faults as checks find them, by file and key, and as curators read them, by line and column."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.content.problems import Severity

KeyPath: TypeAlias = tuple[str | int, ...]

# Stands in a sentence for a place that is only known once the lines have been counted.
ELSEWHERE = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was written: the file, and the keys and list positions that lead to it."""

    file: str
    path: KeyPath = ()

    def at(self, *path: str | int) -> "Origin":
        """Return the origin of something inside this."""
        return Origin(self.file, self.path + path)


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem whose line has not been counted yet.

    Attributes:
        found: What is there; ELSEWHERE in it stands for the place `elsewhere`.
        at_key: Whether the key is at fault and not its value.
    """

    origin: Origin
    subject: str
    found: str
    remedy: str
    at_key: bool = False
    severity: Severity = Severity.ERROR
    elsewhere: Origin | None = None


def given_twice(origin: Origin, subject: str, id_: str, first: Origin) -> Fault:
    """Return the fault of an id that something else has already.

    Args:
        origin: Where it is given again.
        subject: What it belongs to there.
        id_: The id.
        first: Where it was given first.
    """
    return Fault(
        origin,
        subject,
        f'The id "{id_}" is already used in {ELSEWHERE}.',
        "Give one of the two another id, or delete the one that is there twice.",
        elsewhere=first,
    )


def too_long(origin: Origin, subject: str, text: str, limit: int) -> Iterator[Fault]:
    """Yield a fault if a text has more letters than find room."""
    if len(text) > limit:
        yield Fault(
            origin,
            subject,
            f"The text has {len(text)} letters; {limit} find room.",
            "Shorten it.",
            severity=Severity.WARNING,
        )
