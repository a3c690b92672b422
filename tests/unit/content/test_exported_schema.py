"""What an editor complains of, and what the check does, must be the same."""

import json
import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from kiosk.content.exported_schema import json_schema_text
from tests.unit.content.exhibits import ROOT, SHIPPED
from tests.unit.content.test_schema import (
    LITERALS,
    TABLE,
    _also_right,
    _kind,
    _marked,
    _paths,
    _value_at,
)

SHIPPED_SCHEMA = ROOT / "assets" / "exhibit.schema.json"
FORMATS = FormatChecker(formats=())
# A schema cannot tell a time from a text that looks like one: editors know both as texts.
LIKE_TEXT = {"text", "moment", "local", "date", "hour"}


@FORMATS.checks("date-time")
def _is_moment(value: object) -> bool:
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False


@FORMATS.checks("date")
def _is_day(value: object) -> bool:
    try:
        return date.fromisoformat(str(value)) is not None
    except ValueError:
        return False


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(json_schema_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FORMATS)


def _json(text: str) -> Any:  # noqa: ANN401 - TOML of any shape
    # As an editor sees it: times are texts of a certain format.
    return json.loads(json.dumps(tomllib.loads(text), default=lambda each: each.isoformat()))


@pytest.mark.parametrize("path", SHIPPED, ids=[path.name for path in SHIPPED])
def test_the_shipped_files_are_right_for_an_editor(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [each.message for each in _validator().iter_errors(_json(text))] == []


@pytest.mark.parametrize("path", SHIPPED, ids=[path.name for path in SHIPPED])
def test_the_shipped_files_tell_an_editor_where_the_schema_is(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("#:schema ")
    assert (path.parent / first.removeprefix("#:schema ")).resolve() == SHIPPED_SCHEMA


def test_the_shipped_schema_is_the_one_of_the_program() -> None:
    # If not: kiosk schema -o assets/exhibit.schema.json
    assert SHIPPED_SCHEMA.read_text(encoding="utf-8") == json_schema_text()


@pytest.mark.parametrize("section", TABLE)
def test_an_editor_sees_every_wrong_kind_of_value(section: str) -> None:
    for path in _paths(TABLE[section], (section,)):
        kind = _kind(_value_at(path))
        wrongs = LITERALS.keys() - {kind} - _also_right(path, kind)
        if kind in LIKE_TEXT:
            wrongs -= LIKE_TEXT - {"text", "local"} if kind == "moment" else LIKE_TEXT
        for wrong in wrongs:
            text = f"{section} = {_marked(TABLE[section], path[1:])}\n"
            table = _json(text.replace("@@", LITERALS[wrong]))
            assert not _validator().is_valid(table), (path, wrong)


def test_an_editor_sees_an_unknown_key_and_a_missing_one() -> None:
    errors = list(_validator().iter_errors(_json("[screen]\ndiagonal = 32\n")))
    assert sorted(each.validator for each in errors) == ["additionalProperties", "required"]


def test_nothing_is_offered_that_toml_cannot_write() -> None:
    assert "null" not in json_schema_text()
