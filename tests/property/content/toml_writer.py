"""TOML documents of every shape, written together with where each key and value went."""

import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

Path = tuple[str | int, ...]
Place = tuple[int, int]

BARE = "abcxyzABC019_-"
PLAIN = (
    "0", "-17", "1_000", "3.5", "-1e3", "inf", "nan", "0xFF", "true", "false", "1962-10-27",
    "1962-10-27T11:19:00-04:00", "1962-10-27 11:19:00.5Z", "1962-10-27T11:19:00", "11:19:00",
)  # fmt: skip
texts = st.text(st.characters(codec="utf-8"), max_size=12)
names = st.one_of(st.text(BARE, min_size=1, max_size=5), texts)


@dataclass
class Written:
    """The text so far, and the places in it: line and column in characters, both from 1."""

    newline: str
    text: str = ""
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        line_start = self.text.rfind("\n") + 1
        return self.text.count("\n") + 1, len(self.text) - line_start + 1

    def add(self, text: str) -> None:
        self.text += text.replace("\n", self.newline)


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """Documents with pairs, sections, lists of sections, and all of these inside each other."""
    written = Written(draw(st.sampled_from(["\n", "\r\n"])))
    own = draw(st.lists(names, unique=True, max_size=6))
    cut = draw(st.integers(0, len(own)))
    for name in own[:cut]:
        _write_pair(draw, written, (), name, depth=2)
    for name in own[cut:]:
        _write_section(draw, written, (name,), (name,), depth=2)
    return written


def _write_section(
    draw: st.DrawFn, written: Written, heading: tuple[str, ...], path: Path, depth: int
) -> None:
    """Write a section or a list of them; the heading has no positions, the path has."""
    many = draw(st.booleans())
    for index in range(draw(st.integers(1, 3)) if many else 1):
        _write_blank(draw, written)
        here = (*path, index) if many else path
        place = written.place
        written.add("[[" if many else "[")
        for part in range(len(heading)):
            written.add("." if part else "")
            written.add(_key(draw, heading[part]))
        written.add("]]" if many else "]")
        written.values[here] = place
        _write_line_end(draw, written)
        inside = draw(st.lists(names, unique=True, max_size=4))
        cut = draw(st.integers(0, len(inside))) if depth else len(inside)
        for name in inside[:cut]:
            _write_pair(draw, written, here, name, depth)
        for name in inside[cut:]:
            _write_section(draw, written, (*heading, name), (*here, name), depth - 1)


def _write_pair(draw: st.DrawFn, written: Written, path: Path, name: str, depth: int) -> None:
    _write_blank(draw, written)
    written.add(draw(st.sampled_from(["", "  ", "\t"])))
    _write_assignment(draw, written, path, name, depth)
    _write_line_end(draw, written)


def _write_assignment(draw: st.DrawFn, written: Written, path: Path, name: str, depth: int) -> None:
    dotted = [name, *draw(st.lists(names, max_size=1))]
    for index, part in enumerate(dotted):
        path = (*path, part)
        written.add("." if index else "")
        written.keys[path] = written.place
        written.add(_key(draw, part))
    written.add(draw(st.sampled_from([" = ", "=", "\t=  "])))
    _write_value(draw, written, path, depth)


def _write_value(draw: st.DrawFn, written: Written, path: Path, depth: int) -> None:
    written.values[path] = written.place
    kinds = ["plain", "text", "lines", "array", "inline"] if depth else ["plain", "text", "lines"]
    match draw(st.sampled_from(kinds)):
        case "plain":
            written.add(draw(st.sampled_from(PLAIN)))
        case "text":
            written.add(_text(draw))
        case "lines":
            written.add(f'"""\n{_escaped(draw(texts))}\n{_escaped(draw(texts))}\n"""')
        case "array":
            _write_array(draw, written, path, depth - 1)
        case _:
            _write_inline(draw, written, path, depth - 1)


def _write_array(draw: st.DrawFn, written: Written, path: Path, depth: int) -> None:
    between = draw(st.sampled_from([", ", ",\n  ", ", # é\n"]))
    written.add(draw(st.sampled_from(["[", "[\n  ", "[ # é\n\n"])))
    count = draw(st.integers(0, 3))
    for index in range(count):
        _write_value(draw, written, (*path, index), depth)
        written.add(between)
    written.add("]")


def _write_inline(draw: st.DrawFn, written: Written, path: Path, depth: int) -> None:
    written.add("{ ")
    for index, name in enumerate(draw(st.lists(names, unique=True, max_size=3))):
        written.add(", " if index else "")
        _write_assignment(draw, written, path, name, depth)
    written.add(" }")


def _write_blank(draw: st.DrawFn, written: Written) -> None:
    written.add(draw(st.sampled_from(["", "\n", "# a remark: é = [1]\n", "  \n"])))


def _write_line_end(draw: st.DrawFn, written: Written) -> None:
    written.add(draw(st.sampled_from(["\n", "  # é\n"])))


def _key(draw: st.DrawFn, name: str) -> str:
    if name and set(name) <= set(BARE) and draw(st.booleans()):
        return name
    return f'"{_escaped(name)}"'


def _text(draw: st.DrawFn) -> str:
    text = draw(texts)
    literal = "'" not in text and text.isprintable()
    return f"'{text}'" if literal and draw(st.booleans()) else f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    # JSON escapes what TOML does but for the delete character; the rest may stand as it is.
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007F")
