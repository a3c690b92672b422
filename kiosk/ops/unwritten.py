"""Counts on their way into the database: the supervisor holds them too, so that no kill loses any.

The exhibit tells its supervisor each count at once, in batches, and when a batch has been written.
What is left when the exhibit ends, however it ends, is put into a file, and the next exhibit takes
it from there. Cards wear out: while all goes well nothing is written for this.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from kiosk.ops.visit_counter import Counts, Key

# One line goes through the pipe to the supervisor whole only if it is short.
KEYS_A_LINE = 24
# So many lines are held while no database takes them; later ones are lost.
LINES_LIMIT = 5000


def lines_of(batch: str, counts: Counts) -> Iterator[str]:
    """Yield what tells of counts of a batch that were not told before."""
    rows = [[*key, number] for key, number in counts.items() if number]
    for first in range(0, len(rows), KEYS_A_LINE):
        part = rows[first : first + KEYS_A_LINE]
        yield json.dumps({"batch": batch, "counts": part}, separators=(",", ":"))


def visits_told_in(line: str) -> int:
    """Return how many visits a line tells of."""
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        rows = json.loads(line)["counts"]
        return sum(int(row[-1]) for row in rows if row[0] == "visits")
    return 0


def line_of_written(batch: str) -> str:
    """Return what tells that a batch is in the database."""
    return json.dumps({"written": batch})


class Unwritten:
    """What one exhibit has counted and not written yet, in the hands of its supervisor."""

    def __init__(self, path: Path, refused: Callable[[str], object]) -> None:
        """Begin.

        Args:
            path: The file for what is left at the end.
            refused: Told why that file cannot be written.
        """
        self._path = path
        self._refused = refused
        self._lines: dict[str, list[str]] = {}

    def take(self, line: str) -> None:
        """Take a line of the exhibit."""
        with suppress(ValueError, TypeError, KeyError):
            told = json.loads(line)
            if "written" in told:
                self._lines.pop(str(told["written"]), None)
            elif sum(map(len, self._lines.values())) < LINES_LIMIT:
                self._lines.setdefault(str(told["batch"]), []).append(line)

    def keep(self) -> None:
        """Put what is left into the file; the exhibit has ended."""
        lines = [line for lines in self._lines.values() for line in lines]
        self._lines.clear()
        if not lines:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="ascii") as file:
                file.write("".join(f"\n{line}" for line in lines))
        except OSError as error:
            self._refused(error.strerror or str(error))


class HandedOver:
    """What the exhibits before this one could not write."""

    def __init__(self, path: Path) -> None:
        """Take the file, so that another end of an exhibit begins a new one."""
        with suppress(OSError):
            path.replace(_free(path))
        self._taken = sorted(path.parent.glob(f"{path.name}.*"))
        self.batches = _batches_in(self._taken)
        self._left = set(self.batches)
        if not self._left:
            # Nothing that could be read: it is not read again at every start.
            self._remove()

    def written(self, batch: str) -> None:
        """Note that a batch is in the database; with the last one the file goes."""
        if batch in self._left:
            self._left.discard(batch)
            if not self._left:
                self._remove()

    def _remove(self) -> None:
        for path in self._taken:
            with suppress(OSError):
                path.unlink()


def _free(path: Path) -> Path:
    numbers = (path.with_name(f"{path.name}.{number}") for number in count(1))
    return next(each for each in numbers if not each.exists())


def _batches_in(paths: Iterable[Path]) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for line in (line for path in paths for line in _lines_in(path)):
        with suppress(ValueError, TypeError, KeyError):
            told = json.loads(line)
            rows = {Key(str(k), str(day), str(w)): int(n) for k, day, w, n in told["counts"]}
            found.setdefault(str(told["batch"]), Counts()).update(rows)
    return found


def _lines_in(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii", errors="replace").split("\n")
    except OSError:
        return []
