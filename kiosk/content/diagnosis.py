"""What the schema objects to, told so that a curator can mend it."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from kiosk.content.faults import Fault, KeyPath, Origin
from kiosk.content.gathering import CheckedFile
from kiosk.content.guessing import guessed, record_of, without
from kiosk.content.plain_words import (
    choice,
    described,
    key_written,
    listed,
    one_of_these,
    shortened,
    written,
)
from kiosk.content.reading import Source
from kiosk.content.schema import ContentFile
from kiosk.content.schema.keys import fields_in, keys_at
from kiosk.content.schema.values import (
    BADGE_PATTERN,
    COLOUR_PATTERN,
    COUNTRY_PATTERN,
    EXAMPLE_TIME,
    HOST_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    PICTURE_PATTERN,
    TEXT_PATTERN,
    TOPIC_PATTERN,
)
from kiosk.content.subjects import subject_of

_PATTERNS = {
    ID_PATTERN: (
        "is not a name for files.",
        "Write small letters, digits and hyphens, without spaces",
    ),
    COLOUR_PATTERN: ("is not a colour.", "Write # and six digits from 0 to F"),
    LANGUAGE_PATTERN: ("is not the code of a language.", "Write its two letters"),
    COUNTRY_PATTERN: ("is not the code of a country.", "Write its two capital letters"),
    BADGE_PATTERN: ("does not fit on a badge.", 'Write one to three letters, or "star"'),
    PICTURE_PATTERN: ("is not a picture that can be shown.", "Name a JPEG, PNG or WebP file"),
    HOST_PATTERN: (
        "is not the name of a machine.",
        "Write its name or its address alone; the port has a key of its own",
    ),
    TOPIC_PATTERN: ("is not one topic.", "Write words between slashes, without $, + and #"),
    TEXT_PATTERN: ("holds an invisible character.", "Delete it, or type the text anew"),
}


def checked(source: Source) -> tuple[CheckedFile, list[Fault]]:
    """Return what a file says, as far as it is sound, and what is wrong with the rest."""
    try:
        content = ContentFile.model_validate(source.table)
    except ValidationError as error:
        details = _without_echoes(error.errors(include_url=False))
    else:
        return CheckedFile(source.name, source.table, content), []
    broken = {record_of(each["loc"]) for each in details}
    sound, kept = without(source.table, broken)
    content = ContentFile.model_validate(sound)
    file = CheckedFile(source.name, source.table, content, kept, guessed(source.table, details))
    return file, [_fault(source, each) for each in details]


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out that a key is missing where one is there that is nearly the same."""
    unknown = [each["loc"] for each in details if each["type"] == "extra_forbidden"]
    echoes = {
        (*path[:-1], near)
        for path in unknown
        for near in get_close_matches(str(path[-1]), keys_at(path[:-1]), n=1)
    }
    return [each for each in details if each["type"] != "missing" or each["loc"] not in echoes]


def _fault(source: Source, error: ErrorDetails) -> Fault:
    path = error["loc"]
    origin = Origin(source.name, path)
    subject = subject_of(source.table, path)
    match error["type"]:
        case "missing":
            # Where it should stand: in a table that is a cell, in a file what it belongs to.
            above = subject_of(source.table, path[:-1])
            return Fault(origin, above, f'"{path[-1]}" is missing.', f"Add it{_example(path)}")
        case "extra_forbidden":
            name, known = str(path[-1]), list(keys_at(path[:-1]))
            otherwise = _key_elsewhere(name) or f"Remove it; known are: {', '.join(known)}."
            remedy = _group_elsewhere(path) or choice(name, known, otherwise)
            return Fault(origin, subject, f'There is no key "{name}" here.', remedy, at_key=True)
        case "list_type" | "dict_type" | "model_type" as kind:
            found = f"This is {described(error['input'])}, not {_GROUPS[kind]}."
            return Fault(origin, subject, found, _grouped(path, kind))
        case "time_without_offset":
            found = f"The time is {written(error['input'])}, without an offset from UTC."
            example = f"{key_written(str(path[-1]))} = {written(EXAMPLE_TIME)}"
            remedy = f"Write the local time with its offset, for example: {example}"
            return Fault(origin, subject, found, remedy)
        case kind:
            found, remedy = _WORDS.get(kind, _unforeseen)(error)
            return Fault(origin, subject, found, f"{remedy}{_example(path)}")


def _group_elsewhere(path: KeyPath) -> str:
    """Return the whole heading of a section that stands inside another; empty for none."""
    headings = [
        f"{_heading(f'{section}.{name}', group)}{f', below its {above}' if '[[' in above else ''}"
        for name, section, above, group in _inner_keys()
        if path == (name,) and fields_in(group.annotation)
    ]
    return f"Write {' or '.join(headings)}." if headings else ""


def _key_elsewhere(name: str) -> str:
    """Return the headings below which a key may stand; empty for none."""
    headings = [above for key, _, above, _ in _inner_keys() if key == name]
    return f"It belongs below {' or '.join(headings)}." if headings else ""


def _inner_keys() -> Iterator[tuple[str, str, str, FieldInfo]]:
    """Yield each key of each section with the section and its heading."""
    for section, field in ContentFile.model_fields.items():
        for name, inner in fields_in(field.annotation).items():
            yield name, section, _heading(section, field), inner


def _heading(name: str, field: FieldInfo) -> str:
    return f"[[{name}]]" if get_origin(field.annotation) is list else f"[{name}]"


_GROUPS = {"list_type": "a list", "dict_type": "a group of keys", "model_type": "a section"}


def _grouped(path: KeyPath, kind: str) -> str:
    """Return how a list, a group of keys or a section is written."""
    if example := _example(path).rstrip("."):
        return f"Write it as a whole{example}"
    heading = ".".join(part for part in path if isinstance(part, str))
    if kind == "list_type" or isinstance(path[-1], int):
        return f"Begin each entry with [[{heading}]]."
    return f"Begin it with [{heading}]."


def _example(path: KeyPath) -> str:
    """Return the end of a remedy: an example of a key, or of the list that an entry belongs to."""
    name, field, inside = "", None, False
    for depth, part in enumerate(path):
        if isinstance(part, str):
            name, known = part, keys_at(path[:depth])
            # Below a key without keys of its own stand names that the curator made, as of colours.
            inside = not known
            field = field if inside else known.get(part)
    if field is None or not field.examples:
        return "."
    example = field.examples[0]
    example = next(iter(example.values())) if inside else example
    return f", for example: {key_written(name)} = {written(example)}"


def _needed(what: str, remedy: str) -> Callable[[ErrorDetails], tuple[str, str]]:
    def words(error: ErrorDetails) -> tuple[str, str]:
        return f"This is {described(error['input'])}, not {what}.", remedy

    return words


def _range(error: ErrorDetails) -> tuple[str, str]:
    field = keys_at(error["loc"][:-1]).get(str(error["loc"][-1]))
    said = [
        _BOUNDS[type(each)](each)
        for each in (field.metadata if field else ())
        if type(each) in _BOUNDS
    ]
    limits = " ".join(said) if said else "above 0"
    return f"This is {described(error['input'])}.", f"Write a number {limits}"


_BOUNDS: Mapping[type, Callable[[Any], str]] = {
    Ge: lambda bound: f"from {written(bound.ge)}",
    Gt: lambda bound: f"above {written(bound.gt)}",
    Le: lambda bound: f"to {written(bound.le)}",
    Lt: lambda bound: f"and below {written(bound.lt)}",
}


def _pattern(error: ErrorDetails) -> tuple[str, str]:
    found, remedy = _PATTERNS[error["ctx"]["pattern"]]
    return f"{shortened(error['input'])} {found}", remedy


def _nothing(error: ErrorDetails) -> tuple[str, str]:
    field = keys_at(error["loc"][:-1]).get(str(error["loc"][-1]))
    needed = field is not None and field.is_required()
    return (
        "The text is empty.",
        "Write something" if needed else "Write something, or remove the key",
    )


def _choice(error: ErrorDetails) -> tuple[str, str]:
    known = [each.strip("' ") for each in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    if not isinstance(error["input"], str):
        return f"This is {described(error['input'])}.", f"Write one of: {listed(known)}"
    found = f"{shortened(error['input'])} is not known here."
    return found, one_of_these(error["input"], known)


def _length(error: ErrorDetails) -> tuple[str, str]:
    count = error["ctx"]["actual_length"]
    if count == 0:
        return "The list is empty.", "Write at least one entry"
    wanted = error["ctx"].get("min_length", error["ctx"].get("max_length"))
    return f"The list needs {wanted} entries and has {count}.", f"Write {wanted} of them"


def _blanks(error: ErrorDetails) -> tuple[str, str]:
    names = " and ".join(f"{{{name}}}" for name in error["ctx"]["names"])
    found = f"The program fills in {names or 'nothing'} here."
    return found, f"Write {names} once each" if names else "Write it without braces"


def _unforeseen(error: ErrorDetails) -> tuple[str, str]:
    return f"This is {described(error['input'])}, which does not fit here.", "Write it otherwise"


_DATE = _needed("a date", "Write the date without an hour and without quotes")
_TIME = _needed("a time", "Write the local time with its offset, without quotes")

# By the kinds that the validating library and the checks of the schema give.
_WORDS: Mapping[str, Callable[[ErrorDetails], tuple[str, str]]] = {
    "string_type": _needed("text", "Write text in quotes"),
    "string_too_short": _nothing,
    "string_pattern_mismatch": _pattern,
    "int_type": _needed("a whole number", "Write digits without quotes"),
    "int_from_float": _needed("a whole number", "Write digits without a point"),
    "float_type": _needed("a number", "Write digits without quotes"),
    "finite_number": lambda _: ("This is not a finite number.", "Write digits"),
    "bool_type": _needed("true or false", "Write true or false without quotes"),
    "datetime_type": _TIME,
    "year_out_of_reach": lambda _: ("The year cannot be counted with.", "Check the year"),
    "date_type": _DATE,
    "date_from_datetime_inexact": _DATE,
    "no_when": _needed(
        "a time from which it was known",
        'Write "same", a time with its offset, a date, a year or "never"',
    ),
    "no_share": lambda error: (
        f"This is {described(error['input'])}.",
        "Write two numbers from 0 to 1",
    ),
    "greater_than": _range,
    "greater_than_equal": _range,
    "less_than": _range,
    "less_than_equal": _range,
    "literal_error": _choice,
    "enum": _choice,
    "too_short": _length,
    "too_long": _length,
    "wrong_blanks": _blanks,
}
