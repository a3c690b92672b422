"""Faults by file and key in; problems by line and column out."""

from collections.abc import Iterable, Mapping

from kiosk.content.faults import ELSEWHERE, Fault, Origin
from kiosk.content.problems import Problem


def located(faults: Iterable[Fault], texts: Mapping[str, str]) -> list[Problem]:
    """Return the faults with their lines and columns.

    Args:
        faults: In any order.
        texts: The files by their name.
    """
    # Good content never pays for the second parser.
    from kiosk.content.positions import Position, Positions

    by_file: dict[str, Positions] = {}

    def position(origin: Origin, *, at_key: bool) -> Position:
        if origin.file not in by_file:
            by_file[origin.file] = Positions(texts.get(origin.file, ""))
        return by_file[origin.file].of(origin.path, at_key=at_key)

    problems = []
    for fault in faults:
        line, column = position(fault.origin, at_key=fault.at_key)
        found = fault.found
        if fault.elsewhere is not None:
            other = f"{fault.elsewhere.file}:{position(fault.elsewhere, at_key=False).line}"
            found = found.replace(ELSEWHERE, other)
        problems.append(
            Problem(
                fault.origin.file, line, column, fault.subject, found, fault.remedy, fault.severity
            )
        )
    return problems
