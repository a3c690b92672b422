"""Baked pictures as surfaces: read and cut on a worker, within a byte budget; no frame waits."""

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

import pygame

from kiosk.atlas.pictures import BakedPicture, Gallery
from kiosk.screen.kept_surfaces import bytes_of

# A card's picture takes 0.3 MB at 1080 lines and 1.4 MB at 4K: the last ten or more stay. Another
# is read from the cache in some 20 ms, which no frame waits for.
BUDGET_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture in the size in which it is shown."""

    path: str
    lens: str
    size_px: tuple[int, int]


class Pictures:
    """The pictures of one gallery; those that were asked for arrive a little later."""

    def __init__(
        self, gallery: Gallery, budget_bytes: int = BUDGET_BYTES, *, at_once: bool = False
    ) -> None:
        """Begin.

        Args:
            gallery: Where they lie.
            budget_bytes: Of the surfaces that are kept.
            at_once: Whether to read them when asked, for pictures and replays that must not depend
                on how fast the worker is.
        """
        self._gallery = gallery
        self._budget_bytes = budget_bytes
        self._at_once = at_once
        self._surfaces: OrderedDict[Wanted, pygame.Surface] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        self._orders: SimpleQueue[Wanted | None] = SimpleQueue()
        self._awaited: set[Wanted] = set()
        self._arrived: set[Wanted] = set()
        self._missing: set[Wanted] = set()
        self._worker: Thread | None = None

    @property
    def waiting(self) -> bool:
        """Whether a picture that was asked for has not been painted yet."""
        with self._lock:
            return bool(self._awaited or self._arrived)

    def arrivals(self) -> bool:
        """Return whether a picture has arrived since this was last asked."""
        with self._lock:
            news, self._arrived = bool(self._arrived), set()
        return news

    def find(self, wanted: Wanted, *, at_once: bool = False) -> pygame.Surface | None:
        """Return a picture; None if it is not there yet, or never will be.

        Args:
            wanted: Which.
            at_once: Whether to wait for it.
        """
        with self._lock:
            found = self._surfaces.get(wanted)
            if found is not None:
                self._surfaces.move_to_end(wanted)
                return found
        if self.is_missing(wanted):
            return None
        if at_once or self._at_once:
            surface = self._read(wanted)
            self._keep(wanted, surface)
            return surface
        self._order(wanted)
        return None

    def is_missing(self, wanted: Wanted) -> bool:
        """Return whether there is no such picture, or it cannot be read."""
        picture = self._gallery.pictures.get((wanted.path, wanted.lens))
        with self._lock:
            return picture is None or not picture.sizes or wanted in self._missing

    def close(self) -> None:
        """Let the worker end."""
        self._orders.put(None)

    def _order(self, wanted: Wanted) -> None:
        with self._lock:
            if wanted in self._awaited:
                return
            self._awaited.add(wanted)
        if self._worker is None:
            self._worker = Thread(target=self._work, name="pictures", daemon=True)
            self._worker.start()
        self._orders.put(wanted)

    def _work(self) -> None:
        while (wanted := self._orders.get()) is not None:
            surface = self._read(wanted)
            self._keep(wanted, surface)
            with self._lock:
                self._awaited.discard(wanted)
                self._arrived.add(wanted)

    def _keep(self, wanted: Wanted, surface: pygame.Surface | None) -> None:
        with self._lock:
            if surface is None:
                self._missing.add(wanted)
                return
            self._surfaces[wanted] = surface
            self._bytes += bytes_of(surface)
            while self._bytes > self._budget_bytes and len(self._surfaces) > 1:
                _, oldest = self._surfaces.popitem(last=False)
                self._bytes -= bytes_of(oldest)

    def _read(self, wanted: Wanted) -> pygame.Surface | None:
        picture = self._gallery.pictures.get((wanted.path, wanted.lens))
        if picture is None or not picture.sizes:
            return None
        try:
            return _cut(picture, self._gallery.folder, wanted.size_px)
        except (pygame.error, OSError, ValueError, MemoryError):
            # The cache was emptied or damaged meanwhile; the plate tells what is meant.
            return None


def _cut(picture: BakedPicture, folder: Path, size_px: tuple[int, int]) -> pygame.Surface:
    """Return a picture scaled to cover a size and cut around its focus."""
    width_px, height_px = size_px

    def factor(baked_px: tuple[int, int]) -> float:
        return max(width_px / baked_px[0], height_px / baked_px[1])

    sizes = [each for each in picture.sizes if each.width_px and each.height_px]
    enough = [each for each in sizes if factor((each.width_px, each.height_px)) <= 1.0]
    chosen = enough[0] if enough else sizes[-1]
    whole = pygame.image.load(folder / chosen.file)
    scale = factor(whole.get_size())
    if abs(scale - 1.0) > 1e-6:
        scaled_px = (
            max(width_px, round(whole.get_width() * scale)),
            max(height_px, round(whole.get_height() * scale)),
        )
        whole = pygame.transform.smoothscale(whole, scaled_px)
    left_px = _start(picture.focus[0], whole.get_width(), width_px)
    top_px = _start(picture.focus[1], whole.get_height(), height_px)
    # A copy: a part would keep the whole in memory.
    return whole.subsurface((left_px, top_px, width_px, height_px)).copy()


def _start(share: float, whole_px: int, shown_px: int) -> int:
    """Return where a part begins that has the focus in its middle, as far as the whole reaches."""
    return round(min(max(share * whole_px - shown_px / 2, 0), whole_px - shown_px))
