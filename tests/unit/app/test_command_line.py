"""The command line: each fault is one clear line on standard error, and an exit code."""

import subprocess
import sys
from argparse import _SubParsersAction
from pathlib import Path

import pytest

import kiosk.app.check
from kiosk import __version__
from kiosk.__main__ import _parser, main
from kiosk.app.crash import CRASH_REPORT
from kiosk.content.load import load_exhibit
from tests.e2e.small import write_small

# As the parser itself lists them, those of the bake included; nobody calls the page of the status.
COMMANDS = tuple(
    command
    for action in _parser()._actions
    if isinstance(action, _SubParsersAction)
    for command in action.choices
    if command != "status-server"
)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    return write_small(tmp_path / "small")


@pytest.fixture
def refused(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> "Refusal":
    return Refusal(small, tmp_path, capsys)


class Refusal:
    """Runs commands that must be refused in one line."""

    def __init__(self, config: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._config, self._folder, self._capsys = config, folder, capsys

    def shot(self, *words: str) -> str:
        """Return why no picture is taken."""
        output = () if "-o" in words else ("-o", str(self._folder / "x.png"))
        return self("shot", "--config", str(self._config), *words, *output)

    def __call__(self, *words: str) -> str:
        try:
            exit_code: object = main(words)
        except SystemExit as leaving:
            exit_code = leaving.code
        told = self._capsys.readouterr()
        assert (exit_code, told.out) == (2, "")
        assert told.err.startswith("kiosk: ")
        assert told.err.count("\n") == 1
        assert told.err.endswith("\n")
        return told.err


@pytest.mark.parametrize("words", [("--nope",), (), ("nope",), ("run", "--nope"), ("run", "--win")])
def test_an_unknown_word_is_refused_and_help_is_named(
    refused: Refusal, words: tuple[str, ...]
) -> None:
    assert "--help`" in refused(*words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chekc",), 'there is no command "chekc"; did you mean "check"?; see `kiosk --help`'),
        (("check", "story.toml"), 'nothing is known of "story.toml" here;'),
        (("export",), "FILE.xlsx|csv is missing; see `kiosk export --help`"),
    ],
)
def test_a_wrong_command_is_told_in_plain_words(
    refused: Refusal, words: tuple[str, ...], told: str
) -> None:
    assert told in refused(*words)


def test_a_folder_for_the_configuration_is_told_with_the_file_in_it(
    refused: Refusal, small: Path
) -> None:
    assert f"name the file in it: --config {small}" in refused(
        "check", "--config", str(small.parent)
    )


@pytest.mark.parametrize(
    "size",
    ["0x0", "99999x9", "1920x-5", "319x400", "16385x400", "1920x1080x3", "1920", "abc", "²x²"],
)
@pytest.mark.parametrize("command", [("run",), ("shot", "-o", "x.png"), ("bench",)])
def test_an_impossible_size_is_refused(
    refused: Refusal, command: tuple[str, ...], size: str
) -> None:
    assert size in refused(*command, f"--size={size}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--at", "1948-06-26T12:00"), "without an offset from UTC"),
        (("--at", "garbage"), '"garbage" is not a date and time'),
        (("--at", "1990-01-01T00:00Z"), "outside the timeline"),
        (("--event", "first-fligth"), 'did you mean "first-flight"?'),
        (("--event", "?"), 'no event has the id "?"'),
        (("--event", "last-flight"), "never appears on the timeline in the public world"),
        (("--view", "mars"), "a view is one of city, world"),
        (("--view=nan,2,3",), "-180 to 180"),
        (("--view=1,2,inf",), "-180 to 180"),
        (("--view=1,91,1",), "-180 to 180"),
        (("--view=1,2,0",), "its scale is above 0"),
        (("--view=1,2",), "LON,LAT,SCALE"),
        (("--lang", "eo"), 'no language "eo"; it has: en, de'),
        (("-o", "picture.jpg"), "ends in .png"),
        (("-o", "/"), "ends in .png"),
        (("--lens", "both"), "--lens"),
    ],
)
def test_a_shot_of_what_there_is_not_is_refused(
    refused: Refusal, words: tuple[str, ...], told: str
) -> None:
    assert told in refused.shot(*words)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_the_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main([command, "--help"])
    assert leaving.value.code == 0
    assert "exit codes:" in capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"kiosk {__version__}\n"


def test_check_finds_no_fault_in_the_small_exhibit(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--config", str(small)]) == 0
    assert capsys.readouterr().out == (
        "The content has no problem. 4 not finished yet (kiosk check --notes).\n"
    )


def test_what_is_not_finished_is_told_when_asked_for(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--notes", "--config", str(small)]) == 0
    out = capsys.readouterr().out
    assert '  event "last-flight", verification\n    This was looked up in a source only in' in out
    assert '  language "de", reviewed\n    No person has checked this translation.\n' in out
    # And the two files of the language that are not there yet.
    assert out.count("(note) ") == 4


def test_broken_content_is_located_and_exits_with_1(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small.parent / "geodata" / "land.geojson").unlink()
    small.write_text(small.read_text().replace("idle_limit_s = 60", 'idle_limit_s = "x"'))
    assert main(["check", "--config", str(small)]) == 1
    out = capsys.readouterr().out
    assert "config.toml:14:16" in out
    assert "land.geojson" in out
    words = ("--config", str(small))
    for command in (("shot", *words, "-o", str(tmp_path / "x.png")), ("bench", *words)):
        assert main(command) == 1
        err = capsys.readouterr().err
        assert "config.toml:14:16" in err
        assert err.endswith(f'kiosk: the content of "{small}" must be mended first\n')
        assert "Traceback" not in err


def test_check_tells_what_must_be_corrected_first_and_at_the_end_where_it_is(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = small.read_text(encoding="utf-8")
    small.write_text(text.replace("idle_limit_s = ", "idle_limits = "), encoding="utf-8")
    story = next(small.with_name("story").glob("*.toml"))
    words = story.read_text(encoding="utf-8")
    story.write_text(words.replace('summary = "', 'summary = "Very ' + "long " * 60, 1), "utf-8")
    assert main(["check", "--config", str(small)]) == 1
    heads = [line for line in capsys.readouterr().out.splitlines() if line[:1] not in (" ", "")]
    kinds = [line.startswith("(warning)") for line in heads[:-1]]
    assert kinds == sorted(kinds)
    place = heads[0].partition("  ")[0].rpartition(":")[0]
    assert heads[-1].partition(". ")[2].startswith(f"To correct first: {place}.")
    assert len(set(kinds)) == 2, heads


def test_check_tells_many_of_one_kind_in_one_place_and_each_when_asked(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = 'msgctxt "event/none-{0}/title"\nmsgid "T"\nmsgstr "Ü"\n\n'
    fuzzy = '#, fuzzy\nmsgctxt "{0}"\nmsgid "{1}"\nmsgstr "Ü"\n\n'
    texts = [text for text in load_exhibit(small).texts if text.address.startswith("wording/")]
    plain = [text for text in texts if text.words.isalpha()][:9]
    path = small.parent / "assets/locale/de/LC_MESSAGES/interface.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr "Language: de\\n"\n\n'
        + "".join(fuzzy.format(text.address, text.words) for text in plain)
        + entry.format(1),
        encoding="utf-8",
    )
    assert main(["check", "--config", str(small)]) == 0
    told = capsys.readouterr().out
    assert told.count("marked as fuzzy") == 1
    assert "    8 more like this; kiosk check --all tells each.\n" in told
    assert "event/none-1/title" in told
    assert main(["check", "--all", "--config", str(small)]) == 0
    assert capsys.readouterr().out.count("marked as fuzzy") == 9


@pytest.mark.parametrize("command", [("check",), ("shot", "-o", "x.png"), ("bake",), ("bench",)])
@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_config_that_is_no_file_exits_with_2(
    small: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], name: str
) -> None:
    assert main([*command, "--config", str(small.parent / name)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert small.parent.joinpath(name).name in told.err


def test_a_fault_of_the_program_is_one_line_and_a_report(
    refused: Refusal, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(kiosk.app.check, "check", fail)
    report = tmp_path / "state" / CRASH_REPORT
    assert refused("check", "--config", str(small)) == (
        f'kiosk: the program has failed; please send "{report}" to its makers\n'
    )
    text = report.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "ZeroDivisionError" in text
    assert f"kiosk check --config {small}" in text


def test_a_fault_is_told_even_where_no_report_can_be_written(
    refused: Refusal, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        msg = "two\nlines"
        raise ValueError(msg)

    (tmp_path / "state").write_text("a file, not a folder")
    monkeypatch.setattr(kiosk.app.check, "check", fail)
    told = refused("check", "--config", str(small))
    assert told == "kiosk: the program has failed: ValueError: two lines\n"


def test_a_saved_picture_does_not_wait_for_what_reads_the_story() -> None:
    code = (
        "import sys, kiosk.bake.picture_command; print(*{'pydantic', 'babel'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_running_exhibit_carries_nothing_that_only_the_bake_needs() -> None:
    heavy = "geopandas pandas shapely pyogrio pyproj PIL rich hypothesis fontTools Xlib"
    code = f"import sys, kiosk.app.run; print(*set({heavy.split()!r}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
