"""A map is made anew when any file that it is made from is another."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.atlas.sources import is_fresh, keep_stamp, stamp_of


@dataclass(frozen=True)
class Layer:
    path: str


@pytest.mark.parametrize(
    ("named", "changed"),
    [
        ("cities.csv", "cities.csv"),
        *(("land.shp", f"land.{end}") for end in ("shp", "shx", "dbf", "prj", "cpg")),
        # As old programs write them.
        ("LAND.SHP", "LAND.CPG"),
        # What QGIS saves while it holds the file open.
        ("land.gpkg", "land.gpkg-wal"),
    ],
)
def test_a_save_of_any_part_of_a_file_makes_the_map_an_old_one(
    tmp_path: Path, named: str, changed: str
) -> None:
    for name in (named, changed):
        (tmp_path / name).write_bytes(b"before")
    keep_stamp(tmp_path, stamp_of([Layer(named)], tmp_path))
    assert is_fresh(tmp_path, stamp_of([Layer(named)], tmp_path))
    (tmp_path / changed).write_bytes(b"after")
    assert not is_fresh(tmp_path, stamp_of([Layer(named)], tmp_path))


def test_a_file_beside_it_and_a_save_without_a_change_leave_the_map_as_it_is(
    tmp_path: Path,
) -> None:
    (tmp_path / "cities.csv").write_bytes(b"before")
    keep_stamp(tmp_path, stamp_of([Layer("cities.csv")], tmp_path))
    (tmp_path / "cities.csv").write_bytes(b"before")
    (tmp_path / "cities.csv-wal").write_bytes(b"no part of it")
    assert is_fresh(tmp_path, stamp_of([Layer("cities.csv")], tmp_path))
