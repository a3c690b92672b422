"""Many pictures on one, small and in rows."""

from pathlib import Path

import pygame

from kiosk.screen.stages import Canvas, save_surface

GROUND = (120, 120, 120)
# The longer side of a small picture.
SIDE_PX, GAP_PX = 560, 10


class Overview:
    """Small pictures of screens of one size, in the order in which they came."""

    def __init__(self, size_px: tuple[int, int], columns: int) -> None:
        """Begin, with so many pictures in a row."""
        share = SIDE_PX / max(size_px)
        self._small_px = (round(size_px[0] * share), round(size_px[1] * share))
        self._columns = columns
        self._pictures: list[pygame.Surface] = []

    def add(self, canvas: Canvas) -> None:
        """Take in what a canvas shows."""
        self._pictures.append(canvas.small(self._small_px))

    def save(self, path: Path) -> None:
        """Write the overview as PNG, whole or not at all.

        Raises:
            OSError: If it cannot be written.
        """
        width_px, height_px = (side_px + GAP_PX for side_px in self._small_px)
        rows = -(-len(self._pictures) // self._columns)
        columns = min(self._columns, len(self._pictures))
        whole = pygame.Surface((GAP_PX + columns * width_px, GAP_PX + rows * height_px))
        whole.fill(GROUND)
        for nth, picture in enumerate(self._pictures):
            row, column = divmod(nth, self._columns)
            whole.blit(picture, (GAP_PX + column * width_px, GAP_PX + row * height_px))
        save_surface(whole, path)
