"""What is wrong in a file of geodata, gathered until all of it can be told at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.content.model import MapLayer
from kiosk.content.problems import Problem, Severity
from kiosk.content.subjects import said_of_layer

TOLD_AT_MOST = 20
# Of the faults of one layer; a thousand lines about one wrong export help nobody.


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a file something is wrong.

    Attributes:
        subject: The feature or row; empty for the layer as a whole.
        line: From 1; 0 in a file that has no lines.
        key: Of what the exhibit says of the layer, where that must be corrected and not the file.
    """

    subject: str = ""
    line: int = 0
    column: int = 0
    key: str = ""


_WHOLE_LAYER = Spot()


class Findings:
    """The faults of one layer.

    Attributes:
        problems: In the order in which they were found.
    """

    def __init__(self, layer: MapLayer) -> None:
        self._layer = layer
        self.problems: list[Problem] = []

    def error(self, found: str, remedy: str, at: Spot = _WHOLE_LAYER) -> None:
        """Note what keeps the layer from being baked."""
        self.problems.append(self._problem(found, remedy, at, Severity.ERROR))

    def warning(self, found: str, remedy: str, at: Spot = _WHOLE_LAYER) -> None:
        """Note what was mended, or is odd but harmless."""
        self.problems.append(self._problem(found, remedy, at, Severity.WARNING))

    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def told(self) -> list[Problem]:
        """Return the first problems, errors before warnings, and how many more there are."""
        # The sort is stable: within errors and warnings the order of the file stays.
        ordered = sorted(self.problems, key=lambda problem: problem.severity is Severity.WARNING)
        told = ordered[:TOLD_AT_MOST]
        if rest := ordered[TOLD_AT_MOST:]:
            found = f"The layer has {len(rest)} more faults besides those told."
            remedy = "Mend those first, then bake again."
            told.append(self._problem(found, remedy, _WHOLE_LAYER, rest[0].severity))
        return told

    def _problem(self, found: str, remedy: str, at: Spot, severity: Severity) -> Problem:
        subject = (
            said_of_layer(self._layer.id, at.key)
            if at.key
            else ", ".join(filter(None, (f'map layer "{self._layer.id}"', at.subject)))
        )
        return Problem(self._layer.path, at.line, at.column, subject, found, remedy, severity)


def listed(names: Iterable[str]) -> str:
    """Return names in quotation marks, joined by commas."""
    return ", ".join(f'"{name}"' for name in names)
