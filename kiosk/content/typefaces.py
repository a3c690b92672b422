"""The fonts of all languages in; for each language and use, those to try in turn, out."""

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.content.model import Exhibit


class Face(NamedTuple):
    """A font file, and how much larger or smaller than others it is set."""

    file: str
    factor: float


def faces_of(exhibit: Exhibit) -> Mapping[tuple[str, str], tuple[Face, ...]]:
    """Return the fonts by language and role; the language "" is that of the files.

    A letter that a language's own font lacks is taken from the font that another language has for
    the same use, so that a headline stays a headline, and at last from any other.
    """
    editions = dict.fromkeys((exhibit, *exhibit.editions.values()))
    home = exhibit.editions.get(_own_code(exhibit), exhibit)
    chains: dict[tuple[str, str], tuple[Face, ...]] = {}
    for edition in editions:
        for role in edition.fonts:
            same = [edition, home, *editions]
            faces = [_face(each, role) for each in same if role in each.fonts]
            faces += [_face(each, other) for each in same for other in each.fonts]
            first = {face.file: face for face in reversed(faces)}
            own = faces[0].factor
            order = dict.fromkeys(face.file for face in faces)
            chains[edition.language, role] = tuple(
                Face(file, first[file].factor / own) for file in order
            )
    for role in home.fonts:
        chains["", role] = chains[home.language, role]
    return chains


def _own_code(exhibit: Exhibit) -> str:
    # The edition in the language of the files is the first that is made.
    return next(iter(exhibit.editions), exhibit.language)


def _face(exhibit: Exhibit, role: str) -> Face:
    return Face(exhibit.fonts[role], exhibit.font_sizes.get(role, 1.0))
