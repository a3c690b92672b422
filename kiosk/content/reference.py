"""The schema of an exhibit's files as a reference for people, in Markdown."""

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from kiosk.content.exported_schema import json_schema_text
from kiosk.content.schema.values import COLOUR_PATTERN, ID_PATTERN

Schema: TypeAlias = dict[str, Any]

HEAD = """\
# What the files may say

Made by `kiosk schema --markdown` from what the program reads; do not edit it here. Every section
may stand in `config.toml` or in any file that it includes. A key in **bold** must be there. A key
that is not listed is told by `kiosk check`, with what was probably meant.
"""

_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
}
_FORMATS = {
    "date-time": "time with its offset",
    "date": "date",
}
# Patterns that everybody understands by their example need no words.
_PATTERNS = {
    ID_PATTERN: "id",
    COLOUR_PATTERN: "colour",
}


def reference_text() -> str:
    """Return the reference of every section."""
    schema: Schema = json.loads(json_schema_text())
    sections = [
        section
        for key, entry in schema["properties"].items()
        for section in _sections(key, entry, schema["$defs"])
    ]
    links = ", ".join(f"[`{name}`](#{_anchor(name)})" for name, _ in sections if "." not in name)
    return "\n".join([HEAD, links, "", *(text for _, text in sections)])


def _anchor(name: str) -> str:
    # As GitHub makes it of a heading: letters, digits and hyphens stay.
    return "".join(letter for letter in name.lower() if letter.isalnum() or letter in "-_")


def _sections(name: str, entry: Schema, definitions: Schema) -> Iterator[tuple[str, str]]:
    """Yield a section and those inside it: its name as TOML writes it, and its text."""
    group = _group(entry, definitions)
    title = f"[[{name}]]" if entry.get("type") == "array" else f"[{name}]"
    lines = [f"## {title}", "", entry.get("description", ""), ""]
    inner: list[tuple[str, Schema]] = []
    if group is None:
        lines += [f"Any key, each with a {_kind(entry['additionalProperties'], definitions)}."]
        lines += [*_example_lines(entry), ""]
    else:
        lines += ["| key | what it says | what may stand there | example |", "|---|---|---|---|"]
        required = set(group.get("required", ()))
        for key, value in group["properties"].items():
            if _group(value, definitions) is not None:
                inner.append((f"{name}.{key}", value))
            lines.append(_row(key, value, definitions, must=key in required))
        lines.append("")
    yield title, "\n".join(lines)
    for inner_name, value in inner:
        yield from _sections(inner_name, value, definitions)


def _group(entry: Schema, definitions: Schema) -> Schema | None:
    """Return what keys stand inside, if it is a group of keys or a list of such groups."""
    entry = entry.get("items", entry)
    found: Schema = definitions.get(entry.get("$ref", "").rpartition("/")[2], entry)
    return found if "properties" in found else None


def _row(key: str, value: Schema, definitions: Schema, *, must: bool) -> str:
    examples = value.get("examples", ())
    example = f"`{_toml(examples[0], value)}`" if examples else ""
    kind = _kind(value, definitions)
    if value.get("default") not in (None, [], {}):
        kind += f"; without it `{_toml(value['default'], value)}`"
    cells = [
        f"**`{key}`**" if must else f"`{key}`",
        str(value.get("description", "")),
        kind,
        example,
    ]
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _kind(value: Schema, definitions: Schema) -> str:
    """Return in words what may stand there."""
    if "anyOf" in value:
        return " or ".join(_kind(each, definitions) for each in value["anyOf"])
    if "$ref" in value:
        target: Schema = definitions[value["$ref"].rpartition("/")[2]]
        return "a group of keys, below" if "properties" in target else _kind(target, definitions)
    if "enum" in value:
        return ", ".join(f"`{_toml(each, value)}`" for each in value["enum"])
    if "const" in value:
        return f"`{_toml(value['const'], value)}`"
    if value.get("type") == "array":
        inside = _kind(value.get("items", {}), definitions)
        return "groups of keys, below" if inside.endswith("below") else f"list of: {inside}"
    if value.get("type") == "object":
        return f"any keys, each with a {_kind(value.get('additionalProperties', {}), definitions)}"
    plain = _FORMATS.get(value.get("format", "")) or _PATTERNS.get(value.get("pattern", ""))
    return (plain or _KINDS.get(value.get("type", ""), "value")) + _bounds(value)


def _bounds(value: Schema) -> str:
    words = [
        f"{word} {value[key]:g}"
        for key, word in (
            ("minimum", "from"),
            ("exclusiveMinimum", "above"),
            ("maximum", "to"),
            ("exclusiveMaximum", "below"),
        )
        if key in value
    ]
    return f", {' '.join(words)}" if words else ""


def _example_lines(entry: Schema) -> list[str]:
    examples = entry.get("examples", ())
    return [f"For example: `{_toml(examples[0], entry)}`"] if examples else []


def _toml(value: object, entry: Schema) -> str:
    """Return a value as a file writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str() if "format" in entry:
            return value
        case str():
            return json.dumps(value, ensure_ascii=False)
        case list():
            return f"[{', '.join(_toml(each, {}) for each in value)}]"
        case dict():
            pairs = ", ".join(f"{_key(key)} = {_toml(each, {})}" for key, each in value.items())
            return f"{{ {pairs} }}"
        case _:
            return str(value)


def _key(key: str) -> str:
    plain = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if plain else json.dumps(key, ensure_ascii=False)
