"""`kiosk messages`: texts into the files for translators, and how far these are."""

import json
from pathlib import Path

import numpy as np
import pytest

import kiosk.app.messages
from kiosk.__main__ import main
from kiosk.atlas.model import Atlas, Feature, PointLayer
from kiosk.content.load import load_exhibit
from kiosk.content.schema.wording import WordingEntry
from tests.e2e.small import write_small

MAP = PointLayer(
    "land",
    "cities",
    tuple(Feature(id_, name, (0.0, 0.0), 0.0, {}) for id_, name in (("uk", "Ely"), ("de", "Ulm"))),
    np.zeros((2, 3)),
)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    # To bake takes seconds, and only the names on the map are asked for.
    atlas = Atlas((), (), (MAP,), "")
    monkeypatch.setattr(kiosk.app.messages, "baked_atlas", lambda *_: atlas)
    return write_small(tmp_path / "small")


def _run(small: Path, *words: str) -> int:
    return main(["messages", "--config", str(small), *words])


def _take(small: Path, translations: object, *words: str) -> int:
    path = small.parent / "de.json"
    path.write_text(json.dumps(translations), encoding="utf-8")
    return _run(small, "--take", str(path), *words)


def test_all_texts_come_into_the_files_the_names_on_the_map_too(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(small) == 0
    folder = small.parent / "assets/locale"
    assert {path.name for path in folder.rglob("*.po*")} == {
        "interface.po", "interface.pot", "map.po", "map.pot", "story.po", "story.pot",
    }  # fmt: skip
    catalogue = (folder / "de/LC_MESSAGES/map.po").read_text(encoding="utf-8")
    assert 'msgctxt "map/land/uk"\nmsgid "Ely"\n' in catalogue
    assert 'msgctxt "map/land/de"\nmsgid "Ulm"\n' in catalogue
    assert (
        f"de    interface     0 of {len(WordingEntry.model_fields):4} translated"
        in capsys.readouterr().out
    )
    assert _run(small) == 0
    assert "written" not in capsys.readouterr().out


def test_translations_by_address_are_taken_over_and_shown(small: Path) -> None:
    given = {"theatre/city/name": "Die Stadt", "map/land/de": "Neu-Ulm"}
    assert _take(small, given, "--lang", "de") == 0
    exhibit = load_exhibit(small).exhibit
    assert exhibit is not None
    german = exhibit.in_language("de")
    assert german.theatres[0].name == "Die Stadt"
    assert german.map.translated == {"Ulm": "Neu-Ulm"}


def test_what_is_missing_can_be_said_filled_in_and_taken_over(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(small, "--lang", "de", "--missing") == 0
    missing = json.loads(capsys.readouterr().out)
    assert missing["theatre/city/name"] == "The city"
    assert missing["map/land/uk"] == "Ely"
    assert _take(small, missing, "--lang", "de") == 0
    capsys.readouterr()
    assert _run(small, "--lang", "de", "--missing") == 0
    assert json.loads(capsys.readouterr().out) == {}
    assert _run(small, "--lang", "de", "--check") == 0


def test_the_check_tells_each_missing_text_and_writes_nothing(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = small.read_text(encoding="utf-8").replace("complete = false", "complete = true")
    small.write_text(config, encoding="utf-8")
    assert _run(small, "--check") == 1
    assert capsys.readouterr().out.count("This has no translation yet.") > 50
    assert not (small.parent / "assets").exists()


@pytest.mark.parametrize(
    ("translations", "words", "told"),
    [
        ({"theatre/city/nam": "x"}, ("--lang", "de"), 'did you mean "theatre/city/name"?'),
        (["x"], ("--lang", "de"), "must hold addresses and texts"),
        ({"theatre/city/name": 1}, ("--lang", "de"), "must hold addresses and texts"),
        ({"theatre/city/name": "x"}, (), "add --lang CODE"),
        ({}, ("--lang", "eo"), 'no [[language]] "eo"'),
    ],
)
def test_what_cannot_be_taken_over_is_refused_in_one_line(
    small: Path,
    translations: object,
    words: tuple[str, ...],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _take(small, translations, *words) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1
