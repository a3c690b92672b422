"""What a visitor may have opened beside the map: the same minute elsewhere, a letter, a wing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Wing(StrEnum):
    """The two ends of the story, named as the chapters name them."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What was happening in each theatre at this moment."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What came before the story, or after it."""

    wing: Wing


@dataclass(frozen=True, slots=True)
class Letter:
    """Who knew what of a message."""

    message_id: str


Sheet: TypeAlias = Meanwhile | Beyond | Letter
