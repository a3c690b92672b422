"""What took long to work out and only depends on a text, kept in the cache folder."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Memory:
    """A folder of small files, any of which may be missing or damaged at any time.

    Attributes:
        folder: None keeps nothing.
    """

    folder: Path | None = None

    def recalled(self, name: str, source: str, work_out: Callable[[], T]) -> T:
        """Return what is made from a text; worked out only if the text has changed.

        Args:
            name: What is kept under; one text at a time.
            source: All that the result depends on.
            work_out: Makes the result, of lists, texts, numbers and truths only.
        """
        if self.folder is None:
            return work_out()
        path = self.folder / f"{name}.json"
        key = sha256(source.encode()).hexdigest()
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["key"] == key:
                made: T = kept["made"]
                return made
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            # Not there yet, or damaged: it is made anew.
            pass
        made = work_out()
        self._keep(path, json.dumps({"key": key, "made": made}, ensure_ascii=False))
        return made

    def _keep(self, path: Path, text: str) -> None:
        # Two programs may do this at once: each writes under a name of its own.
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(text, encoding="utf-8")
            partial.replace(path)
        except (OSError, UnicodeEncodeError):
            # A full disk costs time at the next start, nothing else.
            return


NO_MEMORY = Memory()


def memory_in(cache: Path) -> Memory:
    """Return the one that all programs keep in the cache folder of an exhibit."""
    return Memory(cache / "memory")
