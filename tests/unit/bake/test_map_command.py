"""The map as an order: from the running exhibit through a pipe into a bake of its own."""

import json
from argparse import Namespace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.atlas.sources import found_before, stamp_of
from kiosk.atlas.store import current_atlas, load_atlas
from kiosk.bake.map_command import bake_ordered
from kiosk.content.map_orders import layers_from, ordered
from kiosk.content.model import MapLayer, MapLayerKind
from kiosk.content.problems import Severity, problem_from

CITIES = MapLayer("cities", "cities.csv", "", MapLayerKind.POINTS, "cities", "")
DATA = "id,name,lon,lat\nbern,Bern,7.4,46.9\n"

layers = st.builds(
    MapLayer, st.text(), st.text(), st.text(), st.sampled_from(MapLayerKind), st.text(), st.text()
)


@pytest.fixture(autouse=True)
def _unbound(monkeypatch: pytest.MonkeyPatch) -> None:
    # It would bind the process of the tests.
    monkeypatch.setattr("kiosk.bake.carrying_out.limit_memory", lambda: None)


@pytest.fixture
def arguments(tmp_path: Path) -> Namespace:
    (tmp_path / "cities.csv").write_text(DATA, encoding="utf-8")
    return Namespace(config=tmp_path / "config.toml", cache=tmp_path / "cache", look=False)


@given(st.lists(layers))
def test_an_order_survives_its_way_to_another_process(there: list[MapLayer]) -> None:
    assert layers_from(ordered(there)) == tuple(there)


@pytest.mark.parametrize(
    "damage", ["", "{", "[1]", "[{}]", '[{"id": "a", "kind": "areas"}]', '[{"kind": "clouds"}]']
)
def test_what_is_no_order_is_told(
    arguments: Namespace,
    damage: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(f"{damage}\n"))
    assert bake_ordered(arguments) == 2
    assert "no layers of a map" in capsys.readouterr().err
    assert not arguments.cache.exists()


def test_the_map_is_baked_and_its_progress_told(
    arguments: Namespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(ordered([CITIES])))
    assert bake_ordered(arguments) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    shares = [each["share"] for each in told if "share" in each]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert told[-1] == {"problems": []}
    folder = current_atlas(arguments.cache)
    assert folder is not None
    (points,) = load_atlas(folder).points
    assert [feature.name for feature in points.features] == ["Bern"]


def test_what_is_wrong_with_a_layer_is_told_and_ends_the_bake(
    arguments: Namespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (arguments.config.parent / "cities.csv").write_text("lon,lat\n1,231\n", encoding="utf-8")
    for arguments.look in (True, False):
        monkeypatch.setattr("sys.stdin", StringIO(ordered([CITIES])))
        assert bake_ordered(arguments) == 1
        out, err = capsys.readouterr()
        (problem,) = map(problem_from, json.loads(out.splitlines()[-1])["problems"])
        assert (problem.path, problem.line, problem.severity) == ("cities.csv", 2, Severity.ERROR)
        assert "231" in problem.found
        assert err == ""
    assert current_atlas(arguments.cache) is None


def test_a_cache_that_cannot_be_written_is_a_fault_of_the_machine_and_of_no_layer(
    arguments: Namespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments.cache.write_text("a file where the folder belongs")
    monkeypatch.setattr("sys.stdin", StringIO(ordered([CITIES])))
    assert bake_ordered(arguments) == 2
    out, err = capsys.readouterr()
    assert json.loads(out.splitlines()[-1]) == {"refusal": "File exists"}
    assert err == f'kiosk: the cache "{arguments.cache}" cannot be written: File exists\n'


def test_a_look_makes_no_map_and_is_remembered_while_the_files_stay(
    arguments: Namespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments.look = True
    monkeypatch.setattr("sys.stdin", StringIO(ordered([CITIES])))
    assert bake_ordered(arguments) == 0
    assert capsys.readouterr().out == '{"problems": []}\n'
    assert current_atlas(arguments.cache) is None
    folder = arguments.config.parent
    stamp = stamp_of([CITIES], folder)
    assert found_before(arguments.cache, "map", stamp) == []
    (folder / "cities.csv").write_text("lon,lat\n1,231\n", encoding="utf-8")
    assert found_before(arguments.cache, "map", stamp_of([CITIES], folder)) is None
    monkeypatch.setattr("sys.stdin", StringIO(ordered([CITIES])))
    assert bake_ordered(arguments) == 1
    # Somebody may mend it from outside of the file, such as who may read it.
    assert found_before(arguments.cache, "map", stamp_of([CITIES], folder)) is None


def test_the_bake_ends_quietly_when_the_exhibit_ends_before_its_order_is_whole(
    arguments: Namespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = ordered([CITIES])
    for length in range(len(whole)):
        monkeypatch.setattr("sys.stdin", StringIO(whole[:length]))
        assert bake_ordered(arguments) == 0
    assert capsys.readouterr() == ("", "")
    assert not arguments.cache.exists()
