"""Files that the exhibit names must be there, inside its folder."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from kiosk.content.faults import Fault, Origin
from kiosk.content.gathering import Story
from kiosk.content.naming import PICTURE_KEYS
from kiosk.content.plain_words import shortened
from kiosk.content.subjects import said_of_layer, said_of_picture


def file_faults(story: Story, folder: Path) -> Iterator[Fault]:
    """Yield fonts and geodata that are missing or lie elsewhere."""
    lookup = _Lookup(folder)
    for origin, subject, name in _file_uses(story):
        yield from _place_faults(lookup, origin, subject, name)


def picture_faults(story: Story, folder: Path) -> Iterator[Fault]:
    """Yield pictures that are missing or lie elsewhere."""
    lookup = _Lookup(folder)
    for origin, subject, name in _picture_uses(story):
        yield from _place_faults(lookup, origin, subject, name)


class _Lookup:
    """Finds files of an exhibit, and resolves each folder only once: pictures are many."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = folder.resolve()
        self._real_folders: dict[str, Path] = {}

    def found(self, name: str) -> tuple[bool, bool]:
        """Return whether a file lies inside the exhibit's folder, and whether it is there."""
        try:
            real = self._real(name)
            return real.is_relative_to(self._root), real.is_file()
        except (OSError, RuntimeError, ValueError):
            # Too long a name, a link round in a circle, a character that no name may have.
            return True, False

    def near(self, name: str) -> str:
        """Return a file beside a missing one that has nearly its name; empty for none."""
        above, slash, last = name.rpartition("/")
        try:
            beside = [each.name for each in (self._folder / above).iterdir() if each.is_file()]
        except (OSError, ValueError):
            return ""
        found = get_close_matches(last, beside, n=1, cutoff=0.75)
        return f"{above}{slash}{found[0]}" if found else ""

    def _real(self, name: str) -> Path:
        above, _, last = name.rpartition("/")
        path = self._folder / name
        if last in ("", ".", "..") or path.is_symlink():
            return path.resolve()
        if above not in self._real_folders:
            self._real_folders[above] = (self._folder / above).resolve()
        return self._real_folders[above] / last


def _place_faults(lookup: _Lookup, origin: Origin, subject: str, name: str) -> Iterator[Fault]:
    inside, there = lookup.found(name)
    if not inside:
        yield Fault(
            origin,
            subject,
            f"{shortened(name)} lies outside the exhibit's folder.",
            "Copy the file into the exhibit's folder, and name it from there.",
        )
    elif not there:
        near = lookup.near(name)
        yield Fault(
            origin,
            subject,
            f"There is no file {shortened(name)}.",
            f'Did you mean "{near}"?' if near else "Put it there, or correct its name.",
        )


def _file_uses(story: Story) -> Iterator[tuple[Origin, str, str]]:
    if story.map is not None:
        for index, layer in enumerate(story.map.entry.layer):
            origin = story.map.origin.at("layer", index, "path")
            yield origin, said_of_layer(layer.id, "path"), layer.path
        curated = story.map.entry.curated
        for key, name in (curated.files() if curated else {}).items():
            yield story.map.origin.at("curated", key), f"map, curated, {key}", name
    yield from font_uses(story)


def font_uses(story: Story) -> Iterator[tuple[Origin, str, str]]:
    """Yield where a font is named, what names it, and its file."""
    if story.fonts is not None:
        for role, name in story.fonts.entry.model_dump().items():
            yield story.fonts.origin.at(role), f"fonts, {role}", name
    for language in story.languages:
        fonts = language.entry.fonts
        for role, name in (fonts.model_dump(exclude_none=True) if fonts else {}).items():
            said = f'language "{language.entry.code}", fonts, {role}'
            yield language.origin.at("fonts", role), said, name


def _picture_uses(story: Story) -> Iterator[tuple[Origin, str, str]]:
    for event in story.events:
        for index, media in enumerate(event.entry.media):
            for key in PICTURE_KEYS:
                name = getattr(media, key)
                if name is not None:
                    said = said_of_picture(event.entry.id, index, key)
                    yield event.origin.at("media", index, key), said, name
