"""The look of a picture in each world: newsprint by day, a cold negative's light by night."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from kiosk.content.model import Lens, Rgb

# Of the dots of newsprint, in px of a card at 1080 lines, and the angle of their rows.
DOT_PX = 4.0
DOT_DEG = 45.0
# The card of the design; on a screen of twice its size the dots are twice as large.
DESIGN_PX = 504.0
# At night a picture is no lamp: its middle tones sink.
NIGHT_GAMMA = 1.5
# No card shows a picture less wide than this, so what is higher is cut in the bake.
LEAST_ASPECT = 2.6


def cut(image: Image.Image, focus: tuple[float, float]) -> tuple[Image.Image, tuple[float, float]]:
    """Return a picture no higher than any card shows it, and its focus in what is left."""
    width_px, height_px = image.size
    most_px = max(1, round(width_px / LEAST_ASPECT))
    if height_px <= most_px:
        return image, focus
    top_px = round(min(max(focus[1] * height_px - most_px / 2, 0), height_px - most_px))
    down = (focus[1] * height_px - top_px) / most_px
    whole = image.crop((0, top_px, width_px, top_px + most_px))
    return whole, (focus[0], min(max(down, 0.0), 1.0))


def treated(image: Image.Image, lens: Lens, palette: Mapping[str, Rgb]) -> Image.Image:
    """Return a photograph as the world shows it, in the colours of its palette."""
    grey = ImageOps.autocontrast(ImageOps.grayscale(image), cutoff=1)
    if lens is Lens.PUBLIC:
        return _newsprint(grey, palette["ink"], palette["paper2"])
    dim = grey.point([round(255.0 * (value / 255.0) ** NIGHT_GAMMA) for value in range(256)])
    return ImageOps.colorize(
        dim, palette["panel"], palette["document"], mid=palette["coast"], midpoint=150
    )


def _newsprint(grey: Image.Image, ink: Rgb, paper: Rgb) -> Image.Image:
    light = np.asarray(grey, dtype=np.float64) / 255.0
    height_px, width_px = light.shape
    pitch_px = DOT_PX * max(1.0, width_px / DESIGN_PX)
    down, across = np.mgrid[0:height_px, 0:width_px]
    turn = np.deg2rad(DOT_DEG)
    u = (across * np.cos(turn) + down * np.sin(turn)) * (2 * np.pi / pitch_px)
    v = (down * np.cos(turn) - across * np.sin(turn)) * (2 * np.pi / pitch_px)
    screen = 0.5 + 0.25 * (np.cos(u) + np.cos(v))
    # Soft dots, so that they hold at every size; black stays black and white stays white.
    covered = np.clip((screen - light) * 2.2 + 0.5, 0.0, 1.0)
    return Image.fromarray(_mixed(covered, ink, paper))


def _mixed(covered: npt.NDArray[np.float64], ink: Rgb, paper: Rgb) -> npt.NDArray[np.uint8]:
    share = covered[..., None]
    mixed = np.array(paper) * (1.0 - share) + np.array(ink) * share
    return np.round(mixed).astype(np.uint8)
