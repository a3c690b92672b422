"""A configuration in; it and all files that it includes, read and checked one by one, out."""

from pathlib import Path

from kiosk.content.diagnosis import checked
from kiosk.content.faults import Fault, Origin
from kiosk.content.gathering import CheckedFile
from kiosk.content.including import include_patterns, included_files
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import parsed, read_text


def read_story(config_path: Path) -> "StoryFiles":
    """Read a configuration and what it includes.

    Args:
        config_path: From the root of the file system.
    """
    reading, pattern_faults = StoryFiles(), []
    config = reading.read(config_path, config_path.name)
    patterns = None if config is None else include_patterns(config.table)
    if patterns is not None:
        for found in included_files(patterns, config_path.parent, config_path):
            if isinstance(found, Fault):
                pattern_faults.append(found)
            else:
                reading.read(*found)
    # Of an incomplete story nobody can say that something in it is missing.
    reading.complete = patterns is not None and not pattern_faults and not reading.problems
    reading.faults[:0] = pattern_faults
    return reading


class StoryFiles:
    """The files of a story, and what is wrong with each of them.

    Attributes:
        files: Every file that was read or looked for.
        texts: Of those that could be read, by their name in messages.
        checked: The same, as far as their entries are sound.
        complete: Whether every file could be read; if not, what seems to be missing may be there.
    """

    def __init__(self) -> None:
        self.complete = False
        self.files: list[Path] = []
        self.texts: dict[str, str] = {}
        self.checked: list[CheckedFile] = []
        self.faults: list[Fault] = []
        self.problems: list[Problem] = []

    def read(self, path: Path, name: str) -> CheckedFile | None:
        """Read one more file."""
        self.files.append(path)
        text = read_text(path, name)
        found = text if isinstance(text, Problem) else _checked_text(text, name)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        self.texts[name], file, faults = found
        self.checked.append(file)
        self.faults += faults
        return file


_Checked = tuple[str, CheckedFile, tuple[Fault, ...]] | Problem
# An exhibit that is loaded anew while it runs has changed in one file, and most of the time goes
# into the others. Of each file its last text is remembered for good: 2 MB that halve the first
# reload after a long while.
_newest: dict[str, tuple[str, _Checked]] = {}


def _checked_text(text: str, name: str) -> _Checked:
    known = _newest.get(name)
    if known is None or known[0] != text:
        known = _newest[name] = (text, _checked(text, name))
    return known[1]


def _checked(text: str, name: str) -> _Checked:
    source = parsed(text, name)
    if isinstance(source, Problem):
        return source
    file, faults = checked(source)
    if not text.strip():
        remedy = "Take it from a copy, or delete it."
        empty = Fault(Origin(name), "", "The file is empty.", remedy, severity=Severity.WARNING)
        faults = [empty]
    return text, file, tuple(faults)
