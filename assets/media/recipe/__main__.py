"""Draws every illustration of the exhibit, or says which file is not what is drawn here.

`python -m assets.media.recipe` writes all pictures, or those that are named, and with
`--check` only compares. `drawn.sha256` beside the pictures tells, without drawing anything, whether
recipe and pictures belong together.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from assets.media.recipe import (
    aircraft,
    berlin,
    capitals,
    cities,
    crowds,
    desks,
    papers,
    rooms,
    ships,
    voyages,
    weapons,
)
from assets.media.recipe.inks import DAY, NIGHT
from assets.media.recipe.sheet import FONTS, Sheet

MEDIA = Path(__file__).parents[1]
# How far a level may be off, and how many pixels more than that.
_STEP, _STRAY_PX = 24, 400
DIGESTS = MEDIA / "drawn.sha256"
PICTURES: dict[str, Callable[[Sheet], None]] = (
    aircraft.PICTURES
    | ships.PICTURES
    | voyages.PICTURES
    | weapons.PICTURES
    | berlin.PICTURES
    | cities.PICTURES
    | crowds.PICTURES
    | rooms.PICTURES
    | desks.PICTURES
    | papers.PICTURES
    | capitals.PICTURES
)


def main(words: list[str] | None = None) -> int:
    """Write or compare; 0 if every file is as it should be."""
    parser = argparse.ArgumentParser(prog="python -m assets.media.recipe", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    arguments = parser.parse_args(words)
    unknown = [name for name in arguments.names if name not in PICTURES]
    if unknown:
        parser.error(f"no picture called {', '.join(unknown)}; there are {', '.join(PICTURES)}")
    faults = 0
    for name in arguments.names or PICTURES:
        for path, content in drawn(name):
            if not arguments.check:
                path.write_bytes(content)
            elif not path.is_file() or differs(path.read_bytes(), content):
                faults += 1
                sys.stdout.write(f"{path.name} is not what the recipe draws\n")
    if not arguments.check:
        DIGESTS.write_text(digests(), encoding="utf-8")
    return 1 if faults else 0


def drawn(name: str) -> Iterator[tuple[Path, bytes]]:
    """Yield both files of a picture: of the public and of the secret world."""
    for inks, suffix in ((DAY, ""), (NIGHT, "-secret")):
        sheet = Sheet(inks)
        PICTURES[name](sheet)
        file = BytesIO()
        sheet.picture().save(file, "PNG", optimize=True)
        yield MEDIA / f"{name}{suffix}.png", file.getvalue()


def differs(first: bytes, second: bytes) -> bool:
    """Tell whether two PNG files look different: other builds of Pillow round a few edges aside."""
    rows = [np.asarray(Image.open(BytesIO(file)).convert("RGB"), int) for file in (first, second)]
    if rows[0].shape != rows[1].shape:
        return True
    return int((abs(rows[0] - rows[1]).max(axis=2) > _STEP).sum()) > _STRAY_PX


def digests() -> str:
    """Return what belongs together: one digest of recipe and fonts, and one of each picture."""
    sources = [*sorted(Path(__file__).parent.glob("*.py")), *sorted(FONTS.glob("*.ttf"))]
    recipe = hashlib.sha256(b"".join(_content(path) for path in sources)).hexdigest()
    pictures = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
        for path in sorted(MEDIA.glob("*.png"))
    ]
    return "\n".join([f"{recipe}  recipe", *pictures, ""])


def _content(path: Path) -> bytes:
    """Return a file's bytes, line ends as in the repository."""
    content = path.read_bytes()
    return content.replace(b"\r\n", b"\n") if path.suffix == ".py" else content


if __name__ == "__main__":
    sys.exit(main())
