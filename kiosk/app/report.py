"""What the commands say: results to standard output, problems to standard error."""

import sys
from collections.abc import Iterable

from kiosk.content.problems import Problem, Severity

OK, PROBLEMS, UNUSABLE = 0, 1, 2


def say(text: str) -> None:
    """Write a result."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"kiosk: {text}\n")
    sys.stderr.flush()


def tell_problems(problems: Iterable[Problem]) -> None:
    """Write problems in full to standard error."""
    for problem in problems:
        word = "" if problem.severity is Severity.ERROR else "(warning) "
        sys.stderr.write(f"{word}{problem}\n")
    sys.stderr.flush()
