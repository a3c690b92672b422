"""The kinds of value that a content file may hold, and what to write when one is wrong.

Descriptions and examples become the help and the completions of editors.
"""

import re
from datetime import MAXYEAR, MINYEAR, date, datetime
from string import Formatter
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

EXAMPLE_TIME = datetime.fromisoformat("1948-06-24T06:00:00+02:00")

ID_PATTERN = r"^[a-z0-9]+([_-][a-z0-9]+)*$"
COLOUR_PATTERN = r"^#[0-9A-Fa-f]{6}$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"
BADGE_PATTERN = r"^(star|\S{1,3})$"
# A name or an address of either kind, without port or scheme.
HOST_PATTERN = r"^([A-Za-z0-9._-]+|[0-9A-Fa-f:.]+)$"
# One place alone, and none of those that a broker keeps for itself.
TOPIC_PATTERN = r"^[^#+$\x00-\x1f\x7f][^#+\x00-\x1f\x7f]*$"
PICTURE_PATTERN = r"(?i)\.(jpe?g|png|webp)$"
# Fonts stumble over control characters; line ends and tabs are the only ones that text needs.
TEXT_PATTERN = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"


class Entry(BaseModel):
    """A group of keys in a file; a key that nobody knows is a slip, never ignored."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        str_strip_whitespace=True,
        defer_build=True,
    )


def _share(value: float) -> float:
    if not 0.0 <= value <= 1.0:
        kind = "no_share"
        raise PydanticCustomError(kind, kind)
    return value


# Its bounds are told by hand: in a list they would each be told alone.
Share: TypeAlias = Annotated[
    float, AfterValidator(_share), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})
]
Text: TypeAlias = Annotated[str, Field(min_length=1, pattern=TEXT_PATTERN)]
Id: TypeAlias = Annotated[str, Field(pattern=ID_PATTERN)]
Colour: TypeAlias = Annotated[str, Field(pattern=COLOUR_PATTERN)]


# A time without an offset is told apart from what is no time at all.
def _moment(value: datetime) -> datetime:
    if value.tzinfo is None:
        kind = "time_without_offset"
        raise PydanticCustomError(kind, kind)
    _day(value)
    return value


def _day(value: date) -> date:
    # In the first and the last year that can be counted, another time zone may fall off the end.
    if not MINYEAR < value.year < MAXYEAR:
        kind = "year_out_of_reach"
        raise PydanticCustomError(kind, kind)
    return value


Day: TypeAlias = Annotated[date, AfterValidator(_day)]
OffsetMoment: TypeAlias = Annotated[datetime, AfterValidator(_moment)]

When: TypeAlias = str | datetime | date | int


def _when(value: object) -> When:
    match value:
        case "same" | "never":
            return str(value)
        case datetime():
            return _moment(value)
        case bool():
            pass
        case date():
            return _day(value)
        case int() if MINYEAR < value < MAXYEAR:
            return value
    kind = "no_when"
    raise PydanticCustomError(kind, kind)


_WHEN_SCHEMA = {
    "anyOf": [
        {"enum": ["same", "never"]},
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "date"},
        {"type": "integer", "minimum": MINYEAR + 1, "maximum": MAXYEAR - 1},
    ]
}
KnownSince: TypeAlias = Annotated[When, PlainValidator(_when), WithJsonSchema(_WHEN_SCHEMA)]


def with_blanks(*names: str) -> AfterValidator:
    """Return the check that a text has each of these words in braces, and no others."""

    def checked(text: str) -> str:
        try:
            blanks = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError:
            blanks = {""}
        if blanks != set(names):
            kind = "wrong_blanks"
            raise PydanticCustomError(kind, kind, {"names": names})
        return text

    return AfterValidator(checked)


def _no_blanks(text: str) -> str:
    if re.search(r"[{}]", text):
        kind = "wrong_blanks"
        raise PydanticCustomError(kind, kind, {"names": ()})
    return text


Sign: TypeAlias = Annotated[
    str, Field(min_length=1, pattern=TEXT_PATTERN), AfterValidator(_no_blanks)
]
