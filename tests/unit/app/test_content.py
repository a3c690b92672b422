"""Content that was good once stays up, whatever becomes of its files."""

from pathlib import Path

import numpy as np
import pytest

from kiosk.app.assembly import load_content
from kiosk.content.problems import Severity
from tests.e2e.small import write_small


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")


def test_a_missing_picture_is_an_error_and_the_exhibit_is_shown_without_it(
    small: Path, tmp_path: Path
) -> None:
    (small.parent / "media" / "a.jpg").unlink()
    content = load_content(small, tmp_path / "cache")
    assert content.current
    assert content.exhibit is not None
    assert {each.severity for each in content.problems} == {Severity.ERROR}
    assert {each.found for each in content.problems} == {'There is no file "media/a.jpg".'}
    assert all(each.path == "story/story.toml" and each.line for each in content.problems)


def test_sound_content_is_current(small: Path, tmp_path: Path) -> None:
    content = load_content(small, tmp_path / "cache")
    assert content.current
    assert content.exhibit is not None
    assert content.folder == small.parent


@pytest.mark.parametrize("name", ["config.toml", "story/story.toml", "geodata/land.geojson"])
@pytest.mark.parametrize("fault", ["missing", "empty", "garbage"])
def test_the_last_good_content_stays_up(small: Path, tmp_path: Path, name: str, fault: str) -> None:
    cache = tmp_path / "cache"
    good = load_content(small, cache).exhibit
    path = small.parent / name
    path.unlink()
    if fault != "missing":
        path.write_bytes(b"" if fault == "empty" else np.random.default_rng(1).bytes(200))
    content = load_content(small, cache)
    # Exhibits are equal by identity alone; what they say is in their words.
    assert repr(content.exhibit) == repr(good)
    # What a map file holds is found out by the bake, not by the check of the content.
    assert content.current == (name.startswith("geodata") and fault != "missing")
    assert bool(content.problems) != content.current


def test_without_any_good_content_there_is_none(small: Path, tmp_path: Path) -> None:
    small.write_text("[", encoding="utf-8")
    content = load_content(small, tmp_path / "cache")
    assert content.exhibit is None
    assert content.problems


def test_a_cache_that_cannot_be_written_costs_only_the_spare_copy(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = tmp_path / "cache"
    cache.touch()
    assert load_content(small, cache).exhibit is not None
    told = capsys.readouterr().err
    assert told == (
        f'kiosk: no spare copy of the content could be kept in "{cache}": Not a directory\n'
    )
