"""A bake within its bounds of memory and time, and what went wrong told in plain words."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from kiosk.bake.atlas import Progress
from kiosk.bake.bounds import TIME_LIMIT_S, limit_memory, time_limit
from kiosk.content.problems import Problem, Severity

DONE, PROBLEMS, UNUSABLE = 0, 1, 2

Listener: TypeAlias = Callable[[Progress], None]


def carried_out(
    cache: Path,
    baked: Callable[[Listener], tuple[Problem, ...]],
    refused: Callable[[str], None] = lambda _: None,
) -> int:
    """Return the exit code of a bake.

    Args:
        cache: Made if it does not exist.
        baked: The bake; it tells its listener how far it is, and returns all problems.
        refused: Told why the cache cannot be written.
    """
    doing = ""

    def note(progress: Progress) -> None:
        nonlocal doing
        doing = progress.text

    def tell_endless() -> None:
        minutes = TIME_LIMIT_S / 60.0
        sys.stderr.write(f'kiosk: "{doing}" took more than {minutes:.0f} minutes; given up\n')

    limit_memory()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with time_limit(tell_endless, PROBLEMS):
            problems = baked(note)
    except BrokenPipeError:
        raise
    except MemoryError:
        # Met while the file was read or the atlas written; a layer's own is told with its name.
        sys.stderr.write("kiosk: the map needs more memory than this computer has to spare\n")
        return PROBLEMS
    except OSError as error:
        reason = error.strerror or str(error)
        refused(reason)
        sys.stderr.write(f'kiosk: the cache "{cache}" cannot be written: {reason}\n')
        return UNUSABLE
    tell(problems)
    return PROBLEMS if any(each.severity is Severity.ERROR for each in problems) else DONE


def tell(problems: tuple[Problem, ...]) -> None:
    """Tell problems on standard error."""
    for problem in problems:
        word = "" if problem.severity is Severity.ERROR else "(warning) "
        sys.stderr.write(f"{word}{problem}\n")
