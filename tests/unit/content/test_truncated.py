"""Files that end too early, as after a full disk: a message each, never an exception."""

from pathlib import Path

import pytest

from kiosk.content.diagnosis import checked
from kiosk.content.load import load_exhibit
from kiosk.content.locating import located
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import parsed
from tests.unit.content.exhibits import CONFIG, SHIPPED, STORY, write


def _problems(text: str) -> list[Problem]:
    source = parsed(text, "story.toml")
    if isinstance(source, Problem):
        return [source]
    _, faults = checked(source)
    return located(faults, {"story.toml": text})


@pytest.mark.parametrize("path", SHIPPED, ids=[path.name for path in SHIPPED])
def test_every_shipped_file_may_end_at_any_line(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    heads = [index for index, line in enumerate(lines) if line.startswith("[")]
    told = 0
    for end in range(len(lines)):
        # What stands two headings further up is whole and has no part in it.
        begun = [head for head in heads if head < end][-3:-2]
        text = "".join(lines[begun[0] if begun else 0 : end])
        problems = _problems(text)
        told += bool(problems)
        for problem in problems:
            assert 0 <= problem.line <= text.count("\n") + 1
            assert problem.found
            assert problem.remedy
    assert told > len(lines) // 3


@pytest.mark.parametrize("path", SHIPPED, ids=[path.name for path in SHIPPED])
def test_every_shipped_file_may_end_in_the_middle(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for end in range(len(text) // 2, len(text), len(text) // 7):
        assert all(problem.remedy for problem in _problems(text[:end]))


@pytest.mark.parametrize("name", ["config.toml", "story/story.toml"])
def test_an_exhibit_whose_file_ends_at_any_line_is_told_of(tmp_path: Path, name: str) -> None:
    whole = CONFIG if name == "config.toml" else STORY
    lines = whole.splitlines(keepends=True)
    config = write(tmp_path)
    for end in range(len(lines) - 1):
        (tmp_path / name).write_text("".join(lines[:end]), encoding="utf-8")
        loaded = load_exhibit(config, with_files=False)
        errors = [each for each in loaded.problems if each.severity is Severity.ERROR]
        assert (loaded.exhibit is None) == bool(errors)
        assert all(problem.remedy for problem in loaded.problems)
