"""What comes of a bake, said to people or to the running exhibit."""

import json
import sys

from kiosk.content.problems import Problem, Severity


class Telling:
    """Says what comes of a bake to people, who read standard error."""

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Tell what is wrong with files."""
        for problem in problems:
            word = "" if problem.severity is Severity.ERROR else "(warning) "
            sys.stderr.write(f"{word}{problem}\n")

    def give_up(self, **why: str) -> None:
        """Tell why it was given up for a reason that is in no file."""


class TellingExhibit(Telling):
    """Says it to the running exhibit, which reads lines of JSON from standard output."""

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Tell what is wrong with files."""
        self.say(problems=[each.written() for each in problems])

    def give_up(self, **why: str) -> None:
        """Tell why it was given up for a reason that is in no file."""
        self.say(**why)

    def say(self, **told: object) -> None:
        """Say anything."""
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
