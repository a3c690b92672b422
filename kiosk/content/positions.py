"""Line and column of every key and value of a TOML text.

The parser in Python's library forgets where it read what, so this reads the text a second time,
with a grammar that keeps the places, and only when there is something to report.
"""

import tomllib
from itertools import pairwise
from typing import NamedTuple

import tree_sitter_toml
from tree_sitter import Language, Node, Parser, Tree

from kiosk.content.faults import KeyPath
from kiosk.content.offsets import WHOLE_FILE, Position

_STATEMENTS = ("pair", "table", "table_array_element")
_NOT_VALUES = ("[", "]", "{", "}", ",", "comment", "ERROR")


class Twice(NamedTuple):
    """A key or heading that is there twice.

    Attributes:
        name: As it is written first; empty if nobody can say.
        at: Where it is given again.
        first: Where it was given first; WHOLE_FILE if nobody can say.
        entry: The list to whose entry it belongs, such as "event"; empty for none.
        inner: What stands at `first`, if that is a heading inside this one; else empty.
    """

    name: str
    at: Position
    first: Position
    entry: str
    inner: str = ""


def given_twice_at(text: str, line: int, column: int) -> Twice:
    """Return the key or heading that ends at, or holds, a place, and its twin before it.

    Args:
        text: TOML, which may have slips.
        line: From 1.
        column: From 1, in characters.
    """
    raw = text.encode()
    lines = raw.split(b"\n")
    before_bytes = len(lines[line - 1].decode()[: column - 1].encode())
    point = (line - 1, max(0, before_bytes - 1))
    tree = _tree(raw)
    node = tree.root_node.descendant_for_point_range(point, point)
    while node is not None and node.type not in _STATEMENTS:
        node = node.parent
    if node is None or node.parent is None:
        return Twice("", Position(line, column), WHOLE_FILE, "")
    before = [
        each
        for each in node.parent.children
        if each.type in _STATEMENTS and each.start_byte < node.start_byte
    ]
    twin = next((each for each in before if _is_twin(each, node)), None)
    # A heading is made in passing by one inside it, where its own has another name by mistake.
    inside = next((each for each in before if twin is None and _is_inside(each, node)), None)
    first = inside if twin is None else twin
    above = node.parent
    entry = _names_of(above) if above.type == "table_array_element" else []
    return Twice(
        _written(node if twin is None else twin),
        _position(lines, node),
        WHOLE_FILE if first is None else _position(lines, first),
        ".".join(entry),
        "" if inside is None else _written(inside),
    )


def _written(statement: Node) -> str:
    name = ".".join(_names_of(statement))
    return {"table": f"[{name}]", "table_array_element": f"[[{name}]]"}.get(statement.type, name)


def _is_inside(one: Node, other: Node) -> bool:
    names, others = _names_of(one), _names_of(other)
    if "pair" in (one.type, other.type):
        return False
    return len(names) > len(others) and names[: len(others)] == others


def _is_twin(one: Node, other: Node) -> bool:
    names, others = _names_of(one), _names_of(other)
    if "pair" not in (one.type, other.type):
        return names == others
    # A key that has a value has none inside it.
    return all(name == same for name, same in zip(names, others, strict=False))


def _names_of(statement: Node) -> list[str]:
    key = statement.children[0 if statement.type == "pair" else 1]
    return [name for name, _ in _names(key)]


class Positions:
    """Where each key and each value of a text begins, which must be sound TOML.

    A path names keys and list positions from the outside in, such as ("event", 3, "places", 0).
    """

    def __init__(self, text: str) -> None:
        raw = text.encode()
        self._lines = raw.split(b"\n")
        self._keys: dict[KeyPath, Node] = {}
        self._values: dict[KeyPath, Node] = {}
        self._lengths: dict[KeyPath, int] = {}
        # Held, because its nodes do not keep it alive.
        self._tree = _tree(raw)
        section: KeyPath = ()
        for node in self._tree.root_node.children:
            if node.type == "pair":
                self._add_pair((), node)
            elif node.type in _STATEMENTS:
                section = self._opened(node)
                for child in node.children:
                    if child.type == "pair":
                        self._add_pair(section, child)

    def of(self, path: KeyPath, *, at_key: bool = False) -> Position:
        """Return where a value begins, or its key; for what is not there, what it belongs to."""
        while path:
            node = (self._keys if at_key else self._values).get(path)
            if node is not None:
                return _position(self._lines, node)
            path = path[:-1]
        return WHOLE_FILE

    def _opened(self, heading: Node) -> KeyPath:
        """Note a heading and return the path that it opens."""
        names = _names(heading.children[1])
        path: KeyPath = ()
        for index, (name, node) in enumerate(names):
            path = (*path, name)
            self._keys.setdefault(path, node)
            self._values.setdefault(path, heading)
            if index < len(names) - 1 and path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        if heading.type == "table_array_element":
            count = self._lengths.get(path, 0)
            self._lengths[path] = count + 1
            path = (*path, count)
            self._keys[path] = self._values[path] = heading
        return path

    def _add_pair(self, section: KeyPath, pair: Node) -> None:
        path = section
        for name, node in _names(pair.children[0]):
            path = (*path, name)
            self._keys.setdefault(path, node)
            self._values.setdefault(path, node)
        # Not the last child: a remark at the end of the line belongs to the pair too.
        values = [child for sign, child in pairwise(pair.children) if sign.type == "="]
        self._add_value(path, values[0])

    def _add_value(self, path: KeyPath, value: Node) -> None:
        self._values[path] = value
        if value.type == "array":
            entries = [child for child in value.children if child.type not in _NOT_VALUES]
            for index, child in enumerate(entries):
                self._add_value((*path, index), child)
        elif value.type == "inline_table":
            for child in value.children:
                if child.type == "pair":
                    self._add_pair(path, child)


def _tree(raw: bytes) -> Tree:
    return Parser(Language(tree_sitter_toml.language())).parse(raw)


def _position(lines: list[bytes], node: Node) -> Position:
    row, column_bytes = node.start_point
    return Position(row + 1, len(lines[row][:column_bytes].decode()) + 1)


def _names(key: Node) -> list[tuple[str, Node]]:
    """Return the parts of a key, which may have dots and quotes."""
    if key.type == "dotted_key":
        return [part for child in key.children if child.type != "." for part in _names(child)]
    written = (key.text or b"").decode()
    if key.type == "quoted_key":
        return [(next(iter(tomllib.loads(f"{written} = 0"))), key)]
    return [(written, key)]
