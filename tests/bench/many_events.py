"""The shipped exhibit with many times the events: `python -m tests.bench.many_events FOLDER 50`."""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_ID = re.compile(r'^(\[\[event\]\]\nid = "[^"]+)"', re.MULTILINE)


def write_many_events(folder: Path, factor: int) -> Path:
    """Write the exhibit, each event told so many times, and return its config.

    The others stand at the same instant in the same place: nothing is harder to lay out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "assets", folder / "assets")
    # No link: an exhibit takes nothing from outside of its folder.
    shutil.copytree(ROOT / "geodata", folder / "geodata", ignore=shutil.ignore_patterns("recipe"))
    for path in (folder / "assets" / "story").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if "[[event]]" in text:
            others = (_ID.sub(rf'\g<1>-{nth}"', text) for nth in range(2, factor + 1))
            path.write_text("\n".join((text, *others)), encoding="utf-8")
    return Path(shutil.copy(ROOT / "config.toml", folder))


if __name__ == "__main__":
    write_many_events(Path(sys.argv[1]), int(sys.argv[2]))
