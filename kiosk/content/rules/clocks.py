"""Clocks must find room beside each other."""

from collections.abc import Iterator

from kiosk.content.faults import Fault
from kiosk.content.gathering import Story
from kiosk.content.problems import Severity

# In the block of the date, on any screen: the names of more could not be read from a step away.
MOST_CLOCKS = 6


def clock_faults(story: Story) -> Iterator[Fault]:
    """Yield the first clock that is one too many."""
    if len(story.clocks) > MOST_CLOCKS:
        clock = story.clocks[MOST_CLOCKS]
        yield Fault(
            clock.origin,
            f'clock "{clock.entry.name}"',
            f"There are {len(story.clocks)} clocks; {MOST_CLOCKS} find room beside each other.",
            "Leave some out.",
            severity=Severity.WARNING,
        )
