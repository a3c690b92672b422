"""A part as a process: found wherever the supervisor was started, and heard to its last word."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ops.child import ChildProcess, Inbox, Silenced
from kiosk.ops.program import ROOT, program_env, program_words
from kiosk.ops.unwritten import Unwritten
from tests.e2e.kiosks import plain

PATIENCE_S = 30.0


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in which there is another `kiosk`."""
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "__init__.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ended(tmp_path: Path, *words: str) -> ChildProcess:
    unwritten = Unwritten(tmp_path / "unwritten", lambda _: None)
    env = plain(os.environ, tmp_path / "cache")
    inbox = Inbox()
    child = ChildProcess(words, env, inbox, lambda _: None, unwritten)
    assert isinstance(inbox.take(PATIENCE_S), Silenced)
    child.let_go()
    return child


def test_a_folder_of_the_same_name_is_not_taken_for_the_program(
    elsewhere: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ended(elsewhere, "--version").status() == 0
    assert "kiosk 0." in capfd.readouterr().out


def test_what_a_child_says_last_is_kept_and_passed_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    child = ended(tmp_path, "dance")
    assert child.status() == 2
    assert "dance" in " ".join(child.said())
    assert "dance" in capfd.readouterr().err


def test_a_program_that_is_not_installed_is_found_again_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [ROOT, *sys.path])
    env = program_env({"PYTHONPATH": "/elsewhere"})
    assert env["PYTHONPATH"] == f"/elsewhere{os.pathsep}{ROOT}"
    assert program_env(env) == env
    # -S: without what is installed beside this Python.
    words = [program_words()[0], "-S", "-P", "-c", "import kiosk; print(kiosk.__file__)"]
    done = subprocess.run(words, env=env, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(ROOT)
    monkeypatch.setattr(sys, "path", ["/somewhere/bin", *sys.path])
    assert program_env({"A": "b"}) == {"A": "b"}
