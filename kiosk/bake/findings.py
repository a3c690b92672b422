"""What is wrong in a file of geodata, gathered until all of it can be told at once."""

from collections.abc import Iterable

from kiosk.content.model import MapLayer
from kiosk.content.problems import Problem, Severity

TOLD_AT_MOST = 20
# Of the faults of one layer; a thousand lines about one wrong export help nobody.


class Findings:
    """The faults of one layer.

    Attributes:
        problems: In the order in which they were found.
    """

    def __init__(self, layer: MapLayer) -> None:
        self._layer = layer
        self.problems: list[Problem] = []

    def error(
        self, found: str, remedy: str, *, subject: str = "", line: int = 0, column: int = 0
    ) -> None:
        """Note what keeps the layer from being baked."""
        self._note(found, remedy, subject, (line, column), Severity.ERROR)

    def warning(self, found: str, remedy: str, *, subject: str = "") -> None:
        """Note what was mended, or is odd but harmless."""
        self._note(found, remedy, subject, (0, 0), Severity.WARNING)

    def _note(
        self, found: str, remedy: str, subject: str, at: tuple[int, int], severity: Severity
    ) -> None:
        whole_subject = ", ".join(filter(None, (f'map layer "{self._layer.id}"', subject)))
        self.problems.append(Problem(self._layer.path, *at, whole_subject, found, remedy, severity))

    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def told(self) -> list[Problem]:
        """Return the first problems, and how many more there are."""
        told = self.problems[:TOLD_AT_MOST]
        rest = len(self.problems) - len(told)
        if rest:
            told.append(
                Problem(
                    self._layer.path,
                    0,
                    0,
                    f'map layer "{self._layer.id}"',
                    f"There are {rest} more faults of this kind in the file.",
                    "Mend those above first, then bake again.",
                    max((p.severity for p in self.problems[TOLD_AT_MOST:]), key=_gravity),
                )
            )
        return told


def listed(names: Iterable[str]) -> str:
    """Return names in quotation marks, joined by commas."""
    return ", ".join(f'"{name}"' for name in names)


def _gravity(severity: Severity) -> int:
    return 1 if severity is Severity.ERROR else 0
