"""All texts of an exhibit in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.content.languages import Conventions


@dataclass(frozen=True, slots=True)
class Translation:
    """What an edition of the exhibit is made from.

    Attributes:
        code: The language.
        conventions: How it writes dates and numbers.
        texts: Each text by its address; where none is translated, as the files have it.
        map_names: Names in the files of the map, by how they stand there.
        fonts: Font files by role, where the language needs others.
        font_sizes: Factors of size by role, where it needs others.
        untold: The addresses of the texts that are not translated.
    """

    code: str
    conventions: Conventions
    texts: Mapping[str, str]
    map_names: Mapping[str, str]
    fonts: Mapping[str, str]
    font_sizes: Mapping[str, float] = field(default_factory=dict)
    untold: frozenset[str] = frozenset()
