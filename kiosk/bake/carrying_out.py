"""A bake within its bounds of memory and time, and what went wrong told in plain words."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from kiosk.bake.bounds import TIME_LIMIT_S, limit_memory, time_limit
from kiosk.bake.planning import Progress
from kiosk.bake.telling import Telling
from kiosk.content.problems import Problem, Severity

DONE, PROBLEMS, UNUSABLE = 0, 1, 2

Listener: TypeAlias = Callable[[Progress], None]


def carried_out(
    cache: Path | None,
    baked: Callable[[Listener], tuple[Problem, ...]],
    telling: Telling,
) -> int:
    """Return the exit code of a bake.

    Args:
        cache: Made if it does not exist; None where nothing has to be written.
        baked: The bake; it tells its listener how far it is, and returns all problems.
        telling: Says what came of it.
    """
    doing = ""

    def note(progress: Progress) -> None:
        nonlocal doing
        doing = progress.text

    def tell_endless() -> None:
        reason = f'"{doing}" took more than {TIME_LIMIT_S / 60.0:.0f} minutes'
        telling.give_up(reason=reason)
        sys.stderr.write(f"kiosk: {reason}; given up\n")

    limit_memory()
    try:
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
        with time_limit(tell_endless, PROBLEMS):
            problems = baked(note)
    except BrokenPipeError:
        raise
    except MemoryError:
        # Met while the file was read or the atlas written; a layer's own is told with its name.
        reason = "the map needs more memory than this computer has to spare"
        telling.give_up(reason=reason)
        sys.stderr.write(f"kiosk: {reason}\n")
        return PROBLEMS
    except OSError as error:
        reason = error.strerror or str(error)
        if cache is None:
            telling.give_up(reason=reason)
            return UNUSABLE
        telling.give_up(refusal=reason)
        sys.stderr.write(f'kiosk: the cache "{cache}" cannot be written: {reason}\n')
        return UNUSABLE
    telling.tell(problems)
    return PROBLEMS if any(each.severity is Severity.ERROR for each in problems) else DONE
