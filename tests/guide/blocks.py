"""A guide in Markdown in; what it tells its reader to do, step by step, out."""

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One example of a guide.

    Attributes:
        kind: "sh", "toml", "diff", "json", "csv" or "text".
        file: What it goes into, from the exhibit's folder; empty for none.
        fails: Whether the check must refuse it.
        line: Where it begins.
    """

    kind: str
    file: str
    fails: bool
    text: str
    line: int


def blocks_of(path: Path) -> list[Block]:
    """Return every block of code."""
    text = path.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        kind, _, rest = match[1].partition(" ")
        file = rest.removesuffix("must fail").strip()
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(kind, file, rest.endswith("must fail"), match[2], line))
    return found


def changed(before: str, diff: str) -> str:
    """Return a text with the lines of a diff changed; they must stand in it exactly once."""
    old = "".join(f"{line[1:]}\n" for line in diff.splitlines() if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in diff.splitlines() if line.startswith("+"))
    assert old.strip(), f"a diff without a line to change: {diff}"
    assert before.count(old) == 1, f"stands there {before.count(old)} times: {old}"
    return before.replace(old, new)
