"""What is kept in the cache folder may be lost or damaged at any time."""

from pathlib import Path

import pytest

from kiosk.content.memory import Memory


def _counted(folder: Path | None, source: str, calls: list[str]) -> list[str]:
    def work_out() -> list[str]:
        calls.append(source)
        return [source.upper()]

    return Memory(folder).recalled("a", source, work_out)


def test_what_was_worked_out_once_is_not_worked_out_again(tmp_path: Path) -> None:
    calls: list[str] = []
    assert [_counted(tmp_path, "x", calls) for _ in range(3)] == [["X"]] * 3
    assert calls == ["x"]


def test_another_text_is_worked_out_anew(tmp_path: Path) -> None:
    calls: list[str] = []
    assert _counted(tmp_path, "x", calls) == ["X"]
    assert _counted(tmp_path, "y", calls) == ["Y"]


@pytest.mark.parametrize("kept", ["", "[]", "null", '{"key": 1}', "\x00", "[" * 5000])
def test_a_damaged_file_only_costs_time(tmp_path: Path, kept: str) -> None:
    (tmp_path / "a.json").write_text(kept)
    assert _counted(tmp_path, "x", []) == ["X"]


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert _counted(tmp_path / "file" / "folder", "x", []) == ["X"]
    assert _counted(None, "x", []) == ["X"]
