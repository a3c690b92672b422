"""Where the geodata come from, and that the recipe makes the very files again."""

import hashlib
import re
import tomllib
from pathlib import Path

import pyogrio
import pytest
import shapely

from geodata.recipe.fetch import fetch, packages
from geodata.recipe.geopackage import Layer, write_geopackage
from tests.geodata.reading import GEODATA

LIMIT_BYTES = 25_000_000


def committed_files() -> list[Path]:
    return [
        path
        for path in GEODATA.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".part"
    ]


def test_built_files_are_the_ones_the_recipe_made() -> None:
    lines = (GEODATA / "built.sha256").read_text(encoding="utf-8").splitlines()
    wanted = {name: digest for digest, name in (line.split() for line in lines)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in GEODATA.glob("*.gpkg")
    }
    assert found == wanted


def test_all_of_geodata_stays_small_enough_for_git() -> None:
    assert sum(path.stat().st_size for path in committed_files()) < LIMIT_BYTES


def test_every_package_is_pinned_with_licence_and_hash() -> None:
    sources = tomllib.loads((GEODATA / "SOURCES.toml").read_text(encoding="utf-8"))
    for row in sources["package"] + sources["kept"]:
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
        assert row["licence"]
        assert row["taken"]
        assert row["registry"] in {"npm", "PyPI", "Debian"}


def test_the_sources_name_packages_and_no_addresses() -> None:
    for path in committed_files():
        if path.suffix in {".toml", ".md", ".py", ".csv"}:
            assert "://" not in path.read_text(encoding="utf-8"), path


def test_credits_name_those_who_must_be_named() -> None:
    credits_text = (GEODATA / "CREDITS.md").read_text(encoding="utf-8")
    assert "Natural Earth" in credits_text
    assert "Geoportal Berlin / Ortsteile, changed" in credits_text


@pytest.mark.parametrize("file", ["world-1962.gpkg", "berlin-1962.gpkg", "water.gpkg"])
def test_other_programs_open_the_geopackages(file: str) -> None:
    for name, geometry_type in pyogrio.list_layers(GEODATA / file):
        facts = pyogrio.read_info(GEODATA / file, layer=name)
        assert facts["crs"] == "EPSG:4326"
        assert facts["features"] > 0
        assert geometry_type


def test_equal_features_give_equal_bytes(tmp_path: Path) -> None:
    def written(name: str, text: str) -> bytes:
        rows = [((text, 1), shapely.Point(13.4, 52.5))]
        columns = {"id": "TEXT", "rank": "INTEGER"}
        write_geopackage(tmp_path / name, [Layer("points", "POINT", columns, rows, "Test")])
        return (tmp_path / name).read_bytes()

    assert written("a.gpkg", "x") == written("b.gpkg", "x")
    assert written("a.gpkg", "x") != written("b.gpkg", "y")


def test_a_package_with_another_hash_is_refused(tmp_path: Path) -> None:
    package = packages(GEODATA / "SOURCES.toml")[0]
    (tmp_path / package.file).write_bytes(b"not the package")
    with pytest.raises(ValueError, match=package.sha256):
        fetch(package, tmp_path)
