"""What a curator reads in the terminal after a save: what must be mended, and what is new."""

from dataclasses import replace

import pytest

from kiosk.app.report import counted, tell_errors, tell_new_problems, tell_problems
from kiosk.content.problems import Problem, Severity

ERROR = Problem("a.toml", 3, 1, "", "This is no colour.", "Write one.")
WARNING = Problem("b.po", 9, 1, "", "This is old.", "Look at it.", Severity.WARNING)
LATER = replace(WARNING, found="This is new.")


def test_a_warning_is_told_once_and_an_error_until_it_is_mended(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_new_problems([ERROR, WARNING], [])
    assert capsys.readouterr().err == f"{ERROR}\n(warning) {WARNING}\n"
    # Lines have been put in above it.
    tell_new_problems([ERROR, replace(WARNING, line=12), LATER], [ERROR, WARNING])
    assert capsys.readouterr().err == f"{ERROR}\n(warning) {LATER}\n"
    tell_new_problems([WARNING, LATER], [ERROR, WARNING, LATER])
    assert capsys.readouterr().err == ""


def test_what_is_the_same_in_many_languages_is_told_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_new_problems([WARNING, replace(WARNING, path="c.po"), replace(WARNING, path="d.po")], [])
    assert capsys.readouterr().err == f"(warning) {WARNING}\n    The same in 2 more places.\n"


def test_very_many_of_one_kind_are_told_in_one_place(capsys: pytest.CaptureFixture[str]) -> None:
    many = [
        replace(WARNING, line=line, subject=f"event/{line}", found=f'The text is "{line}" now.')
        for line in range(1, 101)
    ]
    tell_new_problems([ERROR, *many, LATER], [])
    assert capsys.readouterr().err == (
        f"{ERROR}\n(warning) {many[0]}\n"
        f"    99 more like this; kiosk check --all tells each.\n(warning) {LATER}\n"
    )
    tell_new_problems(many[:5], [])
    assert capsys.readouterr().err.count("(warning)") == 5


def test_what_must_be_corrected_comes_first_in_every_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    last = replace(ERROR, path="z.toml")
    tell_problems([WARNING, last, ERROR])
    assert capsys.readouterr().err == f"{ERROR}\n{last}\n(warning) {WARNING}\n"


def test_a_command_tells_errors_and_how_much_else_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_errors([ERROR, WARNING, LATER])
    told = "kiosk: 2 more to look at in the content; kiosk check tells where\n"
    assert capsys.readouterr().err == f"{ERROR}\n{told}"
    tell_errors([])
    assert capsys.readouterr().err == ""


def test_what_there_is_to_do_is_counted() -> None:
    assert counted([ERROR, WARNING, LATER]) == "1 to correct, 2 to look at"
