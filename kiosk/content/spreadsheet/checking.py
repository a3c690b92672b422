"""A table in; everything that would be wrong with the story, told by its cells, out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk.content.diagnosis import checked
from kiosk.content.faults import ELSEWHERE, Fault
from kiosk.content.gathering import CheckedFile, gathered
from kiosk.content.memory import Memory
from kiosk.content.plain_words import choice, shortened
from kiosk.content.problems import Problem
from kiosk.content.reading import Source
from kiosk.content.rules import rule_faults
from kiosk.content.rules.beside import faults_beside
from kiosk.content.schema import ContentFile
from kiosk.content.spreadsheet.changes import Changes, column_of
from kiosk.content.spreadsheet.workbook import Row, Table

_KEYED_EXAMPLE = re.compile(r"for example: [\w.-]+ = ")


def table_problems(
    table: Table, changes: Changes, files: Sequence[CheckedFile], known: Sequence[str]
) -> list[Problem]:
    """Return what is wrong with a table, as if its rows stood in the files already.

    Args:
        table: As it was read.
        changes: What it would change.
        files: All files of the story.
        known: The names of the columns that a table may have.
    """
    in_heading = list(_heading_problems(table, known))
    if in_heading:
        # Below a wrong heading nothing can be told of the cells.
        return in_heading
    source = Source(table.name, "", {"event": [dict(each.event) for each in changes.rows]})
    file, faults = checked(source)
    replaced = {(each.file, each.index) for each in changes.rows if each.index is not None}
    others = [_without(each, replaced) for each in files]
    story = gathered([*others, file], complete=True)
    beside = faults_beside([*others, file], complete=True, folder=None)
    found = (*rule_faults(story, None, Memory()), *beside)
    faults += [each for each in found if _concerns(each, table)]
    nameless = {row.number: _nameless(table, row) for row in table.rows if not _has_id(row)}
    told = {_told(each, table, changes) for each in faults if _row(each, changes) not in nameless}
    # What a formula would come to is nobody's fault.
    unread = {problem.path for problem in table.problems}
    read = (problem for problem in told if problem.path not in unread)
    return sorted({*table.problems, *nameless.values(), *read})


def _heading_problems(table: Table, known: Sequence[str]) -> Iterator[Problem]:
    if not set(known) & set(table.columns):
        found = "This is no table of events: its first row has none of the names of the columns."
        yield Problem(table.name, 0, 0, "", found, "Begin with an export: kiosk export events.xlsx")
        return
    for column in table.columns:
        if column and column not in known:
            remedy = choice(column, known, f"Remove it; known are: {', '.join(known)}.")
            found = f'There is no column "{column}".'
            yield Problem(table.place(1, column), 0, 0, "", found, remedy)
        elif table.columns.count(column) > 1 and column:
            found = f'The column "{column}" is there twice.'
            yield Problem(table.place(1, column), 0, 0, "", found, "Remove one of the two.")
    if "id" not in table.columns:
        found, remedy = 'The column "id" is missing.', "Begin with an export."
        yield Problem(f"{table.name}, row 1", 0, 0, "", found, remedy)


def _has_id(row: Row) -> bool:
    return str(row.cells.get("id", "")).strip() != ""


def _nameless(table: Table, row: Row) -> Problem:
    """Return that nobody can say which event a row is."""
    column, cell = next(iter(row.cells.items()))
    found = f'The row has no id, but {shortened(str(cell))} under "{column}".'
    remedy = "Write the id of the event here, or empty the row."
    return Problem(table.place(row.number, "id"), 0, 0, "", found, remedy)


def _without(file: CheckedFile, replaced: set[tuple[str, int]]) -> CheckedFile:
    """Return a file without the events that stand in the table, at the same positions."""
    events = file.table.get("event")
    if not isinstance(events, list):
        return file
    kept = file.kept.get("event", range(len(file.content.event)))
    left = [
        (index, event)
        for index, event in zip(kept, file.content.event, strict=True)
        if (file.name, index) not in replaced
    ]
    table = [{} if (file.name, i) in replaced else event for i, event in enumerate(events)]
    return replace(
        file,
        table={**file.table, "event": table},
        content=ContentFile.model_construct(
            **{**dict(file.content), "event": [event for _, event in left]}
        ),
        kept={**file.kept, "event": tuple(index for index, _ in left)},
        guessed=None,
    )


def _concerns(fault: Fault, table: Table) -> bool:
    return fault.origin.file == table.name


def _told(fault: Fault, table: Table, changes: Changes) -> Problem:
    elsewhere = fault.elsewhere
    found = fault.found
    if elsewhere is not None:
        inside = elsewhere.file == table.name
        place = _place(table, changes, elsewhere.path) if inside else elsewhere.file
        found = found.replace(ELSEWHERE, place)
    place = _place(table, changes, fault.origin.path)
    return Problem(place, 0, 0, fault.subject, found, _in_a_cell(fault.remedy), fault.severity)


def _in_a_cell(remedy: str) -> str:
    """Return what to write, as it is written in a cell: without a key, and quotes are no matter."""
    remedy = remedy.replace(", without quotes", "").replace(" without quotes", "")
    return _KEYED_EXAMPLE.sub("for example: ", remedy)


def _place(table: Table, changes: Changes, path: Sequence[str | int]) -> str:
    return table.place(_row_at(path, changes), column_of(path[2:]))


def _row(fault: Fault, changes: Changes) -> int:
    return _row_at(fault.origin.path, changes)


def _row_at(path: Sequence[str | int], changes: Changes) -> int:
    index = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
    return changes.rows[index].row.number
