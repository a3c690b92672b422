"""Surfaces that are used again: as many as have room, those that were longest unused go first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

import pygame


class KeptSurfaces:
    """Surfaces by name within a budget of bytes."""

    def __init__(self, budget_bytes: int) -> None:
        self.used_bytes = 0
        self._budget_bytes = budget_bytes
        self._surfaces: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def __len__(self) -> int:
        return len(self._surfaces)

    def __contains__(self, name: Hashable) -> bool:
        return name in self._surfaces

    def found(self, name: Hashable, draw: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return a surface, drawn first if it is not there (any more)."""
        kept = self._surfaces.get(name)
        if kept is not None:
            self._surfaces.move_to_end(name)
            return kept
        drawn = draw()
        self._surfaces[name] = drawn
        self.used_bytes += bytes_of(drawn)
        # What is larger than the budget stays until the next one comes.
        while self.used_bytes > self._budget_bytes and len(self._surfaces) > 1:
            _, oldest = self._surfaces.popitem(last=False)
            self.used_bytes -= bytes_of(oldest)
        return drawn


def bytes_of(surface: pygame.Surface) -> int:
    """Return the memory of its pixels."""
    return surface.get_pitch() * surface.get_height()
