"""`kiosk export` and `kiosk import`: the events as a table, and back."""

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.app.report import OK, PROBLEMS, UNUSABLE, RefusedError, reason_of, say, tell_problems
from kiosk.content.atomic import write_all
from kiosk.content.plain_words import numbered
from kiosk.content.problems import Problem, Severity
from kiosk.content.spreadsheet.changes import Change, Changes, changes_of
from kiosk.content.spreadsheet.checking import table_problems
from kiosk.content.spreadsheet.columns import cells_of, columns_of
from kiosk.content.spreadsheet.telling import told_changes
from kiosk.content.spreadsheet.workbook import CELL_LETTERS, csv_of, read_table, xlsx_of
from kiosk.content.spreadsheet.writing import rewritten
from kiosk.content.story_files import StoryFiles, read_story

SUFFIXES = (".xlsx", ".csv")


def export(arguments: Namespace) -> int:
    """Write all events into a table."""
    path: Path = arguments.table
    story = _story(arguments.config)
    columns = _columns(story)
    rows = [
        cells_of(event, file.name)
        for file in story.checked
        for event in file.table.get("event", [])
    ]
    if path.suffix.lower() not in SUFFIXES:
        msg = f'the table is a file that ends in .xlsx or .csv, not "{path}"'
        raise RefusedError(msg)
    longest = max((len(str(cell)) for row in rows for cell in row.values()), default=0)
    if longest > CELL_LETTERS:
        msg = f"a text of {longest} letters does not fit into a cell, which takes {CELL_LETTERS}"
        raise RefusedError(msg, PROBLEMS)
    try:
        if path.suffix.lower() == ".csv":
            path.write_text(csv_of(columns, rows), encoding="utf-8", newline="")
        else:
            path.write_bytes(xlsx_of(columns, rows))
    except OSError as error:
        msg = f'the table "{path}" cannot be written: {reason_of(error)}'
        raise RefusedError(msg) from error
    say(f"{numbered(len(rows), 'event')} written to {path}")
    return OK


def import_(arguments: Namespace) -> int:
    """Take the events of a table over into the files of the story."""
    config: Path = arguments.config
    story = _story(config)
    table = read_table(arguments.table)
    if isinstance(table, Problem):
        tell_problems([table])
        return UNUSABLE if not arguments.table.is_file() else PROBLEMS
    columns = _columns(story)
    changes = changes_of(table, story.checked, config.name)
    problems = table_problems(table, changes, story.checked, columns)
    tell_problems(problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        say("Nothing has been written: the table must be mended first.")
        return PROBLEMS
    _tell(changes)
    if not changes.changed:
        return OK
    files = _rewritten(changes.changed, story, config.absolute().parent)
    if not arguments.yes and not _confirmed():
        say("Nothing has been written.")
        return OK
    try:
        write_all(files)
    except OSError as error:
        msg = f"the story cannot be written: {reason_of(error)}"
        raise RefusedError(msg) from error
    for path in files:
        say(f"written: {path}")
    return OK


def _story(config: Path) -> StoryFiles:
    """Return the story, which must be sound: a table cannot be compared with half of one.

    Raises:
        RefusedError: If a file has an error or cannot be read.
    """
    story = read_story(config.absolute())
    if not story.complete or story.faults:
        msg = f'the content of "{config}" must be mended first: see `kiosk check`'
        raise RefusedError(msg, PROBLEMS if config.is_file() else UNUSABLE)
    return story


def _columns(story: StoryFiles) -> tuple[str, ...]:
    return columns_of(party.id for file in story.checked for party in file.content.party)


def _tell(changes: Changes) -> None:
    for change in changes.changed:
        name, number = change.event.get("id", ""), change.row.number
        if change.index is None:
            say(f'new      event "{name}" (row {number}), in {change.file}')
        else:
            say(f'changed  event "{name}" (row {number}), in {change.file}')
            for line in told_changes(change):
                say(f"    {line}")
    new = sum(change.index is None for change in changes.changed)
    same = len(changes.rows) - len(changes.changed)
    changed = len(changes.changed) - new
    say(
        f"{numbered(changed, 'event')} {_verb(changed, 'changes', 'change')},"
        f" {new} {_verb(new, 'is', 'are')} new, {same} {_verb(same, *_STAYS)}."
    )
    if changes.untold:
        more = len(changes.untold)
        missing = f"{more} more {_verb(more, 'is', 'are')} not in the table"
        say(f"{missing}; {_verb(more, 'it', 'they')} {_verb(more, *_STAYS)}.")


_STAYS = ("stays as it is", "stay as they are")


def _verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _rewritten(changes: Sequence[Change], story: StoryFiles, folder: Path) -> Mapping[Path, str]:
    files = {}
    for name in dict.fromkeys(change.file for change in changes):
        of_file = [change for change in changes if change.file == name]
        try:
            files[folder / name] = rewritten(story.texts[name], of_file)
        except ValueError as error:
            msg = f'"{name}" could not be changed without harm; change it by hand ({error})'
            raise RefusedError(msg) from error
    return files


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        say("To write this, add --yes.")
        return False
    sys.stdout.write("Write this? [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
