"""Which intents mean anything: what a broken panel or trace sends must not bend the state."""

from math import isfinite

from kiosk.content.model import View
from kiosk.state.intents import (
    DragMap,
    FlingMap,
    FlyTo,
    Intent,
    JumpTo,
    Resize,
    ScrubTo,
    StepEvent,
    Tick,
    ZoomMap,
)

# Wider or higher no screen is, nor any wall of them; farther no finger reaches.
LARGEST_PX = 100_000


def makes_sense(intent: Intent) -> bool:
    """Return whether all numbers of an intent can be acted upon."""
    match intent:
        case Tick(dt_s):
            return isfinite(dt_s)
        case Resize(width_px, height_px):
            return 0 < width_px <= LARGEST_PX and 0 < height_px <= LARGEST_PX
        case DragMap(at_px, other) | FlingMap(at_px, other):
            return _are_near(*at_px, *other)
        case ZoomMap(anchor_px, factor, _):
            return _are_near(*anchor_px) and isfinite(factor) and factor > 0.0
        case FlyTo(View((lon_deg, lat_deg), scale), _):
            return abs(lon_deg) <= 360.0 and abs(lat_deg) <= 90.0 and isfinite(scale)
        case ScrubTo(utc_s) | JumpTo(utc_s, _):
            return isfinite(utc_s)
        case StepEvent(direction):
            return direction in (1, -1)
        case _:
            return True


def _are_near(*px: float) -> bool:
    return all(abs(each) <= LARGEST_PX for each in px)
