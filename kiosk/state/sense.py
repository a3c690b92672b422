"""Which intents mean anything: what a broken panel or trace sends must not bend the state."""

from math import isfinite

from kiosk.content.model import View
from kiosk.state.intents import (
    AskHere,
    AskPlace,
    DragMap,
    FlingMap,
    FlingTime,
    FlyTo,
    Follow,
    Intent,
    JumpTo,
    PinchTime,
    PullCard,
    Resize,
    ScrubFinely,
    ScrubTo,
    StayUntil,
    StepEvent,
    StepTour,
    Tick,
    ZoomMap,
    ZoomTime,
)

# Wider or higher no screen is, nor any wall of them; farther no finger reaches.
LARGEST_PX = 100_000
# Far in the future, and within the reach of a calendar.
LATEST_UTC_S = 1e11
# Tracks a second, and tracks or magnifications at once, that no finger makes.
FASTEST_PER_S = 1000.0
WIDEST = 10_000.0


def makes_sense(intent: Intent) -> bool:
    """Return whether all numbers of an intent can be acted upon."""
    match intent:
        case Tick(dt_s):
            sound = isfinite(dt_s)
        case Resize(width_px, height_px):
            sound = 0 < width_px <= LARGEST_PX and 0 < height_px <= LARGEST_PX
        case DragMap(from_px, to_px) | PullCard(from_px, to_px):
            sound = _are_near(*from_px, *to_px)
        case ZoomMap(anchor_px, factor, _):
            sound = _are_near(*anchor_px) and isfinite(factor) and factor > 0.0
        case FlyTo(View((lon_deg, lat_deg), scale), _):
            sound = abs(lon_deg) <= 360.0 and abs(lat_deg) <= 90.0 and isfinite(scale)
        case AskPlace(_, (lon_deg, lat_deg)):
            sound = abs(lon_deg) <= 360.0 and abs(lat_deg) <= 90.0
        case AskHere((across, down)) | FlingMap((across, down)):
            sound = _are_near(across, down)
        case Follow(shown):
            sound = shown is None or shown.makes_sense
        case StepEvent(direction) | StepTour(direction):
            sound = direction in (1, -1)
        case _:
            sound = _makes_sense_in_time(intent)
    return sound


def _makes_sense_in_time(intent: Intent) -> bool:
    match intent:
        case StayUntil(until_s):
            sound = until_s is None or 0.0 <= until_s <= LATEST_UTC_S
        case ScrubTo(utc_s) | ScrubFinely(utc_s) | JumpTo(utc_s, _):
            sound = isfinite(utc_s)
        case FlingTime(velocity_per_s, reach):
            sound = abs(velocity_per_s) <= FASTEST_PER_S and isfinite(reach)
        case PinchTime(from_place, to_place, factor):
            near = abs(from_place) <= WIDEST and abs(to_place) <= WIDEST
            sound = near and 1 / WIDEST <= factor <= WIDEST
        case ZoomTime(factor):
            sound = 1 / WIDEST <= factor <= WIDEST
        case _:
            sound = True
    return sound


def _are_near(*px: float) -> bool:
    return all(abs(each) <= LARGEST_PX for each in px)
