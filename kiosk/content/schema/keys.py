"""Which keys may stand where in the files."""

from collections.abc import Mapping
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kiosk.content.faults import KeyPath
from kiosk.content.schema import ContentFile


def keys_at(path: KeyPath) -> Mapping[str, FieldInfo]:
    """Return the keys that may stand in a section; none where the names are the curator's own."""
    fields: Mapping[str, FieldInfo] = ContentFile.model_fields
    for part in path:
        if isinstance(part, str):
            fields = fields_in(fields[part].annotation) if part in fields else {}
    return fields


def fields_in(annotation: object) -> Mapping[str, FieldInfo]:
    """Return the keys of what a field holds, or of the entries of its list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.model_fields
    return next((found for each in get_args(annotation) if (found := fields_in(each))), {})
