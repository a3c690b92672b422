"""Points that would silently be named nowhere are told, with the column that they lack."""

from pathlib import Path

import pytest

from kiosk.bake.atlas import bake_atlas
from kiosk.content.model import MapLayerKind
from kiosk.content.problems import Problem, Severity
from tests.unit.bake.samples import map_layer


def told(folder: Path, role: str, table: str) -> tuple[Problem, ...]:
    (folder / "points.csv").write_text(table, encoding="utf-8")
    layer = map_layer("points.csv", MapLayerKind.POINTS, id_=role, role=role)
    return bake_atlas(folder, [layer], folder / "cache").problems


@pytest.mark.parametrize(
    ("role", "table"),
    [
        ("cities", "lon,lat,name,rank\n1,10,A,1\n2,50,B,\n"),
        ("cities", "lon,lat,name,rank\n1,10,A,5\n"),
        # The plan of a city, on which places have no rank.
        ("cities", "lon,lat,name\n13.1,52.5,Gate\n13.5,52.4,Bridge\n"),
        ("seas", "lon,lat,name,extent_km\n1,10,A,400\n2,50,B,35.5\n"),
        ("names", "lon,lat,name,from_scale\n1,10,A,60\n2,50,B,\n"),
        ("names", "lon,lat,name\n1,10,A\n"),
    ],
)
def test_points_that_the_map_names_are_not_told(tmp_path: Path, role: str, table: str) -> None:
    assert told(tmp_path, role, table) == ()


@pytest.mark.parametrize(
    ("role", "table", "found", "remedy"),
    [
        (
            "cities",
            "lon,lat,name\n1,10,A\n2,50,B\n",
            'No city has a "rank", and without one it is named on the plan of a city only.',
            'Add a column "rank" with 1, which is named first, to 5.',
        ),
        (
            "cities",
            "lon,lat,name,Rank\n1,10,A,1\n2,50,B,1\n",
            'No city has a "rank", and without one it is named on the plan of a city only.',
            'Did you mean the column "Rank"? Call it "rank".',
        ),
        (
            "cities",
            "lon,lat,rank\n1,10,1\n2,50,2\n",
            "No feature has a name, and without one cities are not shown.",
            'Add a column "name" with what the map is to print.',
        ),
        (
            "seas",
            "lon,lat,name\n1,10,A\n",
            'There is no column "extent_km", and without it seas are not named.',
            'Add a column "extent_km" with how wide each water is, in km, for example 400.',
        ),
    ],
)
def test_a_missing_column_is_named_with_what_belongs_there(
    tmp_path: Path, role: str, table: str, found: str, remedy: str
) -> None:
    (problem,) = told(tmp_path, role, table)
    assert (problem.found, problem.remedy) == (found, remedy)
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("role", "table", "found", "severity"),
    [
        ("cities", "lon,lat,name,rank\n1,1,A,high\n", "high", Severity.ERROR),
        ("cities", "lon,lat,name,rank\n1,1,A,1.5\n", "1.5", Severity.ERROR),
        ("cities", "lon,lat,name,rank\n1,1,A,7\n", "7", Severity.WARNING),
        ("seas", "lon,lat,name,extent_km\n1,1,A,wide\n", "wide", Severity.ERROR),
        ("seas", "lon,lat,name,extent_km\n1,1,A,-4\n", "-4", Severity.ERROR),
        ("seas", "lon,lat,name,extent_km\n1,1,A,\n", "no extent_km", Severity.WARNING),
        ("names", "lon,lat,name,from_scale\n1,1,A,near\n", "near", Severity.ERROR),
    ],
)
def test_a_value_that_the_map_cannot_use_is_told_in_its_line(
    tmp_path: Path, role: str, table: str, found: str, severity: Severity
) -> None:
    (problem,) = told(tmp_path, role, table)
    assert (problem.path, problem.line, problem.severity) == ("points.csv", 2, severity)
    assert found in problem.found
    assert problem.remedy


def test_what_was_told_of_a_layer_is_told_with_its_line_when_only_another_has_changed(
    tmp_path: Path,
) -> None:
    (tmp_path / "seas.csv").write_text("lon,lat,name,extent_km\n1,1,A,\n")
    (tmp_path / "names.csv").write_text("lon,lat,name\n1,1,A\n")
    layers = [
        map_layer(f"{role}.csv", MapLayerKind.POINTS, id_=role, role=role)
        for role in ("seas", "names")
    ]
    first = bake_atlas(tmp_path, layers, tmp_path / "cache").problems
    (tmp_path / "names.csv").write_text("lon,lat,name\n1,1,B\n")
    assert bake_atlas(tmp_path, layers, tmp_path / "cache").problems == first
    assert [each.line for each in first] == [2]
