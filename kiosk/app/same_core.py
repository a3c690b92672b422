"""A thread that works beside the frames, on their core: it runs while they wait, not against them.

Python lets one thread run at a time. Where two threads have a core each, the second one takes its
turn whenever the first lets go for a moment, as numpy does some hundred times in a frame, and the
first waits for it each time: a frame of 8 ms took 30. On one core the first simply goes on.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# `man 5 proc`, /proc/[pid]/stat: the processor is field 39, and what follows the name begins at 3.
PROCESSOR = 39 - 3


# Of a core that two threads want, the one that gives way has a tenth.
NICE = 10


def give_way() -> None:
    """Let the calling thread, and the processes that it starts, run when nothing else wants to."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)


@contextmanager
def on_the_core_of_the_frames() -> Iterator[None]:
    """Keep the calling thread on the core of the main thread, and that on it; then let both go.

    Where the system does not offer it, nothing is changed. A process that is started meanwhile by
    either thread stays on that core.
    """
    main, own = threading.main_thread().native_id, threading.get_native_id()
    allowed = _pinned(main, own) if main is not None and main != own else None
    try:
        yield
    finally:
        if sys.platform == "linux" and allowed is not None and main is not None:
            for thread in (main, own):
                with suppress(OSError):
                    os.sched_setaffinity(thread, allowed)


def _pinned(main: int, own: int) -> set[int] | None:
    """Bind two threads to the core on which the first is; return which cores it had before."""
    if sys.platform != "linux":
        return None
    try:
        stat = Path(f"/proc/self/task/{main}/stat").read_text(encoding="ascii", errors="replace")
        core = int(stat.rpartition(")")[2].split()[PROCESSOR])
        allowed = os.sched_getaffinity(main)
        os.sched_setaffinity(own, {core})
        os.sched_setaffinity(main, {core})
    except (OSError, ValueError, IndexError):
        return None
    return allowed
