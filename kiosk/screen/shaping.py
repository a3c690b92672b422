"""A line of text in; pieces that one font can shape in one go, from left to right, out.

Fonts are chosen for each run of one direction and, within it, for each letter: a Latin name in an
Arabic line is drawn in the Latin face, and a letter that its font lacks in the next that has it.
HarfBuzz, behind SDL_ttf, then joins and turns the letters of a piece.
"""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, combining, name, normalize

from kiosk.scene.bidi import begins_right, runs_of

# Latin, Greek and Cyrillic have one direction, and their marks are part of their letters.
SIMPLE = re.compile(r"[ -\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027]*")
Has = Callable[[int, str], bool]
# Left to itself SDL_ttf shapes all letters as if they were of no script: Arabic would fall apart.
SHAPED = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "SYRIAC": "Syrc", "THAANA": "Thaa", "NKO": "Nkoo",
    "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr",
    "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh",
    "KHMER": "Khmr", "MYANMAR": "Mymr", "TIBETAN": "Tibt", "MONGOLIAN": "Mong",
}  # fmt: skip


class Piece(NamedTuple):
    """Letters of one font and one direction, in reading order.

    Attributes:
        face: The number of the font in the chain of its style.
        leftward: Whether it is written from right to left.
        script: What HarfBuzz calls its letters, where these join or reorder; empty otherwise.
    """

    text: str
    face: int
    leftward: bool
    script: str = ""


def pieces_of(text: str, *, rtl: bool, faces: int, has: Has) -> tuple[Piece, ...]:
    """Return the pieces of a line.

    Args:
        text: In reading order.
        rtl: Whether the language of the style begins its lines on the right.
        faces: How many fonts there are to try, the style's own first.
        has: Whether the font of a number has a letter.
    """
    if not rtl and SIMPLE.fullmatch(text) and all(has(0, letter) for letter in text):
        return (Piece(text, 0, leftward=False),) if text else ()
    pieces: list[Piece] = []
    # A number by itself, such as the hour, is set in the narrow figures of the other languages.
    alone = not any(category(letter)[0] == "L" for letter in text)
    for run, leftward in runs_of(text, rtl=begins_right(text, rtl=rtl)):
        order = _order(run, faces, has, foreign=rtl and not leftward, alone=alone)
        parts = _parts(run, order, has)
        # What runs leftward is shown with its last part first.
        for face, words in parts[::-1] if leftward else parts:
            pieces.append(Piece(words, face, leftward, script_of(words)))
    return tuple(pieces)


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the first letter's script, if its letters must be shaped."""
    letters = (letter for letter in text if category(letter)[0] == "L")
    return next((SHAPED.get(name(letter, "").split(" ")[0], "") for letter in letters), "")


def _order(run: str, faces: int, has: Has, *, foreign: bool, alone: bool) -> Sequence[int]:
    """Return the fonts in the order in which they are tried for a run."""
    letters = [each for each in run if category(each)[0] == "L" or (alone and each.isascii())]
    every = range(faces)
    if not letters:
        return every
    # The fonts of scripts that begin on the right often have Latin letters too, in another look
    # than the Latin words beside them.
    tried = [*every[1:], 0] if foreign else every
    lead = next((face for face in tried if has(face, letters[0])), 0)
    return [lead, *(face for face in tried if face != lead)]


def _parts(run: str, order: Sequence[int], has: Has) -> list[tuple[int, str]]:
    chosen: list[tuple[int, str]] = []
    for letter in run:
        # A mark is drawn with the letter that bears it, and a joiner between those that it joins.
        leaning = combining(letter) or category(letter) == "Cf"
        if leaning and chosen and (has(chosen[-1][0], letter) or category(letter) == "Cf"):
            chosen.append((chosen[-1][0], letter))
            continue
        for written in _spellings(letter):
            faces = (each for each in order if all(has(each, part) for part in written))
            face = next(faces, None)
            if face is not None:
                chosen.append((face, written))
                break
    return [
        (face, "".join(words for _, words in group))
        for face, group in groupby(chosen, key=lambda each: each[0])
    ]


def _spellings(letter: str) -> tuple[str, ...]:
    """Return how a letter may be written; one that no font has in any way is left out.

    The empty box that fonts show for it would tell visitors less than nothing.
    """
    return (letter, normalize("NFKD", letter), _PLAIN.get(letter, letter))


_PLAIN = {"\u2011": "-", "\u2212": "-", "\u2032": "'", "\u2033": '"', "\u202f": " ", "\u2009": " "}
