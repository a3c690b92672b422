"""Every key of the schema against every kind of value that it is not."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from typing import get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kiosk.content.diagnosis import checked
from kiosk.content.locating import located
from kiosk.content.plain_words import key_written, written
from kiosk.content.reading import Source, parsed
from kiosk.content.schema import ContentFile
from tests.unit.content.exhibits import (
    CURATED,
    EVERY_KEY_OF_TOURS,
    MACHINE,
    NETWORK,
    PANEL,
    PROGRAMMERS_WORDS,
    STORY,
    with_hours,
)

SCREEN = "diagonal_inch = 32\n"
WHOLE = with_hours().replace(SCREEN, SCREEN + PANEL)
TABLE = {
    **tomllib.loads(WHOLE + CURATED + MACHINE + NETWORK),
    **tomllib.loads(STORY),
    **tomllib.loads(EVERY_KEY_OF_TOURS),
}
MARK = "@@"
# By the kind of value: what a curator might write in its place.
LITERALS = {
    "text": '"text"',
    "whole": "77",
    "number": "1.5",
    "truth": "true",
    "moment": "1948-06-24T06:00:00+02:00",
    "local": "1948-06-24T06:00:00",
    "date": "1948-06-24",
    "hour": "06:00:00",
    "list": '[["x"]]',
    "group": '{ "a key" = {} }',
}
Path = tuple[str | int, ...]


def _paths(value: object, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _paths(each, (*path, key))
    elif isinstance(value, list):
        # One entry speaks for its list, the fullest first.
        yield from _paths(max(value, key=lambda each: len(str(each))), (*path, 0))


def _dotted(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _kind(value: object) -> str:
    match value:
        case bool():
            return "truth"
        case str():
            return "text"
        case int():
            return "whole"
        case float():
            return "number"
        case datetime():
            return "moment"
        case date():
            return "date"
        case list():
            return "list"
        case _:
            return "group"


def _also_right(path: Path, kind: str) -> set[str]:
    if "public" in path[-1:] or "knew" in path[:-1]:
        return {"whole", "moment", "date"} if path[0] == "event" else set()
    if path[-1] in ("weight", "tension", "counted_days"):
        return set()
    return {"whole", "number"} if kind in ("whole", "number") else set()


def _marked(value: object, path: Path) -> str:
    """Return a value as TOML on one line, with a mark in place of what the path leads to."""
    if not path:
        return MARK
    if isinstance(value, dict):
        pairs = (
            f"{key_written(key)} = {_marked(each, path[1:]) if key == path[0] else _plain(each)}"
            for key, each in value.items()
        )
        return f"{{ {', '.join(pairs)} }}"
    assert isinstance(value, list)
    return f"[{_marked(max(value, key=lambda each: len(str(each))), path[1:])}]"


def _plain(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, dict):
        pairs = (f"{key_written(key)} = {_plain(each)}" for key, each in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return written(value)


def _value_at(path: Path) -> object:
    value: object = TABLE
    for part in path:
        if isinstance(value, dict):
            value = value[part]
        elif isinstance(value, list):
            value = max(value, key=lambda each: len(str(each)))
    return value


@pytest.mark.parametrize("section", TABLE)
def test_every_wrong_kind_of_value_is_told_where_it_stands(section: str) -> None:
    for path in _paths(TABLE[section], (section,)):
        kind = _kind(_value_at(path))
        marked = f"{section} = {_marked(TABLE[section], path[1:])}\n"
        column = marked.index(MARK) + 1
        for wrong in LITERALS.keys() - {kind} - _also_right(path, kind):
            source = parsed(marked.replace(MARK, LITERALS[wrong]), "story.toml")
            assert isinstance(source, Source)
            _, faults = checked(source)
            problems = located(faults, {"story.toml": source.text})
            said = [f"{problem.found} {problem.remedy}" for problem in problems]
            assert (1, column) in [(each.line, each.column) for each in problems], (path, wrong)
            assert not PROGRAMMERS_WORDS.search(" ".join(said)), said


def test_the_small_exhibit_has_every_key_of_the_schema() -> None:
    written_keys = set(map(_dotted, _paths(TABLE)))
    assert {name for name, _ in _fields(ContentFile, "")} <= written_keys


def test_every_key_explains_itself_to_editors() -> None:
    for name, field in _fields(ContentFile, ""):
        assert field.description, name
        assert field.description.endswith("."), name
        if not list(_models(field.annotation)):
            assert field.examples, name


def test_every_example_is_right() -> None:
    paths = {_dotted(path): path for path in _paths(TABLE) if isinstance(path[-1], str)}
    tried = set()
    for name, field in _fields(ContentFile, ""):
        section, *rest = paths[name]
        marked = f"{section} = {_marked(TABLE[str(section)], tuple(rest))}"
        for example in field.examples or ():
            source = parsed(marked.replace(MARK, written(example)), "story.toml")
            assert isinstance(source, Source), (name, example)
            assert checked(source)[1] == [], (name, example)
            tried.add(name)
    assert tried == {name for name, field in _fields(ContentFile, "") if field.examples}
    assert len(tried) > 250


def test_editors_get_the_whole_schema() -> None:
    schema = ContentFile.model_json_schema()
    assert set(schema["properties"]) == set(ContentFile.model_fields)
    assert schema["additionalProperties"] is False


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)


def _fields(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        yield prefix + name, field
        # The keys of a table of tables are the curator's own; the small exhibit writes "uk".
        own = "uk." if get_origin(field.annotation) is dict else ""
        for inner in _models(field.annotation):
            yield from _fields(inner, f"{prefix}{name}.{own}")
