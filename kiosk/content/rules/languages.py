"""Languages that can be chosen, and that can be written."""

from collections.abc import Iterator
from unicodedata import bidirectional

from kiosk.content.conventions import conventions_of
from kiosk.content.faults import ELSEWHERE, Fault, Origin
from kiosk.content.gathering import Placed, Story
from kiosk.content.languages import Direction
from kiosk.content.memory import Memory
from kiosk.content.schema.languages import LanguageEntry
from kiosk.content.schema.settings import ExhibitEntry

_UNKNOWN = 'Write the code of its language, and of its country if need be, such as "pt-BR".'


def language_faults(story: Story, memory: Memory) -> Iterator[Fault]:
    """Yield languages that nobody has heard of, or that are there twice or not at all."""
    first: dict[str, Origin] = {}
    for language in story.languages:
        entry, said = language.entry, f'language "{language.entry.code}"'
        origin = language.origin.at("code")
        known = first.setdefault(entry.code, origin)
        if known is not origin:
            found = f'The language "{entry.code}" is already in {ELSEWHERE}.'
            remedy = "Remove one of the two."
            yield Fault(origin, f"{said}, code", found, remedy, elsewhere=known)
        key = "code" if entry.locale is None else "locale"
        code = entry.locale or entry.code
        if conventions_of(code, memory) is None:
            found = f'There is no language "{code}".'
            yield Fault(language.origin.at(key), f"{said}, {key}", found, _UNKNOWN)
        yield from _direction_fault(language)
    if story.exhibit is not None:
        yield from _own_language_fault(story, story.exhibit, memory)


def _direction_fault(language: Placed[LanguageEntry]) -> Iterator[Fault]:
    entry = language.entry
    classes = {bidirectional(letter) for letter in entry.name}
    right = bool(classes & {"R", "AL"})
    if right == (entry.direction is Direction.RIGHT_TO_LEFT) or not classes & {"R", "AL", "L"}:
        return
    side, wanted = ("right", "rtl") if right else ("left", "ltr")
    yield Fault(
        language.origin.at("direction"),
        f'language "{entry.code}", direction',
        f'The script of "{entry.name}" begins on the {side}.',
        f'Write: direction = "{wanted}"',
    )


def _own_language_fault(
    story: Story, exhibit: Placed[ExhibitEntry], memory: Memory
) -> Iterator[Fault]:
    code = exhibit.entry.language
    origin = exhibit.origin.at("language")
    codes = [each.entry.code for each in story.languages]
    if codes and code not in codes:
        yield Fault(
            origin,
            "exhibit, language",
            f'The language of these files, "{code}", cannot be chosen.',
            f'Add a [[language]] with: code = "{code}"',
        )
    elif not codes and conventions_of(code, memory) is None:
        found = f'There is no language "{code}".'
        yield Fault(origin, "exhibit, language", found, _UNKNOWN)
