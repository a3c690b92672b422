"""Whatever is in a file, the curator is told and nothing breaks."""

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.content.diagnosis import checked
from kiosk.content.load import load_exhibit
from kiosk.content.locating import located
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import Source, decoded, parsed
from tests.unit.content.exhibits import CONFIG, SHIPPED, STORY, write

SNIPPETS = (
    '"', '"""', "'", "'''", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "#", "\n", "\r\n", "\\",
    "é", "\U0001f680", "\0", "\x07", "\u2028", "1e400", "-inf", "nan", "9" * 60, "true", "0x1F",
    "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "1962-10-27", "06:00:00", '""', "[]",
    "{}", '["x", 1]', "../../etc/passwd", "America", ".", "[[event]]", "[map]", "include = ['*']",
)  # fmt: skip
texts = st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=8))
# Where, as a share of the text; how much is cut out there; what is put in.
edits = st.lists(
    st.tuples(st.floats(0.0, 1.0), st.sampled_from((0, 1, 2, 10, 40, 400)), texts),
    min_size=1,
    max_size=4,
)


def _edited(text: str, changes: list[tuple[float, int, str]]) -> str:
    for share, cut, put in changes:
        at = round(share * len(text))
        text = text[:at] + put + text[at + cut :]
    return text


def _assert_told(problem: Problem, text: str) -> None:
    lines = text.split("\n")
    assert problem.found
    assert problem.remedy
    assert 0 <= problem.line <= len(lines)
    if problem.line:
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_text_or_a_problem(raw: bytes) -> None:
    text = decoded(raw, "story.toml")
    if isinstance(text, Problem):
        assert text.remedy
        return
    source = parsed(text, "story.toml")
    if isinstance(source, Problem):
        _assert_told(source, text)


@settings(max_examples=150)
@given(st.sampled_from(["config", "story"]), edits)
def test_an_exhibit_with_any_slips_is_shown_or_told_of(
    name: str, changes: list[tuple[float, int, str]]
) -> None:
    config = _edited(CONFIG, changes) if name == "config" else CONFIG
    story = _edited(STORY, changes) if name == "story" else STORY
    texts_by_name = {"config.toml": config, "story/story.toml": story}
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_exhibit(write(Path(folder), config, story), with_files=False)
    errors = [each for each in loaded.problems if each.severity is Severity.ERROR]
    assert (loaded.exhibit is None) == bool(errors)
    for problem in loaded.problems:
        _assert_told(problem, texts_by_name.get(problem.path, ""))


@settings(max_examples=40)
@given(st.sampled_from(SHIPPED), edits)
def test_any_slips_in_a_shipped_file_are_told_of(
    path: Path, changes: list[tuple[float, int, str]]
) -> None:
    text = _edited(path.read_text(encoding="utf-8"), changes)
    source = parsed(text, path.name)
    if isinstance(source, Source):
        _, faults = checked(source)
        problems = located(faults, {path.name: text})
    else:
        problems = [source]
    for problem in problems:
        _assert_told(problem, text)
