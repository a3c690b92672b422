"""Keeps a bake that would starve or never end from taking the running exhibit with it."""

import contextlib
import os
from collections.abc import Callable, Iterator
from threading import Timer

MEMORY_SHARE = 0.75
# Of the memory of the machine. The finest public map of the world takes a tenth of 8 GB.

TIME_LIMIT_S = 1800.0
# A hundred times what the shipped map takes on two cores.


def limit_memory() -> None:
    """Let what is too large fail in this process, before the system picks another one to end."""
    # Windows has neither; there the paging file takes what is too much.
    with contextlib.suppress(ImportError, AttributeError):
        import resource

        memory_bytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        _, hardest = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = int(MEMORY_SHARE * memory_bytes)
        if hardest != resource.RLIM_INFINITY:
            wanted = min(wanted, hardest)
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hardest))


@contextlib.contextmanager
def time_limit(tell: Callable[[], None], exit_code: int) -> Iterator[None]:
    """End the process if what is inside takes too long.

    Args:
        tell: Says so first.
        exit_code: Of the process then.
    """

    def give_up() -> None:
        tell()
        # The libraries of the bake do not look up from their work: no exception would reach them.
        os._exit(exit_code)

    timer = Timer(TIME_LIMIT_S, give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
