"""What is wrong with a file, told so that a curator can mend it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


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

    def written(self) -> dict[str, Any]:
        """Return it as a table, for other programs."""
        return asdict(self)


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
