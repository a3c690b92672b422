"""`kiosk new`: another story with the same program."""

from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.content.load import Loaded, load_exhibit
from kiosk.content.model import Lens
from tests.unit.content.exhibits import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "mine"


def _made(folder: Path) -> Loaded:
    assert main(["new", str(folder)]) == 0
    return load_exhibit(folder / "config.toml")


def test_the_new_exhibit_has_no_problem(folder: Path) -> None:
    loaded = _made(folder)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.exhibit is not None
    assert loaded.exhibit.title == "The Airlift"


def test_it_has_twelve_events_each_with_a_source_and_a_secret_among_them(folder: Path) -> None:
    exhibit = _made(folder).exhibit
    assert exhibit is not None
    assert len(exhibit.events) == 12
    assert all(event.sources for event in exhibit.events)
    assert any((event.public_utc_s or 0.0) > event.start_utc_s for event in exhibit.events)
    assert {event.theatre for event in exhibit.events} == set(exhibit.theatres)


def test_it_has_a_tour_in_both_worlds_that_its_resting_screen_plays(folder: Path) -> None:
    exhibit = _made(folder).exhibit
    assert exhibit is not None
    (tour,) = exhibit.tours
    assert {step.lens for step in tour.steps} == set(Lens)
    assert exhibit.poster is not None
    assert exhibit.poster.tour_id == tour.id


def test_it_needs_nothing_that_lies_elsewhere(folder: Path) -> None:
    exhibit = _made(folder).exhibit
    assert exhibit is not None
    for name in (*exhibit.fonts.values(), *(layer.path for layer in exhibit.map.layers)):
        path = folder / name
        assert path.is_file()
        assert not path.is_symlink()
    assert (folder / "assets/exhibit.schema.json").is_file()
    assert (folder / "assets/fonts/OFL-IBMPlex.txt").is_file()


def test_nothing_of_the_other_story_is_in_it(folder: Path) -> None:
    _made(folder)
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8").lower()
        assert not any(word in text for word in ("cuba", "missile", "turkey", "1962")), path


def test_an_empty_folder_may_be_there_already(folder: Path) -> None:
    folder.mkdir()
    assert _made(folder).exhibit is not None


def test_what_is_there_is_never_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    assert main(["new", str(folder)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_made_is_refused_and_leaves_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write_text("a file")
    assert main(["new", str(folder / "inside")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_starter_lies_beside_the_program() -> None:
    assert (ROOT / "starter" / "config.toml").is_file()
