"""From files to an exhibit: read, check each, gather, check all together, assemble."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kiosk.content.assembly import exhibit_of, places_of
from kiosk.content.calendars import calendar_of
from kiosk.content.curating.layers import read_layers
from kiosk.content.diagnosis import checked
from kiosk.content.faults import Fault
from kiosk.content.gathering import CheckedFile, gathered, gathering_faults
from kiosk.content.including import include_patterns, included_files
from kiosk.content.lettering import letter_faults, letter_problems
from kiosk.content.locating import located
from kiosk.content.memory import NO_MEMORY, Memory
from kiosk.content.model import Exhibit
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import parsed, read_text
from kiosk.content.rules import rule_faults
from kiosk.content.texts import Text, texts_of
from kiosk.content.translating import locale_of, read_translations


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the files.

    Attributes:
        exhibit: None if, and only if, a problem is an error.
        problems: All of them, by file and line.
        files: Every file that was read or looked for, to watch for changes.
        texts: All that can be translated, in the language of the files.
    """

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    texts: tuple[Text, ...] = ()


def load_exhibit(
    config_path: Path, *, with_files: bool = True, memory: Memory = NO_MEMORY
) -> Loaded:
    """Read the exhibit; whatever the files hold, this returns and tells.

    Args:
        config_path: The file with the section [exhibit]; its folder is the exhibit's.
        with_files: Whether the fonts and the geodata must be there too; False for a copy of the
            content alone.
        memory: Where what takes long is kept from one start to the next.
    """
    path = config_path.absolute()
    reading, pattern_faults = _Reading(), []
    config = reading.read(path, path.name)
    patterns = None if config is None else include_patterns(config.table)
    if patterns is not None:
        for found in included_files(patterns, path.parent, path):
            if isinstance(found, Fault):
                pattern_faults.append(found)
            else:
                reading.read(*found)
    # Of an incomplete story nobody can say that something in it is missing.
    complete = patterns is not None and not pattern_faults and not reading.problems
    story = gathered(reading.checked, complete=complete)
    faults = [
        *pattern_faults,
        *reading.faults,
        *gathering_faults(story, path.name),
        *rule_faults(story, path.parent if with_files else None, memory),
    ]
    layers = read_layers(story, places_of(story), path.parent)
    texts = texts_of(story, layers.curated)
    translations = read_translations(story, texts, path.parent, memory)
    problems = reading.problems + layers.problems + translations.problems
    if with_files:
        faults += letter_faults(story, texts, path.parent, memory)
        problems += letter_problems(story, translations, path.parent, memory)
    problems += located(faults, reading.texts) if faults else []
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    exhibit = None
    calendar = calendar_of(locale_of(story), memory)
    if not wrong and calendar is not None:
        exhibit = exhibit_of(story, layers.curated, calendar, translations.languages)
    return Loaded(
        exhibit=exhibit,
        problems=tuple(sorted(set(problems))),
        files=(*reading.files, *layers.files, *translations.files),
        texts=texts,
    )


class _Reading:
    """The files so far, and what is wrong with them."""

    def __init__(self) -> None:
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


# An exhibit that is loaded anew while it runs has changed in one file, and most of the time goes
# into the others.
@lru_cache(maxsize=64)
def _checked_text(text: str, name: str) -> tuple[str, CheckedFile, tuple[Fault, ...]] | Problem:
    source = parsed(text, name)
    if isinstance(source, Problem):
        return source
    file, faults = checked(source)
    return text, file, tuple(faults)
