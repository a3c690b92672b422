"""A line in reading order in; its runs of one direction, from left to right, out.

The rules are those of Unicode UAX 9 as python-bidi follows them. A text is broken into lines before
its runs are put in order, so that a line of two scripts still begins where its language does.
"""

from collections import deque
from functools import lru_cache
from itertools import groupby
from unicodedata import bidirectional

from bidi import algorithm

RIGHT, LEFT_MARK, RIGHT_MARK = ("R", "AL"), "\u200e", "\u200f"
# The first letter that is written from right to left is Hebrew: below, nothing is to be done.
_FIRST_RIGHT = "\u0590"
# They steer what is beside them and are not drawn.
UNSEEN = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad")


@lru_cache(maxsize=4096)
def has_right(text: str) -> bool:
    """Return whether a text has a letter or mark that is written from right to left."""
    return any(letter >= _FIRST_RIGHT and bidirectional(letter) in RIGHT for letter in text)


def levels_of(text: str, *, rtl: bool) -> tuple[int, ...]:
    """Return how deep each character is embedded: even ones run to the right, odd to the left.

    Args:
        text: One paragraph, or one line of it.
        rtl: Whether it begins on the right.
    """
    if not rtl and not has_right(text):
        return (0,) * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "LR"[rtl]
    storage["runs"] = deque()
    # Isolates are younger than the library's rules: they count as nothing, as they do on screen.
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, False)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = tuple(each["level"] for each in storage["chars"])
    # Marks of embedding are taken out on the way; who writes them in a sign gets the plain order.
    return levels if len(levels) == len(text) else (int(rtl),) * len(text)


@lru_cache(maxsize=4096)
def runs_of(text: str, *, rtl: bool) -> tuple[tuple[str, bool], ...]:
    """Return the runs of a line as they stand from left to right, and which of them run leftward.

    Each run is in reading order: turning its letters is left to who shapes them.
    """
    levels = levels_of(text, rtl=rtl)
    runs: list[tuple[int, str]] = []
    for level, group in groupby(zip(levels, text, strict=True), key=lambda each: each[0]):
        runs.append((level, "".join(letter for _, letter in group if letter not in UNSEEN)))
    return tuple((words, level % 2 == 1) for level, words in _in_order(runs) if words)


def _in_order(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return runs from left to right: from the deepest level on, what lies together is turned."""
    odd = [level for level, _ in runs if level % 2]
    for lowest in range(max((level for level, _ in runs), default=0), min(odd, default=1) - 1, -1):
        turned: list[tuple[int, str]] = []
        for deep, group in groupby(runs, key=lambda run: run[0] >= lowest):
            turned += reversed(list(group)) if deep else list(group)
        runs = turned
    return runs


def line_in_context(line: str, levels: tuple[int, ...]) -> str:
    """Return a line of a paragraph that begins on the right, with what its neighbours decided.

    Args:
        line: A part of the paragraph.
        levels: Of its characters, worked out in the whole paragraph.
    """
    if not line:
        return line
    # A comma after a Latin name at the end of a line belongs to the name if Latin goes on below.
    first = LEFT_MARK if levels[0] % 2 == 0 else ""
    last = LEFT_MARK if levels[len(line) - 1] % 2 == 0 else ""
    base = "" if has_right(line) else RIGHT_MARK
    return f"{base}{first}{line}{last}"
