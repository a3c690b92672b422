"""What the commands say: results to standard output, problems to standard error."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from kiosk.content.plain_words import numbered
from kiosk.content.problems import Pile, Problem, Severity, most_urgent_first, piled

OK, PROBLEMS, UNUSABLE, ALREADY_RUNNING = 0, 1, 2, 3
# Of the first error, as the journal and the status page tell it.
FIRST_LETTERS = 400
_NUMBERS = re.compile(r"\d+")


class RefusedError(Exception):
    """A command cannot be carried out; the message is one line that says why."""

    def __init__(self, message: str, exit_code: int = UNUSABLE) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def say(text: str) -> None:
    """Write a result."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Write one line to standard error."""
    _tell(f"kiosk: {text}\n")


def tell_errors(problems: Sequence[Problem]) -> None:
    """Write errors in full to standard error, and how much else there is to look at."""
    tell_problems(each for each in problems if each.severity is Severity.ERROR)
    others = sum(each.severity is Severity.WARNING for each in problems)
    if others:
        complain(f"{others} more to look at in the content; kiosk check tells where")


def tell_new_problems(problems: Sequence[Problem], known: Iterable[Problem]) -> None:
    """Write what must be corrected, and of the rest what has come up since the last time."""
    before = {_but_for_numbers(each) for each in known}
    fresh = (
        each
        for each in problems
        if each.severity is Severity.ERROR or _but_for_numbers(each) not in before
    )
    for text in listed(fresh):
        _tell(f"{text}\n")


def listed(problems: Iterable[Problem], *, each: bool = False) -> Iterator[str]:
    """Yield problems in full, what must be corrected first.

    Args:
        problems: In any order.
        each: Whether those are told one by one, too, that are many of a kind.
    """
    ordered = most_urgent_first(problems)
    for pile in map(Pile, ordered) if each else piled(ordered):
        word = "" if pile.problem.severity is Severity.ERROR else f"({pile.problem.severity}) "
        more = ""
        if pile.alike:
            more = f"\n    {pile.alike} more like this; kiosk check --all tells each."
        elif pile.same:
            more = f"\n    The same in {numbered(pile.same, 'more place')}."
        yield f"{word}{pile.problem}{more}"


def _but_for_numbers(problem: Problem) -> tuple[str, ...]:
    # A line that was put in moves all others, and one text more is one more of how many.
    return problem.path, problem.subject, _NUMBERS.sub("", problem.found), problem.remedy


def counted(problems: Iterable[Problem]) -> str:
    """Return how much there is to do, as in "1 to correct, 15 to look at"."""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return f"{errors} to correct, {warnings} to look at"


def first_error(problems: Iterable[Problem]) -> tuple[int, str]:
    """Return how many errors there are, and the first on one line that is not long."""
    errors = [each for each in problems if each.severity is Severity.ERROR]
    # One line of the journal goes through a pipe whole only if it is short.
    return len(errors), " ".join(str(errors[0]).split())[:FIRST_LETTERS] if errors else ""


def place_of(problems: Iterable[Problem]) -> str:
    """Return where the first error is; empty without one."""
    first = next((each for each in problems if each.severity is Severity.ERROR), None)
    if first is None:
        return ""
    return f"{first.path}:{first.line}:{first.column}" if first.line else first.path


def tell_problems(problems: Iterable[Problem]) -> None:
    """Write problems in full to standard error, each of them."""
    for text in listed(problems, each=True):
        _tell(f"{text}\n")


def _tell(text: str) -> None:
    # Whoever cannot be told goes without: a log on a full disk must not end the exhibit, and a
    # program without a console has nothing to write to.
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()


def reason_of(error: OSError) -> str:
    """Return why the system refused, without its number."""
    return error.strerror or str(error)


def drop_output() -> None:
    """Let whatever was still to be said go nowhere, because its reader has gone."""
    # Python writes what is left at its end, and would then complain of the closed pipe.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
