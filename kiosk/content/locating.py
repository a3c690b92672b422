"""Faults by file and key in; problems by line and column out."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from kiosk.content.faults import ELSEWHERE, Fault, KeyPath, Origin
from kiosk.content.problems import Problem


class Form(StrEnum):
    """How a file is written."""

    TOML = "toml"
    TABLE = "table"
    JSON = "json"


class _Positions(Protocol):
    def of(self, path: KeyPath, *, at_key: bool = False) -> tuple[int, int]: ...


def located(
    faults: Iterable[Fault], texts: Mapping[str, str], form: Form = Form.TOML
) -> list[Problem]:
    """Return the faults with their lines and columns.

    Args:
        faults: In any order.
        texts: The files by their name.
        form: How all of these files are written.
    """
    by_file: dict[str, _Positions] = {}

    def position(origin: Origin, *, at_key: bool) -> tuple[int, int]:
        if origin.file not in by_file:
            by_file[origin.file] = _positions(texts.get(origin.file, ""), form)
        return by_file[origin.file].of(origin.path, at_key=at_key)

    problems = []
    for fault in faults:
        line, column = position(fault.origin, at_key=fault.at_key)
        found = fault.found
        if fault.elsewhere is not None:
            other = f"{fault.elsewhere.file}:{position(fault.elsewhere, at_key=False)[0]}"
            found = found.replace(ELSEWHERE, other)
        problems.append(
            Problem(
                fault.origin.file, line, column, fault.subject, found, fault.remedy, fault.severity
            )
        )
    return problems


def _positions(text: str, form: Form) -> _Positions:
    # Good content never pays for a second parser.
    from kiosk.content.cell_positions import CellPositions, JsonPositions
    from kiosk.content.positions import Positions

    match form:
        case Form.TOML:
            return Positions(text)
        case Form.TABLE:
            return CellPositions(text)
        case Form.JSON:
            return JsonPositions(text)
