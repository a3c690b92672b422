"""What is wrong with content, map and pictures as their files are now, and who was told."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from kiosk.app.assembly import Content
from kiosk.app.report import first_error, tell_new_problems
from kiosk.content.faults import Origin
from kiosk.content.naming import told_where_named
from kiosk.content.problems import Problem, Severity
from kiosk.ops.journal import Journal

# What is shown as it last was good, or in part, although something is wrong with its files.
Part: TypeAlias = Literal["map", "pictures"]


class Ledger:
    """Keeps the problems of everything that the exhibit is made from.

    What is wrong with the content itself, and so keeps it off the screen, the watch tells the
    journal; what becomes of map and pictures is told here.
    """

    def __init__(self, journal: Journal, map_refusal: str = "") -> None:
        """Begin.

        Args:
            journal: Told when something cannot be shown as its files are, and when it can again.
            map_refusal: Why the map is an old one, where that has been told.
        """
        self._journal = journal
        self._content: tuple[Problem, ...] = ()
        # Of the last content without an error, of which all warnings have been told.
        self._known: tuple[Problem, ...] = ()
        self._names: Mapping[str, Origin] = {}
        self._folder = Path()
        self._found: dict[Part, tuple[Problem, ...]] = {"map": (), "pictures": ()}
        self._located = dict(self._found)
        self._reasons: dict[Part, str] = {"map": "", "pictures": ""}
        self._told: dict[Part, str] = {"map": map_refusal, "pictures": ""}
        # Pictures that are not there: their plates are shown, and so it is no fault of the content.
        self._missing: tuple[Problem, ...] = ()

    def problems(self) -> tuple[Problem, ...]:
        """Return all of them, those of files that the story names where it names them."""
        return (*self._content, *self._located["map"], *self._located["pictures"])

    def counted(self) -> tuple[int, int]:
        """Return how many errors and how many warnings there are."""
        severities = [each.severity for each in self.problems()]
        return severities.count(Severity.ERROR), severities.count(Severity.WARNING)

    def take_content(self, content: Content, *, aloud: bool) -> None:
        """Take in the content that was just read.

        Args:
            content: Which.
            aloud: Whether to tell on standard error what is new in it.
        """
        self._content = content.problems
        self._names, self._folder = content.names, content.folder
        # Lines may have moved.
        for part in self._found:
            self._locate(part)
        if aloud:
            # Of the rest of broken content nobody knows before that is mended.
            wrong = [each for each in content.problems if each.severity is Severity.ERROR]
            tell_new_problems(content.problems if content.current else wrong, self._known)
        if content.current or not aloud:
            self._known = content.problems
        if content.current:
            # The journal is told when all pictures have been looked at, which is soon.
            self._missing = content.problems

    def take(
        self, part: Part, problems: Sequence[Problem], reason: str = "", *, aloud: bool = True
    ) -> None:
        """Take in what was found in files of the map or in pictures.

        Args:
            part: Which of them.
            problems: All that is wrong with them.
            reason: Why they cannot be made although nothing is wrong with them; may be empty.
            aloud: Whether to tell on standard error what is new in it.
        """
        before = self._located[part]
        self._found[part], self._reasons[part] = tuple(problems), reason
        self._locate(part)
        now = self._located[part]
        if aloud:
            tell_new_problems(now, before)
        self._tell_journal(part, now if part == "map" else self._missing + now)

    def _locate(self, part: Part) -> None:
        self._located[part] = told_where_named(self._found[part], self._names, self._folder)

    def _tell_journal(self, part: Part, problems: Sequence[Problem]) -> None:
        reason = refusal(problems) or self._reasons[part]
        if reason and reason != self._told[part]:
            self._journal.tell(
                "map_refused" if part == "map" else "pictures_refused", reason=reason
            )
        elif not reason and self._told[part]:
            self._journal.tell("map_mended" if part == "map" else "pictures_mended")
        self._told[part] = reason


def refusal(problems: Sequence[Problem]) -> str:
    """Return what keeps files from being shown, on one line; empty for nothing."""
    count, first = first_error(problems)
    return f"{first} ({count} in all)" if count > 1 else first
