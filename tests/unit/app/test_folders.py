"""Where things lie, wherever a command is given."""

from pathlib import Path

import pytest

from kiosk.app.folders import program_root, shipped_config, state_folder


def test_the_exhibit_of_the_current_folder_is_meant_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shipped_config() == program_root() / "config.toml"
    (tmp_path / "config.toml").touch()
    assert shipped_config() == tmp_path / "config.toml"


def test_a_command_may_be_given_in_a_folder_of_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def refused(_: Path) -> bool:
        # As Python 3.11 does for a file in a folder that may not be looked into.
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refused)
    assert shipped_config() == program_root() / "config.toml"


def test_a_command_may_be_given_in_a_folder_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert shipped_config() == program_root() / "config.toml"


def test_an_installed_kiosk_remembers_the_same_wherever_its_exhibit_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [tmp_path / "opt" / "config.toml", tmp_path / "srv" / "current" / "config.toml"]
    assert len(set(map(state_folder, places))) == 2
    monkeypatch.setenv("KIOSK_STATE_NAME", "exhibit")
    assert set(map(state_folder, places)) == {tmp_path / "state" / "exhibit"}
