"""Where scenes are shown: in a window, or in memory for pictures, replays and benchmarks."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pygame

from kiosk.atlas.model import Atlas
from kiosk.atlas.pictures import Gallery
from kiosk.clock import Clock
from kiosk.content.model import Exhibit
from kiosk.scene.scene import Scene
from kiosk.screen.fonts import FontFiles, Fonts
from kiosk.screen.globe import Globe
from kiosk.screen.painter import Painter
from kiosk.screen.pictures import Pictures
from kiosk.screen.platform import prepare_headless
from kiosk.screen.window import Signal, Window


class WindowScreen:
    """The screen of a running kiosk: a window and the painter of its surface."""

    def __init__(self, window: Window, painter: Painter) -> None:
        self._window = window
        self._painter = painter

    @property
    def painter(self) -> Painter:
        """Who paints."""
        return self._painter

    @property
    def refining(self) -> bool:
        return self._painter.refining

    @property
    def preparing(self) -> bool:
        return self._painter.preparing

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        return self._window.signals(timeout_s)

    def adopt(self, painter: Painter) -> None:
        """Go on with another painter, as when the map or its colours have changed."""
        self._painter.close()
        self._painter = painter

    def present(self, scene: Scene) -> bool:
        self._painter.onto(self._window.surface)
        stale = self._painter.paint(scene)
        if stale:
            self._window.show(stale)
        return bool(stale)

    def save(self, path: Path) -> None:
        """Write what is on screen as PNG, whole or not at all.

        Raises:
            OSError: If it cannot be written.
        """
        save_surface(self._window.surface, path)


class Canvas:
    """A screen in memory, with the fonts and the painter that a window would have."""

    def __init__(
        self,
        size_px: tuple[int, int],
        exhibit: Exhibit,
        atlas: Atlas,
        files: FontFiles,
        gallery: Gallery | None = None,
    ) -> None:
        """Open it.

        Args:
            size_px: Width and height.
            exhibit: What is shown.
            atlas: Its map.
            files: Font files by language and role.
            gallery: Its pictures; None for a plate in the place of each.
        """
        prepare_headless()
        pygame.display.init()
        # Surfaces take the format of the display: the same as a window's.
        pygame.display.set_mode((1, 1))
        self.fonts = Fonts(files)
        self._surface = pygame.Surface(size_px)
        pictures = None if gallery is None else Pictures(gallery, at_once=True)
        self._painter = Painter(self._surface, self.fonts, Globe(exhibit, atlas), pictures)

    @property
    def refining(self) -> bool:
        return self._painter.refining

    @property
    def preparing(self) -> bool:
        return self._painter.preparing

    @property
    def size_px(self) -> tuple[int, int]:
        return self._surface.get_size()

    @property
    def pixels(self) -> bytes:
        """The picture, row by row."""
        return pygame.image.tobytes(self._surface, "RGB")

    def resize(self, size_px: tuple[int, int]) -> None:
        """Go on with another size."""
        if size_px != self._surface.get_size():
            self._surface = pygame.Surface(size_px)
            self._painter.onto(self._surface)

    def present(self, scene: Scene, *, at_once: bool = False) -> bool:
        """Show a scene, step by step or in its final richness; return whether it may differ."""
        return bool(self._painter.paint(scene, at_once=at_once))

    def copy_times_s(self, count: int, clock: Clock) -> list[float]:
        """Return how long it takes to copy the picture onto itself: no frame could cost less."""
        picture = self._surface.copy()
        times_s = []
        for _ in range(count):
            began_s = clock.now_s()
            self._surface.blit(picture, (0, 0))
            times_s.append(clock.now_s() - began_s)
        return times_s

    def save(self, path: Path) -> None:
        """Write the picture as what its name ends in, whole or not at all.

        Raises:
            OSError: If it cannot be written.
        """
        save_surface(self._surface, path)

    def small(self, size_px: tuple[int, int]) -> pygame.Surface:
        """Return the picture, small."""
        return pygame.transform.smoothscale(self._surface, size_px)


def save_surface(surface: pygame.Surface, path: Path) -> None:
    """Write a picture as PNG, or as JPEG if its name ends so, whole or not at all.

    Raises:
        OSError: If it cannot be written.
    """
    # Into memory first: SDL writes half a file on a full disk and says nothing.
    whole = BytesIO()
    pygame.image.save(surface, whole, path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.write_bytes(whole.getbuffer())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
