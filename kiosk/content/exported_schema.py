"""What the files may say, for editors that complete and check TOML while it is typed."""

import json
from typing import Any

from kiosk.content.schema import ContentFile

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "A file of an exhibit"


def json_schema_text() -> str:
    """Return the JSON Schema of every file of an exhibit."""
    schema = _without_nothing(ContentFile.model_json_schema())
    schema = {"$schema": DRAFT, **schema, "title": TITLE}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _without_nothing(schema: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Return a schema without the value "null", which TOML does not have."""
    if isinstance(schema, list):
        return [_without_nothing(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {
        key: _without_nothing(each)
        for key, each in schema.items()
        # Made from the name of the key, it says nothing; a key of that name is a group.
        if key != "title" or isinstance(each, dict)
    }
    if "default" in plain and plain["default"] is None:
        del plain["default"]
    choices = plain.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        choices = [each for each in choices if each != {"type": "null"}]
        del plain["anyOf"]
        plain = {**(choices[0] if len(choices) == 1 else {"anyOf": choices}), **plain}
    return plain
