"""Of any file that can be written, each key and value is found where it was written."""

import tomllib

from hypothesis import given, settings

from kiosk.content.positions import Positions
from tests.property.content.toml_writer import Path, Written, documents


@settings(max_examples=30)
@given(documents())
def test_the_writer_writes_what_its_paths_say(written: Written) -> None:
    table = tomllib.loads(written.text)
    for path in written.values:
        _value_at(table, path)


@given(documents())
def test_every_key_and_value_is_found_where_it_was_written(written: Written) -> None:
    positions = Positions(written.text)
    assert {path: tuple(positions.of(path)) for path in written.values} == written.values
    assert {path: tuple(positions.of(path, at_key=True)) for path in written.keys} == written.keys


@given(documents())
def test_what_is_not_there_is_found_where_it_would_belong(written: Written) -> None:
    positions = Positions(written.text)
    for path, place in written.values.items():
        assert tuple(positions.of((*path, "no such key"))) == place


def _value_at(value: object, path: Path) -> object:
    for part in path:
        assert isinstance(value, dict | list)
        value = value[part]  # type: ignore[index]  # a path knows whether it needs a key
    return value
