"""`kiosk stats`: where its page goes."""

from pathlib import Path

import pytest

from kiosk.__main__ import main
from tests.e2e.small import write_small


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    return str(write_small(tmp_path / "small"))


def test_a_page_that_cannot_be_written_is_written_another_way(
    config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").mkdir()
    assert main(["stats", "--config", config, "--html", str(tmp_path / "taken")]) == 2
    assert "`--html - > taken`" in capsys.readouterr().err
    assert main(["stats", "--config", config, "--html", "-"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")
