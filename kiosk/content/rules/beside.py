"""What else is wrong with an entry that has a fault of its own, told together with that."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.content.faults import Fault, KeyPath
from kiosk.content.gathering import CheckedFile, Story, as_if_mended
from kiosk.content.rules.files import file_faults, picture_faults
from kiosk.content.rules.hours import hours_faults
from kiosk.content.rules.references import reference_faults
from kiosk.content.rules.texts import text_faults


def faults_beside(
    files: Sequence[CheckedFile], *, complete: bool, folder: Path | None
) -> Iterator[Fault]:
    """Yield faults of broken entries that do not depend on what is broken.

    Times, colours and positions are held against each other: of those nothing is said here.

    Args:
        files: As far as they are sound.
        complete: As of the story.
        folder: The exhibit's, in which files must lie; None where they need not.
    """
    broken = {file.name: file.guessed for file in files if file.guessed is not None}
    if not broken:
        return
    story = as_if_mended(files, complete=complete)
    for fault in _faults(story, folder):
        guessed, path = broken.get(fault.origin.file), fault.origin.path
        if guessed is None or not (path[:1] in guessed.records or path[:2] in guessed.records):
            continue
        if not _touches(path, guessed.guesses):
            yield fault


def _faults(story: Story, folder: Path | None) -> Iterator[Fault]:
    yield from reference_faults(story)
    yield from text_faults(story)
    yield from hours_faults(story)
    if folder is not None:
        yield from file_faults(story, folder)
        yield from picture_faults(story, folder)


def _touches(path: KeyPath, guesses: frozenset[KeyPath]) -> bool:
    """Return whether a guess stands there, inside of it, or around it."""
    return any(path[: len(each)] == each[: len(path)] for each in guesses)
