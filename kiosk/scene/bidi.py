"""A line in reading order in; its runs of one direction, from left to right, out.

The rules are those of Unicode UAX 9 as python-bidi follows them. A text is broken into lines before
its runs are put in order, so that a line of two scripts still begins where its language does.
"""

import re
from collections import deque
from functools import lru_cache
from itertools import groupby
from typing import Any
from unicodedata import bidirectional, category

from bidi import algorithm
from bidi.mirror import MIRRORED

# What stands side by side in a sign, such as a place and an hour, keeps its order on either side of
# this dot, however each is written.
SEPARATOR = "·"
RIGHT, RIGHT_MARK = ("R", "AL"), "\u200f"
# Around a run whose direction is known: to the right, to the left, and the end of it.
_OVER, _POP = ("\u202d", "\u202e"), "\u202c"
_TOLD = re.compile("([\u202d\u202e])([^\u202c]*)\u202c")
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
    for each in storage["chars"]:
        if each["ch"] == SEPARATOR:
            each["type"] = "LR"[rtl]
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, False)
    _resolve_brackets(storage["chars"], "LR"[rtl])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = tuple(each["level"] for each in storage["chars"])
    # Marks of embedding are taken out on the way; who writes them in a sign gets the plain order.
    return levels if len(levels) == len(text) else (int(rtl),) * len(text)


def begins_right(text: str, *, rtl: bool) -> bool:
    """Return whether a line begins on the right.

    In a language that does, a line without any letter of its script is either a number or words
    that nobody has translated: these are set as their own language is.
    """
    return rtl and (has_right(text) or not any(category(letter)[0] == "L" for letter in text))


def _resolve_brackets(chars: list[dict[str, Any]], base: str) -> None:
    """Let brackets stand as what they hold does: rule N0, which the library does not know yet.

    A bracket belongs to the line if anything in it does, and to what is before it otherwise.
    """
    for first, last in _pairs(chars):
        inside = {_side(each) for each in chars[first + 1 : last]} - {""}
        if not inside:
            continue
        before = next((side for each in chars[first - 1 :: -1] if (side := _side(each))), base)
        foreign = base not in inside and before != base and first > 0
        chars[first]["type"] = chars[last]["type"] = before if foreign else base


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for index, each in enumerate(chars):
        letter = each["ch"]
        if each["type"] != "ON" or letter not in MIRRORED:
            continue
        if category(letter) == "Ps":
            opened.append((MIRRORED[letter], index))
        elif category(letter) == "Pe" and any(letter == closing for closing, _ in opened):
            while opened:
                closing, start = opened.pop()
                if closing == letter:
                    found.append((start, index))
                    break
    return sorted(found)


def _side(each: dict[str, Any]) -> str:
    """Return the side to which a character draws what is beside it; empty for none."""
    return {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}.get(each["type"], "")


@lru_cache(maxsize=4096)
def runs_of(text: str, *, rtl: bool) -> tuple[tuple[str, bool], ...]:
    """Return the runs of a line as they stand from left to right, and which of them run leftward.

    Each run is in reading order: turning its letters is left to who shapes them.
    """
    if _POP in text:
        runs = [(2 - (mark == _OVER[1]), words) for mark, words in _TOLD.findall(text)]
    else:
        levels = levels_of(text, rtl=rtl)
        runs = [
            (level, "".join(letter for _, letter in group if letter not in UNSEEN))
            for level, group in groupby(zip(levels, text, strict=True), key=lambda each: each[0])
        ]
    return tuple((words, level % 2 == 1) for level, words in _in_order(runs) if words)


def _in_order(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return runs from left to right: from the deepest level on, what lies together is turned."""
    odd = [level for level, _ in runs if level % 2]
    for lowest in range(max((level for level, _ in runs), default=0), min(odd, default=1) - 1, -1):
        turned: list[tuple[int, str]] = []
        for deep, group in groupby(runs, key=lambda run: run[0] >= lowest):
            together = list(group)
            turned += together[::-1] if deep else together
        runs = turned
    return runs


def line_in_context(line: str, levels: tuple[int, ...]) -> str:
    """Return a line of a paragraph that begins on the right, with what its neighbours decided.

    Args:
        line: A part of the paragraph.
        levels: Of its characters, worked out in the whole paragraph.
    """
    alone = line if has_right(line) else f"{RIGHT_MARK}{line}"
    kept = levels_of(alone, rtl=True)[len(alone) - len(line) :]
    if [level % 2 for level in kept] == [level % 2 for level in levels[: len(line)]]:
        return alone
    # A comma after a Latin name at the end of a line belongs to the name if Latin goes on below.
    runs = groupby(zip(levels, line, strict=False), key=lambda each: each[0] % 2)
    told = ("".join(letter for _, letter in run).join((_OVER[odd], _POP)) for odd, run in runs)
    return RIGHT_MARK + "".join(told)
