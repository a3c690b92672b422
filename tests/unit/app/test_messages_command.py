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
from tests.unit.content.exhibits import PROGRAMMERS_WORDS

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
    filled_in = {address: f"{words} (de)" for address, words in missing.items()}
    assert _take(small, filled_in, "--lang", "de") == 0
    assert "Left as in" not in capsys.readouterr().out
    assert _run(small, "--lang", "de", "--missing") == 0
    assert json.loads(capsys.readouterr().out) == {}
    assert _run(small, "--lang", "de", "--check") == 0


def test_what_was_left_as_in_english_counts_as_missing_and_is_counted(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"theatre/city/name": "The city", "wording/back": "Zurück"}
    assert _take(small, given, "--lang", "de") == 0
    told = capsys.readouterr().out
    assert "Left as in English, and so not taken over: 1 text of " in told
    assert _run(small, "--lang", "de", "--missing") == 0
    missing = json.loads(capsys.readouterr().out)
    assert "theatre/city/name" in missing
    assert "wording/back" not in missing
    assert _take(small, given, "--lang", "de", "--same") == 0
    assert "Left as in" not in capsys.readouterr().out
    assert _run(small, "--lang", "de", "--missing") == 0
    assert "theatre/city/name" not in json.loads(capsys.readouterr().out)


def test_a_name_that_another_language_has_too_is_taken_over(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = small.read_text(encoding="utf-8")
    french = '[[language]]\ncode = "fr"\nname = "Français"\ncomplete = false\n\n[screen]\n'
    small.write_text(config.replace("[screen]\n", french, 1), encoding="utf-8")
    given = {"map/land/uk": "Ely"}
    assert _take(small, given, "--lang", "fr", "--same") == 0
    assert _take(small, given, "--lang", "de") == 0
    capsys.readouterr()
    assert _run(small, "--lang", "de", "--missing") == 0
    assert "map/land/uk" not in json.loads(capsys.readouterr().out)


def test_the_check_tells_each_missing_text_and_writes_nothing(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = small.read_text(encoding="utf-8").replace("complete = false", "complete = true")
    small.write_text(config, encoding="utf-8")
    assert _run(small, "--check") == 1
    assert capsys.readouterr().out.count("This has no translation yet.") > 50
    assert not (small.parent / "assets").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [((), "add --lang CODE"), (("--lang", "eo"), 'no [[language]] "eo"')],
)
def test_a_language_that_is_none_is_refused_in_one_line(
    small: Path, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _take(small, {}, *words) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


FAULTS = {
    "saved as UTF-16": (
        '{"theatre/city/name": "Stadt"}'.encode("utf-16"),
        'de.json\n    The file is saved as UTF-16.\n    Save it as "UTF-8" in your text editor.',
    ),
    "a letter in another code": (
        '{"theatre/city/name": "Städte"}'.encode("cp1252"),
        "de.json:1:26\n    Here is a character that is not saved as UTF-8.",
    ),
    "a quotation mark inside": (
        b'{\n"theatre/city/name": "Die "Stadt""\n}',
        "de.json:2:28\n    Before this a comma or a closing bracket is missing.",
    ),
    "a printer's quotation mark": (
        '{"theatre/city/name": “Stadt”}'.encode(),
        "de.json:1:23\n    These are printers' quotation marks.",
    ),
    "a comma at the end": (
        b'{"theatre/city/name": "Stadt",\n}',
        "de.json:2:1\n    Here a key was expected.",
    ),
    "a list": (
        b'["Stadt"]',
        "de.json:1:1\n    This is a list, not addresses with their texts.",
    ),
    "a number": (
        b'{"theatre/city/name": 1}',
        "de.json:1:23  theatre/city/name\n    This is the number 1, not a text.",
    ),
    "no text": (
        b'{"theatre/city/name": null}',
        "de.json:1:23  theatre/city/name\n    This is nothing, not a text.",
    ),
    "an address that nothing has": (
        b'{\n"theatre/city/nam": "Stadt"}',
        "de.json:2:1  theatre/city/nam\n    No text has this address.\n"
        '    Did you mean "theatre/city/name"?',
    ),
    "an address twice": (
        b'{"theatre/city/name": "Stadt",\n"theatre/city/name": "Ort"}',
        "de.json:2:1  theatre/city/name\n    This address has a text already, further up.",
    ),
    "an empty file": (b"", "de.json:1:1\n    The file is empty."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_taken_over_is_told_by_line_and_nothing_is_written(
    small: Path, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, told = FAULTS[fault]
    path = small.parent / "de.json"
    path.write_bytes(raw)
    assert _run(small, "--take", str(path), "--lang", "de") == 2
    err = capsys.readouterr().err
    assert told in err.replace(f"{small.parent}/", "")
    assert not PROGRAMMERS_WORDS.search(err)
    assert not (small.parent / "assets").exists()


def test_all_faults_of_a_file_of_translations_are_told_at_once(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _take(small, {"theatre/city/nam": "Stadt", "wording/back": 1}, "--lang", "de") == 2
    err = capsys.readouterr().err
    assert "theatre/city/nam" in err
    assert "wording/back" in err
