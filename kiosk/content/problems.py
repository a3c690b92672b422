"""What is wrong with a file, told so that a curator can mend it."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

# More warnings of one kind than this are told in one place: they would bury all else.
TOLD_ONE_BY_ONE = 5
# Numbers in names: "p2" comes before "p10".
_NUMBER = re.compile(r"(\d{1,18})")
# What differs between two problems of one kind: numbers, and whatever stands in quotes.
_OWN = re.compile(r'".*"|\d[\d.,:]*')


class Severity(StrEnum):
    """Whether the content can be shown as it is.

    An error has to be mended first, a warning should be, and a note only says what is not finished.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
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

    def __lt__(self, other: "Problem") -> bool:
        return self._rank() < other._rank()

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        head = f"{where}  {self.subject}".rstrip()
        return "\n".join([head, *(f"    {text}" for text in (self.found, self.remedy) if text)])

    def written(self) -> dict[str, Any]:
        """Return it as a table, for other programs."""
        return asdict(self)

    def _rank(self) -> tuple[object, ...]:
        parts = _NUMBER.split(self.subject)
        # Words and numbers take turns, so that each is held against its like.
        subject = [int(part) if index % 2 else part for index, part in enumerate(parts)]
        place = (self.path, self.line, self.column)
        return (*place, subject, self.found, self.remedy, self.severity)


def problem_from(table: Mapping[str, Any]) -> Problem:
    """Return a problem that was written as a table.

    Raises:
        ValueError: If it is none.
    """
    try:
        return Problem(**{**table, "severity": Severity(table["severity"])})
    except (TypeError, KeyError) as error:
        msg = f"no problem: {error}"
        raise ValueError(msg) from error


def most_urgent_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by how much they matter, then by file and line, each once."""
    order = list(Severity)
    return sorted(set(problems), key=lambda each: (order.index(each.severity), each))


@dataclass(frozen=True, slots=True)
class Pile:
    """A problem, and what it stands for besides.

    Attributes:
        same: In how many more files it is word for word the same.
        alike: How many more of its kind there are.
    """

    problem: Problem
    same: int = 0
    alike: int = 0


def piled(problems: Iterable[Problem]) -> list[Pile]:
    """Return problems in their order, with warnings that say the same, or nearly, in one place.

    A text that was changed is in doubt in all languages at once, and an exhibit that was reworked
    in hundreds of texts. An error and a note never stand for another.
    """
    same: dict[Hashable, list[Problem]] = {}
    for each in problems:
        words = (each.subject, each.found, each.remedy)
        same.setdefault(words if _is_warning(each) else each, []).append(each)
    kinds: dict[Hashable, list[Pile]] = {}
    for first, *others in same.values():
        pile = Pile(first, same=len(others))
        kinds.setdefault(_kind(first) if _is_warning(first) else first, []).append(pile)
    return [
        pile
        for piles in kinds.values()
        for pile in (piles if len(piles) <= TOLD_ONE_BY_ONE else _one_of(piles))
    ]


def _is_warning(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING


def _one_of(piles: Sequence[Pile]) -> list[Pile]:
    return [Pile(piles[0].problem, alike=sum(1 + each.same for each in piles) - 1)]


def _kind(problem: Problem) -> tuple[str, ...]:
    words = (_OWN.sub("", text) for text in (problem.found, problem.remedy))
    return (problem.path, problem.severity, *words)
