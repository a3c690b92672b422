"""What an examination finds: a verdict in a word, what is there, and what to do."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How serious it is."""

    GOOD = "good"
    # It runs, but not as well as it could.
    DOUBTFUL = "doubtful"
    BAD = "bad"
    # This machine does not tell.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        subject: Such as "disk".
        found: What is there, as a sentence.
        advice: What to do, as a sentence; empty where nothing is to be done.
    """

    subject: str
    verdict: Verdict
    found: str
    advice: str = ""

    def __str__(self) -> str:
        line = f"{self.verdict:9} {self.subject:12} {self.found}"
        return f"{line}\n{'':22} {self.advice}" if self.advice else line

    def as_json(self) -> dict[str, str]:
        """Return it for a program."""
        return {name: str(value) for name, value in asdict(self).items()}


def good(subject: str, found: str) -> Finding:
    """Return a finding with which all is well."""
    return Finding(subject, Verdict.GOOD, found)
