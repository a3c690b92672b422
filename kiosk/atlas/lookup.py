"""A place in, the feature whose ground it lies on out."""

import numpy as np

from kiosk.atlas.model import AreaLod, FloatArray


def feature_at(lod: AreaLod, unit: FloatArray) -> int | None:
    """Return the index of the feature at a place, or None on the ground of none.

    Args:
        lod: The areas.
        unit: The place, shape (3,).
    """
    fills = lod.fills
    near = np.flatnonzero(fills.cap_unit @ unit >= np.cos(fills.cap_rad))
    # Any two axes across the direction of the place: only angles around it count.
    helper = np.eye(3)[np.argmin(np.abs(unit))]
    right = np.cross(helper, unit)
    up = np.cross(unit, right)
    for piece in near.tolist():
        ring = fills.unit[fills.start[piece] : fills.start[piece + 1]]
        turn_rad = np.arctan2(ring @ up, ring @ right)
        steps_rad = np.diff(turn_rad, append=turn_rad[0])
        steps_rad -= 2.0 * np.pi * np.round(steps_rad / (2.0 * np.pi))
        # A ring winds once around what it encloses.
        if abs(steps_rad.sum()) > np.pi:
            return int(fills.owner[piece])
    return None
