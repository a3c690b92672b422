"""An exhibit made ready on a screen in memory, for whoever takes pictures or times of it."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.app.baking import sound_atlas
from kiosk.app.gallery import baked_gallery
from kiosk.content.model import Exhibit
from kiosk.screen.stages import Canvas
from kiosk.visit import Show


@dataclass(frozen=True, slots=True, eq=False)
class Studio:
    """What is shown, and where."""

    show: Show
    canvas: Canvas


def studio_for(exhibit: Exhibit, config: Path, cache: Path, size_px: tuple[int, int]) -> Studio:
    """Return the studio of an exhibit; map and pictures are baked first if need be.

    Raises:
        RefusedError: If the map cannot be baked.
    """
    atlas = sound_atlas(exhibit, config, cache)
    files = font_files(exhibit, config.resolve().parent)
    gallery = baked_gallery(exhibit, config, cache)
    canvas = Canvas(size_px, exhibit, atlas, files, gallery)
    return Studio(Show(exhibit, atlas, canvas.fonts), canvas)
