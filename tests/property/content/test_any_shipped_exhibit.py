"""The whole shipped exhibit with slips in one of its files: shown, or told of in plain words."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.load import load_exhibit
from kiosk.content.problems import Severity
from tests.property.content.test_any_file import _edited, edits
from tests.unit.content.exhibits import PROGRAMMERS_WORDS, ROOT, SHIPPED

TRANSLATIONS = tuple(sorted(path for path in (ROOT / "assets" / "locale" / "de").rglob("*.po")))
LAYERS = tuple(sorted((ROOT / "geodata").glob("*.csv")))
FILES = (*SHIPPED, *TRANSLATIONS, *LAYERS)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("exhibit")
    for name in ("assets/story", "assets/locale"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "config.toml", folder / "config.toml")
    (folder / "geodata").mkdir()
    for path in (*LAYERS, *(ROOT / "geodata").glob("*.geojson")):
        shutil.copyfile(path, folder / "geodata" / path.name)
    yield folder
    shutil.rmtree(folder)


@settings(max_examples=80)
@given(path=st.sampled_from(FILES), changes=edits)
def test_the_shipped_exhibit_with_any_slips_is_shown_or_told_of(
    copied: Path, path: Path, changes: list[tuple[float, int, str]]
) -> None:
    name = path.relative_to(ROOT)
    (copied / name).write_text(
        _edited(path.read_text(encoding="utf-8"), changes), encoding="utf-8", newline=""
    )
    loaded = load_exhibit(copied / "config.toml", with_files=False)
    shutil.copyfile(path, copied / name)
    errors = [each for each in loaded.problems if each.severity is Severity.ERROR]
    assert (loaded.exhibit is None) == bool(errors)
    for problem in loaded.problems:
        assert problem.found
        assert problem.remedy
        assert not PROGRAMMERS_WORDS.search(problem.remedy), problem
