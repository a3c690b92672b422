"""Versions of the content: changed at once, never half, and back."""

import shutil
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.folders import state_folder
from kiosk.ops.versions import VersionError, Versions
from tests.e2e.small import write_small
from tests.unit.bake.samples import halve


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    for name in ("one", "two", ".three"):
        (tmp_path / "versions" / name).mkdir(parents=True)
    return Versions(tmp_path)


def test_a_version_is_shown_and_the_one_before_comes_back(versions: Versions) -> None:
    assert versions.names == ("one", "two")
    versions.use("one")
    versions.use("two")
    versions.use("two")
    assert (versions.current, versions.previous) == ("two", "one")
    assert versions.back() == "one"
    assert versions.back() == "two"


def test_a_version_that_is_missing_or_still_copied_changes_nothing(versions: Versions) -> None:
    versions.use("one")
    for name in ("none", ".three", "../one", ""):
        with pytest.raises(VersionError):
            versions.use(name)
    with pytest.raises(VersionError):
        versions.back()
    assert versions.current == "one"


def test_a_power_cut_between_the_links_leaves_one_that_leads_somewhere(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions.use("one")
    real, cuts = Path.replace, iter([False, True])

    def replace(path: Path, target: Path) -> Path:
        if next(cuts):
            raise OSError
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError):  # noqa: PT011  the cut has no words
        versions.use("two")
    assert versions.current == "one"


def test_all_versions_are_one_exhibit_and_a_broken_one_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_small(tmp_path / "versions" / "one")
    shutil.copytree(tmp_path / "versions" / "one", tmp_path / "versions" / "two")
    config = tmp_path / "current" / "config.toml"
    assert main(["content", "one", "--in", str(tmp_path)]) == 0
    before = state_folder(config)
    assert main(["content", "two", "--in", str(tmp_path)]) == 0
    assert state_folder(config) == before
    (tmp_path / "versions" / "one" / "config.toml").write_text("[exhibit")
    assert main(["content", "one", "--in", str(tmp_path)]) == 1
    assert "the present version stays" in capsys.readouterr().err
    assert main(["content", "--in", str(tmp_path)]) == 0
    assert "two  (shown)" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["geodata/land.geojson", "media/a.jpg"])
def test_a_version_with_a_broken_map_or_picture_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = write_small(tmp_path / "versions" / "one").parent
    halve(folder / name)
    assert main(["content", "one", "--in", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "breaks off" in told
    assert "the present version stays" in told
    assert not (tmp_path / "current").exists()


def test_a_folder_without_versions_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        assert main(["content", "--in", str(folder)]) == 2
        told = capsys.readouterr()
        assert (told.out, told.err) == ("", f'kiosk: there is no version in "{folder}/versions"\n')
