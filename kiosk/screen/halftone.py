"""Halftone: screens of dots at 45 degrees, as newspapers printed their greys."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt


# Two screens of dots, that of the land and that of the sea, on the strips of one screen.
@lru_cache(maxsize=4)
def dot_mask(size_px: tuple[int, int], pitch_px: int, radius_share: float) -> npt.NDArray[np.bool_]:
    """Return where dots are whose rows stand at 45 degrees, shape (rows, columns).

    Args:
        size_px: Width and height to cover.
        pitch_px: From dot to dot of a row; every other row is shifted by half of it.
        radius_share: Of one dot, as a share of the pitch: the tone is the same on any screen.
    """
    at_px = np.arange(pitch_px) + 0.5
    from_corner_px = np.minimum(at_px, pitch_px - at_px)
    from_middle_px = at_px - pitch_px / 2.0
    dots = [
        np.hypot(*np.meshgrid(px, px)) <= radius_share * pitch_px
        for px in (from_corner_px, from_middle_px)
    ]
    width_px, height_px = size_px
    copies = (-(-height_px // pitch_px), -(-width_px // pitch_px))
    return np.tile(dots[0] | dots[1], copies)[:height_px, :width_px]
