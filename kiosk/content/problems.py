"""What is wrong with a file, told so that a curator can mend it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

# More warnings of one kind than this are told in one place: they would bury all else.
TOLD_ONE_BY_ONE = 5
# What differs between two problems of one kind: numbers, and whatever stands in quotes.
_OWN = re.compile(r'".*"|\d[\d.,:]*')


class Severity(StrEnum):
    """Whether the content can be shown as it is.

    An error has to be mended first, a warning should be, and a note only says what is not finished.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one place.

    Attributes:
        path: The file, relative to the exhibit's folder.
        line: From 1; 0 for the file as a whole.
        column: From 1, in characters.
        subject: What it concerns, such as 'event "first-flight", start'.
        found: What is there, as a sentence.
        remedy: What to write instead, as a sentence.
    """

    path: str
    line: int
    column: int
    subject: str
    found: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        head = f"{where}  {self.subject}".rstrip()
        return "\n".join([head, *(f"    {text}" for text in (self.found, self.remedy) if text)])


def most_urgent_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by how much they matter, then by file and line, each once."""
    order = list(Severity)
    return sorted(set(problems), key=lambda each: (order.index(each.severity), each))


def piled(problems: Iterable[Problem]) -> Iterator[tuple[Problem, int]]:
    """Yield problems in their order, each with how many more it stands for.

    Many warnings of one kind in one file are one; an error and a note never stand for another.
    """
    kinds: dict[tuple[str, ...], list[Problem]] = {}
    ordered = list(problems)
    for each in ordered:
        kinds.setdefault(_kind(each), []).append(each)
    for each in ordered:
        same = kinds[_kind(each)]
        if each.severity is not Severity.WARNING or len(same) <= TOLD_ONE_BY_ONE:
            yield each, 0
        elif each is same[0]:
            yield each, len(same) - 1


def _kind(problem: Problem) -> tuple[str, ...]:
    words = (_OWN.sub("", text) for text in (problem.found, problem.remedy))
    return (problem.path, problem.severity, *words)
