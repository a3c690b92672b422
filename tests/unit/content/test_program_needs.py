"""What the program asks of an exhibit, and what the check demands, must be the same."""

import ast
from collections.abc import Iterator

from kiosk.content.schema.settings import PUBLIC_COLOURS, SECRET_COLOURS, SHARED_COLOURS
from kiosk.content.schema.wording import WordingEntry
from tests.unit.content.exhibits import ROOT

IN_PUBLIC = {*SHARED_COLOURS, *PUBLIC_COLOURS}
IN_SECRET = {*SHARED_COLOURS, *SECRET_COLOURS}


def _nodes() -> Iterator[ast.AST]:
    for folder in ("scene", "screen", "app"):
        for path in (ROOT / "kiosk" / folder).rglob("*.py"):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _calls(name: str) -> Iterator[list[str]]:
    """Yield the fixed texts that a method is called with."""
    for node in _nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if called == name:
                yield [each for each in texts if isinstance(each, str)]


def _subscripts(*names: str) -> Iterator[str]:
    """Yield the fixed keys that a mapping of one of these names is asked for."""
    for node in _nodes():
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            value = node.value
            name = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
            if name in names and isinstance(node.slice.value, str):
                yield node.slice.value


def test_every_colour_that_the_program_asks_for_is_demanded() -> None:
    asked = {name for names in _calls("colour") for name in names} | {*_subscripts("palette")}
    assert asked <= IN_PUBLIC | IN_SECRET
    for public, secret in (names for names in _calls("either") if len(names) == 2):
        assert public in IN_PUBLIC
        assert secret in IN_SECRET
    assert {*_subscripts("public")} <= IN_PUBLIC
    assert {*_subscripts("secret")} <= IN_SECRET


def test_every_sign_that_the_program_asks_for_is_demanded() -> None:
    asked = {*_subscripts("wording")}
    assert asked
    assert asked <= set(WordingEntry.model_fields)
